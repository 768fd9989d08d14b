//! What the search needs of the browser: the list of its results.

use super::part::{attribute_at, scroll_within};
use web_sys::{Element, Event};

/// The number of the option that an event is about.
pub fn option_of(event: &Event) -> Option<usize> {
    attribute_at(event, "data-option")?.parse().ok()
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
