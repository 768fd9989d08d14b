//! Hit test: from a position on the screen to the thing under it.

use super::{MapScene, PlacedRoute, route::is_flown, weight};
use crate::{
    geo::{Screen, Viewport, distance_to_segment},
    state::Showing,
};
use heartland_data::model::Thing;

/// Pixels from a site's middle that still hit it.
const SITE_PX: f64 = 8.0;

/// Pixels from a route's edge that still hit it.
const ROUTE_PX: f64 = 5.0;

/// The same for journeys and air bridges, which cross everything and are thin.
const FLOWN_PX: f64 = 2.0;

/// The topmost thing at `at`: the nearest site, else the nearest route, else the country; `None` at sea, outside the map and
/// for positions that are not finite.
pub(super) fn hit(scene: &MapScene<'_>, viewport: &Viewport, showing: &Showing, at: Screen) -> Option<Thing> {
    if !(at.x.is_finite() && at.y.is_finite()) {
        return None;
    }
    let shown = scene
        .places
        .iter()
        .filter(|place| showing.shows_place(place.id) && scene.is_site_shown(place.id, viewport));
    let site = shown
        .map(|place| (viewport.transform.screen_from_world(place.world).distance_to(at), place.id))
        .filter(|(distance, _)| *distance <= SITE_PX)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, place)) = site {
        return Some(Thing::Place(place));
    }
    let routes = scene.routes.iter().filter(|route| showing.standing(route.id).is_some());
    let route = routes.filter_map(|route| {
        let reach_px = if is_flown(route.kind) { FLOWN_PX } else { ROUTE_PX };
        let reach = reach_px + route.style.line.width_px / 2.0;
        let distance = distance_to_route(route, viewport, at, reach + 12.0)?;
        (distance <= reach).then_some((distance, route.id))
    });
    if let Some((_, route)) = route.min_by(|a, b| a.0.total_cmp(&b.0)) {
        return Some(Thing::Route(route));
    }
    let world = viewport.transform.world_from_screen(at);
    scene.countries.country_at(&scene.atlas.geometry, world).map(Thing::Country)
}

/// Pixels from `at` to a route's line; `None` when its box, grown by `margin_px`, is further away.
fn distance_to_route(route: &PlacedRoute, viewport: &Viewport, at: Screen, margin_px: f64) -> Option<f64> {
    let (min, max) = route.bounds;
    let (min, max) = (viewport.transform.screen_from_world(min), viewport.transform.screen_from_world(max));
    let is_near = at.x >= min.x - margin_px
        && at.x <= max.x + margin_px
        && at.y >= min.y - margin_px
        && at.y <= max.y + margin_px;
    if !is_near {
        return None;
    }
    let points = route.mark(&viewport.transform, weight(viewport)).points;
    let distances = points.iter().zip(points.iter().skip(1)).map(|(a, b)| distance_to_segment(at, *a, *b));
    distances.min_by(f64::total_cmp)
}
