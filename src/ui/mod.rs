//! Components, one file each; no arithmetic.

#![allow(unreachable_pub, reason = "the component macro repeats the visibility of its function")]

mod app;
mod chart_view;
mod chooser;
mod context;
mod dossier_view;
mod header;
mod legend;
mod map_view;

pub use app::mount;
