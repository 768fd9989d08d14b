//! The course of a route on the ground: its curve, or that of the route that it follows, in as many samples as it bends.

use super::lanes::{Lane, eased, place_at};
use super::route_mark::LANE_PX;
use crate::geo::MAX_ZOOM;
use heartland_data::geo::{CurvePiece, Laea, LonLat, World, pieces_through};

/// Pixels to one unit of world at the deepest zoom, on a map as wide and as high as a large screen's.
const DEEPEST_K: f64 = 750.0 * (1 << MAX_ZOOM as u32) as f64;
/// About how far the line from sample to sample may run from the curve; twice as far where its bend changes fast.
const MOST_OFF_PX: f64 = 0.3;
/// A leg is halved at least and at most so often; an S may have its middle on the straight line.
const HALVINGS: (u32, u32) = (1, 6);

/// A point of a course.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    /// Position.
    pub(super) world: World,
    /// Its lane: see [`Lane::place`].
    pub(super) place: f64,
    /// Number of its leg, 0 for the one from the first waypoint to the second, plus the share of it.
    pub(super) along: f64,
}

/// The curve through the waypoints of a route that lie on the map.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    /// Of all waypoints those on the map.
    numbers: Vec<usize>,
    /// From each of them to the next.
    pieces: Vec<CurvePiece>,
}

impl Course {
    pub(super) fn from_positions(positions: &[LonLat], projection: &Laea) -> Self {
        let on_map = positions.iter().enumerate().filter(|(_, position)| projection.contains(**position));
        let on_map = on_map.filter_map(|(number, position)| Some((number, projection.project(*position)?)));
        let (numbers, waypoints): (Vec<usize>, Vec<World>) = on_map.unzip();
        Self { numbers, pieces: pieces_through(&waypoints) }
    }

    /// The samples of a course in its lanes; none with fewer than two waypoints. On a leg that it shares it leaves its own
    /// curve, eased as lanes are, for that of the first among `courses` (by row) that uses the leg: lines that run side by side
    /// do not cross, though they come from different sides.
    pub(super) fn samples(&self, lanes: &[Lane], courses: &[Self]) -> Vec<Sample> {
        let mut samples = Vec::with_capacity(self.pieces.len() * 8 + 1);
        let mut last = None;
        for (piece, ends) in self.pieces.iter().zip(self.numbers.windows(2)) {
            let &[from, to] = ends else { continue };
            let lead = lanes.get(from).and_then(|lane| lane.lead).filter(|_| to == from + 1);
            let lead =
                lead.and_then(|lead| Some((courses.get(lead.row)?.piece(lead.leg)?, lead.is_reversed)));
            let at = |share: f64| {
                let mut world = piece.at(share);
                if let Some((lead, is_reversed)) = lead {
                    let other = lead.at(if is_reversed { 1.0 - share } else { share });
                    let weight = eased(share);
                    world.x += (other.x - world.x) * weight;
                    world.y += (other.y - world.y) * weight;
                }
                let along = from as f64 + (to - from) as f64 * share;
                Sample { world, place: place_at(lanes, along), along }
            };
            let ends = [(0.0, at(0.0)), (1.0, at(1.0))];
            halve(&at, ends, 0, &mut samples);
            last = Some(ends[1].1);
        }
        samples.extend(last);
        samples
    }

    /// The piece of a leg that has both its ends on the map.
    fn piece(&self, leg: usize) -> Option<&CurvePiece> {
        let index = self.numbers.binary_search(&leg).ok()?;
        self.pieces.get(index).filter(|_| self.numbers.get(index + 1) == Some(&(leg + 1)))
    }
}

/// Adds the samples from the first of two (each with its share of the leg) up to the second, which is left out.
fn halve(at: &impl Fn(f64) -> Sample, ends: [(f64, Sample); 2], halvings: u32, samples: &mut Vec<Sample>) {
    let [start, end] = ends;
    let share = f64::midpoint(start.0, end.0);
    let middle = (share, at(share));
    // The middle stays, and brings the line four times as near to the curve as it is itself to the line without it.
    let is_bent = off_px(start.1, middle.1, end.1) > 4.0 * MOST_OFF_PX;
    if halvings < HALVINGS.0 || is_bent && halvings < HALVINGS.1 {
        halve(at, [start, middle], halvings + 1, samples);
        halve(at, [middle, end], halvings + 1, samples);
    } else {
        samples.extend([start.1, middle.1]);
    }
}

