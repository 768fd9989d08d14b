//! Tables and dossiers say what the data says, row for row.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it does not expect"
)]

mod report;

use heartland::{
    dossier::{Desk, dossier_of, figure_value},
    grid::{GridTable, GridView, grid_of, rows_shown},
    state::{Relations, rank_of_item, subjects_of, things_of_figure},
    text::{decimal_text, texts},
};
use heartland_data::model::{HasSlug, Item, Language, Thing};
use report::atlas;

fn desk<'a>(relations: &'a Relations, language: u8, tag: &str) -> Desk<'a> {
    Desk { atlas: atlas(), relations, texts: texts(tag), language: Language(language) }
}

#[test]
fn a_shrine_is_of_any_faith_where_its_name_does_not_say_which() {
    let relations = Relations::from_atlas(atlas());
    let shrine = Thing::Place(atlas().places.find("yasukuni").expect("a place"));
    for (language, tag, title, kind) in [
        (0, "en", "Yasukuni Shrine", "Shrine"),
        (1, "zh", "靖国神社", "宗教场所"),
        (2, "ru", "Храм Ясукуни", "Храм"),
    ] {
        let dossier = dossier_of(&desk(&relations, language, tag), shrine).expect("a dossier");
        assert_eq!((dossier.title.as_str(), dossier.kind.first().map(String::as_str)), (title, Some(kind)));
    }
}

#[test]
fn every_figure_stands_in_its_dossiers_as_the_table_has_it() {
    let relations = Relations::from_atlas(atlas());
    for (language, tag) in [(0, "en"), (1, "zh"), (2, "ru")] {
        let desk = desk(&relations, language, tag);
        for figure in atlas().figures.rows() {
            for thing in subjects_of(figure).chain(things_of_figure(figure)) {
                let dossier = dossier_of(&desk, thing).expect("a dossier");
                let entry = dossier.entries(&desk).find(|entry| entry.slug == figure.slug());
                let entry =
                    entry.unwrap_or_else(|| panic!("{} is not in the dossier of {thing:?}", figure.slug));
                assert_eq!(entry.lead, figure_value(&desk, figure), "{}", figure.slug);
                // In the magnitude that the language counts in: Chinese has powers of ten thousand.
                let power = -9..=9_i8;
                let numbers = power
                    .filter(|power| *power == 0 || tag == "zh")
                    .filter_map(|it| figure.value.shifted(it));
                // Calendar years are not grouped.
                let mut spelled =
                    numbers.flat_map(|number| [decimal_text(desk.texts, number), number.to_string()]);
                assert!(spelled.any(|digits| entry.lead.contains(&digits)), "{}", entry.lead);
                assert_eq!(entry.basis, Some(figure.basis));
                assert!(!entry.locator.is_empty(), "{}", figure.slug);
            }
        }
    }
}

#[test]
fn the_table_of_figures_has_every_value() {
    let relations = Relations::from_atlas(atlas());
    let desk = desk(&relations, 0, "en");
    let grid = grid_of(&desk, GridTable::Figures);
    assert_eq!(grid.rows.len(), atlas().figures.len());
    for (row, figure) in grid.rows.iter().zip(atlas().figures.rows()) {
        assert_eq!(row.slug, figure.slug());
        assert_eq!(
            row.cells.get(1).map(|cell| cell.text.as_str()),
            Some(figure_value(&desk, figure).as_str())
        );
    }
}

#[test]
fn all_tables_have_a_cell_a_column() {
    let relations = Relations::from_atlas(atlas());
    for table in GridTable::ALL {
        let grid = grid_of(&desk(&relations, 2, "ru"), *table);
        assert!(!grid.rows.is_empty(), "{}", table.as_str());
        assert!(grid.rows.iter().all(|row| row.cells.len() == grid.columns.len()), "{}", table.as_str());
    }
}

#[test]
fn the_table_and_the_dossiers_tell_the_time_of_a_membership_alike() {
    let relations = Relations::from_atlas(atlas());
    for (slug, en, ru) in [
        ("csto-uzb", "until Jun 2012", "до июня 2012\u{a0}г."),
        ("sco-rus", "since 15 Jun 2001", "с 15\u{a0}июня 2001\u{a0}г."),
        ("cis-aze", "since Sept 1993", "с сентября 1993\u{a0}г."),
        (
            "eurasec-uzb",
            "25 Jan 2006\u{a0}– Oct 2008",
            "25\u{a0}января 2006\u{a0}г.\u{a0}— октябрь 2008\u{a0}г.",
        ),
        ("sco-afg", "", ""),
    ] {
        let row = atlas().memberships.rows().iter().position(|row| row.slug() == slug).expect("a row");
        let organisation = atlas().memberships.rows()[row].organisation;
        for (language, tag, expected) in [(0, "en", en), (2, "ru", ru)] {
            let desk = desk(&relations, language, tag);
            let grid = grid_of(&desk, GridTable::Memberships);
            assert_eq!(grid.rows[row].cells[3].text, expected, "{slug}");
            let dossier = dossier_of(&desk, Thing::Organisation(organisation)).expect("a dossier");
            let entry = dossier.entries(&desk).find(|entry| entry.slug == slug).expect("an entry");
            assert_eq!(entry.tags.get(1).map_or("", |tag| tag), expected, "{slug}");
        }
    }
}

