//! Units: they enlarge or reduce what they count, and their symbols have a place for the number.

use crate::author::read::{Finding, RowRef, Workbook};

/// Units of no size, and symbols whose braces do not match.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    workbook.rows("units").flat_map(|row| [scale_fault(row), symbol_fault(row)]).flatten().collect()
}

fn scale_fault(row: RowRef<'_>) -> Option<Finding> {
    let scale: f64 = row.parse("scale")?;
    (scale <= 0.0).then(|| {
        let what = format!("{} is not more than 0", row.text("scale").unwrap_or_default());
        row.finding("scale", what, "write what one of the unit is in the base unit of its dimension")
    })
}

fn symbol_fault(row: RowRef<'_>) -> Option<Finding> {
    let symbol = row.text("symbol")?;
    let is_sound = symbol.split('|').all(|form| !form.replacen("{}", "", 1).contains(['{', '}']));
    (!is_sound).then(|| {
        let what = format!("\"{symbol}\" has braces that are no place for the number");
        row.finding("symbol", what, "write {} once, where the number goes, or leave it out")
    })
}
