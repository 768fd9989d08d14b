//! A route on the screen: its line in its lane, and what is set upon it along the way.

use super::{PlacedRoute, RouteStyle, Track, route_style, weight};
use crate::{
    geo::{Screen, Transform, Viewport, length},
    state::Standing,
};
use heartland_data::model::{Flow, RouteId, RouteKind};
use std::ops::Range;

/// Pixels between the middles of two routes that run side by side.
pub(super) const LANE_PX: f64 = 5.0;
/// Pixels from tie to tie of a railway.
const TIE_PX: f64 = 9.0;
/// Half the length of a tie.
const TIE_HALF_PX: f64 = 3.4;
/// Pixels from arrow to arrow.
const ARROW_PX: f64 = 150.0;
/// Lines shorter than this have no arrow.
const LEAST_ARROW_PX: f64 = 20.0;

/// A route on the screen.
#[derive(Clone, Debug)]
pub struct RouteMark {
    /// The route.
    pub id: RouteId,
    /// Its kind.
    pub kind: RouteKind,
    /// Its look.
    pub style: RouteStyle,
    /// Its line in pixels.
    pub points: Vec<Screen>,
    /// Smallest box around the line: left, top, right, bottom.
    pub bounds: [f64; 4],
    /// Which of the points carry the style's inlay.
    pub inlaid: Range<usize>,
    /// Ties across the line: railways that are not of broad gauge.
    pub ties: Vec<[Screen; 2]>,
    /// The bars of a break of gauge.
    pub breaks: Vec<[Screen; 2]>,
    /// Arrows in the direction of flow, tip first.
    pub arrows: Vec<[Screen; 3]>,
}

/// Where a mark is placed.
#[derive(Clone, Copy, Debug)]
pub struct Placing {
    /// World to screen.
    pub transform: Transform,
    /// Scales widths and lanes; 1 is the usual.
    pub weight: f64,
    /// Ties and arrows outside are left out: left, top, right, bottom.
    pub window: [f64; 4],
}

impl Placing {
    /// For a viewport with a margin around it.
    pub fn from_viewport(viewport: &Viewport, margin_px: f64) -> Self {
        let (right, bottom) = (viewport.width_px + margin_px, viewport.height_px + margin_px);
        let window = [-margin_px, -margin_px, right, bottom];
        Self { transform: viewport.transform, weight: weight(viewport), window }
    }

    fn shows(&self, at: Screen) -> bool {
        let [left, top, right, bottom] = self.window;
        (left..=right).contains(&at.x) && (top..=bottom).contains(&at.y)
    }
}

/// A place on a line with the direction that the line has there, as a unit vector.
#[derive(Clone, Copy)]
struct Spot {
    at: Screen,
    dx: f64,
    dy: f64,
}

impl Spot {
    /// `along` pixels on and `aside` pixels to the right.
    fn offset(self, along: f64, aside: f64) -> Screen {
        Screen {
            x: self.at.x + self.dx * along - self.dy * aside,
            y: self.at.y + self.dy * along + self.dx * aside,
        }
    }
}

impl RouteMark {
    /// The mark of a line that carries nothing for now: muted, and nothing flows.
    #[must_use]
    pub fn darkened(self) -> Self {
        Self { style: self.style.as_dark(), arrows: Vec::new(), ..self }
    }
}

impl PlacedRoute {
    /// The route on the screen, each sample moved to its lane.
    pub fn mark(&self, placing: &Placing, standing: Standing) -> RouteMark {
        let points = self.line(placing);
        let style = route_style(self.kind, standing.status, self.exactness, self.share);
        let style = if standing.is_plan { style.as_plan() } else { style }.widened(placing.weight);
        let mut mark = RouteMark {
            id: self.id,
            kind: self.kind,
            bounds: bounds_of(&points),
            inlaid: 0..points.len(),
            ties: Vec::new(),
            breaks: Vec::new(),
            arrows: Vec::new(),
            style,
            points,
        };
        if self.kind == RouteKind::Rail {
            self.lay_track(placing, standing, &mut mark);
        }
        if self.flow == Flow::Forward {
            set_arrows(placing, &mut mark);
        }
        mark
    }

    /// The route's line in pixels, each sample moved to its lane; with weight 0 all lanes run on the curve itself.
    pub(super) fn line(&self, placing: &Placing) -> Vec<Screen> {
        (0..self.samples.len()).filter_map(|index| self.screen_at(placing, index)).collect()
    }

    /// Ties where the track is not of broad gauge, the light and dark of the line where it is, and bars where they meet.
    fn lay_track(&self, placing: &Placing, standing: Standing, mark: &mut RouteMark) {
        let end = mark.points.len();
        let turn = self.break_at.map_or(end, |turn| turn.min(end));
        // The point of the break is the last of one part and the first of the other.
        let parts = [(self.tracks.0, 0..end.min(turn + 1)), (self.tracks.1, turn..end)];
        // A plan is hollow along its whole course.
        if !standing.is_plan {
            mark.inlaid = match parts.each_ref().map(|(track, _)| *track == Some(Track::Broad)) {
                [true, true] => 0..end,
                [true, false] => parts[0].1.clone(),
                [false, true] => parts[1].1.clone(),
                [false, false] => 0..0,
            };
        }
        for (track, range) in parts {
            let from = match track {
                Some(Track::Standard) => -TIE_HALF_PX,
                Some(Track::Narrow) => 0.0,
                Some(Track::Broad) | None => continue,
            };
            let part = mark.points.get(range).unwrap_or(&[]);
            let scale = placing.weight;
            walk(part, TIE_PX * scale, TIE_PX * scale, |spot| {
                if placing.shows(spot.at) {
                    mark.ties.push([spot.offset(0.0, from * scale), spot.offset(0.0, TIE_HALF_PX * scale)]);
                }
            });
        }
        if let Some(spot) = self.break_at.and_then(|turn| spot_at(&mark.points, turn)) {
            let half_px = 6.0 * placing.weight;
            let bar =
                |along: f64| [-half_px, half_px].map(|aside| spot.offset(along * placing.weight, aside));
            mark.breaks = vec![bar(-2.2), bar(2.2)];
        }
    }

