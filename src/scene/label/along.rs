//! Names of routes, written along their lines.

use super::{
    book::shown_routes,
    crowd::{Claim, Crowd, NOBODY},
    mark::{Anchor, HALF_LINE_EM, LabelMark, Typeface},
    turned::Turned,
    width::ems,
};
use crate::{
    geo::{Held, Screen, Transform, distance_to_segment},
    scene::{Ink, PlacedRoute, Placing, map_scene::weight_at, route_mark::LANE_PX, style::route_ink},
    state::Showing,
};
use heartland_data::{
    Atlas,
    geo::{World, sin_cos},
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
/// The same where it is so straight nowhere: the letters then stand further off.
const MOST_BEND_PX: f64 = 10.0;
/// Between a line and the letters beside it.
const CLEAR_PX: f64 = 1.5;
/// How far from its line a label may go to clear other strands.
const FARTHEST_PX: f64 = 28.0;
/// The same where it may lie on lines that were flown: there it should not be taken for theirs.
const OVER_FLOWN_PX: f64 = 24.0;
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
        let (sin, cos) = sin_cos(self.angle);
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
        let owners = owners_of(atlas, routes);
        let placing = Placing { transform: plane, weight, window: EVERYWHERE };
        let lines = Drawn::from_routes(routes, &owners, &placing);
        let mut labels = Vec::new();
        // What is built before what was flown.
        let (flown, built): (Vec<_>, Vec<_>) =
            routes.iter().enumerate().partition(|(_, route)| route.kind.is_flown());
        // Every second one of each line before the others; of journeys no others.
        let passes = [(&built, 0), (&flown, 0), (&built, 1)];
        let passes = passes.into_iter().flat_map(|(routes, first)| routes.iter().map(move |it| (*it, first)));
        for ((row, route), first) in passes {
            let Some(text) = route_text(atlas, route.id, language) else { continue };
            let letters = text.chars().count() as f64;
            let length_px = (ems(text, false) * SIZE_PX + letters * SPACING_PX) * text_scale;
            let size = (length_px, SIZE_PX * text_scale * HALF_LINE_EM);
            let owner = owners.get(row).copied().unwrap_or(NOBODY);
            let curve = Curve::from_route(route, plane, weight);
            for spots in spots(curve.length_px(), length_px, row).iter().skip(first).step_by(2) {
                let tries = [(BEND_PX, false), (MOST_BEND_PX, false), (BEND_PX, true), (MOST_BEND_PX, true)];
                let found = tries.into_iter().find_map(|(bend_px, is_over_flown)| {
                    let room = Beside { size, owner, is_over_flown };
                    let mut bases =
                        spots.iter().filter_map(|along_px| curve.straight_at(*along_px, length_px, bend_px));
                    bases.find_map(|base| room.find(base, &lines, &crowd))
                });
                let Some((base, offset_px, claim)) = found else { continue };
                // A journey that turns back is not named twice in one view.
                let is_near = |label: &RouteLabel| {
                    label.thing == Thing::Route(route.id)
                        && plane.screen_from_world(label.world).distance_to(base.at) < 2.0 * PITCH_PX
                };
                if route.kind.is_flown() && labels.iter().any(is_near) {
                    continue;
                }
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
        let most_px = pitch_px * 0.48;
        // Not by the library's own remainder, which is exact for any two numbers, and long for it.
        nearby.map(|nearby_px| middle_px + (nearby_px / most_px).fract() * most_px).collect()
    });
    spots.collect()
}

/// A point of a line and the direction of a text along it.
#[derive(Clone, Copy, Debug)]
struct Base {
    at: Screen,
    angle: f64,
    /// Pixels from there to the line in its lane, downwards as the letters see it.
    lane_px: f64,
}

/// The lines as they are drawn: those on the ground, and those that were flown, which are thin.
struct Drawn {
    built: Crowd,
    flown: Crowd,
}

impl Drawn {
    fn from_routes(routes: &[&PlacedRoute], owners: &[u32], placing: &Placing) -> Self {
        let count = routes.iter().map(|route| route.samples.len()).sum();
        let mut drawn = Self { built: Crowd::with_capacity(count), flown: Crowd::default() };
        for (route, owner) in routes.iter().zip(owners) {
            let line = route.line(placing);
            let lines = if route.kind.is_flown() { &mut drawn.flown } else { &mut drawn.built };
            for (from, to) in line.iter().zip(line.iter().skip(1)) {
                lines.add(Claim::line(*from, *to, LINE_PX * placing.weight, *owner));
            }
        }
        drawn
    }
}

/// Whose each line is: those of one system are strands of one bundle, whose name may stand on either side of them all.
fn owners_of(atlas: &Atlas, routes: &[&PlacedRoute]) -> Vec<u32> {
    let system = |route: &PlacedRoute| atlas.routes.get(route.id).and_then(|row| row.system.as_deref());
    let first = |(row, route): (usize, &&PlacedRoute)| {
        let own = system(route);
        let first = own.and_then(|_| routes.iter().position(|other| system(other) == own));
        first.unwrap_or(row) as u32
    };
    routes.iter().enumerate().map(first).collect()
}

/// What a text beside a line asks for.
#[derive(Clone, Copy)]
struct Beside {
    /// Its length, and half its height.
    size: (f64, f64),
    /// Whose the line is.
    owner: u32,
    /// Whether it may lie on lines that were flown.
    is_over_flown: bool,
}