/// How far a sample lies off the straight line between two others at the deepest zoom, with its lane.
fn off_px(from: Sample, middle: Sample, to: Sample) -> f64 {
    let (dx, dy) = (to.world.x - from.world.x, to.world.y - from.world.y);
    let (x, y) = (middle.world.x - from.world.x, middle.world.y - from.world.y);
    let off_line = (dx * y - dy * x).abs() / dx.hypot(dy).max(1e-12);
    off_line * DEEPEST_K + (middle.place - f64::midpoint(from.place, to.place)).abs() * LANE_PX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::lanes::lanes_of;

    fn projection() -> Laea {
        Laea::from_circle(LonLat::from_degrees(78.0, 46.0), 66.0).expect("a valid circle")
    }

    fn samples_of(routes: &[Vec<LonLat>]) -> Vec<Vec<Sample>> {
        let courses: Vec<Course> =
            routes.iter().map(|route| Course::from_positions(route, &projection())).collect();
        let lanes = lanes_of(routes);
        courses.iter().zip(&lanes).map(|(course, lanes)| course.samples(lanes, &courses)).collect()
    }

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::from_degrees(lon, lat)
    }

    #[test]
    fn samples_lie_as_close_as_the_curve_bends() {
        let route = vec![at(60.0, 50.0), at(70.0, 55.0), at(70.3, 55.1), at(80.0, 45.0), at(81.0, 60.0)];
        let course = Course::from_positions(&route, &projection());
        let samples = samples_of(&[route]).remove(0);
        for pair in samples.windows(2) {
            let middle = f64::midpoint(pair[0].along, pair[1].along);
            let world = course.pieces[middle as usize].at(middle.fract());
            let off = off_px(pair[0], Sample { world, place: 0.0, along: middle }, pair[1]);
            assert!(off < 2.0 * MOST_OFF_PX, "{off} px off at {middle}");
        }
        let on_leg = |leg: usize| samples.iter().filter(|sample| sample.along as usize == leg).count();
        assert!(on_leg(2) > 16 && on_leg(2) > on_leg(1), "a long leg and a short one");
        assert_eq!(samples_of(&[vec![at(60.0, 50.0), at(70.0, 55.0)]])[0].len(), 5, "a straight one");
    }

    #[test]
    fn stops_off_the_map_are_left_out_and_counted() {
        let route = vec![at(-100.0, -40.0), at(70.0, 50.0), at(-100.0, -40.0), at(75.0, 50.0)];
        let samples = samples_of(&[route]).remove(0);
        let ends = samples.first().zip(samples.last()).expect("a line");
        assert_eq!((ends.0.along, ends.1.along), (1.0, 3.0));
        assert!(samples_of(&[vec![at(70.0, 50.0), at(-100.0, -40.0)]])[0].is_empty());
    }

    #[test]
    fn a_shared_leg_has_one_curve_whatever_lies_before_and_behind() {
        let shared = [at(70.0, 50.0), at(75.0, 50.0)];
        let first = vec![at(66.0, 55.0), shared[0], shared[1], at(80.0, 55.0)];
        let second = vec![at(80.0, 44.0), shared[1], shared[0], at(66.0, 44.0)];
        let samples = samples_of(&[first, second]);
        let on_leg = |row: usize| {
            let is_inside = |sample: &&Sample| (1.3..=1.7).contains(&sample.along);
            samples[row].iter().filter(is_inside).map(|sample| sample.world).collect::<Vec<_>>()
        };
        let (there, back) = (on_leg(0), on_leg(1));
        assert!(there.len() > 2 && back.len() > 2);
        let middle = |line: &[World]| line[line.len() / 2];
        assert!((middle(&there).y - middle(&back).y).abs() * DEEPEST_K < 30.0);
        let own =
            Course::from_positions(&[at(80.0, 44.0), shared[1], shared[0], at(66.0, 44.0)], &projection());
        assert!((middle(&there).y - own.pieces[1].at(0.5).y).abs() * DEEPEST_K > 100.0);
    }
}
