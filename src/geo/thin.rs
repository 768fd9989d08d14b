//! Lines with fewer points.

use super::{Screen, distance_to_segment};

/// The points of a line without those that it passes within `tolerance_px` of anyway (Douglas and Peucker); its ends stay.
pub fn thinned(points: &[Screen], tolerance_px: f64) -> Vec<Screen> {
    let mut is_kept = vec![false; points.len()];
    for kept in [is_kept.len().checked_sub(1), Some(0)] {
        if let Some(kept) = kept.and_then(|index| is_kept.get_mut(index)) {
            *kept = true;
        }
    }
    let mut open = vec![(0, points.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        let Some(middle) = farthest(points, from, to, tolerance_px) else { continue };
        if let Some(kept) = is_kept.get_mut(middle) {
            *kept = true;
        }
        open.extend([(from, middle), (middle, to)]);
    }
    points.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(point, _)| *point).collect()
}

/// Of the points between two, the one that the straight line between them misses most, if by more than the tolerance.
fn farthest(points: &[Screen], from: usize, to: usize, tolerance_px: f64) -> Option<usize> {
    let (a, b) = (*points.get(from)?, *points.get(to)?);
    let between = points.get(from + 1..to)?.iter().zip(from + 1..);
    let worst = between.map(|(point, index)| (distance_to_segment(*point, a, b), index));
    let (distance, index) = worst.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (distance > tolerance_px).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Screen> {
        points.iter().map(|&(x, y)| Screen { x, y }).collect()
    }

    #[test]
    fn corners_stay_and_points_between_go() {
        let bent = line(&[(0.0, 0.0), (5.0, 0.05), (10.0, 0.0), (10.0, 4.0), (10.1, 8.0), (10.0, 12.0)]);
        assert_eq!(thinned(&bent, 0.2), line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 12.0)]));
        assert_eq!(thinned(&bent, 0.01), bent);
    }

    #[test]
    fn nothing_and_next_to_nothing() {
        for few in [&[][..], &[(1.0, 1.0)], &[(1.0, 1.0), (1.0, 1.0)]] {
            assert_eq!(thinned(&line(few), 1.0), line(few));
        }
    }

    #[test]
    fn no_point_is_farther_off_than_allowed() {
        let wave: Vec<Screen> =
            (0..400).map(f64::from).map(|x| Screen { x, y: 20.0 * (x / 30.0).sin() }).collect();
        let thin = thinned(&wave, 0.5);
        assert!(thin.len() < 100);
        for point in &wave {
            let nearest = thin
                .windows(2)
                .filter_map(|pair| Some(distance_to_segment(*point, *pair.first()?, *pair.last()?)))
                .fold(f64::INFINITY, f64::min);
            assert!(nearest <= 0.5 + 1e-9);
        }
    }
}
