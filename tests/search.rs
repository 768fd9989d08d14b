//! The search over the report's own data: whatever has a name, a number or a date is found.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;
mod things;

use heartland::{
    dossier::Desk,
    markup::results_note,
    search::{Hit, HitKind, Index, index_from_atlas, words_of},
    state::{Relations, Row, home_of, name_of, slug_of_row},
    text::{date_text, decimal_text, search_texts, texts},
};
use heartland_data::model::{Decimal, HasSlug, Language, LocalText, Thing};
use proptest::prelude::*;
use report::atlas;
use std::sync::OnceLock;
use things::things;

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| index_from_atlas(atlas()))
}

fn languages() -> impl Iterator<Item = Language> {
    (0..atlas().report.languages.len()).map(|at| Language(at as u8))
}

fn found(text: &str) -> Vec<Hit> {
    index().find(text).list
}

fn slugs(text: &str) -> Vec<&'static str> {
    found(text).iter().map(|hit| slug_of_row(atlas(), hit.row)).collect()
}

/// All names of all rows that have one.
fn names() -> Vec<(Row, &'static LocalText)> {
    let atlas = atlas();
    let mut names: Vec<_> = things(atlas)
        .into_iter()
        .filter_map(|thing| Some((Row::Thing(thing), name_of(atlas, thing)?)))
        .collect();
    names.extend(atlas.cities.iter().map(|(id, row)| (Row::City(id), &row.name)));
    names.extend(atlas.people.iter().map(|(id, row)| (Row::Person(id), &row.name)));
    names.extend(atlas.sections.iter().map(|(id, row)| (Row::Section(id), &row.title)));
    names.extend(atlas.notes.iter().map(|(id, row)| (Row::Note(id), &row.title)));
    names.extend(
        atlas.organisations.iter().map(|(id, row)| (Row::Thing(Thing::Organisation(id)), &row.short)),
    );
    names
}

