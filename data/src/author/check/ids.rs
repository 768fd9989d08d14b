//! Ids that name one row across several tables.

use crate::author::read::{Finding, Workbook};
use std::collections::HashMap;

/// Tables whose rows a mention can speak of: an id may stand in one of them only.
pub(crate) const ITEM_TABLES: [&str; 5] = ["figures", "deals", "events", "statements", "notes"];

/// Ids of items that stand in two tables.
pub(super) fn check_shared(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<&str, (&str, &str, usize)> = HashMap::new();
    let mut findings = Vec::new();
    for sheet in ITEM_TABLES.iter().filter_map(|name| workbook.sheet(name)) {
        let file = sheet.resource.path.as_str();
        for row in sheet.rows() {
            let Some(id) = row.text("id") else { continue };
            let (table, earlier, number) =
                *first.entry(id).or_insert((&sheet.resource.name, file, row.number()));
            if table != sheet.resource.name {
                let what = format!("the id \"{id}\" stands already in {earlier}, row {number}");
                let fix = format!("choose another: {} share their ids", ITEM_TABLES.join(", "));
                findings.push(row.finding("id", what, fix));
            }
        }
    }
    findings
}
