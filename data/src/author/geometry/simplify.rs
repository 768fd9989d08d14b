//! Simplifying a net of lines at several levels of detail at once.
//!
//! Order of removal: smallest triangle first (Visvalingam and Whyatt 1993). Limit of removal: the distance of every
//! vertex left out so far from the segment that replaces it, as Douglas and Peucker 1973 measure it, so that the stated
//! tolerance holds; areas alone bound nothing. A vertex stays when the triangle that it spans with its neighbours holds
//! another vertex of the net: with that, no removal makes lines cross that did not (de Berg, van Kreveld, Schirra 1998).
//!
//! Lines are simplified once, whoever uses them, so that common borders stay common; their ends stay.

use super::project::Step;
use super::vertex_index::{VertexIndex, turn};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Level of a vertex that no level keeps.
pub(super) const NOWHERE: u8 = u8::MAX;

/// A line to simplify; one without places is left alone.
#[derive(Clone, Debug, Default)]
pub(super) struct NetLine {
    pub(super) places: Vec<Step>,
    /// In grid steps: levels whose tolerance is less simplify it with this instead.
    pub(super) least_tolerance: f64,
    /// The coarsest level at which it is drawn; at coarser ones it is in nobody's way.
    pub(super) level: u8,
    /// Rows of the closed rings that use it.
    pub(super) rings: Vec<u32>,
}

/// For each line, for each vertex the coarsest level that keeps it, or [`NOWHERE`].
///
/// `tolerances` are in grid steps, by level, coarsest first. `ring_count` is the number of rings that the lines name;
/// each keeps three vertices at every level. With `topology` lines stay clear of each other, and on their side of the
/// places that it names; without, they are simplified one by one.
pub(super) fn simplify(
    lines: &[NetLine],
    ring_count: usize,
    tolerances: &[f64],
    grid: u16,
    topology: Option<&[Step]>,
) -> Vec<Vec<u8>> {
    let mut net = Net::from_lines(lines, ring_count, grid, topology.is_some());
    for &place in topology.unwrap_or_default() {
        net.index.insert(u32::MAX, place);
    }
    let count = tolerances.len();
    for (level, &tolerance) in tolerances.iter().enumerate().rev() {
        net.retire_above(lines, level as u8);
        net.pass(tolerance, if level + 1 == count { NOWHERE } else { level as u8 + 1 });
    }
    let mut levels = net.vertices.iter().map(|vertex| vertex.level);
    lines.iter().map(|line| levels.by_ref().take(line.places.len()).collect()).collect()
}

/// A vertex in the chain of those that are left of its line.
#[derive(Clone, Copy, Debug)]
struct NetVertex {
    place: Step,
    line: u32,
    /// Neighbours that are left; itself at the ends of the line.
    before: u32,
    after: u32,
    level: u8,
    /// Whether it may be looked at: false at ends, once removed and once its line is retired.
    is_candidate: bool,
}

impl NetVertex {
    const NONE: Self =
        Self { place: Step { x: 0, y: 0 }, line: 0, before: 0, after: 0, level: 0, is_candidate: false };
}

/// A candidate in the queue; out of date once its neighbours have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    area: i64,
    vertex: u32,
    before: u32,
    after: u32,
}

struct Net<'a> {
    lines: &'a [NetLine],
    /// All lines' vertices, line after line.
    vertices: Vec<NetVertex>,
    /// Vertices left in each ring.
    ring_sizes: Vec<u32>,
    index: VertexIndex,
    has_topology: bool,
}

impl<'a> Net<'a> {
    fn from_lines(lines: &'a [NetLine], ring_count: usize, grid: u16, has_topology: bool) -> Self {
        let mut net = Net {
            lines,
            vertices: Vec::new(),
            ring_sizes: vec![0; ring_count],
            index: VertexIndex::from_grid(grid),
            has_topology,
        };
        for (number, line) in lines.iter().enumerate() {
            let first = net.vertices.len() as u32;
            let last = first + line.places.len().saturating_sub(1) as u32;
            for (own, &place) in (first..).zip(&line.places) {
                let is_end = own == first || own == last;
                net.vertices.push(NetVertex {
                    place,
                    line: number as u32,
                    before: if is_end { own } else { own - 1 },
                    after: if is_end { own } else { own + 1 },
                    level: 0,
                    is_candidate: !is_end,
                });
                net.index.insert(own, place);
            }
            for &ring in &line.rings {
                if let Some(size) = net.ring_sizes.get_mut(ring as usize) {
                    *size += last - first;
                }
            }
        }
        net
    }

    fn vertex(&self, vertex: u32) -> NetVertex {
        self.vertices.get(vertex as usize).copied().unwrap_or(NetVertex::NONE)
    }

    fn change(&mut self, vertex: u32, change: impl FnOnce(&mut NetVertex)) {
        if let Some(vertex) = self.vertices.get_mut(vertex as usize) {
            change(vertex);
        }
    }

    /// Takes lines out that `level` does not draw.
    fn retire_above(&mut self, lines: &[NetLine], level: u8) {
        for own in 0..self.vertices.len() as u32 {
            let vertex = self.vertex(own);
            let line_level = lines.get(vertex.line as usize).map_or(0, |line| line.level);
            if line_level == level + 1 && vertex.level == 0 {
                self.index.remove(own, vertex.place);
                self.change(own, |vertex| vertex.is_candidate = false);
            }
        }
    }

