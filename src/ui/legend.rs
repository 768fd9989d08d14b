//! What the lines and symbols mean. Drawn by the same styles as the map.

use super::context::Page;
use crate::{
    render::{LegendSample, legend_sample},
    text::Texts,
};
use heartland_data::model::{PlaceKind, RouteKind, RouteStatus};
use leptos::prelude::*;

/// The legend: only what this report has on the map.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let page = Page::expect();
    let atlas = page.atlas();
    let kinds = crate::state::kinds_present(atlas);
    let statuses = crate::state::statuses_present(atlas);
    let places = crate::state::place_kinds_present(atlas);
    view! {
        <section class="legend" data-view="legend" aria-label=move || page.texts().legend>
            <LegendList title=|texts| texts.legend_kinds>
                {kinds.into_iter().map(|kind: RouteKind| view! {
                    <LegendRow sample=LegendSample::Kind(kind) name=move || (page.texts().kind_route)(kind)/>
                }).collect_view()}
            </LegendList>
            <LegendList title=|texts| texts.legend_status>
                {statuses.into_iter().map(|status: RouteStatus| view! {
                    <LegendRow sample=LegendSample::Status(status) name=move || (page.texts().status_route)(status)/>
                }).collect_view()}
                <LegendRow sample=LegendSample::Schematic name=move || page.texts().legend_schematic/>
            </LegendList>
            <LegendList title=|texts| texts.legend_sites>
                {places.into_iter().map(|kind: PlaceKind| view! {
                    <LegendRow sample=LegendSample::Site(kind) name=move || (page.texts().kind_place)(kind)/>
                }).collect_view()}
            </LegendList>
            <LegendList title=|texts| texts.map>
                <LegendRow sample=LegendSample::Width name=move || page.texts().legend_width/>
                <LegendRow sample=LegendSample::Disputed name=move || page.texts().legend_disputed/>
                <LegendRow sample=LegendSample::Focus name=move || page.texts().legend_focus/>
            </LegendList>
        </section>
    }
}

#[component]
fn LegendList(title: fn(&Texts) -> &'static str, children: Children) -> impl IntoView {
    let page = Page::expect();
    view! {
        <div class="legend-group">
            <h2 class="legend-title">{move || title(page.texts())}</h2>
            <ul class="legend-list">{children()}</ul>
        </div>
    }
}

#[component]
fn LegendRow(sample: LegendSample, name: impl Fn() -> &'static str + Send + 'static) -> impl IntoView {
    view! {
        <li class="legend-row">
            <span class="legend-sample" aria-hidden="true" inner_html=legend_sample(sample)></span>
            <span>{name}</span>
        </li>
    }
}
