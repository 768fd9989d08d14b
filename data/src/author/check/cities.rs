//! Towns: each is one row of the cities or of the places, or the map would write it twice.

use super::positions::position_of;
use crate::author::read::{Finding, RowRef, Workbook};
use crate::geo::LonLat;
use crate::model::{PlaceKind, Vocabulary};
use std::collections::HashMap;

/// The middles of two towns are further apart.
const NEAREST_KM: f64 = 3.0;
/// More than that in degrees of latitude.
const NEAREST_DEG: f64 = 0.03;

/// Cities with the name and country of a place, and towns where another row has one already: often under another spelling.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let named: HashMap<_, _> = workbook
        .rows("places")
        .filter_map(|place| Some(((place.text("name")?, place.text("country")?), place)))
        .collect();
    let is_town = |place: &RowRef<'_>| place.text("kind") == Some(PlaceKind::City.as_str());
    let mut towns: Vec<(RowRef<'_>, LonLat)> = Vec::new();
    let mut findings = Vec::new();
    for row in workbook.rows("places").filter(is_town).chain(workbook.rows("cities")) {
        let is_city = row.sheet.resource.name == "cities";
        let of_place =
            row.text("name").zip(row.text("country")).and_then(|key| named.get(&key)).filter(|_| is_city);
        if let (Some(name), Some(place)) = (row.text("name"), of_place) {
            let what =
                format!("\"{name}\" stands among the places too (tables/places.csv, row {})", place.number());
            findings.push(row.finding("name", what, "delete it here"));
            continue;
        }
        let Some(position) = position_of(row) else { continue };
        let near = towns.iter().filter(|(_, other)| (other.lat - position.lat).abs() < NEAREST_DEG);
        let distances = near.map(|(town, other)| (town, other.km_to(position)));
        if let Some((town, distance_km)) =
            distances.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|it| it.1 < NEAREST_KM)
        {
            let (file, number) = (&town.sheet.resource.path, town.number());
            let what = format!(
                "\"{}\" lies {distance_km:.1} km from \"{}\" ({file}, row {number})",
                row.raw("name"),
                town.raw("name")
            );
            findings.push(row.finding(
                "lon",
                what,
                "delete it where it is the same town; correct the position where it is another",
            ));
        }
        towns.push((row, position));
    }
    findings
}