#[test]
fn every_name_finds_its_row_in_every_language() {
    let mut lost = Vec::new();
    for (row, name) in names() {
        for text in languages().filter_map(|language| name.translation(language)) {
            if !found(text).iter().any(|hit| hit.row == row) {
                lost.push(format!("{text}: {}", slug_of_row(atlas(), row)));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn every_alias_finds_its_row() {
    use heartland_data::model::AliasTarget;
    for alias in &atlas().aliases {
        let row = match alias.target {
            AliasTarget::Thing(thing) => Row::Thing(thing),
            AliasTarget::City(id) => Row::City(id),
            AliasTarget::Person(id) => Row::Person(id),
        };
        assert!(found(&alias.text).iter().any(|hit| hit.row == row), "{}", alias.text);
    }
}

/// With its value alone a list of figures may be longer than what is shown; with a word of its label it is found.
#[test]
fn every_number_is_found_as_it_is_written() {
    let mut lost = Vec::new();
    for (id, figure) in atlas().figures.iter() {
        for value in [Some(figure.value), figure.value_to].into_iter().flatten() {
            for tag in ["en", "zh", "ru"] {
                let number = decimal_text(texts(tag), value);
                let written = |hit: &Hit| match hit.row {
                    Row::Figure(found) => atlas().figures.get(found).is_some_and(|found| {
                        let is_it = |other: Decimal| other.to_f64().total_cmp(&value.to_f64()).is_eq();
                        is_it(found.value) || found.value_to.is_some_and(is_it)
                    }),
                    _ => false,
                };
                if !found(&number).iter().any(written) {
                    lost.push(format!("{} {number}", figure.slug));
                }
            }
            let label = figure.label.get(Language::default());
            let text = format!("{value} {label}");
            if !found(&text).iter().any(|hit| hit.row == Row::Figure(id)) {
                lost.push(text);
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn every_event_is_found_by_its_date() {
    for (id, event) in atlas().events.iter() {
        let row = Row::Thing(Thing::Event(id));
        for (language, tag) in languages().zip(["en", "zh", "ru"]) {
            let name = event.name.get(language);
            let text = format!("{} {name}", date_text(texts(tag), event.date));
            assert!(found(&text).iter().any(|hit| hit.row == row), "{text}");
        }
        let text = format!("{} {}", event.date, event.name.get(Language::default()));
        assert!(found(&text).iter().any(|hit| hit.row == row), "{text}");
    }
}

#[test]
fn phrases_find_what_is_meant_first() {
    for (text, slug) in [
        ("Kazakhstan", "KAZ"),
        ("kazakstan", "KAZ"),
        ("Qazaqstan", "KAZ"),
        ("哈萨克斯坦", "KAZ"),
        ("казахстан", "KAZ"),
        ("Kirghizia", "KGZ"),
        ("Peking", "beijing"),
        ("пекин", "beijing"),
        ("北京", "beijing"),
        ("Alma-Ata", "almaty"),
        ("alma ata", "almaty"),
        ("almaata", "almaty"),
        ("Алматы", "almaty"),
        ("sco", "sco"),
        ("ШОС", "sco"),
        ("上合组织", "sco"),
        ("Lavrov", "lavrov"),
        ("Лавров", "lavrov"),
        ("Nazarbaev", "nazarbayev"),
        ("kashgr", "kashgar"),
        ("Tashkant", "tashkent"),
        ("Xian", "xian"),
        ("chin", "CHN"),
    ] {
        assert_eq!(slugs(text).first(), Some(&slug), "{text}: {:?}", slugs(text));
    }
}

#[test]
fn numbers_find_figures_first() {
    for text in [
        "21.3",
        "21,3",
        "30.8 %",
        "30.8%",
        "30,8 %",
        "46 billion",
        "46 млрд",
        "460亿",
        "0.46",
        "0,46",
        "25.68",
        "50",
        "US$85 bn",
        "$85 billion",
        "US$ 85 bn",
        "46bn",
        "51.4 %",
    ] {
        let hits = found(text);
        assert_eq!(hits.first().map(|hit| hit.kind), Some(HitKind::Figure), "{text}: {:?}", slugs(text));
        assert!(!index().find(text).is_partial, "{text}");
    }
}

#[test]
fn a_number_with_its_unit_finds_its_figure_alone() {
    assert_eq!(slugs("22 contracts").first(), Some(&"kaz-contracts"));
}

#[test]
fn dates_find_events() {
    for text in [
        "2013-09-05",
        "5 September",
        "Sept 2013",
        "September 2013",
        "5 сентября 2013",
        "05.09.2013",
        "2013年9月5日",
    ] {
        let hits = index().find(text);
        assert!(!hits.is_partial, "{text}");
        assert!(hits.list.iter().any(|hit| hit.kind == HitKind::Event), "{text}: {:?}", slugs(text));
    }
}

#[test]
fn every_row_found_can_be_read() {
    for (row, _) in names() {
        for (language, tag) in languages().zip(["en", "zh", "ru"]) {
            if slug_of_row(atlas(), row).is_empty() {
                continue;
            }
            assert!(!words_of(atlas(), texts(tag), language, row).lead.is_empty());
        }
    }
    let homeless =
        atlas().figures.iter().filter(|(id, _)| home_of(atlas(), Row::Figure(*id)).is_none()).count();
    assert!(homeless < atlas().figures.len() / 2, "{homeless} figures without a home");
    assert_eq!(atlas().cities.rows().iter().filter(|city| city.slug().is_empty()).count(), 0);
}

#[test]
fn what_is_not_there_is_not_found() {
    for text in ["", " ", "…", "zzzzzzzz", "qqq www", "987654.321"] {
        assert_eq!(found(text), Vec::new(), "{text}");
    }
    assert!(index().find("Kazakhstan zzzzzzzz").is_partial);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_can_be_looked_for(text in "\\PC{0,60}") {
        let _ = found(&text);
    }
    #[test]
    fn any_numbers_can_be_looked_for(text in "[0-9., \u{a0}%年-]{0,40}") {
        let _ = found(&text);
    }
}

#[test]
fn long_texts_break_nothing() {
    let long = "Kazakhstan trade 46 ".repeat(500);
    assert!(found(&long).len() < 1_000);
}

#[test]
fn words_that_follow_one_another_in_a_name_come_first() {
    for strand in ["A", "B", "C", "D"] {
        let first = index().find(&format!("Line {strand}")).list.first().map(|hit| hit.row);
        let route = atlas().routes.find(&format!("cagp-{}", strand.to_lowercase())).expect("a strand");
        assert_eq!(first, Some(Row::Thing(Thing::Route(route))), "{strand}");
    }
}

#[test]
fn what_is_suggested_is_found() {
    let relations = Relations::from_atlas(atlas());
    for (language, tag, number, date) in [
        (0, "en", "1.9", "13 Nov 2012"),
        (1, "zh", "1.9", "2012年11月13日"),
        (2, "ru", "1,9", "13\u{a0}ноября 2012\u{a0}г."),
    ] {
        let desk =
            Desk { atlas: atlas(), relations: &relations, texts: texts(tag), language: Language(language) };
        let note = results_note(&desk, search_texts(tag), "zzz", &index().find("zzz"));
        for example in [number, date] {
            assert!(note.contains(example), "{example} in {note}");
            let hits = index().find(example);
            assert!(!hits.list.is_empty() && !hits.is_partial, "{example}");
        }
    }
}
