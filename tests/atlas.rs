//! The report's own data, through the page's queries.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;
mod things;

use heartland::{
    dossier::{Desk, Dossier, Entry, dossier_of},
    geo::Viewport,
    scene::{FrameRequest, MapScene},
    state::{Relations, Showing, ThingKind, name_of, parse_query, print_query, slug_of, thing_from_slug},
    text::texts,
};
use heartland_data::model::{Item, Language, RowId, Thing};
use report::atlas;
use std::{collections::BTreeSet, sync::OnceLock};
use things::things;

fn relations() -> &'static Relations {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    RELATIONS.get_or_init(|| Relations::from_atlas(atlas()))
}

fn desk(tag: &str) -> Desk<'static> {
    let language =
        atlas().report.languages.iter().position(|language| **language == *tag).expect("a language");
    Desk { atlas: atlas(), relations: relations(), texts: texts(tag), language: Language(language as u8) }
}

fn dossier(thing: Thing, tag: &str) -> Dossier {
    dossier_of(&desk(tag), thing).expect("a dossier")
}

/// All rows of a thing's dossier.
fn entries(thing: Thing, tag: &str) -> Vec<Entry> {
    let dossier = dossier(thing, tag);
    let entries: Vec<Entry> = dossier.entries(&desk(tag)).collect();
    let counts = dossier.groups.iter().map(|group| group.stems.len());
    assert_eq!(entries.len(), counts.sum::<usize>(), "rows that {} counts and does not have", dossier.title);
    entries
}

fn country(slug: &str) -> Thing {
    thing_from_slug(atlas(), ThingKind::Country, slug).expect("a country")
}

#[test]
fn every_thing_has_a_dossier_in_every_language() {
    for tag in ["en", "zh", "ru"] {
        for thing in things(atlas()) {
            let dossier = dossier(thing, tag);
            assert!(!dossier.title.is_empty(), "{tag} {}", slug_of(atlas(), thing));
            for group in &dossier.groups {
                assert!(!group.stems.is_empty() && !group.title.is_empty());
            }
            for entry in entries(thing, tag) {
                let says = !entry.text.is_empty() || !entry.links.is_empty();
                assert!(says, "{tag} {}: a row of {} says nothing", entry.slug, dossier.title);
            }
        }
    }
}

#[test]
fn a_dossier_leaves_no_row_out_and_gives_each_its_place() {
    for thing in things(atlas()) {
        let (dossier, entries) = (dossier(thing, "en"), entries(thing, "en"));
        let shown: BTreeSet<&str> = entries.iter().map(|entry| entry.slug.as_str()).collect();
        for item in relations().items(thing) {
            let slug = match item {
                Item::Figure(id) => &atlas().figures.get(*id).expect("a figure").slug,
                Item::Deal(id) => &atlas().deals.get(*id).expect("a deal").slug,
                Item::Event(id) => &atlas().events.get(*id).expect("an event").slug,
                Item::Statement(id) => &atlas().statements.get(*id).expect("a statement").slug,
                Item::Note(id) => &atlas().notes.get(*id).expect("a note").slug,
            };
            assert!(shown.contains(&**slug), "{slug} is missing from {}", dossier.title);
        }
        for entry in entries.iter().filter(|entry| !entry.slug.is_empty()) {
            assert!(
                !entry.locator.is_empty(),
                "{} in {} has no place in the report",
                entry.slug,
                dossier.title
            );
        }
    }
}

#[test]
fn every_row_of_the_report_is_in_some_dossier() {
    let shown: BTreeSet<String> =
        things(atlas()).into_iter().flat_map(|thing| entries(thing, "en")).map(|entry| entry.slug).collect();
    let atlas = atlas();
    let figures = atlas.figures.rows().iter().map(|row| &row.slug);
    let statements = atlas.statements.rows().iter().map(|row| &row.slug);
    let notes = atlas.notes.rows().iter().map(|row| &row.slug);
    let deals = atlas.deals.rows().iter().map(|row| &row.slug);
    let events = atlas.events.rows().iter().map(|row| &row.slug);
    let milestones = atlas.milestones.rows().iter().map(|row| &row.slug);
    let missing: Vec<_> = figures
        .chain(statements)
        .chain(notes)
        .chain(deals)
        .chain(events)
        .chain(milestones)
        .filter(|slug| !shown.contains(slug.as_ref()))
        .collect();
    assert!(missing.is_empty(), "in no dossier: {missing:?}");
}

