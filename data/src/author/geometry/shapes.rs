//! Countries and lakes in longitude and latitude, for checks of the tables.

use super::topojson::{Feature, Topology};
use crate::author::Violation;
use crate::geo::{EARTH_RADIUS_KM, LonLat};
use std::collections::BTreeMap;
use std::path::Path;

/// The countries of a base map, by id, and its lakes.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    countries: BTreeMap<String, Vec<Ring>>,
    lakes: Vec<Vec<Ring>>,
}

/// A closed ring and the box around it.
#[derive(Clone, Debug)]
struct Ring {
    /// The first is repeated at the end.
    positions: Vec<LonLat>,
    south_west: LonLat,
    north_east: LonLat,
}

impl Ring {
    fn from_positions(positions: Vec<LonLat>) -> Self {
        let corner = |nearer: fn(f64, f64) -> f64, start: f64| {
            positions.iter().fold(LonLat::from_degrees(start, start), |corner, position| {
                LonLat::from_degrees(nearer(corner.lon, position.lon), nearer(corner.lat, position.lat))
            })
        };
        let (south_west, north_east) = (corner(f64::min, f64::INFINITY), corner(f64::max, f64::NEG_INFINITY));
        Self { positions, south_west, north_east }
    }

    /// On the plane of longitude and latitude.
    fn holds(&self, x: f64, y: f64) -> bool {
        let is_in_box = (self.south_west.lon..=self.north_east.lon).contains(&x)
            && (self.south_west.lat..=self.north_east.lat).contains(&y);
        is_in_box
            && self.positions.windows(2).fold(false, |is_inside, ends| match ends {
                [a, b] if (a.lat > y) != (b.lat > y) => {
                    is_inside ^ (x < a.lon + (b.lon - a.lon) * (y - a.lat) / (b.lat - a.lat))
                }
                _ => is_inside,
            })
    }
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
        let rings_of = |feature: &Feature| -> Vec<Ring> {
            let rings = feature.polygons.iter().flatten();
            rings.map(|ring| Ring::from_positions(topology.positions(ring).collect())).collect()
        };
        let mut shapes = Self { lakes: topology.lakes.iter().map(rings_of).collect(), ..Self::default() };
        for feature in &topology.countries {
            shapes.countries.entry(feature.id.clone()).or_default().extend(rings_of(feature));
        }
        shapes
    }

    /// Ids of the countries that have a shape, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.countries.keys().map(String::as_str)
    }

    /// Whether the country's outline holds the position, by the even-odd rule on the plane of longitude and latitude;
    /// `false` for an unknown id. Longitudes count modulo 360.
    pub fn contains(&self, id: &str, position: LonLat) -> bool {
        hold(self.rings(id), position)
    }

    /// The country whose outline holds the position; `None` at sea.
    pub fn country_at(&self, position: LonLat) -> Option<&str> {
        self.ids().find(|id| self.contains(id, position))
    }

    /// Whether a lake holds the position.
    pub fn is_in_lake(&self, position: LonLat) -> bool {
        self.lakes.iter().any(|lake| hold(lake, position))
    }

    /// Whether every position of the country's outline passes a test; `false` for an unknown id.
    pub fn is_within(&self, id: &str, test: impl Fn(LonLat) -> bool) -> bool {
        self.countries.get(id).is_some_and(|rings| {
            rings.iter().flat_map(|ring| &ring.positions).all(|position| test(*position))
        })
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
        let segments = self.rings(id).iter().flat_map(|ring| ring.positions.windows(2));
        let distances = segments.filter_map(|ends| match ends {
            [a, b] => Some(distance_from_origin(offset(a), offset(b))),
            _ => None,
        });
        distances.fold(f64::INFINITY, f64::min)
    }

    fn rings(&self, id: &str) -> &[Ring] {
        self.countries.get(id).map_or(&[][..], Vec::as_slice)
    }
}

/// Whether rings hold a position by the even-odd rule, longitudes modulo 360.
fn hold(rings: &[Ring], position: LonLat) -> bool {
    let is_in_copy = |shift: f64| {
        let holding = rings.iter().filter(|ring| ring.holds(position.lon + shift, position.lat));
        holding.count() % 2 == 1
    };
    [-360.0, 0.0, 360.0].into_iter().any(is_in_copy)
}

/// Ids of the countries that have a shape in the TopoJSON base map, in alphabetical order, each once.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn shape_ids(path: &Path) -> Result<Vec<String>, Vec<Violation>> {
    Ok(Shapes::load(path)?.countries.into_keys().collect())
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
    fn a_lake_with_an_island() {
        let text = r#"{"type": "Topology", "arcs": [[[10, 50], [14, 50], [14, 54], [10, 54], [10, 50]],
                [[11, 51], [13, 51], [13, 53], [11, 53], [11, 51]], [[11.5, 51.5], [12, 52], [11.5, 52], [11.5, 51.5]]],
            "objects": {"countries": {"geometries": [{"type": "Polygon", "id": "AST", "arcs": [[0]]}]},
                "lakes": {"geometries": [{"type": "Polygon", "arcs": [[1], [2]]}]}}}"#;
        let shapes = Shapes::from_topology(&Topology::from_text("lake", text).expect("sound"));
        let at = |lon, lat| {
            let position = LonLat::from_degrees(lon, lat);
            (shapes.country_at(position), shapes.is_in_lake(position))
        };
        assert_eq!(at(10.5, 50.5), (Some("AST"), false));
        assert_eq!(at(12.5, 51.5), (Some("AST"), true));
        assert_eq!(at(11.6, 51.9), (Some("AST"), false), "on the island");
        assert_eq!(at(15.0, 52.0), (None, false));
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
