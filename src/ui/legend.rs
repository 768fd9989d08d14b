//! The legend on the page: what lines and symbols mean, and the switches that hide and show them.

use super::{chart_panel::dark_of, context::Page, say::say, shading::ShadingChoice};
use crate::{
    markup::{layer_name, layer_samples, legend_key_markup},
    render::{LegendSample, legend_sample},
    state::{Choice, count_of, gauges_present, is_beyond_report, layers_present, statuses_present},
    text::{chart_texts, fill, number_text},
    web,
};
use heartland_data::model::Vocabulary;
use leptos::{ev::MouseEvent, prelude::*};

/// Switches, shading and symbols. Where the page is narrow, it opens by its summary.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let page = Page::expect();
    let atlas = page.atlas();
    let layers = layers_present(atlas).into_iter().map(Choice::Layer).collect();
    let statuses = statuses_present(atlas).into_iter().map(Choice::Status).collect();
    let gauges = gauges_present(atlas).into_iter().map(Choice::Gauge).collect();
    let is_whole = RwSignal::new(false);
    let has_dark = Memo::new(move |_| !dark_of(page).is_empty());
    let key = move || {
        let dark = has_dark.get().then(|| chart_texts(page.language_tag()).dark_on_map);
        legend_key_markup(atlas, page.texts(), dark)
    };
    let is_hiding = move || page.filter.with(crate::state::Filter::is_hiding);
    view! {
        <details
            class="legend"
            data-view="legend"
            data-part="legend"
            data-whole=say(move || is_whole.get().then_some(""))
            aria-label=say(move || page.texts().legend)
            open=say(move || page.is_wide.get())
        >
            <summary class="legend-summary">{say(move || page.texts().legend)}</summary>
            <More is_whole=is_whole/>
            <div class="legend-body" data-rove="">
                <Group title=Signal::derive(move || page.texts().legend_kinds.to_owned()) choices=layers/>
                <Group title=Signal::derive(move || page.texts().legend_gauge.to_owned()) choices=gauges/>
                <Group title=Signal::derive(move || status_title(page)) choices=statuses/>
                <button
                    type="button"
                    class="legend-all"
                    hidden=say(move || !is_hiding())
                    on:click=move |event| {
                        page.filter.update(crate::state::Filter::show_all);
                        // The button goes away.
                        web::focus_first_around(&event, ".legend-body");
                    }
                >
                    {say(move || page.texts().legend_all)}
                </button>
                <ShadingChoice/>
                <div class="legend-symbols" inner_html=key></div>
            </div>
        </details>
    }
}

/// In a low window, which has its first line alone: the whole legend, and back.
#[component]
fn More(
    /// Whether all of it is shown.
    is_whole: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::expect();
    view! {
        <button
            type="button"
            class="legend-more"
            aria-expanded=say(move || if is_whole.get() { "true" } else { "false" })
            on:click=move |_| is_whole.update(|is_whole| *is_whole = !*is_whole)
        >
            {say(move || page.texts().legend)}
        </button>
    }
}

/// Whose word the statuses are: the report's, a past year's, or a plan's.
fn status_title(page: Page) -> String {
    let texts = page.texts();
    match page.filter.with(|filter| filter.year) {
        None => texts.legend_status.to_owned(),
        Some(year) => {
            let is_plan = is_beyond_report(page.atlas(), year);
            let title = if is_plan { texts.legend_status_planned } else { texts.legend_status_in };
            fill(title, &[("year", &year.to_string())])
        }
    }
}

/// Switches that exclude each other in nothing: each hides or shows its own.
#[component]
fn Group(
    /// What they switch.
    title: Signal<String>,
    /// The switches, in order.
    choices: Vec<Choice>,
) -> impl IntoView {
    if choices.is_empty() {
        return ().into_any();
    }
    let buttons = choices.into_iter().map(|choice| view! { <Switch choice=choice/> }).collect_view();
    view! {
        <div class="legend-group" role="group" aria-label=title>
            <span class="legend-title" aria-hidden="true">{title}</span>
            {buttons}
        </div>
    }
    .into_any()
}

/// Hides or shows one choice; with Shift, Ctrl or Command, shows it alone of its group.
#[component]
fn Switch(
    /// What it switches.
    choice: Choice,
) -> impl IntoView {
    let page = Page::expect();
    let count = Memo::new(move |_| page.filter.with(|filter| count_of(page.atlas(), filter, choice)));
    let pressed = move || if page.filter.with(|filter| filter.shows(choice)) { "true" } else { "false" };
    let (key, value) = key_of(choice);
    let label = move || {
        let routes = page.texts().plural(&page.texts().count_routes, count.get());
        fill(page.texts().bar, &[("name", &name_of(page, choice)), ("value", &routes)])
    };
    let switch = move |event: MouseEvent| {
        let is_only = event.shift_key() || event.ctrl_key() || event.meta_key();
        page.filter.update(|filter| filter.toggle(page.atlas(), choice, is_only));
    };
    view! {
        <button
            type="button"
            class="switch"
            data-choice=key
            data-value=value
            data-empty=say(move || (count.get() == 0).then_some(""))
            aria-pressed=say(pressed)
            aria-label=say(label)
            title=say(move || page.texts().legend_only)
            on:click=switch
        >
            <span class="legend-sample" aria-hidden="true" inner_html=sample_of(page, choice)></span>
            <span class="switch-name">{say(move || name_of(page, choice))}</span>
            <span class="switch-count">{say(move || number_text(page.texts(), &count.get().to_string()))}</span>
        </button>
    }
}

fn key_of(choice: Choice) -> (&'static str, String) {
    match choice {
        Choice::Layer(layer) => ("layer", layer.as_str().to_owned()),
        Choice::Status(status) => ("status", status.as_str().to_owned()),
        Choice::Gauge(gauge) => ("gauge", gauge.to_string()),
    }
}

fn name_of(page: Page, choice: Choice) -> String {
    let texts = page.texts();
    match choice {
        Choice::Layer(layer) => layer_name(texts, layer).to_owned(),
        Choice::Status(status) => (texts.status_route)(status).to_owned(),
        Choice::Gauge(gauge) => {
            fill(texts.gauge_short, &[("value", &number_text(texts, &gauge.to_string()))])
        }
    }
}

fn sample_of(page: Page, choice: Choice) -> String {
    match choice {
        Choice::Layer(layer) => layer_samples(page.atlas(), layer),
        Choice::Status(status) => legend_sample(LegendSample::Status(status)),
        Choice::Gauge(gauge) => legend_sample(LegendSample::Gauge(gauge)),
    }
}
