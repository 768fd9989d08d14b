//! Paints a scene into a sink. What is drawn, in which order and how, is decided here once; sinks only draw.

mod chart;
mod fill;
mod legend;
mod paint;
mod paint_route;
mod palette;
mod path_data;
mod plate;
mod plate_marks;
mod sheet;
mod sheet_words;
mod sink;
mod svg;

pub use chart::{ChartWords, chart_svg};
pub use fill::class_share;
pub use legend::{LegendSample, legend_rows, legend_sample};
pub use paint::{
    Emphasis, emphasis_bounds, paint_areas, paint_backdrop, paint_emphasis, paint_ground, paint_lines,
    paint_map, paint_marks,
};
pub use palette::Palette;
pub use plate::{PlatePart, plate_ground};
pub use plate_marks::{PlateMarks, plate_marks};
pub use sheet::{Sheet, SheetWords};
pub use sheet_words::sheet_words;
pub use sink::{GroundSink, Hatch, MarkSink, Paint, Sink};
pub use svg::{SvgSink, sheet_svg};
