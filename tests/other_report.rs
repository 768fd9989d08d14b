//! Another report's tables give another atlas: the app's queries on a small package about ferries.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it does not expect"
)]

#[cfg(test)]
#[path = "../data/tests/check/package.rs"]
#[allow(dead_code, reason = "tests of the data break their copies as well")]
mod package;
mod things;

use heartland::{
    chart::{PlotRequest, plot_of, table_of},
    dossier::{Desk, Entry, dossier_of},
    export::{chart_csv, geojson_text},
    geo::Viewport,
    grid::{GridTable, grid_of},
    markup::{legend_key_markup, plain_page, results_note},
    render::{Emphasis, LegendSample, sheet_words},
    scene::{FrameRequest, MapScene},
    search::index_from_atlas,
    state::{Filter, Relations, Row, Showing, home_of, parse_query, print_query, showing, slug_of},
    text::{search_texts, texts},
    timeline::{Family, Source, entries},
};
use heartland_data::{
    Atlas, author,
    geo::{DisputeClass, DisputedLine},
    model::{HasSlug, Language, Table, Thing},
};
use package::Package;
use std::{path::Path, sync::OnceLock};
use things::things;

fn ferries() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| {
        let package = Package::minimal_of(Path::new("data"));
        author::load(&package.dir).unwrap_or_else(|violations| panic!("{violations:#?}"))
    })
}

fn desk() -> Desk<'static> {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    let relations = RELATIONS.get_or_init(|| Relations::from_atlas(ferries()));
    Desk { atlas: ferries(), relations, texts: texts("en"), language: Language(0) }
}

fn country(slug: &str) -> Thing {
    Thing::Country(ferries().countries.find(slug).expect("a country"))
}

#[test]
fn the_dossier_of_a_country() {
    let dossier = dossier_of(&desk(), country("AST")).expect("a dossier");
    assert_eq!(dossier.title, "Astra");
    let entries: Vec<Entry> = dossier.entries(&desk()).collect();
    let leads: Vec<&str> = entries.iter().map(|entry| entry.lead.as_str()).collect();
    for lead in ["over 120 k", "80 k", "60.0%", "1.5 times"] {
        assert!(leads.contains(&lead), "{lead} in {leads:?}");
    }
    let links: Vec<&str> =
        entries.iter().flat_map(|entry| &entry.links).map(|link| link.name.as_str()).collect();
    for name in ["Day ferry", "Borea", "Harbour loan", "Meeting of the Ferry Union", "Ferry Union"] {
        assert!(links.contains(&name), "{name} in {links:?}");
    }
}

#[test]
fn every_thing_has_a_dossier_and_a_link() {
    let atlas = ferries();
    for thing in things(atlas) {
        assert!(dossier_of(&desk(), thing).is_some(), "{}", slug_of(atlas, thing));
        let query = heartland::state::Query { selection: Some(thing), ..Default::default() };
        assert_eq!(parse_query(atlas, print_query(atlas, &query)), (query, Vec::new()));
    }
}

#[test]
fn charts_draw_this_report() {
    let atlas = ferries();
    let request = PlotRequest { width_px: 500.0, is_other_way: false, closed: &[] };
    // In the order that the table gives, not that of its rows.
    let titles: Vec<&str> = atlas.charts.rows().iter().map(|chart| chart.title.get(Language(0))).collect();
    assert_eq!(titles, ["A crossing takes hours", "Most come from Astra"]);
    let passengers = atlas.charts.find("later-chart").expect("a chart");
    let plot = plot_of(&desk(), passengers, &request).expect("a plot");
    let rows = table_of(&desk(), &plot);
    assert!(rows.iter().any(|row| row.iter().any(|cell| cell.contains("120"))), "{rows:?}");
    assert!(plot.drawing.marks.iter().any(|mark| mark.thing == country("AST")));
    assert!(!plot.drawing.markup.contains("China"));
    // A range keeps both ends in the file.
    let crossing = atlas.charts.find("first-chart").expect("a chart");
    let csv = chart_csv(atlas, &plot_of(&desk(), crossing, &request).expect("a plot"));
    assert!(csv.contains("route,day-ferry,Day ferry,Hours,2,3,hours,,,design,since,crossing,"), "{csv}");
}

#[test]
fn search_finds_names_in_all_languages_numbers_and_aliases() {
    let index = index_from_atlas(ferries());
    let rows = |text: &str| -> Vec<Row> { index.find(text).list.iter().map(|hit| hit.row).collect() };
    for text in ["Astra", "Astraland", "Астра"] {
        assert!(rows(text).contains(&Row::Thing(country("AST"))), "{text}");
    }
    let figure = rows("120").into_iter().find(|row| matches!(row, Row::Figure(_))).expect("the figure");
    assert_eq!(home_of(ferries(), figure), Some(country("AST")));
    assert_eq!(rows("pipeline"), Vec::<Row>::new());
}

#[test]
fn a_search_without_results_suggests_what_this_report_has() {
    let index = index_from_atlas(ferries());
    let note = results_note(&desk(), search_texts("en"), "pipeline", &index.find("pipeline"));
    // Its only event lasts two days.
    assert!(note.contains("as the report writes it (60.0), or a date."), "{note}");
    assert!(!index.find("60.0").list.is_empty());
}

