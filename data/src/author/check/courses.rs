//! Courses: the curve of a route through its points stays on land, and in the countries of its points. On a leg that it shares
//! the map draws the curve of the first route that uses it, which is checked as that one's.

use super::positions::position_of;
use super::routes::points_by_route;
use crate::author::geometry::Shapes;
use crate::author::read::{Finding, RowRef, Workbook};
use crate::geo::{CurvePiece, Laea, LonLat, World, pieces_through};
use crate::model::{RouteExactness, RouteKind, Vocabulary};

/// How far a line may run through water at a stretch. The mouths of rivers are sea in the outlines, and wider than they are:
/// the Yangtze at Nantong takes 17 km.
const MOST_IN_WATER_KM: f64 = 20.0;
/// How far it may run through a country without a point there. Outlines are good to a few kilometres, and lines keep to
/// borders.
const MOST_ABROAD_KM: f64 = 10.0;
/// From one position that is looked at to the next.
const STEP_KM: f64 = 2.0;

/// What is wrong with a position of a line.
#[derive(Clone, Copy, PartialEq)]
enum Fault<'a> {
    Sea,
    Lake,
    Abroad(&'a str),
}

/// Lines through water, and through countries that none of their points lies in: closing one would not darken them. What is
/// flown or out of order is passed over, and in water what may go by ship (corridors) and what is only roughly known (`schematic`).
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let map = workbook.package.heartland.projection.projection();
    let (Some(map), Some(shapes)) = (map, workbook.shapes.as_ref()) else { return Vec::new() };
    let points = points_by_route(workbook);
    let routes = workbook.rows("routes").filter_map(|route| Some((route, points.get(route.text("id")?)?)));
    routes.flat_map(|(route, points)| faults(&map, shapes, route, points).unwrap_or_default()).collect()
}

/// `None` where a cell that counts is lost.
fn faults(map: &Laea, shapes: &Shapes, route: RowRef<'_>, points: &[RowRef<'_>]) -> Option<Vec<Finding>> {
    let kind = RouteKind::from_spelling(route.text("kind")?)?;
    let exactness = RouteExactness::from_spelling(route.text("exactness")?)?;
    let is_in_order = points.iter().all(|row| row.text("seq").is_some());
    if kind.is_flown() || !is_in_order {
        return Some(Vec::new());
    }
    let is_by_land = kind != RouteKind::Corridor && exactness != RouteExactness::Schematic;
    let countries: Vec<&str> = points.iter().map(|row| row.text("country")).collect::<Option<_>>()?;
    let fault_at = |position: LonLat| {
        if is_by_land && shapes.is_in_lake(position) {
            return Some(Fault::Lake);
        }
        if countries.iter().any(|country| shapes.contains(country, position)) {
            return None;
        }
        shapes.country_at(position).map(Fault::Abroad).or(is_by_land.then_some(Fault::Sea))
    };
    let positions: Vec<LonLat> = points.iter().map(|row| position_of(*row)).collect::<Option<_>>()?;
    let on_map = positions.iter().zip(points).filter(|(position, _)| map.contains(**position));
    let (worlds, rows): (Vec<World>, Vec<RowRef<'_>>) =
        on_map.filter_map(|(position, row)| Some((map.project(*position)?, *row))).unzip();
    let mut findings = Vec::new();
    // The stretch that is at fault: how, on the way to which row, and how far.
    let mut stretch: Option<(Fault<'_>, [RowRef<'_>; 2], f64)> = None;
    for (piece, ends) in pieces_through(&worlds).iter().zip(rows.windows(2)) {
        let Ok(ends) = <[RowRef<'_>; 2]>::try_from(ends) else { continue };
        for (middle, length_km) in steps(map, piece) {
            let fault = fault_at(middle);
            match (&mut stretch, fault) {
                (Some((same, _, so_far_km)), Some(fault)) if *same == fault => *so_far_km += length_km,
                (_, fault) => {
                    findings.extend(stretch.take().and_then(finding));
                    stretch = fault.map(|fault| (fault, ends, length_km));
                }
            }
        }
    }
    findings.extend(stretch.and_then(finding));
    Some(findings)
}

/// The middles of the steps of a piece, and how long each is.
fn steps(map: &Laea, piece: &CurvePiece) -> Vec<(LonLat, f64)> {
    let (start, end) = (piece.at(0.0), piece.at(1.0));
    let length_km = (end.x - start.x).hypot(end.y - start.y) * map.km_per_world();
    let count = (length_km / STEP_KM).ceil().max(1.0);
    let at = |step: f64| map.unproject(piece.at(step / count));
    let steps = (0..count as u32).map(f64::from);
    steps.filter_map(|step| Some((at(step + 0.5)?, at(step)?.km_to(at(step + 1.0)?)))).collect()
}

fn finding((fault, [from, to], length_km): (Fault<'_>, [RowRef<'_>; 2], f64)) -> Option<Finding> {
    let (through, most_km) = match fault {
        Fault::Sea => ("the sea".to_owned(), MOST_IN_WATER_KM),
        Fault::Lake => ("a lake".to_owned(), MOST_IN_WATER_KM),
        Fault::Abroad(country) => (format!("{country}, where no point of the route lies"), MOST_ABROAD_KM),
    };
    (length_km > most_km).then(|| {
        let what = format!(
            "on the leg from \"{}\" (row {}) the curve runs {length_km:.0} km through {through}",
            from.text("name").unwrap_or_default(),
            from.number(),
        );
        let fix = format!("add points of its true course between the two rows (sound is up to {most_km} km)");
        to.finding("lon", what, fix)
    })
}
