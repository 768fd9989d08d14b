//! Charts: each draws figures that exist, of a kind that it can draw.

use super::figures::{is_flow, is_no_capacity};
use super::words::fix_for_id;
use crate::author::derivation::derivation_from_text;
use crate::author::read::{Cell, Finding, RowRef, Workbook};
use crate::model::{ChartKind, Date, Dimension, Operation, SeriesRole, Vocabulary};
use std::collections::{BTreeSet, HashMap};

/// Columns that say what a series draws; a series has one of them.
const SUBJECTS: [&str; 3] = ["measure", "figures", "organisation"];

/// Columns by which a series or a shade looks for figures.
const QUERY: [&str; 3] = ["measure", "counterpart", "period"];

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
    if SUBJECTS.iter().all(|column| series.is_empty(column)) {
        let fix = format!("fill in one of {}", SUBJECTS.join(", "));
        return Some(series.finding("measure", "the series draws nothing", fix));
    }
    let filled: Vec<&str> = SUBJECTS.into_iter().filter(|column| series.text(column).is_some()).collect();
    let [_, .., last] = *filled.as_slice() else { return None };
    let what = format!("the series draws by {} at once", filled.join(" and "));
    Some(series.finding(last, what, "leave all but one empty"))
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
    let is_judged = ["figures", "period"].iter().all(|column| series.cell(column) != Cell::Broken);
    if series.text("role") != Some("rate") || !is_judged {
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
        findings.extend(looks_of(kind).iter().filter_map(|looks| look_fault(kind, *looks, &series)));
        if matches!(kind, ChartKind::Stack | ChartKind::Transit) {
            findings.extend(series.iter().filter_map(|series| capacity_fault(workbook, *series)));
            findings.extend(route_fault(workbook, &series));
        }
    }
    findings
}

/// Whether the series of a chart have figures of two years at least; those whose period was found wrong count as years of
/// their own, and a rate is of many.
fn spans_years(workbook: &Workbook, series: &[RowRef<'_>]) -> bool {
    if series.iter().any(|row| row.text("role").is_none_or(|role| role == SeriesRole::Rate.as_str())) {
        return true;
    }
    let figures = || series.iter().flat_map(|row| drawn_by(workbook, *row));
    let year_of = |figure: RowRef<'_>| {
        let date: Date = figure.parse("period")?;
        date.first_day().or(date.last_day()).map(|day| day.year)
    };
    let years: BTreeSet<i16> = figures().filter_map(year_of).collect();
    years.len() + figures().filter(|figure| figure.cell("period") == Cell::Broken).count() > 1
}

/// A series of strands with a figure in volume or mass a year that the year bar does not sum.
fn capacity_fault(workbook: &Workbook, series: RowRef<'_>) -> Option<Finding> {
    if series.text("role") != Some(SeriesRole::Value.as_str()) {
        return None;
    }
    let is_at_fault = |figure: &RowRef<'_>| {
        figure.text("route").is_some() && is_flow(workbook, *figure) && is_no_capacity(workbook, *figure)
    };
    let figure = surely_drawn_by(workbook, series).into_iter().find(is_at_fault)?;
    let what = format!(
        "\"{}\" ({}, row {}) is no capacity, which the sum of a year takes in",
        figure.text("id")?,
        figure.sheet.resource.path,
        figure.number()
    );
    let fix = "let it be of the route alone, of an additive measure, and design, planned, projected or proposed; or leave it out";
    Some(series.finding(column_of(series), what, fix))
}

