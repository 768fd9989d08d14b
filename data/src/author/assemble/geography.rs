//! Countries, cities, waters, places, routes and their milestones.

use super::line::Line;
use crate::model::{City, Country, Milestone, Place, Route, RoutePoint, Water};

pub(super) fn country(line: Line<'_, '_>) -> Option<Country> {
    Some(Country {
        slug: line.slug(),
        name: line.local("name"),
        is_on_map: line.parse("on_map")?,
        note: line.local("note"),
    })
}

pub(super) fn city(line: Line<'_, '_>) -> Option<City> {
    Some(City {
        slug: line.slug(),
        name: line.local("name"),
        country: line.row_of("country")?,
        position: line.position()?,
        population: line.parse("population")?,
        is_capital: line.parse("capital")?,
    })
}

pub(super) fn water(line: Line<'_, '_>) -> Option<Water> {
    Some(Water {
        slug: line.slug(),
        name: line.local("name"),
        kind: line.word("kind")?,
        position: line.position()?,
        width_km: line.parse("width_km")?,
    })
}

pub(super) fn place(line: Line<'_, '_>) -> Option<Place> {
    Some(Place {
        slug: line.slug(),
        name: line.local("name"),
        kind: line.word("kind")?,
        country: line.row_of("country")?,
        position: line.position()?,
        exactness: line.word("exactness")?,
        source: line.row_of("source")?,
        summary: line.local("summary"),
        locator: line.locator()?,
    })
}

pub(super) fn route(line: Line<'_, '_>) -> Option<Route> {
    Some(Route {
        slug: line.slug(),
        name: line.local("name"),
        label: line.local("label"),
        kind: line.word("kind")?,
        system: line.maybe_text("system"),
        strand: line.maybe_text("strand"),
        status: line.word("status")?,
        role: line.word("role")?,
        gauge_mm: line.maybe_parse("gauge"),
        gauge_to_mm: line.maybe_parse("gauge_to"),
        flow: line.word("flow")?,
        exactness: line.word("exactness")?,
        event: line.maybe_row_of("event"),
        points: line.desk.children("route_points", line.row.raw("id"), route_point),
        summary: line.local("summary"),
        locator: line.locator()?,
    })
}

fn route_point(line: Line<'_, '_>) -> Option<RoutePoint> {
    Some(RoutePoint {
        place: line.maybe_row_of("place"),
        name: line.text("name"),
        country: line.row_of("country")?,
        position: line.position()?,
        date: line.maybe_parse("date"),
        source: line.row_of("source")?,
    })
}

pub(super) fn milestone(line: Line<'_, '_>) -> Option<Milestone> {
    Some(Milestone {
        slug: line.slug(),
        route: line.row_of("route")?,
        date: line.parse("date")?,
        status: line.word("status")?,
        text: line.local("text"),
        basis: line.word("basis")?,
        source: line.maybe_row_of("source"),
        locator: line.maybe_locator(),
    })
}
