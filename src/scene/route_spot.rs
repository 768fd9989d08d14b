//! The spot of a route that stands for it: for its focus ring and for who points at it.

use super::PlacedRoute;
use crate::geo::length;
use heartland_data::geo::World;

/// How near, in world units, a spot may come to other lines, sites and spots before it matters no more.
const CLEAR: f64 = 0.03;

/// How many positions of a square are looked at.
const FULL: usize = 96;
/// How many spots of a route are tried.
const TRIES: usize = 40;

/// Whose position it is; `None` for a site or a spot taken before.
type Owner = Option<usize>;

/// Squares along a side of the map; their sides are [`CLEAR`].
const SIDE: usize = (1.0 / CLEAR) as usize + 1;

/// Positions by square of the map, so that looking around one costs the same however many there are.
struct Crowd {
    /// Row after row. What lies off the map is in the squares at its edges.
    squares: Vec<Vec<(World, Owner)>>,
}

impl Crowd {
    fn new() -> Self {
        Self { squares: vec![Vec::new(); SIDE * SIDE] }
    }

    /// Column and row.
    fn square_of(world: World) -> (usize, usize) {
        let along = |at: f64| ((at / CLEAR) as usize).min(SIDE - 1);
        (along(world.x), along(world.y))
    }

    /// A square that is full already takes no more: nothing in it is clear of anything.
    fn push(&mut self, world: World, owner: Owner) {
        let (column, row) = Self::square_of(world);
        if let Some(square) = self.squares.get_mut(row * SIDE + column).filter(|square| square.len() < FULL) {
            square.push((world, owner));
        }
    }

    /// Distance to the nearest position that is not `row`'s own, at most [`CLEAR`].
    fn clearance(&self, world: World, row: usize) -> f64 {
        let (column, line) = Self::square_of(world);
        let near = |at: usize| at.saturating_sub(1)..=(at + 1).min(SIDE - 1);
        let around = near(line).flat_map(|line| near(column).map(move |column| line * SIDE + column));
        let others = around
            .filter_map(|square| self.squares.get(square))
            .flatten()
            .filter(|(_, owner)| *owner != Some(row))
            .map(|(other, _)| length(world.x - other.x, world.y - other.y));
        others.fold(CLEAR, f64::min)
    }
}

/// For each route the sample that stands for it: far from other routes, from sites and from spots chosen before, and else
/// near the middle.
pub(super) fn spots_of(placed: &[PlacedRoute], sites: &[World]) -> Vec<usize> {
    let mut crowd = Crowd::new();
    for site in sites {
        crowd.push(*site, None);
    }
    for (row, route) in placed.iter().enumerate() {
        for (world, _) in route.samples.iter().step_by(2) {
            crowd.push(*world, Some(row));
        }
    }
    let mut chosen = Vec::with_capacity(placed.len());
    for (row, route) in placed.iter().enumerate() {
        let count = route.samples.len();
        let score = |index: usize, world: World| {
            let off_middle = (index as f64 / count as f64 - 0.5).abs();
            crowd.clearance(world, row) - 0.004 * off_middle
        };
        let candidates = route.samples.iter().enumerate().skip(count / 8).take(count * 3 / 4);
        let candidates = candidates.step_by((count / TRIES).max(2));
        let best = candidates
            .map(|(index, (world, _))| (index, score(index, *world)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(count / 2, |(index, _)| index);
        if let Some((world, _)) = route.samples.get(best) {
            crowd.push(*world, None);
        }
        chosen.push(best);
    }
    chosen
}
