//! Cities: none is one of the places, which the map would write twice.

use crate::author::read::{Finding, Workbook};
use std::collections::HashMap;

/// Cities with the name and country of a place.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let places: HashMap<_, _> = workbook
        .rows("places")
        .filter_map(|place| Some(((place.text("name")?, place.text("country")?), place.number())))
        .collect();
    let findings = workbook.rows("cities").filter_map(|city| {
        let name = city.text("name")?;
        let number = places.get(&(name, city.text("country")?))?;
        let what = format!("\"{name}\" stands among the places too (tables/places.csv, row {number})");
        Some(city.finding("name", what, "delete it here"))
    });
    findings.collect()
}
