//! What is at hand while rows are made: row numbers, translations, child rows, and a list of what went wrong.

use super::line::Line;
use crate::author::check::table_of_language;
use crate::author::read::{RowRef, Sheet, Workbook};
use crate::author::{Violation, schema::PACKAGE_FILE};
use crate::model::{RowId, Table};
use std::cell::RefCell;
use std::collections::HashMap;

pub(super) struct Desk<'a> {
    pub(super) workbook: &'a Workbook,
    /// Row numbers in the atlas by table and id: tables with an `order` are in that order, others in file order.
    numbers: HashMap<(&'a str, &'a str), u16>,
    /// Texts by table, id, column and language.
    texts: HashMap<(usize, [&'a str; 3]), &'a str>,
    /// Rows of a table by the id in their first column, in the order of their `seq`.
    children: HashMap<(&'a str, &'a str), Vec<RowRef<'a>>>,
    faults: RefCell<Vec<Violation>>,
}

impl<'a> Desk<'a> {
    pub(super) fn from_workbook(workbook: &'a Workbook) -> Self {
        let mut numbers = HashMap::new();
        let mut children: HashMap<_, Vec<RowRef<'_>>> = HashMap::new();
        for sheet in &workbook.sheets {
            let name = sheet.resource.name.as_str();
            for (number, row) in rows_in_order(workbook, name).into_iter().enumerate() {
                numbers.insert((name, row.raw("id")), number as u16);
            }
            if let Some(parent) = sheet.resource.schema.fields.first().filter(|_| sheet.has("seq")) {
                for row in sheet.rows() {
                    children.entry((name, row.raw(&parent.name))).or_default().push(row);
                }
            }
        }
        for rows in children.values_mut() {
            rows.sort_by_key(|row| row.parse::<i64>("seq"));
        }
        let mut texts = HashMap::new();
        for (index, language) in workbook.package.heartland.languages.iter().enumerate().skip(1) {
            for row in workbook.sheet(&table_of_language(language)).into_iter().flat_map(Sheet::rows) {
                texts
                    .insert((index, ["table", "id", "field"].map(|column| row.raw(column))), row.raw("text"));
            }
        }
        Self { workbook, numbers, texts, children, faults: RefCell::default() }
    }

    /// The rows of a table, each made by `make`; what `make` cannot read is a fault.
    pub(super) fn table<K: RowId, T>(
        &self,
        name: &str,
        make: impl Fn(Line<'_, 'a>) -> Option<T>,
    ) -> Table<K, T> {
        Table::from_rows(self.rows(name, make))
    }

    /// The same for rows that nothing points at.
    pub(super) fn rows<T>(&self, name: &str, make: impl Fn(Line<'_, 'a>) -> Option<T>) -> Vec<T> {
        if self.workbook.sheet(name).is_none() {
            self.fault(Violation::in_file(
                PACKAGE_FILE,
                1,
                format!("there is no table \"{name}\""),
                "add it to resources",
            ));
        }
        let rows = rows_in_order(self.workbook, name);
        rows.into_iter().filter_map(|row| make(Line { desk: self, row })).collect()
    }

    /// The rows of a table that belong to the row with this id, in their order.
    pub(super) fn children<T>(
        &self,
        name: &str,
        id: &str,
        make: impl Fn(Line<'_, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let rows = self.children.get(&(name, id)).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|row| make(Line { desk: self, row: *row })).collect()
    }

    /// The row that an id has in the atlas.
    pub(super) fn number<K: RowId>(&self, table: &str, id: &str) -> Option<K> {
        self.numbers.get(&(table, id)).map(|number| K::from_index(*number))
    }

    /// The text of a column in a language, counted as in the package's list.
    pub(super) fn translation(&self, language: usize, table: &str, id: &str, column: &str) -> &'a str {
        self.texts.get(&(language, [table, id, column])).copied().unwrap_or_default()
    }

    /// Notes a fault that the checks let pass.
    pub(super) fn fault(&self, violation: Violation) {
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&violation) {
            faults.push(violation);
        }
    }

    pub(super) fn into_faults(self) -> Vec<Violation> {
        self.faults.into_inner()
    }
}

fn rows_in_order<'a>(workbook: &'a Workbook, name: &str) -> Vec<RowRef<'a>> {
    let mut rows: Vec<RowRef<'_>> = workbook.rows(name).collect();
    // Without a column `order` all are equal and stay as they are.
    rows.sort_by_key(|row| row.parse::<i64>("order"));
    rows
}
