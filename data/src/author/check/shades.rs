//! Shades: each compares countries by figures that can be compared.

use super::charts::{may_draw, surely_draws};
use crate::author::read::{Finding, RowRef, Workbook};

/// Shades of fewer than two countries, of two figures for one country, or of figures in several units.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let Some(figures) = workbook.sheet("figures").filter(|sheet| sheet.is_whole) else { return Vec::new() };
    let findings = workbook.rows("shades").filter_map(|shade| {
        let measure = shade.text("measure")?;
        let drawn: Vec<RowRef<'_>> =
            figures.rows().filter(|figure| may_draw(shade, *figure) && !figure.is_empty("country")).collect();
        if drawn.len() < 2 {
            let what = format!(
                "figures of the measure \"{measure}\" shade {} of the two countries that a comparison needs",
                drawn.len()
            );
            let fix = "name what more figures have, or leave out counterpart or period";
            return Some(shade.finding("measure", what, fix));
        }
        let drawn: Vec<RowRef<'_>> =
            drawn.into_iter().filter(|figure| surely_draws(shade, *figure)).collect();
        if let Some((one, other)) = pair(&drawn, |one, other| one == other, "country") {
            let what = format!(
                "\"{}\" and \"{}\" are both figures of {}",
                one.raw("id"),
                other.raw("id"),
                one.raw("country")
            );
            return Some(shade.finding("measure", what, "let counterpart and period tell them apart"));
        }
        let (one, other) = pair(&drawn, |one, other| one != other, "unit")?;
        let what = format!(
            "\"{}\" is in {} and \"{}\" in {}",
            one.raw("id"),
            one.raw("unit"),
            other.raw("id"),
            other.raw("unit")
        );
        Some(shade.finding("measure", what, "let all its figures be in one unit"))
    });
    findings.collect()
}

/// The first two rows whose sound cells of a column stand so to each other.
fn pair<'a>(
    rows: &[RowRef<'a>],
    is_so: impl Fn(&str, &str) -> bool,
    column: &str,
) -> Option<(RowRef<'a>, RowRef<'a>)> {
    rows.iter().enumerate().find_map(|(index, other)| {
        let text = other.text(column)?;
        let mut before = rows.iter().take(index);
        let one = before.find(|one| one.text(column).is_some_and(|earlier| is_so(earlier, text)))?;
        Some((*one, *other))
    })
}
