//! The page around the map: code in a file of its own, which is on its way while the map is drawn.

use super::{app, hands::Hands};
use crate::{state::Query, web::Stage};
use heartland_data::{
    Atlas, Library,
    model::{Language, Thing},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::rc::Rc;

/// What the page begins with.
#[derive(Debug)]
pub(super) struct Opened {
    /// The report.
    pub(super) atlas: &'static Atlas,
    /// Its texts, as far as they have come.
    pub(super) library: &'static Library,
    /// What the link asks for.
    pub(super) query: Query,
    /// The reader's own language, as far as the report has it.
    pub(super) own: Language,
    /// The live map, where the browser has a canvas.
    pub(super) stage: Option<Stage>,
    /// Its things, in the order in which they have elements.
    pub(super) things: Vec<Thing>,
    /// What the reader has done on it so far.
    pub(super) hands: Rc<Hands>,
}

/// Puts the page into its place, once the file is here; what only this and [`super::later`] reach is in the file.
#[allow(clippy::unnecessary_wraps, reason = "what may not arrive is a result")]
#[wasm_split(views, wasm_split_path = ::leptos::wasm_split, fallible)]
fn page() -> Result<fn(Opened), SplitLoaderError> {
    Ok(app::mount)
}

/// Asks for the file, unless it is on its way; `None` when it does not come.
pub(super) async fn fetch_views() -> Option<fn(Opened)> {
    page().await.ok()
}
