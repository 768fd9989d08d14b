//! One row on its way into the atlas: its cells as the types of the model.
//!
//! The checks have passed, so a cell that cannot be read means that schema and program disagree; that is told too.

use super::desk::Desk;
use crate::author::Violation;
use crate::author::locator::{At, at_from_text};
use crate::author::read::RowRef;
use crate::author::schema::PACKAGE_FILE;
use crate::geo::LonLat;
use crate::model::{LocalText, Locator, RowId, Vocabulary};
use std::str::FromStr;

#[derive(Clone, Copy)]
pub(super) struct Line<'d, 'a> {
    pub(super) desk: &'d Desk<'a>,
    pub(super) row: RowRef<'a>,
}

impl Line<'_, '_> {
    /// The stable id.
    pub(super) fn slug(self) -> Box<str> {
        self.text("id")
    }

    /// The text, empty for an empty cell.
    pub(super) fn text(self, column: &str) -> Box<str> {
        self.maybe_text(column).unwrap_or_default()
    }

    /// The text of a cell that may be empty.
    pub(super) fn maybe_text(self, column: &str) -> Option<Box<str>> {
        self.maybe(column, |text| Some(text.into()))
    }

    /// The text in all languages.
    pub(super) fn local(self, column: &str) -> LocalText {
        let name = self.row.sheet.resource.name.as_str();
        let languages = self.desk.workbook.package.heartland.languages.len();
        let others =
            (1..languages).map(|language| self.desk.translation(language, name, self.row.raw("id"), column));
        let mut texts: Vec<Box<str>> =
            std::iter::once(self.text(column)).chain(others.map(Into::into)).collect();
        while texts.last().is_some_and(|text| text.is_empty()) {
            texts.pop();
        }
        LocalText::from_languages(texts)
    }

    /// A number or a date.
    pub(super) fn parse<T: FromStr>(self, column: &str) -> Option<T> {
        self.need(column, |text| text.parse().ok())
    }

    /// A number or a date in a cell that may be empty.
    pub(super) fn maybe_parse<T: FromStr>(self, column: &str) -> Option<T> {
        self.maybe(column, |text| text.parse().ok())
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<T: Vocabulary>(self, column: &str) -> Option<T> {
        self.need(column, T::from_spelling)
    }

    /// A word of a closed vocabulary in a cell that may be empty.
    pub(super) fn maybe_word<T: Vocabulary>(self, column: &str) -> Option<T> {
        self.maybe(column, T::from_spelling)
    }

    /// The row that the cell's foreign key points at.
    pub(super) fn row_of<K: RowId>(self, column: &str) -> Option<K> {
        self.need(column, |id| self.follow(column, id))
    }

    /// The row that the cell's foreign key points at, if it is filled.
    pub(super) fn maybe_row_of<K: RowId>(self, column: &str) -> Option<K> {
        self.maybe(column, |id| self.follow(column, id))
    }

    fn follow<K: RowId>(self, column: &str, id: &str) -> Option<K> {
        self.desk.number(self.row.sheet.resource.target(column)?, id)
    }

    /// `lon` and `lat`.
    pub(super) fn position(self) -> Option<LonLat> {
        Some(LonLat { lon: self.parse("lon")?, lat: self.parse("lat")? })
    }

    /// `section` and `at`.
    pub(super) fn locator(self) -> Option<Locator> {
        let section = self.row_of("section")?;
        let At { part, first, last } = self.need("at", at_from_text)?;
        Some(Locator { section, part, first, last })
    }

    /// `section` and `at`, if they are filled.
    pub(super) fn maybe_locator(self) -> Option<Locator> {
        self.row.text("section").and_then(|_| self.locator())
    }

    /// What a filled cell holds.
    fn maybe<T>(self, column: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if !self.row.sheet.has(column) {
            let what = format!("the table \"{}\" has no column \"{column}\"", self.row.sheet.resource.name);
            self.desk.fault(Violation::in_file(PACKAGE_FILE, 1, what, "add it to the schema"));
            return None;
        }
        let text = self.row.text(column)?;
        let value = read(text);
        if value.is_none() {
            self.fault(column, format!("this program cannot read \"{text}\""));
        }
        value
    }

    /// What a cell holds that may not be empty.
    fn need<T>(self, column: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.row.is_empty(column) {
            self.fault(column, "this program needs a value here".to_owned());
        }
        self.maybe(column, read)
    }

    fn fault(self, column: &str, what: String) {
        let fix = format!("let {PACKAGE_FILE} and the program agree on the column");
        self.desk.fault(self.row.finding(column, what, fix).violation);
    }
}
