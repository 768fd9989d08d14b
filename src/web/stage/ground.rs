//! The ground of the picture, kept while what stands on it changes many times in a row: when a reader goes through the years,
//! neither land nor sea has to be drawn for each.

use super::{Inner, Layer};
use crate::{
    render::paint_ground,
    scene::Frame,
    web::{CanvasSink, download::blank_canvas},
};
use std::cell::RefCell;
use web_sys::CanvasRenderingContext2d;

/// Milliseconds from one drawing to the next within which a further one is expected.
const SOON_MS: f64 = 160.0;

/// A copy of the ground of the last frame, or none. A context keeps its canvas.
#[derive(Debug, Default)]
pub(super) struct KeptGround(RefCell<Option<CanvasRenderingContext2d>>);

impl KeptGround {
    /// Gives its memory back; the ground will be drawn.
    pub(super) fn drop_copy(&self) {
        self.0.take();
    }
}

impl Inner {
    /// Puts the ground of a frame on the picture, which is blank: a copy, where the last frame was drawn in the same colours
    /// and had the same.
    pub(super) fn put_ground(&self, frame: &Frame, since_last_ms: f64, sink: &mut CanvasSink<'_>) {
        let is_same = self.frame.borrow().as_ref().is_some_and(|last| last.has_ground_of(frame));
        if !is_same {
            self.ground.drop_copy();
        }
        if let Some(copy) = self.ground.0.borrow().as_ref() {
            return sink.put_picture(copy);
        }
        paint_ground(&self.scene, frame, sink);
        if is_same && since_last_ms < SOON_MS {
            self.ground.0.replace(copy_of(&self.map));
        }
    }
}

/// What is on a layer, on a canvas that is nowhere on the page.
fn copy_of(layer: &Layer) -> Option<CanvasRenderingContext2d> {
    let size = [layer.canvas.width(), layer.canvas.height()].map(f64::from);
    let (_, context) = blank_canvas(size[0], size[1])?;
    context.draw_image_with_html_canvas_element(&layer.canvas, 0.0, 0.0).ok()?;
    Some(context)
}
