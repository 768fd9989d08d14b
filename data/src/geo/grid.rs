//! Whole steps of the outlines' grid, and the world units that they stand for.

use super::{Geometry, Ring, Vertex, World};

/// Label steps in a step of the grid.
pub(crate) const LABEL_STEPS: f64 = 16.0;

/// The grid of a [`Geometry`]: converts between steps and world units so that steps to world to steps is exact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid(f64);

impl Grid {
    /// A grid of `steps` along the world's side; 0 counts as 1.
    pub(crate) fn from_steps(steps: u16) -> Self {
        Self(f64::from(steps.max(1)))
    }

    pub(crate) fn world_from_steps(self, x: i64, y: i64) -> World {
        World { x: self.length_from_steps(x), y: self.length_from_steps(y) }
    }

    /// The nearest steps; coordinates that are not finite give 0 or the end of the range.
    pub(crate) fn steps_from_world(self, world: World) -> (i64, i64) {
        (self.steps_from_length(world.x), self.steps_from_length(world.y))
    }

    /// Labels stand on a finer grid, so that the smallest countries have a point inside.
    pub(crate) fn world_from_label(self, (x, y): (i64, i64)) -> World {
        Self(self.0 * LABEL_STEPS).world_from_steps(x, y)
    }

    pub(crate) fn label_from_world(self, world: World) -> (i64, i64) {
        Self(self.0 * LABEL_STEPS).steps_from_world(world)
    }

    pub(crate) fn length_from_label(self, steps: i64) -> f64 {
        Self(self.0 * LABEL_STEPS).length_from_steps(steps)
    }

    pub(crate) fn label_from_length(self, length: f64) -> i64 {
        Self(self.0 * LABEL_STEPS).steps_from_length(length)
    }

    pub(crate) fn length_from_steps(self, steps: i64) -> f64 {
        steps as f64 / self.0
    }

    pub(crate) fn steps_from_length(self, length: f64) -> i64 {
        (length * self.0).round() as i64
    }

    pub(crate) fn area_from_half_squares(self, half_squares: i64) -> f64 {
        half_squares as f64 / (2.0 * self.0 * self.0)
    }

    pub(crate) fn half_squares_from_area(self, area: f64) -> i64 {
        (area * (2.0 * self.0 * self.0)).round() as i64
    }
}

/// Box and area of rings at the finest level, in grid steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Smallest coordinates; above `max` when there is no vertex.
    pub(crate) min: (i64, i64),
    /// Largest coordinates.
    pub(crate) max: (i64, i64),
    /// Twice the signed area: outer rings and holes count against each other when they turn against each other.
    pub(crate) half_squares: i64,
}

impl Extent {
    /// Of nothing.
    pub(crate) const EMPTY: Self =
        Self { min: (i64::MAX, i64::MAX), max: (i64::MIN, i64::MIN), half_squares: 0 };

    /// Of some rings together.
    pub(crate) fn of_rings(geometry: &Geometry, rings: &[Ring]) -> Self {
        let mut extent = Self::EMPTY;
        for ring in rings {
            extent.add_ring(geometry, ring);
        }
        extent
    }

    #[inline(never)]
    fn add_ring(&mut self, geometry: &Geometry, ring: &Ring) {
        let mut ends: Option<(Vertex, Vertex)> = None;
        geometry.walk_ring_vertices(ring, u8::MAX, |vertex| {
            let (x, y) = (i64::from(vertex.x), i64::from(vertex.y));
            self.min = (self.min.0.min(x), self.min.1.min(y));
            self.max = (self.max.0.max(x), self.max.1.max(y));
            self.half_squares += ends.map_or(0, |(_, last)| cross(last, vertex));
            ends = Some((ends.map_or(vertex, |(first, _)| first), vertex));
        });
        self.half_squares += ends.map_or(0, |(first, last)| cross(last, first));
    }
}

fn cross(a: Vertex, b: Vertex) -> i64 {
    i64::from(a.x) * i64::from(b.y) - i64::from(b.x) * i64::from(a.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn steps_survive_the_world(grid in 1..=u16::MAX, x in 0..=65535_i64, y in 0..=65535_i64,
                                   half_squares in 0..=1_i64 << 33) {
            let grid = Grid::from_steps(grid);
            prop_assert_eq!(grid.steps_from_world(grid.world_from_steps(x, y)), (x, y));
            prop_assert_eq!(grid.half_squares_from_area(grid.area_from_half_squares(half_squares)), half_squares);
        }
    }
}
