//! Routes: their curves, their lanes where they run side by side, their marks.

use super::{
    RouteStyle,
    lanes::{lane_at, lanes_of},
    route_style,
};
use crate::geo::{Screen, Transform, curve_through, great_circle};
use heartland_data::{
    Atlas,
    geo::{LonLat, World},
    model::{Dimension, Route, RouteId, RouteKind},
};
use std::collections::BTreeMap;

/// Pixels between the middles of two routes that run side by side.
const LANE_PX: f64 = 5.0;

/// Samples along one leg of a curve.
const STEPS: u32 = 8;

/// A route prepared for drawing.
#[derive(Clone, Debug)]
pub struct PlacedRoute {
    /// The route.
    pub id: RouteId,
    /// Its kind.
    pub kind: RouteKind,
    /// Its look.
    pub style: RouteStyle,
    /// Points of its curve with the lane of each: pixels beside the curve are lane times the lane's width, to the right.
    pub samples: Vec<(World, f64)>,
    /// Smallest box around the curve, as (min, max).
    pub bounds: (World, World),
    /// The sample that its label and its focus ring are centred on.
    pub label: usize,
}

/// A route on the screen.
#[derive(Clone, Debug)]
pub struct RouteMark {
    /// The route.
    pub id: RouteId,
    /// Its look.
    pub style: RouteStyle,
    /// Its line in pixels.
    pub points: Vec<Screen>,
}

/// All routes of an atlas that have a line on the map, in table order. A route with fewer than two points there is left out.
pub(super) fn place_routes(atlas: &Atlas) -> Vec<PlacedRoute> {
    let positions: Vec<Vec<LonLat>> = atlas
        .routes
        .rows()
        .iter()
        .map(|route| if is_flown(route.kind) { Vec::new() } else { positions_of(route) })
        .collect();
    let lanes = lanes_of(&positions);
    let shares = capacity_shares(atlas);
    let mut placed: Vec<PlacedRoute> = atlas
        .routes
        .iter()
        .zip(&lanes)
        .filter_map(|((id, route), lanes)| place(atlas, id, route, lanes, shares.get(&id).copied()))
        .collect();
    let sites: Vec<World> = atlas
        .places
        .rows()
        .iter()
        .filter_map(|place| atlas.report.projection.project(place.position))
        .collect();
    let labels = label_samples(&placed, &sites);
    for (route, label) in placed.iter_mut().zip(labels) {
        route.label = label;
    }
    placed
}

/// Whether a route goes through the air, by great circles.
pub(super) const fn is_flown(kind: RouteKind) -> bool {
    matches!(kind, RouteKind::Journey | RouteKind::Air)
}

fn positions_of(route: &Route) -> Vec<LonLat> {
    route.points.iter().map(|point| point.position).collect()
}

