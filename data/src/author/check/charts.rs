//! Charts: each draws figures that exist, of a kind that it can draw.

use super::words::fix_for_id;
use crate::author::read::{Cell, Finding, RowRef, Workbook};
use crate::model::{ChartKind, Dimension, SeriesRole, Vocabulary};

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

/// Charts whose series have nothing that a chart of their kind could draw, roles that it passes over, and figures that have no
/// place on its axis.
pub(super) fn check_kinds(workbook: &Workbook) -> Vec<Finding> {
    let is_whole = |table: &str| workbook.sheet(table).is_some_and(|sheet| sheet.is_whole);
    if !is_whole("chart_series") || !is_whole("figures") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for chart in workbook.rows("charts") {
        let (Some(id), Some(kind)) =
            (chart.text("id"), chart.text("kind").and_then(ChartKind::from_spelling))
        else {
            continue;
        };
        let series: Vec<RowRef<'_>> =
            workbook.rows("chart_series").filter(|series| series.text("chart") == Some(id)).collect();
        if let Some((what, fix)) = kind_fault(workbook, kind, &series) {
            findings.push(chart.finding("kind", what, fix));
            continue;
        }
        findings.extend(series.iter().filter_map(|series| role_fault(kind, *series)));
        findings.extend(axis_faults(workbook, &series));
    }
    findings
}

/// What a chart of a kind needs and none of its series has. A chart without any series is another check's.
fn kind_fault(workbook: &Workbook, kind: ChartKind, series: &[RowRef<'_>]) -> Option<(String, &'static str)> {
    let is_of =
        |role: SeriesRole| move |row: &&RowRef<'_>| row.text("role").is_none_or(|own| own == role.as_str());
    let fault = |what: &str| {
        Some((format!("a chart of kind {} {what}", kind.as_str()), "correct the kind or the series"))
    };
    let main: Vec<RowRef<'_>> = series.iter().filter(is_of(SeriesRole::Value)).copied().collect();
    if series.is_empty() {
        return None;
    }
    if main.is_empty() {
        return fault("needs a series of role value");
    }
    let has_organisation = |row: &RowRef<'_>| !row.is_empty("organisation");
    if kind == ChartKind::Matrix {
        return if series.iter().all(has_organisation) {
            None
        } else {
            fault("draws organisations and nothing else")
        };
    }
    if series.iter().any(|row| row.text("organisation").is_some()) {
        return fault("draws figures, not organisations");
    }
    let subject = match kind {
        ChartKind::Stack | ChartKind::Transit => "route",
        ChartKind::Deals => "deal",
        _ => return None,
    };
    let has_subject =
        main.iter().flat_map(|row| drawn_by(workbook, *row)).any(|figure| !figure.is_empty(subject));
    if has_subject { None } else { fault(&format!("draws figures of a {subject}, and its series have none")) }
}

fn role_fault(kind: ChartKind, series: RowRef<'_>) -> Option<Finding> {
    let role = SeriesRole::from_spelling(series.text("role")?)?;
    let only = match role {
        SeriesRole::Rate => ChartKind::Growth,
        SeriesRole::Flag => ChartKind::Dumbbell,
        _ => return None,
    };
    (kind != only).then(|| {
        let what = format!("a chart of kind {} does not draw the role {}", kind.as_str(), role.as_str());
        series.finding(
            "role",
            what,
            format!("choose another, or make the chart one of kind {}", only.as_str()),
        )
    })
}

/// Figures named by a series that are of another dimension than the first figure of the chart. What is set beside the axis, to
/// compare, may be of any.
fn axis_faults(workbook: &Workbook, series: &[RowRef<'_>]) -> Vec<Finding> {
    let dimension_of = |figure: RowRef<'_>| {
        let unit = workbook.follow(figure, "unit")?;
        Dimension::from_spelling(unit.text("dimension")?)
    };
    let on_axis = series.iter().filter(|row| matches!(row.text("role"), Some("value" | "sum" | "reference")));
    let mut axis = None;
    let mut findings = Vec::new();
    for row in on_axis {
        for figure in drawn_by(workbook, *row) {
            let Some(dimension) = dimension_of(figure) else { continue };
            let axis = *axis.get_or_insert(dimension);
            if dimension != axis && row.text("figures").is_some() {
                let what = format!(
                    "\"{}\" is of dimension {}, but the chart's axis of {}",
                    figure.text("id").unwrap_or_default(),
                    dimension.as_str(),
                    axis.as_str()
                );
                findings.push(row.finding(
                    "figures",
                    what,
                    "leave the figure out, or draw it in a chart of its own",
                ));
                break;
            }
        }
    }
    findings
}

/// The figures that a series draws.
fn drawn_by<'a>(workbook: &'a Workbook, series: RowRef<'a>) -> Vec<RowRef<'a>> {
    match series.text("figures") {
        Some(ids) => ids.split_whitespace().filter_map(|id| workbook.find("figures", id)).collect(),
        None if series.is_empty("measure") => Vec::new(),
        None => workbook.rows("figures").filter(|figure| may_draw(series, *figure)).collect(),
    }
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
