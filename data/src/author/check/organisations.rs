//! Organisations: the way up from a body ends, and a tint has something to tint.

use crate::author::read::{Cell, Finding, RowRef, Workbook};
use crate::model::{MemberRole, Vocabulary};

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

/// Tints of fewer than two countries. Those that have left do not count.
pub(super) fn check_tints(workbook: &Workbook) -> Vec<Finding> {
    let Some(memberships) = workbook.sheet("memberships").filter(|sheet| sheet.is_whole) else {
        return Vec::new();
    };
    let tinted = workbook.rows("organisations").filter(|row| row.parse("tint") == Some(true));
    let findings = tinted.filter_map(|row| {
        let id = row.text("id")?;
        let members = memberships.rows().filter(|membership| may_be_member(*membership, id)).count();
        let what = format!("{members} of the two member countries that a tint needs belong to \"{id}\"");
        let fix = "add them to tables/memberships.csv, or leave tint empty";
        (members < 2).then(|| row.finding("tint", what, fix))
    });
    findings.collect()
}

/// Whether a country is a member of the organisation and still is, as far as the cells found wrong leave it open.
fn may_be_member(membership: RowRef<'_>, organisation: &str) -> bool {
    let may_be = |column: &str, wanted: &str| match membership.cell(column) {
        Cell::Sound(text) => text == wanted,
        Cell::Empty => false,
        Cell::Broken => true,
    };
    may_be("organisation", organisation)
        && may_be("role", MemberRole::Member.as_str())
        && membership.cell("country") != Cell::Empty
        && membership.text("to").is_none()
}
