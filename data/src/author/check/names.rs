//! Names: each is one line and stands for one row of its table, in every language.

use super::translations::table_of_language;
use crate::author::read::{Finding, RowRef, Sheet, Workbook};
use std::collections::HashMap;

/// Tables whose rows readers tell apart by a name alone, and its column.
const NAMED: [(&str, &str); 12] = [
    ("measures", "name"),
    ("countries", "name"),
    ("waters", "name"),
    ("places", "name"),
    ("organisations", "name"),
    ("people", "name"),
    ("routes", "name"),
    ("deals", "name"),
    ("events", "name"),
    ("charts", "title"),
    ("charts", "short"),
    ("shades", "name"),
];

/// What to do.
const FIX: &str = "tell them apart";

/// Names of several lines, and those that another row of the table has, in the tables' language; and in others, where that tells the two apart.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let own = NAMED.iter().flat_map(|(table, column)| own_faults(workbook, table, column));
    let languages = workbook.package.heartland.languages.iter().skip(1);
    let sheets = languages.filter_map(|language| workbook.sheet(&table_of_language(language)));
    own.chain(sheets.flat_map(|sheet| translated_faults(workbook, sheet))).collect()
}

fn own_faults(workbook: &Workbook, table: &str, column: &str) -> Vec<Finding> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let findings = workbook.rows(table).filter_map(|row| {
        let (name, _) = row.text(column).zip(row.text("id"))?;
        if name.contains(['\n', '\r']) {
            return Some(row.finding(
                column,
                format!("the {column} runs over several lines"),
                "write it in one",
            ));
        }
        let number = *first.entry(name.to_lowercase()).or_insert(row.number());
        let what = format!("the {column} \"{name}\" is that of row {number} too");
        (number != row.number()).then(|| row.finding(column, what, FIX))
    });
    findings.collect()
}

fn translated_faults(workbook: &Workbook, sheet: &Sheet) -> Vec<Finding> {
    let mut first: HashMap<(&str, &str, String), RowRef<'_>> = HashMap::new();
    let findings = sheet.rows().filter_map(|row| {
        let (table, column, name) = (row.text("table")?, row.text("field")?, row.text("text")?);
        let original = workbook.find(table, row.text("id")?)?.text(column)?;
        NAMED.iter().find(|named| **named == (table, column))?;
        let earlier = *first.entry((table, column, name.to_lowercase())).or_insert(row);
        let other = workbook.find(table, earlier.text("id")?)?.text(column)?;
        // Names that are one already in the tables' language are told there.
        (original.to_lowercase() != other.to_lowercase()).then(|| {
            let what = format!(
                "the {column} \"{name}\" is that of \"{}\" too (row {})",
                earlier.raw("id"),
                earlier.number()
            );
            row.finding("text", what, FIX)
        })
    });
    findings.collect()
}
