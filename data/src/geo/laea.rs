//! The projection: Lambert azimuthal equal-area, oblique, on the sphere.
//!
//! Formulas: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), pp. 185-187.

use super::{LonLat, sin_cos};
use crate::pack::record;
use serde::{Deserialize, Serialize};

/// A position on the projected plane: the unit square around the map's circle, y down.
///
/// The circle of the map touches the square's four sides, so its centre is (0.5, 0.5).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// From the left edge, 0 to 1.
    pub x: f64,
    /// From the upper edge, 0 to 1.
    pub y: f64,
}

/// A Lambert azimuthal equal-area projection of a circle around a centre.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Laea {
    centre: LonLat,
    radius_deg: f64,
}

record!(Laea { centre: LonLat, radius_deg: f64 });

impl Laea {
    /// The projection of the circle of angular radius `radius_deg` around `centre`.
    ///
    /// `None` unless the centre is on the globe and the radius more than 0 and at most 120 degrees (beyond which shapes
    /// are too torn to read).
    pub fn from_circle(centre: LonLat, radius_deg: f64) -> Option<Self> {
        let is_on_globe = (-180.0..=180.0).contains(&centre.lon) && (-90.0..=90.0).contains(&centre.lat);
        (is_on_globe && radius_deg > 0.0 && radius_deg <= 120.0).then_some(Self { centre, radius_deg })
    }

    /// The centre.
    pub const fn centre(&self) -> LonLat {
        self.centre
    }

    /// Angular radius of the circle in degrees.
    pub const fn radius_deg(&self) -> f64 {
        self.radius_deg
    }

    /// Whether the circle holds the position.
    pub fn contains(&self, position: LonLat) -> bool {
        let (sine, _) = sin_cos(self.radius_deg.to_radians() / 2.0);
        self.centre.haversine_to(position) <= sine * sine
    }

    /// Kilometres on the ground along one unit of world, at the centre.
    pub fn km_per_world(&self) -> f64 {
        2.0 * self.rim() * super::EARTH_RADIUS_KM
    }

    /// Radius of the circle on the plane of the unit sphere: 2 sin(c / 2).
    fn rim(&self) -> f64 {
        2.0 * sin_cos(self.radius_deg.to_radians() / 2.0).0
    }

    /// Snyder's forward formula on the unit sphere, x east and y north; `None` for the antipode of the centre and for
    /// positions that are not finite.
    pub fn plane_from_lon_lat(&self, position: LonLat) -> Option<(f64, f64)> {
        let (sin_lat0, cos_lat0) = sin_cos(self.centre.lat.to_radians());
        let (sin_lat, cos_lat) = sin_cos(position.lat.to_radians());
        let (sin_lon, cos_lon) = sin_cos((position.lon - self.centre.lon).to_radians());
        // 1 + cos c = 2 cos²(c / 2) = 2 (1 - sin²(c / 2)).
        let cos_half = (1.0 - self.centre.haversine_to(position)).sqrt();
        if cos_half.is_nan() || cos_half < 1e-6 {
            return None;
        }
        let k = 1.0 / cos_half;
        Some((k * cos_lat * sin_lon, k * (cos_lat0 * sin_lat - sin_lat0 * cos_lat * cos_lon)))
    }

    /// Snyder's inverse formula on the unit sphere; `None` beyond the plane's edge (2 from the centre) and for
    /// coordinates that are not finite. Longitudes come within 180 degrees of the centre's.
    pub fn lon_lat_from_plane(&self, x: f64, y: f64) -> Option<LonLat> {
        let rho = x.hypot(y);
        if !rho.is_finite() || rho > 2.0 {
            return None;
        }
        if rho < 1e-15 {
            return Some(self.centre);
        }
        let (sin_lat0, cos_lat0) = sin_cos(self.centre.lat.to_radians());
        // Of the angle whose half has the sine rho / 2.
        let (sin_c, cos_c) = (rho * (1.0 - rho * rho / 4.0).sqrt(), 1.0 - rho * rho / 2.0);
        let sin_lat = cos_c * sin_lat0 + y * sin_c * cos_lat0 / rho;
        let (east, north) = (x * sin_c, rho * cos_lat0 * cos_c - y * sin_lat0 * sin_c);
        // Snyder has asin here, which loses half of the digits near the poles.
        let lat = sin_lat.atan2(east.hypot(north) / rho);
        let lon = east.atan2(north);
        Some(LonLat { lon: self.centre.lon + lon.to_degrees(), lat: lat.to_degrees() })
    }

