//! What nobody needs before the page answers: code in a file of its own, which the page asks for once it does.

use super::{
    about, chart_save, chooser, closers, context::Page, dossier_view, journey, links, map_view::StageSlot,
    outlines, save, share, tables,
};
use crate::{
    chart::{self, Plot, PlotRequest},
    dossier::Desk,
    markup,
    search::{self, Hits, Index},
    text::SearchTexts,
    web::{self, Picture, Stage, Topic},
};
use heartland_data::{
    Atlas,
    model::{ChartId, CountryId, RouteId},
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

/// Ways into that code; what only they reach is in the file.
#[derive(Debug)]
pub(super) struct Later {
    /// What the report is.
    pub(super) about: fn(Page) -> String,
    /// What the dialog with the tables shows.
    pub(super) tables: fn(Page, RwSignal<bool>) -> AnyView,
    /// What the dialog with links and code shows.
    pub(super) share: fn(Page) -> AnyView,
    /// Everything that can be searched for.
    pub(super) index: fn(&'static Atlas) -> Index,
    /// What a text finds.
    pub(super) find: fn(&Index, &str) -> Hits,
    /// What is to be said of it.
    pub(super) results_note: fn(&Desk<'_>, &SearchTexts, &str, &Hits) -> String,
    /// The same to be seen.
    pub(super) results: fn(&Desk<'_>, &SearchTexts, &Hits) -> String,
    /// A chart of any kind.
    pub(super) plot: fn(&Desk<'_>, ChartId, &PlotRequest<'_>) -> Option<Plot>,
    /// Its values in words.
    pub(super) chart_table: fn(&Desk<'_>, &str, Option<&Plot>) -> String,
    /// What is to be known about it.
    pub(super) chart_notes: fn(&Desk<'_>, &str, Option<&Plot>) -> String,
    /// Keeps a chart as a file.
    pub(super) chart_save: fn(Page, ChartId, &Plot, chart_save::Form),
    /// Switches that close countries to transit.
    pub(super) closers: fn(Page, ChartId, Memo<bool>) -> AnyView,
    /// The routes that closed countries take along.
    pub(super) closure: fn(&Desk<'_>, ChartId, &[CountryId]) -> Vec<RouteId>,
    /// The chronology as a list.
    pub(super) list: fn(&markup::StripSheet<'_>, &[usize]) -> String,
    /// Which of several routes under a click is meant.
    pub(super) chooser: fn(Page) -> AnyView,
    /// Finer outlines for the map.
    pub(super) outlines: fn(Page, StageSlot),
    /// Controls of a journey.
    pub(super) journey: fn(Page) -> AnyView,
    /// Copies a citation.
    pub(super) cite: fn(Page, &leptos::ev::MouseEvent, &str, &str),
    /// Follows links in a frame that may not open them.
    pub(super) links: fn(Page),
    /// Keeps the map as a file.
    pub(super) picture: fn(Page, &Stage, Picture),
    /// The map on paper.
    pub(super) sheet: fn(Page, StageSlot) -> String,
}

static LATER: Later = Later {
    about: about::markup,
    tables: tables::body,
    share: share::body,
    index: search::index_from_atlas,
    find: Index::find,
    results_note: markup::results_note,
    results: markup::results_markup,
    plot: chart::plot_of,
    chart_table: chart_save::table,
    chart_notes: markup::chart_notes_markup,
    chart_save: chart_save::save,
    closers: closers::closers,
    closure: |desk, chart, closed| chart::closure_of(desk, chart, closed).1,
    list: markup::list_markup,
    chooser: chooser::chooser,
    outlines: outlines::bring_finer,
    journey: journey::journey,
    cite: dossier_view::copy_citation,
    links: links::follow_links,
    picture: save::save_picture,
    sheet: |page, stage| super::print_sheet::sheet(page, stage),
};

/// Those ways, once the file is here.
#[allow(clippy::unnecessary_wraps, reason = "what may not arrive is a result")]
#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
fn open() -> Result<&'static Later, SplitLoaderError> {
    Ok(&LATER)
}

/// Asks for the file; `None` when it does not come.
pub(super) async fn fetch_later() -> Option<&'static Later> {
    open().await.ok()
}

/// What a part of that code makes, or in its place the word that it is on its way.
pub(super) fn once_here(
    page: Page,
    make: impl Fn(&'static Later) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    move || {
        if let Some(later) = page.arrivals.later() {
            return make(later);
        }
        let words = move || page.arrivals.words_of_code(page.language_tag());
        page.arrivals.ask_for_code();
        web::say(Topic::Outcome, untrack(words));
        view! { <p class="arrivals-part">{words}</p> }.into_any()
    }
}
