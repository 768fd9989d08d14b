//! The map's window on the world.

use super::number::Held;
use super::{Screen, Transform, two_to};
use heartland_data::geo::World;

/// Deepest zoom: each step doubles the scale.
pub const MAX_ZOOM: f64 = 6.0;

/// Size of the map in CSS pixels and its transform. At zoom 0 the whole circle of the map just fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in CSS pixels, at least 1.
    pub width_px: f64,
    /// Height in CSS pixels, at least 1.
    pub height_px: f64,
    /// World to screen.
    pub transform: Transform,
}

impl Viewport {
    /// The whole circle fitted. Sizes below one pixel or not finite count as one pixel.
    pub fn from_size(width_px: f64, height_px: f64) -> Self {
        let sound = |size: f64| if size.is_finite() { size.max(1.0) } else { 1.0 };
        let (width_px, height_px) = (sound(width_px), sound(height_px));
        let k = width_px.min(height_px);
        let transform = Transform::from_anchor(
            k,
            World { x: 0.5, y: 0.5 },
            Screen { x: width_px / 2.0, y: height_px / 2.0 },
        );
        Self { width_px, height_px, transform }
    }

    /// The middle of the screen.
    pub fn middle(&self) -> Screen {
        Screen { x: self.width_px / 2.0, y: self.height_px / 2.0 }
    }

    /// Pixels to one unit of world at zoom 0.
    pub fn k_at_zoom_0(&self) -> f64 {
        self.width_px.min(self.height_px)
    }

    /// Zoom, 0 for the whole circle; each step doubles the scale.
    pub fn zoom(&self) -> f64 {
        (self.transform.k / self.k_at_zoom_0()).log2()
    }

    /// The same size showing `centre` at its middle, at `zoom` within bounds.
    #[must_use]
    pub fn showing(&self, centre: World, zoom: f64) -> Self {
        let k = self.k_at_zoom_0() * two_to(zoom.held(0.0, MAX_ZOOM));
        self.with_transform(Transform::from_anchor(k, centre, self.middle()))
    }

    /// The same size with `transform`, pulled back so that the scale stays within zoom 0 to [`MAX_ZOOM`] and the middle of
    /// the screen within the map's circle. An unsound transform is not taken.
    #[must_use]
    pub fn with_transform(&self, transform: Transform) -> Self {
        if !transform.is_sound() {
            return *self;
        }
        let k0 = self.k_at_zoom_0();
        let bounded = transform.scaled_about(transform.k.held(k0, k0 * two_to(MAX_ZOOM)), self.middle());
        let centre = bounded.world_from_screen(self.middle());
        let (dx, dy) = (centre.x - 0.5, centre.y - 0.5);
        let excess = dx.hypot(dy) / self.reach(bounded.k);
        let transform = if excess > 1.0 {
            let pulled = World { x: 0.5 + dx / excess, y: 0.5 + dy / excess };
            Transform::from_anchor(bounded.k, pulled, self.middle())
        } else {
            bounded
        };
        Self { transform, ..*self }
    }

    /// How far the middle of the screen may be from the middle of the circle, in world units: nearly nowhere at zoom 0,
    /// close to the rim when zoomed in.
    fn reach(&self, k: f64) -> f64 {
        let shown = self.width_px.max(self.height_px) / k;
        (0.5 - shown / 4.0).held(0.08, 0.48)
    }

    /// Zoomed by `factor` about `fixed`; the very same at the end of the zoom.
    #[must_use]
    pub fn zoomed(&self, factor: f64, fixed: Screen) -> Self {
        if !(factor.is_finite() && factor > 0.0 && fixed.x.is_finite() && fixed.y.is_finite()) {
            return *self;
        }
        let k0 = self.k_at_zoom_0();
        let k = (self.transform.k * factor).held(k0, k0 * two_to(MAX_ZOOM));
        if k.total_cmp(&self.transform.k).is_eq() {
            return *self;
        }
        self.with_transform(self.transform.scaled_about(k, fixed))
    }

    /// Moved by pixels.
    #[must_use]
    pub fn panned(&self, dx_px: f64, dy_px: f64) -> Self {
        self.with_transform(self.transform.panned(dx_px, dy_px))
    }

    /// Resized so that the middle and the zoom stay.
    #[must_use]
    pub fn resized(&self, width_px: f64, height_px: f64) -> Self {
        let centre = self.transform.world_from_screen(self.middle());
        let zoom = self.zoom();
        Self::from_size(width_px, height_px).showing(centre, zoom)
    }