    /// Removes what `tolerance` allows, marking it with `level`.
    fn pass(&mut self, tolerance: f64, level: u8) {
        let mut queue: BinaryHeap<Reverse<Candidate>> =
            (0..self.vertices.len() as u32).filter_map(|own| self.candidate(own)).map(Reverse).collect();
        while let Some(Reverse(candidate)) = queue.pop() {
            let Candidate { vertex: own, before, after, .. } = candidate;
            if self.candidate(own) != Some(candidate) || !self.is_removable(candidate, tolerance) {
                continue;
            }
            self.remove(candidate, level);
            queue.extend([before, after].into_iter().filter_map(|own| self.candidate(own)).map(Reverse));
        }
    }

    /// The vertex with its present neighbours.
    fn candidate(&self, own: u32) -> Option<Candidate> {
        let NetVertex { place, before, after, is_candidate, .. } = self.vertex(own);
        let area = turn(self.vertex(before).place, place, self.vertex(after).place).abs();
        is_candidate.then_some(Candidate { area, vertex: own, before, after })
    }

    fn is_removable(&self, candidate: Candidate, tolerance: f64) -> bool {
        let Candidate { vertex: own, before, after, .. } = candidate;
        let (from, to) = (self.vertex(before).place, self.vertex(after).place);
        let vertex = self.vertex(own);
        let Some(line) = self.lines.get(vertex.line as usize) else { return false };
        let tolerance = tolerance.max(line.least_tolerance);
        let mut sizes = line.rings.iter().filter_map(|&ring| self.ring_sizes.get(ring as usize));
        sizes.all(|&size| size > 3)
            && (before + 1..after)
                .all(|left_out| segment_distance(self.vertex(left_out).place, from, to) <= tolerance)
            && !(self.has_topology && self.index.is_occupied((from, vertex.place, to), own))
    }

    fn remove(&mut self, Candidate { vertex: own, before, after, .. }: Candidate, level: u8) {
        let vertex = self.vertex(own);
        self.index.remove(own, vertex.place);
        self.change(own, |vertex| {
            vertex.is_candidate = false;
            vertex.level = level;
        });
        // Ends keep pointing at themselves; nothing reads their neighbours.
        self.change(before, |vertex| vertex.after = after);
        self.change(after, |vertex| vertex.before = before);
        for &ring in self.lines.get(vertex.line as usize).map_or(&[][..], |line| &line.rings) {
            if let Some(size) = self.ring_sizes.get_mut(ring as usize) {
                *size -= 1;
            }
        }
    }
}

/// Distance of a place from a segment, in grid steps.
pub(super) fn segment_distance(place: Step, from: Step, to: Step) -> f64 {
    let offset = |place: Step| (f64::from(place.x - from.x), f64::from(place.y - from.y));
    let ((x, y), (dx, dy)) = (offset(place), offset(to));
    let length_squared = dx * dx + dy * dy;
    let share = if length_squared > 0.0 { ((x * dx + y * dy) / length_squared).clamp(0.0, 1.0) } else { 0.0 };
    (x - share * dx).hypot(y - share * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(places: &[(i32, i32)], rings: &[u32]) -> NetLine {
        let places = places.iter().map(|&(x, y)| Step { x, y }).collect();
        NetLine { places, rings: rings.to_vec(), ..NetLine::default() }
    }

    #[test]
    fn small_bends_go_first_and_ends_stay() {
        let bends = line(&[(0, 0), (10, 1), (20, 0), (30, 8), (40, 0)], &[]);
        let levels = simplify(&[bends], 0, &[20.0, 4.0, 0.5], 100, Some(&[]));
        assert_eq!(levels, [[0, 2, 1, 1, 0]]);
    }

    #[test]
    fn what_lies_in_a_bend_keeps_the_bend() {
        let bend = line(&[(0, 0), (50, 10), (100, 0)], &[]);
        let inside = line(&[(50, 5), (51, 5)], &[]);
        let levels = |has_topology: bool| {
            simplify(&[bend.clone(), inside.clone()], 0, &[20.0], 100, has_topology.then_some([].as_slice()))
        };
        assert_eq!(levels(true)[0], [0, 0, 0]);
        assert_eq!(levels(false)[0], [0, NOWHERE, 0]);
    }

    #[test]
    fn a_place_stays_on_its_side() {
        let bend = [line(&[(0, 0), (50, 10), (100, 0)], &[])];
        let levels = |place| simplify(&bend, 0, &[20.0], 100, Some(&[place]));
        assert_eq!(levels(Step { x: 50, y: 5 })[0], [0, 0, 0]);
        assert_eq!(levels(Step { x: 50, y: 15 })[0], [0, NOWHERE, 0]);
    }

    #[test]
    fn a_ring_stays_a_ring() {
        let ring = line(&[(0, 0), (5, 1), (10, 0), (10, 10), (0, 10), (0, 0)], &[0]);
        let levels = simplify(&[ring], 1, &[1000.0], 100, Some(&[]));
        let corners: Vec<&u8> = levels[0].iter().filter(|&&level| level != NOWHERE).collect();
        assert_eq!(corners.len(), 4, "three corners and the way back");
    }

    #[test]
    fn what_a_level_does_not_draw_is_in_nobodys_way() {
        let bend = line(&[(0, 0), (50, 10), (100, 0)], &[]);
        let island = NetLine { level: 1, ..line(&[(50, 5), (51, 5), (51, 6), (50, 5)], &[0]) };
        let levels = simplify(&[bend, island], 1, &[20.0, 0.0], 100, Some(&[]));
        assert_eq!(levels[0], [0, 1, 0]);
    }
}
