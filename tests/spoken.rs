//! The sentences that say what a thing is: whole in every language, and with the tables' own numbers.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::{
    dossier::{Desk, spoken},
    scene::MapScene,
    state::{Relations, ThingKind, slug_of, thing_from_slug},
    text::texts,
};
use heartland_data::{
    Atlas,
    model::{
        ChartId, ChartSeries, HasSlug, Language, Membership, RouteKind, RouteStatus, RowId, Table, Thing,
    },
};
use report::atlas;
use std::{collections::HashSet, sync::OnceLock};

const TAGS: [&str; 3] = ["en", "zh", "ru"];

fn said(thing: Thing, tag: &str) -> String {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    said_of((atlas(), RELATIONS.get_or_init(|| Relations::from_atlas(atlas()))), thing, tag)
}

fn said_of((atlas, relations): (&Atlas, &Relations), thing: Thing, tag: &str) -> String {
    let languages = &atlas.report.languages;
    let language = languages.iter().position(|language| **language == *tag).expect("a language");
    spoken(&Desk { atlas, relations, texts: texts(tag), language: Language(language as u8) }, thing)
}

/// What is said in English of a country of a changed report.
fn said_in(country: &str, change: impl Fn(&mut Atlas)) -> String {
    let mut atlas = atlas().clone();
    change(&mut atlas);
    said_of((&atlas, &Relations::from_atlas(&atlas)), find(ThingKind::Country, country), "en")
}

fn things() -> Vec<Thing> {
    MapScene::from_atlas(atlas()).things()
}

fn find(kind: ThingKind, slug: &str) -> Thing {
    thing_from_slug(atlas(), kind, slug).expect("a thing")
}

/// Runs of digits; marks within a number do not part it.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut numbers = vec![String::new()];
    for (index, letter) in letters.iter().enumerate() {
        let is_digit =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let is_mark = matches!(letter, '.' | ',' | '\u{a0}')
            && is_digit(index.checked_sub(1))
            && is_digit(Some(index + 1));
        match letter {
            digit if digit.is_ascii_digit() => numbers.iter_mut().last().expect("one").push(*digit),
            _ if is_mark => {}
            _ => numbers.push(String::new()),
        }
    }
    numbers.retain(|number| !number.is_empty());
    numbers
}

/// The digits that count: Chinese counts billions in hundreds of millions.
fn digits(text: &str) -> Vec<String> {
    numbers(text).iter().map(|number| number.trim_end_matches('0').to_owned()).collect()
}

#[test]
fn what_the_report_is_about_is_read_first_and_nothing_twice() {
    let things = things();
    let focus: Vec<Thing> = atlas().report.focus.iter().map(|country| Thing::Country(*country)).collect();
    assert!(focus.len() > 1);
    assert_eq!(things.iter().take(focus.len()).copied().collect::<Vec<_>>(), focus);
    assert_eq!(things.iter().collect::<HashSet<_>>().len(), things.len());
    let countries = things.iter().filter(|thing| matches!(thing, Thing::Country(_))).count();
    assert_eq!(countries, atlas().geometry.countries.len());
}

#[test]
fn every_thing_on_the_map_has_a_whole_sentence_in_every_language() {
    assert!(things().len() > 150);
    for thing in things() {
        for tag in TAGS {
            let text = said(thing, tag);
            let told = format!("{tag} {}: {text}", slug_of(atlas(), thing));
            assert!(text.ends_with(if tag == "zh" { '。' } else { '.' }), "{told}");
            for fault in
                ["  ", "{", "}", "; .", ": .", ": ;", ", ,", "()", "（）", "..", "；。", "：。", " ,", " ;"]
            {
                assert!(!text.contains(fault), "{fault:?} in {told}");
            }
            let first = text.chars().next().expect("a letter");
            assert!(!first.is_lowercase() && !first.is_whitespace(), "{told}");
        }
    }
}

#[test]
fn all_languages_say_the_same_numbers() {
    let names: Vec<String> = atlas()
        .organisations
        .rows()
        .iter()
        .flat_map(|row| (0..3).map(|language| row.short.get(Language(language)).to_owned()))
        .filter(|name| !name.is_empty())
        .collect();
    for thing in things() {
        // Without the organisations, whose names have numbers in some languages alone.
        let counted = |tag: &str| -> Vec<String> {
            let text = said(thing, tag);
            let clauses = text.split(". ").flat_map(|part| part.split(['。', ';', '；']));
            clauses
                .filter(|clause| !names.iter().any(|name| clause.contains(name.as_str())))
                .flat_map(digits)
                .collect()
        };
        let [mut en, mut zh, mut ru] = TAGS.map(counted);
        for list in [&mut en, &mut zh, &mut ru] {
            list.sort();
        }
        // Months are numbers in Chinese, and names elsewhere.
        zh.retain(|number| en.contains(number) || number.len() > 2);
        assert_eq!(en, ru, "{}", slug_of(atlas(), thing));
        assert!(en.iter().all(|number| zh.contains(number)), "{} {en:?} {zh:?}", slug_of(atlas(), thing));
    }
}

