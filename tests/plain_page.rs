//! The page without the app says what the tables say.

#![allow(clippy::panic, clippy::expect_used, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::markup::plain_page;
use report::atlas;

#[test]
fn all_routes_events_deals_and_notes_stand_in_it() {
    let page = plain_page(atlas());
    let escaped = heartland::text::escaped;
    let names = (atlas().routes.rows().iter().map(|row| &row.name))
        .chain(atlas().events.rows().iter().map(|row| &row.name))
        .chain(atlas().deals.rows().iter().map(|row| &row.name))
        .chain(atlas().notes.rows().iter().map(|row| &row.text));
    for name in names {
        assert!(page.contains(&escaped(name.get(heartland_data::model::Language(0)))), "{name:?}");
    }
}

#[test]
fn it_keeps_to_the_strictest_rules_for_content() {
    let page = plain_page(atlas());
    assert!(!page.contains(" style=") && !page.contains("<script") && !page.contains("<style"));
    assert!(!page.contains("NaN") && !page.contains("inf\"") && !page.contains("inf%"));
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_picture_follows_the_theme() {
    let page = plain_page(atlas());
    assert!(page.contains("fill=\"var(--land)\"") && !page.contains("fill=\"#"));
}

#[test]
fn rows_and_columns_have_heads_and_links_lead_somewhere() {
    let page = plain_page(atlas());
    for table in page.split("<table").skip(1).filter_map(|rest| rest.split("</table>").next()) {
        assert!(
            table.contains("<caption>") && table.contains("scope=\"col\"") && table.contains("scope=\"row\"")
        );
    }
    let anchors: Vec<&str> = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| *id != "shore")
        .collect();
    assert_eq!(anchors.len(), 5);
    for anchor in anchors {
        assert_eq!(page.matches(&format!("id=\"{anchor}\"")).count(), 1, "{anchor}");
    }
}
