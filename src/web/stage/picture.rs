//! Drawing the picture, moving it, and asking for frames.

use super::{Dirty, Inner, Layer, emphasis::Room, flight::Motion, with};
use crate::{
    geo::{Held, Plate, Screen, Viewport},
    render::paint_marks,
    scene::{FrameRequest, room_of_controls},
    state::View,
    web::{
        CanvasSink,
        browser::{palette, root_text_scale, window},
        frames::next_frame,
    },
};
use heartland_data::geo::World;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The picture's margin as a share of the map's smaller side, and its bounds in CSS pixels.
const MARGIN_SHARE: f64 = 0.25;
const MARGIN_PX: std::ops::RangeInclusive<f64> = 40.0..=220.0;
/// How far a moving picture may be scaled before it is drawn anew, and how much of the map, as a share of its area, it may
/// leave to the backdrop: where a drawing is done within a frame, and where it would make the map stumble.
const QUICK: (std::ops::RangeInclusive<f64>, f64) = (0.4..=2.6, 0.12);
const SLOW: (std::ops::RangeInclusive<f64>, f64) = (0.12..=8.0, 0.7);
/// From one frame to the next, in milliseconds, where the drawing in between has delayed nothing.
const FRAME_MS: f64 = 24.0;
/// Milliseconds between two drawings of a picture that moves.
const DRAWING_MS: f64 = 250.0;
/// Deepest zoom that a fit goes to.
pub(super) const FIT_ZOOM: f64 = 3.5;

impl Inner {
    pub(super) fn resize(self: &Rc<Self>) {
        if !self.has_begun.get() {
            // The page around the map is still coming to be.
            return;
        }
        let (width, height) = (f64::from(self.host.client_width()), f64::from(self.host.client_height()));
        if width < 2.0 || height < 2.0 {
            // Hidden: keep what there is and wait.
            return;
        }
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).held(0.5, 4.0);
        let is_same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let before = self.viewport.get();
        if self.has_size.get()
            && is_same(before.width_px, width)
            && is_same(before.height_px, height)
            && is_same(self.ratio.get(), ratio)
        {
            return;
        }
        // A whole number of device pixels, so that the picture at rest lies on the screen's grid.
        let margin = (width.min(height) * MARGIN_SHARE).held(*MARGIN_PX.start(), *MARGIN_PX.end());
        let margin_device = (margin * ratio).round();
        self.margin_px.set(margin_device / ratio);
        self.ratio.set(ratio);
        self.text_scale.set(root_text_scale());
        self.look_for_controls();
        self.ground.drop_copy();
        let viewport = if self.has_size.replace(true) && self.has_moved.get() {
            self.viewport.get().resized(width, height)
        } else {
            let fresh = Viewport::from_size(width, height);
            match self.first_view.get().and_then(|view| Some((self.project(view)?, view.zoom))) {
                Some((centre, zoom)) => fresh.showing(centre, zoom),
                None => self.at_home(fresh),
            }
        };
        self.forget_click();
        self.viewport.set(viewport);
        // Where the map is at home in its new size it has nowhere to fly to.
        let motion = self.motion.get().resized(width, height);
        self.motion.set(if self.has_moved.get() { motion } else { Motion::None });
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

    pub(super) fn draw(self: &Rc<Self>, time: f64) {
        self.is_frame_asked.set(false);
        if !self.has_size.get() || self.is_beginning.get() {
            return;
        }
        self.follow_motion(time);
        if self.is_palette_stale.take() {
            self.palette.replace(palette());
            self.ground.drop_copy();
        }
        let dirty = self.dirty.take();
        let viewport = self.viewport.get();
        let is_new = dirty.map || self.is_worn(&viewport, time);
        if is_new {
            let since_last_ms = time - self.drawn_at.replace(time);
            let weak = Rc::downgrade(self);
            next_frame(move |next| with(&weak, |inner| inner.is_quick.set(next - time < FRAME_MS)));
            let request = self.request(viewport);
            let frame = self.scene.frame(&request, &self.showing.borrow());
            let margin = self.margin_px.get();
            self.fit_picture();
            self.paint(&self.map, Screen { x: margin, y: margin }, |sink| {
                self.put_ground(&frame, since_last_ms, sink);
                paint_marks(&frame, sink);
            });
            self.frame.replace(Some(frame));
        }
        if is_new || dirty.emphasis || !self.is_presented.get() {
            self.draw_emphasis(Room::Fit);
        }
        self.move_picture(&viewport);
        self.place_backdrop(&viewport);
        self.hover_now();
        if let Some(thing) = self.unrevealed.take().filter(|_| !self.has_moved.get()) {
            self.reveal(thing);
        }
        if !self.is_presented.replace(true) {
            self.present();
        }
        if self.motion.get().is_moving() {
            self.soil(Dirty::default());
        }
    }

