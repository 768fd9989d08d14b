//! Charts: each draws figures that exist.

use super::words::fix_for_id;
use crate::author::read::{Cell, Finding, RowRef, Workbook};

/// Charts that draw nothing, and reference lines at unknown figures.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let Some(figures) = workbook.sheet("figures").filter(|sheet| sheet.is_whole) else { return Vec::new() };
    let mut findings = Vec::new();
    for chart in workbook.rows("charts") {
        if let Some(measure) =
            chart.text("measure").filter(|_| !figures.rows().any(|figure| may_draw(chart, figure)))
        {
            let narrowed = ["counterpart", "period"]
                .into_iter()
                .filter_map(|column| chart.text(column).map(|text| format!(", {column} \"{text}\"")));
            let what = format!("no figure has the measure \"{measure}\"{}", narrowed.collect::<String>());
            findings.push(chart.finding(
                "measure",
                what,
                "name what some figures have, or leave out counterpart or period",
            ));
        }
        for id in chart.text("reference").unwrap_or_default().split_whitespace() {
            if figures.find(id).is_none() {
                findings.push(chart.finding(
                    "reference",
                    format!("unknown figure \"{id}\""),
                    fix_for_id(id, figures),
                ));
            }
        }
    }
    findings
}

/// Whether the chart or shade draws the figure, as far as the cells found wrong leave it open.
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
