//! Things by kind and stable id, as links and marks name them.

use heartland_data::{
    Atlas,
    model::{HasSlug, LocalText, Thing},
};

/// The kinds of things that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A country.
    Country,
    /// A route.
    Route,
    /// A place.
    Place,
    /// An event.
    Event,
    /// An organisation.
    Organisation,
    /// A deal.
    Deal,
}

impl ThingKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Country, Self::Route, Self::Place, Self::Event, Self::Organisation, Self::Deal];

    /// The key in a link's query, and the value of `data-kind`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Route => "route",
            Self::Place => "place",
            Self::Event => "event",
            Self::Organisation => "org",
            Self::Deal => "deal",
        }
    }
}

/// The kind of a thing.
pub const fn kind_of(thing: Thing) -> ThingKind {
    match thing {
        Thing::Country(_) => ThingKind::Country,
        Thing::Route(_) => ThingKind::Route,
        Thing::Place(_) => ThingKind::Place,
        Thing::Event(_) => ThingKind::Event,
        Thing::Organisation(_) => ThingKind::Organisation,
        Thing::Deal(_) => ThingKind::Deal,
    }
}

/// The stable id of a thing; empty for one of another atlas.
pub fn slug_of(atlas: &Atlas, thing: Thing) -> &str {
    match thing {
        Thing::Country(id) => atlas.countries.get(id).map(HasSlug::slug),
        Thing::Route(id) => atlas.routes.get(id).map(HasSlug::slug),
        Thing::Place(id) => atlas.places.get(id).map(HasSlug::slug),
        Thing::Event(id) => atlas.events.get(id).map(HasSlug::slug),
        Thing::Organisation(id) => atlas.organisations.get(id).map(HasSlug::slug),
        Thing::Deal(id) => atlas.deals.get(id).map(HasSlug::slug),
    }
    .unwrap_or_default()
}

/// The thing of this kind with this stable id.
pub fn thing_from_slug(atlas: &Atlas, kind: ThingKind, slug: &str) -> Option<Thing> {
    match kind {
        ThingKind::Country => atlas.countries.find(slug).map(Thing::Country),
        ThingKind::Route => atlas.routes.find(slug).map(Thing::Route),
        ThingKind::Place => atlas.places.find(slug).map(Thing::Place),
        ThingKind::Event => atlas.events.find(slug).map(Thing::Event),
        ThingKind::Organisation => atlas.organisations.find(slug).map(Thing::Organisation),
        ThingKind::Deal => atlas.deals.find(slug).map(Thing::Deal),
    }
}

/// The name of a thing; `None` for one of another atlas.
pub fn name_of(atlas: &Atlas, thing: Thing) -> Option<&LocalText> {
    match thing {
        Thing::Country(id) => atlas.countries.get(id).map(|row| &row.name),
        Thing::Route(id) => atlas.routes.get(id).map(|row| &row.name),
        Thing::Place(id) => atlas.places.get(id).map(|row| &row.name),
        Thing::Event(id) => atlas.events.get(id).map(|row| &row.name),
        Thing::Organisation(id) => atlas.organisations.get(id).map(|row| &row.name),
        Thing::Deal(id) => atlas.deals.get(id).map(|row| &row.name),
    }
}
