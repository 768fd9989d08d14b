//! Rows that are no things, read in the place of a dossier: people, sections, and what no thing is tied to.

use super::{
    Desk, Dossier, Group, Stem,
    compose::{group, items, parties_of},
};
use crate::state::Row;
use heartland_data::model::{Item, Locator, PersonId, SectionId, Thing};

/// What can be read of a row that stands alone; `None` for a thing, a town, and a row of another atlas.
pub fn dossier_of_row(desk: &Desk<'_>, row: Row) -> Option<Dossier> {
    let one = |key: &'static str, title: &str, item: Item| {
        Some(alone(title, Vec::new(), vec![group(key, title, vec![Stem::Item(item)])]))
    };
    match row {
        Row::Thing(_) | Row::City(_) => None,
        Row::Person(id) => person(desk, id),
        Row::Section(id) => section(desk, id),
        Row::Figure(id) => {
            let measure = desk.atlas.measures.get(desk.atlas.figures.get(id)?.measure)?;
            one("figures", measure.name.get(desk.language), Item::Figure(id))
        }
        Row::Statement(id) => {
            desk.atlas.statements.get(id)?;
            one("statements", desk.texts.group_statements, Item::Statement(id))
        }
        Row::Note(id) => {
            desk.atlas.notes.get(id)?;
            one("notes", desk.texts.group_notes, Item::Note(id))
        }
    }
}

fn alone(title: &str, kind: Vec<String>, mut groups: Vec<Group>) -> Dossier {
    groups.retain(|group| !group.stems.is_empty());
    Dossier { thing: None, title: title.to_owned(), kind, sentence: String::new(), summary: None, groups }
}

/// Where a person comes from, what they took part in and what they said.
fn person(desk: &Desk<'_>, id: PersonId) -> Option<Dossier> {
    let atlas = desk.atlas;
    let person = atlas.people.get(id)?;
    let own = [person.country.map(Thing::Country), person.organisation.map(Thing::Organisation)];
    let parties = parties_of(None, own.into_iter().flatten().collect(), Vec::new());
    let of_person = atlas
        .events
        .iter()
        .filter(|(_, event)| event.participants.iter().any(|participant| participant.person == Some(id)));
    let said = atlas.statements.iter().filter(|(_, statement)| statement.person == Some(id));
    let texts = desk.texts;
    let groups = vec![
        group("parties", texts.group_parties, parties),
        group("events", texts.group_events, items(of_person.map(|(id, _)| Item::Event(id)))),
        group("statements", texts.group_statements, items(said.map(|(id, _)| Item::Statement(id)))),
    ];
    Some(alone(person.name.get(desk.language), vec![person.office.get(desk.language).to_owned()], groups))
}

/// Figures, deals, events, statements and notes that stand in a section of the report.
fn section(desk: &Desk<'_>, id: SectionId) -> Option<Dossier> {
    let atlas = desk.atlas;
    let section = atlas.sections.get(id)?;
    let is_here = |locator: Locator| locator.section == id;
    let figures = atlas.figures.iter().filter(|(_, row)| row.locator.is_some_and(is_here));
    let deals = atlas.deals.iter().filter(|(_, row)| is_here(row.locator));
    let events = atlas.events.iter().filter(|(_, row)| is_here(row.locator));
    let statements = atlas.statements.iter().filter(|(_, row)| is_here(row.locator));
    let notes = atlas.notes.iter().filter(|(_, row)| is_here(row.locator));
    let texts = desk.texts;
    let groups = vec![
        group("figures", "", items(figures.map(|(id, _)| Item::Figure(id)))),
        group("deals", texts.group_deals, items(deals.map(|(id, _)| Item::Deal(id)))),
        group("events", texts.group_events, items(events.map(|(id, _)| Item::Event(id)))),
        group("statements", texts.group_statements, items(statements.map(|(id, _)| Item::Statement(id)))),
        group("notes", texts.group_notes, items(notes.map(|(id, _)| Item::Note(id)))),
    ];
    let mut dossier = alone(section.title.get(desk.language), Vec::new(), groups);
    for group in dossier.groups.iter_mut().filter(|group| group.key == "figures") {
        group.title = texts.plural(&texts.count_figures, group.stems.len());
    }
    Some(dossier)
}
