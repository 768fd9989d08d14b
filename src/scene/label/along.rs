//! Names of routes, written along their lines.

use super::{
    book::shown_routes,
    crowd::{Claim, Crowd, FLOWN, NOBODY},
    mark::{Anchor, HALF_LINE_EM, LabelMark, Typeface},
    turned::Turned,
    width::ems,
};
use crate::{
    geo::{Held, Screen, Transform, distance_to_segment},
    scene::{Ink, PlacedRoute, Placing, map_scene::weight_at, style::route_ink},
    state::Showing,
};
use heartland_data::{
    Atlas,
    geo::World,
    model::{Language, RouteId, Thing},
};

/// Width that a line is taken to have.
const LINE_PX: f64 = 3.0;
/// All of the plane.
const EVERYWHERE: [f64; 4] = [f64::NEG_INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY];
/// Height of the letters.
const SIZE_PX: f64 = 10.5;
/// Between letters.
const SPACING_PX: f64 = 0.5;
/// Line from one label of a route to the next.
const PITCH_PX: f64 = 600.0;
/// How far the line under a label may be from straight.
const BEND_PX: f64 = 4.0;
/// Between a line and the letters beside it.
const CLEAR_PX: f64 = 1.5;
/// How far from its line's middle a label may go to clear other strands.
const FARTHEST_PX: f64 = 28.0;
/// From one distance that is tried to the next.
const STEP_PX: f64 = 2.5;
/// From one place along a line that is tried to the next.
const TRY_PX: f64 = 30.0;
/// Kept free between a route's label and other labels.
const GAP_PX: f64 = 3.0;

/// A label beside a route, for one step of the zoom.
#[derive(Clone, Debug)]
pub(super) struct RouteLabel {
    /// The point of the curve that it belongs to.
    pub(super) world: World,
    /// Radians by which it is turned.
    angle: f64,
    /// Pixels from the curve to the middle of the letters, downwards as the letters see it.
    offset_px: f64,
    text: String,
    ink: Ink,
    thing: Thing,
    text_scale: f64,
}

/// The labels of all routes at one step.
#[derive(Debug)]
pub(super) struct Along {
    edition: u64,
    step: u8,
    routes: Vec<bool>,
    labels: Vec<RouteLabel>,
}

impl RouteLabel {
    /// The label at the place of its point on the screen.
    pub(super) fn mark(&self, at: Screen) -> LabelMark {
        let (sin, cos) = self.angle.sin_cos();
        LabelMark {
            text: self.text.clone(),
            at: Screen { x: at.x - sin * self.offset_px, y: at.y + cos * self.offset_px },
            anchor: Anchor::Middle,
            angle: self.angle,
            size_px: SIZE_PX * self.text_scale,
            spacing_px: SPACING_PX * self.text_scale,
            typeface: Typeface::Sans,
            is_italic: false,
            ink: self.ink,
            halo: Ink::Halo,
            thing: Some(self.thing),
        }
    }
}

impl Along {
    pub(super) fn from_labels(edition: u64, step: u8, showing: &Showing, labels: Vec<RouteLabel>) -> Self {
        Self { edition, step, routes: shown_routes(showing), labels }
    }

    pub(super) fn is_of(&self, edition: u64, step: u8, showing: &Showing) -> bool {
        self.edition == edition
            && self.step == step
            && self.routes.iter().copied().eq(showing.routes.iter().map(Option::is_some))
    }

    pub(super) fn labels(&self) -> &[RouteLabel] {
        &self.labels
    }

