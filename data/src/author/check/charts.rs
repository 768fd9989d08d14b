//! Charts: each draws figures that exist.

use super::words::fix_for_id;
use crate::author::read::{Cell, Finding, RowRef, Workbook};

/// Columns that say what a series draws; a series has one of them.
const SUBJECTS: [&str; 3] = ["measure", "figures", "organisation"];

/// Charts without a series, series that draw nothing or several things at once, unknown figures, rates that are none.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(series) = workbook.sheet("chart_series").filter(|sheet| sheet.is_whole) {
        let is_drawn = |id: &str| series.rows().any(|row| row.text("chart").is_none_or(|chart| chart == id));
        let idle = workbook.rows("charts").filter(|chart| chart.text("id").is_some_and(|id| !is_drawn(id)));
        findings.extend(idle.map(|chart| {
            let fix = format!("add a row to {}, or delete the chart", series.resource.path);
            chart.finding("id", "the chart has no series", fix)
        }));
    }
    for series in workbook.rows("chart_series") {
        findings.extend(subject_fault(series).or_else(|| figures_fault(workbook, series)));
    }
    findings
}

fn subject_fault(series: RowRef<'_>) -> Option<Finding> {
    let filled: Vec<&str> = SUBJECTS.into_iter().filter(|column| !series.is_empty(column)).collect();
    match *filled.as_slice() {
        [_] => None,
        [] => {
            let fix = format!("fill in one of {}", SUBJECTS.join(", "));
            Some(series.finding("measure", "the series draws nothing", fix))
        }
        [.., last] => {
            let what = format!("the series draws by {} at once", filled.join(" and "));
            Some(series.finding(last, what, "leave all but one empty"))
        }
    }
}

fn figures_fault(workbook: &Workbook, series: RowRef<'_>) -> Option<Finding> {
    let figures = workbook.sheet("figures").filter(|sheet| sheet.is_whole)?;
    if let Some(measure) = series.text("measure")
        && !figures.rows().any(|figure| may_draw(series, figure))
    {
        let narrowed = ["counterpart", "period"]
            .into_iter()
            .filter_map(|column| series.text(column).map(|text| format!(", {column} \"{text}\"")));
        let what = format!("no figure has the measure \"{measure}\"{}", narrowed.collect::<String>());
        let fix = "name what some figures have, or leave out counterpart or period";
        return Some(series.finding("measure", what, fix));
    }
    let ids: Vec<&str> = series.text("figures").unwrap_or_default().split_whitespace().collect();
    if let Some(id) = ids.iter().find(|id| figures.find(id).is_none()) {
        return Some(series.finding("figures", format!("unknown figure \"{id}\""), fix_for_id(id, figures)));
    }
    if series.text("role") != Some("rate") {
        return None;
    }
    let unit = ids.first().and_then(|id| workbook.follow(figures.find(id)?, "unit"));
    let is_rate = unit.is_none_or(|unit| unit.text("dimension").is_none_or(|dimension| dimension == "rate"));
    if is_rate && ids.len() > 1 && !series.is_empty("period") {
        return None;
    }
    let what = "a rate needs its figure, a figure that it starts from, and the years that it is drawn over";
    let fix = "name a figure of dimension rate first, then one more, and fill in period";
    Some(series.finding("figures", what, fix))
}

/// Whether the series or shade draws the figure, as far as the cells found wrong leave it open.
pub(super) fn may_draw(query: RowRef<'_>, figure: RowRef<'_>) -> bool {
    let may_match = |column: &str| {
        query.text(column).is_none_or(|wanted| match figure.cell(column) {
            Cell::Sound(text) => text == wanted,
            Cell::Empty => false,
            Cell::Broken => true,
        })
    };
    ["measure", "counterpart", "period"].into_iter().all(may_match)
}
