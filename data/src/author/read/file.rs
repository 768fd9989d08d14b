//! One table's file: its encoding and its header, then its rows.

use super::records::{QuoteFault, Record, records_from_text};
use super::sheet::{Row, Sheet, Slot};
use crate::author::Violation;
use crate::author::encoding::{SAVE_AS_UTF_8, text_from_bytes};
use crate::author::nearest::{nearest, suggestion};
use crate::author::schema::{Field, FieldType, Resource};
use std::path::Path;

/// More cannot be numbered: see [`RowId`](crate::model::RowId).
const MOST_ROWS: usize = 65_535;

/// Reads a table. What is wrong with the file is added to `violations`; the sheet holds what could be read.
pub(super) fn sheet_from_file(
    dir: &Path,
    index: usize,
    resource: Resource,
    violations: &mut Vec<Violation>,
) -> Sheet {
    let file = resource.path.clone();
    let mut fault =
        |row: usize, what: String, fix: String| violations.push(Violation::in_file(&file, row, what, fix));
    let begin = format!("begin it with the header {}", resource.header());
    let bytes = match std::fs::read(dir.join(&file)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fault(1, "the file is missing".to_owned(), format!("create it and {begin}"));
            return Sheet::unreadable(index, resource);
        }
        Err(error) => {
            fault(1, format!("the file cannot be read ({error})"), "see to it that it can".to_owned());
            return Sheet::unreadable(index, resource);
        }
    };
    let text = match text_from_bytes(&bytes) {
        Ok(text) => text,
        Err((sound, what)) => {
            let row = records_from_text(&(sound + "x")).len();
            fault(row, what, SAVE_AS_UTF_8.to_owned());
            return Sheet::unreadable(index, resource);
        }
    };
    if let Some((what, fix)) = separator_fault(text, &resource) {
        fault(1, what.to_owned(), fix.to_owned());
        return Sheet::unreadable(index, resource);
    }
    let mut records = records_from_text(text).into_iter();
    let Some(header) = records
        .next()
        .filter(|header| !is_blank(header) || records.as_slice().iter().any(|row| !is_blank(row)))
    else {
        fault(1, "the file is empty".to_owned(), begin);
        return Sheet::unreadable(index, resource);
    };
    if let Some((what, fix)) = header_fault(&header, &resource) {
        fault(1, what.to_owned(), fix.map_or(begin, str::to_owned));
        return Sheet::unreadable(index, resource);
    }
    let before = violations.len();
    let places = places_from_header(&header, &resource, violations);
    let mut sheet = Sheet::unreadable(index, resource);
    sheet.is_whole = true;
    let records: Vec<Record> = records.collect();
    // Of a header that lacks a column all rows would be told as too long.
    let is_header_to_blame = violations.len() > before && are_as_long(&records);
    for (position, record) in records.into_iter().enumerate() {
        if position >= MOST_ROWS {
            let what = format!("a table holds at most {MOST_ROWS} rows");
            violations.push(Violation::in_file(&file, position + 2, what, "shorten it"));
            sheet.is_whole = false;
            break;
        }
        take_record(&mut sheet, position + 2, &record, &header, &places, is_header_to_blame, violations);
    }
    sheet.index_ids();
    sheet
}

/// What keeps a file as some spreadsheets save it from being read: other separators, or line ends of old.
fn separator_fault(text: &str, resource: &Resource) -> Option<(&'static str, &'static str)> {
    const FIX: &str = "save the file as CSV with commas, in UTF-8";
    let names = resource.schema.fields.iter().map(|field| field.name.as_str());
    let header = text.split(['\n', '\r']).next().unwrap_or_default();
    let is_split_by = |separator: char| {
        let cells: Vec<&str> = header.split(separator).map(|cell| cell.trim_matches('"')).collect();
        cells.len() > 1 && names.clone().any(|name| cells.first() == Some(&name))
    };
    if is_split_by(';') {
        Some(("the columns are separated by semicolons", FIX))
    } else if is_split_by('\t') {
        Some(("the columns are separated by tabs", FIX))
    } else if text.contains('\r') && !text.contains('\n') {
        Some(("the lines end as on old Macs", FIX))
    } else {
        None
    }
}

/// What stands in the place of a header; what to do, where that is not to write one.
fn header_fault(header: &Record, resource: &Resource) -> Option<(&'static str, Option<&'static str>)> {
    let names = || resource.schema.fields.iter().map(|field| field.name.as_str());
    match header.cells.as_slice() {
        _ if is_blank(header) => {
            Some(("the file begins with a blank row", Some("delete it: the header comes first")))
        }
        [first, ..] if first.starts_with("sep=") => {
            Some(("the file begins with a line for a spreadsheet", Some("delete it: the header comes first")))
        }
        cells if cells.iter().all(|cell| nearest(cell, names()).is_none()) => {
            Some(("the header is missing", None))
        }
        _ => None,
    }
}

fn is_blank(record: &Record) -> bool {
    record.cells.iter().all(String::is_empty)
}

