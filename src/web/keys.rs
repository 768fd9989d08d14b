//! Keys that work wherever the reader is on the page.

use super::{Listener, browser::window, has_dialog};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// `/`, Ctrl+K or Cmd+K.
    Search,
    /// `?`.
    Keys,
    /// Escape.
    Back,
}

/// Whether keys of one character work, in storage: absent, or `off`.
const STORED: &str = "heartland-single-keys";

thread_local! {
    static HAS_SINGLE: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether keys of one character work.
pub fn has_single_keys() -> bool {
    HAS_SINGLE.get().unwrap_or_else(|| {
        let storage = window().and_then(|window| window.local_storage().ok().flatten());
        let stored = storage.and_then(|storage| storage.get_item(STORED).ok().flatten());
        let has = stored.as_deref() != Some("off");
        HAS_SINGLE.set(Some(has));
        has
    })
}

/// Lets keys of one character work or not; kept for the next visit where the browser has storage.
pub fn let_single_keys(has: bool) {
    HAS_SINGLE.set(Some(has));
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = if has { storage.remove_item(STORED) } else { storage.set_item(STORED, "off") };
    }
}

/// Calls `handle` when a key asks for it: not while a dialog stands open or, but for Escape, a text is typed, and not where a part
/// of the page has used the key. The handler says whether it has used it.
pub fn on_shortcut(wanted: Shortcut, mut handle: impl FnMut() -> bool + 'static) -> Option<Listener> {
    Some(Listener::from_target(window()?.as_ref(), "keydown", move |event: KeyboardEvent| {
        if event.default_prevented() || asked_by(&event) != Some(wanted) {
            return;
        }
        if !has_dialog() && handle() {
            event.prevent_default();
        }
    }))
}

/// Whether a key is pressed with one that makes it the browser's or the system's.
pub fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a key is that of a Latin letter: by what it writes, or, where the keyboard writes other letters, by its place.
pub(super) fn is_letter(event: &KeyboardEvent, letter: &str, code: &str) -> bool {
    let key = event.key();
    key.eq_ignore_ascii_case(letter) || (!key.is_ascii() && event.code() == code)
}

fn asked_by(event: &KeyboardEvent) -> Option<Shortcut> {
    if event.alt_key() || event.is_composing() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // Where keys write something, or choose by the first letter.
    let is_typing = target.is_some_and(|target| {
        let is_written = target.matches("input, textarea, select, [contenteditable], [contenteditable] *");
        is_written.unwrap_or(false) && !target.matches("[type=range], [type=checkbox]").unwrap_or(false)
    });
    match (event.ctrl_key() || event.meta_key(), event.key().as_str()) {
        (true, _) if !is_typing && !event.shift_key() && is_letter(event, "k", "KeyK") => {
            Some(Shortcut::Search)
        }
        (false, "Escape") => Some(Shortcut::Back),
        (false, "/") if !is_typing && has_single_keys() => Some(Shortcut::Search),
        (false, "?") if !is_typing && has_single_keys() => Some(Shortcut::Keys),
        _ => None,
    }
}
