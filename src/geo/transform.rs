//! The map's transform: world to screen, three numbers.

use super::Screen;
use heartland_data::geo::World;

/// World to screen: `screen = k * world + (x, y)`. Immutable; changes make a new one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// CSS pixels to one unit of world; positive.
    pub k: f64,
    /// Screen x of the world's left edge.
    pub x: f64,
    /// Screen y of the world's upper edge.
    pub y: f64,
}

impl Transform {
    /// The transform of scale `k` that puts `world` at `screen`.
    pub fn from_anchor(k: f64, world: World, screen: Screen) -> Self {
        Self { k, x: screen.x - k * world.x, y: screen.y - k * world.y }
    }

    /// Where a point of the world is on the screen.
    pub fn screen_from_world(&self, world: World) -> Screen {
        // Not `mul_add`: WebAssembly has no such instruction, and the library's takes ten times as long.
        Screen { x: self.k * world.x + self.x, y: self.k * world.y + self.y }
    }

    /// Which point of the world is at a point of the screen.
    pub fn world_from_screen(&self, screen: Screen) -> World {
        World { x: (screen.x - self.x) / self.k, y: (screen.y - self.y) / self.k }
    }

    /// Scaled to `k` so that what is under `fixed` stays under it.
    #[must_use]
    pub fn scaled_about(&self, k: f64, fixed: Screen) -> Self {
        Self::from_anchor(k, self.world_from_screen(fixed), fixed)
    }

    /// Moved by pixels.
    #[must_use]
    pub fn panned(&self, dx_px: f64, dy_px: f64) -> Self {
        Self { x: self.x + dx_px, y: self.y + dy_px, ..*self }
    }

    /// Whether all three numbers are usable.
    pub fn is_sound(&self) -> bool {
        self.k.is_finite() && self.k > 0.0 && self.x.is_finite() && self.y.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn world_from_screen_inverts(k in 100.0..200_000.0_f64, x in -1e5..1e5_f64, y in -1e5..1e5_f64,
                                     wx in 0.0..1.0_f64, wy in 0.0..1.0_f64) {
            let transform = Transform { k, x, y };
            let back = transform.world_from_screen(transform.screen_from_world(World { x: wx, y: wy }));
            prop_assert!((back.x - wx).abs() * k < 1e-6 && (back.y - wy).abs() * k < 1e-6);
        }

        #[test]
        fn scaling_keeps_the_point_under_the_pointer(k in 100.0..100_000.0_f64, factor in 0.01..100.0_f64,
                                                     sx in 0.0..2000.0_f64, sy in 0.0..2000.0_f64) {
            let transform = Transform { k, x: -k * 0.4, y: -k * 0.3 };
            let fixed = Screen { x: sx, y: sy };
            let world = transform.world_from_screen(fixed);
            let moved = transform.scaled_about(k * factor, fixed).screen_from_world(world);
            prop_assert!(moved.distance_to(fixed) < 0.5);
        }
    }
}
