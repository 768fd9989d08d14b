//! Who says so: the report, a computation, or later record. Each needs its evidence.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Basis, NoteKind, Vocabulary};

/// Rows whose evidence is missing.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let with_basis = workbook.sheets.iter().filter(|sheet| sheet.has("basis"));
    let of_basis = with_basis.flat_map(|sheet| sheet.rows().flat_map(faults));
    of_basis.chain(workbook.rows("notes").filter_map(note_fault)).collect()
}

/// A note of what public record has, without the record.
fn note_fault(row: RowRef<'_>) -> Option<Finding> {
    let is_outside = row.text("kind").and_then(NoteKind::from_spelling) == Some(NoteKind::OutsideRecord);
    (is_outside && row.is_empty("source"))
        .then(|| row.finding("source", "the outside record has no source", "name one of tables/sources.csv"))
}

fn faults(row: RowRef<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    match row.text("basis").and_then(Basis::from_spelling) {
        Some(Basis::Said) if row.is_empty("section") && row.is_empty("at") => {
            findings.push(row.finding("section", "the report says it, but not where", "give section and at"));
        }
        Some(Basis::Since) if row.is_empty("source") => {
            findings.push(row.finding(
                "source",
                "later record has no source",
                "name one of tables/sources.csv",
            ));
        }
        Some(Basis::Derived) if row.is_empty("derivation") => {
            let fix = "say how it is computed, like sum: id id";
            findings.push(row.finding("derivation", "the derived figure has no derivation", fix));
        }
        _ => {}
    }
    let is_derived = row.text("basis") == Some(Basis::Derived.as_str());
    if row.text("derivation").is_some() && row.text("basis").is_some() && !is_derived {
        let fix = "let basis be derived, or delete the derivation";
        findings.push(row.finding(
            "derivation",
            "a derivation stands with a figure that is not derived",
            fix,
        ));
    }
    findings
}
