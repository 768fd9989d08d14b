//! Events: their places lie where and when they happened, and their numbers are those of the chronology.

use crate::author::locator::at_from_text;
use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Date, Day, LocatorPart, SectionKind, Vocabulary};
use std::collections::HashMap;

/// Places of an event in another country than their row says, or at another time than the event.
pub(super) fn check_places(workbook: &Workbook) -> Vec<Finding> {
    let rows = workbook.rows("event_places");
    rows.flat_map(|row| [country_fault(workbook, row), date_fault(workbook, row)]).flatten().collect()
}

fn country_fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let country = row.text("country")?;
    let place = workbook.follow(row, "place")?;
    let own = place.text("country").filter(|own| *own != country)?;
    let what = format!(
        "the place \"{}\" is in {own} ({}, row {})",
        row.text("place")?,
        place.sheet.resource.path,
        place.number()
    );
    Some(row.finding("country", what, "correct the country in one of the two, or the place"))
}

fn date_fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let (date, whole) = (row.parse::<Date>("date")?, workbook.follow(row, "event")?.parse::<Date>("date")?);
    let is_apart =
        |early: Option<Day>, late: Option<Day>| early.zip(late).is_some_and(|(early, late)| early < late);
    let is_outside =
        is_apart(date.last_day(), whole.first_day()) || is_apart(whole.last_day(), date.first_day());
    is_outside.then(|| {
        row.finding("date", format!("the event is in {whole}, not in {date}"), "correct one of the dates")
    })
}

/// Numbers past the end of the chronology, other than those of the entries that locators name, or given twice.
pub(super) fn check_chronology(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<(&str, i64), usize> = HashMap::new();
    let findings = workbook.rows("events").filter_map(|row| {
        let number: i64 = row.parse("chronology")?;
        let chronology = chronology_of(workbook, row)?;
        if let Some(most) = chronology.parse::<i64>("items").filter(|most| number > *most) {
            let what = format!("section \"{}\" has no entry {number}", chronology.raw("id"));
            return Some(row.finding("chronology", what, format!("it has 1 to {most}")));
        }
        let at = row.text("at").and_then(at_from_text).filter(|at| at.part == LocatorPart::Entry);
        if at.is_some_and(|at| !(i64::from(at.first)..=i64::from(at.last)).contains(&number)) {
            let what = format!("the number is {number}, but the locator says {}", row.raw("at"));
            return Some(row.finding("chronology", what, "correct the number or the locator"));
        }
        let earlier = *first.entry((chronology.text("id")?, number)).or_insert(row.number());
        (earlier != row.number()).then(|| {
            let what = format!("entry {number} stands already in row {earlier}");
            row.finding(
                "chronology",
                what,
                "give each entry to one event, and leave the cell of others empty",
            )
        })
    });
    findings.collect()
}

/// The chronology that an event's number counts in: the section of its locator, else the first one of the report.
fn chronology_of<'a>(workbook: &'a Workbook, event: RowRef<'a>) -> Option<RowRef<'a>> {
    let is_chronology = |section: &RowRef<'_>| {
        section.text("kind").and_then(SectionKind::from_spelling) == Some(SectionKind::Chronology)
    };
    let own = workbook.follow(event, "section").filter(is_chronology);
    own.or_else(|| workbook.rows("sections").find(is_chronology))
}
