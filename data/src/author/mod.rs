//! The authors' half: tables to atlas to bytes.
//!
//! | module | what it does |
//! |---|---|
//! | `schema` | reads `datapackage.json` |
//! | `read` | reads the tables as text |
//! | `check` | finds everything that is wrong with them |
//! | `assemble` | makes the typed rows |
//! | [`geometry`] | makes the outlines of the base map |
//! | `package` | all of it in order: [`load`], [`check()`], [`pack_to`] |

mod assemble;
mod check;
mod derivation;
mod encoding;
pub mod geometry;
mod interval;
mod locator;
mod nearest;
mod package;
mod read;
mod schema;
mod violation;

pub use package::{check, files, load, pack_to};
pub use violation::Violation;
