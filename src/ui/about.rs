//! What the report is, how it was read, all notes and sources.

use super::{context::Page, dialog::Dialog, later::once_here};
use crate::{markup::about_markup, state::Row, text::table_texts};
use leptos::prelude::*;

/// A button that opens the page about the report.
#[component]
pub(super) fn About() -> impl IntoView {
    let page = Page::expect();
    let is_open = RwSignal::new(false);
    let title = Signal::derive(move || table_texts(page.language_tag()).about.to_owned());
    let go = move |event: leptos::ev::MouseEvent| {
        if let Some(thing) = page.thing_of(&event) {
            is_open.set(false);
            page.go_to(Row::Thing(thing));
        }
    };
    view! {
        <button type="button" class="choice" data-about="" on:click=move |_| is_open.set(true)>{title}</button>
        <Dialog is_open=is_open title=title class="about">
            {once_here(page, move |later| {
                let content = move || (later.about)(page);
                view! { <div class="about-text" role="region" aria-label=title tabindex="0" inner_html=content on:click=go></div> }.into_any()
            })}
        </Dialog>
    }
}

/// What the page about the report says.
pub(super) fn markup(page: Page) -> String {
    about_markup(&page.desk(), table_texts(page.language_tag()))
}
