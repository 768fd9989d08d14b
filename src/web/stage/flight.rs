//! From one view to another: at once, by a short flight, or just far enough to show something; and the way of a thrown map.

use super::{Dirty, Inner, picture::FIT_ZOOM};
use crate::{
    geo::{Held, Screen, Viewport, two_to},
    state::{Glide, View},
    web::{is_framed, is_sheet_beside, is_wide, prefers_reduced_motion, screen_px},
};
use heartland_data::{geo::World, model::Thing};
use std::rc::Rc;

/// Milliseconds that a flight to a selection takes.
const FLIGHT_MS: f64 = 220.0;
/// Countries smaller than this on the screen are fitted when they are selected.
const SMALL_PX: f64 = 70.0;
/// The same as [`SMALL_PX`] for routes.
const SMALL_ROUTE_PX: f64 = 140.0;

/// A flight under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flight {
    from: Viewport,
    to: Viewport,
    began: Option<f64>,
}

/// What the map does by itself. The reader's next touch ends it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Motion {
    /// Nothing.
    #[default]
    None,
    /// Flies somewhere.
    Flight(Flight),
    /// Goes on after a throw.
    Glide(Glide),
}

impl Motion {
    pub(super) const fn is_moving(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// The same in a map of another size.
    pub(super) fn resized(self, width_px: f64, height_px: f64) -> Self {
        match self {
            Self::Flight(Flight { from, to, began }) => {
                let [from, to] = [from, to].map(|end| end.resized(width_px, height_px));
                Self::Flight(Flight { from, to, began })
            }
            other => other,
        }
    }
}

impl Inner {
    /// Shows another part of the map at once.
    pub(super) fn show(self: &Rc<Self>, viewport: Viewport) {
        self.motion.set(Motion::None);
        self.go(viewport);
    }

    fn go(self: &Rc<Self>, viewport: Viewport) {
        if viewport == self.viewport.get() {
            return;
        }
        self.forget_click();
        self.viewport.set(viewport);
        self.has_moved.set(true);
        self.soil(Dirty::default());
        self.moved();
    }

    /// What the map will show once it has come to where it is flying to.
    pub(super) fn viewport_ahead(&self) -> Viewport {
        match self.motion.get() {
            Motion::Flight(flight) => flight.to,
            Motion::None | Motion::Glide(_) => self.viewport.get(),
        }
    }

    /// Shows another part of the map by a short flight, or at once for readers who want little motion.
    pub(super) fn fly(self: &Rc<Self>, to: Viewport) {
        if prefers_reduced_motion() || !self.is_presented.get() {
            return self.show(to);
        }
        self.forget_click();
        self.has_moved.set(true);
        self.motion.set(Motion::Flight(Flight { from: self.viewport.get(), to, began: None }));
        self.soil(Dirty::default());
        self.moved();
    }

    /// Lets the map go on at a speed, in pixels a millisecond.
    pub(super) fn throw(self: &Rc<Self>, x: f64, y: f64) {
        if !prefers_reduced_motion() {
            self.motion.set(Motion::Glide(Glide::from_speed(x, y)));
            self.soil(Dirty::default());
        }
    }

    /// Back to what the map opens with.
    pub(super) fn go_home(self: &Rc<Self>) {
        self.fly(self.at_home(self.viewport.get()));
        self.has_moved.set(false);
        self.first_view.set(None);
        self.unrevealed.set(None);
        self.moved();
    }

    /// Flies to a view; one that the projection does not reach leaves the map where it is.
    pub(super) fn go_to(self: &Rc<Self>, view: View) {
        let Some(centre) = self.project(view) else { return };
        if self.has_size.get() {
            self.fly(self.viewport.get().showing(centre, view.zoom));
        } else {
            // As in a part of the host's page that is folded, or in a frame without a map: it begins with that.
            self.first_view.set(Some(view));
            self.has_moved.set(true);
        }
        // Also where it is there already: who has asked for less than it can show hears where it is.
        self.moved();
    }

    pub(super) fn follow_motion(self: &Rc<Self>, time: f64) {
        match self.motion.get() {
            Motion::None => {}
            Motion::Flight(flight) => self.follow_flight(flight, time),
            Motion::Glide(glide) => {
                let ((dx, dy), left) = glide.step(time);
                let before = self.viewport.get();
                self.go(before.panned(dx, dy));
                let is_stuck = (dx != 0.0 || dy != 0.0) && self.viewport.get() == before;
                self.motion.set(left.filter(|_| !is_stuck).map_or(Motion::None, Motion::Glide));
            }
        }
    }

