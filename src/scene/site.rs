//! Sites and towns: symbols at a point.

use super::Ink;
use crate::geo::Screen;
use heartland_data::model::{PlaceId, PlaceKind};

/// The shape of a site's symbol, told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// A town.
    Circle,
    /// A gas or oil field.
    Triangle,
    /// A plant.
    Square,
    /// A port or airport.
    Diamond,
    /// Anything else.
    Cross,
}

/// A site on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SiteMark {
    /// The place; `None` for a town of the base map.
    pub place: Option<PlaceId>,
    /// Where.
    pub at: Screen,
    /// Shape.
    pub symbol: Symbol,
    /// Colour.
    pub ink: Ink,
    /// Half its width in pixels.
    pub radius_px: f64,
}

/// The symbol and colour of a kind of place.
pub const fn symbol_of(kind: PlaceKind) -> (Symbol, Ink) {
    match kind {
        PlaceKind::City => (Symbol::Circle, Ink::Text),
        PlaceKind::GasField => (Symbol::Triangle, Ink::Gas),
        PlaceKind::OilField => (Symbol::Triangle, Ink::Oil),
        PlaceKind::Refinery => (Symbol::Square, Ink::Oil),
        PlaceKind::Port | PlaceKind::Airport => (Symbol::Diamond, Ink::Road),
        PlaceKind::University
        | PlaceKind::BorderCrossing
        | PlaceKind::Region
        | PlaceKind::Shrine
        | PlaceKind::Institution => (Symbol::Cross, Ink::Text),
    }
}

/// The zoom from which on a kind of place is shown, so that the map opens with towns, fields and ports.
pub(super) const fn least_zoom(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::City
        | PlaceKind::GasField
        | PlaceKind::OilField
        | PlaceKind::Refinery
        | PlaceKind::Port
        | PlaceKind::Airport
        | PlaceKind::BorderCrossing => 0.0,
        PlaceKind::University | PlaceKind::Region | PlaceKind::Shrine | PlaceKind::Institution => 2.0,
    }
}

impl SiteMark {
    /// The room that the symbol takes: left, top, right, bottom.
    pub fn rect(&self) -> [f64; 4] {
        let half = self.radius_px + 1.0;
        [self.at.x - half, self.at.y - half, self.at.x + half, self.at.y + half]
    }
}
