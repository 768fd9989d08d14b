//! Countries shaded: who belongs to an organisation, or a figure in classes.

use super::{
    CountryFill, Fill, Filter, Shading,
    network::{end_of, present_of},
};
use crate::text::Texts;
use heartland_data::{
    Atlas,
    model::{Basis, CountryId, Date, Language, MemberRole, Membership, OrganisationId},
};
use std::collections::BTreeMap;

/// The fills that a filter asks for.
pub(super) fn fills_of(
    atlas: &Atlas,
    filter: &Filter,
    _language: Language,
    _texts: &Texts,
) -> Vec<CountryFill> {
    match filter.shading {
        None => Vec::new(),
        Some(Shading::Members(organisation)) => members_of(atlas, organisation, filter.year),
    }
}

/// Countries tied to an organisation at the end of a year, or in the report's time; a full membership comes before any
/// other tie.
fn members_of(atlas: &Atlas, organisation: OrganisationId, year: Option<i16>) -> Vec<CountryFill> {
    let mut fills: BTreeMap<CountryId, Fill> = BTreeMap::new();
    for membership in atlas.memberships.rows() {
        if membership.organisation != organisation || !is_in_force(atlas, membership, year) {
            continue;
        }
        let Some(country) = membership.country else { continue };
        let fill = if membership.role == MemberRole::Member { Fill::Member } else { Fill::Associate };
        let entry = fills.entry(country).or_insert(fill);
        if fill == Fill::Member {
            *entry = fill;
        }
    }
    fills.into_iter().map(|(country, fill)| CountryFill { country, fill, note: None }).collect()
}

/// Whether a membership has begun by the end of the year and has not ended before it. What public record adds after the
/// report's time is left out.
fn is_in_force(atlas: &Atlas, membership: &Membership, year: Option<i16>) -> bool {
    let present = present_of(atlas);
    let then = year.map_or(present, end_of);
    let is_known = |day| day <= present || membership.basis == Basis::Said;
    let has_begun = match membership.from.and_then(Date::first_day) {
        Some(from) => from <= then && is_known(from),
        None => true,
    };
    let has_ended = membership.to.and_then(Date::last_day).is_some_and(|to| to < then && is_known(to));
    has_begun && !has_ended
}
