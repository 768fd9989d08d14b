//! The reader's hands: pointers, wheel, keys.

use super::{Dirty, Hint, Inner, flight::Motion, with};
use crate::{
    geo::{Held, Screen, Viewport, two_to},
    state::Gesture,
    web::{frames::now, has_modifier, is_framed, later},
};
use heartland_data::model::Thing;
use std::rc::Rc;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

const KEY_PAN_PX: f64 = 90.0;
const KEY_ZOOM: f64 = 1.5;
/// Routes whose lines are this near to each other under a mouse, or under a finger, cannot be told apart.
const MOUSE_SLACK_PX: f64 = 2.0;
const TOUCH_SLACK_PX: f64 = 7.0;
/// After so many milliseconds the map may have been scrolled to another place.
const CORNER_MS: f64 = 250.0;
/// Milliseconds that a hint stays.
const HINT_MS: f64 = 1600.0;

impl Inner {
    /// Where an event is on the map. The map's own place on the page is asked for once in a while only: it makes the browser
    /// lay the page out.
    fn at(&self, event: &MouseEvent) -> Screen {
        let time = now();
        if time - self.corner_read_at.get() > CORNER_MS {
            let rect = self.host.get_bounding_client_rect();
            self.corner.set(Screen { x: rect.left(), y: rect.top() });
            self.corner_read_at.set(time);
        }
        let corner = self.corner.get();
        Screen { x: f64::from(event.client_x()) - corner.x, y: f64::from(event.client_y()) - corner.y }
    }

    pub(super) fn press(self: &Rc<Self>, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.motion.set(Motion::None);
        self.is_engaged.set(true);
        self.want_backdrop();
        self.is_touch.set(event.pointer_type() == "touch");
        if !(self.is_touch.get() && is_framed()) {
            let _ = self.host.set_pointer_capture(event.pointer_id());
        }
        self.pointers.borrow_mut().press(event.pointer_id(), self.at(event));
    }

    pub(super) fn shift(self: &Rc<Self>, event: &PointerEvent) {
        // Its release was never heard of, as where a menu of the system took it.
        if event.buttons() == 0 && matches!(event.pointer_type().as_str(), "mouse" | "pen") {
            self.release(event, true);
        }
        self.mouse_at.set((event.pointer_type() == "mouse").then(|| self.at(event)));
        let was_dragging = self.pointers.borrow().is_dragging();
        let gesture = self.pointers.borrow_mut().shift(event.pointer_id(), self.at(event), now());
        if !was_dragging && self.pointers.borrow().is_dragging() {
            // The map goes from under what is told of it.
            self.hover_nothing();
        }
        self.take(gesture);
    }

    pub(super) fn release(self: &Rc<Self>, event: &PointerEvent, is_cancelled: bool) {
        let gesture =
            self.pointers.borrow_mut().release(event.pointer_id(), self.at(event), now(), is_cancelled);
        self.take(gesture);
    }

    fn take(self: &Rc<Self>, gesture: Gesture) {
        let viewport = self.viewport.get();
        let is_the_pages = self.is_touch.get() && is_framed();
        match gesture {
            Gesture::None => {}
            Gesture::Hover(at) => {
                self.hover_at.set(Some(at));
                self.soil(Dirty::default());
            }
            Gesture::Pan(..) if is_the_pages => self.hint(Hint::TwoFingers),
            Gesture::Throw(..) if is_the_pages => {}
            Gesture::Pan(dx, dy) => self.follow_hand(viewport.panned(dx, dy)),
            Gesture::Throw(x, y) => self.throw(x, y),
            Gesture::Pinch { factor, about, dx, dy } => {
                self.follow_hand(viewport.panned(dx, dy).zoomed(factor, about));
            }
            Gesture::Click(at) => self.click(at),
        }
    }

    fn follow_hand(self: &Rc<Self>, viewport: Viewport) {
        self.show(viewport);
        self.put_targets_aside();
    }

    /// Selects what is there, or asks which of several routes is meant.
    fn click(&self, at: Screen) {
        let slack_px = if self.is_touch.get() { TOUCH_SLACK_PX } else { MOUSE_SLACK_PX };
        let (thing, routes) = {
            let frame = self.frame.borrow();
            let Some(frame) = frame.as_ref() else { return };
            let in_picture = self.in_picture(at);
            (self.scene.hit(frame, in_picture), self.scene.routes_meant(frame, in_picture, slack_px))
        };
        if routes.len() > 1 {
            let routes: Vec<Thing> = routes.into_iter().map(Thing::Route).collect();
            self.clicked.replace(Some((self.viewport.get(), at, routes.clone())));
            (self.events.borrow().choose)(routes, at);
        } else {
            self.clicked.replace(thing.map(|thing| (self.viewport.get(), at, vec![thing])));
            (self.events.borrow().select)(thing);
        }
    }

