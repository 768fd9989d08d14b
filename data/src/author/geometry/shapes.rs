//! Countries in longitude and latitude, for checks of the tables.

use super::topojson::Topology;
use crate::author::Violation;
use crate::geo::{EARTH_RADIUS_KM, LonLat};
use std::collections::BTreeMap;
use std::path::Path;

/// The countries of a base map, by id.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    /// Closed rings; the first position is repeated at the end.
    rings: BTreeMap<String, Vec<Vec<LonLat>>>,
}

impl Shapes {
    /// Reads a TopoJSON base map.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn load(path: &Path) -> Result<Self, Vec<Violation>> {
        Ok(Self::from_topology(&Topology::load(path)?))
    }

    fn from_topology(topology: &Topology) -> Self {
        let mut shapes = Self::default();
        for feature in &topology.countries {
            let rings = feature.polygons.iter().flatten();
            let rings = rings.map(|ring| topology.positions(ring).collect());
            shapes.rings.entry(feature.id.clone()).or_default().extend(rings);
        }
        shapes
    }

    /// Ids of the countries that have a shape, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rings.keys().map(String::as_str)
    }

    /// Whether the country's outline holds the position, by the even-odd rule on the plane of longitude and latitude;
    /// `false` for an unknown id. Longitudes count modulo 360.
    pub fn contains(&self, id: &str, position: LonLat) -> bool {
        let rings = self.rings.get(id).map_or(&[][..], Vec::as_slice);
        let is_in_copy = |shift: f64| {
            let segments = rings.iter().flat_map(|ring| ring.windows(2));
            let (x, y) = (position.lon + shift, position.lat);
            segments.fold(false, |is_inside, ends| match ends {
                [a, b] if (a.lat > y) != (b.lat > y) => {
                    is_inside ^ (x < a.lon + (b.lon - a.lon) * (y - a.lat) / (b.lat - a.lat))
                }
                _ => is_inside,
            })
        };
        [-360.0, 0.0, 360.0].into_iter().any(is_in_copy)
    }

    /// Whether every position of the country's outline passes a test; `false` for an unknown id.
    pub fn is_within(&self, id: &str, test: impl Fn(LonLat) -> bool) -> bool {
        self.rings.get(id).is_some_and(|rings| rings.iter().flatten().all(|position| test(*position)))
    }

    /// Kilometres from the position to the country: 0 inside, infinite for an unknown id.
    ///
    /// Measured on a plane around the position, so good to a percent within some hundred kilometres and only an order
    /// of magnitude beyond.
    pub fn distance_km(&self, id: &str, position: LonLat) -> f64 {
        if self.contains(id, position) {
            return 0.0;
        }
        let km_per_degree = EARTH_RADIUS_KM.to_radians();
        let squeeze = position.lat.to_radians().cos() * km_per_degree;
        let offset = |place: &LonLat| {
            let turned = place.lon - position.lon;
            let nearest = turned - 360.0 * (turned / 360.0).round();
            (nearest * squeeze, (place.lat - position.lat) * km_per_degree)
        };
        let rings = self.rings.get(id).map_or(&[][..], Vec::as_slice);
        let segments = rings.iter().flat_map(|ring| ring.windows(2));
        let distances = segments.filter_map(|ends| match ends {
            [a, b] => Some(distance_from_origin(offset(a), offset(b))),
            _ => None,
        });
        distances.fold(f64::INFINITY, f64::min)
    }
}

/// Ids of the countries that have a shape in the TopoJSON base map, in alphabetical order, each once.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn shape_ids(path: &Path) -> Result<Vec<String>, Vec<Violation>> {
    Ok(Shapes::load(path)?.rings.into_keys().collect())
}

fn distance_from_origin((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length_squared = dx * dx + dy * dy;
    let share =
        if length_squared > 0.0 { (-(ax * dx + ay * dy) / length_squared).clamp(0.0, 1.0) } else { 0.0 };
    (ax + share * dx).hypot(ay + share * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A country across the 180th meridian, from 170 E to 170 W and from 60 to 70 N.
    fn across() -> Shapes {
        let text = r#"{"type": "Topology", "arcs": [[[170, 60], [190, 60], [190, 70], [170, 70], [170, 60]]],
            "objects": {"countries": {"geometries": [{"type": "Polygon", "id": "RUS", "arcs": [[0]]}]}}}"#;
        Shapes::from_topology(&Topology::from_text("across", text).expect("sound"))
    }

    #[test]
    fn the_meridian_of_180_is_no_edge() {
        let shapes = across();
        let at = |lon, lat| shapes.contains("RUS", LonLat::from_degrees(lon, lat));
        assert!(at(175.0, 65.0) && at(-175.0, 65.0) && at(185.0, 65.0));
        assert!(!at(165.0, 65.0) && !at(-165.0, 65.0) && !at(175.0, 59.0));
        assert!(!shapes.contains("KAZ", LonLat::from_degrees(175.0, 65.0)));
        assert_eq!(shapes.ids().collect::<Vec<_>>(), ["RUS"]);
    }

    #[test]
    fn distances() {
        let shapes = across();
        let from = |lon, lat| shapes.distance_km("RUS", LonLat::from_degrees(lon, lat));
        assert!(from(180.0, 65.0) < 1e-9);
        assert!((from(-180.0, 59.0) - 111.2).abs() < 0.1);
        assert!((from(-169.0, 60.0) - 55.6).abs() < 0.5, "one degree of longitude at 60 N");
        assert!(shapes.distance_km("KAZ", LonLat::from_degrees(0.0, 0.0)).is_infinite());
    }
}
