//! Sorting. One sort serves all types, which keeps the page small.

mod rank;

pub use rank::{rank_of, sort_by_rank};
