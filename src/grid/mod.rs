//! The tables as a reader sees them: columns, cells in words, sorted and filtered. A query over the atlas; no markup.

mod rows;
mod table;
mod view;

pub use rows::grid_of;
pub use table::{Cell, Grid, GridRow, GridTable};
pub use view::{GridView, rows_shown};
