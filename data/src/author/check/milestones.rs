//! The life of a route runs forward.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Date, MilestoneStatus, Vocabulary};

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
        MilestoneStatus::Expanded => 5,
        MilestoneStatus::TurnedDown => return None,
    };
    Some(Milestone { row, route: row.text("route")?, date: row.parse("date")?, step })
}