fn place(
    atlas: &Atlas,
    id: RouteId,
    route: &Route,
    lanes: &[f64],
    share: Option<f64>,
) -> Option<PlacedRoute> {
    let projection = &atlas.report.projection;
    let positions = positions_of(route);
    let curve = if is_flown(route.kind) {
        great_circle(&positions, projection, 24)
    } else {
        let waypoints: Vec<World> =
            positions.iter().filter_map(|position| projection.project(*position)).collect();
        curve_through(&waypoints, STEPS)
    };
    if curve.len() < 2 {
        return None;
    }
    let samples: Vec<(World, f64)> =
        curve.iter().map(|sample| (sample.world, lane_at(lanes, sample.along))).collect();
    let bounds = bounds_of(samples.iter().map(|(world, _)| *world))?;
    let style = route_style(route.kind, route.status, route.exactness, share);
    Some(PlacedRoute { id, kind: route.kind, style, label: samples.len() / 2, samples, bounds })
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

/// Each route's capacity (its largest figure in volume or mass a year) as a share of the largest of the same dimension.
fn capacity_shares(atlas: &Atlas) -> BTreeMap<RouteId, f64> {
    let mut capacities: BTreeMap<RouteId, (Dimension, f64)> = BTreeMap::new();
    for figure in atlas.figures.rows() {
        let (Some(route), Some(unit)) = (figure.route, atlas.units.get(figure.unit)) else { continue };
        if matches!(unit.dimension, Dimension::VolumeRate | Dimension::MassRate) {
            let value = figure.value.to_f64() * unit.scale;
            let entry = capacities.entry(route).or_insert((unit.dimension, value));
            entry.1 = entry.1.max(value);
        }
    }
    let largest = |dimension: Dimension| {
        capacities
            .values()
            .filter(|capacity| capacity.0 == dimension)
            .map(|capacity| capacity.1)
            .fold(0.0, f64::max)
    };
    let (volume, mass) = (largest(Dimension::VolumeRate), largest(Dimension::MassRate));
    let share = |(dimension, value): (Dimension, f64)| {
        value / if dimension == Dimension::VolumeRate { volume } else { mass }
    };
    capacities.into_iter().map(|(route, capacity)| (route, share(capacity))).collect()
}

/// How near, in world units, a label may come to other lines and sites before it matters no more.
const CLEAR: f64 = 0.03;

/// For each route the sample that its label goes to: far from other routes, from sites and from labels chosen before, and
/// else near the middle.
fn label_samples(placed: &[PlacedRoute], sites: &[World]) -> Vec<usize> {
    let mut taken: Vec<World> = sites.to_vec();
    let mut chosen = Vec::with_capacity(placed.len());
    for (row, route) in placed.iter().enumerate() {
        let others = placed.iter().enumerate().filter(|(other, _)| *other != row);
        let nearby: Vec<World> = others
            .filter(|(_, other)| is_near(route.bounds, other.bounds))
            .flat_map(|(_, other)| other.samples.iter().step_by(2).map(|(world, _)| *world))
            .chain(taken.iter().copied())
            .collect();
        let count = route.samples.len();
        let score = |index: usize, world: World| {
            let clearance = nearby.iter().map(|other| distance(world, *other)).fold(CLEAR, f64::min);
            let off_middle = (index as f64 / count as f64 - 0.5).abs();
            clearance - 0.004 * off_middle
        };
        let candidates = route.samples.iter().enumerate().skip(count / 8).take(count * 3 / 4).step_by(2);
        let best = candidates
            .map(|(index, (world, _))| (index, score(index, *world)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(count / 2, |(index, _)| index);
        taken.extend(route.samples.get(best).map(|(world, _)| *world));
        chosen.push(best);
    }
    chosen
}

fn distance(a: World, b: World) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn is_near((min_a, max_a): (World, World), (min_b, max_b): (World, World)) -> bool {
    min_a.x - CLEAR <= max_b.x
        && min_b.x - CLEAR <= max_a.x
        && min_a.y - CLEAR <= max_b.y
        && min_b.y - CLEAR <= max_a.y
}

impl PlacedRoute {
    /// The route's line in pixels, each sample moved to its lane. `weight` (1 is the usual) scales widths and lanes.
    pub fn mark(&self, transform: &Transform, weight: f64) -> RouteMark {
        let points =
            (0..self.samples.len()).filter_map(|index| self.screen_at(transform, weight, index)).collect();
        RouteMark { id: self.id, style: self.style.widened(weight), points }
    }

    /// Where the point that stands for the route is on the screen.
    pub fn label_point(&self, transform: &Transform, weight: f64) -> Option<Screen> {
        self.screen_at(transform, weight, self.label)
    }

    /// A sample on the screen, moved to its lane across the direction of the curve there.
    fn screen_at(&self, transform: &Transform, weight: f64, index: usize) -> Option<Screen> {
        let at = |index: usize| self.samples.get(index).map(|(world, _)| transform.screen_from_world(*world));
        let here = at(index)?;
        let lane_px = self.samples.get(index).map_or(0.0, |(_, lane)| lane * LANE_PX * weight);
        if lane_px == 0.0 {
            return Some(here);
        }
        let before = index.checked_sub(1).and_then(at).unwrap_or(here);
        let after = at(index + 1).unwrap_or(here);
        let (dx, dy) = (after.x - before.x, after.y - before.y);
        let length = dx.hypot(dy).max(1e-9);
        Some(Screen { x: here.x - dy / length * lane_px, y: here.y + dx / length * lane_px })
    }
}
