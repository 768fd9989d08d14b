//! A chart on the page: its drawing with a button over each mark, and the table and notes that may stand in its place.

use super::{
    chart_save::ChartTools,
    context::Page,
    later::once_here,
    say::{effect, say},
};
use crate::{
    chart::{Drawing, Plot, PlotRequest, plot_of_bars, ways_of, words_of},
    markup::chart_marks_markup,
    web,
};
use heartland_data::model::{ChartId, ChartKind};
use leptos::{html, prelude::*};

/// What stands in a chart's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Drawing,
    Table,
    Notes,
}

/// One chart.
#[component]
pub(super) fn ChartView(
    /// The chart.
    id: ChartId,
    /// Whether it has a tab.
    is_tabbed: Memo<bool>,
    /// Whether it is to be seen.
    is_shown: Memo<bool>,
    /// Whether it is to be drawn.
    is_due: Memo<bool>,
    /// Whether any chart has been drawn yet.
    has_first: StoredValue<bool>,
) -> impl IntoView {
    let page = Page::expect();
    let Some(chart) = page.atlas().charts.get(id) else { return ().into_any() };
    let (kind, slug) = (chart.kind, chart.slug.to_string());
    let body = NodeRef::<html::Div>::new();
    let width_px = RwSignal::new(0);
    watch_width(body, width_px);
    let is_other_way = RwSignal::new(false);
    page.ways.update_value(|ways| ways.push((id, is_other_way)));
    let face = RwSignal::new(Face::Drawing);
    let plot: Memo<Option<Plot>> = Memo::new(move |_| {
        let width_px = f64::from(width_px.get());
        if !is_due.get() || width_px <= 0.0 {
            return None;
        }
        let closed = if kind == ChartKind::Transit { page.closed.get() } else { Vec::new() };
        let request = PlotRequest { width_px, is_other_way: is_other_way.get(), closed: &closed };
        if kind == ChartKind::Bars {
            return plot_of_bars(&page.desk(), id, &request);
        }
        (page.arrivals.later()?.plot)(&page.desk(), id, &request)
    });
    effect(move || {
        if plot.with(Option::is_some) && !has_first.get_value() {
            has_first.set_value(true);
            web::mark("heartland:chart");
        }
    });
    // Why there is no drawing, where its code does not come; who looks for it has it asked for again.
    let lack = move || {
        let needs_code = kind != ChartKind::Bars && is_shown.get();
        if needs_code { page.arrivals.words_of_overdue_code(page.language_tag()) } else { None }
    };
    effect(move || {
        if is_shown.get() && untrack(lack).is_some() {
            page.arrivals.ask_for_code();
        }
    });
    let told = move |tell: fn(&Plot) -> String| plot.with(|plot| plot.as_ref().map(tell).unwrap_or_default());
    let title = move || chart.title.get(page.language.get());
    let name = Signal::derive(move || title().to_owned());
    let panel = format!("chart-{slug}");
    let tab = format!("tab-{slug}");
    let (title_id, sentence_id) = (format!("title-{slug}"), format!("sentence-{slug}"));
    let table = once_here(page, move |later| {
        let rows = move || plot.with(|plot| (later.chart_table)(&page.desk(), title(), plot.as_ref()));
        view! { <div class="chart-table" tabindex="0" role="group" aria-label=title inner_html=rows></div> }
            .into_any()
    });
    let notes = once_here(page, move |later| {
        let notes = move || {
            let description = chart.description.get(page.language.get());
            plot.with(|plot| (later.chart_notes)(&page.desk(), description, plot.as_ref()))
        };
        view! { <div class="chart-notes" tabindex="0" role="group" aria-label=title inner_html=notes></div> }
            .into_any()
    });
    let closers = move || {
        let later = if kind == ChartKind::Transit { page.arrivals.later() } else { None };
        later.map(|later| (later.closers)(page, id, is_due))
    };
    view! {
        <div
            class="chart"
            id=panel
            data-chart=slug
            role=say(move || is_tabbed.get().then_some("tabpanel"))
            aria-labelledby=say(move || is_tabbed.get().then(|| tab.clone()))
            hidden=say(move || !is_shown.get())
        >
            <figure class="chart-figure" aria-labelledby=title_id.clone() aria-describedby=sentence_id.clone()>
            <header class="chart-head"><h2 id=title_id.clone()>{title}</h2></header>
            <div class="chart-bar">
                <p class="chart-unit">{say(move || told(|plot| plot.unit.clone()))}</p>
                <Ways kind=kind is_other_way=is_other_way/>
            </div>
            <p class="visually-hidden" data-sentence="" id=sentence_id.clone()>
                {say(move || chart.description.get(page.language.get()).to_owned())} " " {say(move || told(|plot| plot.sentence.clone()))}
            </p>
            <div class="chart-body" node_ref=body>
                <div hidden=say(move || face.get() != Face::Drawing)>
                    {move || lack().map(|words| view! { <p class="arrivals-part">{words}</p> })}
                    <Marks plot=plot is_shown=is_shown title=name/>
                </div>
                {move || match face.get() {
                    Face::Drawing => ().into_any(),
                    Face::Table => table(),
                    Face::Notes => notes(),
                }}
            </div>
            {closers}
            <div class="chart-foot">
                <p class="chart-source" title=say(move || told(|plot| plot.places.clone()))>{say(move || told(|plot| plot.places.clone()))}</p>
                <ChartTools id=id plot=plot face=face title=name/>
            </div>
            </figure>
        </div>
    }
    .into_any()
}

