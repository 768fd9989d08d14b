//! Whole parts of the page whose inside is plain HTML: who was clicked, what is pressed.

use super::{Listener, browser::window, make_stop};
use crate::geo::Decimals;
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlDialogElement, HtmlElement, Node};

/// The target of an event or the nearest element around it that a selector finds.
#[inline(never)]
pub(super) fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// `data-kind` and `data-id` of the button that an event is about.
pub fn key_of(event: &Event) -> Option<(String, String)> {
    let element = around(event, "button[data-kind]")?;
    Some((element.get_attribute("data-kind")?, element.get_attribute("data-id")?))
}

/// Whether an event is about an element that closes its part.
pub fn is_close(event: &Event) -> bool {
    around(event, "[data-close]").is_some()
}

/// Marks the elements of a thing in a part as pressed, and no others.
pub fn press(part: &Element, key: Option<(&str, &str)>) {
    set_all(part, "[aria-pressed=true]", "aria-pressed", Some("false"));
    let Some((kind, id)) = key else { return };
    // Ids are lower-case letters, digits and hyphens, or capitals: nothing that a selector would read as its own.
    let selector = format!("[data-kind={kind}][data-id=\"{id}\"]");
    set_all(part, &selector, "aria-pressed", Some("true"));
    if let Ok(Some(first)) = part.query_selector(&[&*selector, "[tabindex]"].concat()) {
        make_stop(part, &first);
    }
}

/// Marks all buttons of a part that stand for the selection as pressed, those that stand for what is hovered with
/// `data-hover`, and no others.
pub fn emphasise(part: &Element, [selected, hovered]: [Option<(&str, &str)>; 2]) {
    let children = part.children();
    for index in 0..children.length() {
        let Some(child) = children.item(index) else { continue };
        let is = |key: Option<(&str, &str)>| {
            key.is_some_and(|(kind, id)| {
                child.get_attribute("data-kind").is_some_and(|own| own == kind)
                    && child.get_attribute("data-id").is_some_and(|own| own == id)
            })
        };
        let pressed = if is(selected) { "true" } else { "false" };
        if child.get_attribute("aria-pressed").as_deref() != Some(pressed) {
            let _ = child.set_attribute("aria-pressed", pressed);
        }
        let _ = child.toggle_attribute_with_force("data-hover", is(hovered));
    }
}

/// Lays the children of a part out, in their order: left, top, width, height as shares of the part, and the same of what is
/// drawn below each, as shares of the child.
pub fn place_children(part: &Element, boxes: &[[f64; 8]]) {
    let children = part.children();
    let names = ["left", "top", "width", "height", "--ink-left", "--ink-top", "--ink-width", "--ink-height"];
    for (index, shares) in boxes.iter().enumerate() {
        let child = children.item(index as u32).and_then(|child| child.dyn_into::<HtmlElement>().ok());
        let Some(child) = child else { continue };
        let css: String = names.iter().zip(shares).fold(String::new(), |mut css, (name, share)| {
            let _ = write!(css, "{name}:{}%;", Decimals(share * 100.0, 3));
            css
        });
        child.style().set_css_text(&css);
    }
}

/// Gives the keyboard to a child of a part, counted from 0.
pub fn focus_child(part: &Element, index: usize) {
    let child = part.children().item(index as u32);
    if let Some(child) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        let _ = child.focus();
    }
}

/// An attribute of what an event is about: of its target or the nearest element around it that has it.
pub fn attribute_at(event: &Event, name: &str) -> Option<String> {
    around(event, &["[", name, "]"].concat())?.get_attribute(name)
}

/// Marks all options of a thing in a part as selected and no other, and the one with this id as the one that keys act on.
pub fn choose_options(part: &Element, key: Option<(&str, &str)>, active: Option<&str>) {
    set_all(part, "[aria-selected=true]", "aria-selected", Some("false"));
    set_all(part, "[data-active]", "data-active", None);
    if let Some((kind, id)) = key {
        let selector = ["[data-entry][data-kind=", kind, "][data-id=\"", id, "\"]"].concat();
        set_all(part, &selector, "aria-selected", Some("true"));
    }
    if let Some(id) = active {
        set_all(part, &["#", id].concat(), "data-active", Some(""));
    }
}

/// Marks the year that is shown among those of a part, and no other.
pub fn show_year(part: &Element, year: Option<i16>) {
    set_all(part, "[data-shown]", "data-shown", None);
    if let Some(year) = year {
        set_all(part, &["[data-year=\"", &year.to_string(), "\"]"].concat(), "data-shown", Some(""));
    }
}