    /// Showing the box from `min` to `max` (world) with `padding_px` around it, no deeper than `max_zoom`.
    #[must_use]
    pub fn fitted(&self, min: World, max: World, padding_px: f64, max_zoom: f64) -> Self {
        let room = |size_px: f64| (size_px - 2.0 * padding_px).max(size_px / 4.0);
        let (width, height) = ((max.x - min.x).max(1e-6), (max.y - min.y).max(1e-6));
        let k = (room(self.width_px) / width).min(room(self.height_px) / height);
        let centre = World { x: f64::midpoint(min.x, max.x), y: f64::midpoint(min.y, max.y) };
        self.showing(centre, (k / self.k_at_zoom_0()).log2().min(max_zoom))
    }

    /// Whether a screen position is inside, `margin_px` away from the edges.
    pub fn shows(&self, screen: Screen, margin_px: f64) -> bool {
        (margin_px..=self.width_px - margin_px).contains(&screen.x)
            && (margin_px..=self.height_px - margin_px).contains(&screen.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zoom_0_shows_the_whole_circle() {
        let viewport = Viewport::from_size(800.0, 600.0);
        assert!((viewport.zoom()).abs() < 1e-12);
        let top = viewport.transform.screen_from_world(World { x: 0.5, y: 0.0 });
        assert!(top.distance_to(Screen { x: 400.0, y: 0.0 }) < 1e-9);
    }

    #[test]
    fn nothing_and_nan_are_survived() {
        for (width, height) in [(0.0, 0.0), (f64::NAN, 100.0), (-5.0, f64::INFINITY)] {
            let viewport = Viewport::from_size(width, height);
            assert!(viewport.transform.is_sound());
            assert!(viewport.resized(300.0, 200.0).transform.is_sound());
        }
        let viewport = Viewport::from_size(300.0, 200.0);
        assert_eq!(viewport.zoomed(f64::NAN, viewport.middle()), viewport);
        assert_eq!(viewport.zoomed(2.0, Screen { x: f64::NAN, y: 0.0 }), viewport);
        assert_eq!(viewport.panned(f64::NAN, 0.0), viewport);
    }

    proptest! {
        #[test]
        fn the_map_cannot_be_lost(steps in proptest::collection::vec((0.2..5.0_f64, -3000.0..3000.0_f64, -3000.0..3000.0_f64), 1..30)) {
            let mut viewport = Viewport::from_size(900.0, 600.0);
            for (factor, dx, dy) in steps {
                viewport = viewport.zoomed(factor, Screen { x: 450.0 + dx / 10.0, y: 300.0 }).panned(dx, dy);
                let centre = viewport.transform.world_from_screen(viewport.middle());
                prop_assert!((centre.x - 0.5).hypot(centre.y - 0.5) <= 0.5);
                prop_assert!((-1e-9..=MAX_ZOOM + 1e-9).contains(&viewport.zoom()));
            }
        }

        #[test]
        fn a_fit_shows_its_box(x in 0.2..0.7_f64, y in 0.2..0.7_f64, w in 0.01..0.2_f64, h in 0.01..0.2_f64) {
            let viewport = Viewport::from_size(900.0, 600.0);
            let (min, max) = (World { x, y }, World { x: x + w, y: y + h });
            let fitted = viewport.fitted(min, max, 20.0, MAX_ZOOM);
            prop_assert!(fitted.shows(fitted.transform.screen_from_world(min), -1e-6));
            prop_assert!(fitted.shows(fitted.transform.screen_from_world(max), -1e-6));
        }

        #[test]
        fn at_the_end_of_the_zoom_nothing_moves(x in 0.0..900.0_f64, y in 0.0..600.0_f64, is_deep in any::<bool>()) {
            let end = if is_deep { MAX_ZOOM } else { 0.0 };
            let factor = if is_deep { 1.3 } else { 0.7 };
            let middle = World { x: 0.52, y: 0.47 };
            let viewport = Viewport::from_size(900.0, 600.0).showing(middle, end).zoomed(factor, Screen { x: 450.0, y: 300.0 });
            prop_assert_eq!(viewport.zoomed(factor, Screen { x, y }), viewport);
        }

        #[test]
        fn zooming_keeps_the_point_under_the_pointer(factor in 0.6..1.6_f64, x in 300.0..600.0_f64, y in 200.0..400.0_f64) {
            // Far from the bounds, which may move the map on purpose.
            let viewport = Viewport::from_size(900.0, 600.0).showing(World { x: 0.5, y: 0.5 }, 3.0);
            let pointer = Screen { x, y };
            let world = viewport.transform.world_from_screen(pointer);
            let moved = viewport.zoomed(factor, pointer).transform.screen_from_world(world);
            prop_assert!(moved.distance_to(pointer) < 0.5);
        }
    }
}
