//! Memberships: of one country or organisation, and one at a time.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Date, Day};

/// Memberships of nobody, or of two.
pub(super) fn check_member(workbook: &Workbook) -> Vec<Finding> {
    let findings = workbook.rows("memberships").filter_map(|row| {
        if row.is_empty("country") && row.is_empty("member") {
            let fix = "give the country or the member organisation";
            Some(row.finding("country", "nobody is the member", fix))
        } else if row.text("country").is_some() && row.text("member").is_some() {
            Some(row.finding(
                "member",
                "a country and an organisation share one membership",
                "make it two rows",
            ))
        } else {
            None
        }
    });
    findings.collect()
}

/// Memberships that end before they begin, and organisations that are members of themselves.
pub(super) fn check_sense(workbook: &Workbook) -> Vec<Finding> {
    let findings = workbook.rows("memberships").filter_map(|row| {
        let organisation = row.text("organisation")?;
        if row.text("member") == Some(organisation) {
            let what = format!("\"{organisation}\" is a member of itself");
            return Some(row.finding("member", what, "name another member, or delete the row"));
        }
        let (from, to) = (row.parse::<Date>("from")?, row.parse::<Date>("to")?);
        from.first_day().zip(to.last_day()).filter(|(from, to)| from > to)?;
        let what = format!("the membership runs from {from} to {to}");
        Some(row.finding("to", what, "correct one of the dates"))
    });
    findings.collect()
}

/// Two memberships of the same member at the same time, as far as their dates leave no doubt.
pub(super) fn check_overlaps(workbook: &Workbook) -> Vec<Finding> {
    let spans: Vec<Span<'_>> = workbook.rows("memberships").filter_map(span).collect();
    let findings = spans.iter().enumerate().filter_map(|(index, later)| {
        let earlier = spans.iter().take(index).find(|earlier| {
            earlier.organisation == later.organisation
                && earlier.member == later.member
                && earlier.overlaps(later)
        })?;
        let what = format!(
            "\"{}\" belongs to \"{}\" in row {} at the same time",
            later.member.1,
            later.organisation,
            earlier.row.number()
        );
        Some(later.row.finding("from", what, "end one before the other begins, or delete one"))
    });
    findings.collect()
}

struct Span<'a> {
    row: RowRef<'a>,
    organisation: &'a str,
    /// Column and id.
    member: (&'static str, &'a str),
    /// Certainly begun by this day; `None` for always.
    begun: Option<Day>,
    /// Certainly not ended before this day; `None` for never.
    ended: Option<Day>,
}

impl Span<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        let begun = self.begun.max(other.begun);
        let ended = [self.ended, other.ended].into_iter().flatten().min();
        begun.zip(ended).is_none_or(|(begun, ended)| begun < ended)
    }
}

fn span(row: RowRef<'_>) -> Option<Span<'_>> {
    let member = ["country", "member"].into_iter().find_map(|column| Some((column, row.text(column)?)))?;
    let date = |column: &str| {
        if row.is_empty(column) { Some(None) } else { row.parse::<Date>(column).map(Some) }
    };
    Some(Span {
        row,
        organisation: row.text("organisation")?,
        member,
        begun: date("from")?.and_then(Date::last_day),
        ended: date("to")?.and_then(Date::first_day),
    })
}
