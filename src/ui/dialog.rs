//! A dialog over the page: the browser's own, so that focus stays within and returns, and Escape closes it.

use super::{
    context::Page,
    said::Said,
    say::{effect, say},
};
use crate::web;
use leptos::{html, prelude::*};

/// Shows its children while `is_open`; they are made when it opens and dropped when it closes.
#[component]
pub(super) fn Dialog(
    /// Whether it stands open; closing it by any means sets this to `false`.
    is_open: RwSignal<bool>,
    /// Heading and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Class of the dialog beside `dialog`.
    class: &'static str,
    /// What it shows.
    children: ChildrenFn,
) -> impl IntoView {
    let page = Page::expect();
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = dialog.get() {
            if is_open.get() {
                web::show_modal(&dialog);
            } else {
                dialog.close();
            }
        }
    });
    // A press behind the content and its release there; a text may be selected from within beyond its edge.
    let is_pressed_behind = StoredValue::new(false);
    let content = move || is_open.get().then(|| view! { {children()} <Said/> }.into_any());
    view! {
        <dialog
            class=format!("dialog {class}")
            node_ref=dialog
            aria-label=say(move || title.get())
            on:close=move |_| is_open.set(false)
            on:pointerdown=move |event| is_pressed_behind.set_value(web::is_own_target(&event))
            on:click=move |event| {
                // The dialog itself is what lies behind its content.
                if web::is_own_target(&event) && is_pressed_behind.get_value() {
                    is_open.set(false);
                }
            }
        >
            <div class="dialog-sheet">
                <div class="dialog-head">
                    <h2>{say(move || title.get())}</h2>
                    <button type="button" class="dialog-close" on:click=move |_| is_open.set(false)>
                        {say(move || page.texts().close)}
                    </button>
                </div>
                <div class="dialog-body">{content}</div>
            </div>
        </dialog>
    }
}
