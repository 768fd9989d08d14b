//! Dates in EDTF.

use crate::author::read::{Finding, Sheet, Workbook};
use crate::model::Date;

/// Columns that hold a date, in whatever table they stand.
const COLUMNS: [&str; 4] = ["date", "from", "to", "period"];

/// What to write.
const FIX: &str = "write it like 2013, 2013-09, 2013-09-05, 2013-09-05/2013-09-06, 199X, 2013~ or ../2015";

/// Texts that are no date.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in workbook.sheets.iter().flat_map(Sheet::rows) {
        for column in COLUMNS {
            if let Some(text) = row.text(column).filter(|text| text.parse::<Date>().is_err()) {
                findings.push(row.finding(column, format!("\"{text}\" is not a date in EDTF"), FIX));
            }
        }
    }
    findings
}
