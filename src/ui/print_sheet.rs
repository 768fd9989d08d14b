//! Map and charts on paper.

use super::{
    closers::outcome, context::Page, map_view::StageSlot, save::words_of_sheet, say::effect,
    share::full_address,
};
use crate::{
    chart::PlotRequest,
    markup::chart_on_paper_markup,
    state::{Embedding, PagePart},
    text::escaped,
    web,
};
use heartland_data::model::ChartId;
use leptos::{html, prelude::*};

/// Empty but while the page is printed.
#[component]
pub(super) fn PrintSheet(
    /// The live map.
    stage: StageSlot,
) -> impl IntoView {
    let page = Page::expect();
    let host = NodeRef::<html::Div>::new();
    let listeners = StoredValue::new_local(None);
    let sheet = move || {
        page.completes_dossier.with_value(|complete| complete.iter().for_each(|complete| complete()));
        page.arrivals.ask_for_code();
        page.arrivals.later_untracked().map_or_else(String::new, |later| (later.sheet)(page, stage))
    };
    effect(move || {
        if let Some(host) = host.get() {
            listeners.set_value(web::on_print(host.into(), sheet));
        }
    });
    view! { <div class="print-sheet" node_ref=host></div> }
}

/// The map on a sheet, the address of what is shown, and all charts; of a compact page the parts that it has, and the chart in front.
pub(super) fn sheet(page: Page, stage: StageSlot) -> String {
    let embedding = page.embedding.get_value();
    let has_map = embedding.shows(PagePart::Map);
    let map = stage.with_value(|stage| {
        stage.as_ref().filter(|_| has_map).map(|stage| stage.sheet_markup(words_of_sheet(page)))
    });
    let address = escaped(&untrack(|| full_address(page)));
    let map = [
        "<div class=\"print-map\">",
        &map.unwrap_or_default(),
        "<p class=\"print-link\">",
        &address,
        "</p></div>",
    ]
    .concat();
    let charts = embedding.shows(PagePart::Charts).then(|| untrack(|| charts(page, &embedding)));
    let charts = charts.unwrap_or_default();
    if has_map { map + &charts } else { charts + &map }
}

/// Width of a chart on paper, in CSS pixels: what a sheet of A4 or Letter has between its margins, and half of that.
const WHOLE_PX: f64 = 640.0;
const HALF_PX: f64 = 330.0;

/// The charts, those too that the page has not drawn yet, in two columns; one alone without a map is as wide as paper is.
fn charts(page: Page, embedding: &Embedding) -> String {
    let Some(later) = page.arrivals.later() else { return String::new() };
    let (desk, closed, front) = (page.desk(), page.closed.get(), page.front_chart());
    let is_whole = embedding.is_compact && !(web::is_framed() && embedding.shows(PagePart::Map));
    let width_px = if is_whole { WHOLE_PX } else { HALF_PX };
    let shown = page.atlas().charts.iter().filter(|(id, _)| !embedding.is_compact || front == Some(*id));
    let drawn = shown.filter_map(|(id, chart)| {
        let is_turned = |(turned, way): &(ChartId, RwSignal<bool>)| *turned == id && way.get();
        let is_other_way = page.ways.with_value(|ways| ways.iter().any(is_turned));
        let plot = (later.plot)(&desk, id, &PlotRequest { width_px, is_other_way, closed: &closed })?;
        Some(chart_on_paper_markup(chart.title.get(desk.language), &outcome(page, id), &plot))
    });
    ["<div class=\"print-charts\">", &drawn.collect::<String>(), "</div>"].concat()
}
