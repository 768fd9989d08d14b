//! The tables as a reader sees them: columns, cells in words, sorted and filtered. A query over the atlas; no markup.

mod rows;
mod view;

pub use rows::{Cell, Grid, GridRow, GridTable, grid_of};
pub use view::{GridView, rows_shown};
