//! Text for the clipboard, by the way that is allowed.

use super::browser::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies a text and tells `done` whether it could. Frames without the permission fall back to the copy command, and where
/// that is refused too, nothing is copied.
pub fn copy_text(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = window()
        .and_then(|window| js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok())
        .and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok());
    let Some(clipboard) = clipboard else { return done(copy_by_command(text)) };
    let owned = text.to_owned();
    let promise = clipboard.write_text(text);
    let settled = Closure::once_into_js(move |is_refused: bool| done(!is_refused || copy_by_command(&owned)));
    // One closure for both ends: the first frees it.
    let bound = |is_refused: bool| {
        let settle: &js_sys::Function = settled.unchecked_ref();
        settle.bind1(&JsValue::NULL, &JsValue::from_bool(is_refused))
    };
    let then = js_sys::Reflect::get(&promise, &JsValue::from_str("then"));
    if let Ok(then) = then.and_then(JsCast::dyn_into::<js_sys::Function>) {
        let _ = then.call2(&promise, &bound(false), &bound(true));
    }
}

fn copy_by_command(text: &str) -> bool {
    let Some(document) = window().and_then(|window| window.document()) else { return false };
    let Ok(document) = document.dyn_into::<HtmlDocument>() else { return false };
    // Inside an open dialog, for nothing outside it can have the focus.
    let open = document.query_selector("dialog[open]").ok().flatten();
    let Some(home) = open.or_else(|| document.body().map(JsCast::unchecked_into)) else { return false };
    let area = document.create_element("textarea").ok();
    let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else { return false };
    let before = document.active_element();
    area.set_value(text);
    area.set_class_name("visually-hidden");
    let _ = home.append_child(&area);
    area.select();
    let is_copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before.and_then(|before| before.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = before.focus();
    }
    is_copied
}
