//! What the stage hears of the browser: the reader's hands, its own size, and the loss of a canvas.

use super::{Dirty, Inner, with};
use crate::web::{Listener, frames::after_presented, is_framed, listener::observe_size};
use std::rc::Rc;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

impl Inner {
    pub(super) fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let size = observe_size(&self.host, {
            let weak = weak.clone();
            move || with(&weak, Inner::resize)
        });
        let mut listeners = Vec::new();
        let host = self.host.clone();
        macro_rules! on {
            ($name:literal, $event:ty, $handle:expr) => {{
                let weak = weak.clone();
                let handle: fn(&Rc<Inner>, $event) = $handle;
                listeners.push(Listener::from_target(host.as_ref(), $name, move |event: $event| {
                    with(&weak, |inner| handle(inner, event));
                }));
            }};
        }
        on!("pointerdown", PointerEvent, |inner, event| inner.press(&event));
        on!("pointerenter", PointerEvent, |inner, _| inner.want_backdrop());
        on!("pointermove", PointerEvent, |inner, event| inner.shift(&event));
        on!("pointerup", PointerEvent, |inner, event| inner.release(&event, false));
        on!("pointercancel", PointerEvent, |inner, event| inner.release(&event, true));
        on!("lostpointercapture", PointerEvent, |inner, event| inner.release(&event, true));
        on!("pointerleave", PointerEvent, |inner, _| inner.leave());
        on!("wheel", WheelEvent, |inner, event| inner.wheel(&event));
        on!("dblclick", MouseEvent, |inner, event| inner.double_click(&event));
        on!("keydown", KeyboardEvent, |inner, event| inner.key(&event));
        // The browser took a canvas's memory and has given it back, blank.
        for layer in [&self.map, &self.over.layer, self.backdrop.layer()] {
            let weak = weak.clone();
            listeners.push(Listener::from_target(
                layer.canvas.as_ref(),
                "contextrestored",
                move |_: web_sys::Event| {
                    with(&weak, |inner| {
                        inner.ground.drop_copy();
                        inner.backdrop.outdate();
                        inner.soil(Dirty::ALL);
                    });
                },
            ));
        }
        if is_framed() {
            // One finger is the page's; a second takes the touch for the map before the browser scrolls.
            let _ = self.host.style().set_property("touch-action", "pan-x pan-y");
            on!("touchstart", TouchEvent, |_, event| keep_two_fingers(&event));
            on!("touchmove", TouchEvent, |_, event| keep_two_fingers(&event));
            // Another site's frame that is scrolled out of sight is told no size.
            let weak = weak.clone();
            after_presented(move || {
                with(&weak, |inner| {
                    if !inner.has_size.get() {
                        inner.resize();
                    }
                });
            });
        }
        let mut held = self.held.borrow_mut();
        held.listeners = listeners;
        held.size = size;
    }
}

fn keep_two_fingers(event: &TouchEvent) {
    if event.touches().length() > 1 && event.cancelable() {
        event.prevent_default();
    }
}
