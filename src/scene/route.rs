//! Routes: their curves, and their lanes where they run side by side.

use super::{
    Placing, RouteMark, Track,
    lanes::{lane_at, lanes_of},
};
use crate::{
    geo::{Screen, Transform, curve_through, great_circle},
    state::{CAPACITY_DIMENSIONS, Standing, is_capacity},
};
use heartland_data::{
    Atlas,
    geo::{LonLat, World},
    model::{Dimension, Figure, Flow, Route, RouteExactness, RouteId, RouteKind, RowId},
};

/// Samples along one leg of a curve.
const STEPS: u32 = 12;

/// A route prepared for drawing.
#[derive(Clone, Debug)]
pub struct PlacedRoute {
    /// The route.
    pub id: RouteId,
    /// Its kind.
    pub kind: RouteKind,
    /// How well its course is known.
    pub exactness: RouteExactness,
    /// Its capacity as a share of the largest that any route has in the same dimension; `None` when the report gives none.
    pub share: Option<f64>,
    /// Direction of flow.
    pub flow: Flow,
    /// Its track from its start, and beyond the break of gauge.
    pub tracks: (Option<Track>, Option<Track>),
    /// The sample at which the gauge breaks.
    pub break_at: Option<usize>,
    /// Points of its curve with the lane of each: pixels beside the curve are lane times the lane's width, to the right.
    pub samples: Vec<(World, f64)>,
    /// Smallest box around the curve, as (min, max).
    pub bounds: (World, World),
}

/// All routes of an atlas that have a line on the map, in table order. A route with fewer than two points there is left out.
#[inline(never)]
pub(super) fn place_routes(atlas: &Atlas) -> Vec<PlacedRoute> {
    let positions: Vec<Vec<LonLat>> = atlas
        .routes
        .rows()
        .iter()
        .map(|route| if is_flown(route.kind) { Vec::new() } else { positions_of(route) })
        .collect();
    let lanes = lanes_of(&positions);
    let shares = capacity_shares(atlas);
    atlas
        .routes
        .iter()
        .zip(lanes.iter().zip(shares))
        .filter_map(|((id, route), (lanes, share))| place(atlas, id, route, lanes, share))
        .collect()
}

/// Whether a route goes through the air, by great circles.
pub(super) const fn is_flown(kind: RouteKind) -> bool {
    matches!(kind, RouteKind::Journey | RouteKind::Air)
}

fn positions_of(route: &Route) -> Vec<LonLat> {
    route.points.iter().map(|point| point.position).collect()
}

#[inline(never)]
fn place(
    atlas: &Atlas,
    id: RouteId,
    route: &Route,
    lanes: &[f64],
    share: Option<f64>,
) -> Option<PlacedRoute> {
    let projection = &atlas.report.projection;
    // What lies outside the map's circle is not drawn; lanes and the break of gauge count it all the same.
    let stops =
        positions_of(route).into_iter().zip(0..).filter(|(position, _)| projection.contains(*position));
    let (positions, numbers): (Vec<LonLat>, Vec<u32>) = stops.unzip();
    let mut curve = if is_flown(route.kind) {
        great_circle(&positions, projection, 24)
    } else {
        let waypoints: Vec<World> =
            positions.iter().filter_map(|position| projection.project(*position)).collect();
        curve_through(&waypoints, STEPS)
    };
    if curve.len() < 2 {
        return None;
    }
    for sample in &mut curve {
        sample.along = along_route(&numbers, sample.along);
    }
    let samples: Vec<(World, f64)> =
        curve.iter().map(|sample| (sample.world, lane_at(lanes, sample.along))).collect();
    let bounds = bounds_of(samples.iter().map(|(world, _)| *world))?;
    let track = route.gauge_mm.map(Track::from_gauge);
    let turn = route.break_at.map(f64::from);
    Some(PlacedRoute {
        id,
        kind: route.kind,
        exactness: route.exactness,
        share,
        flow: route.flow,
        tracks: (track, route.gauge_to_mm.map(Track::from_gauge).or(track)),
        break_at: turn.and_then(|turn| curve.iter().position(|sample| sample.along >= turn)),
        samples,
        bounds,
    })
}

