//! Rows that are no things, read in the place of a dossier: people, sections, and what no thing is tied to.

use super::{
    Desk, Dossier, Entry, Group,
    entries::{deal_entry, event_entry, figure_entry, links, note_entry, statement_entry},
};
use crate::state::Row;
use heartland_data::model::{Locator, PersonId, SectionId, Thing};

/// What can be read of a row that stands alone; `None` for a thing, a town, and a row of another atlas.
pub fn dossier_of_row(desk: &Desk<'_>, row: Row) -> Option<Dossier> {
    let one = |key: &'static str, title: &str, entry: Option<Entry>| {
        Some(alone(title, Vec::new(), vec![Group { key, title: title.to_owned(), entries: vec![entry?] }]))
    };
    match row {
        Row::Thing(_) | Row::City(_) => None,
        Row::Person(id) => person(desk, id),
        Row::Section(id) => section(desk, id),
        Row::Figure(id) => {
            let measure = desk.atlas.measures.get(desk.atlas.figures.get(id)?.measure)?;
            one("figures", measure.name.get(desk.language), figure_entry(desk, None, id))
        }
        Row::Statement(id) => one("statements", desk.texts.group_statements, statement_entry(desk, id)),
        Row::Note(id) => one("notes", desk.texts.group_notes, note_entry(desk, id)),
    }
}

fn alone(title: &str, kind: Vec<String>, mut groups: Vec<Group>) -> Dossier {
    groups.retain(|group| !group.entries.is_empty());
    Dossier { thing: None, title: title.to_owned(), kind, sentence: String::new(), summary: None, groups }
}

/// Where a person comes from, what they took part in and what they said.
fn person(desk: &Desk<'_>, id: PersonId) -> Option<Dossier> {
    let atlas = desk.atlas;
    let person = atlas.people.get(id)?;
    let own = [person.country.map(Thing::Country), person.organisation.map(Thing::Organisation)];
    let own = links(desk, None, own.into_iter().flatten());
    let of_person = atlas
        .events
        .iter()
        .filter(|(_, event)| event.participants.iter().any(|participant| participant.person == Some(id)));
    let said = atlas.statements.iter().filter(|(_, statement)| statement.person == Some(id));
    let group =
        |key: &'static str, title: &str, entries: Vec<Entry>| Group { key, title: title.to_owned(), entries };
    let parties = if own.is_empty() { Vec::new() } else { vec![Entry { links: own, ..Entry::default() }] };
    let groups = vec![
        group("parties", desk.texts.group_parties, parties),
        group(
            "events",
            desk.texts.group_events,
            of_person.filter_map(|(id, _)| event_entry(desk, None, id)).collect(),
        ),
        group(
            "statements",
            desk.texts.group_statements,
            said.filter_map(|(id, _)| statement_entry(desk, id)).collect(),
        ),
    ];
    Some(alone(person.name.get(desk.language), vec![person.office.get(desk.language).to_owned()], groups))
}

/// Everything that stands in a section of the report.
fn section(desk: &Desk<'_>, id: SectionId) -> Option<Dossier> {
    let atlas = desk.atlas;
    let section = atlas.sections.get(id)?;
    let is_here = |locator: Locator| locator.section == id;
    let figures = atlas.figures.iter().filter(|(_, row)| row.locator.is_some_and(is_here));
    let deals = atlas.deals.iter().filter(|(_, row)| is_here(row.locator));
    let events = atlas.events.iter().filter(|(_, row)| is_here(row.locator));
    let statements = atlas.statements.iter().filter(|(_, row)| is_here(row.locator));
    let notes = atlas.notes.iter().filter(|(_, row)| is_here(row.locator));
    let group =
        |key: &'static str, title: &str, entries: Vec<Entry>| Group { key, title: title.to_owned(), entries };
    let texts = desk.texts;
    let groups = vec![
        group("figures", "", figures.filter_map(|(id, _)| figure_entry(desk, None, id)).collect()),
        group("deals", texts.group_deals, deals.filter_map(|(id, _)| deal_entry(desk, None, id)).collect()),
        group(
            "events",
            texts.group_events,
            events.filter_map(|(id, _)| event_entry(desk, None, id)).collect(),
        ),
        group(
            "statements",
            texts.group_statements,
            statements.filter_map(|(id, _)| statement_entry(desk, id)).collect(),
        ),
        group("notes", texts.group_notes, notes.filter_map(|(id, _)| note_entry(desk, id)).collect()),
    ];
    let mut dossier = alone(section.title.get(desk.language), Vec::new(), groups);
    for group in dossier.groups.iter_mut().filter(|group| group.key == "figures") {
        group.title = texts.plural(&texts.count_figures, group.entries.len());
    }
    Some(dossier)
}
