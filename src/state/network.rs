//! The network as it stood, or was to stand, at the end of a year.
//!
//! What the report knows counts: milestones up to its own time whoever records them, and after it only those that the
//! report itself names, which are plans. What public record adds to a later time is left to the dossiers.

use super::Standing;
use heartland_data::{
    Atlas,
    model::{Basis, Day, Milestone, Route, RouteId, RouteKind, RouteStatus},
};

/// The last day of a year.
pub(super) const fn end_of(year: i16) -> Day {
    Day { year, month: 12, day: 31 }
}

/// The last day that the report speaks of as its present.
pub(super) fn present_of(atlas: &Atlas) -> Day {
    atlas.report.as_of.day_of_end().unwrap_or(end_of(atlas.report.years.to))
}

/// Whether the end of a year lies beyond the report's own time, so that what is shown are plans.
pub fn is_beyond_report(atlas: &Atlas, year: i16) -> bool {
    end_of(year) > present_of(atlas)
}

/// How a route stands at the end of a year; `None` when it is not there, or not yet. Without a year: its status in the
/// report.
pub fn standing_in(atlas: &Atlas, id: RouteId, year: Option<i16>) -> Option<Standing> {
    let route = atlas.routes.get(id)?;
    let Some(year) = year else { return Some(Standing { status: route.status, is_plan: false }) };
    let present = present_of(atlas);
    if route.kind == RouteKind::Journey
        && let Some(event) = route.event.and_then(|event| atlas.events.get(event))
    {
        let is_then = event.date.first_day().is_none_or(|first| first.year <= year)
            && event.date.last_day().is_none_or(|last| last.year >= year);
        let is_plan = event.date.first_day().is_some_and(|first| first > present);
        return is_then.then_some(Standing { status: RouteStatus::Travelled, is_plan });
    }
    let milestones = atlas.milestones.rows().iter().filter(|milestone| milestone.route == id);
    standing_by(route, milestones, present, year)
}

fn standing_by<'a>(
    route: &Route,
    milestones: impl Iterator<Item = &'a Milestone>,
    present: Day,
    year: i16,
) -> Option<Standing> {
    let mut milestones = milestones.peekable();
    if milestones.peek().is_none() {
        return (year >= present.year).then_some(Standing { status: route.status, is_plan: false });
    }
    let reached = milestones.filter_map(|milestone| {
        let day = milestone.date.day_of_end()?;
        let is_known = day <= present || milestone.basis == Basis::Said;
        (is_known && day <= end_of(year)).then_some((day, milestone.status))
    });
    // Of several on one day the last in the table counts.
    let (day, status) = reached.max_by_key(|(day, _)| *day)?;
    Some(Standing { status: status.then(), is_plan: day > present })
}
