//! Hit test: from a position on the screen to the things under it. What is not in the frame cannot be hit.

use super::{Frame, MapScene, RouteMark};
use crate::geo::{Screen, distance_to_segment};
use crate::order::{rank_of, sort_by_rank};
use heartland_data::model::{RouteId, Thing};

/// Pixels from a site's middle that still hit it.
const SITE_PX: f64 = 8.0;
/// Pixels from a route's edge that still hit it.
const ROUTE_PX: f64 = 5.0;
/// The same for journeys and air bridges, which cross everything and are thin.
const FLOWN_PX: f64 = 2.0;
/// A pointer this near to a line means that line, whatever lies beside it.
const EXACT_PX: f64 = 1.0;

/// The topmost thing at `at`: the nearest site, else what is named there, else the nearest route, else the country; `None` at
/// sea, outside the map and for positions that are not finite.
pub(super) fn hit(scene: &MapScene<'_>, frame: &Frame, at: Screen) -> Option<Thing> {
    if !(at.x.is_finite() && at.y.is_finite()) {
        return None;
    }
    let distance = |site: Screen| site.distance_to(at);
    let sites = frame.sites.iter().filter_map(|site| Some((distance(site.at), site.place?)));
    let site = sites.filter(|(distance, _)| *distance <= SITE_PX).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, place)) = site {
        return Some(Thing::Place(place));
    }
    let named = named(frame, at);
    if named.is_some() {
        return named;
    }
    if let Some((_, route)) = nearest_route(frame, at) {
        return Some(Thing::Route(route));
    }
    let world = frame.viewport.transform.world_from_screen(at);
    scene.country_at(world).map(Thing::Country)
}

/// The thing whose name stands at `at`. A country's letters stand wide apart: a pointer right on a line between them means
/// the line.
fn named(frame: &Frame, at: Screen) -> Option<Thing> {
    let thing = frame.labels.iter().find(|label| label.holds(at))?.thing?;
    let is_line = |(distance, _)| distance <= EXACT_PX;
    (!matches!(thing, Thing::Country(_)) || !nearest_route(frame, at).is_some_and(is_line)).then_some(thing)
}

/// The routes that a pointer at `at` may mean: more than one when others lie within `slack_px` of the nearest, unless the
/// pointer is right on one line alone or on a name. The nearest comes first. Empty where [`hit`] finds no route.
pub(super) fn routes_meant(frame: &Frame, at: Screen, slack_px: f64) -> Vec<RouteId> {
    if let Some(Thing::Route(route)) = named(frame, at) {
        return vec![route];
    }
    let mut routes: Vec<(f64, RouteId)> = routes_at(frame, at).collect();
    sort_by_rank(&mut routes, |route| rank_of(route.0));
    let Some((nearest, _)) = routes.first().copied() else { return Vec::new() };
    let slack_px = if nearest <= EXACT_PX { slack_px.min(EXACT_PX) } else { slack_px };
    routes.into_iter().take_while(|(distance, _)| *distance <= nearest + slack_px).map(|(_, id)| id).collect()
}

fn nearest_route(frame: &Frame, at: Screen) -> Option<(f64, RouteId)> {
    routes_at(frame, at).min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Routes within reach with the distance of their middle lines.
fn routes_at(frame: &Frame, at: Screen) -> impl Iterator<Item = (f64, RouteId)> {
    frame.routes.iter().filter_map(move |mark| {
        let reach = reach_px(mark);
        let distance = distance_to(mark, at, reach)?;
        (distance <= reach).then_some((distance, mark.id))
    })
}

fn reach_px(mark: &RouteMark) -> f64 {
    let reach = if mark.kind.is_flown() { FLOWN_PX } else { ROUTE_PX };
    reach + mark.style.line.width_px / 2.0
}

/// Pixels from `at` to a route's line; `None` when its box is further away than `reach_px`.
fn distance_to(mark: &RouteMark, at: Screen, reach_px: f64) -> Option<f64> {
    let [left, top, right, bottom] = mark.bounds;
    let is_near = (left - reach_px..=right + reach_px).contains(&at.x)
        && (top - reach_px..=bottom + reach_px).contains(&at.y);
    if !is_near {
        return None;
    }
    let points = &mark.points;
    let distances = points.iter().zip(points.iter().skip(1)).map(|(a, b)| distance_to_segment(at, *a, *b));
    distances.min_by(f64::total_cmp)
}
