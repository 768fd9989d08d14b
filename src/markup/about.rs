//! What the report is and how it was read; all notes and sources.

use super::plain_table::PlainTable;
use crate::{
    dossier::{Desk, locator_text},
    state::{kind_of, name_of, slug_of},
    text::{TableTexts, borders_text, escaped, fill},
};
use heartland_data::model::{Item, MentionTarget, NoteId, NoteKind, Thing, Vocabulary};
use std::fmt::Write;

/// The page about the report, as HTML; links to things carry `data-kind` and `data-id`.
pub fn about_markup(desk: &Desk<'_>, words: &TableTexts) -> String {
    let report = &desk.atlas.report;
    let mut html = format!(
        "<p>{}</p><p>{}</p><h3>{}</h3>",
        escaped(report.citation.get(desk.language)),
        escaped(report.description.get(desk.language)),
        escaped(words.about_reading)
    );
    for text in words.reading {
        let _ = write!(html, "<p>{}</p>", escaped(text));
    }
    for kind in NoteKind::ALL {
        let notes = desk.atlas.notes.iter().filter(|(_, note)| note.kind == *kind);
        let notes: String = notes.map(|(id, _)| note_markup(desk, id)).collect();
        if !notes.is_empty() {
            let _ = write!(html, "<h3>{}</h3><dl>{notes}</dl>", escaped((desk.texts.kind_note)(*kind)));
        }
    }
    let mut table =
        PlainTable::from_columns(words.about_sources, &[words.name, words.publisher, words.licence]);
    for source in desk.atlas.sources.rows() {
        let title = escaped(source.title.get(desk.language));
        let title = match &source.url {
            Some(url) => {
                format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{title}</a>", escaped(url))
            }
            None => title,
        };
        table.row_of_markup(&[
            &title,
            &escaped(source.publisher.get(desk.language)),
            &escaped(&source.licence),
        ]);
    }
    html.push_str(&table.finish());
    let data = fill(words.about_data, &[("version", &report.version), ("licence", &report.licence)]);
    let borders = borders_text(desk.texts, report.as_of);
    let _ = write!(html, "<p>{}</p><p>{}</p>", escaped(&borders), escaped(&data));
    html
}

fn note_markup(desk: &Desk<'_>, id: NoteId) -> String {
    let Some(note) = desk.atlas.notes.get(id) else { return String::new() };
    let things = desk.atlas.mentions.iter().filter_map(|mention| match mention.target {
        MentionTarget::Thing(thing) if mention.item == Item::Note(id) => Some(thing),
        _ => None,
    });
    let links: String = things.map(|thing| link_markup(desk, thing)).collect();
    format!(
        "<dt>{}</dt><dd>{} <span class=\"locator\">{}</span> <span class=\"entry-links\">{links}</span></dd>",
        escaped(note.title.get(desk.language)),
        escaped(note.text.get(desk.language)),
        escaped(&locator_text(desk, note.locator))
    )
}

fn link_markup(desk: &Desk<'_>, thing: Thing) -> String {
    let name = name_of(desk.atlas, thing).map_or("", |name| name.get(desk.language));
    let (kind, id) = (kind_of(thing).as_str(), escaped(slug_of(desk.atlas, thing)));
    format!(
        "<button type=\"button\" class=\"link\" data-kind=\"{kind}\" data-id=\"{id}\">{}</button>",
        escaped(name)
    )
}
