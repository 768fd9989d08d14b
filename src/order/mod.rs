//! Sorting. One sort serves all types, which keeps the page small.

mod rank;

pub use rank::{rank_of, rank_of_date, sort_by_rank};
