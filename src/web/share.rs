//! Ways out of the page: what the system shares with, and frames of the page itself.

use super::{Listener, browser::window, spawn};
use crate::embed::Frozen;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Event, ShareData};

/// Whether the system has a way of its own to share a link, as phones have.
pub fn can_share() -> bool {
    window()
        .is_some_and(|window| Reflect::has(&window.navigator(), &JsValue::from_str("share")).unwrap_or(false))
}

/// Opens the system's own way to share a link. A reader who changes their mind is no failure.
pub fn share(title: &str, address: &str) {
    let Some(window) = window().filter(|_| can_share()) else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    let ended = window.navigator().share_with_data(&data);
    spawn(async move {
        let _ = ended.await;
    });
}

/// The version of this page that never changes, where the build has made one (the link `#frozen`).
pub fn frozen() -> Option<Frozen> {
    let link = window()?.document()?.get_element_by_id("frozen")?;
    let read = |name: &str| link.get_attribute(name);
    Some(Frozen {
        page: read("href")?.trim_start_matches("./").to_owned(),
        helper: read("data-helper")?,
        integrity: read("data-integrity")?,
    })
}

/// Calls back when the server's policy has refused a frame in this page.
pub fn on_refused_frame(refused: impl Fn() + 'static) -> Option<Listener> {
    let document = window()?.document()?;
    Some(Listener::from_target(&document, "securitypolicyviolation", move |event: Event| {
        let directive = Reflect::get(&event, &JsValue::from_str("effectiveDirective")).ok();
        if directive.and_then(|directive| directive.as_string()).as_deref() == Some("frame-src") {
            refused();
        }
    }))
}
