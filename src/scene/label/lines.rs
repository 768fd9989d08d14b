//! Where lines run, on the world: names rather stand beside them than on them.

use super::{lists::Lists, mark::Rect};
use crate::geo::{Held, Screen, share_within};
use crate::scene::PlacedRoute;
use heartland_data::geo::World;

/// Cells along the world's side.
const CELLS: usize = 96;

/// The pieces of the lines on the ground, by place.
#[derive(Debug)]
pub(super) struct Lines {
    cells: Lists<(World, World)>,
}

fn cell(value: f64) -> usize {
    (value * CELLS as f64).held(0.0, (CELLS - 1) as f64) as usize
}

impl Lines {
    /// All routes but those that were flown, proposals too and whether or not they are shown, so that a filter moves no name.
    #[inline(never)]
    pub(super) fn from_routes(routes: &[PlacedRoute]) -> Self {
        let mut lines = Self { cells: Lists::with_count(CELLS * CELLS) };
        for route in routes.iter().filter(|route| !route.kind.is_flown()) {
            for ((from, _), (to, _)) in route.samples.iter().zip(route.samples.iter().skip(1)) {
                lines.add(*from, *to);
            }
        }
        lines
    }

    fn add(&mut self, from: World, to: World) {
        for row in cell(from.y.min(to.y))..=cell(from.y.max(to.y)) {
            for column in cell(from.x.min(to.x))..=cell(from.x.max(to.x)) {
                self.cells.push(row * CELLS + column, (from, to));
            }
        }
    }

    /// How much of the lines lies within a rectangle (pixels from the world's corner at a scale of `k`), in pixels.
    pub(super) fn length_px(&self, rect: Rect, k: f64) -> f64 {
        let [left, top, right, bottom] = rect.map(|side| cell(side / k));
        let mut length_px = 0.0;
        for row in top..=bottom {
            for column in left..=right {
                let mut at = self.cells.start(row * CELLS + column);
                while let Some(((from, to), next)) = self.cells.entry(at) {
                    at = *next;
                    // A piece is counted in the first of the cells that it and the rectangle share.
                    let is_first =
                        column == left.max(cell(from.x.min(to.x))) && row == top.max(cell(from.y.min(to.y)));
                    if is_first {
                        let [from, to] = [from, to].map(|end| Screen { x: end.x * k, y: end.y * k });
                        length_px += share_within(rect, from, to).max(0.0) * from.distance_to(to);
                    }
                }
            }
        }
        length_px
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_within_is_measured_once() {
        let mut lines = Lines { cells: Lists::with_count(CELLS * CELLS) };
        // Over many cells, and back along the same way.
        let (from, to) = (World { x: 0.3, y: 0.45 }, World { x: 0.7, y: 0.45 });
        lines.add(from, to);
        lines.add(to, from);
        assert!((lines.length_px([400.0, 400.0, 600.0, 500.0], 1000.0) - 400.0).abs() < 1e-6);
        assert!((lines.length_px([100.0, 440.0, 310.0, 460.0], 1000.0) - 20.0).abs() < 1e-6);
        assert!(lines.length_px([400.0, 460.0, 600.0, 500.0], 1000.0).abs() < 1e-9);
    }
}
