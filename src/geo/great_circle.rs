//! Lines between waypoints.

use heartland_data::geo::{Laea, LonLat, World};

/// A point of a line on the world's plane, and how far along its waypoints it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Position.
    pub world: World,
    /// Leg (0 for the one from the first waypoint to the second) plus the share of it, 0 to 1.
    pub along: f64,
}

/// A smooth curve through all `waypoints`: centripetal Catmull-Rom (Yuksel, Schaefer and Keyser 2011), which neither
/// loops nor overshoots. `steps` samples a leg. One waypoint or none gives no curve; repeated waypoints are skipped over.
pub fn curve_through(waypoints: &[World], steps: u32) -> Vec<Sample> {
    let ([first, second, ..], [.., before_last, last]) = (waypoints, waypoints) else { return Vec::new() };
    // Beyond the ends the line goes straight on.
    let (lead_in, lead_out) = (mirrored(*second, *first), mirrored(*before_last, *last));
    let knots: Vec<World> =
        [lead_in].into_iter().chain(waypoints.iter().copied()).chain([lead_out]).collect();
    let mut samples = Vec::with_capacity(waypoints.len() * steps as usize + 1);
    for (leg, window) in knots.windows(4).enumerate() {
        let Ok(knots) = window.try_into() else { continue };
        for step in 0..steps {
            let share = f64::from(step) / f64::from(steps);
            samples.push(Sample { world: catmull_rom(knots, share), along: leg as f64 + share });
        }
    }
    samples.push(Sample { world: *last, along: (waypoints.len() - 1) as f64 });
    samples
}

fn mirrored(point: World, mirror: World) -> World {
    World { x: 2.0 * mirror.x - point.x, y: 2.0 * mirror.y - point.y }
}

/// The point at `share` of the piece between the second and third knot (Barry and Goldman's pyramid).
fn catmull_rom([p0, p1, p2, p3]: [World; 4], share: f64) -> World {
    let knot = |t: f64, a: World, b: World| t + (a.x - b.x).hypot(a.y - b.y).sqrt().max(1e-9);
    let t0 = 0.0;
    let t1 = knot(t0, p0, p1);
    let t2 = knot(t1, p1, p2);
    let t3 = knot(t2, p2, p3);
    let t = t1 + (t2 - t1) * share;
    let mix = |a: World, b: World, from: f64, to: f64| {
        let weight = (t - from) / (to - from);
        World { x: a.x + (b.x - a.x) * weight, y: a.y + (b.y - a.y) * weight }
    };
    let (a1, a2, a3) = (mix(p0, p1, t0, t1), mix(p1, p2, t1, t2), mix(p2, p3, t2, t3));
    let (b1, b2) = (mix(a1, a2, t0, t2), mix(a2, a3, t1, t3));
    mix(b1, b2, t1, t2)
}

/// Great circles from waypoint to waypoint, projected; `steps` samples a leg. Positions that cannot be projected are left
/// out.
pub fn great_circle(waypoints: &[LonLat], projection: &Laea, steps: u32) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (leg, (from, to)) in waypoints.iter().zip(waypoints.iter().skip(1)).enumerate() {
        let first = u32::from(leg > 0);
        let point_at = from.between(*to);
        for step in first..=steps {
            let share = f64::from(step) / f64::from(steps);
            if let Some(world) = projection.project(point_at(share)) {
                samples.push(Sample { world, along: leg as f64 + share });
            }
        }
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world(x: f64, y: f64) -> World {
        World { x, y }
    }

    #[test]
    fn the_curve_passes_through_its_waypoints() {
        let waypoints = [world(0.1, 0.1), world(0.2, 0.15), world(0.22, 0.3), world(0.5, 0.3)];
        let samples = curve_through(&waypoints, 8);
        assert_eq!(samples.len(), 25);
        for (index, waypoint) in waypoints.iter().enumerate() {
            let sample = samples[index * 8];
            assert!((sample.world.x - waypoint.x).hypot(sample.world.y - waypoint.y) < 1e-12);
            assert!((sample.along - index as f64).abs() < 1e-12);
        }
    }

    #[test]
    fn two_waypoints_make_a_straight_line() {
        for sample in curve_through(&[world(0.1, 0.2), world(0.5, 0.4)], 4) {
            assert!((sample.world.y - (0.15 + sample.world.x / 2.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn too_few_and_repeated_waypoints() {
        assert!(curve_through(&[], 8).is_empty());
        assert!(curve_through(&[world(0.1, 0.1)], 8).is_empty());
        let samples = curve_through(&[world(0.1, 0.1), world(0.1, 0.1), world(0.2, 0.1)], 8);
        assert!(samples.iter().all(|sample| sample.world.x.is_finite() && sample.world.y.is_finite()));
    }
}
