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
    pairs_of(&search)
}

/// The decoded pairs of a query, in order.
pub fn pairs_of(query: &str) -> Vec<(String, String)> {
    let Ok(params) = UrlSearchParams::new_with_str(query) else { return Vec::new() };
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

/// A query in the spelling of addresses, without its question mark.
pub fn query_text(pairs: &[(String, String)]) -> String {
    let Ok(params) = UrlSearchParams::new() else { return String::new() };
    for (key, value) in pairs {
        params.append(key, value);
    }
    String::from(params.to_string()).replace("%2C", ",")
}

/// The address of the page without query and fragment.
pub fn page_address() -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Puts the pairs into the address. In a frame the host's history is left alone: the address is always replaced. A frame that
/// may not touch its history keeps its old address.
pub fn write_query(pairs: &[(String, String)], push: Push) {
    let Some(window) = window() else { return };
    let query = query_text(pairs);
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
