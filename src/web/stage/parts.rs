//! The elements of a live map, and their place on the page.

use super::{Inner, Stage};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

/// The elements that a stage works with: those of [`crate::markup::live_map_markup`].
#[derive(Clone, Debug)]
pub struct StageParts {
    /// Takes the reader's hands; its size is the map's.
    pub host: HtmlElement,
    /// Holds the canvases and is moved as a whole.
    pub picture: HtmlElement,
    /// Canvas of the whole map, shown where the picture does not reach.
    pub backdrop: HtmlCanvasElement,
    /// Canvas of the map.
    pub map: HtmlCanvasElement,
    /// Canvas over it.
    pub over: HtmlCanvasElement,
    /// One element a thing, in the order of [`Stage::things`].
    pub targets: HtmlElement,
}

impl StageParts {
    /// Makes the elements at the end of a place; `None` where the markup lacks one.
    pub fn from_markup(place: &HtmlElement, markup: &str) -> Option<Self> {
        place.insert_adjacent_html("beforeend", markup).ok()?;
        let host = place.last_element_child()?;
        let picture = host.first_element_child()?;
        let map = picture.first_element_child()?;
        let backdrop = picture.next_element_sibling()?;
        Some(Self {
            over: cast(map.next_element_sibling()?)?,
            map: cast(map)?,
            targets: cast(backdrop.next_element_sibling()?)?,
            backdrop: cast(backdrop)?,
            picture: cast(picture)?,
            host: cast(host)?,
        })
    }
}

fn cast<T: JsCast>(element: Element) -> Option<T> {
    element.dyn_into().ok()
}

impl Stage {
    /// The element that takes the reader's hands.
    pub fn host(&self) -> &HtmlElement {
        &self.inner.host
    }

    /// The element that holds one element a thing.
    pub fn targets(&self) -> &HtmlElement {
        &self.inner.targets
    }

    /// Whether the reader's hands hold the map: it would slip out of them in another place.
    pub fn is_held(&self) -> bool {
        !self.inner.pointers.borrow().is_empty()
    }

    /// Puts the map into another place, before what is there, with its pictures as they are. The keyboard stays with it.
    pub fn move_to(&self, place: &HtmlElement) {
        self.inner.move_to(place);
    }

    /// What the map and its things are called, for those who hear the page.
    pub fn set_labels(&self, map: &str, things: &str) {
        let _ = self.inner.host.set_attribute("aria-label", map);
        let _ = self.inner.targets.set_attribute("aria-label", things);
    }
}

impl Inner {
    fn move_to(self: &Rc<Self>, place: &HtmlElement) {
        let active = self.host.owner_document().and_then(|document| document.active_element());
        let had_focus = active.is_some_and(|active| self.host.contains(Some(&active)));
        let _ = place.insert_before(&self.host, place.first_child().as_ref());
        if had_focus {
            let _ = self.host.focus();
        }
        self.corner_read_at.set(f64::NEG_INFINITY);
        self.meet_controls();
    }
}
