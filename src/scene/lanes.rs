//! Lanes: routes that share a leg run side by side on the screen, beside one curve.

use crate::geo::Held;
use crate::order::sort_by_rank;
use heartland_data::geo::LonLat;

/// A position as a key: rounded to hundredths of a degree, about a kilometre, so that what is nearer is the same stop, unless
/// it lies on both sides of a half.
type Stop = u32;

fn stop(position: LonLat) -> Stop {
    // From where no position is negative; the meridian of 180 degrees is that of -180.
    let hundredths = |degrees: f64, least: f64| ((degrees * 100.0).round() - least * 100.0) as u32;
    (hundredths(position.lon, -180.0) % 36_000) << 16 | hundredths(position.lat, -90.0)
}

/// A leg as a key, whichever way it is run.
fn leg(from: Stop, to: Stop) -> u64 {
    u64::from(from.min(to)) << 32 | u64::from(from.max(to))
}

/// How a route runs along one of its legs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lane {
    /// 0 for a leg of its own, else a place to the right (positive) or left of the middle, seen along the route.
    pub(super) place: f64,
    /// Whose curve it runs beside; `None` for its own.
    pub(super) lead: Option<Lead>,
}

/// A leg of another route: the first one that uses it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lead {
    /// Row of the route.
    pub(super) row: usize,
    /// Number of the leg there.
    pub(super) leg: usize,
    /// It is run the other way there.
    pub(super) is_reversed: bool,
}

/// For each route (its waypoints) the lane of each of its legs. Routes that share a leg get different places on it, whichever
/// way they run.
#[inline(never)]
pub(super) fn lanes_of(routes: &[Vec<LonLat>]) -> Vec<Vec<Lane>> {
    let legs = |route: &[LonLat]| -> Vec<(Stop, Stop)> {
        route.iter().zip(route.iter().skip(1)).map(|(from, to)| (stop(*from), stop(*to))).collect()
    };
    // Who uses each leg, in the order of the routes, which of their legs it is, and the stop at which they enter: that of the
    // first is the leg's direction, so that strands keep their sides.
    let mut users: Vec<(u64, usize, usize, Stop)> = Vec::new();
    for (row, route) in routes.iter().enumerate() {
        let legs = legs(route).into_iter().enumerate();
        users.extend(legs.map(|(number, (from, to))| (leg(from, to), row, number, from)));
    }
    sort_by_rank(&mut users, |(leg, ..)| *leg);
    users.dedup_by_key(|(leg, row, ..)| (*leg, *row));
    let lane = |row: usize, (from, to): (Stop, Stop)| {
        let key = leg(from, to);
        let first = users.partition_point(|user| user.0 < key);
        let on_leg = || users.iter().skip(first).take_while(|user| user.0 == key);
        let number = on_leg().position(|user| user.1 == row).unwrap_or_default();
        let place = number as f64 - on_leg().count().saturating_sub(1) as f64 / 2.0;
        let is_reversed = on_leg().next().is_some_and(|entry| entry.3 != from);
        let lead = on_leg().next().filter(|entry| entry.1 != row);
        Lane {
            place: if is_reversed { -place } else { place },
            lead: lead.map(|entry| Lead { row: entry.1, leg: entry.2, is_reversed }),
        }
    };
    routes
        .iter()
        .enumerate()
        .map(|(row, route)| legs(route).into_iter().map(|leg| lane(row, leg)).collect())
        .collect()
}

/// The place at `along` (leg plus share of it): that of the leg, eased over its first and last quarter towards the mean of
/// the two legs that meet at the waypoint.
#[inline(never)]
pub(super) fn place_at(lanes: &[Lane], along: f64) -> f64 {
    let leg = along.floor().held(0.0, lanes.len().saturating_sub(1) as f64);
    let share = along - leg;
    let of = |leg: f64| (leg >= 0.0).then(|| lanes.get(leg as usize)).flatten().map(|lane| lane.place);
    let Some(own) = of(leg) else { return 0.0 };
    let neighbour = if share < 0.5 { of(leg - 1.0) } else { of(leg + 1.0) };
    let meeting = f64::midpoint(own, neighbour.unwrap_or(own));
    meeting + (own - meeting) * eased(share)
}

