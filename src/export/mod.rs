//! What the atlas shows, as files for other programs.

mod chart;
mod csv;
mod geojson;
mod json;

pub use chart::chart_csv;
pub use csv::csv_text;
pub use geojson::geojson_text;
pub use json::json_text;
