//! Components, one file each; no arithmetic.

#![allow(unreachable_pub, reason = "the component macro repeats the visibility of its function")]

mod about;
mod address;
mod app;
mod arrivals;
mod capacity_table;
mod chart_panel;
mod chart_save;
mod chart_view;
mod chooser;
mod closers;
mod context;
mod copy;
mod dialog;
mod dossier_view;
mod embed_code;
mod hands;
mod header;
mod host;
mod journey;
mod keys;
mod later;
mod legend;
mod links;
mod map_view;
mod outlines;
mod print_sheet;
mod said;
mod save;
mod say;
mod search;
mod shading;
mod share;
mod sheet;
mod start;
mod tables;
mod targets;
mod timeline;
mod timeline_strip;
mod turns;
mod views;
mod year_bar;

pub use start::start;
