//! The dossier on the page.

use super::context::Page;
use crate::{
    dossier::dossier_of,
    markup::{dossier_markup, welcome_markup},
    web,
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};

/// The panel beside the map.
#[component]
pub(super) fn DossierView() -> impl IntoView {
    let page = Page::expect();
    let panel = NodeRef::<html::Section>::new();
    Effect::new(move |before: Option<Option<Thing>>| {
        let selection = page.selection.get();
        // In the next frame, which lays the page out anyway: asked for at once, the browser would do so twice.
        if before.is_some_and(|before| before != selection) {
            web::next_frame(move |_| {
                if let Some(panel) = panel.get_untracked() {
                    panel.set_scroll_top(0);
                }
            });
        }
        selection
    });
    let content = move || {
        let desk = page.desk();
        match page.selection.get().and_then(|thing| dossier_of(&desk, thing)) {
            Some(dossier) => dossier_markup(&desk, &dossier),
            None => welcome_markup(&desk),
        }
    };
    view! {
        <section
            class="dossier"
            data-view="dossier"
            data-part="dossier"
            node_ref=panel
            tabindex="0"
            aria-label=move || page.texts().dossier
            inner_html=content
            on:click=move |event| {
                let thing = page.thing_of(&event);
                if thing.is_some() || web::is_close(&event) {
                    page.selection.set(thing);
                    // What was clicked goes away; the keyboard stays in the dossier.
                    if let Some(panel) = panel.get_untracked() {
                        let _ = panel.focus();
                    }
                }
            }
            on:pointerover=move |event| page.hover.set(page.thing_of(&event))
            on:pointerleave=move |_| page.hover.set(None)
        ></section>
    }
}
