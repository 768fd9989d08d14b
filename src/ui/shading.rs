//! What countries are shaded by, and what the shades mean.

use super::{context::Page, said::tell, say::say};
use crate::{
    markup::shading_options_markup,
    render::{LegendSample, legend_sample},
    state::{shading_key, shading_name, shadings_listed},
    text::fill,
    web::Topic,
};
use leptos::prelude::*;

/// The choice, with the key of its classes beside it.
#[component]
pub(super) fn ShadingChoice() -> impl IntoView {
    let page = Page::expect();
    let options = move || {
        let shading = page.filter.with(|filter| filter.shading);
        shading_options_markup(page.atlas(), shading, page.texts(), page.language.get())
    };
    tell(Topic::Shading, move || {
        let shading = page.filter.with(|filter| filter.shading);
        let name = shading.and_then(|shading| shading_name(page.atlas(), shading));
        let name = name.map_or(page.texts().legend_focus, |name| name.get(page.language.get()));
        fill(page.texts().bar, &[("name", page.texts().shading), ("value", name)])
    });
    let choose = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        page.filter.update(|filter| {
            let offered = shadings_listed(page.atlas(), filter.shading);
            filter.shading = index.and_then(|index| offered.get(index).copied());
        });
    };
    view! {
        <div class="shading">
            <label class="shading-choice">
                <span class="legend-title">{say(move || page.texts().shading)}</span>
                <span
                    class="legend-sample"
                    aria-hidden="true"
                    hidden=say(move || page.filter.with(|filter| filter.shading.is_some()))
                    inner_html=legend_sample(LegendSample::Focus)
                ></span>
                <select data-shading="" on:change=choose inner_html=options></select>
            </label>
            <ShadingKey/>
        </div>
    }
}

/// A swatch a fill on the map, with what it stands for.
#[component]
fn ShadingKey() -> impl IntoView {
    let page = Page::expect();
    let rows = move || {
        let filter = page.filter.get();
        let rows = shading_key(page.atlas(), &filter, page.language.get(), page.texts());
        let is_bare = filter.shading.is_some() && rows.is_empty();
        let nobody = is_bare.then(|| (String::new(), page.texts().shading_nobody.to_owned()));
        let row = |(sample, name)| {
            view! {
                <li class="legend-row">
                    <span class="legend-sample" aria-hidden="true" inner_html=sample></span>
                    {name}
                </li>
            }
        };
        let rows = rows.into_iter().map(|(fill, name)| (legend_sample(LegendSample::Fill(fill)), name));
        rows.chain(nobody).map(row).collect_view()
    };
    view! { <ul class="shading-key">{rows}</ul> }
}
