//! Cells that name a row of another table.

use super::words::fix_for_id;
use crate::author::read::{Finding, Workbook};

/// Ids that are not in the table that their column points at.
pub(super) fn check_foreign(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &workbook.sheets {
        for key in &sheet.resource.schema.foreign_keys {
            // Of a table that could not be read whole, no id can be called unknown.
            let Some(target) = workbook.sheet(&key.resource).filter(|target| target.is_whole) else {
                continue;
            };
            for row in sheet.rows() {
                let Some(id) = row.text(&key.column).filter(|id| target.find(id).is_none()) else { continue };
                let what = format!("unknown {} \"{id}\"", key.column);
                findings.push(row.finding(&key.column, what, fix_for_id(id, target)));
            }
        }
    }
    findings
}
