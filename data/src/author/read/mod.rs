//! From files to sheets: text in cells, with what is wrong with the files themselves.

mod file;
mod finding;
mod records;
mod sheet;
mod workbook;

pub(crate) use finding::Finding;
pub(crate) use sheet::{Cell, RowRef, Sheet};
pub(crate) use workbook::{BASE_MAP_FILE, Workbook, in_base_map};
