//! Smooth curves through waypoints.

use super::World;

/// The piece of a curve from one waypoint to the next: a cubic, by the powers of the share of the way, from the constant up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePiece {
    x: [f64; 4],
    y: [f64; 4],
}

/// The pieces of a smooth curve through all `waypoints`: centripetal Catmull-Rom (Yuksel, Schaefer and Keyser 2011), which
/// neither loops nor overshoots. One waypoint or none gives none; between repeated waypoints the curve stands still.
pub fn pieces_through(waypoints: &[World]) -> Vec<CurvePiece> {
    let ([first, second, ..], [.., before_last, last]) = (waypoints, waypoints) else { return Vec::new() };
    // Beyond the ends the line goes straight on.
    let (lead_in, lead_out) = (mirrored(*second, *first), mirrored(*before_last, *last));
    let knots: Vec<World> =
        [lead_in].into_iter().chain(waypoints.iter().copied()).chain([lead_out]).collect();
    knots.windows(4).filter_map(|knots| Some(CurvePiece::from_knots(knots.try_into().ok()?))).collect()
}

fn mirrored(point: World, mirror: World) -> World {
    World { x: 2.0 * mirror.x - point.x, y: 2.0 * mirror.y - point.y }
}

impl CurvePiece {
    /// From the second knot to the third.
    fn from_knots([p0, p1, p2, p3]: [World; 4]) -> Self {
        let span = |a: World, b: World| (a.x - b.x).hypot(a.y - b.y).sqrt().max(1e-9);
        let (before, own, after) = (span(p0, p1), span(p1, p2), span(p2, p3));
        let powers = |[p0, p1, p2, p3]: [f64; 4]| {
            // The tangents at both ends, by the share of the way.
            let start = own * ((p1 - p0) / before - (p2 - p0) / (before + own)) + (p2 - p1);
            let end = own * ((p3 - p2) / after - (p3 - p1) / (own + after)) + (p2 - p1);
            [p1, start, 3.0 * (p2 - p1) - 2.0 * start - end, 2.0 * (p1 - p2) + start + end]
        };
        Self { x: powers([p0.x, p1.x, p2.x, p3.x]), y: powers([p0.y, p1.y, p2.y, p3.y]) }
    }

    /// The point at a share of the way, 0 to 1.
    pub fn at(&self, share: f64) -> World {
        let sum = |[a, b, c, d]: [f64; 4]| a + share * (b + share * (c + share * d));
        World { x: sum(self.x), y: sum(self.y) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world(x: f64, y: f64) -> World {
        World { x, y }
    }

    fn distance(a: World, b: World) -> f64 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    #[test]
    fn the_curve_passes_through_its_waypoints_without_a_corner() {
        let waypoints = [world(0.1, 0.1), world(0.2, 0.15), world(0.22, 0.3), world(0.5, 0.3)];
        let pieces = pieces_through(&waypoints);
        assert_eq!(pieces.len(), 3);
        for (piece, ends) in pieces.iter().zip(waypoints.windows(2)) {
            assert!(distance(piece.at(0.0), ends[0]) < 1e-12 && distance(piece.at(1.0), ends[1]) < 1e-12);
        }
        for pair in pieces.windows(2) {
            let (before, here, after) = (pair[0].at(1.0 - 1e-6), pair[1].at(0.0), pair[1].at(1e-6));
            let (into, out) = ((here.x - before.x, here.y - before.y), (after.x - here.x, after.y - here.y));
            let cross = into.0 * out.1 - into.1 * out.0;
            assert!(cross.abs() < 1e-4 * distance(before, here) * distance(here, after));
        }
    }

    #[test]
    fn two_waypoints_make_a_straight_line() {
        let pieces = pieces_through(&[world(0.1, 0.2), world(0.5, 0.4)]);
        for share in [0.0, 0.2, 0.7, 1.0] {
            let at = pieces[0].at(share);
            assert!((at.y - (0.15 + at.x / 2.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn too_few_and_repeated_waypoints() {
        assert!(pieces_through(&[]).is_empty());
        assert!(pieces_through(&[world(0.1, 0.1)]).is_empty());
        let pieces = pieces_through(&[world(0.1, 0.1), world(0.1, 0.1), world(0.2, 0.1)]);
        for at in pieces.iter().flat_map(|piece| [piece.at(0.0), piece.at(0.5), piece.at(1.0)]) {
            assert!((0.09..=0.21).contains(&at.x) && (at.y - 0.1).abs() < 1e-9, "{at:?}");
        }
    }
}