impl Beside {
    /// The nearest room, above before below: clear of all lines and of the crowd, and no line of another between the letters and
    /// their own. How far from the curve, and what it takes.
    fn find(&self, base: Base, lines: &Drawn, crowd: &Crowd) -> Option<(Base, f64, Claim)> {
        let (length_px, half_px) = self.size;
        let half_length = length_px / 2.0;
        let first_px = half_px + CLEAR_PX;
        let claim = |top: f64, bottom: f64, owner: u32| {
            Claim::turned(Turned::about(base.at, base.angle, [-half_length, top, half_length, bottom]), owner)
        };
        let farthest_px = if self.is_over_flown { OVER_FLOWN_PX } else { FARTHEST_PX };
        let tries = ((farthest_px - first_px) / STEP_PX).max(1.0) as u32;
        let offsets = (0..tries).flat_map(|step| {
            let off_line_px = first_px + f64::from(step) * STEP_PX;
            [-off_line_px, off_line_px]
        });
        offsets.into_iter().find_map(|off_line_px| {
            let offset_px = base.lane_px + off_line_px;
            let (top, bottom) = (offset_px - half_px, offset_px + half_px);
            let near = if off_line_px < 0.0 { bottom } else { top };
            let way = claim(near.min(base.lane_px), near.max(base.lane_px), self.owner);
            let letters = claim(top, bottom, NOBODY);
            let is_clear = lines.built.has_room(&letters, CLEAR_PX)
                && lines.built.has_room(&way, 0.0)
                && (self.is_over_flown
                    || lines.flown.has_room(&letters, CLEAR_PX) && lines.flown.has_room(&way, 0.0));
            // With the way to the curve: so it holds its anchor, and on the world only shrinks as the scale grows.
            let whole = claim(top.min(0.0), bottom.max(0.0), NOBODY);
            (is_clear && crowd.has_room(&whole, GAP_PX)).then_some((base, offset_px, whole))
        })
    }
}

/// A line with the length up to each of its points.
struct Curve {
    points: Vec<(f64, Screen)>,
    /// By point how far to the right the line is drawn, in pixels.
    lanes_px: Vec<f64>,
}

impl Curve {
    /// The curve of a route without its lanes, so that the anchors keep to it at every scale.
    fn from_route(route: &PlacedRoute, plane: Transform, weight: f64) -> Self {
        let points = route.samples.iter().map(|(world, _)| plane.screen_from_world(*world));
        let lanes_px = route.samples.iter().map(|(_, lane)| lane * LANE_PX * weight);
        Self { lanes_px: lanes_px.collect(), ..Self::from_points(points.collect()) }
    }

    fn from_points(points: Vec<Screen>) -> Self {
        let mut length_px = 0.0;
        let mut before: Option<Screen> = None;
        let measured = points.into_iter().map(|point| {
            length_px += before.map_or(0.0, |before| before.distance_to(point));
            before = Some(point);
            (length_px, point)
        });
        Self { points: measured.collect(), lanes_px: Vec::new() }
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

    /// Where and how a text of this length lies along the line; `None` where it would stick out or the line bends by more than
    /// `bend_px`.
    fn straight_at(&self, along_px: f64, length_px: f64, bend_px: f64) -> Option<Base> {
        let (start_px, end_px) = (along_px - length_px / 2.0, along_px + length_px / 2.0);
        if start_px < 0.0 || end_px > self.length_px() {
            return None;
        }
        let (start, end) = (self.at(start_px)?, self.at(end_px)?);
        let first = self.points.partition_point(|(point_px, _)| *point_px <= start_px);
        let last = self.points.partition_point(|(point_px, _)| *point_px < end_px);
        let between = self.points.get(first..last).unwrap_or_default();
        if between.iter().any(|(_, point)| distance_to_segment(*point, start, end) > bend_px) {
            return None;
        }
        // Read from left to right whichever way the line runs.
        let (from, to, side) = if start.x <= end.x { (start, end, 1.0) } else { (end, start, -1.0) };
        let middle = self.points.partition_point(|(point_px, _)| *point_px < along_px);
        let lane_px = side * self.lanes_px.get(middle).copied().unwrap_or_default();
        Some(Base { at: self.at(along_px)?, angle: (to.y - from.y).atan2(to.x - from.x), lane_px })
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
            let base = curve.straight_at(curve.length_px() / 2.0, 50.0, BEND_PX).expect("straight");
            assert!((base.angle - angle).abs() < 1e-9, "{points:?}");
        }
    }

    #[test]
    fn bends_and_ends_are_refused() {
        let bent = curve(&[(0.0, 0.0), (50.0, 30.0), (100.0, 0.0), (200.0, 0.0)]);
        assert!(bent.straight_at(50.0, 80.0, BEND_PX).is_none(), "a bend");
        assert!(bent.straight_at(170.0, 50.0, BEND_PX).is_some());
        assert!(bent.straight_at(10.0, 50.0, BEND_PX).is_none(), "beyond the start");
        assert!(curve(&[]).straight_at(0.0, 10.0, BEND_PX).is_none());
        assert!(spots(50.0, 100.0, 0).is_empty() && spots(f64::NAN, 10.0, 0).is_empty());
        assert_eq!(spots(1300.0, 100.0, 1).len(), 2);
    }
}
