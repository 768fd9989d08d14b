//! The point of a polygon that is furthest from its outline.
//!
//! A search over squares, best bound first, as mapbox's polylabel does it (Garcia-Castellanos and Lombardo 2007 name the
//! point the pole of inaccessibility).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Searches stop once no square can be better than the best found by more than this share of it.
const PRECISION: f64 = 0.005;

/// Squares looked at before the search contents itself with the best found.
const MOST_SQUARES: usize = 20_000;

/// The pole of inaccessibility of closed rings filled by the even-odd rule (the first place of a ring is not repeated),
/// and its distance from the outline, in the unit of the rings. It keeps away from `lines` as it does from the outline.
/// `None` when there is no ring with an inside.
pub(super) fn pole(rings: &[Vec<(f64, f64)>], lines: &[Vec<(f64, f64)>]) -> Option<((f64, f64), f64)> {
    let places = || rings.iter().flatten();
    let least = |axis: fn(&(f64, f64)) -> f64| places().map(axis).fold(f64::INFINITY, f64::min);
    let most = |axis: fn(&(f64, f64)) -> f64| places().map(axis).fold(f64::NEG_INFINITY, f64::max);
    let (min, max) =
        ((least(|place| place.0), least(|place| place.1)), (most(|place| place.0), most(|place| place.1)));
    let size = (max.0 - min.0).min(max.1 - min.1);
    if !size.is_finite() || size <= 0.0 {
        return None;
    }
    let half = size / 2.0;
    let mut queue = BinaryHeap::new();
    let count = |length: f64| (length / size).ceil().clamp(1.0, 64.0) as u32;
    for row in 0..count(max.1 - min.1) {
        for column in 0..count(max.0 - min.0) {
            let middle = (min.0 + half + f64::from(column) * size, min.1 + half + f64::from(row) * size);
            queue.push(Square::from_middle(middle, half, rings, lines));
        }
    }
    let mut best: Option<Square> = None;
    let mut looked_at = 0;
    while let Some(square) = queue.pop() {
        let room = best.map_or(0.0, |best| best.room);
        looked_at += 1;
        if square.most_room <= room * (1.0 + PRECISION) || looked_at > MOST_SQUARES {
            break;
        }
        if square.room > room {
            best = Some(square);
        }
        let quarter = square.half / 2.0;
        for (x, y) in [(-quarter, -quarter), (quarter, -quarter), (-quarter, quarter), (quarter, quarter)] {
            queue.push(Square::from_middle(
                (square.middle.0 + x, square.middle.1 + y),
                quarter,
                rings,
                lines,
            ));
        }
    }
    best.map(|best| (best.middle, best.room))
}

/// Distance of a place from the outline: negative outside, by the even-odd rule.
pub(super) fn signed_distance((x, y): (f64, f64), rings: &[Vec<(f64, f64)>]) -> f64 {
    let mut is_inside = false;
    let mut nearest_squared = f64::INFINITY;
    for ring in rings {
        let ends = ring.iter().zip(ring.iter().cycle().skip(1));
        for (&(ax, ay), &(bx, by)) in ends {
            if (ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay) {
                is_inside = !is_inside;
            }
            nearest_squared = nearest_squared.min(squared_distance((x, y), (ax, ay), (bx, by)));
        }
    }
    if is_inside { nearest_squared.sqrt() } else { -nearest_squared.sqrt() }
}

/// Distance of a place from the nearest of lines; infinite for no line.
fn distance_to_lines(place: (f64, f64), lines: &[Vec<(f64, f64)>]) -> f64 {
    let legs = lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1)));
    legs.map(|(a, b)| squared_distance(place, *a, *b)).fold(f64::INFINITY, f64::min).sqrt()
}

fn squared_distance((x, y): (f64, f64), (ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length_squared = dx * dx + dy * dy;
    let along = (x - ax) * dx + (y - ay) * dy;
    let share = if length_squared > 0.0 { (along / length_squared).clamp(0.0, 1.0) } else { 0.0 };
    let (off_x, off_y) = (x - ax - share * dx, y - ay - share * dy);
    off_x * off_x + off_y * off_y
}

/// A square of the search.
#[derive(Clone, Copy, Debug)]
struct Square {
    middle: (f64, f64),
    half: f64,
    /// Distance of the middle from the outline.
    room: f64,
    /// No point of the square can have more.
    most_room: f64,
}

impl Square {
    fn from_middle(
        middle: (f64, f64),
        half: f64,
        rings: &[Vec<(f64, f64)>],
        lines: &[Vec<(f64, f64)>],
    ) -> Self {
        let room = signed_distance(middle, rings).min(distance_to_lines(middle, lines));
        Self { middle, half, room, most_room: room + half * std::f64::consts::SQRT_2 }
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> Ordering {
        self.most_room.total_cmp(&other.most_room)
    }
}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Square {}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Vec<(f64, f64)> {
        vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    }

    #[test]
    fn the_middle_of_a_square() {
        let ((x, y), room) = pole(&[rectangle(10.0, 10.0, 8.0, 8.0)], &[]).expect("an inside");
        assert!((x - 14.0).abs() < 0.1 && (y - 14.0).abs() < 0.1 && (room - 4.0).abs() < 0.05);
    }

    #[test]
    fn away_from_a_hole_and_in_the_thick_end_of_an_ell() {
        let holed = [rectangle(0.0, 0.0, 30.0, 10.0), rectangle(4.0, 4.0, 2.0, 2.0)];
        let ((x, _), room) = pole(&holed, &[]).expect("an inside");
        assert!(x > 10.0 && (room - 5.0).abs() < 0.05, "{x} {room}");
        let ell = vec![(0.0, 0.0), (2.0, 0.0), (2.0, 10.0), (12.0, 10.0), (12.0, 20.0), (0.0, 20.0)];
        let ((x, y), room) = pole(&[ell], &[]).expect("an inside");
        assert!(x > 2.0 && y > 10.0 && room > 4.9, "{x} {y} {room}");
    }

    #[test]
    fn away_from_lines() {
        let across = vec![vec![(0.0, 5.0), (30.0, 5.0)], vec![(8.0, 0.0), (8.0, 10.0)]];
        let ((x, y), room) = pole(&[rectangle(0.0, 0.0, 30.0, 10.0)], &across).expect("an inside");
        let clear = (y - 5.0).abs().min((x - 8.0).abs());
        assert!(clear > 2.45 && (room - 2.5).abs() < 0.05, "{x} {y} {room}");
    }

    #[test]
    fn nothing_has_no_pole() {
        assert_eq!(pole(&[], &[]), None);
        assert_eq!(pole(&[vec![(1.0, 1.0), (2.0, 1.0)]], &[]), None);
    }
}
