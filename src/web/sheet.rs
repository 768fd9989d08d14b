//! What a sheet over the page needs of the browser.

use super::{
    Listener,
    browser::{root, window},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

/// Whether an event began on a button.
pub fn is_button(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button").is_ok_and(|found| found.is_some()))
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
        Some(height_px) => style.set_property("--dragged", &format!("{height_px:.0}px")),
        None => style.remove_property("--dragged").map(drop),
    };
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
            let _ = root.style().set_property("--visible", &format!("{:.0}px", viewport.height()));
        }
    }))
}