    /// Where a position lies on the map, also outside the circle; `None` as for [`Self::plane_from_lon_lat`].
    pub fn project(&self, position: LonLat) -> Option<World> {
        let (x, y) = self.plane_from_lon_lat(position)?;
        let scale = 0.5 / self.rim();
        Some(World { x: 0.5 + x * scale, y: 0.5 - y * scale })
    }

    /// The position at a point of the map, also outside the circle; `None` as for [`Self::lon_lat_from_plane`].
    pub fn unproject(&self, world: World) -> Option<LonLat> {
        let scale = 2.0 * self.rim();
        self.lon_lat_from_plane((world.x - 0.5) * scale, (0.5 - world.y) * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heartland() -> Laea {
        Laea::from_circle(LonLat::from_degrees(78.0, 46.0), 66.0).expect("a valid circle")
    }

    #[test]
    fn centre_rim_and_orientation() {
        let projection = heartland();
        let world = |lon, lat| projection.project(LonLat::from_degrees(lon, lat)).expect("on the map");
        assert_eq!(world(78.0, 46.0), World { x: 0.5, y: 0.5 });
        let south = world(78.0, -20.0);
        assert!((south.x - 0.5).abs() < 1e-12 && (south.y - 1.0).abs() < 1e-12);
        assert!(world(79.0, 46.0).x > 0.5 && world(78.0, 47.0).y < 0.5);
    }

    #[test]
    fn awkward_positions() {
        let projection = heartland();
        assert_eq!(projection.project(LonLat::from_degrees(-102.0, -46.0)), None);
        assert_eq!(projection.project(LonLat::from_degrees(f64::NAN, 0.0)), None);
        assert_eq!(projection.unproject(World { x: f64::NAN, y: 0.0 }), None);
        assert_eq!(projection.unproject(World { x: 9.0, y: 9.0 }), None);
        assert_eq!(Laea::from_circle(LonLat::from_degrees(0.0, 91.0), 10.0), None);
        assert_eq!(Laea::from_circle(LonLat::from_degrees(0.0, 0.0), 0.0), None);
        assert_eq!(Laea::from_circle(LonLat::from_degrees(0.0, 0.0), f64::NAN), None);
    }

    /// Radians between two positions, longitudes modulo 360.
    fn error_rad(a: LonLat, b: LonLat) -> f64 {
        a.angle_to(b)
    }

    proptest! {
        #[test]
        fn unproject_inverts_project(bearing in 0.0..std::f64::consts::TAU, distance_deg in 0.0..66.0_f64,
                                     lon0 in -180.0..180.0_f64, lat0 in -90.0..90.0_f64) {
            let projection = Laea::from_circle(LonLat::from_degrees(lon0, lat0), 66.0).expect("a valid circle");
            let rho = 2.0 * (distance_deg.to_radians() / 2.0).sin();
            let position = projection.lon_lat_from_plane(rho * bearing.cos(), rho * bearing.sin()).expect("inside");
            prop_assert!((projection.centre().angle_to(position) - distance_deg.to_radians()).abs() < 1e-9);
            let world = projection.project(position).expect("inside");
            let back = projection.unproject(world).expect("inside");
            prop_assert!(error_rad(position, back) < 1e-9, "{position:?} {back:?}");
        }
    }
}