    /// Writes along the routes at a scale of `k`, beside the lines and clear of `crowd`.
    pub(super) fn write(
        atlas: &Atlas,
        routes: &[&PlacedRoute],
        mut crowd: Crowd,
        (k, k_at_zoom_0, language, text_scale): (f64, f64, Language, f64),
    ) -> Vec<RouteLabel> {
        let plane = Transform { k, x: 0.0, y: 0.0 };
        let weight = weight_at((k / k_at_zoom_0).log2());
        let placing = |weight: f64| Placing { transform: plane, weight, window: EVERYWHERE };
        let mut lines = Crowd::with_capacity(routes.iter().map(|route| route.samples.len()).sum());
        for route in routes {
            let line = route.line(&placing(weight));
            let owner = if route.kind.is_flown() { FLOWN } else { NOBODY };
            for (from, to) in line.iter().zip(line.iter().skip(1)) {
                lines.add(Claim::line(*from, *to, LINE_PX * weight, owner));
            }
        }
        let mut labels = Vec::new();
        // What is built before what was flown.
        let (flown, built): (Vec<_>, Vec<_>) =
            routes.iter().enumerate().partition(|(_, route)| route.kind.is_flown());
        for (row, route) in built.into_iter().chain(flown) {
            let Some(text) = route_text(atlas, route.id, language) else { continue };
            let letters = text.chars().count() as f64;
            let length_px = (ems(text, false) * SIZE_PX + letters * SPACING_PX) * text_scale;
            // Without their lanes: the anchors keep to the curve at every scale.
            let curve = Curve::from_points(route.line(&placing(0.0)));
            for spots in spots(curve.length_px(), length_px, row) {
                let half_px = SIZE_PX * text_scale * HALF_LINE_EM;
                let straight = || spots.iter().filter_map(|along_px| curve.straight_at(*along_px, length_px));
                let free = |owner: u32| {
                    straight().find_map(|base| find_room(base, (length_px, half_px), (&lines, owner), &crowd))
                };
                // Journeys are thin, and a label may cross one where there is no other place.
                let free = free(NOBODY).or_else(|| free(FLOWN));
                let Some((base, offset_px, claim)) = free else { continue };
                crowd.add(claim);
                labels.push(RouteLabel {
                    world: plane.world_from_screen(base.at),
                    angle: base.angle,
                    offset_px,
                    text: text.to_owned(),
                    ink: route_ink(route.kind),
                    thing: Thing::Route(route.id),
                    text_scale,
                });
            }
        }
        labels
    }
}

/// What is written along a route; nothing for most.
fn route_text(atlas: &Atlas, route: RouteId, language: Language) -> Option<&str> {
    Some(atlas.routes.get(route)?.label.get(language)).filter(|text| !text.is_empty())
}

/// Places along a line to try for each of its labels, in pixels from its start: one label for every [`PITCH_PX`], evenly
/// spread, each with a choice nearby. None on a line that is too short for its label. `row` shifts the labels, so that those
/// of parallel lines do not all want the same place.
fn spots(line_px: f64, label_px: f64, row: usize) -> Vec<Vec<f64>> {
    if !line_px.is_finite() || line_px < 1.3 * label_px {
        return Vec::new();
    }
    let count = (line_px / PITCH_PX).floor().max(1.0);
    let pitch_px = line_px / count;
    let shift = match row % 3 {
        0 => 0.0,
        1 => 0.25,
        _ => -0.25,
    };
    // From the middle outwards, up to the next label's share of the line.
    let tries = (pitch_px * 0.47 / TRY_PX) as i32;
    let spots = (0..count as usize).map(|index| {
        let middle_px = (index as f64 + 0.5) * pitch_px;
        let outwards = (0..=tries).flat_map(|step| [step, -step]);
        let nearby = outwards.map(|step| shift * pitch_px + f64::from(step) * TRY_PX);
        nearby.map(|nearby_px| middle_px + nearby_px % (pitch_px * 0.48)).collect()
    });
    spots.collect()
}

/// A point of a line and the direction of a text along it.
#[derive(Clone, Copy, Debug)]
struct Base {
    at: Screen,
    angle: f64,
}

/// The nearest room for a text beside a line, above before below, clear of the lines that are not `owner`'s and of the
/// crowd: how far from the line, and what it takes.
fn find_room(
    base: Base,
    (length_px, half_px): (f64, f64),
    (lines, owner): (&Crowd, u32),
    crowd: &Crowd,
) -> Option<(Base, f64, Claim)> {
    let half_length = length_px / 2.0;
    let first_px = half_px + CLEAR_PX;
    let tries = ((FARTHEST_PX - first_px) / STEP_PX).max(1.0) as u32;
    let offsets = (0..tries).flat_map(|step| {
        let offset_px = first_px + f64::from(step) * STEP_PX;
        [-offset_px, offset_px]
    });
    offsets.into_iter().find_map(|offset_px| {
        let letters = [-half_length, offset_px - half_px, half_length, offset_px + half_px];
        let is_clear =
            lines.has_room(&Claim::turned(Turned::about(base.at, base.angle, letters), owner), CLEAR_PX);
        // With the way to the line: so it holds its anchor, and on the world only shrinks as the scale grows.
        let whole =
            [-half_length, (offset_px - half_px).min(0.0), half_length, (offset_px + half_px).max(0.0)];
        let claim = Claim::turned(Turned::about(base.at, base.angle, whole), NOBODY);
        (is_clear && crowd.has_room(&claim, GAP_PX)).then_some((base, offset_px, claim))
    })
}

