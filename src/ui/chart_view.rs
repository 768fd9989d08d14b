//! Charts on the page: plotters' drawing with a button over each bar.

use super::context::Page;
use crate::{
    chart::{BarsChart, PlacedBar, Series, draw_bars, series_of},
    dossier::figure_value,
    text::fill,
    web,
};
use heartland_data::model::{ChartId, CountryId, FigureId, Thing};
use leptos::{html, prelude::*};

/// All charts of the report.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let page = Page::expect();
    view! {
        <section class="charts" data-view="charts" data-part="charts" aria-label=move || page.texts().charts>
            {page.atlas().charts.iter().map(|(id, _)| view! { <ChartView id=id/> }).collect_view()}
        </section>
    }
}

/// A chart's bars in words: country, name, written value.
#[derive(Clone, PartialEq)]
struct Bar {
    country: CountryId,
    figure: FigureId,
    name: String,
    written: String,
    value: f64,
}

fn bars_of(page: Page, series: &Series) -> Vec<Bar> {
    let desk = page.desk();
    let bar = |value: &crate::chart::Value| {
        let figure = desk.atlas.figures.get(value.figure)?;
        Some(Bar {
            country: value.country,
            figure: value.figure,
            name: page.name(Thing::Country(value.country)).to_owned(),
            written: figure_value(&desk, figure),
            value: value.value.to_f64(),
        })
    };
    series.values.iter().filter_map(bar).collect()
}

#[component]
fn ChartView(id: ChartId) -> impl IntoView {
    let page = Page::expect();
    let Some(chart) = page.atlas().charts.get(id) else { return ().into_any() };
    let series = series_of(page.atlas(), chart);
    let bars = Memo::new(move |_| bars_of(page, &series));
    let drawing = NodeRef::<html::Div>::new();
    let width_px = RwSignal::new(0);
    watch_width(drawing, width_px);
    let selected = Memo::new(move |_| {
        let selection = page.selection.get();
        bars.with(|bars| bars.iter().position(|bar| Some(Thing::Country(bar.country)) == selection))
    });
    let drawn = Memo::new(move |_| {
        let bars = bars.get();
        let chart = BarsChart {
            bars: bars.into_iter().map(|bar| (bar.name, bar.value, bar.written)).collect(),
            selected: selected.get(),
            font: "sans-serif".to_owned(),
        };
        let width_px = width_px.get();
        (width_px > 0).then(|| draw_bars(&chart, width_px))
    });
    Effect::new(move |was_drawn: Option<bool>| {
        let is_drawn = drawn.with(Option::is_some);
        if is_drawn && was_drawn != Some(true) {
            web::mark("heartland:chart");
        }
        is_drawn
    });
    let markup = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.0.clone()).unwrap_or_default());
    let rows = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.1.clone()).unwrap_or_default())
    });
    let buttons = move || {
        let placed = bars.get().into_iter().zip(rows.get());
        placed.map(|(bar, row)| view! { <BarButton bar=bar row=row/> }).collect_view()
    };
    let source =
        move || crate::dossier::source_of(&page.desk(), bars.with(|bars| bars.first().map(|bar| bar.figure)));
    view! {
        <figure class="chart" data-chart=chart.slug.to_string()>
            <figcaption class="chart-head">
                <h2>{move || chart.title.get(page.language.get()).to_owned()}</h2>
                <p class="chart-description">{move || chart.description.get(page.language.get()).to_owned()}</p>
            </figcaption>
            <div class="chart-drawing" node_ref=drawing>
                <div class="chart-picture" aria-hidden="true" inner_html=markup></div>
                <div class="chart-marks" role="group" aria-label=move || chart.title.get(page.language.get()).to_owned()>
                    {buttons}
                </div>
            </div>
            <p class="chart-source">{source}</p>
        </figure>
    }
    .into_any()
}

fn watch_width(drawing: NodeRef<html::Div>, width_px: RwSignal<i32>) {
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(element) = drawing.get() else { return };
        let observed = element.clone();
        watch.set_value(web::observe_size(&observed, move || {
            let width = element.client_width();
            if width_px.get_untracked() != width {
                width_px.set(width);
            }
        }));
    });
}

/// The button over a bar's row.
#[component]
fn BarButton(bar: Bar, row: PlacedBar) -> impl IntoView {
    let page = Page::expect();
    let thing = Thing::Country(bar.country);
    let (kind, id) = page.key(thing);
    let label = fill(page.texts().bar, &[("name", &bar.name), ("value", &bar.written)]);
    view! {
        <button
            type="button"
            class="chart-mark"
            data-kind=kind
            data-id=id
            aria-label=label
            aria-pressed=move || page.pressed(thing)
            style:top=format!("{:.3}%", row.top * 100.0)
            style:height=format!("{:.3}%", row.height * 100.0)
            on:click=move |_| page.toggle(thing)
            on:pointerenter=move |_| page.hover.set(Some(thing))
            on:pointerleave=move |_| page.hover.set(None)
        ></button>
    }
}
