//! Sorting and grouping. One sort serves all types, which keeps the page small.

mod grouped;
mod rank;

pub use grouped::Grouped;
pub use rank::{rank_of, rank_of_date, sort_by_rank};
