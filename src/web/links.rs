//! Links to other pages, in frames that may not open them.

use super::{
    Listener,
    browser::window,
    clipboard::copy_text,
    is_framed,
    part::{around, focus_first},
};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, MouseEvent};

/// Class of what shows an address.
const SHOWN: &str = "link-shown";

/// Follows the reader's clicks on links to other pages, where the frame's sandbox may keep these from opening. What `markup`
/// makes of the address is then shown after the link; its button copies the address, or selects it where that is refused, and
/// what `outcome` says of this is shown beside it. Does nothing in any other page.
pub fn on_blocked_link(
    mut markup: impl FnMut(&str) -> String + 'static,
    outcome: impl Fn(bool) -> &'static str + Copy + 'static,
) -> Option<Listener> {
    let document = window().filter(|_| is_framed() && has_opaque_origin())?.document()?;
    Some(Listener::from_target(&document, "click", move |event: MouseEvent| {
        if let Some(button) = around(&event, "[data-copy-address]") {
            copy_address(&button, outcome);
        } else if let Some(link) = around(&event, "a[target=_blank]") {
            // With a key held, a click is the browser's own.
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
            let address = link.get_attribute("href").filter(|_| is_plain).unwrap_or_default();
            if !address.is_empty() {
                event.prevent_default();
                if !opens(&address) {
                    show_after(&link, &markup(&address));
                }
            }
        }
    }))
}

/// Lets the address that is shown after a link, the first that a selector finds, be the one that it has now.
pub fn refresh_address(link: &str) {
    let document = window().and_then(|window| window.document());
    let link = document.and_then(|document| document.query_selector(link).ok().flatten());
    let shown = link.as_ref().and_then(Element::next_element_sibling);
    if let Some(shown) = shown.filter(|shown| shown.class_name() == SHOWN) {
        let address = link.and_then(|link| link.get_attribute("href"));
        let place = shown.query_selector("pre").ok().flatten();
        if let Some(place) = place.filter(|place| place.text_content() != address) {
            place.set_text_content(address.as_deref());
        }
    }
}

fn show_after(link: &Element, markup: &str) {
    let before = link.next_element_sibling();
    if let Some(before) = before.filter(|before| before.class_name() == SHOWN) {
        before.remove();
    }
    let _ = link.insert_adjacent_html("afterend", markup);
    // Which brings it into sight.
    if let Some(shown) = link.next_element_sibling() {
        focus_first(&shown);
    }
}

fn copy_address(button: &Element, outcome: impl Fn(bool) -> &'static str + 'static) {
    let Some(place) = button.previous_element_sibling() else { return };
    let said = button.next_element_sibling();
    copy_text(&place.text_content().unwrap_or_default(), move |is_copied| {
        let selection = window().and_then(|window| window.get_selection().ok()?);
        if let Some(selection) = selection.filter(|_| !is_copied) {
            let _ = selection.select_all_children(&place);
        }
        let words = outcome(is_copied);
        if let Some(said) = said {
            said.set_text_content(Some(words));
        }
    });
}

/// Whether the page is of no site, as in a sandboxed frame.
fn has_opaque_origin() -> bool {
    let origin = window().and_then(|window| Reflect::get(&window, &"origin".into()).ok());
    origin.is_some_and(|origin| origin == "null")
}

/// Opens a page, which then knows nothing of this one. Says whether it may.
fn opens(address: &str) -> bool {
    let opened = window().and_then(|window| window.open_with_url_and_target(address, "_blank").ok()?);
    if let Some(opened) = &opened {
        let _ = opened.set_opener(&JsValue::NULL);
    }
    opened.is_some()
}