/// A route that the values of a chart give two capacities of one dimension: each would be counted.
fn route_fault(workbook: &Workbook, series: &[RowRef<'_>]) -> Option<Finding> {
    let mut first: HashMap<(&str, Option<&str>), &str> = HashMap::new();
    for row in series.iter().filter(|row| row.text("role") == Some(SeriesRole::Value.as_str())) {
        for figure in surely_drawn_by(workbook, *row) {
            let (Some(id), Some(route)) = (figure.text("id"), figure.text("route")) else { continue };
            let dimension = workbook.follow(figure, "unit").and_then(|unit| unit.text("dimension"));
            let earlier = *first.entry((route, dimension)).or_insert(id);
            if earlier != id {
                let what = format!("the chart counts \"{route}\" twice, with \"{earlier}\" and \"{id}\"");
                return Some(row.finding(column_of(*row), what, "name the figures to draw, one a route"));
            }
        }
    }
    None
}

/// Series that a chart tells apart by looks: how many it has looks for, which they are, in words and by role.
type Looks = (usize, &'static str, fn(SeriesRole) -> bool);

fn looks_of(kind: ChartKind) -> &'static [Looks] {
    match kind {
        ChartKind::Growth => &[(2, "besides rates", |role| role != SeriesRole::Rate)],
        ChartKind::Dumbbell => &[
            (2, "of role value", |role| role == SeriesRole::Value),
            (1, "held against values", |role| !matches!(role, SeriesRole::Value | SeriesRole::Flag)),
        ],
        _ => &[],
    }
}

fn look_fault(kind: ChartKind, (most, which, is_of): Looks, series: &[RowRef<'_>]) -> Option<Finding> {
    let has_look =
        |row: &&RowRef<'_>| row.text("role").and_then(SeriesRole::from_spelling).is_some_and(is_of);
    let one_more = series.iter().filter(has_look).nth(most)?;
    let what = format!(
        "a chart of kind {} draws at most {most} series {which}, and this is one more",
        kind.as_str()
    );
    Some(one_more.finding("role", what, "leave it out, or draw it in a chart of its own"))
}

/// The column by which a series says what it draws.
fn column_of(series: RowRef<'_>) -> &'static str {
    if series.is_empty("figures") { "measure" } else { "figures" }
}

/// Figures that a chart draws twice. A rate names again what it starts from.
pub(super) fn check_repeats(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<(&str, &str), RowRef<'_>> = HashMap::new();
    let rows = workbook.rows("chart_series");
    let drawing = rows.filter(|row| row.text("role").is_some_and(|role| role != SeriesRole::Rate.as_str()));
    let findings = drawing.filter_map(|series| {
        let chart = series.text("chart")?;
        // Of a series with several only the first is told.
        let mut repeat = None;
        for figure in surely_drawn_by(workbook, series) {
            let Some(id) = figure.text("id") else { continue };
            if let Some(earlier) = first.insert((chart, id), series) {
                repeat = repeat.or(Some((id, earlier)));
            }
        }
        let (id, earlier) = repeat?;
        let (what, fix) = if earlier.index == series.index {
            (format!("the series names \"{id}\" twice"), "name it once")
        } else {
            let what = format!("the chart draws \"{id}\" in row {} already", earlier.number());
            (what, "leave it out of one of them")
        };
        Some(series.finding(column_of(series), what, fix))
    });
    findings.collect()
}

/// Series by measure that draw figures and, as one more of them, their sum.
pub(super) fn check_sums(workbook: &Workbook) -> Vec<Finding> {
    let by_measure = workbook
        .rows("chart_series")
        .filter(|row| row.text("measure").is_some() && row.text("role") == Some(SeriesRole::Value.as_str()));
    let findings = by_measure.filter_map(|series| {
        let drawn = surely_drawn_by(workbook, series);
        let ids: Vec<&str> = drawn.iter().filter_map(|figure| figure.text("id")).collect();
        let is_sum = |figure: &&RowRef<'_>| {
            let derivation = figure.text("derivation").and_then(derivation_from_text);
            derivation.is_some_and(|derivation| {
                derivation.operation == Operation::Sum && derivation.inputs.iter().any(|id| ids.contains(id))
            })
        };
        let sum = drawn.iter().find(is_sum)?.text("id")?;
        let what = format!("the series draws \"{sum}\" beside figures that it is the sum of");
        Some(series.finding("measure", what, "name the figures, and the sum in a series of role sum"))
    });
    findings.collect()
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
    if kind == ChartKind::Growth && !spans_years(workbook, series) {
        return fault("needs figures of two years, or a rate");
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
        for figure in surely_drawn_by(workbook, *row) {
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

/// The figures that a series draws whatever belongs in the cells found wrong.
fn surely_drawn_by<'a>(workbook: &'a Workbook, series: RowRef<'a>) -> Vec<RowRef<'a>> {
    let is_named = series.text("figures").is_some();
    let drawn = drawn_by(workbook, series).into_iter();
    drawn.filter(|figure| is_named || surely_draws(series, *figure)).collect()
}

/// Whether the series or shade draws the figure whatever belongs in the cells found wrong.
pub(super) fn surely_draws(query: RowRef<'_>, figure: RowRef<'_>) -> bool {
    QUERY.into_iter().all(|column| match query.cell(column) {
        Cell::Sound(wanted) => figure.text(column) == Some(wanted),
        Cell::Empty => true,
        Cell::Broken => false,
    })
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
    QUERY.into_iter().all(may_match)
}
