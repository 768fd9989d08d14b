//! Map and charts on paper.

use super::{context::Page, map_view::StageSlot, say::effect, share::full_address};
use crate::{
    chart::{PlotRequest, plot_of_bars},
    markup::chart_on_paper_markup,
    render::sheet_words,
    text::escaped,
    web,
};
use heartland_data::model::ChartKind;
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
        page.arrivals.later_untracked().map_or_else(String::new, |later| (later.sheet)(page, stage))
    };
    effect(move || {
        if let Some(host) = host.get() {
            listeners.set_value(web::on_print(host.into(), sheet));
        }
    });
    view! { <div class="print-sheet" node_ref=host></div> }
}

/// The map on a sheet, the address of what is shown, and all charts.
pub(super) fn sheet(page: Page, stage: StageSlot) -> String {
    let texts = untrack(|| page.texts());
    let (language, filter) = (page.language.get_untracked(), page.filter.get_untracked());
    let markup = stage.with_value(|stage| {
        Some(stage.as_ref()?.sheet_markup(|frame, showing, emphasis| {
            sheet_words(page.atlas(), (frame, showing, &filter), emphasis, (language, texts))
        }))
    });
    markup.unwrap_or_default()
        + "<p class=\"print-link\">"
        + &escaped(&untrack(|| full_address(page)))
        + "</p>"
        + &charts(page)
}

/// Width of a chart on paper, in CSS pixels: what a sheet of A4 or Letter has between its margins.
const CHART_PX: f64 = 640.0;

/// The charts, those too that the page has not drawn yet, as wide as paper is.
fn charts(page: Page) -> String {
    let Some(later) = page.arrivals.later_untracked() else { return String::new() };
    let (desk, closed) = (untrack(|| page.desk()), page.closed.get_untracked());
    let request = PlotRequest { width_px: CHART_PX, is_other_way: false, closed: &closed };
    let drawn = page.atlas().charts.iter().filter_map(|(id, chart)| {
        let plot = if chart.kind == ChartKind::Bars {
            plot_of_bars(&desk, id, &request)
        } else {
            (later.plot)(&desk, id, &request)
        };
        Some(chart_on_paper_markup(chart.title.get(desk.language), &plot?))
    });
    drawn.collect()
}
