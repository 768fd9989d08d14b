//! A fourth language is one file of translations.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it does not expect"
)]

mod pseudo;

use heartland::{
    dossier::{Desk, dossier_of},
    grid::{GridTable, grid_of},
    search::index_from_atlas,
    state::Relations,
    text::texts,
};
use heartland_data::{
    TextKind,
    model::{Language, Thing},
    open, pack,
};
use pseudo::{PSEUDO, atlas_with_pseudo, pseudo};
use std::sync::OnceLock;

fn desk(tag: &str) -> Desk<'static> {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    let atlas = atlas_with_pseudo();
    let relations = RELATIONS.get_or_init(|| Relations::from_atlas(atlas));
    let index = atlas.report.languages.iter().position(|language| **language == *tag).expect("a language");
    Desk { atlas, relations, texts: texts(tag), language: Language(index as u8) }
}

#[test]
fn it_is_longer_and_keeps_what_is_no_word() {
    assert_eq!(pseudo("Kazakhstan"), "[Kåzåkhštåñ one]");
    assert_eq!(pseudo("{}%"), "[{}%]");
    assert_eq!(pseudo("day|days"), "[ðåý o]|[ðåýš o]");
}

#[test]
fn one_file_of_translations_makes_a_language() {
    let desk = desk(PSEUDO);
    let kazakhstan = Thing::Country(desk.atlas.countries.find("KAZ").expect("a country"));
    let dossier = dossier_of(&desk, kazakhstan).expect("a dossier");
    assert_eq!(dossier.title, "[Kåzåkhštåñ one]");
    for group in dossier.groups.iter().filter(|group| ["statements", "notes"].contains(&group.key)) {
        assert!(group.entries.iter().all(|entry| entry.text.starts_with('[')), "{}", group.title);
    }
    let figures = grid_of(&desk, GridTable::Figures);
    assert!(!figures.rows.is_empty());
    let found = index_from_atlas(desk.atlas).find("Kåzåkhštåñ");
    assert!(!found.list.is_empty());
    let packed = pack(desk.atlas).expect("few rows");
    let (_, library) = open(&packed.atlas).expect("an atlas");
    for texts in &packed.texts {
        library.accept(&texts.bytes).expect("texts");
    }
    for kind in TextKind::ALL {
        assert!(library.is_complete(kind, desk.language), "{}", kind.as_str());
    }
}
