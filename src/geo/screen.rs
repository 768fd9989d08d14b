//! Positions on the screen.

use super::number::Held;

/// A position in CSS pixels from the upper left corner of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screen {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Screen {
    /// Distance in pixels.
    pub fn distance_to(self, other: Self) -> f64 {
        length(self.x - other.x, self.y - other.y)
    }

    /// The point at `share` (0 to 1) of the straight line to `other`.
    #[must_use]
    pub fn between(self, other: Self, share: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// Length of a way to the right and down. What is on a map neither overflows nor underflows, and WebAssembly has an
/// instruction for the square root alone: `hypot` takes ten times as long there.
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// Distance from `point` to the segment from `a` to `b`, which may be a single point.
pub fn distance_to_segment(point: Screen, a: Screen, b: Screen) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let squared = dx * dx + dy * dy;
    let share = if squared > 0.0 {
        (((point.x - a.x) * dx + (point.y - a.y) * dy) / squared).held(0.0, 1.0)
    } else {
        0.0
    };
    point.distance_to(a.between(b, share))
}

/// The share of the straight line from `a` to `b` that lies in a rectangle (left, top, right, bottom); less than nothing where
/// it does not touch it (Liang and Barsky's clipping).
pub fn share_within([left, top, right, bottom]: [f64; 4], a: Screen, b: Screen) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (step, room) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
        if step == 0.0 {
            if room < 0.0 {
                return -1.0;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    to - from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_and_rectangles() {
        let rect = [10.0, 10.0, 20.0, 20.0];
        let at = |x, y| Screen { x, y };
        for (a, b, expected) in [
            (at(0.0, 0.0), at(30.0, 30.0), Some(1.0 / 3.0)),
            (at(12.0, 12.0), at(13.0, 13.0), Some(1.0)),
            (at(0.0, 15.0), at(9.0, 15.0), None),
            (at(0.0, 25.0), at(30.0, 25.0), None),
            (at(0.0, 12.0), at(12.0, 0.0), None),
            (at(0.0, 22.0), at(22.0, 0.0), Some(1.0 / 11.0)),
            (at(15.0, 15.0), at(15.0, 15.0), Some(1.0)),
        ] {
            let share = share_within(rect, a, b);
            assert!(expected.map_or(share < 0.0, |expected| (share - expected).abs() < 1e-9), "{a:?} {b:?}");
        }
    }

    #[test]
    fn distances_to_a_segment() {
        let (a, b) = (Screen { x: 0.0, y: 0.0 }, Screen { x: 10.0, y: 0.0 });
        for (x, y, expected) in [(5.0, 3.0, 3.0), (-3.0, 4.0, 5.0), (13.0, 4.0, 5.0), (2.0, 0.0, 0.0)] {
            assert!((distance_to_segment(Screen { x, y }, a, b) - expected).abs() < 1e-12);
        }
        assert!((distance_to_segment(Screen { x: 3.0, y: 4.0 }, a, a) - 5.0).abs() < 1e-12);
    }
}