    /// A sample on the screen, moved to its lane across the direction of the curve there.
    pub(super) fn screen_at(&self, placing: &Placing, index: usize) -> Option<Screen> {
        let at = |index: usize| {
            self.samples.get(index).map(|(world, _)| placing.transform.screen_from_world(*world))
        };
        let here = at(index)?;
        let lane_px = self.samples.get(index).map_or(0.0, |(_, lane)| lane * LANE_PX * placing.weight);
        if lane_px == 0.0 {
            return Some(here);
        }
        let before = index.checked_sub(1).and_then(at).unwrap_or(here);
        let after = at(index + 1).unwrap_or(here);
        let (dx, dy) = (after.x - before.x, after.y - before.y);
        let length = length(dx, dy).max(1e-9);
        Some(Screen { x: here.x - dy / length * lane_px, y: here.y + dx / length * lane_px })
    }
}

/// Arrows along the line, the same spots at every position of the map; one in the middle of a short line.
fn set_arrows(placing: &Placing, mark: &mut RouteMark) {
    let length = length_of(&mark.points);
    if length < LEAST_ARROW_PX {
        return;
    }
    let half_px = mark.style.line.width_px / 2.0 + 2.6;
    let first = if length < 1.5 * ARROW_PX { length / 2.0 } else { ARROW_PX / 2.0 };
    walk(&mark.points, first, ARROW_PX, |spot| {
        if placing.shows(spot.at) {
            mark.arrows.push([
                spot.offset(1.4 * half_px, 0.0),
                spot.offset(-half_px, half_px),
                spot.offset(-half_px, -half_px),
            ]);
        }
    });
}

/// Length of a line in pixels.
fn length_of(points: &[Screen]) -> f64 {
    points.iter().zip(points.iter().skip(1)).map(|(a, b)| a.distance_to(*b)).sum()
}

/// Calls `visit` at `first` pixels along a line and every `step` pixels from there. Nothing where `step` is not positive.
fn walk(points: &[Screen], first: f64, step: f64, mut visit: impl FnMut(Spot)) {
    if step.is_nan() || step <= 0.0 {
        return;
    }
    let (mut behind, mut next) = (0.0, first);
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let length = a.distance_to(*b);
        while length > 0.0 && next <= behind + length {
            let at = a.between(*b, (next - behind) / length);
            visit(Spot { at, dx: (b.x - a.x) / length, dy: (b.y - a.y) / length });
            next += step;
        }
        behind += length;
    }
}

/// The spot at a point of a line, with the direction from the point before to the one after.
fn spot_at(points: &[Screen], index: usize) -> Option<Spot> {
    let at = *points.get(index)?;
    let before = index.checked_sub(1).and_then(|before| points.get(before)).copied().unwrap_or(at);
    let after = points.get(index + 1).copied().unwrap_or(at);
    let length = before.distance_to(after);
    (length > 0.0).then(|| Spot { at, dx: (after.x - before.x) / length, dy: (after.y - before.y) / length })
}

/// Smallest box around points: left, top, right, bottom; an empty one, which nothing is in, around none.
fn bounds_of(points: &[Screen]) -> [f64; 4] {
    let empty = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    points.iter().fold(empty, |[left, top, right, bottom], point| {
        [left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::RouteSample;
    use heartland_data::model::RouteStatus;

    fn at(x: f64, y: f64) -> Screen {
        Screen { x, y }
    }

    #[test]
    fn each_track_ends_at_the_break_of_gauge() {
        let standing = Standing { status: RouteStatus::Operating, is_plan: false };
        let mark = |tracks| {
            let sample =
                RouteSample { kind: RouteKind::Rail, tracks, has_break: true, ..RouteSample::default() };
            sample.mark([at(0.0, 9.0), at(60.0, 9.0)], standing)
        };
        let ties = |mark: &RouteMark| mark.ties.iter().map(|tie| tie[0].x).collect::<Vec<_>>();
        let to_standard = mark((Some(Track::Broad), Some(Track::Standard)));
        assert_eq!((ties(&to_standard), to_standard.inlaid), (vec![39.0, 48.0, 57.0], 0..2));
        let to_broad = mark((Some(Track::Standard), Some(Track::Broad)));
        assert_eq!((ties(&to_broad), to_broad.inlaid), (vec![9.0, 18.0, 27.0], 1..3));
    }

    #[test]
    fn walking_steps_evenly_round_a_bend() {
        let line = [at(0.0, 0.0), at(10.0, 0.0), at(10.0, 0.0), at(10.0, 10.0)];
        let mut seen = Vec::new();
        walk(&line, 5.0, 5.0, |spot| seen.push((spot.at.x, spot.at.y)));
        assert_eq!(seen, [(5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (10.0, 10.0)]);
    }

    #[test]
    fn nothing_to_walk() {
        for (line, step) in
            [(vec![], 5.0), (vec![at(1.0, 1.0)], 5.0), (vec![at(0.0, 0.0), at(9.0, 0.0)], f64::NAN)]
        {
            walk(&line, 1.0, step, |_| panic!("no spot expected"));
        }
    }

    #[test]
    fn offsets_go_along_and_to_the_right() {
        let spot = Spot { at: at(1.0, 1.0), dx: 1.0, dy: 0.0 };
        assert_eq!(spot.offset(2.0, 3.0), at(3.0, 4.0));
    }
}
