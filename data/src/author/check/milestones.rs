//! The life of a route runs forward, and comes by the time of the report to where the route's status has it.

use crate::author::read::{Finding, RowRef, Sheet, Workbook};
use crate::model::{Date, MilestoneStatus, RouteStatus, Vocabulary};

/// Milestones later than one that they must come before. A route turned down may be taken up again at any step.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let milestones: Vec<Milestone<'_>> = workbook.rows("milestones").filter_map(milestone).collect();
    let findings = milestones.iter().filter_map(|late| {
        let is_too_late = |early: &&Milestone<'_>| {
            early.route == late.route
                && early.step > late.step
                && late.date.first_day().zip(early.date.last_day()).is_some_and(|(late, early)| late > early)
        };
        let early = milestones.iter().find(is_too_late)?;
        let what = format!(
            "\"{}\" in {} comes after \"{}\" in {} (row {})",
            late.row.text("status")?,
            late.date,
            early.row.text("status")?,
            early.date,
            early.row.number()
        );
        Some(late.row.finding("date", what, "correct a date or a status"))
    });
    findings.collect()
}

struct Milestone<'a> {
    row: RowRef<'a>,
    route: &'a str,
    date: Date,
    step: u8,
}

fn milestone(row: RowRef<'_>) -> Option<Milestone<'_>> {
    let step = match MilestoneStatus::from_spelling(row.text("status")?)? {
        MilestoneStatus::Conceived => 0,
        MilestoneStatus::Proposed => 1,
        MilestoneStatus::Planned => 2,
        MilestoneStatus::UnderConstruction => 3,
        MilestoneStatus::Operating => 4,
        MilestoneStatus::Upgrading | MilestoneStatus::Expanded => 5,
        MilestoneStatus::TurnedDown => return None,
    };
    Some(Milestone { row, route: row.text("route")?, date: row.parse("date")?, step })
}

/// The milestones, if none is lost: one that cannot be read may be the one that is missed.
fn whole(workbook: &Workbook) -> Option<&Sheet> {
    let is_lost =
        |row: RowRef<'_>| ["route", "date", "status"].iter().any(|column| row.text(column).is_none());
    workbook.sheet("milestones").filter(|sheet| sheet.is_whole && !sheet.rows().any(is_lost))
}

/// Routes whose status is that of none of the milestones that may be their last before the end of the report's time.
pub(super) fn check_status(workbook: &Workbook) -> Vec<Finding> {
    let (Some(as_of), Some(_)) = (workbook.package.heartland.report.last_day(), whole(workbook)) else {
        return Vec::new();
    };
    let findings = workbook.rows("routes").filter_map(|route| {
        let (id, status) = (route.text("id")?, RouteStatus::from_spelling(route.text("status")?)?);
        let rows = workbook.rows("milestones").filter(|row| row.text("route") == Some(id));
        let passed: Vec<(RowRef<'_>, Date, RouteStatus)> = rows
            .filter_map(|row| {
                let date: Date = row.parse("date")?;
                date.last_day().filter(|day| *day <= as_of)?;
                Some((row, date, MilestoneStatus::from_spelling(row.text("status")?)?.then()))
            })
            .collect();
        let is_followed = |date: Date| {
            let follows = |(_, other, _): &(RowRef<'_>, Date, RouteStatus)| {
                date.last_day().zip(other.first_day()).is_some_and(|(day, other)| day < other)
            };
            passed.iter().any(follows)
        };
        let mut last = passed.iter().filter(|(_, date, _)| !is_followed(*date));
        if last.clone().any(|(_, _, reached)| *reached == status) {
            return None;
        }
        let (row, date, _) = last.next_back()?;
        let what = format!(
            "the route is {}, but \"{}\" in {date} (tables/milestones.csv, row {})",
            status.as_str(),
            row.text("status")?,
            row.number()
        );
        Some(route.finding("status", what, "correct the status or a milestone"))
    });
    findings.collect()
}

/// Routes that operate, but since when no milestone says: the network of no year would show them.
pub(super) fn check_operating(workbook: &Workbook) -> Vec<Finding> {
    let (Some(as_of), Some(sheet)) = (workbook.package.heartland.report.last_day(), whole(workbook)) else {
        return Vec::new();
    };
    let has_begun = |row: RowRef<'_>| {
        row.parse::<Date>("date").is_some_and(|date| date.first_day().is_none_or(|day| day <= as_of))
    };
    let operating = workbook.rows("routes").filter_map(|route| {
        let is_operating = route.text("status") == Some(RouteStatus::Operating.as_str());
        route.text("id").filter(|_| is_operating).map(|id| (route, id))
    });
    let idle =
        operating.filter(|(_, id)| !sheet.rows().any(|row| row.text("route") == Some(id) && has_begun(row)));
    let findings = idle.map(|(route, id)| {
        let what = format!(
            "the route operates, but no milestone up to {} says since when",
            workbook.package.heartland.report.as_of
        );
        route.finding("status", what, format!("add one of \"{id}\" to {}", sheet.resource.path))
    });
    findings.collect()
}