    /// Eased in and out; the scale changes evenly in zoom, the middle evenly on the map.
    fn follow_flight(self: &Rc<Self>, mut flight: Flight, time: f64) {
        let began = *flight.began.get_or_insert(time);
        let t = ((time - began) / FLIGHT_MS).held(0.0, 1.0);
        self.motion.set(if t < 1.0 { Motion::Flight(flight) } else { Motion::None });
        let (from, to) = (flight.from, flight.to);
        let eased = t * t * (3.0 - 2.0 * t);
        let (a, b) =
            (from.transform.world_from_screen(from.middle()), to.transform.world_from_screen(to.middle()));
        let centre = World { x: a.x + (b.x - a.x) * eased, y: a.y + (b.y - a.y) * eased };
        let zoom = from.zoom() + (to.zoom() - from.zoom()) * eased;
        self.viewport.set(if t < 1.0 { to.showing(centre, zoom) } else { to });
        self.moved();
    }

    pub(super) fn reveal(self: &Rc<Self>, thing: Thing) {
        let Some((min, max)) = self.scene.bounds_of(thing) else { return };
        let viewport = self.viewport_ahead();
        if self.frame.borrow().is_none() {
            self.unrevealed.set(Some(thing));
            return;
        }
        let open = self.open_part(&viewport);
        // What the reader has clicked on the map as it still stands is in view: it is at most moved from under the sheet.
        let clicked =
            self.clicked.take().filter(|(of, _, things)| *of == viewport && things.contains(&thing));
        let is_open = |at: Screen| at.x < open.0 && at.y < open.1;
        if let Some((_, at, _)) = clicked {
            if is_open(at) {
                return;
            }
            let pan = |at: f64, open: f64| if at < open { 0.0 } else { open / 2.0 - at };
            let next = viewport.panned(pan(at.x, open.0), pan(at.y, open.1));
            let point = viewport.transform.world_from_screen(at);
            // Near its edge the map does not go so far.
            if is_open(next.transform.screen_from_world(point)) {
                return self.fly(next);
            }
        }
        let (top_left, bottom_right) =
            (viewport.transform.screen_from_world(min), viewport.transform.screen_from_world(max));
        let size_px = (bottom_right.x - top_left.x).max(bottom_right.y - top_left.y);
        let target = self.scene.target(&viewport, thing);
        let is_shown = target.is_some_and(|target| viewport.shows(target.at, 24.0) && is_open(target.at));
        let is_small = match thing {
            Thing::Country(_) => size_px < SMALL_PX,
            Thing::Route(_) => size_px < SMALL_ROUTE_PX,
            _ => false,
        };
        if is_shown && !is_small {
            return;
        }
        let least = if matches!(thing, Thing::Place(_)) { 2.0 } else { FIT_ZOOM };
        let open_part = Viewport { width_px: open.0, height_px: open.1, ..viewport };
        // As deep as the map is now, which is deeper for a part of its size.
        let deepest = open_part.zoom().max(least);
        let padding_px = (open.1 / 6.0).min(60.0);
        let fitted = open_part.fitted(min, max, padding_px, deepest).transform;
        // The deeper, the further the map goes from under what covers a part of it.
        let deeper = |step: i32| {
            let k = fitted.k * two_to(0.5 * f64::from(step));
            viewport.with_transform(fitted.scaled_about(k, open_part.middle()))
        };
        let is_uncovered =
            |next: &Viewport| self.scene.target(next, thing).is_none_or(|target| is_open(target.at));
        self.fly((0..6).map(deeper).find(is_uncovered).unwrap_or_else(|| deeper(0)));
    }

    /// Width and height, from the upper left, of what a sheet at half of the screen leaves of the map.
    fn open_part(&self, viewport: &Viewport) -> (f64, f64) {
        let whole = (viewport.width_px, viewport.height_px);
        let (width_px, height_px) = screen_px();
        if is_wide() || is_framed() {
            return whole;
        }
        if is_sheet_beside() {
            return ((whole.0 - width_px / 2.0).max(1.0), whole.1);
        }
        let covered = self.host.get_bounding_client_rect().bottom() - height_px / 2.0;
        (whole.0, (whole.1 - covered.held(0.0, whole.1 * 0.7)).max(1.0))
    }
}