#[test]
fn a_click_on_a_countrys_point_finds_it_at_the_opening_view() {
    let scene = MapScene::from_atlas(atlas());
    let showing = Showing::everything(atlas());
    let name = |thing: Thing| name_of(atlas(), thing).map_or("", |name| name.get(Language::default()));
    let found_at = |viewport: Viewport, thing: Thing| {
        let frame = scene.frame(&FrameRequest::from_viewport(viewport, Language::default()), &showing);
        let target = scene.target(&viewport, thing).expect("on the map");
        scene.hit(&frame, target.at)
    };
    let (min, max) = scene.home();
    for (width, height, steps) in [(1440.0, 900.0, 0), (906.0, 620.0, 1), (390.0, 490.0, 3)] {
        for thing in atlas().report.focus.iter().map(|country| Thing::Country(*country)) {
            let home = Viewport::from_size(width, height).fitted(min, max, 8.0, 4.0);
            let hit = found_at(home, thing);
            // Small countries full of routes need a step closer on small maps.
            let closer = (1..=steps).any(|step| {
                found_at(home.zoomed(f64::from(step).exp2(), home.middle()), thing) == Some(thing)
            });
            assert!(
                hit == Some(thing) || closer,
                "{} at {width}: found {}",
                name(thing),
                hit.map_or("nothing", name)
            );
        }
    }
}

#[test]
fn targets_lie_on_their_things() {
    let scene = MapScene::from_atlas(atlas());
    let showing = Showing::everything(atlas());
    // Deep enough that neighbours do not cover each other.
    for target in scene.targets(&Viewport::from_size(1440.0, 900.0)) {
        let viewport = Viewport::from_size(1440.0, 900.0);
        let world = viewport.transform.world_from_screen(target.at);
        let near = viewport.showing(world, 7.0);
        // Near the rim the map does not go as far as to put it in the middle; strands keep their distance in pixels.
        let frame = scene.frame(&FrameRequest::from_viewport(near, Language::default()), &showing);
        let at = scene.target(&near, target.thing).expect("the same things at all zooms").at;
        let hit = scene.hit(&frame, at);
        match target.thing {
            // Sites may share one position; routes end at sites.
            Thing::Place(_) => assert!(matches!(hit, Some(Thing::Place(_)))),
            thing => {
                let name = name_of(atlas(), thing).map(|name| name.get(Language::default()));
                let found =
                    hit.and_then(|hit| name_of(atlas(), hit)).map(|name| name.get(Language::default()));
                assert_eq!(hit, Some(thing), "{name:?}: found {found:?}");
            }
        }
    }
}

#[test]
fn links_round_trip() {
    for thing in things(atlas()) {
        let query = heartland::state::Query { selection: Some(thing), ..Default::default() };
        let pairs = print_query(atlas(), &query);
        assert_eq!(parse_query(atlas(), pairs), (query, vec![]));
    }
    let pairs = [("country", "XXX"), ("view", "1,2"), ("theme", "pink"), ("lang", "tlh"), ("mine", "kept")];
    let (query, refused) = parse_query(atlas(), pairs.map(|(key, value)| (key.to_owned(), value.to_owned())));
    assert_eq!(refused, ["country=XXX", "view=1,2", "theme=pink", "lang=tlh"]);
    assert_eq!(
        query,
        heartland::state::Query { unknown: vec![("mine".into(), "kept".into())], ..Default::default() }
    );
}

#[test]
fn the_dossier_of_kazakhstan_is_whole() {
    let entries = entries(country("KAZ"), "en");
    let text =
        entries.iter().map(|entry| format!("{} {}", entry.lead, entry.text)).collect::<Vec<_>>().join("\n");
    for lead in [
        "US$25.68 bn",
        "19.3%",
        "28%",
        "US$25 bn",
        "US$40 bn",
        "22\u{a0}contracts",
        "8.33%",
        "10\u{a0}Mt a year",
        "20\u{a0}Mt a year",
        "over US$20 bn",
        "over US$30 bn",
        "over 3,000\u{a0}companies",
    ] {
        assert!(text.contains(lead), "{lead} is missing:\n{text}");
    }
    assert_eq!(atlas().countries.get(heartland_data::model::CountryId::from_index(u16::MAX)), None);
}

#[test]
fn a_deal_leads_to_all_its_sides() {
    for (deal, of, to) in [
        ("kashagan-stake", country("KAZ"), "cnpc"),
        ("ceec-fund", country("CHN"), "ceec"),
        ("sco-fta", country("CHN"), "sco"),
    ] {
        let entries = entries(of, "en");
        let entry = entries.iter().find(|entry| entry.slug == deal).expect("a row");
        let leads = entry.links.iter().any(|link| slug_of(atlas(), link.thing) == to);
        assert!(leads, "{deal} does not lead to {to}: {:?}", entry.links);
    }
}
