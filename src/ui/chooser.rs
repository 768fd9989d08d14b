//! Which of several routes under a click is meant.

use super::{
    context::Page,
    say::{effect, say},
};
use crate::{
    geo::{Decimals, Screen},
    web,
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};

/// What there is to choose from, and where the reader clicked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    things: Vec<Thing>,
    at: Screen,
}

impl Choice {
    /// `None` of nothing.
    pub(super) fn from_click(things: Vec<Thing>, at: Screen) -> Option<Self> {
        (!things.is_empty()).then_some(Self { things, at })
    }
}

/// A list at the place of the click; the first entry has the keyboard. Escape, and leaving the list, close it; the map gets the keyboard back.
pub(super) fn chooser(page: Page) -> AnyView {
    let choice = page.choice;
    let list = NodeRef::<html::Ul>::new();
    effect(move || {
        if let Some(list) = list.get().filter(|_| choice.with(Option::is_some)) {
            web::after_presented(move || web::focus_first(&list));
        }
    });
    let choose = move |thing: Option<Thing>| {
        choice.set(None);
        page.hover.set(None);
        if thing.is_some() {
            page.select(thing);
        }
        web::focus_map();
    };
    let entry = move |thing: Thing| {
        let (_, id) = page.key(thing);
        view! {
            <li>
                <button
                    type="button"
                    class="chooser-entry"
                    data-option=id
                    on:click=move |_| choose(Some(thing))
                    on:pointerenter=move |_| page.hover.set(Some(thing))
                    on:focus=move |_| page.hover.set(Some(thing))
                >
                    {page.name(thing)}
                </button>
            </li>
        }
    };
    let shown = move || {
        let Choice { things, at } = choice.get()?;
        Some(view! {
            <div class="chooser-place" style:--x=format!("{}px", Decimals(at.x, 1)) style:--y=format!("{}px", Decimals(at.y, 1))>
            <div
                class="chooser"
                data-view="chooser"
                role="group"
                aria-label=say(move || page.texts().choose_route)
                // Not every browser gives a button the keyboard when it is pressed; the entry that has it keeps it.
                on:mousedown=|event| event.prevent_default()
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        choose(None);
                    }
                }
                on:focusout=move |event| {
                    if !web::goes_within(&event) {
                        choice.set(None);
                        page.hover.set(None);
                    }
                }
            >
                <p class="chooser-title">{page.texts().choose_route}</p>
                <ul class="chooser-list" node_ref=list>{things.into_iter().map(entry).collect_view()}</ul>
            </div>
            </div>
        })
    };
    shown.into_any()
}