/// How far along all waypoints of a route a point lies that is `along` those with these numbers.
fn along_route(numbers: &[u32], along: f64) -> f64 {
    let at = |stop: usize| numbers.get(stop).copied().map(f64::from);
    let Some(from) = at(along as usize) else { return along };
    let to = at(along as usize + 1).unwrap_or(from);
    from + (to - from) * along.fract()
}

/// Smallest box around points; `None` around nothing.
pub(super) fn bounds_of(points: impl IntoIterator<Item = World>) -> Option<(World, World)> {
    points.into_iter().map(|point| (point, point)).reduce(|(min, max), (point, _)| {
        (
            World { x: min.x.min(point.x), y: min.y.min(point.y) },
            World { x: max.x.max(point.x), y: max.y.max(point.y) },
        )
    })
}

/// By row of the table of routes, the capacity (the largest figure, see [`is_capacity`]) as a share of the largest of the same
/// dimension; of a route with both, the larger share.
fn capacity_shares(atlas: &Atlas) -> Vec<Option<f64>> {
    let mut shares: Vec<Option<f64>> = vec![None; atlas.routes.len()];
    for dimension in CAPACITY_DIMENSIONS {
        let capacities = capacities_in(atlas, dimension);
        let largest = capacities.iter().map(|capacity| capacity.1).fold(0.0, f64::max);
        for (route, value) in capacities {
            if let Some(slot) = shares.get_mut(route.index()) {
                *slot = Some((value / largest).max(slot.unwrap_or_default()));
            }
        }
    }
    shares
}

/// The capacities of one dimension, in base units.
fn capacities_in(atlas: &Atlas, dimension: Dimension) -> Vec<(RouteId, f64)> {
    let capacity = |figure: &Figure| {
        let unit = atlas.units.get(figure.unit).filter(|unit| unit.dimension == dimension)?;
        Some((figure.route?, figure.value.to_f64() * unit.scale))
    };
    let capacities = atlas.figures.rows().iter().filter(|figure| is_capacity(atlas, figure));
    capacities.filter_map(capacity).collect()
}

/// A short straight route that is not of any atlas: for the legend.
#[derive(Clone, Copy, Debug)]
pub struct RouteSample {
    /// Its kind.
    pub kind: RouteKind,
    /// Its capacity as a share of the largest.
    pub share: Option<f64>,
    /// Direction of flow.
    pub flow: Flow,
    /// Its track on its first and on its second half.
    pub tracks: (Option<Track>, Option<Track>),
    /// Whether the gauge breaks in the middle.
    pub has_break: bool,
}

impl Default for RouteSample {
    fn default() -> Self {
        Self { kind: RouteKind::Road, share: None, flow: Flow::None, tracks: (None, None), has_break: false }
    }
}

impl RouteSample {
    /// The sample drawn from one position in pixels to another.
    pub fn mark(&self, [from, to]: [Screen; 2], standing: Standing) -> RouteMark {
        let world = |at: Screen| (World { x: at.x, y: at.y }, 0.0);
        let samples = vec![world(from), world(from.between(to, 0.5)), world(to)];
        let placed = PlacedRoute {
            id: RouteId::from_index(0),
            kind: self.kind,
            exactness: RouteExactness::Towns,
            share: self.share,
            flow: self.flow,
            tracks: self.tracks,
            break_at: self.has_break.then_some(1),
            bounds: (World { x: from.x, y: from.y }, World { x: to.x, y: to.y }),
            samples,
        };
        let transform = Transform { k: 1.0, x: 0.0, y: 0.0 };
        placed.mark(&Placing { transform, weight: 1.0, window: [from.x, 0.0, to.x, from.y + to.y] }, standing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn along_the_waypoints_that_are_left() {
        for (numbers, along, expected) in [
            (&[0, 1, 2][..], 0.0, 0.0),
            (&[0, 1, 2], 1.25, 1.25),
            (&[0, 1, 2], 2.0, 2.0),
            (&[1, 2], 0.5, 1.5),
            (&[1, 2], 1.0, 2.0),
            (&[0, 2, 3], 0.25, 0.5),
            (&[0, 2, 3], 1.5, 2.5),
        ] {
            assert!((along_route(numbers, along) - expected).abs() < 1e-12, "{along} of {numbers:?}");
        }
    }
}