/// A line with the length up to each of its points.
struct Curve {
    points: Vec<(f64, Screen)>,
}

impl Curve {
    fn from_points(points: Vec<Screen>) -> Self {
        let mut length_px = 0.0;
        let mut before: Option<Screen> = None;
        let measured = points.into_iter().map(|point| {
            length_px += before.map_or(0.0, |before| before.distance_to(point));
            before = Some(point);
            (length_px, point)
        });
        Self { points: measured.collect() }
    }

    fn length_px(&self) -> f64 {
        self.points.last().map_or(0.0, |(along_px, _)| *along_px)
    }

    /// The point so far along the line; its ends beyond them.
    fn at(&self, along_px: f64) -> Option<Screen> {
        let after = self.points.partition_point(|(point_px, _)| *point_px < along_px);
        let (to_px, to) = self.points.get(after).or(self.points.last()).copied()?;
        let (from_px, from) = self.points.get(after.saturating_sub(1)).copied()?;
        let share =
            if to_px > from_px { ((along_px - from_px) / (to_px - from_px)).held(0.0, 1.0) } else { 0.0 };
        Some(from.between(to, share))
    }

    /// Where and how a text of this length lies along the line; `None` where it would stick out or the line bends.
    fn straight_at(&self, along_px: f64, length_px: f64) -> Option<Base> {
        let (start_px, end_px) = (along_px - length_px / 2.0, along_px + length_px / 2.0);
        if start_px < 0.0 || end_px > self.length_px() {
            return None;
        }
        let (start, end) = (self.at(start_px)?, self.at(end_px)?);
        let first = self.points.partition_point(|(point_px, _)| *point_px <= start_px);
        let last = self.points.partition_point(|(point_px, _)| *point_px < end_px);
        let between = self.points.get(first..last).unwrap_or_default();
        if between.iter().any(|(_, point)| distance_to_segment(*point, start, end) > BEND_PX) {
            return None;
        }
        // Read from left to right whichever way the line runs.
        let (from, to) = if start.x <= end.x { (start, end) } else { (end, start) };
        Some(Base { at: self.at(along_px)?, angle: (to.y - from.y).atan2(to.x - from.x) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(points: &[(f64, f64)]) -> Curve {
        Curve::from_points(points.iter().map(|(x, y)| Screen { x: *x, y: *y }).collect())
    }

    #[test]
    fn texts_lie_along_straight_lines_and_are_never_upside_down() {
        for (points, angle) in [
            ([(0.0, 0.0), (100.0, 0.0)], 0.0),
            ([(100.0, 0.0), (0.0, 0.0)], 0.0),
            ([(0.0, 0.0), (100.0, 100.0)], std::f64::consts::FRAC_PI_4),
            ([(100.0, 100.0), (0.0, 0.0)], std::f64::consts::FRAC_PI_4),
        ] {
            let curve = curve(&points);
            let base = curve.straight_at(curve.length_px() / 2.0, 50.0).expect("straight");
            assert!((base.angle - angle).abs() < 1e-9, "{points:?}");
        }
    }

    #[test]
    fn bends_and_ends_are_refused() {
        let bent = curve(&[(0.0, 0.0), (50.0, 30.0), (100.0, 0.0), (200.0, 0.0)]);
        assert!(bent.straight_at(50.0, 80.0).is_none(), "a bend");
        assert!(bent.straight_at(170.0, 50.0).is_some());
        assert!(bent.straight_at(10.0, 50.0).is_none(), "beyond the start");
        assert!(curve(&[]).straight_at(0.0, 10.0).is_none());
        assert!(spots(50.0, 100.0, 0).is_empty() && spots(f64::NAN, 10.0, 0).is_empty());
        assert_eq!(spots(1300.0, 100.0, 1).len(), 2);
    }
}
