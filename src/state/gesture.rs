//! Pointers on the map: from presses and moves to gestures.

use crate::geo::{Held, Screen};

/// Pixels that a pressed pointer may move and still click.
const CLICK_PX: f64 = 5.0;
/// How far back moves count for the speed of a throw, in milliseconds.
const THROW_MS: f64 = 80.0;
/// Slower than this many pixels a millisecond is not a throw.
const LEAST_THROW: f64 = 0.15;
/// Fastest throw, in pixels a millisecond.
const FASTEST_THROW: f64 = 4.0;

/// What the pointers ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// Nothing.
    None,
    /// Show what is under the pointer.
    Hover(Screen),
    /// Move the map by pixels.
    Pan(f64, f64),
    /// Scale by a factor about a point that itself has moved by pixels.
    Pinch {
        /// How much larger.
        factor: f64,
        /// What stays where it is, after the move.
        about: Screen,
        /// Moved to the right.
        dx: f64,
        /// Moved down.
        dy: f64,
    },
    /// Let the map go on at this speed, in pixels a millisecond.
    Throw(f64, f64),
    /// Select what is there.
    Click(Screen),
}

/// The pointers that are down, in the order in which they came. More than two count as two. Positions that are not finite
/// are passed over.
#[derive(Debug, Default)]
pub struct Pointers {
    down: Vec<(i32, Screen)>,
    origin: Screen,
    has_moved: bool,
    has_pinched: bool,
    /// Latest moves of a single pointer: time in milliseconds, position.
    trail: Vec<(f64, Screen)>,
}

impl Pointers {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: Screen) {
        if !is_finite(at) {
            return;
        }
        self.down.retain(|(other, _)| *other != id);
        self.has_moved = !self.down.is_empty();
        self.has_pinched = self.has_moved;
        self.origin = at;
        self.trail.clear();
        self.down.push((id, at));
    }

    /// A pointer moves, down or not, at a time in milliseconds.
    pub fn shift(&mut self, id: i32, at: Screen, time_ms: f64) -> Gesture {
        if !is_finite(at) {
            return Gesture::None;
        }
        let Some(index) = self.down.iter().position(|(other, _)| *other == id) else {
            return Gesture::Hover(at);
        };
        let before = self.pair();
        let Some(entry) = self.down.get_mut(index) else { return Gesture::None };
        let from = std::mem::replace(&mut entry.1, at);
        let is_first_move = !self.has_moved;
        self.has_moved |= at.distance_to(self.origin) > CLICK_PX;
        match (before, self.pair()) {
            (Some((a, b)), Some((c, d))) => {
                let (middle, moved) = (a.between(b, 0.5), c.between(d, 0.5));
                Gesture::Pinch {
                    factor: (c.distance_to(d) / a.distance_to(b).max(1.0)).held(0.2, 5.0),
                    about: moved,
                    dx: moved.x - middle.x,
                    dy: moved.y - middle.y,
                }
            }
            _ if self.has_moved => {
                self.trail.retain(|(time, _)| *time > time_ms - THROW_MS);
                self.trail.push((time_ms, at));
                // What the pointer moved before it was taken for a drag is made up for.
                let from = if is_first_move { self.origin } else { from };
                Gesture::Pan(at.x - from.x, at.y - from.y)
            }
            _ => Gesture::None,
        }
    }

    /// A pointer goes up, or is taken away.
    pub fn release(&mut self, id: i32, at: Screen, time_ms: f64, is_cancelled: bool) -> Gesture {
        let was_down = self.down.iter().any(|(other, _)| *other == id);
        self.down.retain(|(other, _)| *other != id);
        if !was_down || is_cancelled || !is_finite(at) {
            return Gesture::None;
        }
        if !self.has_moved {
            return Gesture::Click(at);
        }
        if self.has_pinched || !self.down.is_empty() {
            return Gesture::None;
        }
        self.throw(at, time_ms).map_or(Gesture::None, |(x, y)| Gesture::Throw(x, y))
    }

    /// Whether no pointer is down.
    pub fn is_empty(&self) -> bool {
        self.down.is_empty()
    }

    /// Whether a pointer is down and has moved.
    pub fn is_dragging(&self) -> bool {
        !self.down.is_empty() && self.has_moved
    }

    /// The speed of the last moves, if they were fast and have not stopped.
    fn throw(&self, at: Screen, time_ms: f64) -> Option<(f64, f64)> {
        let (began, from) = self.trail.iter().find(|(time, _)| *time > time_ms - THROW_MS)?;
        let elapsed = time_ms - began;
        if elapsed < 8.0 {
            return None;
        }
        let (x, y) = ((at.x - from.x) / elapsed, (at.y - from.y) / elapsed);
        let speed = x.hypot(y);
        let slowed = (FASTEST_THROW / speed).min(1.0);
        (speed >= LEAST_THROW).then_some((x * slowed, y * slowed))
    }

    fn pair(&self) -> Option<(Screen, Screen)> {
        match self.down.as_slice() {
            [(_, first), (_, second), ..] => Some((*first, *second)),
            _ => None,
        }
    }
}

