//! Pointers on the map: from presses and moves to gestures.

use crate::geo::Screen;

/// Pixels that a pressed pointer may move and still click.
const CLICK_PX: f64 = 5.0;

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
    /// Select what is there.
    Click(Screen),
}

/// The pointers that are down, in the order in which they came. More than two count as two.
#[derive(Debug, Default)]
pub struct Pointers {
    down: Vec<(i32, Screen)>,
    origin: Screen,
    has_moved: bool,
}

impl Pointers {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: Screen) {
        self.down.retain(|(other, _)| *other != id);
        self.has_moved = !self.down.is_empty();
        self.origin = at;
        self.down.push((id, at));
    }

    /// A pointer moves, down or not.
    pub fn shift(&mut self, id: i32, at: Screen) -> Gesture {
        let Some(index) = self.down.iter().position(|(other, _)| *other == id) else {
            return Gesture::Hover(at);
        };
        let before = self.pair();
        let Some(entry) = self.down.get_mut(index) else { return Gesture::None };
        let from = std::mem::replace(&mut entry.1, at);
        self.has_moved |= at.distance_to(self.origin) > CLICK_PX;
        match (before, self.pair()) {
            (Some((a, b)), Some((c, d))) => {
                let (middle, moved) = (a.between(b, 0.5), c.between(d, 0.5));
                Gesture::Pinch {
                    factor: (c.distance_to(d) / a.distance_to(b).max(1.0)).clamp(0.2, 5.0),
                    about: moved,
                    dx: moved.x - middle.x,
                    dy: moved.y - middle.y,
                }
            }
            _ if self.has_moved => Gesture::Pan(at.x - from.x, at.y - from.y),
            _ => Gesture::None,
        }
    }

    /// A pointer goes up, or is taken away.
    pub fn release(&mut self, id: i32, at: Screen, is_cancelled: bool) -> Gesture {
        let was_down = self.down.iter().any(|(other, _)| *other == id);
        self.down.retain(|(other, _)| *other != id);
        if was_down && !self.has_moved && !is_cancelled { Gesture::Click(at) } else { Gesture::None }
    }

    /// Whether a pointer is down and has moved.
    pub fn is_dragging(&self) -> bool {
        !self.down.is_empty() && self.has_moved
    }

    fn pair(&self) -> Option<(Screen, Screen)> {
        match self.down.as_slice() {
            [(_, first), (_, second), ..] => Some((*first, *second)),
            _ => None,
        }
    }
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
        assert_eq!(pointers.shift(1, at(5.0, 5.0)), Gesture::Hover(at(5.0, 5.0)));
        pointers.press(1, at(10.0, 10.0));
        assert_eq!(pointers.shift(1, at(12.0, 10.0)), Gesture::None);
        assert_eq!(pointers.release(1, at(12.0, 10.0), false), Gesture::Click(at(12.0, 10.0)));
        pointers.press(1, at(10.0, 10.0));
        assert_eq!(pointers.shift(1, at(30.0, 15.0)), Gesture::Pan(20.0, 5.0));
        assert_eq!(pointers.release(1, at(30.0, 15.0), false), Gesture::None);
    }

    #[test]
    fn two_pointers_pinch_about_their_middle() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(100.0, 100.0));
        pointers.press(2, at(200.0, 100.0));
        let gesture = pointers.shift(2, at(300.0, 100.0));
        assert_eq!(gesture, Gesture::Pinch { factor: 2.0, about: at(200.0, 100.0), dx: 50.0, dy: 0.0 });
        assert_eq!(pointers.release(2, at(300.0, 100.0), false), Gesture::None);
        assert_eq!(pointers.release(1, at(100.0, 100.0), false), Gesture::None);
    }

    #[test]
    fn a_cancelled_press_does_not_click() {
        let mut pointers = Pointers::default();
        pointers.press(1, at(1.0, 1.0));
        assert_eq!(pointers.release(1, at(1.0, 1.0), true), Gesture::None);
    }
}
