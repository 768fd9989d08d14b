//! What the search needs of the browser: the list of its results.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The number of the option that an event is about.
pub fn option_of(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-option]").ok().flatten()?.get_attribute("data-option")?.parse().ok()
}

/// Marks one option of a list as the active one, and no other, and brings it into view.
pub fn mark_option(list: &Element, id: Option<&str>) {
    if let Ok(Some(before)) = list.query_selector("[aria-selected=true]") {
        let _ = before.set_attribute("aria-selected", "false");
    }
    let option = id.and_then(|id| list.query_selector(&format!("#{id}")).ok().flatten());
    if let Some(option) = option {
        let _ = option.set_attribute("aria-selected", "true");
        scroll_within(list, &option);
    }
}

/// Scrolls a list, and nothing around it, until an element in it is seen.
fn scroll_within(list: &Element, element: &Element) {
    let (list_box, element_box) = (list.get_bounding_client_rect(), element.get_bounding_client_rect());
    let above = element_box.top() - list_box.top();
    let below = element_box.bottom() - list_box.bottom();
    if above < 0.0 {
        list.set_scroll_top(list.scroll_top() + above.floor() as i32);
    } else if below > 0.0 {
        list.set_scroll_top(list.scroll_top() + below.ceil() as i32);
    }
}
