//! Rows of the dossier: which is meant, and bringing one before the reader's eyes.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The figure that an event leads to, by its stable id.
pub fn lead_of(event: &Event) -> Option<String> {
    around(event, "[data-lead]")?.get_attribute("data-lead")
}

/// Of a button that copies a citation: the figure's stable id (empty for the report), and the form.
pub fn form_of(event: &Event) -> Option<(String, String)> {
    let form = around(event, "[data-form]")?.get_attribute("data-form")?;
    Some((around(event, "[data-cite]")?.get_attribute("data-cite")?, form))
}

/// Gives what an event unfolds the forms of a citation, if it has none yet.
pub fn unfold_citation(event: &Event, forms: impl FnOnce() -> String) {
    let Some(home) = around(event, "summary").and_then(|summary| summary.parent_element()) else { return };
    if home.has_attribute("data-cite") && home.child_element_count() == 1 {
        let _ = home.insert_adjacent_html("beforeend", &forms());
    }
}

/// Gives a group, by its key, more rows.
pub fn fill_group(part: &Element, key: &str, rows: &str) {
    // Keys are plain words.
    if let Ok(Some(list)) = part.query_selector(&["[data-group=", key, "] > .entries"].concat()) {
        let _ = list.insert_adjacent_html("beforeend", rows);
    }
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
