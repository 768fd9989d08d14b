//! What was found, and how a list of it reads.

use crate::{
    state::{Row, ThingKind, kind_of, name_of},
    text::{Texts, date_text, quantity},
};
use heartland_data::{
    Atlas,
    model::{Language, LocalText, Thing},
};

/// The kinds that results are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitKind {
    /// A country.
    Country,
    /// A place of the report.
    Place,
    /// A town of the base map.
    City,
    /// A route.
    Route,
    /// An organisation.
    Organisation,
    /// A person.
    Person,
    /// A figure.
    Figure,
    /// A deal.
    Deal,
    /// An event.
    Event,
    /// A statement.
    Statement,
    /// A note.
    Note,
    /// A section.
    Section,
}

/// One result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub row: Row,
    /// Its group.
    pub kind: HitKind,
}

/// Results, kind by kind, the kind with the best one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The results.
    pub list: Vec<Hit>,
    /// The kinds in their order, and how many there are of each, listed or not.
    pub counts: Vec<(HitKind, usize)>,
    /// Whether they have only some of the words that were looked for.
    pub is_partial: bool,
}

/// The kind of a row.
pub(super) const fn kind_of_row(row: Row) -> HitKind {
    match row {
        Row::Thing(thing) => match kind_of(thing) {
            ThingKind::Country => HitKind::Country,
            ThingKind::Route => HitKind::Route,
            ThingKind::Place => HitKind::Place,
            ThingKind::Event => HitKind::Event,
            ThingKind::Organisation => HitKind::Organisation,
            ThingKind::Deal => HitKind::Deal,
        },
        Row::City(_) => HitKind::City,
        Row::Person(_) => HitKind::Person,
        Row::Figure(_) => HitKind::Figure,
        Row::Statement(_) => HitKind::Statement,
        Row::Note(_) => HitKind::Note,
        Row::Section(_) => HitKind::Section,
    }
}

/// A result in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitWords {
    /// Its name, number or first words.
    pub lead: String,
    /// What tells it from others of the name.
    pub detail: String,
}

/// A row as a list of results shows it.
pub fn words_of(atlas: &Atlas, texts: &'static Texts, language: Language, row: Row) -> HitWords {
    words(atlas, texts, language, row).unwrap_or_default()
}

fn words(atlas: &Atlas, texts: &'static Texts, language: Language, row: Row) -> Option<HitWords> {
    let local = |text: &LocalText| text.get(language).to_owned();
    let country = |id| name_of(atlas, Thing::Country(id)).map(local).unwrap_or_default();
    let (lead, detail) = match row {
        Row::Thing(thing) => {
            let detail = match thing {
                Thing::Place(id) => country(atlas.places.get(id)?.country),
                Thing::Organisation(id) => local(&atlas.organisations.get(id)?.short),
                Thing::Route(id) => (texts.kind_route)(atlas.routes.get(id)?.kind).to_owned(),
                Thing::Event(id) => date_text(texts, atlas.events.get(id)?.date),
                Thing::Deal(id) => {
                    let deal = atlas.deals.get(id)?;
                    deal.date.map_or_else(
                        || (texts.kind_deal)(deal.kind).to_owned(),
                        |date| date_text(texts, date),
                    )
                }
                Thing::Country(_) => String::new(),
            };
            (local(name_of(atlas, thing)?), detail)
        }
        Row::City(id) => {
            let city = atlas.cities.get(id)?;
            (local(&city.name), country(city.country))
        }
        Row::Person(id) => {
            let person = atlas.people.get(id)?;
            (local(&person.name), local(&person.office))
        }
        Row::Figure(id) => {
            let figure = atlas.figures.get(id)?;
            let unit = atlas.units.get(figure.unit)?;
            (quantity(texts, figure, unit, unit.symbol.get(language)), local(&figure.label))
        }
        Row::Statement(id) => (local(&atlas.statements.get(id)?.text), String::new()),
        Row::Note(id) => {
            let note = atlas.notes.get(id)?;
            (local(&note.title), (texts.kind_note)(note.kind).to_owned())
        }
        Row::Section(id) => (local(&atlas.sections.get(id)?.title), String::new()),
    };
    Some(HitWords { lead, detail })
}
