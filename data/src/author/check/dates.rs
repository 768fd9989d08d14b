//! Dates in EDTF, and what the report cannot know of yet.

use super::derivations::inputs_of;
use crate::author::read::{Finding, RowRef, Sheet, Workbook};
use crate::author::schema::ReportSettings;
use crate::model::{Basis, Date, DealStatus, Modality, Moment, Precision, Vocabulary};

/// Columns that hold a date, in whatever table they stand.
const COLUMNS: [&str; 4] = ["date", "from", "to", "period"];

/// What to write.
const FIX: &str = "write it like 2013, 2013-09, 2013-09-05, 2013-09-05/2013-09-06, 199X, 2013~ or ../2015";

/// Texts that are no date, and years that cannot be meant.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let report = &workbook.package.heartland.report;
    let mut findings = Vec::new();
    for row in workbook.sheets.iter().flat_map(Sheet::rows) {
        for column in COLUMNS {
            let Some(text) = row.text(column) else { continue };
            let fault = match text.parse::<Date>() {
                Ok(date) => year_fault(text, date, report),
                Err(_) => Some(fault_of(text)),
            };
            findings.extend(fault.map(|(what, fix)| row.finding(column, what, fix)));
        }
    }
    findings
}

/// What has happened after the report, by its own account. An event that it looks ahead to is dated within the years of the
/// atlas and is no entry of its chronology; later record may be of any time.
pub(super) fn check_future(workbook: &Workbook) -> Vec<Finding> {
    let Some(as_of) = workbook.package.heartland.report.last_day() else { return Vec::new() };
    let begins_after = |row: RowRef<'_>, column: &str| {
        row.parse::<Date>(column).filter(|date| date.first_day().is_some_and(|day| day > as_of))
    };
    let until = &workbook.package.heartland.report.as_of;
    let events = workbook.rows("events").filter_map(|row| {
        let date = begins_after(row, "date")?;
        let last_year = workbook.package.heartland.years.to;
        if row.text("chronology").is_some() {
            let what = format!("the chronology of a report of {until} has an event in {date}");
            Some(row.finding("date", what, "correct the date, or leave chronology empty"))
        } else if date.first_day().is_some_and(|day| day.year > last_year) {
            let what = format!("the event in {date} lies after the years of the atlas, up to {last_year}");
            Some(row.finding("date", what, "correct the date, or heartland.years.to"))
        } else {
            None
        }
    });
    let deals = workbook.rows("deals").filter_map(|row| {
        let date = begins_after(row, "date")?;
        let status = row.text("status").and_then(DealStatus::from_spelling)?;
        let what = format!("the deal is {} in {date}, after the report of {until}", status.as_str());
        Some(row.finding("date", what, "correct the date: it is that of the status"))
    });
    let figures = workbook.rows("figures").filter_map(|row| {
        let date = begins_after(row, "period")?;
        let is_actual = row.text("modality").and_then(Modality::from_spelling) == Some(Modality::Actual);
        let inputs = row.text("id").map(|id| inputs_of(workbook, id)).unwrap_or_default();
        let inputs = inputs.into_iter().filter_map(|id| workbook.find("figures", id));
        let mut with_inputs = std::iter::once(row).chain(inputs);
        (is_actual && !with_inputs.any(is_later_record)).then(|| {
            let what = format!("the figure is actual in {date}, after the report of {until}");
            row.finding("period", what, "correct the period, the modality or the basis")
        })
    });
    events.chain(deals).chain(figures).collect()
}

/// Whether a row is later record, or may be.
fn is_later_record(row: RowRef<'_>) -> bool {
    row.text("basis").is_none_or(|basis| basis == Basis::Since.as_str())
}

/// Deals that are later than the event at which they were made, or earlier by days that are both known.
pub(super) fn check_deals(workbook: &Workbook) -> Vec<Finding> {
    let findings = workbook.rows("deals").filter_map(|row| {
        let (date, event) = (row.parse::<Date>("date")?, workbook.follow(row, "event")?);
        let made: Date = event.parse("date")?;
        let is_after = date.first_day().zip(made.last_day()).is_some_and(|(deal, event)| deal > event);
        let is_before = date.last_day().zip(made.first_day()).is_some_and(|(deal, event)| deal < event);
        (is_after || is_before && is_of_days(date) && is_of_days(made)).then(|| {
            let what = format!(
                "the deal is of {date}, but its event \"{}\" of {made} ({}, row {})",
                row.raw("event"),
                event.sheet.resource.path,
                event.number()
            );
            row.finding("date", what, "correct one of the dates, or the event")
        })
    });
    findings.collect()
}

/// Whether the first and the last day are known.
fn is_of_days(date: Date) -> bool {
    let is_day =
        |moment: Option<Moment>| moment.is_some_and(|moment| matches!(moment.precision, Precision::Day(..)));
    match date {
        Date::At(moment) => is_day(Some(moment)),
        Date::Span(from, to) => is_day(from) && is_day(to),
    }
}

fn year_fault(text: &str, date: Date, report: &ReportSettings) -> Option<(String, &'static str)> {
    let mut days = [date.first_day(), date.last_day()].into_iter().flatten();
    let when = days.find_map(|day| report.far_from(day.year))?;
    Some((format!("\"{text}\" lies {when} the report"), "correct the year"))
}

/// What is wrong with a text that is no date: the first thing that an author would see.
fn fault_of(text: &str) -> (String, &'static str) {
    let is_date = |text: &str| text == ".." || text.parse::<Date>().is_ok();
    let is_like = |text: &str| {
        let parts: Vec<&str> = text.trim_end_matches(['?', '~', '%']).split('-').collect();
        let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        matches!(*sizes, [4, 2] | [4, 2, 2])
            && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match text.split_once('/') {
        Some(("..", "..")) => (format!("\"{text}\" is open at both ends"), "leave the cell empty"),
        Some((from, to)) if is_date(from) && is_date(to) => {
            (format!("\"{text}\" ends before it begins"), "write the earlier date first")
        }
        Some((from, to)) => {
            let fault = [from, to].into_iter().find(|end| !is_date(end) && is_like(end));
            fault.map_or_else(|| (format!("\"{text}\" is not a date in EDTF"), FIX), fault_of)
        }
        None if is_like(text) => (format!("there is no day or month {text}"), "correct the date"),
        None => (format!("\"{text}\" is not a date in EDTF"), FIX),
    }
}
