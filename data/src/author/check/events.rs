//! Events: their places lie where and when they happened.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Date, Day};

/// Places of an event in another country than their row says, or at another time than the event.
pub(super) fn check_places(workbook: &Workbook) -> Vec<Finding> {
    let rows = workbook.rows("event_places");
    rows.flat_map(|row| [country_fault(workbook, row), date_fault(workbook, row)]).flatten().collect()
}

fn country_fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let country = row.text("country")?;
    let own = workbook.follow(row, "place")?.text("country").filter(|own| *own != country)?;
    let what = format!("the place \"{}\" is in {own}", row.text("place")?);
    Some(row.finding("country", what, "correct the country or the place"))
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
