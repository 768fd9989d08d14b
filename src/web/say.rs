//! The page's one live region: what has changed, for those who hear the page.

use super::{
    browser::window,
    frames::{later, next_frame},
};
use std::cell::{Cell, RefCell};
use web_sys::Element;

/// What a message is about. Of those about the same, the last is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What is selected.
    Selection,
    /// What of the map is shown.
    Map,
    /// What countries are shaded by.
    Shading,
    /// What a search or a filter has found.
    Found,
    /// What became of a wish: copied, refused, on its way.
    Outcome,
}

/// Milliseconds without another message after which those that wait are said.
const QUIET_MS: f64 = 250.0;

thread_local! {
    static WAITING: RefCell<Vec<(Topic, String)>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Says a text once nothing else has been said for a moment, together with what waits about other topics.
pub fn say(topic: Topic, text: &str) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|(other, _)| *other != topic);
        waiting.push((topic, text.to_owned()));
    });
    let count = COUNT.get().wrapping_add(1);
    COUNT.set(count);
    later(QUIET_MS, move || {
        if COUNT.get() == count {
            speak();
        }
    });
}

fn speak() {
    let texts: Vec<String> = WAITING.take().into_iter().map(|(_, text)| text).collect();
    let text = texts.join(" ");
    let find =
        |selector| -> Option<Element> { window()?.document()?.query_selector(selector).ok().flatten() };
    // What lies behind an open dialog is not heard.
    let Some(region) = find("dialog[open] [data-said]").or_else(|| find("[data-said]")) else { return };
    if region.text_content().as_deref() == Some(&text) {
        // The same again is no change.
        region.set_text_content(None);
        return next_frame(move |_| region.set_text_content(Some(&text)));
    }
    region.set_text_content(Some(&text));
}
