//! Rectangles in any position: what a text or a piece of a line takes.

use super::mark::Rect;
use crate::geo::Screen;
use heartland_data::geo::sin_cos;

/// A rectangle about its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turned {
    centre: Screen,
    /// The direction of one pair of its sides, of unit length; the others are across.
    along: (f64, f64),
    /// Half of its sides' lengths: along, across.
    half: (f64, f64),
}

/// The point that lies `offset` (right, down) from `at` before it is turned about it.
fn turned(at: Screen, (cos, sin): (f64, f64), (x, y): (f64, f64)) -> Screen {
    Screen { x: at.x + cos * x - sin * y, y: at.y + sin * x + cos * y }
}

impl Turned {
    /// The rectangle `local` (relative to `at`) turned about `at` by `angle` radians, clockwise on the screen.
    pub(super) fn about(at: Screen, angle: f64, [left, top, right, bottom]: Rect) -> Self {
        // Most labels lie level.
        let (sin, cos) = if angle == 0.0 { (0.0, 1.0) } else { sin_cos(angle) };
        let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        Self {
            centre: turned(at, (cos, sin), (x, y)),
            along: (cos, sin),
            half: ((right - left) / 2.0, (bottom - top) / 2.0),
        }
    }

    /// An upright one.
    pub(super) fn level(rect: Rect) -> Self {
        Self::about(Screen::default(), 0.0, rect)
    }

    /// A piece of a line with a width.
    pub(super) fn line(from: Screen, to: Screen, width_px: f64) -> Self {
        let length = from.distance_to(to);
        let along =
            if length > 0.0 { ((to.x - from.x) / length, (to.y - from.y) / length) } else { (1.0, 0.0) };
        Self { centre: from.between(to, 0.5), along, half: (length / 2.0, width_px / 2.0) }
    }

    /// Its corners in order.
    pub(super) fn corners(&self) -> [Screen; 4] {
        let (along, across) = self.half;
        [(-along, -across), (along, -across), (along, across), (-along, across)]
            .map(|offset| turned(self.centre, self.along, offset))
    }

    /// The smallest upright rectangle around it.
    pub(super) fn rect(&self) -> Rect {
        let Screen { x, y } = self.centre;
        let (width, height) = (self.reach((1.0, 0.0)), self.reach((0.0, 1.0)));
        [x - width, y - height, x + width, y + height]
    }

    /// Half of its extent along an axis of unit length.
    fn reach(&self, axis: (f64, f64)) -> f64 {
        let ((cos, sin), (along, across)) = (self.along, self.half);
        along * (cos * axis.0 + sin * axis.1).abs() + across * (cos * axis.1 - sin * axis.0).abs()
    }

