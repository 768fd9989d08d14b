//! The order of the checks: form before meaning, so that a cell of the wrong form is not also called wrong in meaning.

use super::{
    aliases, basis, cells, charts, cities, countries, courses, dates, derivations, detours, events, figures,
    ids, keys, lengths, locators, memberships, mentions, milestones, names, organisations, parties,
    positions, references, routes, shades, translations, units,
};
use crate::author::read::{Finding, Workbook};
use crate::author::schema::{check_schema, check_settings};

/// Each sees the package without the cells that those before it found at fault.
const CHECKS: [fn(&Workbook) -> Vec<Finding>; 55] = [
    cells::check_form,
    cells::check_constraints,
    keys::check_unique,
    keys::check_primary,
    ids::check_shared,
    references::check_foreign,
    dates::check,
    locators::check,
    basis::check,
    units::check,
    countries::check_shapes,
    countries::check_focus,
    routes::check_points,
    routes::check_parts,
    routes::check_gauges,
    routes::check_kinds,
    positions::check,
    positions::check_waters,
    positions::check_home,
    routes::check_way,
    detours::check,
    names::check,
    cities::check,
    lengths::check,
    courses::check,
    milestones::check,
    milestones::check_status,
    milestones::check_operating,
    events::check_places,
    events::check_chronology,
    organisations::check_parents,
    memberships::check_member,
    memberships::check_sense,
    memberships::check_overlaps,
    organisations::check_tints,
    figures::check_subject,
    figures::check_values,
    figures::check_dimensions,
    figures::check_capacities,
    derivations::check_form,
    derivations::check_values,
    dates::check_future,
    dates::check_deals,
    mentions::check,
    parties::check_blank,
    parties::check_twice,
    parties::check_sides,
    parties::check_order,
    aliases::check,
    charts::check,
    charts::check_kinds,
    charts::check_repeats,
    charts::check_sums,
    shades::check,
    translations::check,
];

/// Runs every check; what they find is in the workbook.
pub(crate) fn check_workbook(workbook: &mut Workbook) {
    workbook.run(|workbook| {
        let resources: Vec<_> = workbook.sheets.iter().map(|sheet| &sheet.resource).collect();
        check_schema(&resources)
            .into_iter()
            .chain(check_settings(&workbook.package))
            .map(Finding::from)
            .collect()
    });
    for check in CHECKS {
        workbook.run(check);
    }
}
