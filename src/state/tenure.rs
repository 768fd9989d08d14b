//! Memberships in time.

use super::network::{end_of, present_of};
use heartland_data::{
    Atlas,
    model::{Basis, Date, Membership},
};

/// How far a membership has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenure {
    /// It has not begun.
    ToCome,
    /// It has begun and not ended.
    InForce,
    /// It has ended.
    Over,
}

/// How far a membership has come by the end of the year, or in the report's time. What public record adds after the
/// report's time is left out.
pub fn tenure_in(atlas: &Atlas, membership: &Membership, year: Option<i16>) -> Tenure {
    let present = present_of(atlas);
    let then = year.map_or(present, end_of);
    let is_known = |day| day <= present || membership.basis == Basis::Said;
    let has_begun = match membership.from.and_then(Date::first_day) {
        Some(from) => from <= then && is_known(from),
        None => true,
    };
    let has_ended = membership.to.and_then(Date::last_day).is_some_and(|to| to < then && is_known(to));
    match (has_begun, has_ended) {
        (false, _) => Tenure::ToCome,
        (true, false) => Tenure::InForce,
        (true, true) => Tenure::Over,
    }
}

/// From when to when a membership lasts, as far as it is known.
pub fn term_of(membership: &Membership) -> Option<Date> {
    let from = membership.from.and_then(|date| match date {
        Date::At(moment) => Some(moment),
        Date::Span(from, _) => from,
    });
    let to = membership.to.and_then(|date| match date {
        Date::At(moment) => Some(moment),
        Date::Span(_, to) => to,
    });
    from.or(to).map(|_| Date::Span(from, to))
}
