//! Components, one file each; no arithmetic.

#![allow(unreachable_pub, reason = "the component macro repeats the visibility of its function")]

mod app;
mod capacity_table;
mod chart_view;
mod chooser;
mod context;
mod copy;
mod dialog;
mod dossier_view;
mod header;
mod host;
mod legend;
mod map_view;
mod save;
mod shading;
mod share;
mod year_bar;

pub use app::mount;
