//! How a thrown map comes to rest.

use crate::geo::two_to;
use std::f64::consts::LOG2_E;

/// Milliseconds after which a thrown map has lost 63 % of its speed.
const SLOWING_MS: f64 = 220.0;
/// Slower than this many pixels a millisecond counts as rest.
const REST: f64 = 0.035;

/// A map that goes on by itself; its speed falls exponentially.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    /// Pixels a millisecond to the right.
    x: f64,
    /// Pixels a millisecond down.
    y: f64,
    /// Time of the last step in milliseconds; `None` before the first.
    at: Option<f64>,
}

impl Glide {
    /// Starting at a speed in pixels a millisecond.
    pub const fn from_speed(x: f64, y: f64) -> Self {
        Self { x, y, at: None }
    }

    /// The pixels to move until `time_ms`, and what is left of the glide; `None` once it has come to rest. The first step
    /// starts the clock and moves nothing.
    pub fn step(self, time_ms: f64) -> ((f64, f64), Option<Self>) {
        let elapsed = self.at.map_or(0.0, |at| (time_ms - at).max(0.0));
        let slowed = two_to(-elapsed / SLOWING_MS * LOG2_E);
        let way = SLOWING_MS * (1.0 - slowed);
        let left = Self { x: self.x * slowed, y: self.y * slowed, at: Some(time_ms) };
        let is_moving = left.x.hypot(left.y) > REST;
        ((self.x * way, self.y * way), is_moving.then_some(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(step_ms: f64) -> (f64, usize) {
        let (mut glide, mut way, mut steps, mut time) = (Some(Glide::from_speed(1.0, 0.0)), 0.0, 0, 0.0);
        while let Some(now) = glide {
            let (moved, left) = now.step(time);
            (glide, way, steps, time) = (left, way + moved.0, steps + 1, time + step_ms);
        }
        (way, steps)
    }

    #[test]
    fn the_way_does_not_depend_on_the_frame_rate() {
        let ((slow, _), (fast, steps)) = (run(33.0), run(8.0));
        assert!((slow - fast).abs() < 5.0, "{slow} {fast}");
        assert!((slow - SLOWING_MS).abs() < 10.0 && steps < 400);
    }

    #[test]
    fn the_first_step_moves_nothing_and_a_clock_that_runs_back_neither() {
        let (moved, left) = Glide::from_speed(1.0, 1.0).step(500.0);
        assert_eq!(moved, (0.0, 0.0));
        assert_eq!(left.map(|left| left.step(400.0).0), Some((0.0, 0.0)));
    }

    #[test]
    fn what_is_not_a_number_is_at_rest() {
        assert_eq!(Glide::from_speed(f64::NAN, 0.0).step(0.0).1, None);
    }
}
