//! What the atlas shows, as files that other programs read.

mod csv;

pub use csv::csv_text;
