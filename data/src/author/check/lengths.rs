//! Published lengths: a line through the points of its route is about as long.

use super::positions::position_of;
use super::routes::{has_lost_points, points_by_route};
use crate::author::read::{Finding, Workbook};
use crate::geo::LonLat;
use std::ops::RangeInclusive;

/// Length through the points as a share of the published one. Straight legs are shorter than the line that they stand
/// for (0.75 to 0.97 on the routes surveyed); a longer one means a wrong point or a wrong number.
const SOUND_SHARES: RangeInclusive<f64> = 0.70..=1.05;

/// Routes whose published length is not that of their points.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    if has_lost_points(workbook) {
        return Vec::new();
    }
    let points = points_by_route(workbook);
    let mut findings = Vec::new();
    for route in workbook.rows("routes") {
        let end =
            |column: &str, all: usize| if route.is_empty(column) { Some(all) } else { route.parse(column) };
        let (Some(published_km), Some(rows)) =
            (route.parse::<f64>("length_km"), route.text("id").and_then(|id| points.get(id)))
        else {
            continue;
        };
        let (Some(from), Some(to)) = (end("length_from", 1), end("length_to", rows.len())) else { continue };
        // Every point of the part, or nothing can be said of its length.
        let part = rows.iter().take(to).skip(from.saturating_sub(1));
        let positions: Option<Vec<LonLat>> =
            part.map(|row| row.text("seq").and_then(|_| position_of(*row))).collect();
        let Some(positions) = positions.filter(|positions| positions.len() > 1) else { continue };
        let legs = positions.iter().zip(positions.iter().skip(1));
        let drawn_km: f64 = legs.map(|(a, b)| a.km_to(*b)).sum();
        if !SOUND_SHARES.contains(&(drawn_km / published_km)) {
            let what = format!(
                "the line through points {from} to {to} is {drawn_km:.0} km long, {:.2} of the {published_km} km published",
                drawn_km / published_km
            );
            let fix = format!(
                "correct a point, the length or its part (sound is {:.2} to {:.2})",
                SOUND_SHARES.start(),
                SOUND_SHARES.end()
            );
            findings.push(route.finding("length_km", what, fix));
        }
    }
    findings
}
