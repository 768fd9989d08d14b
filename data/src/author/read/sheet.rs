//! A table as text: cells by column name, each of them empty, sound or broken.

use super::Finding;
use crate::author::{Violation, schema::Resource};
use std::collections::HashMap;

/// One table as read. Columns are in the order of the schema, whatever their order in the file.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Position in the package.
    pub(crate) index: usize,
    pub(crate) resource: Resource,
    pub(crate) rows: Vec<Row>,
    /// Whether every row could be read: only then is an id that is not here unknown.
    pub(crate) is_whole: bool,
    ids: HashMap<String, usize>,
}

#[derive(Debug)]
pub(crate) struct Row {
    /// As a spreadsheet numbers it.
    pub(crate) number: usize,
    pub(crate) slots: Vec<Slot>,
}

#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) text: String,
    /// Something is wrong with it that has been reported: checks to come pass it over.
    pub(crate) is_broken: bool,
}

/// What a check may know of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    /// Nothing stands in it.
    Empty,
    /// Text stands in it, with which nothing has been found wrong.
    Sound(&'a str),
    /// Already reported: say nothing more of it.
    Broken,
}

/// A row together with its table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowRef<'a> {
    pub(crate) sheet: &'a Sheet,
    /// Position in the sheet, from 0.
    pub(crate) index: usize,
    row: &'a Row,
}

impl Sheet {
    /// A sheet without rows, for a file that cannot be read.
    pub(crate) fn unreadable(index: usize, resource: Resource) -> Self {
        Self { index, resource, rows: Vec::new(), is_whole: false, ids: HashMap::new() }
    }

    /// Fills the index of ids; of equal ones the first row counts. Spaces around an id, which are a fault of its own, hide it
    /// from nobody.
    pub(super) fn index_ids(&mut self) {
        let Some(column) = self.resource.column("id") else { return };
        for (index, row) in self.rows.iter().enumerate() {
            if let Some(slot) = row.slots.get(column).filter(|slot| !slot.text.is_empty()) {
                self.ids.entry(slot.text.trim().to_owned()).or_insert(index);
            }
        }
        // A lost column of ids loses all of them.
        self.is_whole &= self.rows.is_empty() || !self.ids.is_empty();
    }

    /// All rows in file order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = RowRef<'_>> + Clone {
        self.rows.iter().enumerate().map(|(index, row)| RowRef { sheet: self, index, row })
    }

    /// The row of an id.
    pub(crate) fn find(&self, id: &str) -> Option<RowRef<'_>> {
        let index = *self.ids.get(id)?;
        self.rows.get(index).map(|row| RowRef { sheet: self, index, row })
    }

    /// All ids in file order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let column = self.resource.column("id");
        self.rows.iter().filter_map(move |row| row.slots.get(column?).map(|slot| slot.text.trim()))
    }

    /// Whether the schema has the column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.resource.column(column).is_some()
    }
}

impl<'a> RowRef<'a> {
    /// The row's number in a spreadsheet.
    pub(crate) fn number(self) -> usize {
        self.row.number
    }

    /// A cell by the name of its column; broken for a column that the schema lacks.
    pub(crate) fn cell(self, column: &str) -> Cell<'a> {
        let slot = self.sheet.resource.column(column).and_then(|column| self.row.slots.get(column));
        match slot {
            None => Cell::Broken,
            Some(slot) if slot.is_broken => Cell::Broken,
            Some(slot) if slot.text.is_empty() => Cell::Empty,
            Some(slot) => Cell::Sound(&slot.text),
        }
    }

    /// The text of a sound cell; `None` for an empty or broken one.
    pub(crate) fn text(self, column: &str) -> Option<&'a str> {
        match self.cell(column) {
            Cell::Sound(text) => Some(text),
            Cell::Empty | Cell::Broken => None,
        }
    }

    /// What stands in the cell, sound or not.
    pub(crate) fn raw(self, column: &str) -> &'a str {
        let slot = self.sheet.resource.column(column).and_then(|column| self.row.slots.get(column));
        slot.map_or("", |slot| &slot.text)
    }

    /// A sound cell as a number, an enumeration member, a date.
    pub(crate) fn parse<T: std::str::FromStr>(self, column: &str) -> Option<T> {
        self.text(column)?.parse().ok()
    }

    /// Whether the cell is empty, and rightly read as such.
    pub(crate) fn is_empty(self, column: &str) -> bool {
        self.cell(column) == Cell::Empty
    }

    /// Something wrong with a cell; the cell counts as broken from then on.
    pub(crate) fn finding(self, column: &str, what: impl Into<String>, fix: impl Into<String>) -> Finding {
        let violation = Violation {
            file: self.sheet.resource.path.clone(),
            row: self.number(),
            column: column.to_owned(),
            what: what.into(),
            fix: fix.into(),
        };
        Finding { cell: Some((self.sheet.index, self.index)), violation }
    }
}
