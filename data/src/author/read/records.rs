//! Comma-separated values (RFC 4180) as rows of cells.
//!
//! Not the `csv` crate: it skips blank lines and takes an unclosed quotation mark for the rest of the file, so that row
//! numbers and messages would be wrong where an author most needs them.

use std::iter::Peekable;
use std::str::Chars;

/// A row as it stands in the file. Its number in a spreadsheet is its position, counted from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) cells: Vec<String>,
    /// The first misplaced quotation mark: the position of its cell, and the fault.
    pub(crate) fault: Option<(usize, QuoteFault)>,
}

/// A misplaced quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteFault {
    /// Inside a cell that does not begin with one.
    Stray,
    /// More text follows the closing one.
    TextAfter,
    /// None closes the cell: the file ends first.
    Unclosed,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    CellStart,
    Plain,
    Quoted,
    Closed,
}

#[derive(Default)]
struct Splitter {
    state: State,
    cell: String,
    record: Record,
    records: Vec<Record>,
}

/// All rows of a text. A line break at the very end ends the last row and begins none.
pub(crate) fn records_from_text(text: &str) -> Vec<Record> {
    let mut splitter = Splitter::default();
    let mut chars = text.chars().peekable();
    while let Some(next) = chars.next() {
        splitter.take(next, &mut chars);
    }
    if splitter.state == State::Quoted {
        splitter.fault(QuoteFault::Unclosed);
    }
    if splitter.state != State::CellStart || !splitter.record.cells.is_empty() {
        splitter.end_record();
    }
    splitter.records
}

impl Splitter {
    fn take(&mut self, next: char, rest: &mut Peekable<Chars<'_>>) {
        match (self.state, next) {
            (State::Quoted, '"') if rest.next_if_eq(&'"').is_some() => self.cell.push('"'),
            (State::Quoted, '"') => self.state = State::Closed,
            (State::Quoted, _) => self.cell.push(next),
            (_, ',') => self.end_cell(),
            (_, '\r') if rest.peek() == Some(&'\n') => {}
            (_, '\n') => self.end_record(),
            (State::CellStart, '"') => self.state = State::Quoted,
            (State::Closed, _) => {
                self.fault(QuoteFault::TextAfter);
                self.cell.push(next);
            }
            (State::CellStart | State::Plain, _) => {
                if next == '"' {
                    self.fault(QuoteFault::Stray);
                }
                self.cell.push(next);
                self.state = State::Plain;
            }
        }
    }

    fn fault(&mut self, fault: QuoteFault) {
        self.record.fault.get_or_insert((self.record.cells.len(), fault));
    }

    fn end_cell(&mut self) {
        self.record.cells.push(std::mem::take(&mut self.cell));
        self.state = State::CellStart;
    }

    fn end_record(&mut self) {
        self.end_cell();
        self.records.push(std::mem::take(&mut self.record));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        records_from_text(text).into_iter().map(|record| record.cells).collect()
    }

    #[test]
    fn quotes_breaks_and_blank_lines() {
        assert_eq!(cells("a,b\n1,\"x, \"\"y\"\"\nz\"\n"), [["a", "b"], ["1", "x, \"y\"\nz"]]);
        assert_eq!(cells("a\r\n\r\nb"), [["a"], [""], ["b"]]);
        assert_eq!(cells("a,\n,"), [["a", ""], ["", ""]]);
        assert_eq!(cells("\"\""), [[""]]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn misplaced_quotes() {
        let faults =
            |text| records_from_text(text).into_iter().map(|record| record.fault).collect::<Vec<_>>();
        assert_eq!(faults("a,b\"c\"\nd"), [Some((1, QuoteFault::Stray)), None]);
        assert_eq!(faults("\"a\"b,c"), [Some((0, QuoteFault::TextAfter))]);
        assert_eq!(faults("a\nb,\"c\nd"), [None, Some((1, QuoteFault::Unclosed))]);
    }
}