/// Gives all elements that a selector finds in a part an attribute, or takes it from them.
fn set_all(part: &Element, selector: &str, name: &str, value: Option<&str>) {
    let Ok(found) = part.query_selector_all(selector) else { return };
    for index in 0..found.length() {
        let Some(element) = found.item(index).and_then(|element| element.dyn_into::<Element>().ok()) else {
            continue;
        };
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

/// Gives each dated mark of a part `data-dim` or none, by the index of its entry.
pub fn dim_marks(part: &Element, is_dim: impl Fn(usize) -> bool) {
    let marks = part.get_elements_by_class_name("dated");
    for place in 0..marks.length() {
        let Some(mark) = marks.item(place) else { continue };
        let index = mark.get_attribute("data-entry").and_then(|index| index.parse().ok());
        let _ = mark.toggle_attribute_with_force("data-dim", index.is_some_and(&is_dim));
    }
}

/// Names the children of a part, in their order.
pub fn name_children(part: &Element, names: &[impl AsRef<str>]) {
    let children = part.children();
    for (index, name) in names.iter().enumerate() {
        if let Some(child) = children.item(index as u32) {
            let _ = child.set_attribute("aria-label", name.as_ref());
        }
    }
}

/// Describes the children of a part, in their order, for those who hear it.
pub fn describe_children(part: &Element, texts: &[impl AsRef<str>]) {
    let children = part.children();
    for (index, text) in texts.iter().enumerate() {
        if let Some(child) = children.item(index as u32) {
            let _ = child.set_attribute("aria-description", text.as_ref());
        }
    }
}

/// Gives the keyboard to the element that a selector finds, and brings it into view.
pub fn focus_at(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn find(selector: &str) -> Option<Element> {
    window()?.document()?.query_selector(selector).ok().flatten()
}

/// Scrolls the page to the first element that a selector finds.
pub fn scroll_to(selector: &str) {
    if let Some(element) = find(selector) {
        element.scroll_into_view();
    }
}

/// Gives the keyboard to the first button of the part around an event: what was pressed goes away.
pub fn focus_first_around(event: &Event, selector: &str) {
    if let Some(part) = around(event, selector) {
        focus_first(&part);
    }
}

/// Gives the keyboard to the first button in a part.
pub fn focus_first(part: &Element) {
    let first = part.query_selector("button").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

/// Whether the keyboard is in the part that a selector finds.
pub fn has_focus(selector: &str) -> bool {
    let active = window().and_then(|window| window.document()?.active_element());
    active.and_then(|active| active.closest(selector).ok().flatten()).is_some()
}

/// Whether a dialog stands open over the page.
pub fn has_dialog() -> bool {
    find("dialog[open]").is_some()
}

/// Whether the focus that leaves an element of a part goes to another of the same part.
pub fn goes_within(event: &FocusEvent) -> bool {
    let part = event.current_target().and_then(|part| part.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
    part.zip(next).is_some_and(|(part, next)| part.contains(Some(&next)))
}

/// Calls `handle` when the reader presses the page outside of a part.
pub fn on_press_outside(part: &Element, handle: impl Fn() + 'static) -> Option<Listener> {
    let (window, part) = (window()?, part.clone());
    Some(Listener::from_target(window.as_ref(), "pointerdown", move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if !part.contains(target.as_ref()) {
            handle();
        }
    }))
}

/// Gives the keyboard to the summary of a part that folds.
pub fn focus_summary(part: &Element) {
    let summary = part.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// Opens a dialog above everything else of the page; one that stands open stays so.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Whether an event is about the very element that listens to it, not about one within.
pub fn is_own_target(event: &Event) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}

/// Scrolls the nearest element around a part that `scroller` (a selector) names until the first button that is pressed in the
/// part is seen.
pub fn show_pressed(part: &Element, scroller: &str) {
    let pressed = part.query_selector("[aria-pressed=true]").ok().flatten();
    let scroller = part.closest(scroller).ok().flatten();
    if let (Some(pressed), Some(scroller)) = (pressed, scroller) {
        scroll_within(&scroller, &pressed);
    }
}

/// Scrolls what has a part of its own to scroll, and nothing around it, until an element in it is seen.
pub(super) fn scroll_within(list: &Element, element: &Element) {
    let (list_box, element_box) = (list.get_bounding_client_rect(), element.get_bounding_client_rect());
    let above = element_box.top() - list_box.top();
    let below = element_box.bottom() - list_box.bottom();
    if above < 0.0 {
        list.set_scroll_top(list.scroll_top() + above.floor() as i32);
    } else if below > 0.0 {
        list.set_scroll_top(list.scroll_top() + below.ceil() as i32);
    }
}
