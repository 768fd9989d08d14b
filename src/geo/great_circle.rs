//! Great circles from waypoint to waypoint.

use heartland_data::geo::{Laea, LonLat, World};

/// Great circles from waypoint to waypoint, projected; `steps` points a leg. Positions that cannot be projected are left
/// out.
pub fn great_circle(waypoints: &[LonLat], projection: &Laea, steps: u32) -> Vec<World> {
    let mut points = Vec::new();
    for (leg, (from, to)) in waypoints.iter().zip(waypoints.iter().skip(1)).enumerate() {
        let first = u32::from(leg > 0);
        let point_at = from.between(*to);
        let shares = (first..=steps).map(|step| f64::from(step) / f64::from(steps));
        points.extend(shares.filter_map(|share| projection.project(point_at(share))));
    }
    points
}
