//! Drawing the picture, moving it, and asking for frames.

use super::{Dirty, Inner, Layer, with};
use crate::{
    geo::{Screen, Viewport},
    render::{Emphasis, paint_emphasis, paint_map},
    scene::FrameRequest,
    state::View,
    web::{
        CanvasSink,
        browser::{palette, root_text_scale, window},
        drop_plain_page,
        frames::{after_presented, next_frame},
        mark,
    },
};
use heartland_data::geo::World;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The picture's margin as a share of the map's smaller side, and its bounds in CSS pixels.
const MARGIN_SHARE: f64 = 0.25;
const MARGIN_PX: std::ops::RangeInclusive<f64> = 40.0..=220.0;
/// How far a picture may be scaled before it is drawn anew.
const FAIR_SCALES: std::ops::RangeInclusive<f64> = 0.4..=2.6;
/// How much of the map, as a share of its area, a moving picture may leave to the backdrop.
const MOST_OPEN: f64 = 0.12;
/// Milliseconds between two drawings of a picture that moves.
const DRAWING_MS: f64 = 250.0;
/// Deepest zoom that a fit goes to.
pub(super) const FIT_ZOOM: f64 = 3.5;

impl Inner {
    pub(super) fn resize(self: &Rc<Self>) {
        let (width, height) = (f64::from(self.host.client_width()), f64::from(self.host.client_height()));
        if width < 2.0 || height < 2.0 {
            // Hidden: keep what there is and wait.
            return;
        }
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 4.0);
        // A whole number of device pixels, so that the picture at rest lies on the screen's grid.
        let margin = (width.min(height) * MARGIN_SHARE).clamp(*MARGIN_PX.start(), *MARGIN_PX.end());
        let margin_device = (margin * ratio).round();
        self.margin_px.set(margin_device / ratio);
        self.ratio.set(ratio);
        self.text_scale.set(root_text_scale());
        self.look_for_controls();
        for layer in [&self.map, &self.over] {
            let device = |size: f64| ((size * ratio).round() + 2.0 * margin_device) as u32;
            let (device_width, device_height) = (device(width), device(height));
            if layer.canvas.width() != device_width || layer.canvas.height() != device_height {
                layer.canvas.set_width(device_width);
                layer.canvas.set_height(device_height);
                let style = layer.canvas.style();
                let _ = style.set_property("width", &format!("{}px", f64::from(device_width) / ratio));
                let _ = style.set_property("height", &format!("{}px", f64::from(device_height) / ratio));
            }
        }
        let viewport = if self.has_size.replace(true) && self.has_moved.get() {
            self.viewport.get().resized(width, height)
        } else {
            let fresh = Viewport::from_size(width, height);
            match self.first_view.get().and_then(|view| Some((self.project(view)?, view.zoom))) {
                Some((centre, zoom)) => fresh.showing(centre, zoom),
                None => self.at_home(fresh),
            }
        };
        self.viewport.set(viewport);
        self.soil(Dirty::ALL);
        self.moved();
    }

    pub(super) fn project(&self, view: View) -> Option<World> {
        self.scene.atlas().report.projection.project(view.centre)
    }

    pub(super) fn at_home(&self, viewport: Viewport) -> Viewport {
        viewport.fitted(self.home.0, self.home.1, 8.0, FIT_ZOOM)
    }

    /// Asks for a frame that draws what is dirty and moves what has moved.
    pub(super) fn soil(self: &Rc<Self>, more: Dirty) {
        let dirty = self.dirty.get();
        self.dirty.set(Dirty { map: dirty.map || more.map, emphasis: dirty.emphasis || more.emphasis });
        if !self.is_frame_asked.replace(true) {
            let weak = Rc::downgrade(self);
            next_frame(move |time| with(&weak, |inner| inner.draw(time)));
        }
    }

    fn draw(self: &Rc<Self>, time: f64) {
        self.is_frame_asked.set(false);
        if !self.has_size.get() {
            return;
        }
        self.follow_motion(time);
        if self.is_palette_stale.take() {
            self.palette.replace(palette());
        }
        let dirty = self.dirty.take();
        let viewport = self.viewport.get();
        let is_new = dirty.map || self.is_worn(&viewport, time);
        if is_new {
            self.drawn_at.set(time);
            let request = self.request(viewport);
            let frame = self.scene.frame(&request, &self.showing.borrow());
            self.paint(&self.map, |sink| paint_map(&self.scene, &frame, sink));
            self.frame.replace(Some(frame));
        }
        if is_new || dirty.emphasis {
            self.draw_emphasis();
        }
        self.move_picture(&viewport);
        self.place_backdrop(&viewport);
        self.hover_now();
        if let Some(thing) = self.unrevealed.take().filter(|_| !self.has_moved.get()) {
            self.reveal(thing);
        }
        if !self.is_presented.replace(true) {
            self.place_targets();
            drop_plain_page();
            after_presented(|| mark("heartland:map"));
        }
        if self.motion.get().is_moving() {
            self.soil(Dirty::default());
        }
    }

    pub(super) fn request(&self, viewport: Viewport) -> FrameRequest {
        FrameRequest {
            margin_px: self.margin_px.get(),
            text_scale: self.text_scale.get(),
            covered: [self.covered.get(), None],
            ..FrameRequest::from_viewport(viewport, self.language.get())
        }
    }

    /// Where the page's own controls lie over the map, so that no name goes under them.
    fn look_for_controls(&self) {
        let controls = self.host.next_element_sibling().and_then(|next| next.dyn_into::<HtmlElement>().ok());
        self.covered.set(controls.map(|controls| {
            let (left, top) = (f64::from(controls.offset_left()), f64::from(controls.offset_top()));
            [left, top, left + f64::from(controls.offset_width()), top + f64::from(controls.offset_height())]
        }));
    }

    fn draw_emphasis(&self) {
        let emphasis = self.emphasis.get();
        let is_shown = emphasis != Emphasis::default();
        if self.is_over_shown.replace(is_shown) != is_shown {
            // A canvas with nothing on it costs as much to move as a full one.
            let _ = self.over.canvas.style().set_property("display", if is_shown { "block" } else { "none" });
        }
        if let Some(frame) = self.frame.borrow().as_ref().filter(|_| is_shown) {
            self.paint(&self.over, |sink| paint_emphasis(&self.scene, frame, emphasis, sink));
        }
        if self.announced.replace(emphasis.selection) != emphasis.selection {
            mark("heartland:highlight");
        }
    }

    pub(super) fn paint(&self, layer: &Layer, draw: impl FnOnce(&mut CanvasSink<'_>)) {
        let palette = self.palette.borrow();
        let mut sink = CanvasSink {
            context: &layer.context,
            ratio: self.ratio.get(),
            origin: Screen { x: self.margin_px.get(), y: self.margin_px.get() },
            palette: &palette,
        };
        sink.clear();
        draw(&mut sink);
    }

    /// How the picture lies in a viewport: where its viewport's corner goes, and how far it is scaled. `None` before there is
    /// a picture.
    fn placing(&self, viewport: &Viewport) -> Option<(Screen, f64)> {
        let frame = self.frame.borrow();
        let drawn = frame.as_ref()?.viewport.transform;
        let corner = viewport.transform.screen_from_world(drawn.world_from_screen(Screen::default()));
        Some((corner, viewport.transform.k / drawn.k))
    }

    /// Whether the picture has to be drawn anew for a viewport: it is scaled too far, or leaves more of the map to the
    /// backdrop than it may, and that has not just been mended.
    fn is_worn(&self, viewport: &Viewport, time: f64) -> bool {
        let Some((_, scale)) = self.placing(viewport) else { return true };
        let is_fresh = time - self.drawn_at.get() < DRAWING_MS;
        let most_open = if self.backdrop.is_drawn() { MOST_OPEN } else { 0.0 };
        !FAIR_SCALES.contains(&scale) || (!is_fresh && self.open_share(viewport) > most_open)
    }

    /// How much of a viewport the picture, moved and scaled for it, leaves open, as a share of its area.
    pub(super) fn open_share(&self, viewport: &Viewport) -> f64 {
        let Some((corner, scale)) = self.placing(viewport) else { return 1.0 };
        let margin = self.margin_px.get();
        // From where to where the picture covers a side of this length.
        let covered = |corner: f64, side: f64| {
            let (from, to) = (corner - margin * scale, corner + (side + margin) * scale);
            // A line of half a pixel is nothing.
            let (from, to) = (if from <= 0.5 { 0.0 } else { from }, if to >= side - 0.5 { side } else { to });
            ((to - from) / side).clamp(0.0, 1.0)
        };
        1.0 - covered(corner.x, viewport.width_px) * covered(corner.y, viewport.height_px)
    }

    fn move_picture(&self, viewport: &Viewport) {
        let Some((corner, scale)) = self.placing(viewport) else { return };
        let margin = self.margin_px.get() * scale;
        let placing = format!("matrix({scale},0,0,{scale},{},{})", corner.x - margin, corner.y - margin);
        let _ = self.picture.style().set_property("transform", &placing);
    }

    /// Whether the picture was drawn for what is looked at.
    pub(super) fn is_sharp(&self) -> bool {
        let viewport = self.viewport.get();
        self.frame.borrow().as_ref().is_some_and(|frame| frame.viewport == viewport)
    }

    /// A position of the screen in the picture's own pixels.
    pub(super) fn in_picture(&self, at: Screen) -> Screen {
        let world = self.viewport.get().transform.world_from_screen(at);
        self.frame.borrow().as_ref().map_or(at, |frame| frame.viewport.transform.screen_from_world(world))
    }
}
