//! Units: they enlarge or reduce what they count, and their symbols have a place for the number.

use super::translations::table_of_language;
use crate::author::read::{Finding, RowRef, Sheet, Workbook};

/// Units of no size, and symbols whose braces do not match, in any language.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let own = workbook.rows("units").flat_map(|row| [scale_fault(row), symbol_fault(row, "symbol")]);
    let languages = workbook.package.heartland.languages.iter().skip(1);
    let sheets = languages.filter_map(|language| workbook.sheet(&table_of_language(language)));
    let is_symbol =
        |row: &RowRef<'_>| row.text("table") == Some("units") && row.text("field") == Some("symbol");
    let translated = sheets.flat_map(Sheet::rows).filter(is_symbol).map(|row| symbol_fault(row, "text"));
    own.chain(translated).flatten().collect()
}

fn scale_fault(row: RowRef<'_>) -> Option<Finding> {
    let scale: f64 = row.parse("scale")?;
    (scale <= 0.0).then(|| {
        let what = format!("{} is not more than 0", row.text("scale").unwrap_or_default());
        row.finding("scale", what, "write what one of the unit is in the base unit of its dimension")
    })
}

fn symbol_fault(row: RowRef<'_>, column: &str) -> Option<Finding> {
    let symbol = row.text(column)?;
    let is_sound = symbol.split('|').all(|form| !form.replacen("{}", "", 1).contains(['{', '}']));
    (!is_sound).then(|| {
        let what = format!("\"{symbol}\" has braces that are no place for the number");
        row.finding(column, what, "write {} once, where the number goes, or leave it out")
    })
}
