//! What a sheet over the page needs of the browser.

use super::{
    Listener,
    browser::{root, window},
    frames::next_frame,
    part::around,
};
use crate::geo::Decimals;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, PointerEvent};

/// Whether an event began on a button.
pub fn is_button(event: &Event) -> bool {
    around(event, "button").is_some()
}

/// Gives all further events of a pointer to the part that listens.
pub fn capture(event: &PointerEvent) {
    if let Some(part) = event.current_target().and_then(|part| part.dyn_into::<Element>().ok()) {
        let _ = part.set_pointer_capture(event.pointer_id());
    }
}

/// Holds a part at a height while it is dragged, or gives it its own again.
pub fn set_height(part: &HtmlElement, height_px: Option<f64>) {
    let style = part.style();
    let _ = match height_px {
        Some(height_px) => style.set_property("--dragged", &format!("{}px", Decimals(height_px, 0))),
        None => style.remove_property("--dragged").map(drop),
    };
}

/// Calls `handle` when the keyboard has come to something in the sheet (`true`), or to something that lies under it (`false`):
/// under one that was up before (`is_up`), and not one that has come because of a key pressed there.
pub fn on_focus_at_sheet(
    is_up: impl Fn() -> bool + 'static,
    handle: impl Fn(bool) + Copy + 'static,
) -> Option<Listener> {
    let document = window()?.document()?;
    Some(Listener::from_target(document.clone().as_ref(), "focusin", move |event: FocusEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let (document, was_up) = (document.clone(), is_up());
        // Once the browser has scrolled to it.
        next_frame(move |_| {
            if !target.matches(":focus-visible").unwrap_or(false) {
                return;
            }
            let is_in_sheet = |it: &Element| it.closest(".sheet").is_ok_and(|sheet| sheet.is_some());
            let is_within = is_in_sheet(&target);
            // The greater part of what is wide may lie under it: the map, beside which it stands.
            let rect = target.get_bounding_client_rect();
            let (x, y) = (rect.left() + rect.width() / 4.0, rect.top() + rect.height() / 2.0);
            let on_top = document.element_from_point(x as f32, y as f32);
            if is_within || was_up && on_top.is_some_and(|it| is_in_sheet(&it)) {
                handle(is_within);
            }
        });
    }))
}

/// Width and height of the window.
pub fn screen_px() -> (f64, f64) {
    let window = window();
    let width = window.as_ref().and_then(|window| window.inner_width().ok()?.as_f64());
    let height = window.and_then(|window| window.inner_height().ok()?.as_f64());
    (width.unwrap_or_default(), height.unwrap_or_default())
}

/// Keeps `--visible` on the root: the height that a keyboard on the screen leaves. Only where there is such a thing.
pub fn follow_screen_keyboard() -> Option<Listener> {
    let viewport = window()?.visual_viewport()?;
    let source = viewport.clone();
    Some(Listener::from_target(source.as_ref(), "resize", move |_: Event| {
        if let Some(root) = root() {
            let _ = root.style().set_property("--visible", &format!("{}px", Decimals(viewport.height(), 0)));
        }
    }))
}