    /// Gives the picture the size of the map and its margin: not before it is drawn, for the browser clears a canvas that it
    /// resizes, and shows what there is until the next frame.
    #[inline(never)]
    pub(super) fn fit_picture(&self) {
        let (viewport, ratio) = (self.viewport.get(), self.ratio.get());
        let margin_device = (self.margin_px.get() * ratio).round();
        let device = |size_px: f64| ((size_px * ratio).round() + 2.0 * margin_device) as u32;
        self.map.set_size((device(viewport.width_px), device(viewport.height_px)), ratio);
    }

    pub(super) fn request(&self, viewport: Viewport) -> FrameRequest {
        FrameRequest {
            margin_px: self.margin_px.get(),
            text_scale: self.text_scale.get(),
            covered: [Some(self.covered.get()), None],
            ..FrameRequest::from_viewport(viewport, self.language.get())
        }
    }

    /// Where the page's own controls lie over the map, so that no name goes under them. Until they are there, their usual
    /// room is kept free.
    fn look_for_controls(&self) {
        let controls = self.host.next_element_sibling().and_then(|next| next.dyn_into::<HtmlElement>().ok());
        let found = controls.map(|controls| {
            let (left, top) = (f64::from(controls.offset_left()), f64::from(controls.offset_top()));
            [left, top, left + f64::from(controls.offset_width()), top + f64::from(controls.offset_height())]
        });
        self.covered.set(found.unwrap_or_else(|| room_of_controls(f64::from(self.host.client_width()))));
    }

    /// The controls have come. The picture is drawn anew only where they take more than their usual room.
    pub(super) fn meet_controls(self: &Rc<Self>) {
        let kept = self.covered.get();
        self.look_for_controls();
        let found = self.covered.get();
        let is_within =
            found[0] >= kept[0] && found[1] >= kept[1] && found[2] <= kept[2] && found[3] <= kept[3];
        if !is_within {
            self.soil(Dirty::ALL);
        }
    }

    /// Paints a blank layer on which the viewport's corner lies at `origin`.
    pub(super) fn paint(&self, layer: &Layer, origin: Screen, draw: impl FnOnce(&mut CanvasSink<'_>)) {
        self.paint_on(layer, origin, |sink| {
            sink.clear();
            draw(sink);
        });
    }

    /// Paints on what is already there.
    pub(super) fn paint_on(&self, layer: &Layer, origin: Screen, draw: impl FnOnce(&mut CanvasSink<'_>)) {
        let palette = self.palette.borrow();
        draw(&mut CanvasSink { context: &layer.context, ratio: self.ratio.get(), origin, palette: &palette });
    }

    /// The picture as it is; `None` before there is one.
    fn plate(&self) -> Option<Plate> {
        let frame = self.frame.borrow();
        Some(Plate { drawn: frame.as_ref()?.viewport, margin_px: self.margin_px.get() })
    }

    /// Whether the picture has to be drawn anew for a viewport: it is scaled too far, or leaves more of the map to the
    /// backdrop than it may, and that has not just been mended.
    fn is_worn(&self, viewport: &Viewport, time: f64) -> bool {
        let Some((_, scale)) = self.plate().map(|plate| plate.placing(viewport)) else { return true };
        let is_fresh = time - self.drawn_at.get() < DRAWING_MS;
        let (scales, most_open) = if self.is_quick.get() { QUICK } else { SLOW };
        let most_open = if self.backdrop.is_drawn() { most_open } else { 0.0 };
        !scales.contains(&scale) || (!is_fresh && self.open_share(viewport) > most_open)
    }

    /// How much of a viewport the picture, moved and scaled for it, leaves open, as a share of its area.
    pub(super) fn open_share(&self, viewport: &Viewport) -> f64 {
        self.plate().map_or(1.0, |plate| plate.open_share(viewport))
    }

    fn move_picture(&self, viewport: &Viewport) {
        if let Some(plate) = self.plate() {
            let mut css = self.css.borrow_mut();
            plate.write_css(viewport, &mut css);
            let _ = self.picture.style().set_property("transform", &css);
        }
    }

    /// Whether the picture was drawn for what is looked at, and with the outlines that there are.
    pub(super) fn is_sharp(&self) -> bool {
        let viewport = self.viewport.get();
        let level = self.scene.level(&viewport);
        self.frame.borrow().as_ref().is_some_and(|frame| frame.viewport == viewport && frame.level == level)
    }

    /// A position of the screen in the picture's own pixels.
    pub(super) fn in_picture(&self, at: Screen) -> Screen {
        let world = self.viewport.get().transform.world_from_screen(at);
        self.frame.borrow().as_ref().map_or(at, |frame| frame.viewport.transform.screen_from_world(world))
    }
}
