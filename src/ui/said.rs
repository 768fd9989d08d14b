//! What the page says to those who hear it.

use super::{context::Page, say::effect_since};
use crate::{
    dossier::{counted, dossier_of_row},
    text::{fill, sentence_texts},
    web::{self, Topic},
};
use heartland_data::model::Language;
use leptos::prelude::*;

/// Says what a text has become; nothing about what it is at first, in another language, or when it is empty.
pub(super) fn tell(topic: Topic, text: impl Fn() -> String + 'static) {
    follow(topic, Box::new(text));
}

#[inline(never)]
fn follow(topic: Topic, text: Box<dyn Fn() -> String>) {
    let page = Page::expect();
    effect_since(move |before: Option<(Language, String)>| {
        let (language, now) = (page.language.get(), text());
        if !now.is_empty() && before.is_some_and(|before| before.0 == language && before.1 != now) {
            web::say(topic, &now);
        }
        (language, now)
    });
}

/// The one place that screen readers are told changes from, on the page and in each dialog over it.
#[component]
pub(super) fn Said() -> impl IntoView {
    view! { <p class="visually-hidden" role="status" data-said=""></p> }
}

/// Says what is selected.
pub(super) fn tell_selection(page: Page) {
    effect_since(move |before: Option<_>| {
        let now = (page.selection.get(), page.shown.get());
        if before.is_some_and(|before| before != now) {
            let text = untrack(|| selected(page));
            web::say(Topic::Selection, &text);
        }
        now
    });
}

fn selected(page: Page) -> String {
    let (desk, words) = (page.desk(), sentence_texts(page.language_tag()));
    let selected = |name: &str, text: &str| fill(words.selected, &[("name", name), ("text", text)]);
    if let Some(thing) = page.selection.get() {
        return selected(page.name(thing), &counted(&desk, thing));
    }
    let shown = page.shown.get().and_then(|row| dossier_of_row(&desk, row));
    shown.map_or_else(|| words.unselected.to_owned(), |dossier| selected(&dossier.title, &dossier.sentence))
}
