//! Dates in EDTF.

use crate::author::read::{Finding, Sheet, Workbook};
use crate::model::Date;

/// Columns that hold a date, in whatever table they stand.
const COLUMNS: [&str; 4] = ["date", "from", "to", "period"];

/// What to write.
const FIX: &str = "write it like 2013, 2013-09, 2013-09-05, 2013-09-05/2013-09-06, 199X, 2013~ or ../2015";

/// Years before this one are slips of the hand.
const EARLIEST_YEAR: i16 = 1000;
/// So many years after the report nothing of it is meant any more.
const YEARS_AHEAD: i16 = 100;

/// Texts that are no date, and years that cannot be meant.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let as_of = workbook.package.heartland.report.as_of.parse::<Date>().ok().and_then(Date::last_day);
    let latest = as_of.map_or(i16::MAX, |day| day.year.saturating_add(YEARS_AHEAD));
    let mut findings = Vec::new();
    for row in workbook.sheets.iter().flat_map(Sheet::rows) {
        for column in COLUMNS {
            let Some(text) = row.text(column) else { continue };
            let fault = match text.parse::<Date>() {
                Ok(date) => year_fault(text, date, latest),
                Err(_) => Some(fault_of(text)),
            };
            findings.extend(fault.map(|(what, fix)| row.finding(column, what, fix)));
        }
    }
    findings
}

fn year_fault(text: &str, date: Date, latest: i16) -> Option<(String, &'static str)> {
    let years = [date.first_day(), date.last_day()];
    let year = years
        .into_iter()
        .flatten()
        .map(|day| day.year)
        .find(|year| !(EARLIEST_YEAR..=latest).contains(year))?;
    let when = if year < EARLIEST_YEAR { "long before" } else { "more than a century after" };
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
