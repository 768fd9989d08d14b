//! What only paper shows.

use super::{Listener, browser::window, host::PAPER_MS, later};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use web_sys::{Element, Event};

/// Parts that fold; on paper all are open but for notes at single rows, which a list repeats.
const FOLDED: &str = "details:not([open], .entry-note)";

thread_local! {
    static IS_PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page may have the size of paper.
pub(super) fn is_printing() -> bool {
    IS_PRINTING.get()
}

/// While the page is printed, `host` holds the markup that `make` gives, and nothing within `document` is folded. Dropping the
/// listeners ends that.
pub fn on_print(host: Element, make: impl Fn() -> String + 'static) -> Option<[Listener; 2]> {
    let window = window()?;
    let unfolded: Rc<RefCell<Vec<Element>>> = Rc::default();
    let (opened, home) = (Rc::clone(&unfolded), host.clone());
    let before = Listener::from_target(&window, "beforeprint", move |_: Event| {
        IS_PRINTING.set(true);
        home.set_inner_html(&make());
        // Some browsers say so twice.
        opened.borrow_mut().extend(open_all());
    });
    let after = Listener::from_target(&window, "afterprint", move |_: Event| {
        host.set_text_content(None);
        for part in unfolded.take() {
            let _ = part.remove_attribute("open");
        }
        // It does not have the size of the screen again yet.
        later(PAPER_MS, || IS_PRINTING.set(false));
    });
    Some([before, after])
}

/// Opens what is folded, and says what that was.
fn open_all() -> Vec<Element> {
    let list =
        window().and_then(|window| window.document()).and_then(|page| page.query_selector_all(FOLDED).ok());
    let Some(list) = list else { return Vec::new() };
    let parts: Vec<Element> = (0..list.length())
        .filter_map(|index| wasm_bindgen::JsCast::dyn_into(list.item(index)?).ok())
        .collect();
    for part in &parts {
        let _ = part.set_attribute("open", "");
    }
    parts
}
