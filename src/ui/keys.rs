//! The keyboard: ways past the parts of the page, the list of keys, and Escape.

use super::{context::Page, dialog::Dialog, say::say};
use crate::{
    markup::keys_markup,
    state::Sheet,
    text::{KeyTexts, key_texts, search_texts, timeline_texts},
    web::{self, Shortcut},
};
use leptos::{ev::MouseEvent, prelude::*};

fn words(page: Page) -> &'static KeyTexts {
    key_texts(page.language_tag())
}

/// Links to the parts of the page, seen when the keyboard reaches them.
#[component]
pub(super) fn SkipLinks() -> impl IntoView {
    let page = Page::expect();
    let link = move |part: &'static str, id: &'static str, name: fn(Page) -> &'static str| {
        let go = move |event: MouseEvent| {
            event.prevent_default();
            // In a sheet that stands at its head it is folded away.
            if part == "dossier" && page.sheet.get_untracked() == Sheet::Peek {
                page.sheet.set(Sheet::Half);
                web::next_frame(move |_| web::focus_at(id));
            } else {
                web::focus_at(id);
            }
        };
        view! { <a class="skip" data-part=part href=id on:click=go>{move || name(page)}</a> }
    };
    view! {
        <nav class="skips" aria-label=say(move || words(page).skip)>
            {link("map", "#map", |page| page.texts().map)}
            {link("search", "#search", |page| search_texts(page.language_tag()).label)}
            {link("dossier", "#dossier", |page| page.texts().dossier)}
            {link("charts", "#charts", |page| page.texts().charts)}
            {link("timeline", "#timeline", |page| timeline_texts(page.language_tag()).title)}
        </nav>
    }
}

/// A button that opens the list of keys, and what the keys are.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let page = Page::expect();
    let is_open = RwSignal::new(false);
    let title = Signal::derive(move || words(page).keys.to_owned());
    let listeners = [
        web::on_shortcut(Shortcut::Keys, move || {
            is_open.set(true);
            true
        }),
        web::on_shortcut(Shortcut::Back, move || step_back(page)),
    ];
    StoredValue::new_local((listeners, web::keep_roving()));
    let has_single = page.has_single_keys;
    let choose = move |event| {
        has_single.set(event_target_checked(&event));
        web::let_single_keys(has_single.get_untracked());
    };
    view! {
        <button type="button" class="keys-open" data-keys="" aria-keyshortcuts=say(move || has_single.get().then_some("?")) on:click=move |_| is_open.set(true)>{title}</button>
        <Dialog is_open=is_open title=title class="keys">
            <div inner_html=move || keys_markup(words(page))></div>
            <label class="keys-single">
                <input type="checkbox" prop:checked=has_single on:change=choose/>
                {say(move || words(page).single)}
            </label>
        </Dialog>
    }
}

/// One step back: preview, a sheet that stands high, selection, the view that the map opens with. Says whether there was one.
fn step_back(page: Page) -> bool {
    if page.hover.get_untracked().is_some() {
        page.hover.set(None);
        return true;
    }
    if page.has_shown() {
        if page.is_sheet.get_untracked() && page.sheet.get_untracked() == Sheet::Full {
            page.sheet.set(Sheet::Half);
        } else {
            page.let_go();
        }
        return true;
    }
    let has_moved = page.view.get_untracked().is_some();
    if has_moved {
        page.go_to_view(None);
    }
    has_moved
}
