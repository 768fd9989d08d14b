//! Units: they enlarge or reduce what they count, and their symbols have a place for the number.

use super::translations::table_of_language;
use crate::author::read::{Finding, RowRef, Sheet, Workbook};

/// How many forms a word has beside a number (CLDR's cardinal categories of whole numbers), in the languages that the atlas has
/// words of its own for.
const PLURAL_FORMS: [(&str, usize); 3] = [("en", 2), ("ru", 3), ("zh", 1)];

/// Units of no size, and symbols whose braces do not match or whose forms are not those of the language.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let mut languages = workbook.package.heartland.languages.iter().map(String::as_str);
    let language = languages.next().unwrap_or_default();
    let own =
        workbook.rows("units").flat_map(|row| [scale_fault(row), symbol_fault(row, "symbol", language)]);
    let is_symbol =
        |row: &RowRef<'_>| row.text("table") == Some("units") && row.text("field") == Some("symbol");
    let translated = languages.flat_map(|language| {
        let sheet = workbook.sheet(&table_of_language(language));
        let symbols = sheet.into_iter().flat_map(Sheet::rows).filter(is_symbol);
        symbols.map(move |row| symbol_fault(row, "text", language))
    });
    own.chain(translated).flatten().collect()
}

fn scale_fault(row: RowRef<'_>) -> Option<Finding> {
    let scale: f64 = row.parse("scale")?;
    (scale <= 0.0).then(|| {
        let what = format!("{} is not more than 0", row.text("scale").unwrap_or_default());
        row.finding("scale", what, "write what one of the unit is in the base unit of its dimension")
    })
}

fn symbol_fault(row: RowRef<'_>, column: &str, language: &str) -> Option<Finding> {
    let symbol = row.text(column)?;
    let forms: Vec<&str> = symbol.split('|').collect();
    if forms.iter().any(|form| form.replacen("{}", "", 1).contains(['{', '}'])) {
        let what = format!("\"{symbol}\" has braces that are no place for the number");
        return Some(row.finding(column, what, "write {} once, where the number goes, or leave it out"));
    }
    if forms.len() > 1 && forms.iter().any(|form| form.trim().is_empty()) {
        let what = format!("\"{symbol}\" has an empty form");
        return Some(row.finding(column, what, "write a form on either side of each |"));
    }
    let (_, count) = PLURAL_FORMS.into_iter().find(|(known, _)| *known == language)?;
    (forms.len() > 1 && forms.len() != count).then(|| {
        let what = format!("\"{symbol}\" has {} forms, and numbers in \"{language}\" {count}", forms.len());
        let fix = if count == 1 { "write one".to_owned() } else { format!("write one for all, or {count}") };
        row.finding(column, what, fix)
    })
}
