//! Points of a route that lead it far out of its way and back.

use super::positions::position_of;
use super::routes::{has_lost_points, points_by_route};
use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{RouteKind, Vocabulary};

/// The way over a point may be so many times as long as past it: lines turn sharply at junctions, and round lakes and ranges.
const SOUND_RATIO: f64 = 2.0;
/// And so much longer at least: the neighbours may lie close together.
const SOUND_DETOUR_KM: f64 = 300.0;

/// Points between two others that the line would pass far by. Journeys go where they like.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    if has_lost_points(workbook) {
        return Vec::new();
    }
    let points = points_by_route(workbook);
    let is_line = |id: &str| {
        let kind =
            workbook.find("routes", id).and_then(|route| RouteKind::from_spelling(route.text("kind")?));
        kind.is_some_and(|kind| kind != RouteKind::Journey)
    };
    points.iter().filter(|(id, _)| is_line(id)).flat_map(|(_, rows)| faults(rows)).collect()
}

fn faults(rows: &[RowRef<'_>]) -> Vec<Finding> {
    let detours: Vec<Option<Detour>> = rows.windows(3).map(detour).collect();
    // A wrong point makes the ways over its neighbours longer too: only the longest of a run is at fault.
    let detour_km = |index: Option<usize>| {
        index.and_then(|index| detours.get(index)?.as_ref()).map_or(0.0, Detour::extra_km)
    };
    let worst = detours.iter().enumerate().filter_map(|(index, detour)| {
        let detour = detour.as_ref()?;
        // Of equals, as where two rows stand twice, the first.
        let is_worst = detour.extra_km() > detour_km(index.checked_sub(1))
            && detour.extra_km() >= detour_km(Some(index + 1));
        is_worst.then_some((detour, rows.get(index + 1)?))
    });
    let findings = worst.map(|(Detour { over_km, past_km }, row)| {
        let what = format!(
            "the way over the point \"{}\" is {over_km:.0} km long, and {past_km:.0} km past it",
            row.raw("name")
        );
        row.finding("lon", what, "correct the position, or put points between it and its neighbours")
    });
    findings.collect()
}

/// Two lengths between the neighbours of a point.
struct Detour {
    over_km: f64,
    past_km: f64,
}

impl Detour {
    fn extra_km(&self) -> f64 {
        self.over_km - self.past_km
    }
}

/// The way over the middle one of three points, if it is suspiciously long.
fn detour(rows: &[RowRef<'_>]) -> Option<Detour> {
    let [before, at, after] = rows else { return None };
    let (before, at, after) = (position_of(*before)?, position_of(*at)?, position_of(*after)?);
    let detour = Detour { over_km: before.km_to(at) + at.km_to(after), past_km: before.km_to(after) };
    let is_long = detour.over_km > SOUND_RATIO * detour.past_km && detour.extra_km() > SOUND_DETOUR_KM;
    is_long.then_some(detour)
}