/// Where in the file each column of the schema stands.
fn places_from_header(
    header: &Record,
    resource: &Resource,
    violations: &mut Vec<Violation>,
) -> Vec<Option<usize>> {
    let names: Vec<&str> = resource.schema.fields.iter().map(|field| field.name.as_str()).collect();
    let mut fault = |column: &str, what: String, fix: String| {
        violations.push(Violation {
            file: resource.path.clone(),
            row: 1,
            column: column.to_owned(),
            what,
            fix,
        });
    };
    let absent: Vec<&str> =
        names.iter().copied().filter(|name| !header.cells.iter().any(|cell| cell == name)).collect();
    let mut meant = Vec::new();
    for (place, cell) in header.cells.iter().enumerate() {
        if cell.is_empty() {
            let what = format!("column {} has no name", place + 1);
            fault(Violation::WHOLE, what, "delete it, with what is in its rows".to_owned());
        } else if !names.contains(&cell.as_str()) {
            meant.extend(nearest(cell, absent.iter().copied()));
            let fix = suggestion(cell, absent.iter().copied())
                .unwrap_or_else(|| "remove it, or add it to datapackage.json".to_owned());
            fault(cell, format!("unknown column \"{cell}\""), fix);
        } else if header.cells.iter().take(place).any(|earlier| earlier == cell) {
            fault(cell, format!("the column \"{cell}\" stands twice"), "remove one".to_owned());
        }
    }
    for name in absent.iter().filter(|name| !meant.contains(name)) {
        fault(name, format!("the column \"{name}\" is missing"), "add it to the header".to_owned());
    }
    names.iter().map(|name| header.cells.iter().position(|cell| cell == name)).collect()
}

/// Whether all rows have as many cells as the first.
fn are_as_long(records: &[Record]) -> bool {
    let count = records.first().map(|record| record.cells.len());
    records.iter().all(|record| Some(record.cells.len()) == count)
}

fn take_record(
    sheet: &mut Sheet,
    number: usize,
    record: &Record,
    header: &Record,
    places: &[Option<usize>],
    is_header_to_blame: bool,
    violations: &mut Vec<Violation>,
) {
    let width = header.cells.len();
    let count = record.cells.len();
    let mut fault = |column: &str, what: &str, fix: &str| {
        let (file, column) = (sheet.resource.path.clone(), column.to_owned());
        violations.push(Violation { file, row: number, column, what: what.to_owned(), fix: fix.to_owned() });
    };
    let has_break = record.cells.iter().any(|cell| cell.contains('\n'));
    let swallowing = swallowing_cell(record);
    if let Some((place, quote_fault)) = record.fault {
        let column = header.cells.get(place).map_or(Violation::WHOLE, String::as_str);
        let (what, fix) = match quote_fault {
            QuoteFault::Stray => (
                "a quotation mark stands inside a cell",
                "quote the whole cell and double the marks inside it",
            ),
            QuoteFault::TextAfter if has_break => (
                "a cell runs over several lines, and text follows its closing quotation mark",
                "close it in its own row, and double the marks inside the cell",
            ),
            QuoteFault::TextAfter => {
                ("text follows the closing quotation mark of a cell", "double the marks inside the cell")
            }
            QuoteFault::Unclosed => ("a quotation mark is never closed", "close it at the end of the cell"),
        };
        fault(column, what, fix);
        // Rows that follow may have become a part of the cell.
        sheet.is_whole &= quote_fault != QuoteFault::Unclosed && !has_break;
    } else if is_blank(record) {
        fault(Violation::WHOLE, "the row is blank", "delete it");
        return;
    } else if count != width && !is_header_to_blame {
        let what = format!("the row has {count} cells and the header {width}");
        let fix = if has_break {
            "close each quotation mark in its own row: a cell of this one runs over several lines"
        } else {
            "add what is missing, and quote cells that hold a comma"
        };
        fault(Violation::WHOLE, &what, fix);
        sheet.is_whole &= !has_break;
    } else if let Some(place) = swallowing {
        let column = header.cells.get(place).map_or(Violation::WHOLE, String::as_str);
        fault(column, "the cell holds rows that follow it", "close its quotation mark in its own row");
        sheet.is_whole = false;
    }
    let is_row_broken = record.fault.is_some() || count != width || swallowing.is_some();
    let slots = places.iter().zip(&sheet.resource.schema.fields).map(|(place, field)| {
        let text = place.and_then(|place| record.cells.get(place)).map(|text| text_of(field, text));
        Slot { is_broken: is_row_broken || text.is_none(), text: text.unwrap_or_default() }
    });
    let slots = slots.collect();
    sheet.rows.push(Row { number, slots });
}

/// The cell that a lost quotation mark has let run on to the same column of a later row: what it begins with ends the one row,
/// and what it ends with begins the other.
fn swallowing_cell(record: &Record) -> Option<usize> {
    let width = record.cells.len();
    record.cells.iter().enumerate().filter(|(_, cell)| cell.contains('\n')).find_map(|(place, cell)| {
        let inner = records_from_text(cell);
        let (first, last) = (inner.first()?, inner.last()?);
        let is_id = last.cells.first().is_some_and(|id| !id.is_empty() && !id.contains(char::is_whitespace));
        (is_id && first.cells.len() == width - place && last.cells.len() == place + 1).then_some(place)
    })
}

/// What stands in a cell. A spreadsheet writes `TRUE` where `true` was read, and the standard takes both.
fn text_of(field: &Field, text: &str) -> String {
    match text {
        "TRUE" | "True" | "FALSE" | "False" if field.r#type == FieldType::Boolean => text.to_lowercase(),
        text => text.to_owned(),
    }
}
