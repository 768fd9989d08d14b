//! Countries: those on the map have a shape, those with a shape have a row.

use super::words::fix_for_id;
use crate::author::Violation;
use crate::author::read::{BASE_MAP_FILE, Finding, Workbook};
use crate::author::schema::PACKAGE_FILE;

/// Rows without a shape and shapes without a row.
pub(super) fn check_shapes(workbook: &Workbook) -> Vec<Finding> {
    let (Some(shapes), Some(sheet)) = (&workbook.shapes, workbook.sheet("countries")) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for row in sheet.rows() {
        let (Some(id), Some(is_on_map)) = (row.text("id"), row.parse::<bool>("on_map")) else { continue };
        match (is_on_map, shapes.ids().any(|shape| shape == id)) {
            (true, false) => {
                let what = format!("{BASE_MAP_FILE} has no shape for \"{id}\"");
                findings.push(row.finding("on_map", what, "write false, or add the shape"));
            }
            (false, true) => {
                let what = format!("{BASE_MAP_FILE} has a shape for \"{id}\"");
                findings.push(row.finding("on_map", what, "write true"));
            }
            _ => {}
        }
    }
    let orphans = shapes.ids().filter(|id| sheet.is_whole && sheet.find(id).is_none());
    findings.extend(orphans.map(|id| {
        let fix = format!("add it to {}", sheet.resource.path);
        Violation::in_file(BASE_MAP_FILE, 1, format!("the shape \"{id}\" is no country of the tables"), fix)
            .into()
    }));
    findings
}

/// Countries that the report is about but the table lacks.
pub(super) fn check_focus(workbook: &Workbook) -> Vec<Finding> {
    let Some(sheet) = workbook.sheet("countries").filter(|sheet| sheet.is_whole) else { return Vec::new() };
    let unknown = workbook.package.heartland.focus.iter().filter(|id| sheet.find(id).is_none());
    let findings = unknown.map(|id| {
        let what = format!("heartland.focus names the unknown country \"{id}\"");
        Violation::in_file(PACKAGE_FILE, 1, what, fix_for_id(id, sheet)).into()
    });
    findings.collect()
}