#[test]
fn sorting_is_by_number_date_or_letters_and_stable() {
    let relations = Relations::from_atlas(atlas());
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Deals);
    for column in 0..grid.columns.len() {
        let order = |is_reversed| {
            let view = GridView { order: Some((column, is_reversed)), ..GridView::default() };
            rows_shown(&grid, &view)
        };
        for is_reversed in [false, true] {
            let cells: Vec<_> = order(is_reversed)
                .into_iter()
                .filter_map(|row| grid.rows.get(row)?.cells.get(column))
                .collect();
            assert_eq!(cells.len(), grid.rows.len());
            for pair in cells.windows(2) {
                let [a, b] = pair else { continue };
                if a.text.is_empty() || b.text.is_empty() {
                    assert!(b.text.is_empty(), "empty cells come last");
                    continue;
                }
                let is_sorted = match (a.rank, b.rank) {
                    (Some(a), Some(b)) => a <= b || is_reversed && a >= b,
                    _ => (a.text.to_lowercase() <= b.text.to_lowercase()) != is_reversed || a.text == b.text,
                };
                assert!(is_sorted, "{column} {is_reversed}: {} before {}", a.text, b.text);
            }
        }
    }
}

#[test]
fn figures_say_fact_or_intent_and_who_says_so() {
    let relations = Relations::from_atlas(atlas());
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Figures);
    for (slug, expected) in [
        ("kaz-trade-china-2015", "forecast, said by the report"),
        ("kaz-trade-china-2012", "said by the report"),
        ("tkm-gas-2020", "planned, said by the report"),
    ] {
        let row = grid.rows.iter().find(|row| row.slug == slug).unwrap_or_else(|| panic!("{slug}"));
        assert!(row.cells.iter().any(|cell| cell.text == expected), "{slug}: {:?}", row.cells);
    }
}

#[test]
fn places_in_the_report_sort_as_they_stand_there() {
    let relations = Relations::from_atlas(atlas());
    for table in [GridTable::Figures, GridTable::Events, GridTable::Statements] {
        let grid = grid_of(&desk(&relations, 0, "en"), table);
        let column = grid.columns.len() - 1;
        let view = GridView { order: Some((column, false)), ..GridView::default() };
        let places =
            rows_shown(&grid, &view).into_iter().map(|row| grid.rows[row].cells[column].text.clone());
        // As far as they name the first section, by their numbers.
        let first = atlas().sections.rows()[0].title.get(Language::default());
        let places: Vec<String> = places.collect();
        let of_first = places.iter().take_while(|place| place.starts_with(first)).count();
        assert_eq!(
            of_first,
            places.iter().filter(|place| place.starts_with(first)).count(),
            "{}",
            table.as_str()
        );
    }
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Events);
    let column = grid.columns.len() - 1;
    let view = GridView { order: Some((column, false)), ..GridView::default() };
    let cells = rows_shown(&grid, &view).into_iter().map(|row| grid.rows[row].cells[column].text.clone());
    let entries: Vec<u32> = cells.filter_map(|text| text.split_once("entry\u{a0}")?.1.parse().ok()).collect();
    assert!(entries.len() > 10 && entries.is_sorted(), "{entries:?}");
}

#[test]
fn figures_concern_the_things_whose_dossiers_hold_them() {
    let relations = Relations::from_atlas(atlas());
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Figures);
    for ((id, figure), row) in atlas().figures.iter().zip(&grid.rows) {
        for thing in things_of_figure(figure) {
            assert!(row.concerns.contains(&thing), "{}: {thing:?}", row.slug);
        }
        let holds = |thing: &Thing| relations.has_item(*thing, Item::Figure(id));
        assert!(row.concerns.iter().all(holds), "{}", row.slug);
    }
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Organisations);
    for ((id, _), row) in atlas().organisations.iter().zip(&grid.rows) {
        let members = atlas().memberships.rows().iter().filter(|membership| membership.organisation == id);
        let members: Vec<Thing> =
            members.filter_map(|membership| membership.country.map(Thing::Country)).collect();
        assert_eq!(row.concerns.split_last(), Some((&Thing::Organisation(id), members.as_slice())));
    }
}

#[test]
fn what_is_tied_to_a_thing_is_in_table_order_and_there_once() {
    let relations = Relations::from_atlas(atlas());
    for (id, _) in atlas().countries.iter() {
        let items = relations.items(Thing::Country(id));
        assert!(items.is_sorted_by(|a, b| rank_of_item(*a) < rank_of_item(*b)));
        assert!(items.iter().all(|item| relations.has_item(Thing::Country(id), *item)));
        assert!(relations.routes_through(id).is_sorted_by(|a, b| a < b));
        assert!(relations.places_in(id).is_sorted_by(|a, b| a < b));
        assert!(relations.memberships(Thing::Country(id)).is_sorted_by(|a, b| a < b));
    }
    for (id, _) in atlas().figures.iter() {
        assert!(relations.notes_of(id).is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn words_and_things_filter() {
    let relations = Relations::from_atlas(atlas());
    let grid = grid_of(&desk(&relations, 0, "en"), GridTable::Figures);
    let shown =
        |words: &str, only| rows_shown(&grid, &GridView { words: words.to_owned(), only, order: None }).len();
    assert_eq!(shown("", None), grid.rows.len());
    assert_eq!(shown("25.68", None), 1);
    assert_eq!(shown("KAZAKHSTAN two-way 40", None), 1);
    assert_eq!(shown("zzz", None), 0);
    let country = atlas().countries.find("KAZ").map(Thing::Country);
    assert!(shown("", country) > 30 && shown("", country) < grid.rows.len() / 2);
}
