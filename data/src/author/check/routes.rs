//! Routes: their points are in order and where their places are, the part that a length covers exists, the gauge breaks at
//! one point, and what is said of them befits their kind.

use super::positions::position_of;
use crate::author::read::{Cell, Finding, RowRef, Workbook};
use crate::model::{Date, RouteKind, RouteStatus, Vocabulary};
use std::collections::{BTreeMap, HashMap};

/// How far a point may lie from the place that it names: a station from the middle of its city.
const PLACE_TOLERANCE_KM: f64 = 10.0;

/// The points of each route in file order.
pub(super) fn points_by_route(workbook: &Workbook) -> BTreeMap<&str, Vec<RowRef<'_>>> {
    let mut points: BTreeMap<&str, Vec<RowRef<'_>>> = BTreeMap::new();
    for row in workbook.rows("route_points") {
        if let Some(route) = row.text("route") {
            points.entry(route).or_default().push(row);
        }
    }
    points
}

/// Whether rows were lost, so that counting what is left would mislead.
pub(super) fn has_lost_points(workbook: &Workbook) -> bool {
    workbook.sheet("route_points").is_none_or(|sheet| {
        !sheet.is_whole || sheet.rows().any(|row| row.text("route").is_none() || row.text("seq").is_none())
    })
}

/// Routes with fewer than two points; points out of order or with gaps between.
pub(super) fn check_points(workbook: &Workbook) -> Vec<Finding> {
    let has_lost_points = has_lost_points(workbook);
    let points = points_by_route(workbook);
    let mut findings = Vec::new();
    for route in workbook.rows("routes").filter(|_| !has_lost_points) {
        let Some(id) = route.text("id") else { continue };
        let count = points.get(id).map_or(0, Vec::len);
        if count < 2 {
            let what = format!("the route \"{id}\" has {count} of the two points that a line needs");
            findings.push(route.finding("id", what, "add its points to tables/route_points.csv"));
        }
    }
    if workbook.sheet("route_points").is_some_and(|sheet| sheet.is_whole) {
        findings.extend(points.values().flat_map(|rows| order_faults(rows)));
    }
    findings
}

/// Points of one route whose number is not one more than that of the point before.
fn order_faults(rows: &[RowRef<'_>]) -> Vec<Finding> {
    let Some(numbers) = rows.iter().map(|row| row.parse("seq")).collect::<Option<Vec<i64>>>() else {
        return Vec::new();
    };
    let before = std::iter::once(0).chain(numbers.iter().copied());
    let mut findings = Vec::new();
    for ((row, &number), before) in rows.iter().zip(&numbers).zip(before) {
        let what = if number <= before {
            format!("point {number} stands after point {before}")
        } else if (before + 1..number).any(|between| !numbers.contains(&between)) {
            match before {
                0 => format!("the first point has the number {number}"),
                _ => format!("point {number} follows point {before}"),
            }
        } else {
            continue;
        };
        findings.push(row.finding(
            "seq",
            what,
            "number the points of a route 1, 2, 3 in the order of the file",
        ));
    }
    findings
}

/// Lengths without a source, and parts of a route that it does not have.
pub(super) fn check_parts(workbook: &Workbook) -> Vec<Finding> {
    let points = points_by_route(workbook);
    let has_lost_points = has_lost_points(workbook);
    let mut findings = Vec::new();
    for route in workbook.rows("routes") {
        if route.text("length_km").is_some() && route.is_empty("length_source") {
            findings.push(route.finding(
                "length_source",
                "the published length has no source",
                "name one of tables/sources.csv",
            ));
        }
        let count = route.text("id").and_then(|id| points.get(id)).map_or(0, Vec::len);
        let (from, to) = (route.parse::<usize>("length_from"), route.parse::<usize>("length_to"));
        for (column, number) in [("length_from", from), ("length_to", to)] {
            if let Some(number) = number.filter(|number| count > 0 && *number > count && !has_lost_points) {
                let what = format!("the route has no point {number}");
                findings.push(route.finding(column, what, format!("it has points 1 to {count}")));
            }
        }
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| from >= to) {
            let what = format!("the length runs from point {from} to point {to}");
            findings.push(route.finding("length_from", what, "let length_from be less than length_to"));
        }
    }
    findings
}

/// Breaks of gauge without a point or at several, at an end of the line, or to another gauge than the second one.
pub(super) fn check_gauges(workbook: &Workbook) -> Vec<Finding> {
    if has_lost_points(workbook) {
        return Vec::new();
    }
    let points = points_by_route(workbook);
    let routes = workbook.rows("routes").filter_map(|route| Some((route, route.text("id")?)));
    routes
        .flat_map(|(route, id)| gauge_faults(route, id, points.get(id).map_or(&[][..], Vec::as_slice)))
        .collect()
}

