//! Positions on the globe.

use super::sin_cos;
use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres (IUGG R1), for great-circle lengths.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A position in degrees, WGS 84, longitude first. Longitudes may exceed 180 where a shape crosses that meridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

impl LonLat {
    /// A position from degrees east and degrees north.
    pub const fn from_degrees(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// The squared sine of half the great-circle distance to `other`, from 0 to 1 (Sinnott 1984): it keeps its precision
    /// for near points, grows with the distance, and is had without an inverse sine.
    pub fn haversine_to(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.lat.to_radians(), other.lat.to_radians());
        let (half_lat, _) = sin_cos((lat_b - lat_a) / 2.0);
        let (half_lon, _) = sin_cos((other.lon - self.lon).to_radians() / 2.0);
        let (cos_a, cos_b) = (sin_cos(lat_a).1, sin_cos(lat_b).1);
        let haversine = half_lat * half_lat + cos_a * cos_b * half_lon * half_lon;
        // Rounding may lead a little beyond.
        if haversine > 1.0 { 1.0 } else { haversine }
    }

    /// Great-circle distance to `other` in radians, from 0 to pi.
    pub fn angle_to(self, other: Self) -> f64 {
        let haversine = self.haversine_to(other);
        2.0 * haversine.sqrt().atan2((1.0 - haversine).sqrt())
    }

    /// Great-circle distance to `other` in kilometres on a sphere of [`EARTH_RADIUS_KM`].
    pub fn km_to(self, other: Self) -> f64 {
        self.angle_to(other) * EARTH_RADIUS_KM
    }

    /// The points at shares (0 to 1) of the great circle from here to `other`. Antipodes have no one such circle: for them it
    /// is the start at every share, or, where rounding has them a little nearer, some point.
    pub fn between(self, other: Self) -> impl Fn(f64) -> Self {
        let angle = self.angle_to(other);
        let (sine, _) = sin_cos(angle);
        let vector = |point: Self| {
            let (sin_lon, cos_lon) = sin_cos(point.lon.to_radians());
            let (sin_lat, cos_lat) = sin_cos(point.lat.to_radians());
            (cos_lat * cos_lon, cos_lat * sin_lon, sin_lat)
        };
        let (a, b) = (vector(self), vector(other));
        move |share| {
            if sine.abs() < 1e-12 {
                return self;
            }
            let (weight_a, weight_b) =
                (sin_cos((1.0 - share) * angle).0 / sine, sin_cos(share * angle).0 / sine);
            let (x, y, z) = (
                weight_a * a.0 + weight_b * b.0,
                weight_a * a.1 + weight_b * b.1,
                weight_a * a.2 + weight_b * b.2,
            );
            Self { lon: y.atan2(x).to_degrees(), lat: z.atan2(x.hypot(y)).to_degrees() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        // Beijing to Moscow, 5,794 km within 10 (published great-circle distance).
        let beijing = LonLat::from_degrees(116.40, 39.91);
        let moscow = LonLat::from_degrees(37.62, 55.75);
        assert!((beijing.km_to(moscow) - 5794.0).abs() < 10.0);
        assert!(beijing.km_to(beijing) < 1e-9);
        assert!(
            (LonLat::from_degrees(179.0, 0.0).km_to(LonLat::from_degrees(-179.0, 0.0)) - 222.4).abs() < 0.1
        );
    }

    #[test]
    fn the_middle_is_as_far_from_both_ends() {
        let (a, b) = (LonLat::from_degrees(116.40, 39.91), LonLat::from_degrees(26.11, 44.43));
        let middle = a.between(b)(0.5);
        assert!((a.km_to(middle) - b.km_to(middle)).abs() < 1e-6);
        assert!((a.km_to(middle) + b.km_to(middle) - a.km_to(b)).abs() < 1e-6);
        assert_eq!(a.between(a)(0.3), a);
        for antipode in [LonLat::from_degrees(180.0, 0.0), LonLat::from_degrees(-180.0, 0.0)] {
            let start = LonLat::from_degrees(0.0, 0.0);
            assert_eq!(start.between(antipode)(0.3), start);
        }
    }
}
