//! What has its turn after the map: code in a file of its own, which is on its way while the map is drawn.

use super::{
    chart_panel::Charts, context::Page, host::follow_host, map_view::StageSlot, said::tell_selection,
    sheet::DossierSheet, targets, timeline::Board, timeline_strip::Strip,
};
use heartland_data::model::Thing;
use leptos::{
    html,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

/// Ways into that code; what only they and [`super::later`] reach is in the file.
#[derive(Debug)]
pub(super) struct Views {
    /// The charts.
    pub(super) charts: fn() -> AnyView,
    /// What is selected.
    pub(super) dossier: fn() -> AnyView,
    /// The strip of the chronology.
    pub(super) strip: fn(Board) -> AnyView,
    /// Gives the things on the map their elements.
    pub(super) targets: fn(Page, NodeRef<html::Div>, StageSlot, &[Thing]),
    /// Tells the page around, and those who hear the page, what becomes of it.
    pub(super) tell: fn(Page),
}

static VIEWS: Views = Views {
    charts: || view! { <Charts/> }.into_any(),
    dossier: || view! { <DossierSheet/> }.into_any(),
    strip: |board| view! { <Strip board=board/> }.into_any(),
    targets: targets::keep_targets,
    tell: |page| {
        follow_host(page);
        tell_selection(page);
    },
};

/// Those ways, once the file is here.
#[allow(clippy::unnecessary_wraps, reason = "what may not arrive is a result")]
#[wasm_split(views, wasm_split_path = ::leptos::wasm_split, fallible)]
fn open() -> Result<&'static Views, SplitLoaderError> {
    Ok(&VIEWS)
}

/// Asks for the file, unless it is on its way; `None` when it does not come.
pub(super) async fn fetch_views() -> Option<&'static Views> {
    open().await.ok()
}