fn gauge_faults(route: RowRef<'_>, id: &str, points: &[RowRef<'_>]) -> Vec<Finding> {
    let breaks: Vec<(usize, RowRef<'_>)> =
        points.iter().copied().enumerate().filter(|(_, point)| !point.is_empty("gauge")).collect();
    let second = match route.cell("gauge_to") {
        Cell::Broken => return Vec::new(),
        Cell::Empty => {
            let what = format!("the gauge changes here, but the route \"{id}\" has no second gauge");
            let fix = "give gauge_to in tables/routes.csv, or leave the cell empty";
            let found = breaks.iter().filter(|(_, point)| point.text("gauge").is_some());
            return found.map(|(_, point)| point.finding("gauge", what.clone(), fix)).collect();
        }
        Cell::Sound(second) => second,
    };
    if route.is_empty("gauge") || route.text("gauge") == Some(second) {
        let what = format!("the second gauge {second} of the route \"{id}\" follows no other one");
        return vec![route.finding("gauge_to", what, "give the first in gauge, or leave gauge_to empty")];
    }
    if breaks.is_empty() {
        let what = format!("the route \"{id}\" has two gauges, but no point where they meet");
        let fix = "give the gauge of the point in tables/route_points.csv from which on the second one holds";
        return vec![route.finding("gauge_to", what, fix)];
    }
    let first = breaks.first().map(|(index, _)| *index);
    let faults = breaks.iter().filter_map(|(index, point)| {
        let gauge = point.text("gauge")?;
        let (what, fix) = if gauge != second {
            let what = format!(
                "the gauge from here on is {gauge}, but the second of the route \"{id}\" is {second}"
            );
            (what, "let gauge_to in tables/routes.csv and the point agree")
        } else if *index == 0 || index + 1 == points.len() {
            ("the gauge changes at an end of the line".to_owned(), "move it to a point in between")
        } else if first != Some(*index) {
            (format!("the gauge of the route \"{id}\" changes a second time"), "leave one of the cells empty")
        } else {
            return None;
        };
        Some(point.finding("gauge", what, fix))
    });
    faults.collect()
}

/// Points that are where the point before is, away from the place that they name, or reached before the point before.
pub(super) fn check_way(workbook: &Workbook) -> Vec<Finding> {
    let points = points_by_route(workbook);
    let mut findings: Vec<Finding> =
        points.values().flatten().filter_map(|row| place_fault(workbook, *row)).collect();
    for rows in points.values() {
        findings.extend(
            rows.iter().zip(rows.iter().skip(1)).filter_map(|(before, row)| step_fault(*before, *row)),
        );
    }
    findings
}

fn place_fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let place = workbook.follow(row, "place")?;
    let distance_km = position_of(row)?.km_to(position_of(place)?);
    (distance_km > PLACE_TOLERANCE_KM).then(|| {
        let what = format!(
            "the point lies {distance_km:.0} km from the place \"{}\"",
            row.text("place").unwrap_or_default()
        );
        let fix =
            format!("correct the place, or write its lon {} and lat {}", place.raw("lon"), place.raw("lat"));
        row.finding("place", what, fix)
    })
}

fn step_fault(before: RowRef<'_>, row: RowRef<'_>) -> Option<Finding> {
    let is_next = before.parse::<i64>("seq")?.checked_add(1) == row.parse("seq");
    if is_next && position_of(before)? == position_of(row)? {
        let what = format!("the point lies where that of row {} does", before.number());
        return Some(row.finding("lon", what, "correct the position, or delete the row"));
    }
    let (left, reached) = (before.parse::<Date>("date")?, row.parse::<Date>("date")?);
    left.first_day().zip(reached.last_day()).filter(|(left, reached)| reached < left)?;
    let what =
        format!("the point is reached in {reached}, the one before it (row {}) in {left}", before.number());
    Some(row.finding("date", what, "correct a date, or the order of the points"))
}

/// Journeys that operate, lines that were travelled, gauges without rails, and strands that stand twice.
pub(super) fn check_kinds(workbook: &Workbook) -> Vec<Finding> {
    let mut strands: HashMap<[&str; 2], usize> = HashMap::new();
    let mut findings = Vec::new();
    for row in workbook.rows("routes") {
        findings.extend(kind_fault(row));
        if let Some((system, strand)) = row.text("system").zip(row.text("strand")) {
            let number = *strands.entry([system, strand]).or_insert(row.number());
            if number != row.number() {
                let what = format!("strand {strand} of \"{system}\" stands already in row {number}");
                findings.push(row.finding("strand", what, "give each strand a letter of its own"));
            }
        }
    }
    findings
}

fn kind_fault(row: RowRef<'_>) -> Option<Finding> {
    let kind = RouteKind::from_spelling(row.text("kind")?)?;
    if let Some(status) = row.text("status").and_then(RouteStatus::from_spelling) {
        let is_journey = kind == RouteKind::Journey;
        let is_built = matches!(status, RouteStatus::Operating | RouteStatus::UnderConstruction);
        if is_journey && is_built || !is_journey && status == RouteStatus::Travelled {
            let what = format!("a route of kind {} is not {}", kind.as_str(), status.as_str());
            return Some(row.finding("status", what, "correct the status or the kind"));
        }
    }
    let has_rails = matches!(kind, RouteKind::Rail | RouteKind::Corridor);
    if row.text("gauge").is_some() && !has_rails {
        let what = format!("a route of kind {} has no track gauge", kind.as_str());
        return Some(row.finding("gauge", what, "leave it empty, or correct the kind"));
    }
    None
}
