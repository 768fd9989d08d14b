//! The report as typed rows: what the tables hold once they have been checked.

mod atlas;
mod date;
mod decimal;
mod enums;
mod ids;
mod rows;
mod text;

pub use atlas::{Atlas, Bounds, Report, Years};
pub use date::{Date, Day, Moment, ParseDateError, Precision, days_in_month};
pub use decimal::{Decimal, MAX_DECIMALS, ParseDecimalError};
pub use enums::*;
pub use ids::*;
pub use rows::*;
pub use text::{Language, LocalText, TextState};
pub(crate) use text::{Shelf, TextColumn};
