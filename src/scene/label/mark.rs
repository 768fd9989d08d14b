//! A label on the screen and the room that it takes.

use super::width::ems;
use crate::{geo::Screen, scene::Ink};
use heartland_data::model::Thing;

/// The family of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Typeface {
    /// Names of countries and, in italics, of waters.
    Serif,
    /// Names of towns, sites and routes; figures.
    Sans,
}

/// Which part of the text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// Its middle.
    Middle,
    /// Its left end.
    Start,
    /// Its right end.
    End,
}

/// A label on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelMark {
    /// The text.
    pub text: String,
    /// Where its anchor stands, vertically at the middle of the letters.
    pub at: Screen,
    /// What stands there.
    pub anchor: Anchor,
    /// Radians by which it is turned about its anchor, clockwise on the screen; within a quarter turn of level.
    pub angle: f64,
    /// Height of the letters' body in pixels.
    pub size_px: f64,
    /// Extra pixels between letters.
    pub spacing_px: f64,
    /// Letters.
    pub typeface: Typeface,
    /// Whether the letters slope.
    pub is_italic: bool,
    /// Colour.
    pub ink: Ink,
    /// Colour around the letters: that of the ground they mostly stand on.
    pub halo: Ink,
    /// What is named, if it is a thing that can be selected.
    pub thing: Option<Thing>,
}

/// A rectangle on the screen: left, top, right, bottom.
pub type Rect = [f64; 4];

/// A rectangle in any position: its corners in order.
pub(super) type Quad = [Screen; 4];

/// Half the height of a line of text, in ems.
pub(super) const HALF_LINE_EM: f64 = 0.62;

impl LabelMark {
    /// The corners of the room that the text takes, from a table of usual letter widths, so that it is the same in every
    /// browser and in tests; a little generous.
    pub fn corners(&self) -> [Screen; 4] {
        let letters = self.text.chars().count() as f64;
        let width = ems(&self.text, self.is_italic) * self.size_px + letters * self.spacing_px;
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        let half = self.size_px * HALF_LINE_EM;
        quad(self.at, self.angle, [left, -half, left + width, half])
    }

    /// The smallest upright rectangle around its corners.
    pub fn rect(&self) -> Rect {
        rect_around(&self.corners())
    }

    /// Whether the rooms of two labels overlap.
    pub fn overlaps(&self, other: &Self) -> bool {
        quads_overlap(&self.corners(), &other.corners(), 0.0)
    }
}

/// The rectangle `local` (relative to `at`) turned about `at`.
pub(super) fn quad(at: Screen, angle: f64, [left, top, right, bottom]: Rect) -> Quad {
    // Most labels lie level.
    let (sin, cos) = if angle == 0.0 { (0.0, 1.0) } else { angle.sin_cos() };
    [(left, top), (right, top), (right, bottom), (left, bottom)]
        .map(|(x, y)| Screen { x: at.x + cos * x - sin * y, y: at.y + sin * x + cos * y })
}

/// The smallest upright rectangle around points.
pub(super) fn rect_around(points: &[Screen]) -> Rect {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    points.iter().fold(start, |[left, top, right, bottom], point| {
        [left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y)]
    })
}

/// Whether two upright rectangles overlap, `gap_px` kept between them.
pub(super) fn overlaps(a: &Rect, b: &Rect, gap_px: f64) -> bool {
    a[0] < b[2] + gap_px && b[0] < a[2] + gap_px && a[1] < b[3] + gap_px && b[1] < a[3] + gap_px
}

/// Directions of the sides of a rectangle, of unit length; a side without a length has none.
pub(super) type Axes = [Option<(f64, f64)>; 2];

pub(super) fn axes_of(quad: &Quad) -> Axes {
    let [first, second, _, fourth] = *quad;
    [second, fourth].map(|to| {
        let length = first.distance_to(to);
        (length > 0.0).then(|| ((to.x - first.x) / length, (to.y - first.y) / length))
    })
}

/// Whether two rectangles in any position overlap, `gap_px` kept between them.
pub(super) fn quads_overlap(a: &Quad, b: &Quad, gap_px: f64) -> bool {
    are_unparted((a, &axes_of(a)), (b, &axes_of(b)), gap_px)
}

/// The same of rectangles whose axes are known: no side of either parts them.
pub(super) fn are_unparted((a, a_axes): (&Quad, &Axes), (b, b_axes): (&Quad, &Axes), gap_px: f64) -> bool {
    !a_axes.iter().chain(b_axes).flatten().any(|axis| {
        let ((a_min, a_max), (b_min, b_max)) = (shadow(a, *axis), shadow(b, *axis));
        a_max + gap_px <= b_min || b_max + gap_px <= a_min
    })
}

/// The extent of points along an axis of unit length.
pub(super) fn shadow(points: &[Screen], axis: (f64, f64)) -> (f64, f64) {
    points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(min, max), point| {
        let along = point.x * axis.0 + point.y * axis.1;
        (min.min(along), max.max(along))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::f64::consts::FRAC_PI_4;

    const UNIT: Rect = [-10.0, -2.0, 10.0, 2.0];

    #[test]
    fn turned_rectangles() {
        let at = |x, y| Screen { x, y };
        let falling = quad(at(0.0, 0.0), FRAC_PI_4, UNIT);
        assert!(falling[1].x > 0.0 && falling[1].y > 0.0, "clockwise with y down: the right end sinks");
        // Their upright boxes overlap, they do not.
        assert!(!quads_overlap(&falling, &quad(at(8.0, -8.0), FRAC_PI_4, UNIT), 2.0));
        assert!(quads_overlap(&falling, &quad(at(8.0, -8.0), -FRAC_PI_4, UNIT), 2.0));
    }

    proptest! {
        #[test]
        fn what_shares_a_point_overlaps(x in -30.0..30.0_f64, y in -30.0..30.0_f64, a in -1.5..1.5_f64, b in -1.5..1.5_f64,
                                        s in -0.99..0.99_f64, t in -0.99..0.99_f64) {
            let first = quad(Screen { x, y }, a, UNIT);
            let inside = quad(Screen { x, y }, a, [10.0 * s, 2.0 * t, 10.0 * s, 2.0 * t])[0];
            let second = quad(inside, b, UNIT);
            prop_assert!(quads_overlap(&first, &second, 0.0));
        }

        #[test]
        fn upright_rectangles_agree(x in -30.0..30.0_f64, y in -8.0..8.0_f64) {
            let (first, second) = (quad(Screen { x: 0.0, y: 0.0 }, 0.0, UNIT), quad(Screen { x, y }, 0.0, UNIT));
            let upright = overlaps(&rect_around(&first), &rect_around(&second), 1.0);
            prop_assert_eq!(upright, quads_overlap(&first, &second, 1.0));
        }
    }
}
