//! Routes as they lie on the world, before any scale.

use super::{
    Placing, RouteMark, Track,
    course::{Course, Sample},
    lanes::lanes_of,
};
use crate::{
    geo::{Screen, Transform, great_circle},
    state::{CAPACITY_DIMENSIONS, Standing, is_capacity},
};
use heartland_data::{
    Atlas,
    geo::{Laea, LonLat, World},
    model::{Dimension, Figure, Flow, Route, RouteExactness, RouteId, RouteKind, RowId},
};

/// Points along one leg of a great circle.
const FLOWN_STEPS: u32 = 24;

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
        .map(|route| if route.kind.is_flown() { Vec::new() } else { positions_of(route) })
        .collect();
    let lanes = lanes_of(&positions);
    let courses: Vec<Course> =
        positions.iter().map(|route| Course::from_positions(route, &atlas.report.projection)).collect();
    atlas
        .routes
        .iter()
        .zip(capacity_shares(atlas))
        .zip(courses.iter().zip(&lanes))
        .filter_map(|(((id, route), share), (course, lanes))| {
            let curve = if route.kind.is_flown() {
                flight(route, &atlas.report.projection)
            } else {
                course.samples(lanes, &courses)
            };
            place(id, route, &curve, share)
        })
        .collect()
}

fn positions_of(route: &Route) -> Vec<LonLat> {
    route.points.iter().map(|point| point.position).collect()
}

/// The great circles of a route through the air, without what lies outside the map's circle.
fn flight(route: &Route, projection: &Laea) -> Vec<Sample> {
    let mut positions = positions_of(route);
    positions.retain(|position| projection.contains(*position));
    // How far along a sample is nobody asks of what is flown: it has no lanes and no break of gauge.
    let points = great_circle(&positions, projection, FLOWN_STEPS).into_iter();
    points.map(|world| Sample { world, place: 0.0, along: 0.0 }).collect()
}

#[inline(never)]
fn place(id: RouteId, route: &Route, curve: &[Sample], share: Option<f64>) -> Option<PlacedRoute> {
    if curve.len() < 2 {
        return None;
    }
    let bounds = bounds_of(curve.iter().map(|sample| sample.world))?;
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
        samples: curve.iter().map(|sample| (sample.world, sample.place)).collect(),
        bounds,
    })
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
