//! Title, citation, search, and the choices; where the page is narrow, these are behind a summary.

use super::{
    about::About,
    context::Page,
    say::{effect, effect_since, say},
    search::Search,
    share::Share,
    tables::Tables,
};
use crate::{
    state::Theme,
    text::{fill, key_texts, texts},
    web,
};
use heartland_data::model::Language;
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// The head of the page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let page = Page::expect();
    let reads = move || {
        let citation = page.atlas().report.citation.get(page.language.get());
        fill(page.texts().reads, &[("citation", citation)])
    };
    let more = NodeRef::<html::Details>::new();
    let close = move |event: KeyboardEvent| {
        if let Some(more) = more.get_untracked()
            && more.open()
            && event.key() == "Escape"
            && !page.is_wide.get_untracked()
            && !web::has_focus("dialog")
        {
            event.stop_propagation();
            more.set_open(false);
            web::focus_summary(&more);
        }
    };
    let close_more = move || {
        if let Some(more) = more.get_untracked().filter(|_| !page.is_wide.get_untracked()) {
            more.set_open(false);
        }
    };
    // What one of the dialogs has led to is seen.
    effect_since(move |before: Option<_>| {
        let now = (page.selection.get(), page.shown.get());
        if before.is_some_and(|before| before != now) {
            // Once the dialog that has led there is closed; one that stays open would be out of sight, and in the way.
            web::after_frame(move || {
                if !web::has_dialog() {
                    close_more();
                }
            });
        }
        now
    });
    let press = StoredValue::new_local(None);
    effect(move || {
        let Some(part) = more.get() else { return };
        press.set_value(web::on_press_outside(&part, close_more));
    });
    view! {
        <header class="head">
            <h1 class="head-title">{page.texts().product}</h1>
            <p class="head-reads" title=reads>{reads}</p>
            <Search/>
            <details class="head-more" node_ref=more open=say(move || page.is_wide.get()) on:keydown=close>
                <summary>{say(move || key_texts(page.language_tag()).more)}</summary>
                <div class="head-choices">
                    <Tables/>
                    <About/>
                    <Share/>
                    <Languages/>
                    <Themes/>
                </div>
            </details>
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
                aria-pressed=say(pressed)
                on:click=move |_| page.language_asked.set(Some(language))
            >
                {texts(tag).language_name}
            </button>
        }
    });
    view! {
        <div class="choices" role="group" data-rove="" aria-label=say(move || page.texts().language)>
            {buttons.collect_view()}
        </div>
    }
}

pub(super) fn theme_name(page: Page, theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => page.texts().theme_auto,
        Theme::Light => page.texts().theme_light,
        Theme::Dark => page.texts().theme_dark,
    }
}

#[component]
fn Themes() -> impl IntoView {
    let page = Page::expect();
    let options = Theme::ALL.into_iter().map(|theme| {
        view! {
            <option value=theme.as_str() prop:selected=move || page.theme.get() == theme>
                {say(move || theme_name(page, theme))}
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
            <span class="visually-hidden">{say(move || page.texts().theme)}</span>
            <select on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
