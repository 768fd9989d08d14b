//! Figures: of something, and possible.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Decimal, Dimension, Vocabulary};

/// Columns that may say what a figure is of.
const SUBJECTS: [&str; 6] = ["country", "organisation", "route", "place", "deal", "event"];

/// Figures of nothing.
pub(super) fn check_subject(workbook: &Workbook) -> Vec<Finding> {
    let without = workbook.rows("figures").filter(|row| SUBJECTS.iter().all(|column| row.is_empty(column)));
    let findings = without.map(|row| {
        let fix = format!("fill in one of {}", SUBJECTS.join(", "));
        row.finding("country", "the figure has no subject", fix)
    });
    findings.collect()
}

/// Figures that cannot be: unreadable, shares over the whole, negative counts, ranges that run backwards.
pub(super) fn check_values(workbook: &Workbook) -> Vec<Finding> {
    workbook.rows("figures").filter_map(|row| fault(workbook, row)).collect()
}

fn fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    for column in ["value", "value_to"] {
        if let Some(Err(error)) = row.text(column).map(str::parse::<Decimal>) {
            return Some(row.finding(column, format!("the number is {error}"), "round it"));
        }
    }
    let value: Decimal = row.parse("value")?;
    let upper: Option<Decimal> = row.parse("value_to");
    if let Some(upper) = upper.filter(|upper| upper.to_f64() <= value.to_f64()) {
        let what = format!("the range runs from {value} to {upper}");
        return Some(row.finding("value_to", what, "write the lower end in value, the upper in value_to"));
    }
    let unit = workbook.follow(row, "unit")?;
    let dimension = Dimension::from_spelling(unit.text("dimension")?)?;
    let scale: f64 = unit.parse("scale")?;
    let (column, most) = upper.map_or(("value", value), |upper| ("value_to", upper));
    let is_counted =
        matches!(dimension, Dimension::Count | Dimension::Rank | Dimension::Words | Dimension::Length);
    if is_counted && value.to_f64() < 0.0 {
        let what = format!("{value} {} is less than nothing", unit.text("id")?);
        Some(row.finding("value", what, "correct the value or the unit"))
    } else if dimension == Dimension::Share && most.to_f64() * scale > 1.0 + 1e-9 {
        let what = format!("{most} {} is more than the whole", unit.text("id")?);
        Some(row.finding(column, what, "correct the value, or use a unit of dimension rate or ratio"))
    } else {
        None
    }
}