#[test]
fn the_legend_shows_what_this_report_has_on_the_map() {
    let rows = ["Pipelines: wider", "Pale band", "Disputed border", "Hollow: in service by plan"];
    let shown = |atlas: &Atlas| {
        let markup = legend_key_markup(atlas, texts("en"), None);
        rows.map(|words| markup.contains(words))
    };
    // Ferries, no pipeline, and a railway whose course is roughly known.
    assert_eq!(shown(ferries()), [false, true, false, false]);
    let mut other = ferries().clone();
    other.geometry.disputed.push(DisputedLine { class: DisputeClass::Disputed, runs: Vec::new() });
    assert_eq!(shown(&other), [false, true, true, false]);
    // A report of the time at which the ship was laid down.
    other.report.as_of = "1986".parse().expect("a date");
    assert_eq!(shown(&other), [false, true, true, true]);
}

#[test]
fn the_chronology_has_every_dated_row_in_order() {
    let entries = entries(ferries());
    let from: Vec<f64> = entries.iter().map(|entry| entry.from).collect();
    assert!(from.is_sorted());
    assert_eq!(entries.len(), 1 + 1 + 3);
}

#[test]
fn a_moment_without_an_end_is_no_plan_for_that() {
    let mut other = ferries().clone();
    for (date, family) in [("1988/..", Family::Built), ("1988-05", Family::Built), ("2003/..", Family::Plan)]
    {
        let mut rows = other.milestones.rows().to_vec();
        let running = rows.last_mut().expect("a milestone");
        running.date = date.parse().expect("a date");
        other.milestones = Table::from_rows(rows);
        let list = entries(&other);
        let entry = list.iter().rfind(|entry| matches!(entry.source, Source::Milestone(_)));
        assert_eq!(entry.map(|entry| entry.family), Some(family), "{date}");
    }
}

#[test]
fn a_picture_names_every_gauge_in_its_legend() {
    let mut other = ferries().clone();
    let mut rows = other.routes.rows().to_vec();
    let railway = rows.last_mut().expect("a railway");
    (railway.gauge_mm, railway.gauge_to_mm) = (Some(1520), Some(1676));
    other.routes = Table::from_rows(rows);
    let scene = MapScene::from_atlas(&other);
    let request = FrameRequest::from_viewport(Viewport::from_size(800.0, 500.0), Language(0));
    let (all, filter) = (Showing::everything(&other), Filter::default());
    let frame = scene.frame(&request, &all);
    let words =
        sheet_words(&other, (&frame, &all, &filter), &[], Emphasis::default(), (Language(0), texts("en")));
    let names: Vec<&str> = words.legend.iter().map(|(_, name)| name.as_str()).collect();
    for gauge in ["1,520", "1,676"] {
        assert!(names.iter().any(|name| name.contains(gauge)), "{names:?}");
    }
}

#[test]
fn tables_have_its_rows() {
    for (table, rows) in [
        (GridTable::Figures, 6),
        (GridTable::Deals, 1),
        (GridTable::Routes, 2),
        (GridTable::Places, 3),
        (GridTable::Memberships, 4),
        (GridTable::Notes, 1),
        (GridTable::Milestones, 3),
    ] {
        assert_eq!(grid_of(&desk(), table).rows.len(), rows, "{}", table.as_str());
    }
}

#[test]
fn the_map_shows_its_routes_by_year() {
    let atlas = ferries();
    let scene = MapScene::from_atlas(atlas);
    let (min, max) = scene.home();
    let viewport = Viewport::from_size(800.0, 500.0).fitted(min, max, 8.0, 6.0);
    let request = FrameRequest::from_viewport(viewport, Language(0));
    let frame = scene.frame(&request, &Showing::everything(atlas));
    assert_eq!(frame.routes.len(), 2);
    let (all, filter) = (Showing::everything(atlas), Filter::default());
    let words =
        sheet_words(atlas, (&frame, &all, &filter), &[], Emphasis::default(), (Language(0), texts("en")));
    assert!(words.legend.iter().all(|(sample, _)| *sample != LegendSample::Disputed));
    assert!(words.notes.iter().any(|note| note.contains("May 2002")), "{:?}", words.notes);
    let early = Filter { year: Some(1986), ..Filter::default() };
    let shown = showing(atlas, &early, Language(0), texts("en"));
    let ferry = atlas.routes.find("day-ferry").expect("a route");
    let later = Filter { year: Some(1990), ..Filter::default() };
    let later = showing(atlas, &later, Language(0), texts("en"));
    assert_ne!(shown.standing(ferry), later.standing(ferry), "laid down, then sailing");
}

#[test]
fn the_page_without_the_app_and_the_map_as_a_file() {
    let page = plain_page(ferries());
    for words in ["Day ferry", "Harbour loan", "Meeting of the Ferry Union", "Counted twice"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("China") && !page.contains("Kazakhstan"));
    assert!(page.contains("Borders in practice as of May 2002") && !page.contains("2014"));
    let map = geojson_text(&desk());
    assert!(map.contains("\"coordinates\":[[14.1,52],[15.9,52]]"), "{map}");
    assert_eq!(map.matches("\"type\":\"Feature\"").count(), 2 + 3);
    assert_eq!(ferries().routes.rows().first().map(HasSlug::slug), Some("day-ferry"));
}
