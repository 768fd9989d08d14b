//! What a scene can be painted into.

use crate::{
    geo::Screen,
    scene::{Ink, LabelMark, Outline, Stroke},
};

/// How an outline is painted: filled, hatched, stroked, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paint {
    /// Fill and its opacity, 0 to 1.
    pub fill: Option<(Ink, f64)>,
    /// Lines across the inside.
    pub hatch: Option<Hatch>,
    /// Stroke.
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// An opaque fill.
    pub const fn filled(ink: Ink) -> Self {
        Self { fill: Some((ink, 1.0)), hatch: None, stroke: None }
    }

    /// A stroke.
    pub const fn stroked(stroke: Stroke) -> Self {
        Self { fill: None, hatch: None, stroke: Some(stroke) }
    }
}

/// Lines at 45 degrees, rising to the right. They lie on a grid of the screen, so that the hatches of neighbours go on in
/// each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hatch {
    /// Colour.
    pub ink: Ink,
    /// From the middle of one line to the next, across them.
    pub spacing_px: f64,
    /// Width of the lines.
    pub width_px: f64,
}

impl Hatch {
    /// The lines that cross a box (left, top, right, bottom), from its lower or left to its upper or right edge. None for a
    /// box that is empty or not finite, or without a spacing.
    pub fn lines(&self, [left, top, right, bottom]: [f64; 4]) -> impl Iterator<Item = [Screen; 2]> + use<> {
        // Along a line x + y is the same.
        let spacing = self.spacing_px * std::f64::consts::SQRT_2;
        let is_sound =
            left < right && top < bottom && spacing > 0.0 && (right + bottom - left - top).is_finite();
        let index = |sum: f64| (sum / spacing - 0.5).ceil() as i64;
        let indexes = if is_sound { index(left + top)..index(right + bottom) } else { 0..0 };
        indexes.map(move |index| {
            let sum = (index as f64 + 0.5) * spacing;
            let (from_x, to_x) = (left.max(sum - bottom), right.min(sum - top));
            [Screen { x: from_x, y: sum - from_x }, Screen { x: to_x, y: sum - to_x }]
        })
    }
}

/// A surface to paint the ground on. Positions are in CSS pixels.
pub trait GroundSink {
    /// Paints a path of the ground, by the even-odd rule.
    fn outline(&mut self, outline: &Outline<'_>, paint: &Paint);
}

/// A surface to paint on what stands on the ground. Positions are in CSS pixels.
pub trait MarkSink {
    /// Strokes a line; fewer than two points draw nothing.
    fn line(&mut self, points: &[Screen], stroke: &Stroke);
    /// Strokes separate straight pieces.
    fn segments(&mut self, pieces: &[[Screen; 2]], stroke: &Stroke);
    /// Paints a closed polygon.
    fn polygon(&mut self, points: &[Screen], paint: &Paint);
    /// Paints a circle.
    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint);
    /// Writes a label with its halo.
    fn label(&mut self, label: &LabelMark);
}

/// A surface to paint all of a map on.
pub trait Sink: GroundSink + MarkSink {
    /// Draws into a box of this size (width, height) with its upper left corner at `at`: positions count from there, and what
    /// lies outside is cut off.
    fn within(&mut self, at: Screen, size_px: (f64, f64), draw: impl FnOnce(&mut Self))
    where
        Self: Sized;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_lies_on_a_grid_of_the_screen() {
        let hatch = Hatch { ink: Ink::Text, spacing_px: 6.0, width_px: 1.0 };
        let lines: Vec<_> = hatch.lines([-10.0, 5.0, 90.0, 47.0]).collect();
        assert!((lines.len() as f64 - 142.0 / 6.0 / std::f64::consts::SQRT_2).abs() < 1.0);
        for [from, to] in &lines {
            assert!(((from.x + from.y) - (to.x + to.y)).abs() < 1e-9);
            let across = (from.x + from.y) / std::f64::consts::SQRT_2 / 6.0;
            assert!((across - across.floor() - 0.5).abs() < 1e-9);
            for at in [from, to] {
                assert!((-10.0 - 1e-9..=90.0 + 1e-9).contains(&at.x));
                assert!((5.0 - 1e-9..=47.0 + 1e-9).contains(&at.y));
            }
        }
    }

    #[test]
    fn no_hatch_where_there_is_nothing_to_hatch() {
        let hatch = Hatch { ink: Ink::Text, spacing_px: 6.0, width_px: 1.0 };
        for bounds in [[0.0; 4], [f64::NAN; 4], [f64::INFINITY, 0.0, f64::NEG_INFINITY, 9.0]] {
            assert_eq!(hatch.lines(bounds).count(), 0);
        }
        assert_eq!(Hatch { spacing_px: 0.0, ..hatch }.lines([0.0, 0.0, 9.0, 9.0]).count(), 0);
    }
}
