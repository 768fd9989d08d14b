//! The nearest of several positions towards a side, for arrow keys.

use super::Screen;

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To smaller x.
    Left,
    /// To larger x.
    Right,
    /// To smaller y.
    Up,
    /// To larger y.
    Down,
}

impl Direction {
    /// The side of an arrow key, by its name in `KeyboardEvent.key`.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            _ => return None,
        })
    }

    /// How far `to` is from `from` towards the side, and how far off its axis.
    fn along_across(self, from: Screen, to: Screen) -> (f64, f64) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        match self {
            Self::Left => (-dx, dy.abs()),
            Self::Right => (dx, dy.abs()),
            Self::Up => (-dy, dx.abs()),
            Self::Down => (dy, dx.abs()),
        }
    }

    /// The index of the nearest of `points` that lies more towards this side of `from` than off it; what is off its axis counts
    /// twice as far. Of points alike the first; `None` when there is none.
    pub fn nearest(self, from: Screen, points: impl IntoIterator<Item = Screen>) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (index, point) in points.into_iter().enumerate() {
            let (along, across) = self.along_across(from, point);
            let score = along + 2.0 * across;
            if along > 0.5 && across <= along && best.is_none_or(|(least, _)| score < least) {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CROSS: [(f64, f64); 6] =
        [(0.0, 0.0), (10.0, 1.0), (-10.0, 0.0), (3.0, -20.0), (0.0, 20.0), (8.0, 7.9)];

    fn points(points: &[(f64, f64)]) -> Vec<Screen> {
        points.iter().map(|&(x, y)| Screen { x, y }).collect()
    }

    #[test]
    fn the_nearest_on_each_side() {
        let at = Screen::default();
        for (key, expected) in
            [("ArrowRight", Some(1)), ("ArrowLeft", Some(2)), ("ArrowUp", Some(3)), ("ArrowDown", Some(4))]
        {
            let direction = Direction::from_key(key).expect("an arrow");
            assert_eq!(direction.nearest(at, points(&CROSS)), expected, "{key}");
        }
        assert_eq!(Direction::Left.nearest(Screen { x: -10.0, y: 0.0 }, points(&CROSS)), None);
        assert_eq!(Direction::Up.nearest(at, points(&[(f64::NAN, -5.0)])), None);
        assert_eq!(Direction::from_key("Enter"), None);
    }

    proptest! {
        /// Whatever lies anywhere is found towards one of the four sides, so that no thing is out of reach.
        #[test]
        fn no_point_is_out_of_reach(x in -500.0..500.0_f64, y in -500.0..500.0_f64) {
            prop_assume!(x.abs().max(y.abs()) > 1.0);
            let sides = [Direction::Left, Direction::Right, Direction::Up, Direction::Down];
            let is_found = sides.iter().any(|side| side.nearest(Screen::default(), [Screen { x, y }]).is_some());
            prop_assert!(is_found);
        }
    }
}
