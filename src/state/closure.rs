//! Which lines run through which countries, and which go dark when countries close.

use heartland_data::{
    Atlas,
    model::{CountryId, Flow, Route, RouteId},
};

/// How a line meets a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passage {
    /// It begins there.
    Start,
    /// It comes in and goes out again.
    Through,
    /// It ends there.
    End,
}

/// Countries of a route in the order of its points, each once, and how it meets them.
pub fn passages(route: &Route) -> Vec<(CountryId, Passage)> {
    let mut countries: Vec<CountryId> = Vec::new();
    for point in &route.points {
        if !countries.contains(&point.country) {
            countries.push(point.country);
        }
    }
    let ends =
        (route.points.first().map(|point| point.country), route.points.last().map(|point| point.country));
    let passage = |country| match country {
        _ if ends.0 == Some(country) => Passage::Start,
        _ if ends.1 == Some(country) => Passage::End,
        _ => Passage::Through,
    };
    countries.into_iter().map(|country| (country, passage(country))).collect()
}

/// Of some lines those that carry nothing any more when countries close: with a point in one of them; and, since what is cut
/// off above is missing below, the other parts of a line that is made of several (one system, no strand letter).
pub fn dark_routes(atlas: &Atlas, lines: &[RouteId], closed: &[CountryId]) -> Vec<RouteId> {
    let is_cut = |route: &Route| route.points.iter().any(|point| closed.contains(&point.country));
    let is_dark = |id: &RouteId| {
        let Some(route) = atlas.routes.get(*id) else { return false };
        let is_part = |other: &Route| {
            route.system.is_some()
                && other.system == route.system
                && other.strand.is_none()
                && route.strand.is_none()
        };
        is_cut(route)
            || (route.flow == Flow::Forward
                && lines
                    .iter()
                    .filter_map(|id| atlas.routes.get(*id))
                    .any(|other| is_part(other) && is_cut(other)))
    };
    lines.iter().copied().filter(is_dark).collect()
}
