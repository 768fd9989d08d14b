//! Layers: what a reader switches on and off as one.

use heartland_data::model::{PlaceKind, RouteKind, Vocabulary};

/// Kinds of routes that belong together, with the sites that go with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Gas pipelines and fields.
    Gas,
    /// Oil pipelines, fields and refineries.
    Oil,
    /// Railways.
    Rail,
    /// Roads, transit corridors, air bridges; ports and airports.
    Road,
    /// Journeys of persons.
    Journey,
}

impl Vocabulary for Layer {
    const ALL: &'static [Self] = &[Self::Gas, Self::Oil, Self::Rail, Self::Road, Self::Journey];

    fn as_str(self) -> &'static str {
        match self {
            Self::Gas => "gas",
            Self::Oil => "oil",
            Self::Rail => "rail",
            Self::Road => "road",
            Self::Journey => "journey",
        }
    }
}

/// The layer of a kind of route.
pub const fn layer_of(kind: RouteKind) -> Layer {
    match kind {
        RouteKind::Gas => Layer::Gas,
        RouteKind::Oil => Layer::Oil,
        RouteKind::Rail => Layer::Rail,
        RouteKind::Road | RouteKind::Corridor | RouteKind::Air => Layer::Road,
        RouteKind::Journey => Layer::Journey,
    }
}

/// The layer of a kind of place; `None` for places that stand whatever is switched off.
pub(super) const fn layer_of_place(kind: PlaceKind) -> Option<Layer> {
    match kind {
        PlaceKind::GasField => Some(Layer::Gas),
        PlaceKind::OilField | PlaceKind::Refinery => Some(Layer::Oil),
        PlaceKind::City
        | PlaceKind::Port
        | PlaceKind::Airport
        | PlaceKind::University
        | PlaceKind::BorderCrossing
        | PlaceKind::Region
        | PlaceKind::Shrine
        | PlaceKind::Institution => None,
    }
}
