//! The search: a field in the head of the page, and the list of what it finds.

#![allow(clippy::too_many_lines, reason = "one component: a field, its keys and its list")]

use super::{
    context::Page,
    later::Later,
    said::tell,
    say::{effect, say},
};
use crate::{
    markup::option_id,
    search::{Hits, Index},
    text::{SearchTexts, search_texts},
    web::{self, Shortcut, Topic},
};
use leptos::{ev, html, prelude::*};

/// The field. The index is made when it is first asked for.
#[component]
pub(super) fn Search() -> impl IntoView {
    let page = Page::expect();
    let index = StoredValue::new(None::<(u32, Index)>);
    let (asked, is_open) = (RwSignal::new(String::new()), RwSignal::new(false));
    let active = RwSignal::new(None::<usize>);
    let field = NodeRef::<html::Input>::new();
    let list = NodeRef::<html::Div>::new();
    let has_slash = move || page.has_single_keys.get();
    let words = move || -> &'static SearchTexts { search_texts(page.language_tag()) };
    let load_names = move || web::spawn(page.arrivals.load_names());
    // Of what has arrived: made anew when more has.
    let make_index = move |later: &Later| {
        let count = page.arrivals.count();
        index.update_value(|index| {
            if index.as_ref().is_none_or(|(made_of, _)| *made_of != count) {
                *index = Some((count, (later.index)(page.atlas())));
            }
        });
    };
    let hits = Memo::new(move |_| {
        let text = asked.get();
        if text.trim().is_empty() {
            return Hits::default();
        }
        let Some(later) = page.arrivals.later() else { return Hits::default() };
        make_index(later);
        index.with_value(|index| {
            index.as_ref().map(|(_, index)| (later.find)(index, &text)).unwrap_or_default()
        })
    });
    // Enter before there was anything to choose from: the first that is found is meant.
    let is_awaited = RwSignal::new(false);
    let close = move || {
        is_open.set(false);
        asked.set(String::new());
        active.set(None);
        is_awaited.set(false);
        if let Some(field) = field.get_untracked() {
            field.set_value("");
        }
    };
    let choose = move |at: usize| {
        let Some(hit) = hits.with_untracked(|hits: &Hits| hits.list.get(at).copied()) else { return };
        close();
        page.go_to(hit.row);
    };
    effect(move || {
        if is_awaited.get() && hits.with(|hits: &Hits| !hits.list.is_empty()) {
            choose(0);
        }
    });
    // What was marked in another list.
    effect(move || {
        hits.track();
        active.set(None);
    });
    let go = move |at: Option<usize>| {
        active.set(at);
        if let Some(list) = list.get_untracked() {
            web::mark_option(&list, at.map(option_id).as_deref());
        }
    };
    // Nothing more is to come that could be found.
    let is_searched = move || {
        untrack(|| {
            page.arrivals.later().is_some() && page.arrivals.words_of_names(page.language_tag()).is_none()
        })
    };
    let on_key = move |event: ev::KeyboardEvent| {
        // The keys of a word half composed are the input method's.
        if event.is_composing() {
            return;
        }
        let count = hits.with_untracked(|hits| hits.list.len());
        let now = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => go(Some(now.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => go(Some(now.map_or(count - 1, |at| (at + count - 1) % count))),
            // The first result is what Enter means as long as no other is chosen.
            "Enter" if count > 0 => choose(now.unwrap_or(0)),
            "Enter" => is_awaited.set(!is_searched()),
            "Escape" => {
                // A field that fills the head of a phone gives it back; elsewhere the keyboard stays.
                let is_left = asked.with_untracked(String::is_empty) || !web::is_wide();
                close();
                if let Some(field) = field.get_untracked().filter(|_| is_left) {
                    let _ = field.blur();
                }
            }
            _ => return,
        }
        event.stop_propagation();
        event.prevent_default();
    };
    StoredValue::new_local(web::on_shortcut(Shortcut::Search, move || {
        // In a frame without a search it is not laid out.
        let Some(field) = field.get_untracked().filter(|field| field.offset_parent().is_some()) else {
            return false;
        };
        let _ = field.focus();
        field.select();
        true
    }));
    let is_listed = move || is_open.get() && asked.with(|asked| !asked.trim().is_empty());
    // Nothing is found yet, and names to look through are still to come.
    let unknown = move || {
        let is_empty = hits.with(|hits| hits.list.is_empty());
        page.arrivals.words_of_names(page.language_tag()).filter(|_| is_empty)
    };
    // What is to be said of them, and they.
    let note = move || {
        if !is_listed() {
            return String::new();
        }
        let Some(later) = page.arrivals.later() else {
            return page.arrivals.words_of_code(page.language_tag()).to_owned();
        };
        if let Some(words) = unknown() {
            return words.to_owned();
        }
        asked.with(|asked| hits.with(|hits| (later.results_note)(&page.desk(), words(), asked.trim(), hits)))
    };
    let content = move || {
        let later = page.arrivals.later().filter(|_| is_listed());
        later.map(|later| hits.with(|hits| (later.results)(&page.desk(), words(), hits))).unwrap_or_default()
    };
    let said = move || {
        let count = hits.with(|hits| hits.list.len());
        let note = note();
        if count == 0 || !is_listed() {
            return note;
        }
        [&note, " ", &page.texts().plural(&words().count, count)].concat().trim().to_owned()
    };
    tell(Topic::Found, said);
    StoredValue::new_local(web::follow_screen_keyboard());
    view! {
        <div
            class="search"
            role="search"
            data-view="search"
            data-part="search"
            data-open=say(move || is_open.get().then_some(""))
            on:focusout=move |event| {
                if !web::goes_within(&event) {
                    is_open.set(false);
                    is_awaited.set(false);
                    active.set(None);
                }
            }
        >
            <div class="search-box">
                <input
                    type="text"
                    class="search-field"
                    id="search"
                    role="combobox"
                    node_ref=field
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-autocomplete="list"
                    aria-controls="search-list"
                    aria-keyshortcuts=say(move || if has_slash() { "/ Control+K Meta+K" } else { "Control+K Meta+K" })
                    aria-expanded=say(move || if is_listed() { "true" } else { "false" })
                    aria-activedescendant=say(move || active.get().map(option_id))
                    aria-label=say(move || words().label)
                    placeholder=say(move || words().placeholder)
                    on:focus=move |_| {
                        is_open.set(true);
                        load_names();
                        // While the reader thinks of what to type.
                        web::later(30.0, move || page.arrivals.when_code_is_here(move |later| untrack(|| make_index(later))));
                    }
                    on:input=move |event| {
                        active.set(None);
                        is_awaited.set(false);
                        is_open.set(true);
                        // A tool may write here without a key or a click, which everything else waits for.
                        load_names();
                        asked.set(event_target_value(&event));
                    }
                    on:keydown=on_key
                />
                <kbd class="search-key" aria-hidden="true" hidden=say(move || !has_slash())>"/"</kbd>
                <button
                    type="button"
                    class="search-close"
                    aria-label=say(move || words().close)
                    hidden=say(move || !is_open.get())
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| {
                        // The button goes away.
                        if let Some(field) = field.get_untracked() {
                            let _ = field.focus();
                        }
                        close();
                    }
                >
                    "×"
                </button>
            </div>
            <div
                class="search-results"
                id="search-results"
                node_ref=list
                hidden=say(move || !is_listed())
                // The field keeps the keyboard.
                on:mousedown=|event| event.prevent_default()
                on:click=move |event| {
                    if let Some(at) = web::option_of(&event) {
                        choose(at);
                    }
                }
            >
                <p class="search-none">{say(note)}</p>
                <div class="search-list" id="search-list" role="listbox" aria-label=say(move || words().results) inner_html=content></div>
            </div>
        </div>
    }
}
