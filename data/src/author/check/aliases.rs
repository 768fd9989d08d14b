//! Further spellings of names: each of one row, each once, and none that is its name already.

use crate::author::read::{Finding, Workbook};
use std::collections::HashMap;

/// Whose name an alias can be, by its column.
pub(crate) const ALIAS_TARGETS: [&str; 7] =
    ["country", "city", "organisation", "place", "route", "person", "deal"];

/// The table that a column's ids stand in.
fn table_of(column: &str) -> &'static str {
    match column {
        "country" => "countries",
        "city" => "cities",
        "organisation" => "organisations",
        "place" => "places",
        "route" => "routes",
        "deal" => "deals",
        _ => "people",
    }
}

/// Aliases of nothing or of several rows, repeated ones, and those that say what the name says.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut findings = Vec::new();
    for row in workbook.rows("aliases") {
        let filled: Vec<(&str, &str)> =
            ALIAS_TARGETS.iter().filter_map(|column| Some((*column, row.text(column)?))).collect();
        match filled.as_slice() {
            [] if ALIAS_TARGETS.iter().all(|column| row.is_empty(column)) => {
                let fix = format!("fill in one of {}", ALIAS_TARGETS.join(", "));
                findings.push(row.finding("country", "the alias names nothing", fix));
            }
            [(column, id)] => {
                let Some(alias) = row.text("alias") else { continue };
                let number = *first.entry((alias, column, id)).or_insert(row.number());
                if number != row.number() {
                    let what = format!("the alias stands already in row {number}");
                    findings.push(row.finding("alias", what, "delete one of them"));
                }
                let target = workbook.sheet(table_of(column)).and_then(|sheet| sheet.find(id));
                if target.and_then(|target| target.text("name")) == Some(alias) {
                    let what = format!("\"{alias}\" is the name of \"{id}\" already");
                    findings.push(row.finding("alias", what, "delete the row"));
                }
            }
            [(first, _), (second, _), ..] => {
                let what = format!("the alias names a {first} and a {second}");
                findings.push(row.finding(second, what, "make it a row for each"));
            }
            [] => {}
        }
    }
    findings
}
