//! Ties between rows: each from one row to one thing.

use super::ids::ITEM_TABLES;
use crate::author::nearest::suggestion;
use crate::author::read::{Finding, Sheet, Workbook};
use std::collections::HashMap;

/// What a mention can point at, by its column.
pub(crate) const TARGETS: [&str; 7] =
    ["country", "organisation", "route", "place", "deal", "event", "figure"];

/// Mentions of unknown rows, of themselves, of no thing or several, and repeated ones.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let items: Vec<&Sheet> = ITEM_TABLES.iter().filter_map(|name| workbook.sheet(name)).collect();
    let mut first: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut findings = Vec::new();
    for row in workbook.rows("mentions") {
        if let Some(id) =
            row.text("row").filter(|id| items.iter().all(|sheet| sheet.is_whole && sheet.find(id).is_none()))
        {
            let ids = items.iter().flat_map(|sheet| sheet.ids());
            let fix =
                suggestion(id, ids).unwrap_or_else(|| format!("use an id of {}", ITEM_TABLES.join(", ")));
            findings.push(row.finding("row", format!("unknown row \"{id}\""), fix));
        }
        let filled: Vec<(&str, &str)> =
            TARGETS.iter().filter_map(|column| Some((*column, row.text(column)?))).collect();
        match filled.as_slice() {
            [] if TARGETS.iter().all(|column| row.is_empty(column)) => {
                let fix = format!("fill in one of {}", TARGETS.join(", "));
                findings.push(row.finding("country", "the mention points at nothing", fix));
            }
            [(column, target)] => {
                let Some(id) = row.text("row") else { continue };
                if id == *target {
                    findings.push(row.finding(column, "the mention points at its own row", "delete it"));
                }
                let number = *first.entry((id, column, target)).or_insert(row.number());
                if number != row.number() {
                    let what = format!("the mention stands already in row {number}");
                    findings.push(row.finding(column, what, "delete one of them"));
                }
            }
            [(first, _), (second, _), ..] => {
                let what = format!("the mention points at a {first} and at a {second}");
                findings.push(row.finding(second, what, "make it a row for each"));
            }
            [] => {}
        }
    }
    findings
}
