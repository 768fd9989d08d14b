//! A coarse picture of the whole map, to be seen where a moving picture leaves the map open.

use super::{Dirty, Inner, Layer, with};
use crate::{
    geo::{Decimals, Screen, Viewport},
    render::paint_backdrop,
    scene::FrameRequest,
    web::{
        CanvasSink,
        frames::{after_presented, later, when_idle},
    },
};
use heartland_data::geo::World;
use std::{cell::Cell, rc::Rc};

/// Side of the backdrop in its own pixels.
const SIDE_PX: f64 = 720.0;
/// So long after the reader's hands have come near, in milliseconds, it is drawn: what they came for, a click say, comes first.
const NEAR_MS: f64 = 250.0;

pub(super) struct Backdrop {
    layer: Layer,
    is_drawn: Cell<bool>,
    is_wanted: Cell<bool>,
    is_shown: Cell<bool>,
}

impl Backdrop {
    pub(super) const fn from_layer(layer: Layer) -> Self {
        Self { layer, is_drawn: Cell::new(false), is_wanted: Cell::new(false), is_shown: Cell::new(false) }
    }

    pub(super) const fn layer(&self) -> &Layer {
        &self.layer
    }

    pub(super) const fn is_drawn(&self) -> bool {
        self.is_drawn.get()
    }

    /// What it shows has changed; it is drawn again when the map rests.
    pub(super) fn outdate(&self) {
        self.is_drawn.set(false);
    }
}

impl Inner {
    /// The reader's hands are near: the map may soon be moved.
    pub(super) fn want_backdrop(self: &Rc<Self>) {
        if !self.backdrop.is_wanted.replace(true) {
            let weak = Rc::downgrade(self);
            later(NEAR_MS, move || with(&weak, Inner::renew_backdrop));
        }
    }

    /// Draws the backdrop when there is time, if it is not up to date and the reader's hands have been near the map.
    pub(super) fn renew_backdrop(self: &Rc<Self>) {
        if self.backdrop.is_wanted.get() && !self.backdrop.is_drawn.get() {
            let weak = Rc::downgrade(self);
            when_idle(move || with(&weak, Inner::draw_backdrop));
        }
    }

    fn draw_backdrop(self: &Rc<Self>) {
        if !self.is_presented.get() || self.backdrop.is_drawn.replace(true) {
            return;
        }
        let canvas = &self.backdrop.layer.canvas;
        canvas.set_width(SIDE_PX as u32);
        canvas.set_height(SIDE_PX as u32);
        let request = FrameRequest::from_viewport(Viewport::from_size(SIDE_PX, SIDE_PX), self.language.get());
        let frame = self.scene.bare_frame(&request, &self.showing.borrow());
        let palette = self.palette.borrow();
        let mut sink = CanvasSink {
            context: &self.backdrop.layer.context,
            ratio: 1.0,
            origin: Screen::default(),
            palette: &palette,
        };
        paint_backdrop(&self.scene, &frame, &mut sink);
        // What is shown for the first time has to be made into pixels: now, under the picture, rather than in a gesture. In its
        // place, for the picture lets it through beyond the map's circle.
        self.move_backdrop(&self.viewport.get());
        self.show_backdrop(true);
        let weak = Rc::downgrade(self);
        after_presented(move || with(&weak, |inner| inner.soil(Dirty::default())));
    }

    fn show_backdrop(&self, is_shown: bool) {
        if self.backdrop.is_shown.replace(is_shown) != is_shown {
            let style = self.backdrop.layer.canvas.style();
            let _ = style.set_property("display", if is_shown { "block" } else { "none" });
        }
    }

    /// Shows the backdrop where the picture leaves a viewport open, and hides it elsewhere: it costs as much to move as the
    /// picture.
    pub(super) fn place_backdrop(&self, viewport: &Viewport) {
        let is_shown = self.backdrop.is_drawn() && self.open_share(viewport) > 0.0;
        self.show_backdrop(is_shown);
        if is_shown {
            self.move_backdrop(viewport);
        }
    }

    /// Puts the backdrop where a viewport has the world.
    fn move_backdrop(&self, viewport: &Viewport) {
        let style = self.backdrop.layer.canvas.style();
        let Screen { x, y } = viewport.transform.screen_from_world(World { x: 0.0, y: 0.0 });
        let (x, y) = (Decimals(x, 4), Decimals(y, 4));
        let scale = Decimals(viewport.transform.k / SIDE_PX, 8);
        let _ = style.set_property("transform", &format!("matrix({scale},0,0,{scale},{x},{y})"));
    }
}
