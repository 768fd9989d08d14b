//! Parts with many buttons that are one stop of the Tab key: arrows move within.

use crate::geo::{Direction, Screen};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

const STOP: &str = "[tabindex=\"0\"]";
const SHOWN: &str = "button:not([hidden])";

/// Sees to it that exactly one button of the part that is shown is a stop of the Tab key.
pub fn keep_stop(part: &Element) {
    let stop = part.query_selector(STOP).ok().flatten();
    if stop.as_ref().is_some_and(|stop| !stop.has_attribute("hidden")) {
        return;
    }
    if let Some(shown) = part.query_selector(SHOWN).ok().flatten() {
        make_stop(part, &shown);
    }
}

/// Makes a button the part's stop of the Tab key.
pub fn make_stop(part: &Element, button: &Element) {
    if let Ok(Some(before)) = part.query_selector(STOP) {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = button.set_attribute("tabindex", "0");
}

/// Moves the focus by an arrow key to the nearest button on that side, by Home and End to the first and the last; any other
/// key is left alone.
pub fn rove(part: &Element, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    let direction = Direction::from_key(&key);
    if direction.is_none() && key != "Home" && key != "End" {
        return;
    }
    let here = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let (Some(here), Ok(list)) = (here, part.query_selector_all(SHOWN)) else { return };
    event.prevent_default();
    event.stop_propagation();
    let mut buttons: Vec<HtmlElement> =
        (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect();
    let next = match direction {
        Some(direction) => direction.nearest(middle_of(&here), buttons.iter().map(middle_of)),
        None if key == "Home" => Some(0),
        None => buttons.len().checked_sub(1),
    };
    if let Some(next) = next.filter(|next| *next < buttons.len()) {
        let next = buttons.swap_remove(next);
        make_stop(part, &next);
        let _ = next.focus();
    }
}

fn middle_of(element: &HtmlElement) -> Screen {
    let bounds = element.get_bounding_client_rect();
    Screen { x: bounds.x() + bounds.width() / 2.0, y: bounds.y() + bounds.height() / 2.0 }
}
