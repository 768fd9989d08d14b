//! What the atlas shows, as files for other programs.

mod chart;
mod csv;

pub use chart::chart_csv;
pub use csv::csv_text;
