//! A button that copies a text, and says whether it could.

use super::{context::Page, said::tell, say::say};
use crate::web::{self, Topic};
use leptos::prelude::*;

/// Copies what `text` gives at the moment of the click. A refused clipboard, as in many frames, is said.
#[component]
pub(super) fn CopyButton(
    /// The text to copy.
    #[prop(into)]
    text: Callback<(), String>,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let page = Page::expect();
    // `None` until a try has ended.
    let is_copied = RwSignal::new(None::<bool>);
    let said = move || match is_copied.get() {
        None => "",
        Some(true) => page.texts().copied,
        Some(false) => page.texts().copy_refused,
    };
    tell(Topic::Outcome, move || said().to_owned());
    view! {
        <span class="copy">
            <button type="button" class="quiet-button" on:click=move |_| {
                is_copied.set(None);
                web::copy_text(&text.run(()), move |is_done| is_copied.set(Some(is_done)));
            }>
                {say(move || label.get())}
            </button>
            <span class="copy-said">{said}</span>
        </span>
    }
}
