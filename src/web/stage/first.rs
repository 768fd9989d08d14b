//! The first picture: drawn in steps, each a task of its own, so that a slow machine still answers its reader.

use super::{Dirty, Inner};
use crate::{
    geo::Screen,
    render::{paint_areas, paint_lines, paint_marks},
    web::{
        breathe,
        frames::{after_presented, now, presented},
        mark,
    },
};
use std::rc::Rc;

impl Inner {
    pub(super) async fn begin(self: &Rc<Self>) {
        self.has_begun.set(true);
        self.resize();
        if !self.has_size.get() {
            // No room for a map yet; the other parts need not wait for it.
            return;
        }
        self.is_beginning.set(true);
        self.dirty.take();
        breathe().await;
        let frame = self.scene.frame(&self.request(self.viewport.get()), &self.showing.borrow());
        breathe().await;
        let margin = self.margin_px.get();
        let origin = Screen { x: margin, y: margin };
        self.fit_picture();
        self.paint(&self.map, origin, |sink| paint_areas(&self.scene, &frame, sink));
        breathe().await;
        self.paint_on(&self.map, origin, |sink| paint_lines(&self.scene, &frame, sink));
        breathe().await;
        self.paint_on(&self.map, origin, |sink| paint_marks(&frame, sink));
        let is_outdated = frame.viewport != self.viewport.get();
        self.frame.replace(Some(frame));
        self.drawn_at.set(now());
        self.is_beginning.set(false);
        if is_outdated {
            self.soil(Dirty::ALL);
        }
        // Whatever changed meanwhile is drawn with the rest.
        self.draw(now());
        presented().await;
    }

    /// Shows the map in place of what stands there, and says so once it has been presented.
    pub(super) fn present(&self) {
        if let Ok(Some(map)) = self.host.closest(".map") {
            let _ = map.set_attribute("data-live", "");
        }
        after_presented(|| mark("heartland:map"));
    }
}