/// The drawing and the buttons over it. A selection moves no line of the drawing: the buttons show it.
#[component]
fn Marks(plot: Memo<Option<Plot>>, is_shown: Memo<bool>, title: Signal<String>) -> impl IntoView {
    let page = Page::expect();
    let part = NodeRef::<html::Div>::new();
    let drawing = Memo::new(move |_| {
        plot.with(|plot| plot.as_ref().map(|plot| plot.drawing.clone()).unwrap_or_default())
    });
    let buttons = move || drawing.with(|drawing| chart_marks_markup(page.atlas(), drawing));
    effect(move || {
        let boxes = drawing.with(boxes_of);
        let Some(part) = part.get() else { return };
        // After the markup of the same drawing is in its place.
        web::place_children(&part, &boxes);
        web::keep_stop(&part);
    });
    effect(move || {
        drawing.track();
        let keys = [page.selection.get(), page.hover.get()].map(|thing| thing.map(|thing| page.key(thing)));
        if let Some(part) = part.get() {
            web::emphasise(&part, keys);
        }
    });
    effect(move || {
        drawing.track();
        page.selection.track();
        if !is_shown.get() {
            return;
        }
        // Where a chart has less room than it needs. Once the frame is drawn, when its boxes are known.
        web::after_frame(move || {
            if let Some(part) = part.get_untracked() {
                web::show_pressed(&part, ".chart-body");
            }
        });
    });
    view! {
        <div class="chart-drawing">
            <div class="chart-picture" aria-hidden="true" inner_html=move || drawing.with(|it| it.markup.clone())></div>
            <div
                class="chart-marks"
                data-rove=""
                role="group"
                aria-label=title
                node_ref=part
                inner_html=buttons
                on:click=move |event| page.thing_of(&event).into_iter().for_each(|thing| page.toggle_on_chart(thing))
                on:pointerover=move |event| page.hover.set(page.thing_of(&event))
                on:pointerleave=move |_| page.hover.set(None)
                on:focusin=move |event| page.hover.set(page.thing_of(&event))
                on:focusout=move |_| page.hover.set(None)
            ></div>
        </div>
    }
}

/// Where marks lie, as shares of the drawing, and what they cover of that, as shares of themselves.
fn boxes_of(drawing: &Drawing) -> Vec<[f64; 8]> {
    drawing.marks.iter().map(|mark| mark.shares(drawing)).collect()
}

/// The two ways that a chart can be drawn in.
#[component]
fn Ways(kind: ChartKind, is_other_way: RwSignal<bool>) -> impl IntoView {
    let page = Page::expect();
    move || {
        let words = words_of(&page.desk());
        let [one, other] = ways_of(kind, words)?;
        let button = move |name: &'static str, is_other: bool| {
            view! {
                <button
                    type="button"
                    class="choice"
                    aria-pressed=say(move || if is_other_way.get() == is_other { "true" } else { "false" })
                    on:click=move |_| is_other_way.set(is_other)
                >
                    {name}
                </button>
            }
        };
        Some(view! {
            <div class="choices" role="group" data-rove="" aria-label=words.way>
                {button(one, false)}
                {button(other, true)}
            </div>
        })
    }
}

fn watch_width(body: NodeRef<html::Div>, width_px: RwSignal<i32>) {
    let watch = StoredValue::new_local(None);
    effect(move || {
        let Some(element) = body.get() else { return };
        let observed = element.clone();
        watch.set_value(web::observe_size(&observed, move || {
            let width = element.client_width();
            // Without a width it is hidden: what is drawn stays.
            if width > 0 && width_px.get_untracked() != width {
                width_px.set(width);
            }
        }));
    });
}
