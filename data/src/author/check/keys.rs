//! Cells, and groups of cells, that may stand only once in their table.

use crate::author::read::{Finding, RowRef, Workbook};
use std::collections::HashMap;

/// Columns that are unique.
pub(super) fn check_unique(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &workbook.sheets {
        for field in sheet.resource.schema.fields.iter().filter(|field| field.constraints.unique) {
            let mut first: HashMap<&str, usize> = HashMap::new();
            for row in sheet.rows() {
                let Some(text) = row.text(&field.name) else { continue };
                let number = *first.entry(text).or_insert(row.number());
                if number != row.number() {
                    let what = format!("the {} \"{text}\" stands already in row {number}", field.name);
                    findings.push(row.finding(
                        &field.name,
                        what,
                        "choose another, or delete one of the rows",
                    ));
                }
            }
        }
    }
    findings
}

/// Primary keys. What makes a column unique by itself is left to [`check_unique`].
pub(super) fn check_primary(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &workbook.sheets {
        let key = &sheet.resource.schema.primary_key;
        let mut first: HashMap<Vec<&str>, usize> = HashMap::new();
        for row in sheet.rows() {
            let Some(values) = key_of(row, key) else { continue };
            let pairs: Vec<String> =
                key.iter().zip(&values).map(|(column, value)| format!("{column} \"{value}\"")).collect();
            let number = *first.entry(values).or_insert(row.number());
            if let Some(column) = key.last().filter(|_| number != row.number()) {
                let what = format!("{} stand already in row {number}", pairs.join(" with "));
                findings.push(row.finding(column, what, "change one of them, or delete one of the rows"));
            }
        }
    }
    findings
}

fn key_of<'a>(row: RowRef<'a>, key: &[String]) -> Option<Vec<&'a str>> {
    key.iter().map(|column| row.text(column)).collect::<Option<Vec<_>>>().filter(|values| !values.is_empty())
}
