//! What happens once the map is still: a sharp picture first, then targets and address.

use super::{Dirty, Inner, px, with};
use crate::{
    state::View,
    web::{frames::now, keep_stop, later},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Milliseconds without movement after which the picture is drawn anew.
const SHARP_MS: f64 = 60.0;
/// Milliseconds without movement after which targets and the address follow the map.
const REST_MS: f64 = 160.0;

/// When the map last moved, and whether a timer waits for it to rest.
#[derive(Debug, Default)]
pub(super) struct Rest {
    moved_at: Cell<f64>,
    is_waiting: Cell<bool>,
    is_settled: Cell<bool>,
    /// Whether the targets stand aside.
    is_aside: Cell<bool>,
}

impl Inner {
    /// Notes that the map has moved. One timer at a time waits for it to rest, however often it moves.
    pub(super) fn moved(self: &Rc<Self>) {
        self.rest.moved_at.set(now());
        self.rest.is_settled.set(false);
        if !self.rest.is_waiting.replace(true) {
            self.wait(SHARP_MS);
        }
    }

    /// Leaves the targets out of the browser's work until the map rests, while it follows a hand. In a flight they stay: the
    /// reader's keys may be on their way to them.
    pub(super) fn put_targets_aside(&self) {
        if !self.rest.is_settled.get() && !self.rest.is_aside.replace(true) {
            let _ = self.targets.set_attribute("data-aside", "");
        }
    }

    fn wait(self: &Rc<Self>, millis: f64) {
        let weak = Rc::downgrade(self);
        later(millis, move || with(&weak, Inner::look_whether_still));
    }

    fn look_whether_still(self: &Rc<Self>) {
        let still = now() - self.rest.moved_at.get();
        // The first picture is on its way by itself.
        if still < SHARP_MS - 1.0 || self.motion.get().is_moving() || self.is_beginning.get() {
            return self.wait((SHARP_MS - still).max(16.0));
        }
        if !self.is_sharp() {
            self.soil(Dirty::ALL);
        }
        if still < REST_MS - 1.0 {
            return self.wait(REST_MS - still);
        }
        self.rest.is_waiting.set(false);
        if !self.rest.is_settled.replace(true) {
            self.settle();
        }
    }

    fn settle(self: &Rc<Self>) {
        if self.rest.is_aside.replace(false) {
            let _ = self.targets.remove_attribute("data-aside");
        }
        self.place_targets();
        self.ground.drop_copy();
        self.renew_backdrop();
        // What is under a mouse that stayed where it is has changed.
        self.hover_at.set(self.mouse_at.get());
        self.soil(Dirty::default());
        if !(self.has_moved.get() && self.has_size.get()) {
            return (self.events.borrow().rest)(self.first_view.get());
        }
        let viewport = self.viewport.get();
        let centre = viewport.transform.world_from_screen(viewport.middle());
        if let Some(centre) = self.scene.atlas().report.projection.unproject(centre) {
            (self.events.borrow().rest)(Some(View { centre, zoom: viewport.zoom() }));
        }
    }

    /// Moves each target's element to its thing. Elements off the map stay reachable; focus brings the map to them. What is
    /// not shown at all cannot be reached.
    pub(super) fn place_targets(&self) {
        let viewport = self.viewport.get();
        let showing = self.showing.borrow();
        let children = self.targets.children();
        if children.length() == 0 {
            return;
        }
        for (index, target) in self.scene.targets(&viewport).enumerate() {
            let element =
                children.item(index as u32).and_then(|element| element.dyn_into::<HtmlElement>().ok());
            let Some(element) = element else { continue };
            // Not a transform: the browser would carry two hundred of them through every frame.
            let style = element.style();
            let _ = style.set_property("left", &px(target.at.x));
            let _ = style.set_property("top", &px(target.at.y));
            element.set_hidden(!showing.shows(target.thing));
        }
        keep_stop(&self.targets);
    }
}
