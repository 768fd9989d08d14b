//! From one view to another: at once, by a short flight, or just far enough to show something.

use super::{Dirty, Inner};
use crate::{geo::Viewport, web::prefers_reduced_motion};
use heartland_data::{geo::World, model::Thing};
use std::rc::Rc;

/// Milliseconds that a flight to a selection takes.
const FLIGHT_MS: f64 = 200.0;
/// Deepest zoom that a fit goes to.
pub(super) const FIT_ZOOM: f64 = 3.5;
/// Countries smaller than this on the screen are fitted when they are selected.
const SMALL_PX: f64 = 70.0;
/// The same for routes.
const SMALL_ROUTE_PX: f64 = 140.0;

/// A flight under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flight {
    from: Viewport,
    to: Viewport,
    began: Option<f64>,
}

impl Inner {
    /// Shows another part of the map at once.
    pub(super) fn show(self: &Rc<Self>, viewport: Viewport) {
        self.flight.set(None);
        if viewport == self.viewport.get() {
            return;
        }
        self.viewport.set(viewport);
        self.has_moved.set(true);
        // What is under a mouse that stays where it is has changed.
        self.hover_at.set(self.mouse_at.get());
        self.soil(Dirty { map: true, emphasis: true });
        self.rest_soon();
    }

    /// Shows another part of the map by a short flight, or at once for readers who want little motion.
    pub(super) fn fly(self: &Rc<Self>, to: Viewport) {
        if prefers_reduced_motion() || !self.is_presented.get() {
            self.show(to);
            return;
        }
        self.has_moved.set(true);
        self.flight.set(Some(Flight { from: self.viewport.get(), to, began: None }));
        self.soil(Dirty { map: true, emphasis: true });
    }

    /// Back to what the map opens with.
    pub(super) fn go_home(self: &Rc<Self>) {
        self.fly(self.at_home(self.viewport.get()));
        self.has_moved.set(false);
        self.rest_soon();
    }

    /// Eased in and out; the scale changes evenly in zoom, the middle evenly on the map.
    pub(super) fn follow_flight(self: &Rc<Self>, time: f64) {
        let Some(mut flight) = self.flight.get() else { return };
        let began = *flight.began.get_or_insert(time);
        let t = ((time - began) / FLIGHT_MS).clamp(0.0, 1.0);
        if t >= 1.0 {
            self.viewport.set(flight.to);
            self.flight.set(None);
            self.hover_at.set(self.mouse_at.get());
            self.rest_soon();
            return;
        }
        let eased = t * t * (3.0 - 2.0 * t);
        let (from, to) = (flight.from, flight.to);
        let (a, b) =
            (from.transform.world_from_screen(from.middle()), to.transform.world_from_screen(to.middle()));
        let centre = World { x: a.x + (b.x - a.x) * eased, y: a.y + (b.y - a.y) * eased };
        self.viewport.set(to.showing(centre, from.zoom() + (to.zoom() - from.zoom()) * eased));
        self.flight.set(Some(flight));
    }

    pub(super) fn reveal(self: &Rc<Self>, thing: Thing) {
        let Some((min, max)) = self.scene.bounds_of(thing) else { return };
        let viewport = self.viewport.get();
        if self.frame.borrow().is_none() {
            self.unrevealed.set(Some(thing));
            return;
        }
        let (top_left, bottom_right) =
            (viewport.transform.screen_from_world(min), viewport.transform.screen_from_world(max));
        let size_px = (bottom_right.x - top_left.x).max(bottom_right.y - top_left.y);
        let target = self.frame.borrow().as_ref().and_then(|frame| frame.target(thing));
        let is_shown = target.is_some_and(|target| viewport.shows(target.at, 24.0));
        let is_small = match thing {
            Thing::Country(_) => size_px < SMALL_PX,
            Thing::Route(_) => size_px < SMALL_ROUTE_PX,
            _ => false,
        };
        if is_shown && !is_small {
            return;
        }
        let deepest = if matches!(thing, Thing::Place(_)) { viewport.zoom().max(2.0) } else { FIT_ZOOM };
        self.fly(viewport.fitted(min, max, 60.0, deepest));
    }
}
