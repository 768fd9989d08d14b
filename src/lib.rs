//! Heartland: an interactive atlas of a report.
//!
//! A page in WebAssembly that bundles a report's data and draws, wholly in the reader's browser, a map of pipelines and routes
//! with linked charts and dossiers. Nothing here knows the report: everything about it stands in `data/`.
//!
//! Lower layers know nothing of higher ones, nor the modules of one layer of each other; a test sees to it.
//!
//! | layer | module | what it does |
//! |---|---|---|
//! | 9 | [`ui`] | Leptos components, one file each |
//! | 8 | [`web`] | the browser: canvas, pointers, address, frames; the only home of `web-sys` |
//! | 7 | [`markup`] | the parts that are text, as HTML |
//! | 6 | [`render`] | paints a scene into a sink: SVG here, canvas in `web` |
//! | 6 | [`export`] | what the atlas shows, as files for other programs |
//! | 5 | [`chart`] | figures in, drawn charts out |
//! | 5 | [`timeline`] | dated rows in, marks along an axis of time out |
//! | 5 | [`grid`] | the tables as a reader sees them |
//! | 4 | [`scene`] | atlas and viewport in, placed and styled marks out; hit test, labels |
//! | 4 | [`dossier`] | everything that is known of a thing, in words |
//! | 4 | [`search`] | everything that has a name or a number, found by what a reader types |
//! | 4 | [`embed`] | what pages in frames and around them say to each other |
//! | 3 | [`state`] | what the reader has chosen; which rows concern what; links |
//! | 2 | [`text`] | the message catalogue; numbers and dates as a language writes them |
//! | 1 | [`geo`] | transform, viewport, great circles |
//! | 1 | [`order`] | sorting and grouping |
//!
//! The report is no part of the program: the page loads it in files of its own, long texts and other languages after the first
//! map, finer outlines once that is enlarged ([`heartland_data::Library`]). A text may therefore be on its way; what shows
//! texts follows their arrival.
//!
//! The program comes in three files as well. The first (`ui::start`) draws the live map over the map of the page without the
//! app; it has no components in it. The page around the map is reached through `ui::views` alone: it comes to be out of sight,
//! takes the map over as it is, with what the reader has done on it, and is shown. What nobody needs before the page answers
//! (tables, search, most charts, whatever is kept or copied) is reached through `ui::later`. The build puts the three apart.
//!
//! A browser compiles a function of WebAssembly when it is first called, and once more, better, when it has run for long: whole,
//! and for the next call. Loops over all of the data therefore stand in functions of their own (`#[inline(never)]`): within the
//! one that calls them all, the second time would cost more than the first and gain nothing.
//!
//! The way of a click: [`web`] turns the event into pixels of the map, [`scene::MapScene::hit`] into a thing, the selection in
//! [`ui`] changes, and map, charts, dossier and address follow it.

pub mod chart;
pub mod dossier;
pub mod embed;
pub mod export;
pub mod geo;
pub mod grid;
pub mod markup;
pub mod order;
pub mod render;
pub mod scene;
pub mod search;
pub mod state;
pub mod text;
pub mod timeline;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
