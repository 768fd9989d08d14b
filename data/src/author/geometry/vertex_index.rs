//! Which vertices lie in a triangle: buckets of a square lattice.

use super::project::Step;

/// Cells along a side of the lattice.
const CELLS: i32 = 192;

/// Vertices by place, for as long as they are part of the lines.
#[derive(Clone, Debug)]
pub(super) struct VertexIndex {
    cell_size: i32,
    cells: Vec<Vec<(u32, Step)>>,
}

impl VertexIndex {
    /// Holds nothing yet; places go from 0 to `grid`.
    pub(super) fn from_grid(grid: u16) -> Self {
        Self { cell_size: i32::from(grid) / CELLS + 1, cells: vec![Vec::new(); (CELLS * CELLS) as usize] }
    }

    pub(super) fn insert(&mut self, vertex: u32, place: Step) {
        let cell = self.cell(place);
        if let Some(bucket) = self.cells.get_mut(cell) {
            bucket.push((vertex, place));
        }
    }

    pub(super) fn remove(&mut self, vertex: u32, place: Step) {
        let cell = self.cell(place);
        if let Some(bucket) = self.cells.get_mut(cell) {
            bucket.retain(|&(other, _)| other != vertex);
        }
    }

    /// Whether a vertex lies in the triangle or on its edges, other than at the places of `from` and `to`, and other
    /// than `own` itself.
    pub(super) fn is_occupied(&self, (from, middle, to): (Step, Step, Step), own: u32) -> bool {
        let cells_from_steps = |steps: i32| (steps / self.cell_size).clamp(0, CELLS - 1);
        let low_x = cells_from_steps(from.x.min(middle.x).min(to.x));
        let high_x = cells_from_steps(from.x.max(middle.x).max(to.x));
        let low_y = cells_from_steps(from.y.min(middle.y).min(to.y));
        let high_y = cells_from_steps(from.y.max(middle.y).max(to.y));
        let is_within = |place: Step| {
            place != from
                && place != to
                && {
                    let turns = [turn(from, middle, place), turn(middle, to, place), turn(to, from, place)];
                    turns.iter().all(|&turn| turn >= 0) || turns.iter().all(|&turn| turn <= 0)
                }
                && is_in_box(from, middle, to, place)
        };
        (low_y..=high_y).any(|row| {
            let start = (row * CELLS + low_x) as usize;
            let cells = self.cells.get(start..=start + (high_x - low_x) as usize).unwrap_or_default();
            cells.iter().flatten().any(|&(vertex, place)| vertex != own && is_within(place))
        })
    }

    fn cell(&self, place: Step) -> usize {
        let along = |steps: i32| (steps / self.cell_size).clamp(0, CELLS - 1);
        (along(place.y) * CELLS + along(place.x)) as usize
    }
}

/// Twice the signed area of a triangle: positive when it turns clockwise on the map, where y points down; 0 when its
/// corners lie on a line.
pub(super) fn turn(a: Step, b: Step, c: Step) -> i64 {
    let (ab_x, ab_y) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
    let (ac_x, ac_y) = (i64::from(c.x - a.x), i64::from(c.y - a.y));
    ab_x * ac_y - ab_y * ac_x
}

/// For triangles without area, whose edges' continuations would count as inside.
fn is_in_box(a: Step, b: Step, c: Step, place: Step) -> bool {
    (a.x.min(b.x).min(c.x)..=a.x.max(b.x).max(c.x)).contains(&place.x)
        && (a.y.min(b.y).min(c.y)..=a.y.max(b.y).max(c.y)).contains(&place.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: i32, y: i32) -> Step {
        Step { x, y }
    }

    #[test]
    fn inside_on_the_edge_and_out() {
        let triangle = (at(0, 0), at(500, 500), at(1000, 0));
        let is_blocked_by = |x, y| {
            let mut index = VertexIndex::from_grid(1000);
            index.insert(7, at(x, y));
            index.is_occupied(triangle, 1)
        };
        assert!(is_blocked_by(500, 100) && is_blocked_by(500, 0) && is_blocked_by(500, 500));
        assert!(!is_blocked_by(0, 0) && !is_blocked_by(1000, 0), "the ends are common corners");
        assert!(!is_blocked_by(100, 300) && !is_blocked_by(500, 501));
        let mut index = VertexIndex::from_grid(1000);
        index.insert(1, at(500, 500));
        assert!(!index.is_occupied(triangle, 1), "the vertex itself");
        index.insert(2, at(500, 100));
        index.remove(2, at(500, 100));
        assert!(!index.is_occupied(triangle, 1));
    }

    #[test]
    fn a_flat_triangle_has_only_its_edges() {
        let mut index = VertexIndex::from_grid(1000);
        index.insert(7, at(900, 0));
        assert!(!index.is_occupied((at(0, 0), at(100, 0), at(200, 0)), 1));
        index.insert(8, at(150, 0));
        assert!(index.is_occupied((at(0, 0), at(100, 0), at(200, 0)), 1));
    }
}
