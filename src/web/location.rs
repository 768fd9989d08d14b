//! The page's address.

use super::{Listener, browser::window, is_framed};
use wasm_bindgen::JsValue;
use web_sys::{Event, UrlSearchParams};

/// Whether a new address is a step that Back takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Push {
    /// It is.
    Step,
    /// It takes the place of the one before.
    Replace,
}

/// The decoded pairs of the address's query, in order.
pub fn read_query() -> Vec<(String, String)> {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(params) = UrlSearchParams::new_with_str(&search) else { return Vec::new() };
    let mut pairs = Vec::new();
    for entry in params.entries() {
        let Ok(entry) = entry else { continue };
        let entry = js_sys::Array::from(&entry);
        if let (Some(key), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            pairs.push((key, value));
        }
    }
    pairs
}

/// The whole address.
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Puts the pairs into the address. In a frame the host's history is left alone: the address is always replaced. A frame that
/// may not touch its history keeps its old address.
pub fn write_query(pairs: &[(String, String)], push: Push) {
    let (Some(window), Ok(params)) = (window(), UrlSearchParams::new()) else { return };
    for (key, value) in pairs {
        params.append(key, value);
    }
    let query = String::from(params.to_string()).replace("%2C", ",");
    let (path, hash) =
        (window.location().pathname().unwrap_or_default(), window.location().hash().unwrap_or_default());
    let search = if query.is_empty() { String::new() } else { format!("?{query}") };
    let current = window.location().search().unwrap_or_default();
    if current == search {
        return;
    }
    let address = if search.is_empty() { format!("{path}{hash}") } else { format!("{search}{hash}") };
    let Ok(history) = window.history() else { return };
    let _ = if push == Push::Step && !is_framed() {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// Calls `handle` when the reader goes back or forward.
pub fn on_back(mut handle: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::from_target(window()?.as_ref(), "popstate", move |_: Event| handle()))
}