    /// The map goes from under the last click; which of several routes it meant is asked no longer.
    pub(super) fn forget_click(&self) {
        if self.clicked.take().is_some_and(|(.., things)| things.len() > 1) {
            (self.events.borrow().choose)(Vec::new(), Screen::default());
        }
    }

    fn hint(self: &Rc<Self>, hint: Hint) {
        let now = now();
        (self.events.borrow().hint)(Some(hint));
        // While one is told already, its end is waited for: a wheel asks for hundreds.
        if self.hint_until.replace(now + HINT_MS) <= now {
            self.end_hint(HINT_MS);
        }
    }

    fn end_hint(self: &Rc<Self>, wait_ms: f64) {
        let weak = Rc::downgrade(self);
        later(wait_ms, move || {
            with(&weak, |inner| {
                let left_ms = inner.hint_until.get() - now();
                if left_ms > 1.0 {
                    return inner.end_hint(left_ms);
                }
                inner.hint_until.set(0.0);
                (inner.events.borrow().hint)(None);
            });
        });
    }

    /// Tells what the pointer is over: once a frame, and not while the map is dragged or flies.
    pub(super) fn hover_now(&self) {
        let Some(at) = self.hover_at.take() else { return };
        if self.motion.get().is_moving() || self.pointers.borrow().is_dragging() || !self.is_sharp() {
            return;
        }
        let thing = self.frame.borrow().as_ref().and_then(|frame| self.scene.hit(frame, at));
        let cursor = if thing.is_some() { "pointer" } else { "grab" };
        let _ = self.host.style().set_property("cursor", cursor);
        (self.events.borrow().hover)(thing, at);
    }

    /// Tells that the pointer is over nothing.
    fn hover_nothing(&self) {
        (self.events.borrow().hover)(None, Screen::default());
    }

    pub(super) fn leave(&self) {
        self.mouse_at.set(None);
        self.hover_at.set(None);
        self.is_engaged.set(false);
        self.hover_nothing();
    }

    /// In a frame the wheel belongs to the host's page until the reader has pressed the map or holds Ctrl.
    pub(super) fn wheel(self: &Rc<Self>, event: &WheelEvent) {
        if is_framed() && !self.is_engaged.get() && !event.ctrl_key() && !event.meta_key() {
            return self.hint(Hint::HoldKey);
        }
        let pixels = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => event.delta_y() * 18.0,
            WheelEvent::DOM_DELTA_PAGE => event.delta_y() * 400.0,
            _ => event.delta_y(),
        };
        // Pinches on a trackpad come as wheels with Ctrl, in smaller steps.
        let rate = if event.ctrl_key() { 0.01 } else { 0.002 };
        let viewport = self.viewport.get();
        let next = viewport.zoomed(two_to((-pixels * rate).held(-1.0, 1.0)), self.at(event));
        // At the end of its zoom the host scrolls on.
        if is_framed() && next == viewport && !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        self.want_backdrop();
        self.follow_hand(next);
    }

    pub(super) fn double_click(self: &Rc<Self>, event: &MouseEvent) {
        event.prevent_default();
        let factor = if event.shift_key() { 0.5 } else { 2.0 };
        self.fly(self.viewport.get().zoomed(factor, self.at(event)));
    }

    /// Zooms about the middle, on from where a flight leads, and says when that goes no further.
    pub(super) fn zoom(self: &Rc<Self>, factor: f64) {
        let viewport = self.viewport_ahead();
        let next = viewport.zoomed(factor, viewport.middle());
        if next.zoomed(factor, next.middle()) == next {
            self.hint(Hint::ZoomEnd);
        }
        self.fly(next);
    }

    pub(super) fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        if has_modifier(event) {
            return;
        }
        let viewport = self.viewport.get();
        match event.key().as_str() {
            "ArrowLeft" => self.show(viewport.panned(KEY_PAN_PX, 0.0)),
            "ArrowRight" => self.show(viewport.panned(-KEY_PAN_PX, 0.0)),
            "ArrowUp" => self.show(viewport.panned(0.0, KEY_PAN_PX)),
            "ArrowDown" => self.show(viewport.panned(0.0, -KEY_PAN_PX)),
            "+" | "=" => self.zoom(KEY_ZOOM),
            "-" | "_" => self.zoom(1.0 / KEY_ZOOM),
            "0" => self.go_home(),
            _ => return,
        }
        event.prevent_default();
    }
}
