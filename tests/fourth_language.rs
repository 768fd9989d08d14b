//! Words of a fourth language, longer than any: charts and dossiers have room for them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it does not expect"
)]

mod pseudo;

use heartland::{
    chart::{Drawing, PlotRequest, plot_of},
    dossier::{Desk, Entry, dossier_of},
    grid::{GridTable, grid_of},
    scene::width_px,
    search::index_from_atlas,
    state::Relations,
    text::texts,
};
use heartland_data::{
    TextKind,
    model::{HasSlug, Language, Thing},
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

fn tags() -> Vec<&'static str> {
    atlas_with_pseudo().report.languages.iter().map(|tag| &**tag).collect()
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
    let entries: Vec<Entry> = dossier.entries(&desk).collect();
    assert!(entries.len() > 100);
    for entry in entries.iter().filter(|entry| !entry.text.is_empty()) {
        assert!(entry.text.starts_with('['), "{}: {}", entry.slug, entry.text);
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

/// A text of a drawing with the box that it takes, in CSS pixels.
#[derive(Debug)]
struct Written {
    words: String,
    rect: [f64; 4],
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The texts of a chart's drawing; four of its units make a pixel.
fn texts_of(drawing: &Drawing) -> Vec<Written> {
    let mut found = Vec::new();
    for piece in drawing.markup.split("<text").skip(1) {
        let (tag, rest) = piece.split_once('>').expect("a tag");
        let words = rest
            .split("</text>")
            .next()
            .unwrap_or_default()
            .trim()
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&apos;", "'")
            .replace("&quot;", "\"");
        let number = |name: &str| {
            attribute(tag, name).and_then(|value| value.parse::<f64>().ok()).expect("a number") / 4.0
        };
        let (x, y) = (number("x"), number("y"));
        // What plotters makes of a size.
        let size = number("font-size");
        let wide = width_px(&words, size, 0.0);
        let left = match attribute(tag, "text-anchor") {
            Some("end") => x - wide,
            Some("middle") => x - wide / 2.0,
            _ => x,
        };
        found.push(Written { words, rect: [left, y - size * 0.4, left + wide, y + size * 0.3] });
    }
    found
}

#[test]
fn words_of_charts_are_whole_and_free_of_each_other() {
    let mut wrong = Vec::new();
    for (id, chart) in atlas_with_pseudo().charts.iter() {
        for tag in tags() {
            for (width_px, is_other_way) in [
                (300.0, false),
                (300.0, true),
                (360.0, false),
                (360.0, true),
                (500.0, false),
                (500.0, true),
                (900.0, false),
            ] {
                let request = PlotRequest { width_px, is_other_way, closed: &[] };
                let plot = plot_of(&desk(tag), id, &request).expect("a plot");
                let texts = texts_of(&plot.drawing);
                assert!(!texts.is_empty(), "{}", chart.slug());
                let told =
                    format!("{} {tag} {width_px}{}", chart.slug(), if is_other_way { " other" } else { "" });
                for (index, text) in texts.iter().enumerate() {
                    let [left, top, right, bottom] = text.rect;
                    if left < -1.0
                        || top < -1.0
                        || right > plot.drawing.width_px + 1.0
                        || bottom > plot.drawing.height_px + 1.0
                    {
                        wrong.push(format!("{told}: {text:?} is cut"));
                    }
                    for other in &texts[index + 1..] {
                        let [a, b] = [&text.rect, &other.rect];
                        // Widths are those of the widest font: what touches by less than a sixth does not in others.
                        let slack = 0.15 * (a[2] - a[0]).min(b[2] - b[0]);
                        if a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] < b[3] && b[1] < a[3] {
                            wrong.push(format!("{told}: {:?} lies on {:?}", text.words, other.words));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
