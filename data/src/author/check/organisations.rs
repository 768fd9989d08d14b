//! Organisations: the way up from a body ends.

use crate::author::read::{Finding, RowRef, Workbook};

/// Organisations that are, through their parents, a part of themselves. A ring is told once, of its first row.
pub(super) fn check_parents(workbook: &Workbook) -> Vec<Finding> {
    let findings = workbook.rows("organisations").filter_map(|row| {
        let ring = ring_from(workbook, row)?;
        let is_first = ring.iter().all(|other| other.index >= row.index);
        let ids: Vec<&str> = ring.iter().map(|other| other.raw("id")).collect();
        is_first.then(|| {
            let what = format!("the organisation is a part of itself ({})", ids.join(" <- "));
            row.finding("parent", what, "name the body above it, or leave it empty")
        })
    });
    findings.collect()
}

/// The way up from a row to itself; `None` when it ends, or runs into a ring further up.
fn ring_from<'a>(workbook: &'a Workbook, row: RowRef<'a>) -> Option<Vec<RowRef<'a>>> {
    let mut ring = vec![row];
    loop {
        let parent = workbook.follow(*ring.last()?, "parent")?;
        if parent.index == row.index {
            return Some(ring);
        }
        if ring.iter().any(|other| other.index == parent.index) {
            return None;
        }
        ring.push(parent);
    }
}
