//! Rows that a reader can be led to: things, and what is read within the dossier of one.

use super::{slug_of, things_of_figure};
use heartland_data::{
    Atlas,
    model::{
        CityId, FigureId, HasSlug, Item, MentionTarget, NoteId, PersonId, SectionId, StatementId, Thing,
    },
};

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A thing, which can be selected.
    Thing(Thing),
    /// A town of the base map.
    City(CityId),
    /// A person.
    Person(PersonId),
    /// A figure.
    Figure(FigureId),
    /// A statement.
    Statement(StatementId),
    /// A note.
    Note(NoteId),
    /// A section of the report.
    Section(SectionId),
}

/// The thing in whose dossier a row is read: for a town the place of its name, else its country. `None` for rows that
/// stand alone.
pub fn home_of(atlas: &Atlas, row: Row) -> Option<Thing> {
    match row {
        Row::Thing(thing) => Some(thing),
        Row::City(id) => {
            let city = atlas.cities.get(id)?;
            Some(atlas.places.find(city.slug()).map_or(Thing::Country(city.country), Thing::Place))
        }
        Row::Figure(id) => {
            let figure = atlas.figures.get(id)?;
            let own = things_of_figure(figure).next();
            own.or_else(|| mentioned(atlas, Item::Figure(id)))
        }
        Row::Statement(id) => mentioned(atlas, Item::Statement(id)),
        Row::Note(id) => mentioned(atlas, Item::Note(id)),
        Row::Person(_) | Row::Section(_) => None,
    }
}

/// The first thing that an item is tied to.
fn mentioned(atlas: &Atlas, item: Item) -> Option<Thing> {
    atlas.mentions.iter().find_map(|mention| match mention.target {
        MentionTarget::Thing(thing) if mention.item == item => Some(thing),
        _ => None,
    })
}

/// The stable id of a row; empty for one of another atlas.
pub fn slug_of_row(atlas: &Atlas, row: Row) -> &str {
    match row {
        Row::Thing(thing) => Some(slug_of(atlas, thing)),
        Row::City(id) => atlas.cities.get(id).map(HasSlug::slug),
        Row::Person(id) => atlas.people.get(id).map(HasSlug::slug),
        Row::Figure(id) => atlas.figures.get(id).map(HasSlug::slug),
        Row::Statement(id) => atlas.statements.get(id).map(HasSlug::slug),
        Row::Note(id) => atlas.notes.get(id).map(HasSlug::slug),
        Row::Section(id) => atlas.sections.get(id).map(HasSlug::slug),
    }
    .unwrap_or_default()
}
