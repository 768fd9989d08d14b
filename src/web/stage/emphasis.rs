//! The emphasis: what is set off from the rest, on a canvas of its own over the map.
//!
//! The browser takes longer over a canvas that has another size or place than over what is drawn on it. So while the reader goes
//! from one thing to the next the canvas grows with what is set off, and is fitted to it once they have stopped: the smaller it
//! is, the less there is to move with the map.

use super::{Dirty, Inner, Layer, px, with};
use crate::{
    geo::Screen,
    render::{emphasis_bounds, paint_emphasis},
    scene::{Rect, around},
    web::{
        frames::{later, now},
        mark,
    },
};
use std::{cell::Cell, rc::Rc};

/// So long after it was last drawn larger than it need be, in milliseconds, the canvas is fitted to what is on it.
const FIT_MS: f64 = 1000.0;

/// Where the canvas lies, in pixels of the device from the viewport's corner, `None` while it is not shown; the pixels of the
/// device to one CSS pixel; how far the picture that it lies in reaches beyond the map's edges, in CSS pixels.
type Placing = (Option<Rect>, f64, f64);

/// How much room the canvas has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// As much as what is on it takes.
    Fit,
    /// At least what it has.
    Kept,
}

/// The canvas of the emphasis.
pub(super) struct Over {
    pub(super) layer: Layer,
    placing: Cell<Placing>,
    drawn_at: Cell<f64>,
    /// Whether it is to be fitted.
    is_waiting: Cell<bool>,
}

impl Over {
    pub(super) const fn from_layer(layer: Layer) -> Self {
        // As no map has it: the first placing changes it.
        let placing = Cell::new((None, 0.0, 0.0));
        Self { layer, placing, drawn_at: Cell::new(0.0), is_waiting: Cell::new(false) }
    }

    fn place(&self, placing: Placing) {
        if self.placing.replace(placing) == placing {
            return;
        }
        let (bounds, ratio, margin_px) = placing;
        let style = self.layer.canvas.style();
        let _ = style.set_property("display", if bounds.is_some() { "block" } else { "none" });
        let [left, top, right, bottom] = bounds.unwrap_or_default();
        self.layer.set_size(((right - left) as u32, (bottom - top) as u32), ratio);
        let _ = style.set_property("left", &px(left / ratio + margin_px));
        let _ = style.set_property("top", &px(top / ratio + margin_px));
    }
}

impl Inner {
    /// Draws the emphasis at once, so that the next frame has it, unless that frame draws the whole map anyway.
    pub(super) fn emphasise(self: &Rc<Self>) {
        if self.dirty.get().map || !self.has_size.get() || !self.is_presented.get() {
            self.soil(Dirty::EMPHASIS);
        } else {
            self.draw_emphasis(Room::Kept);
        }
    }

    pub(super) fn draw_emphasis(self: &Rc<Self>, room: Room) {
        let emphasis = self.emphasis.get();
        let (ratio, frame) = (self.ratio.get(), self.frame.borrow());
        let bounds = frame.as_ref().and_then(|frame| emphasis_bounds(&self.scene, frame, emphasis));
        // On the grid of the device.
        let wanted = bounds.map(|[left, top, right, bottom]| {
            [(left * ratio).floor(), (top * ratio).floor(), (right * ratio).ceil(), (bottom * ratio).ceil()]
        });
        let kept = if room == Room::Kept { self.over.placing.get().0 } else { None };
        let bounds = match (kept, wanted) {
            (Some(kept), Some(wanted)) => Some(around(kept, wanted)),
            (kept, wanted) => kept.or(wanted),
        };
        self.over.place((bounds, ratio, self.margin_px.get()));
        if let (Some(frame), Some([left, top, ..])) = (frame.as_ref(), bounds) {
            let origin = Screen { x: -left / ratio, y: -top / ratio };
            self.paint(&self.over.layer, origin, |sink| {
                paint_emphasis(&self.scene, frame, emphasis, sink);
            });
        }
        if bounds != wanted {
            self.over.drawn_at.set(now());
            self.fit_after(FIT_MS);
        }
        if self.announced.replace(emphasis.selection) != emphasis.selection {
            mark("heartland:highlight");
        }
    }

    /// One timer at a time waits for the reader to stop.
    fn fit_after(self: &Rc<Self>, millis: f64) {
        if !self.over.is_waiting.replace(true) {
            let weak = Rc::downgrade(self);
            later(millis, move || {
                with(&weak, |inner| {
                    inner.over.is_waiting.set(false);
                    inner.fit_when_still();
                });
            });
        }
    }

    fn fit_when_still(self: &Rc<Self>) {
        let left_ms = self.over.drawn_at.get() + FIT_MS - now();
        if left_ms > 1.0 {
            self.fit_after(left_ms);
        } else if self.motion.get().is_moving() {
            self.fit_after(FIT_MS);
        } else {
            self.draw_emphasis(Room::Fit);
        }
    }
}
