//! Which routes run near a window.

use super::{BoxIndex, PlacedRoute, Placing, route::bounds_of, route_mark::LANE_PX};
use crate::geo::Screen;

/// Segments of a run: a route is looked for run by run, as the box around a long one holds much where it does not go.
const RUN: usize = 16;

/// How far what is drawn of a route reaches to the sides of its line.
const BESIDE_PX: f64 = 20.0;

/// Routes smaller than this in both directions are not placed.
const LEAST_PX: f64 = 1.0;

/// Boxes around the runs of every route.
#[derive(Clone, Debug, Default)]
pub(super) struct RouteIndex {
    boxes: BoxIndex,
    /// For each box the row of its route.
    routes: Vec<u32>,
    /// The lane that is furthest from the curve.
    widest_lane: f64,
}

impl RouteIndex {
    #[inline(never)]
    pub(super) fn from_routes(placed: &[PlacedRoute]) -> Self {
        let (mut boxes, mut routes) = (Vec::new(), Vec::new());
        for (row, route) in (0..).zip(placed) {
            for first in (0..route.samples.len()).step_by(RUN) {
                // The first of the next run is the last of this one.
                let run = route.samples.iter().skip(first).take(RUN + 1);
                boxes.extend(bounds_of(run.map(|(world, _)| *world)));
                routes.push(row);
            }
        }
        let lanes = placed.iter().flat_map(|route| &route.samples).map(|(_, lane)| lane.abs());
        Self { boxes: BoxIndex::from_boxes(&boxes), routes, widest_lane: lanes.fold(0.0, f64::max) }
    }

    /// The routes with anything in the window, in the order of `placed`; not those too small to be seen.
    pub(super) fn near<'r>(
        &self,
        placed: &'r [PlacedRoute],
        placing: &Placing,
    ) -> impl Iterator<Item = &'r PlacedRoute> + use<'r> {
        let mut rows = Vec::new();
        self.query(placing, &mut rows);
        let k = placing.transform.k;
        rows.into_iter().filter_map(|row| placed.get(row as usize)).filter(move |route| {
            let (min, max) = route.bounds;
            (max.x - min.x).max(max.y - min.y) * k >= LEAST_PX
        })
    }

    /// Puts the rows of the routes that come into the window into `rows`, ascending, each once.
    fn query(&self, placing: &Placing, rows: &mut Vec<u32>) {
        let [left, top, right, bottom] = placing.window;
        let beside_px = BESIDE_PX + self.widest_lane * LANE_PX * placing.weight;
        let world = |x: f64, y: f64| placing.transform.world_from_screen(Screen { x, y });
        let window = (world(left - beside_px, top - beside_px), world(right + beside_px, bottom + beside_px));
        self.boxes.query(window, rows);
        // The boxes of a route are neighbours in the order of rows.
        rows.retain_mut(|row| {
            let route = self.routes.get(*row as usize);
            *row = route.copied().unwrap_or_default();
            route.is_some()
        });
        rows.dedup();
    }
}
