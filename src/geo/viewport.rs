//! The map's window on the world.

use super::number::Held;
use super::{Screen, Transform, two_to};
use heartland_data::geo::World;

/// Deepest zoom: each step doubles the scale.
pub const MAX_ZOOM: f64 = 6.0;

/// Radius of the map's circle in world units, a hair less: nothing that is rounded lies beyond it.
const RIM: f64 = 0.499;

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
        let (away_x, away_y) = (centre.x - 0.5, centre.y - 0.5);
        let (reach_x, reach_y) = self.reach(bounded.k);
        let (dx, dy) = (away_x.held(-reach_x, reach_x), away_y.held(-reach_y, reach_y));
        let excess = (dx.hypot(dy) / RIM).max(1.0);
        let pulled = World { x: 0.5 + dx / excess, y: 0.5 + dy / excess };
        let is_beyond = away_x.abs() > reach_x || away_y.abs() > reach_y || excess > 1.0;
        let transform =
            if is_beyond { Transform::from_anchor(bounded.k, pulled, self.middle()) } else { bounded };
        Self { transform, ..*self }
    }

    /// How far the middle of the screen may be from the middle of the circle along each axis, in world units: nearly nowhere at
    /// zoom 0, close to the rim when zoomed in, and on a map much longer than high, or higher than long, at least so far that
    /// the rim comes into sight.
    fn reach(&self, k: f64) -> (f64, f64) {
        let (width, height) = (self.width_px / k, self.height_px / k);
        let least = (0.5 - width.max(height) / 4.0).max(0.08);
        (least.max(0.5 - width / 2.0), least.max(0.5 - height / 2.0))
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

    /// Ordinary ones, and some that are much longer than high or the other way round.
    const SIZES: [(f64, f64); 6] =
        [(900.0, 600.0), (390.0, 700.0), (500.0, 500.0), (1600.0, 400.0), (300.0, 900.0), (2000.0, 250.0)];

    #[test]
    fn how_far_the_middle_can_go() {
        for (size, zoom, expected) in [
            // As far in both directions, where neither is much longer.
            ((900.0, 600.0), 0.0, (0.125, 0.125)),
            ((900.0, 600.0), 1.0, (0.3125, 0.3125)),
            ((390.0, 700.0), 0.0, (0.08, 0.08)),
            ((400.0, 600.0), 2.0, (0.40625, 0.40625)),
            ((1600.0, 400.0), 0.0, (0.08, 0.08)),
            // The rim comes into sight.
            ((1600.0, 400.0), 1.0, (0.08, 0.25)),
            ((1600.0, 400.0), 2.0, (0.25, 0.375)),
            ((300.0, 900.0), 1.0, (0.25, 0.125)),
        ] {
            let viewport = Viewport::from_size(size.0, size.1).showing(World { x: 0.5, y: 0.5 }, zoom);
            let middle = |viewport: Viewport| viewport.transform.world_from_screen(viewport.middle());
            let (right, down) = (middle(viewport.panned(-1e6, 0.0)), middle(viewport.panned(0.0, -1e6)));
            let reached = (right.x - 0.5, down.y - 0.5);
            let is_near = (reached.0 - expected.0).abs() < 1e-9 && (reached.1 - expected.1).abs() < 1e-9;
            assert!(is_near, "{size:?} at {zoom}: {reached:?}");
        }
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
        fn a_fit_shows_its_box(size in 0..SIZES.len(), x in 0.0..0.99_f64, y in 0.0..0.99_f64, w in 0.0..0.6_f64, h in 0.0..0.6_f64,
                               padding_px in 0.0..60.0_f64, max_zoom in 0.0..7.0_f64) {
            let (width_px, height_px) = SIZES[size];
            let viewport = Viewport::from_size(width_px, height_px);
            let (min, max) = (World { x, y }, World { x: (x + w).min(1.0), y: (y + h).min(1.0) });
            let (dx, dy) = (f64::midpoint(min.x, max.x) - 0.5, f64::midpoint(min.y, max.y) - 0.5);
            prop_assume!(dx.hypot(dy) < RIM);
            let fitted = viewport.fitted(min, max, padding_px, max_zoom);
            prop_assert!(fitted.shows(fitted.transform.screen_from_world(min), -1e-6));
            prop_assert!(fitted.shows(fitted.transform.screen_from_world(max), -1e-6));
        }

        #[test]
        fn what_is_within_bounds_stays(size in 0..SIZES.len(), x in -0.2..1.2_f64, y in -0.2..1.2_f64, zoom in -1.0..7.0_f64) {
            let (width_px, height_px) = SIZES[size];
            let viewport = Viewport::from_size(width_px, height_px).showing(World { x, y }, zoom);
            let again = viewport.with_transform(viewport.transform);
            let corner = viewport.transform.world_from_screen(Screen::default());
            prop_assert!(again.transform.screen_from_world(corner).distance_to(Screen::default()) < 1e-6);
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
