//! The charts: one at a time behind tabs where there is room beside the map, and in a frame, else one below the other.

use super::{
    chart_view::ChartView,
    context::Page,
    say::{effect, say},
};
use crate::{chart::words_of, web};
use heartland_data::model::{ChartId, ChartKind, RouteId};
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// Milliseconds after which charts that nobody asked for yet are drawn one by one.
const LATER_MS: f64 = 100.0;

/// All charts of the report.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let page = Page::expect();
    let charts: Vec<ChartId> = page.atlas().charts.iter().map(|(id, _)| id).collect();
    let current = Memo::new(move |_| page.front_chart());
    let is_tabbed = page.is_tabbed;
    // Without tabs, how many of the charts are drawn.
    let drawn_count = RwSignal::new(1);
    // Below the map, a link to a chart leads to it; one to a thing shows that on the map.
    let linked = page.chart.get_untracked().and_then(|id| page.atlas().charts.get(id));
    if let Some(chart) = linked.filter(|_| !is_tabbed.get_untracked() && !untrack(|| page.has_shown())) {
        let selector = ["#chart-", &*chart.slug].concat();
        web::after_presented(move || web::scroll_to(&selector));
    }
    let count = charts.len();
    effect(move || {
        if !is_tabbed.get() && drawn_count.get() < count {
            web::later(LATER_MS, move || drawn_count.update(|drawn| *drawn += 1));
        }
    });
    let has_first = StoredValue::new(false);
    let views = charts.iter().enumerate().map(|(index, id)| {
        let id = *id;
        let is_front = Memo::new(move |_| current.get() == Some(id));
        let is_shown = Memo::new(move |_| if is_tabbed.get() { is_front.get() } else { true });
        let is_due = Memo::new(move |_| is_front.get() || (!is_tabbed.get() && index < drawn_count.get()));
        view! { <ChartView id=id is_tabbed=is_tabbed is_shown=is_shown is_due=is_due has_first=has_first/> }
    });
    view! {
        <section class="charts" data-view="charts" data-part="charts" id="charts" tabindex="-1" aria-label=say(move || page.texts().charts)>
            <Show when=move || is_tabbed.get()>
                <Tabs current=current/>
            </Show>
            {views.collect_view()}
        </section>
    }
}

/// A tab for each chart; arrow keys go from one to the next.
#[component]
fn Tabs(current: Memo<Option<ChartId>>) -> impl IntoView {
    let page = Page::expect();
    let list = NodeRef::<html::Div>::new();
    let charts: Vec<ChartId> = page.atlas().charts.iter().map(|(id, _)| id).collect();
    let order = charts.clone();
    let step = move |event: KeyboardEvent| {
        if web::has_modifier(&event) {
            return;
        }
        let at = order.iter().position(|id| Some(*id) == current.get_untracked()).unwrap_or(0);
        let last = order.len().saturating_sub(1);
        let next = match event.key().as_str() {
            "ArrowRight" => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        page.chart.set(order.get(next).copied());
        if let Some(list) = list.get_untracked() {
            web::focus_child(&list, next);
        }
    };
    let tabs = charts.into_iter().filter_map(|id| {
        let chart = page.atlas().charts.get(id)?;
        let is_front = move || current.get() == Some(id);
        Some(view! {
            <button
                type="button"
                role="tab"
                class="chart-tab"
                id=format!("tab-{}", chart.slug)
                aria-controls=format!("chart-{}", chart.slug)
                aria-selected=say(move || if is_front() { "true" } else { "false" })
                tabindex=say(move || if is_front() { "0" } else { "-1" })
                on:click=move |_| page.chart.set(Some(id))
            >
                {say(move || chart.short.get(page.language.get()).to_owned())}
            </button>
        })
    });
    view! {
        <div class="chart-tabs" role="tablist" node_ref=list on:keydown=step aria-label=say(move || words_of(&page.desk()).choose)>
            {tabs.collect_view()}
        </div>
    }
}

/// Whether the chart in front is of a kind that comes after the page.
pub(super) fn is_front_later(page: Page) -> bool {
    let front = untrack(|| page.front_chart()).and_then(|id| page.atlas().charts.get(id));
    front.is_some_and(|chart| chart.kind != ChartKind::Bars)
}

/// The routes that go dark because of the countries that the reader has closed: as long as the chart that says so is seen.
pub(super) fn dark_of(page: Page) -> Vec<RouteId> {
    page.closed.with(|closed| {
        if closed.is_empty() {
            return Vec::new();
        }
        let Some(later) = page.arrivals.later() else { return Vec::new() };
        let (front, is_tabbed) = (page.front_chart(), page.is_tabbed.get());
        let charts = page
            .atlas()
            .charts
            .iter()
            .filter(|(id, chart)| chart.kind == ChartKind::Transit && (!is_tabbed || front == Some(*id)));
        charts.flat_map(|(id, _)| (later.closure)(&page.desk(), id, closed)).collect()
    })
}