    /// Whether two overlap, `gap_px` kept between them: no side of either parts them (separating axis theorem, Gottschalk,
    /// Lin and Manocha 1996).
    pub(super) fn overlaps(&self, other: &Self, gap_px: f64) -> bool {
        let (dx, dy) = (other.centre.x - self.centre.x, other.centre.y - self.centre.y);
        // The angle between their sides is the same for all axes.
        let ((cos, sin), (own_cos, own_sin)) = (self.along, other.along);
        let level = (cos * own_cos + sin * own_sin).abs();
        let steep = (cos * own_sin - sin * own_cos).abs();
        let parts = |(cos, sin): (f64, f64), half: (f64, f64), other: (f64, f64)| {
            (dx * cos + dy * sin).abs() >= half.0 + other.0 * level + other.1 * steep + gap_px
                || (dy * cos - dx * sin).abs() >= half.1 + other.0 * steep + other.1 * level + gap_px
        };
        !parts(self.along, self.half, other.half) && !parts(other.along, other.half, self.half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::label::mark::overlaps;
    use proptest::prelude::*;
    use std::f64::consts::FRAC_PI_4;

    const UNIT: Rect = [-10.0, -2.0, 10.0, 2.0];

    fn at(x: f64, y: f64) -> Screen {
        Screen { x, y }
    }

    #[test]
    fn turned_rectangles() {
        let falling = Turned::about(at(0.0, 0.0), FRAC_PI_4, UNIT);
        let [_, right, ..] = falling.corners();
        assert!(right.x > 0.0 && right.y > 0.0, "clockwise with y down: the right end sinks");
        // Their upright boxes overlap, they do not.
        assert!(!falling.overlaps(&Turned::about(at(8.0, -8.0), FRAC_PI_4, UNIT), 2.0));
        assert!(falling.overlaps(&Turned::about(at(8.0, -8.0), -FRAC_PI_4, UNIT), 2.0));
    }

    #[test]
    fn a_line_without_a_length_is_a_stroke_across() {
        let dot = Turned::line(at(3.0, 4.0), at(3.0, 4.0), 2.0);
        assert!(dot.overlaps(&Turned::level([2.0, 3.0, 4.0, 5.0]), 0.0));
        assert!(!dot.overlaps(&Turned::level([4.0, 3.0, 6.0, 5.0]), 0.0));
    }

    /// Whether a side of either parts the corners of both, by going through all corners.
    fn overlap_by_corners(a: &Turned, b: &Turned, gap_px: f64) -> bool {
        let shadow = |corners: [Screen; 4], axis: (f64, f64)| {
            corners
                .iter()
                .map(|corner| corner.x * axis.0 + corner.y * axis.1)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), along| {
                    (least.min(along), most.max(along))
                })
        };
        let axes = [a, b].into_iter().flat_map(|one| [one.along, (-one.along.1, one.along.0)]);
        !axes.into_iter().any(|axis| {
            let ((a_min, a_max), (b_min, b_max)) = (shadow(a.corners(), axis), shadow(b.corners(), axis));
            a_max + gap_px <= b_min || b_max + gap_px <= a_min
        })
    }

    proptest! {
        #[test]
        fn what_shares_a_point_overlaps(x in -30.0..30.0_f64, y in -30.0..30.0_f64, a in -1.5..1.5_f64, b in -1.5..1.5_f64,
                                        s in -0.99..0.99_f64, t in -0.99..0.99_f64) {
            let first = Turned::about(at(x, y), a, UNIT);
            let [inside, ..] = Turned::about(at(x, y), a, [10.0 * s, 2.0 * t, 10.0 * s, 2.0 * t]).corners();
            prop_assert!(first.overlaps(&Turned::about(inside, b, UNIT), 0.0));
        }

        #[test]
        fn upright_rectangles_agree(x in -30.0..30.0_f64, y in -8.0..8.0_f64) {
            let (first, second) = (Turned::about(at(0.0, 0.0), 0.0, UNIT), Turned::about(at(x, y), 0.0, UNIT));
            prop_assert_eq!(overlaps(&first.rect(), &second.rect(), 1.0), first.overlaps(&second, 1.0));
        }

        #[test]
        fn agrees_with_going_through_all_corners(x in -30.0..30.0_f64, y in -30.0..30.0_f64, a in -1.5..1.5_f64,
                                                 b in -1.5..1.5_f64, gap_px in 0.0..4.0_f64) {
            let (first, second) = (Turned::about(at(0.0, 0.0), a, UNIT), Turned::about(at(x, y), b, UNIT));
            prop_assert_eq!(first.overlaps(&second, gap_px), overlap_by_corners(&first, &second, gap_px));
            prop_assert_eq!(first.overlaps(&second, gap_px), second.overlaps(&first, gap_px));
        }

        #[test]
        fn the_rectangle_around_holds_all_corners(x in -30.0..30.0_f64, y in -30.0..30.0_f64, a in -1.5..1.5_f64) {
            let turned = Turned::about(at(x, y), a, UNIT);
            let [left, top, right, bottom] = turned.rect();
            for corner in turned.corners() {
                prop_assert!(corner.x >= left - 1e-9 && corner.x <= right + 1e-9);
                prop_assert!(corner.y >= top - 1e-9 && corner.y <= bottom + 1e-9);
            }
        }
    }
}