fn is_finite(at: Screen) -> bool {
    at.x.is_finite() && at.y.is_finite()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Screen {
        Screen { x, y }
    }

    #[test]
    fn a_still_press_clicks_and_a_moved_one_pans() {
        let mut pointers = Pointers::default();
        assert_eq!(pointers.shift(1, at(5.0, 5.0), 0.0), Gesture::Hover(at(5.0, 5.0)));
        pointers.press(1, at(10.0, 10.0));
        assert_eq!(pointers.shift(1, at(12.0, 10.0), 0.0), Gesture::None);
        assert_eq!(pointers.release(1, at(12.0, 10.0), 0.0, false), Gesture::Click(at(12.0, 10.0)));
        pointers.press(1, at(10.0, 10.0));
        assert_eq!(pointers.shift(1, at(12.0, 10.0), 0.0), Gesture::None);
        assert_eq!(pointers.shift(1, at(30.0, 15.0), 0.0), Gesture::Pan(20.0, 5.0));
        assert_eq!(pointers.shift(1, at(31.0, 15.0), 200.0), Gesture::Pan(1.0, 0.0));
        assert_eq!(pointers.release(1, at(31.0, 15.0), 400.0, false), Gesture::None);
    }

    #[test]
    fn two_pointers_pinch_about_their_middle() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(100.0, 100.0));
        pointers.press(2, at(200.0, 100.0));
        let gesture = pointers.shift(2, at(300.0, 100.0), 0.0);
        assert_eq!(gesture, Gesture::Pinch { factor: 2.0, about: at(200.0, 100.0), dx: 50.0, dy: 0.0 });
        assert_eq!(pointers.release(2, at(300.0, 100.0), 0.0, false), Gesture::None);
        assert_eq!(pointers.release(1, at(100.0, 100.0), 0.0, false), Gesture::None);
    }

    #[test]
    fn a_cancelled_press_does_not_click() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(1.0, 1.0));
        assert_eq!(pointers.release(1, at(1.0, 1.0), 0.0, true), Gesture::None);
    }

    #[test]
    fn a_quick_drag_throws_and_a_held_one_does_not() {
        let drag = |pause: f64| {
            let mut pointers = Pointers::default();
            pointers.press(1, at(0.0, 0.0));
            for step in 1..=10 {
                let step = f64::from(step);
                pointers.shift(1, at(step * 16.0, 0.0), step * 16.0);
            }
            pointers.release(1, at(160.0, 0.0), 160.0 + pause, false)
        };
        let Gesture::Throw(x, y) = drag(0.0) else { panic!("a throw expected") };
        assert!((x - 1.0).abs() < 1e-9 && y.abs() < 1e-9);
        assert_eq!(drag(120.0), Gesture::None);
    }

    #[test]
    fn positions_that_are_not_numbers_are_passed_over() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(f64::NAN, 0.0));
        assert_eq!(pointers.shift(1, at(f64::NAN, 0.0), 0.0), Gesture::None);
        pointers.press(1, at(0.0, 0.0));
        assert_eq!(pointers.shift(1, at(0.0, f64::INFINITY), 0.0), Gesture::None);
        assert_eq!(pointers.release(1, at(f64::NAN, 0.0), 0.0, false), Gesture::None);
        assert!(!pointers.is_dragging());
    }
}
