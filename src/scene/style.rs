//! How routes look: hue by kind, dash by status, width by capacity.

use super::Ink;
use crate::geo::Held;
use heartland_data::model::{RouteExactness, RouteKind, RouteStatus};

/// How much broader than its line the band of a schematic route is.
const BAND_PX: f64 = 8.0;

/// What a hollow line has on either side: enough for it to look as wide as it is.
const WALL_PX: f64 = 1.25;

/// A stroke in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// Width.
    pub width_px: f64,
    /// Lengths of dashes and gaps; empty for a full line.
    pub dash_px: &'static [f64],
    /// 0 to 1.
    pub opacity: f64,
    /// Round ends and joins; otherwise flat ends.
    pub is_round: bool,
}

impl Stroke {
    /// A full, opaque, round stroke.
    pub const fn full(ink: Ink, width_px: f64) -> Self {
        Self { ink, width_px, dash_px: &[], opacity: 1.0, is_round: true }
    }
}

/// The look of a route: a light casing to lift it off the map (for a schematic one a broad pale band: somewhere in here), its
/// line, and what lies upon the line: the dashes of a broad-gauge railway, the hollow of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteStyle {
    /// Below the line; `None` for journeys.
    pub casing: Option<Stroke>,
    /// The line.
    pub line: Stroke,
    /// Upon the line.
    pub inlay: Option<Stroke>,
}

impl Stroke {
    /// The same stroke of another width.
    #[must_use]
    pub const fn with_width(self, width_px: f64) -> Self {
        Self { width_px, ..self }
    }

    /// The same stroke, `factor` times as wide; dashes stay.
    #[must_use]
    pub const fn widened(self, factor: f64) -> Self {
        Self { width_px: self.width_px * factor, ..self }
    }
}

impl RouteStyle {
    /// The same look with lines `factor` times as wide.
    #[must_use]
    pub fn widened(&self, factor: f64) -> Self {
        let widened = |stroke: Stroke| stroke.widened(factor);
        Self { casing: self.casing.map(widened), line: widened(self.line), inlay: self.inlay.map(widened) }
    }

    /// The same look for what is only planned: hollow where it would be full.
    #[must_use]
    pub fn as_plan(&self) -> Self {
        let line = Stroke { width_px: self.line.width_px.max(2.6) + 0.8, ..self.line };
        let hollow = Stroke { dash_px: &[], ..Stroke::full(Ink::Halo, line.width_px - 2.0 * WALL_PX) };
        Self { line, inlay: line.dash_px.is_empty().then_some(hollow), ..*self }
    }

    /// The look of a line that carries nothing for now: without its hue, broken.
    #[must_use]
    pub fn as_dark(&self) -> Self {
        let line = Stroke { ink: Ink::Mark, dash_px: &[2.0, 4.0], is_round: false, ..self.line };
        Self { casing: None, line, inlay: None }
    }

    /// Width of everything drawn, in pixels.
    pub fn width_px(&self) -> f64 {
        self.casing.map_or(self.line.width_px, |casing| casing.width_px)
    }
}

/// The hue of a kind.
pub const fn route_ink(kind: RouteKind) -> Ink {
    match kind {
        RouteKind::Gas => Ink::Gas,
        RouteKind::Oil => Ink::Oil,
        RouteKind::Rail => Ink::Rail,
        RouteKind::Road | RouteKind::Corridor | RouteKind::Air => Ink::Road,
        RouteKind::Journey => Ink::Journey,
    }
}

const fn dash_of(kind: RouteKind, status: RouteStatus) -> &'static [f64] {
    match (kind, status) {
        _ if kind.is_flown() => &[1.0, 4.0],
        (_, RouteStatus::Operating | RouteStatus::Travelled) => &[],
        (_, RouteStatus::UnderConstruction) => &[9.0, 4.0],
        (_, RouteStatus::Proposed) => &[4.0, 4.0],
        (_, RouteStatus::TurnedDown) => &[0.1, 6.5],
    }
}

/// The look of a route. `share` is its capacity as a share of the largest in the same dimension, 0 to 1; `None` when the report
/// gives none.
pub fn route_style(
    kind: RouteKind,
    status: RouteStatus,
    exactness: RouteExactness,
    share: Option<f64>,
) -> RouteStyle {
    let width_px = match (kind, share) {
        _ if kind.is_flown() => 1.5,
        (_, Some(share)) if kind.is_piped() => 2.0 + 2.2 * share.held(0.0, 1.0).sqrt(),
        (RouteKind::Rail, _) => 2.6,
        _ => 2.4,
    };
    let is_schematic = exactness == RouteExactness::Schematic;
    let dash_px = dash_of(kind, status);
    let opacity = if is_schematic { 0.75 } else { 1.0 };
    let is_round = kind.is_flown() || status == RouteStatus::TurnedDown || dash_px.is_empty();
    let line = Stroke { ink: route_ink(kind), width_px, dash_px, opacity, is_round };
    let casing = match is_schematic {
        _ if kind.is_flown() => None,
        true => Some(Stroke { opacity: 0.16, ..Stroke::full(route_ink(kind), width_px + BAND_PX) }),
        false => Some(Stroke { opacity: 0.8, ..Stroke::full(Ink::Halo, width_px + 2.0) }),
    };
    let inlay = (kind == RouteKind::Rail && dash_px.is_empty()).then_some(Stroke {
        dash_px: &[5.0, 5.0],
        is_round: false,
        ..Stroke::full(Ink::Halo, width_px - 1.4)
    });
    RouteStyle { casing, line, inlay }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_that_carries_more_looks_wider_than_a_line_that_carries_less() {
        let style = |share: f64| {
            route_style(RouteKind::Gas, RouteStatus::Operating, RouteExactness::Surveyed, Some(share))
        };
        for share in [0.2, 0.5, 1.0] {
            let plan = style(share).as_plan();
            assert!(plan.line.width_px > style(share * 0.8).line.width_px + 0.8);
            assert!(plan.line.width_px > style(share * 0.8).as_plan().line.width_px);
            let hollow_px = plan.inlay.map_or(0.0, |inlay| inlay.width_px);
            // As much of it is ink as of the thinnest full line.
            assert!(hollow_px > 0.5 && plan.line.width_px - hollow_px > 2.4, "{share}: {hollow_px}");
        }
    }
}
