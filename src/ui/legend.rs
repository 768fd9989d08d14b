//! The legend on the page.

use super::context::Page;
use crate::markup::legend_markup;
use leptos::prelude::*;

/// What lines, symbols and tints mean.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let page = Page::expect();
    view! {
        <section
            class="legend"
            data-view="legend"
            aria-label=move || page.texts().legend
            inner_html=move || legend_markup(page.atlas(), page.texts())
        ></section>
    }
}