#[test]
fn countries_say_the_figure_of_the_first_chart() {
    let atlas = atlas();
    let series = atlas.chart_series.rows().first().expect("a series");
    let mut count = 0;
    for figure in atlas.figures.rows() {
        let is_meant = Some(figure.measure) == series.measure
            && figure.counterpart == series.counterpart
            && figure.period == series.period;
        let Some(country) = figure.country.filter(|_| is_meant) else { continue };
        for tag in TAGS {
            let text = said(Thing::Country(country), tag);
            let value: String = figure.value.to_string().chars().filter(char::is_ascii_digit).collect();
            assert!(
                digits(&text).iter().any(|number| *number == value.trim_end_matches('0')),
                "{value}: {text}"
            );
        }
        count += 1;
    }
    assert!(count > 3);
}

/// Series of a measure, and such as name their figures; first in their table or not.
#[test]
fn the_first_chart_may_have_any_series() {
    let volume = "Trade volume with China, 2012: US$25.68 bn";
    for (first, others, country, expected) in [
        ("trade-with-china", true, "KAZ", volume),
        ("shares-with-china", true, "TKM", "Share of exports with China, 2012: 69.6%"),
        ("trade-growth", true, "KAZ", volume),
        ("trade-growth", false, "KAZ", volume),
    ] {
        let text = said_in(country, |atlas| {
            // The first chart of the table gets the series of this one.
            let (chart, top) = (atlas.charts.find(first).expect("a chart"), ChartId::from_index(0));
            let rows = atlas.chart_series.rows().iter().filter(|series| series.chart == chart || others);
            let rows = rows.cloned().map(|series| ChartSeries {
                chart: if series.chart == chart { top } else { chart },
                ..series
            });
            atlas.chart_series = Table::from_rows(rows.collect());
        });
        assert!(text.contains(expected), "{first} {country}: {text}");
    }
}

#[test]
fn countries_belong_where_they_do_in_the_reports_time() {
    for (from, to, is_member) in [
        (None, Some("2012-06"), false),
        (None, Some("2015"), true),
        (Some("2013-06"), None, true),
        (Some("2015"), None, false),
    ] {
        let date = |text: &str| text.parse().expect("a date");
        let text = said_in("UZB", |atlas| {
            let rows = atlas.memberships.rows().iter().cloned().map(|row| match row.slug() {
                "csto-uzb" => Membership { from: from.map(date), to: to.map(date), ..row },
                _ => row,
            });
            atlas.memberships = Table::from_rows(rows.collect());
        });
        assert_eq!(text.contains("CSTO"), is_member, "{from:?} to {to:?}: {text}");
    }
}

#[test]
fn countries_count_what_passes_by_kind() {
    let atlas = atlas();
    for (id, _) in atlas.countries.iter() {
        let text = said(Thing::Country(id), "en");
        let count = |kind: RouteKind, statuses: &[RouteStatus]| {
            let routes = atlas.routes.rows().iter();
            let passing = routes.filter(|route| route.points.iter().any(|point| point.country == id));
            passing.filter(|route| route.kind == kind && statuses.contains(&route.status)).count()
        };
        let words = [
            (RouteKind::Gas, "gas line"),
            (RouteKind::Oil, "oil pipeline"),
            (RouteKind::Rail, "railway"),
            (RouteKind::Road, "road"),
            (RouteKind::Journey, "journey"),
        ];
        let groups: [(&str, &[RouteStatus]); 3] = [
            ("here: ", &[RouteStatus::Operating, RouteStatus::Travelled]),
            ("being built: ", &[RouteStatus::UnderConstruction]),
            ("proposed: ", &[RouteStatus::Proposed]),
        ];
        for (lead, statuses) in groups {
            // A clause begins with a capital where it is the first.
            let lower = text.to_lowercase();
            let clause =
                lower.split(lead).nth(1).map_or("", |rest| rest.split([';', '.']).next().unwrap_or(""));
            for (kind, word) in words {
                let expected = count(kind, statuses);
                let plural = if expected == 1 { word.to_owned() } else { format!("{word}s") };
                let has = clause.split(", ").any(|part| part == format!("{expected}\u{a0}{plural}"));
                assert_eq!(has, expected > 0, "{word} {expected} in {clause:?} of {text}");
            }
        }
    }
}

#[test]
fn routes_say_where_they_run_and_what_they_carry() {
    let route = find(ThingKind::Route, "cagp-a");
    for (tag, parts) in [
        (
            "en",
            [
                "Gas pipeline, Operating.",
                "rom Turkmenistan to China",
                "by way of Uzbekistan, Kazakhstan",
                "capacity 20",
            ],
        ),
        ("zh", ["天然气管道、运行中。", "从土库曼斯坦到中国", "途经乌兹别克斯坦、哈萨克斯坦", "能力20"]),
        (
            "ru",
            [
                "Газопровод, Действует.",
                "ачало: Туркменистан, конец: Китай",
                "через страны: Узбекистан, Казахстан",
                "мощность: 20",
            ],
        ),
    ] {
        let text = said(route, tag);
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    // A figure of one country's part is not the length of the whole.
    assert!(!said(find(ThingKind::Route, "cku"), "en").contains("268"));
}

#[test]
fn drawn_lengths_are_near_the_published() {
    // `length_km` in the table of routes, of lines that were measured from end to end.
    for (slug, published_km) in
        [("kc-oil", 2798.0), ("espo1", 2694.0), ("espo2", 2046.0), ("skov-daqing", 990.0)]
    {
        let text = said(find(ThingKind::Route, slug), "en");
        let km = text.split("about ").nth(1).and_then(|rest| numbers(rest).first()?.parse::<f64>().ok());
        assert!(km.is_some_and(|km| (km / published_km - 1.0).abs() < 0.15), "{published_km} {text}");
    }
}
