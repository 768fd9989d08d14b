//! The map on paper.

use super::{context::Page, map_view::StageSlot, say::effect, share::full_address};
use crate::{render::sheet_words, web};
use leptos::{html, prelude::*};

/// Empty but while the page is printed.
#[component]
pub(super) fn PrintSheet(
    /// The live map.
    stage: StageSlot,
) -> impl IntoView {
    let page = Page::expect();
    let host = NodeRef::<html::Div>::new();
    let listeners = StoredValue::new_local(None);
    let sheet =
        move || page.arrivals.later_untracked().map_or_else(String::new, |later| (later.sheet)(page, stage));
    effect(move || {
        if let Some(host) = host.get() {
            listeners.set_value(web::on_print(host.into(), sheet));
        }
    });
    view! { <div class="print-sheet" node_ref=host></div> }
}

/// The map on a sheet, and the address of what is shown.
pub(super) fn sheet(page: Page, stage: StageSlot) -> String {
    let texts = untrack(|| page.texts());
    let (language, filter) = (page.language.get_untracked(), page.filter.get_untracked());
    let markup = stage.with_value(|stage| {
        Some(stage.as_ref()?.sheet_markup(|frame, showing, emphasis| {
            sheet_words(page.atlas(), (frame, showing, &filter), emphasis, (language, texts))
        }))
    });
    markup.unwrap_or_default()
        + "<p class=\"print-link\">"
        + &crate::text::escaped(&untrack(|| full_address(page)))
        + "</p>"
}
