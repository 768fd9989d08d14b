//! Title, citation, language and theme.

use super::{about::About, context::Page, search::Search, share::Share, tables::Tables};
use crate::{
    state::Theme,
    text::{fill, texts},
};
use heartland_data::model::Language;
use leptos::prelude::*;

/// The head of the page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let page = Page::expect();
    let reads = move || {
        let citation = page.atlas().report.citation.get(page.language.get());
        fill(page.texts().reads, &[("citation", citation)])
    };
    view! {
        <header class="head">
            <h1 class="head-title">{page.texts().product}</h1>
            <p class="head-reads" title=reads>{reads}</p>
            <Search/>
            <div class="head-choices">
                <Tables/>
                <About/>
                <Share/>
                <Languages/>
                <Themes/>
            </div>
        </header>
    }
}

/// One button a language, each in its own.
#[component]
fn Languages() -> impl IntoView {
    let page = Page::expect();
    let buttons = page.atlas().report.languages.iter().enumerate().map(|(index, tag)| {
        let language = Language(index as u8);
        let pressed = move || if page.language.get() == language { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="choice"
                lang=tag.to_string()
                aria-pressed=pressed
                on:click=move |_| page.language_asked.set(Some(language))
            >
                {texts(tag).language_name}
            </button>
        }
    });
    view! {
        <div class="choices" role="group" aria-label=move || page.texts().language>
            {buttons.collect_view()}
        </div>
    }
}

#[component]
fn Themes() -> impl IntoView {
    let page = Page::expect();
    let name = move |theme: Theme| match theme {
        Theme::Auto => page.texts().theme_auto,
        Theme::Light => page.texts().theme_light,
        Theme::Dark => page.texts().theme_dark,
    };
    let options = Theme::ALL.into_iter().map(|theme| {
        view! {
            <option value=theme.as_str() selected=move || page.theme.get() == theme>
                {move || name(theme)}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(theme) = Theme::from_spelling(&event_target_value(&event)) {
            page.theme.set(theme);
        }
    };
    view! {
        <label class="theme">
            <span class="visually-hidden">{move || page.texts().theme}</span>
            <select on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
