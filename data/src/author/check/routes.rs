//! Routes: their points are in order, the part that a length covers exists, and the gauge breaks at one point.

use crate::author::read::{Cell, Finding, RowRef, Workbook};
use std::collections::BTreeMap;

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
fn has_lost_points(workbook: &Workbook) -> bool {
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
    findings.extend(points.values().flat_map(|rows| order_faults(rows)));
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
