//! Positions: each lies in the country that its row names, and names of waters on the map.

use crate::author::Violation;
use crate::author::read::{Cell, Finding, RowRef, Workbook};
use crate::author::schema::PACKAGE_FILE;
use crate::geo::{Laea, LonLat};
use crate::model::{Bounds, PlaceKind, Vocabulary};

/// How far outside its country's outline a position may lie: outlines are generalised, and crossings lie on the border.
const TOLERANCE_KM: f64 = 30.0;
/// The same for fields and ports, which may lie off the shore.
const OFFSHORE_TOLERANCE_KM: f64 = 120.0;

/// So near to the edge of the map, in degrees, an outline may have been cut off there.
const EDGE_DEG: f64 = 0.5;

/// Positions outside their country. Those beyond the edge of the map are passed over where the country's outline is cut off
/// by that edge.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let Some(map) = workbook.package.heartland.projection.projection() else { return Vec::new() };
    let with_positions =
        workbook.sheets.iter().filter(|sheet| sheet.has("lon") && sheet.has("lat") && sheet.has("country"));
    with_positions.flat_map(|sheet| sheet.rows().filter_map(|row| fault(workbook, &map, row))).collect()
}

/// Names of waters beyond the edge of the map.
pub(super) fn check_waters(workbook: &Workbook) -> Vec<Finding> {
    let Some(map) = workbook.package.heartland.projection.projection() else { return Vec::new() };
    let findings = workbook.rows("waters").filter_map(|row| {
        position_of(row).filter(|position| !map.contains(*position))?;
        let what = format!(
            "lon {}, lat {} lies beyond the edge of the map, {} degrees from its centre",
            row.text("lon")?,
            row.text("lat")?,
            map.radius_deg()
        );
        Some(row.finding("lon", what, "move the name onto the map, or delete the row"))
    });
    findings.collect()
}

/// A region to open with that has nothing in it.
pub(super) fn check_home(workbook: &Workbook) -> Vec<Finding> {
    let Bounds { west, south, east, north } = workbook.package.heartland.home;
    let is_within = |at: LonLat| {
        let is_between = |lon: f64| (west..=east).contains(&lon);
        (south..=north).contains(&at.lat)
            && [at.lon - 360.0, at.lon, at.lon + 360.0].into_iter().any(is_between)
    };
    let mut positions = ["places", "route_points"]
        .into_iter()
        .flat_map(|table| workbook.rows(table))
        .filter_map(position_of)
        .peekable();
    // No rectangle: that is said of the settings.
    let is_sound = west < east && south < north;
    if !is_sound || positions.peek().is_none() || positions.any(is_within) {
        return Vec::new();
    }
    let what = "neither a place nor a point of a route lies in heartland.home".to_owned();
    let fix = "write the west, south, east and north of what the map is to open with";
    vec![Violation::in_file(PACKAGE_FILE, 1, what, fix).into()]
}

/// The position of a row.
pub(super) fn position_of(row: RowRef<'_>) -> Option<LonLat> {
    Some(LonLat { lon: row.parse("lon")?, lat: row.parse("lat")? })
}

fn fault(workbook: &Workbook, map: &Laea, row: RowRef<'_>) -> Option<Finding> {
    let shapes = workbook.shapes.as_ref()?;
    let (position, country) = (position_of(row)?, row.text("country")?);
    shapes.ids().find(|id| *id == country)?;
    let tolerance_km = tolerance_km(row);
    let distance_km = shapes.distance_km(country, position);
    let swapped = LonLat { lon: position.lat, lat: position.lon };
    let is_swapped = swapped.lat.abs() <= 90.0 && shapes.distance_km(country, swapped) <= tolerance_km;
    if distance_km <= tolerance_km
        || !map.contains(position) && !is_swapped && !is_whole(workbook, map, country)
    {
        return None;
    }
    let at = format!("lon {}, lat {}", row.text("lon")?, row.text("lat")?);
    let other = shapes.country_at(position);
    match (is_swapped, other) {
        (true, None) => {
            let what = format!("{at} is not in {country}, but with lon and lat swapped it is");
            return Some(row.finding("lon", what, "swap them"));
        }
        // Both make sense of it, and only the author knows which is meant.
        (true, Some(other)) => {
            let what = format!("{at} lies in {other}, and with lon and lat swapped in {country}");
            return Some(row.finding("lon", what, "correct the country, or swap them"));
        }
        (false, _) => {}
    }
    let other = other.map(|other| format!(", in {other}")).unwrap_or_default();
    let what = if map.contains(position) {
        format!("{at} lies {distance_km:.0} km outside {country}{other}")
    } else {
        format!("{at} lies beyond the edge of the map, and {country} does not")
    };
    Some(row.finding("lon", what, "correct the position or the country"))
}

/// Whether all of a country is on the map.
fn is_whole(workbook: &Workbook, map: &Laea, country: &str) -> bool {
    let most = (map.radius_deg() - EDGE_DEG).to_radians();
    let is_inside = |position: LonLat| map.centre().angle_to(position) < most;
    workbook.shapes.as_ref().is_some_and(|shapes| shapes.is_within(country, is_inside))
}

fn tolerance_km(row: RowRef<'_>) -> f64 {
    if row.sheet.has("kind") && row.cell("kind") == Cell::Broken {
        return OFFSHORE_TOLERANCE_KM;
    }
    match row.text("kind").and_then(PlaceKind::from_spelling) {
        Some(PlaceKind::OilField | PlaceKind::GasField | PlaceKind::Port) => OFFSHORE_TOLERANCE_KM,
        _ => TOLERANCE_KM,
    }
}
