//! All tables and the base map.

use super::desk::Desk;
use super::{facts, geography, reference, report::report_from_desk};
use crate::author::Violation;
use crate::author::geometry::{self, Detail};
use crate::author::read::{BASE_MAP_FILE, Workbook, in_base_map};
use crate::geo::{Geometry, LonLat};
use crate::model::{Atlas, CountryId, Route};
use std::path::Path;

/// The atlas of a workbook that the checks have found nothing wrong with.
pub(crate) fn atlas_from_workbook(dir: &Path, workbook: &Workbook) -> Result<Atlas, Vec<Violation>> {
    let desk = Desk::from_workbook(workbook);
    let atlas = report_from_desk(&desk).map(|report| Atlas {
        report,
        sections: desk.table("sections", reference::section),
        sources: desk.table("sources", |line| Some(reference::source(line))),
        units: desk.table("units", reference::unit),
        measures: desk.table("measures", reference::measure),
        countries: desk.table("countries", geography::country),
        cities: desk.table("cities", geography::city),
        waters: desk.table("waters", geography::water),
        places: desk.table("places", geography::place),
        organisations: desk.table("organisations", reference::organisation),
        memberships: desk.table("memberships", reference::membership),
        people: desk.table("people", reference::person),
        routes: desk.table("routes", geography::route),
        milestones: desk.table("milestones", geography::milestone),
        deals: desk.table("deals", facts::deal),
        events: desk.table("events", facts::event),
        figures: desk.table("figures", facts::figure),
        statements: desk.table("statements", facts::statement),
        notes: desk.table("notes", facts::note),
        mentions: desk.rows("mentions", facts::mention),
        charts: desk.table("charts", facts::chart),
        chart_series: desk.table("chart_series", facts::chart_series),
        shades: desk.table("shades", facts::shade),
        aliases: desk.rows("aliases", facts::alias),
        geometry: Geometry::default(),
    });
    let faults = desk.into_faults();
    let Some(mut atlas) = atlas.filter(|_| faults.is_empty()) else { return Err(faults) };
    atlas.geometry = outlines_of(dir, &atlas, Detail::FIRST)?;
    Ok(atlas)
}

/// The outlines of the package in `dir` for its atlas.
pub(crate) fn outlines_of(dir: &Path, atlas: &Atlas, detail: Detail) -> Result<Geometry, Vec<Violation>> {
    let countries: Vec<(String, CountryId)> =
        atlas.countries.iter().map(|(id, country)| (country.slug.to_string(), id)).collect();
    let towns = atlas.cities.rows().iter().map(|city| city.position);
    let places: Vec<LonLat> = towns.chain(atlas.places.rows().iter().map(|place| place.position)).collect();
    // A place is an obstacle too: a line from itself to itself.
    let sites = atlas.places.rows().iter().map(|place| vec![place.position, place.position]);
    let lines: Vec<Vec<LonLat>> = atlas.routes.rows().iter().map(course).chain(sites).collect();
    let base_map = dir.join(BASE_MAP_FILE);
    geometry::build(&base_map, &atlas.report.projection, &countries, &places, &lines, detail)
        .map_err(|faults| in_base_map(faults).collect())
}

/// The course of a route: from waypoint to waypoint, and by great circles where it goes through the air.
fn course(route: &Route) -> Vec<LonLat> {
    let steps = if route.kind.is_flown() { 16 } else { 1 };
    let positions: Vec<LonLat> = route.points.iter().map(|point| point.position).collect();
    let legs = positions.iter().zip(positions.iter().skip(1));
    let between = legs.flat_map(|(from, to)| {
        let point_at = from.between(*to);
        (0..steps).map(move |step| point_at(f64::from(step) / f64::from(steps)))
    });
    between.chain(positions.last().copied()).collect()
}