/// From 0 at both ends of a leg to 1 between its first and its last quarter, smoothly.
pub(super) fn eased(share: f64) -> f64 {
    const EASE: f64 = 0.25;
    let t = (share.min(1.0 - share) / EASE).held(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::from_degrees(lon, lat)
    }

    fn places_of(routes: &[Vec<LonLat>]) -> Vec<Vec<f64>> {
        let lanes = lanes_of(routes);
        lanes.iter().map(|lanes| lanes.iter().map(|lane| lane.place).collect()).collect()
    }

    #[test]
    fn a_route_alone_keeps_the_middle() {
        assert_eq!(places_of(&[vec![at(0.0, 0.0), at(1.0, 0.0), at(2.0, 0.0)]]), [[0.0, 0.0]]);
        assert_eq!(places_of(&[vec![], vec![at(0.0, 0.0)]]), [vec![], Vec::<f64>::new()]);
    }

    #[test]
    fn three_strands_lie_side_by_side_and_apart_from_a_fourth() {
        let strand = vec![at(0.0, 0.0), at(1.0, 0.0)];
        let lanes = places_of(&[strand.clone(), strand.clone(), strand, vec![at(0.0, 0.0), at(0.0, 5.0)]]);
        assert_eq!(lanes, [[-1.0], [0.0], [1.0], [0.0]]);
    }

    #[test]
    fn opposite_directions_get_different_sides_of_the_ground() {
        let lanes = places_of(&[vec![at(0.0, 0.0), at(1.0, 0.0)], vec![at(1.0, 0.0), at(0.0, 0.0)]]);
        // The second runs the other way, so its right is the first one's left.
        assert_eq!(lanes, [[-0.5], [-0.5]]);
    }

    #[test]
    fn strands_keep_their_sides_on_a_winding_course() {
        let strand = vec![at(0.0, 0.0), at(1.0, 0.0), at(0.5, 1.0), at(2.0, 2.0), at(1.0, 3.0)];
        assert_eq!(places_of(&[strand.clone(), strand]), [[-0.5; 4], [0.5; 4]]);
    }

    #[test]
    fn east_and_west_meet_at_180_degrees() {
        for (east, west) in [(180.0, -180.0), (179.999, -180.0), (180.0, -179.999)] {
            let lanes =
                places_of(&[vec![at(170.0, 60.0), at(east, 60.0)], vec![at(170.0, 60.0), at(west, 60.0)]]);
            assert_eq!(lanes, [[-0.5], [0.5]], "{east} and {west}");
        }
    }

    #[test]
    fn the_first_route_of_a_leg_leads() {
        let first = vec![at(0.0, 0.0), at(1.0, 0.0), at(2.0, 0.0)];
        let second = vec![at(9.0, 9.0), at(2.0, 0.0), at(1.0, 0.0)];
        let lanes = lanes_of(&[first, second]);
        assert!(lanes[0].iter().all(|lane| lane.lead.is_none()));
        let lead = Lead { row: 0, leg: 1, is_reversed: true };
        assert_eq!(lanes[1].iter().map(|lane| lane.lead).collect::<Vec<_>>(), [None, Some(lead)]);
    }

    #[test]
    fn lanes_ease_at_waypoints() {
        let lanes = [0.0, 1.0].map(|place| Lane { place, lead: None });
        assert!((place_at(&lanes, 0.5) - 0.0).abs() < 1e-12);
        assert!((place_at(&lanes, 1.0) - 0.5).abs() < 1e-12);
        assert!((place_at(&lanes, 1.5) - 1.0).abs() < 1e-12);
        assert!((place_at(&lanes, 2.0) - 1.0).abs() < 1e-12);
        assert!(place_at(&[], 0.3).abs() < 1e-12);
    }
}
