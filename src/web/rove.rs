//! Parts with many buttons that are one stop of the Tab key: arrows move within. Such a part carries `data-rove`.

use super::{Listener, browser::window};
use crate::geo::{Direction, Screen};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};

const PART: &str = "[data-rove]";
const STOP: &str = "[tabindex=\"0\"]";
const ITEM: &str = "button, summary";
const SHOWN: &str = "button:not([hidden]), summary";

/// Sees to all parts of the page that are there or will be. What the keyboard has reached becomes its part's stop.
pub fn keep_roving() -> Option<[Listener; 2]> {
    let window = window()?;
    let entered = |event: FocusEvent| {
        if let Some((part, item)) = around(&event) {
            make_stop(&part, &item);
        }
    };
    // Before the map hears of the key, which it would move by.
    let pressed = |event: KeyboardEvent| {
        if let Some((part, item)) = around(&event) {
            rove(&part, &item, &event);
        }
    };
    Some([
        Listener::from_target(window.as_ref(), "focusin", entered),
        Listener::before_target(window.as_ref(), "keydown", pressed),
    ])
}

fn around(event: &web_sys::Event) -> Option<(Element, HtmlElement)> {
    let item: HtmlElement = event.target()?.dyn_into().ok()?;
    let part = item.closest(PART).ok().flatten().filter(|_| item.matches(ITEM).unwrap_or(false))?;
    Some((part, item))
}

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
    if button.get_attribute("tabindex").as_deref() == Some("0") {
        return;
    }
    if let Ok(others) = part.query_selector_all("[tabindex=\"0\"], button:not([tabindex]), summary:not([tabindex])") {
        let others = (0..others.length()).filter_map(|index| others.item(index)?.dyn_into::<Element>().ok());
        for other in others.filter(|other| other.matches(ITEM).unwrap_or(false)) {
            let _ = other.set_attribute("tabindex", "-1");
        }
    }
    let _ = button.set_attribute("tabindex", "0");
}

/// Moves the focus by an arrow key to the nearest button on that side, by Home and End to the first and the last, by Page Up
/// and Page Down to the one before and after; any other key is left alone.
fn rove(part: &Element, here: &HtmlElement, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    let direction = Direction::from_key(&key);
    if direction.is_none() && !matches!(key.as_str(), "Home" | "End" | "PageUp" | "PageDown") {
        return;
    }
    let Ok(list) = part.query_selector_all(SHOWN) else { return };
    event.prevent_default();
    event.stop_propagation();
    let mut buttons: Vec<HtmlElement> =
        (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect();
    // What folds away has no place.
    buttons.retain(|button| button.offset_parent().is_some());
    let place = buttons.iter().position(|button| button == here);
    let next = match (direction, key.as_str()) {
        (Some(direction), _) => direction.nearest(middle_of(here), buttons.iter().map(middle_of)),
        (None, "Home") => Some(0),
        (None, "End") => buttons.len().checked_sub(1),
        (None, "PageUp") => place.and_then(|place| place.checked_sub(1)),
        _ => place.map(|place| place + 1),
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
