//! Components, one file each; no arithmetic.

mod app;
mod chart_view;
mod context;
mod dossier_view;
mod header;
mod legend;
mod map_view;

pub use app::{App, mount};
