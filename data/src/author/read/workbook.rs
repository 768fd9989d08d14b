//! All tables of a package as text.

use super::file::sheet_from_file;
use super::{Finding, RowRef, Sheet};
use crate::author::Violation;
use crate::author::geometry::Shapes;
use crate::author::schema::{PACKAGE_FILE, Package, package_from_dir};
use std::collections::BTreeSet;
use std::path::Path;

/// The base map, in the package's directory.
pub(crate) const BASE_MAP_FILE: &str = "geo/world.topo.json";

/// A package as read: its description, its tables, its outlines, and what has been found wrong so far.
#[derive(Debug)]
pub(crate) struct Workbook {
    pub(crate) package: Package,
    pub(crate) sheets: Vec<Sheet>,
    /// Outlines of the countries; `None` when they cannot be read.
    pub(crate) shapes: Option<Shapes>,
    violations: Vec<Violation>,
}

impl Workbook {
    /// Reads the package in `dir`.
    ///
    /// # Errors
    /// Only a description that cannot be read ends the reading; all else is kept for [`Self::into_violations`].
    pub(crate) fn read(dir: &Path) -> Result<Self, Violation> {
        let mut package = package_from_dir(dir)?;
        let mut violations = Vec::new();
        let resources = std::mem::take(&mut package.resources).into_iter().enumerate();
        let sheets: Vec<Sheet> = resources
            .map(|(index, resource)| sheet_from_file(dir, index, resource, &mut violations))
            .collect();
        violations.extend(unlisted_files(dir, &sheets));
        let shapes = Shapes::load(&dir.join(BASE_MAP_FILE));
        let shapes = shapes.map_err(|faults| violations.extend(in_base_map(faults))).ok();
        Ok(Self { package, sheets, shapes, violations })
    }

    /// A table by its name in the package.
    pub(crate) fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.resource.name == name)
    }

    /// The rows of a table; none when there is no such table.
    pub(crate) fn rows(&self, name: &str) -> impl Iterator<Item = RowRef<'_>> + Clone {
        self.sheet(name).map(Sheet::rows).into_iter().flatten()
    }

    /// The row of an id in a table.
    pub(crate) fn find(&self, name: &str, id: &str) -> Option<RowRef<'_>> {
        self.sheet(name)?.find(id)
    }

    /// The row that a cell points at, through the foreign key of its column.
    pub(crate) fn follow<'a>(&'a self, row: RowRef<'_>, column: &str) -> Option<RowRef<'a>> {
        self.find(row.sheet.resource.target(column)?, row.text(column)?)
    }

    /// Runs a check and breaks the cells that it finds at fault, so that no later check speaks of them again.
    pub(crate) fn run(&mut self, check: impl Fn(&Self) -> Vec<Finding>) {
        for finding in check(self) {
            if let Some((sheet, row)) = finding.cell {
                self.break_cell(sheet, row, &finding.violation.column);
            }
            self.violations.push(finding.violation);
        }
    }

    fn break_cell(&mut self, sheet: usize, row: usize, column: &str) {
        let Some(sheet) = self.sheets.get_mut(sheet) else { return };
        let Some(column) = sheet.resource.column(column) else { return };
        if let Some(slot) = sheet.rows.get_mut(row).and_then(|row| row.slots.get_mut(column)) {
            slot.is_broken = true;
        }
    }

    /// Whether nothing has been found wrong so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.violations.is_empty()
    }

    /// Everything found wrong, by file in the order of the package, row and column.
    pub(crate) fn into_violations(mut self) -> Vec<Violation> {
        let sheets = &self.sheets;
        self.violations.sort_by_cached_key(|violation| {
            let sheet = sheets.iter().position(|sheet| sheet.resource.path == violation.file);
            let file =
                if violation.file == PACKAGE_FILE { 0 } else { sheet.map_or(usize::MAX, |sheet| sheet + 1) };
            let resource = sheet.and_then(|sheet| sheets.get(sheet)).map(|sheet| &sheet.resource);
            let column = resource.and_then(|resource| resource.column(&violation.column)).map_or_else(
                || if violation.column == Violation::WHOLE { 0 } else { usize::MAX },
                |column| column + 1,
            );
            (file, violation.file.clone(), violation.row, column)
        });
        self.violations
    }
}

/// The same faults, under the name that the base map has in the package.
pub(crate) fn in_base_map(faults: Vec<Violation>) -> impl Iterator<Item = Violation> {
    faults.into_iter().map(|fault| Violation { file: BASE_MAP_FILE.to_owned(), ..fault })
}

/// Tables beside those of the package that it does not name, and that nobody would miss therefore.
fn unlisted_files(dir: &Path, sheets: &[Sheet]) -> Vec<Violation> {
    let paths: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.resource.path.as_str()).collect();
    let folders: BTreeSet<&str> =
        paths.iter().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    let mut found = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(dir.join(folder)).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let is_table = |name: &String| {
            let extension = Path::new(name).extension();
            extension.is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
                && !name.starts_with(['.', '~'])
        };
        let tables = names.filter(is_table);
        found.extend(
            tables.map(|name| format!("{folder}/{name}")).filter(|path| !paths.contains(path.as_str())),
        );
    }
    found.sort();
    let fix = format!("list it among the resources of {PACKAGE_FILE}, or take it out of the folder");
    found
        .iter()
        .map(|path| Violation::in_file(path, 1, "the package does not name this table", fix.clone()))
        .collect()
}
