//! What is wrong with a package, where, and what to do about it.

use std::fmt;

/// One thing wrong. Prints as `file:row:column: what is wrong; what to do`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The file, as named in `datapackage.json`.
    pub file: String,
    /// The row as a spreadsheet numbers it: the header is 1. In a file that is no table, the line.
    pub row: usize,
    /// Name of the column; [`Violation::WHOLE`] when it is the whole row or file.
    pub column: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl Violation {
    /// Stands for the column when no single column is at fault.
    pub const WHOLE: &'static str = "-";

    /// A fault of a file as a whole, or of a line of it.
    pub fn in_file(file: &str, row: usize, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            row,
            column: Self::WHOLE.to_owned(),
            what: what.into(),
            fix: fix.into(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, row, column, what, fix } = self;
        write!(f, "{file}:{row}:{column}: {what}; {fix}")
    }
}
