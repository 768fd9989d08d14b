//! Parts with many buttons that are one stop of the Tab key: arrows move within, to the nearest on their side. Such a part
//! carries `data-rove`; in one with `data-rove="list"` they go up and down in order.

use super::{Listener, browser::window, keys::has_modifier};
use crate::geo::{Direction, Screen};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, NodeList};

const PART: &str = "[data-rove]";
const STOP: &str = "[tabindex=\"0\"]";
const SHOWN: &str = "button:not([hidden]), summary";

/// Where a key leads within a part.
#[derive(Clone, Debug)]
enum Step {
    Towards(Direction),
    First,
    Last,
    Before,
    After,
    /// To the next whose name begins with this letter, in small letters.
    Named(String),
}

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
        if event.key() == "Tab" {
            mend_stops();
        } else if let Some((part, item)) = around(&event) {
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
    let part =
        item.closest(PART).ok().flatten().filter(|_| item.matches("button, summary").unwrap_or(false))?;
    Some((part, item))
}

/// Sees to it that exactly one button of the part that is shown is a stop of the Tab key. What hides it otherwise than by
/// `hidden` is not seen.
pub fn keep_stop(part: &Element) {
    let stop = part.query_selector(STOP).ok().flatten();
    if stop.as_ref().is_some_and(|stop| !stop.has_attribute("hidden")) {
        return;
    }
    if let Some(shown) = part.query_selector(SHOWN).ok().flatten() {
        make_stop(part, &shown);
    }
}

/// Where a part's stop has been hidden since, by itself or with what it lies in, the first button that is seen takes its place.
fn mend_stops() {
    let parts =
        window().and_then(|window| window.document()).and_then(|page| page.query_selector_all(PART).ok());
    for part in parts.iter().flat_map(elements) {
        let stops = part.query_selector_all(STOP).ok();
        if stops.iter().flat_map(elements).all(|stop| is_folded(&stop))
            && let Some(shown) = buttons_of(&part).into_iter().next()
        {
            make_stop(&part, &shown);
        }
    }
}

fn elements(list: &NodeList) -> impl Iterator<Item = HtmlElement> {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}

/// Buttons of a part that are seen.
fn buttons_of(part: &Element) -> Vec<HtmlElement> {
    let shown = part.query_selector_all(SHOWN).ok();
    shown.iter().flat_map(elements).filter(|button| !is_folded(button)).collect()
}

/// Makes a button the part's stop of the Tab key.
pub fn make_stop(part: &Element, button: &Element) {
    if button.get_attribute("tabindex").as_deref() == Some("0") {
        return;
    }
    if let Ok(others) =
        part.query_selector_all("[tabindex=\"0\"], button:not([tabindex]), summary:not([tabindex])")
    {
        for other in elements(&others).filter(|other| other.matches("button, summary").unwrap_or(false)) {
            let _ = other.set_attribute("tabindex", "-1");
        }
    }
    let _ = button.set_attribute("tabindex", "0");
}

/// Moves the focus by an arrow key to the nearest button on that side, by Home and End to the first and the last, by Page Up
/// and Page Down, or arrows in a list, to the one before and after, by a letter to the next with such a name; any other key is
/// left alone.
fn rove(part: &Element, here: &HtmlElement, event: &KeyboardEvent) {
    if has_modifier(event) {
        return;
    }
    let key = event.key();
    let is_list = part.get_attribute("data-rove").as_deref() == Some("list");
    let step = match key.as_str() {
        "Home" => Step::First,
        "End" => Step::Last,
        "PageUp" if !is_list => Step::Before,
        "PageDown" if !is_list => Step::After,
        "ArrowUp" | "ArrowLeft" if is_list => Step::Before,
        "ArrowDown" | "ArrowRight" if is_list => Step::After,
        _ => match Direction::from_key(&key) {
            Some(direction) => Step::Towards(direction),
            None if is_letter(&key) => Step::Named(JsString::from(key).to_lower_case().into()),
            None => return,
        },
    };
    event.stop_propagation();
    let mut buttons = buttons_of(part);
    let place = buttons.iter().position(|button| button == here);
    let next = match step {
        Step::Towards(direction) => direction.nearest(middle_of(here), buttons.iter().map(middle_of)),
        Step::First => Some(0),
        Step::Last => buttons.len().checked_sub(1),
        Step::Before => place.and_then(|place| place.checked_sub(1)),
        Step::After => place.map(|place| place + 1),
        Step::Named(letter) => {
            let count = buttons.len();
            let after = place.map_or(0, |place| place + 1);
            let is_named =
                |at: &usize| buttons.get(*at).is_some_and(|button| name_of(button).starts_with(&letter, 0));
            (after..after + count).map(|at| at % count).find(is_named)
        }
    };
    if let Some(next) = next.filter(|next| *next < buttons.len()) {
        // Where there is none, the key scrolls.
        event.prevent_default();
        let next = buttons.swap_remove(next);
        make_stop(part, &next);
        let _ = next.focus();
    }
}

/// Whether a key writes a letter of any script.
fn is_letter(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic() || !letter.is_ascii())
        && letters.next().is_none()
}

/// What a button is called, in small letters.
fn name_of(button: &HtmlElement) -> JsString {
    let name = button.get_attribute("aria-label").or_else(|| button.text_content()).unwrap_or_default();
    JsString::from(name.trim_start()).to_lower_case()
}

/// Whether a button lies in something closed, or is not laid out at all.
fn is_folded(button: &HtmlElement) -> bool {
    let around = if button.tag_name() == "SUMMARY" {
        button.parent_element().and_then(|it| it.parent_element())
    } else {
        Some(button.clone().into())
    };
    let is_closed = around.and_then(|around| around.closest("details:not([open])").ok().flatten()).is_some();
    is_closed || button.offset_parent().is_none()
}

fn middle_of(element: &HtmlElement) -> Screen {
    let bounds = element.get_bounding_client_rect();
    Screen { x: bounds.x() + bounds.width() / 2.0, y: bounds.y() + bounds.height() / 2.0 }
}
