//! Where lines run, on the world: names rather stand beside them than on them.

use super::{lists::Lists, mark::Rect};
use crate::geo::Held;
use crate::scene::PlacedRoute;
use heartland_data::geo::World;

/// Cells along the world's side.
const CELLS: usize = 96;

/// The pieces of the lines that are built, by place.
#[derive(Debug)]
pub(super) struct Lines {
    cells: Lists<(World, World)>,
}

fn cell(value: f64) -> usize {
    (value * CELLS as f64).held(0.0, (CELLS - 1) as f64) as usize
}

impl Lines {
    /// All routes that are built, whether or not they are shown, so that a filter moves no name.
    #[inline(never)]
    pub(super) fn from_routes(routes: &[PlacedRoute]) -> Self {
        let mut cells = Lists::with_count(CELLS * CELLS);
        let built = routes.iter().filter(|route| !route.kind.is_flown());
        for route in built {
            for ((from, _), (to, _)) in route.samples.iter().zip(route.samples.iter().skip(1)) {
                for row in cell(from.y.min(to.y))..=cell(from.y.max(to.y)) {
                    for column in cell(from.x.min(to.x))..=cell(from.x.max(to.x)) {
                        cells.push(row * CELLS + column, (*from, *to));
                    }
                }
            }
        }
        Self { cells }
    }

    /// Whether a line runs through a rectangle (world).
    pub(super) fn cross(&self, rect: &Rect) -> bool {
        let [left, top, right, bottom] = *rect;
        (cell(top)..=cell(bottom)).any(|row| {
            (cell(left)..=cell(right)).any(|column| {
                let mut at = self.cells.start(row * CELLS + column);
                while let Some(((from, to), next)) = self.cells.entry(at) {
                    at = *next;
                    if crosses(*from, *to, rect) {
                        return true;
                    }
                }
                false
            })
        })
    }
}

/// Whether a piece of a line and a rectangle meet: neither an axis nor the piece's normal parts them.
fn crosses(from: World, to: World, [left, top, right, bottom]: &Rect) -> bool {
    let is_beside = from.x.max(to.x) < *left || from.x.min(to.x) > *right;
    let is_above = from.y.max(to.y) < *top || from.y.min(to.y) > *bottom;
    if is_beside || is_above {
        return false;
    }
    let side = |x: f64, y: f64| (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    let sides = [side(*left, *top), side(*right, *top), side(*left, *bottom), side(*right, *bottom)];
    sides.iter().any(|side| *side <= 0.0) && sides.iter().any(|side| *side >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_rectangles() {
        let rect = [0.4, 0.4, 0.6, 0.5];
        let crosses = |from: (f64, f64), to: (f64, f64)| {
            crosses(World { x: from.0, y: from.1 }, World { x: to.0, y: to.1 }, &rect)
        };
        assert!(crosses((0.3, 0.45), (0.7, 0.45)));
        assert!(crosses((0.45, 0.45), (0.46, 0.46)), "inside");
        assert!(crosses((0.35, 0.4), (0.5, 0.55)));
        assert!(!crosses((0.3, 0.5), (0.42, 0.62)), "past the corner");
        assert!(!crosses((0.7, 0.0), (0.7, 1.0)));
    }
}
