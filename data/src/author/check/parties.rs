//! Who takes part, and where: each party once, and none on both sides.

use crate::author::read::{Cell, Finding, RowRef, Workbook};
use std::collections::{BTreeMap, HashMap};

/// Columns that say who makes a deal.
const PARTIES: [&str; 4] = ["country", "counterpart", "organisation", "counterpart_organisation"];

/// Places of an event without a place, and participants without a party.
pub(super) fn check_blank(workbook: &Workbook) -> Vec<Finding> {
    let nowhere = blank(workbook, "event_places", &["place", "country"], "the event took place nowhere");
    let nobody =
        blank(workbook, "participants", &["person", "country", "organisation"], "nobody is the participant");
    nowhere.into_iter().chain(nobody).collect()
}

fn blank(workbook: &Workbook, table: &str, columns: &[&str], what: &str) -> Vec<Finding> {
    let is_blank = |row: &RowRef<'_>| columns.iter().all(|column| row.is_empty(column));
    let findings = workbook.rows(table).filter(is_blank).filter_map(|row| {
        let fix = format!("fill in one of {}", columns.join(", "));
        Some(row.finding(columns.first()?, what, fix))
    });
    findings.collect()
}

/// Participants of an event who stand twice.
pub(super) fn check_twice(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<[&str; 3], usize> = HashMap::new();
    let findings = workbook.rows("participants").filter_map(|row| {
        let (column, id) = match ["person", "country", "organisation"].map(|column| row.cell(column)) {
            [Cell::Sound(person), ..] => ("person", person),
            [Cell::Empty, Cell::Sound(country), Cell::Empty] => ("country", country),
            [Cell::Empty, Cell::Empty, Cell::Sound(organisation)] => ("organisation", organisation),
            _ => return None,
        };
        let number = *first.entry([row.text("event")?, column, id]).or_insert(row.number());
        let what = format!("\"{id}\" takes part already in row {number}");
        (number != row.number()).then(|| row.finding(column, what, "delete one of them"))
    });
    findings.collect()
}

/// Deals of nobody, and deals and figures with the same party on both sides.
pub(super) fn check_sides(workbook: &Workbook) -> Vec<Finding> {
    let nobody = blank(workbook, "deals", &PARTIES, "the deal has no party");
    let rows = ["deals", "figures"].into_iter().flat_map(|table| workbook.rows(table));
    let both = rows.flat_map(|row| {
        [("country", "counterpart"), ("organisation", "counterpart_organisation")].map(|(side, other)| {
            let id = row.text(side).filter(|id| row.text(other) == Some(id))?;
            Some(row.finding(other, format!("\"{id}\" stands on both sides"), "name the other side"))
        })
    });
    nobody.into_iter().chain(both.flatten()).collect()
}

/// Places and participants of an event whose numbers leave a gap.
pub(super) fn check_order(workbook: &Workbook) -> Vec<Finding> {
    let tables = [("event_places", "place"), ("participants", "participant")];
    tables.into_iter().flat_map(|(table, thing)| order_faults(workbook, table, thing)).collect()
}

fn order_faults(workbook: &Workbook, table: &str, thing: &str) -> Vec<Finding> {
    let Some(sheet) = workbook.sheet(table).filter(|sheet| sheet.is_whole) else { return Vec::new() };
    let mut numbered: BTreeMap<(&str, i64), RowRef<'_>> = BTreeMap::new();
    for row in sheet.rows() {
        // A row that is lost to its event leaves a gap that is none.
        let Some(key) = row.text("event").zip(row.parse("seq")) else { return Vec::new() };
        numbered.insert(key, row);
    }
    let mut before = ("", 0);
    let mut findings = Vec::new();
    for (&(event, number), row) in &numbered {
        let last = if before.0 == event { before.1 } else { 0 };
        before = (event, number);
        if number > last + 1 {
            let what = match last {
                0 => format!("the first {thing} of the event has the number {number}"),
                _ => format!("{thing} {number} follows {thing} {last}"),
            };
            findings.push(row.finding("seq", what, format!("number the {thing}s of an event 1, 2, 3")));
        }
    }
    findings
}
