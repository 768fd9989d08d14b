//! Search: everything that has a name, a number, a date or words, found by what a reader types.
//!
//! The index is one folded text of the whole atlas, read from end to end for each word that is looked for: it is smaller
//! than any tree over it, and quick enough for every keystroke.

mod build;
mod fold;
mod hit;
mod index;
mod nearby;

pub use build::index_from_atlas;
pub use fold::folded;
pub use hit::{Hit, HitKind, HitWords, Hits, words_of};
pub use index::Index;
