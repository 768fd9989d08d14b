//! From checked tables to the typed atlas.

mod atlas;
mod desk;
mod facts;
mod geography;
mod line;
mod reference;
mod report;

pub(crate) use atlas::{atlas_from_workbook, outlines_of};
