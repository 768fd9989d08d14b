//! Charts: a query over the tables, placed, then drawn with plotters.
//!
//! [`plot_of`] makes of a chart's row and its series the values ([`Datum`]), the drawing with a [`Mark`] for everything that
//! can be pointed at, and the words. Nothing is drawn that is not in the values, and the values are what the table shows.
//! A selection is not drawn: the page lays it over the marks.

mod backend;
mod bars;
mod datum;
mod deals;
mod dumbbell;
mod growth;
mod legend;
mod matrix;
mod pen;
mod plot;
mod scale;
mod stack;
mod transit;

pub use datum::Datum;
pub(crate) use datum::party_of;
pub use plot::{Drawing, Mark, Plot, PlotRequest, Rect, plot_of, plot_of_bars, table_of, ways_of, words_of};
pub use transit::{Exposure, closure_of, exposures};
