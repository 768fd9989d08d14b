//! Charts: a query over the figures, placed, then drawn with plotters.
//!
//! Drawing uses a colour code for each [`Ink`](crate::scene::Ink) and replaces the codes by the style sheet's custom
//! properties, so one drawing serves every theme.

mod bars;
mod series;

pub use bars::{BarsChart, PlacedBar, draw_bars};
pub use series::{Series, Value, series_of};
