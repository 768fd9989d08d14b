//! A report as data.
//!
//! | module | what it holds |
//! |---|---|
//! | [`model`] | typed rows: ids, dates, decimals, vocabularies, tables, and [`Atlas`], which is all of them |
//! | [`geo`] | positions, the projection pair, outlines at several levels of detail |
//! | [`unpack`], [`open`] | the packed form of an [`Atlas`], read without panicking whatever the bytes: with all its texts, or so that they may come later, into a [`Library`] |
#![cfg_attr(
    feature = "author",
    doc = "| [`author`] | tables to [`Atlas`] to bytes: read, check, simplify, pack; only for builds and authors |"
)]
//!
//! The page depends on this crate without the `author` feature, so none of the reading half reaches the WebAssembly.

#[cfg(feature = "author")]
pub mod author;
pub mod geo;
pub mod model;
mod pack;

pub use model::Atlas;
pub use pack::{
    FORMAT_VERSION, Library, Packed, PackedTexts, TextKind, UnpackError, open, pack, pack_finer,
    pack_outlines, unpack, unpack_outlines,
};
