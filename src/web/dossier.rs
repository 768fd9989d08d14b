//! Rows of the dossier: which is meant, and bringing one before the reader's eyes.

use super::{
    Listener,
    browser::window,
    keys::is_letter,
    part::{around, attribute_at},
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent};

/// The figure that an event leads to, by its stable id.
pub fn lead_of(event: &Event) -> Option<String> {
    attribute_at(event, "data-lead")
}

/// Of a button that copies a citation: the figure's stable id (empty for the report), and the form.
pub fn form_of(event: &Event) -> Option<(String, String)> {
    attribute_at(event, "data-cite").zip(attribute_at(event, "data-form"))
}

/// Gives what an event unfolds the forms of a citation, if it has none yet.
pub fn unfold_citation(event: &Event, forms: impl FnOnce() -> String) {
    let Some(home) = around(event, "summary").and_then(|summary| summary.parent_element()) else { return };
    if home.has_attribute("data-cite") && home.child_element_count() == 1 {
        let _ = home.insert_adjacent_html("beforeend", &forms());
    }
}

/// Puts a dossier before the one that a part shows, whose groups go out of sight as they are, until [`remove_former`]: to take
/// away hundreds of elements would keep the frame waiting that answers the reader. While its own groups are still to come, the
/// style sheet keeps room for them where what stands below would move otherwise, as much as most dossiers take.
pub fn begin_dossier(part: &Element, dossier: &str, has_more: bool) {
    let _ = part.toggle_attribute_with_force("data-begun", has_more);
    if let Some(former) = part.first_element_child() {
        former.set_class_name("dossier-former");
        while let Some(head) = former.first_element_child().filter(|child| !child.has_attribute("data-group"))
        {
            head.remove();
        }
        if former.child_element_count() == 0 {
            former.remove();
        }
    }
    let _ = part.insert_adjacent_html("afterbegin", dossier);
}

/// Takes away all dossiers of a part but the one that it shows.
pub fn remove_former(part: &Element) {
    while let Some(former) = part.first_element_child().and_then(|dossier| dossier.next_element_sibling()) {
        former.remove();
    }
}

/// Gives the dossier that a part shows its groups.
pub fn add_groups(part: &Element, groups: &str) {
    if let Some(dossier) = part.first_element_child() {
        let _ = dossier.insert_adjacent_html("beforeend", groups);
    }
    let _ = part.remove_attribute("data-begun");
}

/// Gives a group, by its key, more rows.
pub fn fill_group(part: &Element, key: &str, rows: &str) {
    // Keys are plain words.
    if let Ok(Some(list)) = part.query_selector(&["[data-group=", key, "] > .entries"].concat()) {
        let _ = list.insert_adjacent_html("beforeend", rows);
    }
}

/// How the reader comes to the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// With the pointer or the keyboard: there is time until something of it is wanted.
    Near,
    /// Unfolds something, or is about to look for a text in the page.
    AllAtOnce,
}

/// Calls `handle` whenever the reader comes to the dossier in `part`. Dropping the listeners ends that.
pub fn on_attention(part: &Element, handle: impl Fn(Attention) + 'static) -> Option<[Listener; 4]> {
    let window = window()?;
    let handle = Rc::new(handle);
    Some(ATTENTIONS.map(|(name, is_of_page)| {
        let handle = Rc::clone(&handle);
        let target: &EventTarget = if is_of_page { &window } else { part };
        Listener::before_target(target, name, move |event: Event| {
            if let Some(attention) = attention_of(name, &event) {
                handle(attention);
            }
        })
    }))
}

/// The events by which the reader comes to the dossier, and which of them happen to the page and not to the dossier.
const ATTENTIONS: [(&str, bool); 4] =
    [("pointerover", false), ("focusin", false), ("click", false), ("keydown", true)];

fn attention_of(name: &str, event: &Event) -> Option<Attention> {
    match name {
        "click" => around(event, "summary").map(|_| Attention::AllAtOnce),
        "keydown" => event.dyn_ref().filter(|key| looks_for_text(key)).map(|_| Attention::AllAtOnce),
        _ => Some(Attention::Near),
    }
}

/// Whether a key opens the browser's own search in the page.
fn looks_for_text(key: &KeyboardEvent) -> bool {
    key.key() == "F3" || ((key.ctrl_key() || key.meta_key()) && is_letter(key, "f", "KeyF"))
}

/// Lets the browser leave out of the page's layout what of a long dossier is out of sight.
pub fn lay_out_in_sight(part: &Element) {
    if let Some(dossier) = part.first_element_child() {
        let _ = dossier.set_attribute("data-long", "");
    }
}

/// Shows a citation below the button of `event`, and what became of copying it.
pub fn show_citation(event: &Event, text: &str) -> Option<impl FnOnce(&str) + 'static> {
    let home = around(event, "[data-cite]")?;
    let place: HtmlElement = home.query_selector("pre").ok().flatten()?.dyn_into().ok()?;
    place.set_text_content(Some(text));
    place.set_hidden(false);
    let said = home.query_selector(".cite-said").ok().flatten()?;
    Some(move |words: &str| said.set_text_content(Some(words)))
}

/// Opens what folds around a row, marks it and no other, and scrolls to it.
pub fn lead_to(part: &Element, slug: &str) {
    if let Ok(Some(before)) = part.query_selector("[data-row][aria-current]") {
        let _ = before.remove_attribute("aria-current");
    }
    // Ids hold nothing that a selector would read as its own.
    let Ok(Some(row)) = part.query_selector(&["[data-row=\"", slug, "\"]"].concat()) else { return };
    if let Ok(Some(group)) = row.closest("details.group") {
        let _ = group.set_attribute("open", "");
    }
    let _ = row.set_attribute("aria-current", "true");
    row.scroll_into_view();
}
