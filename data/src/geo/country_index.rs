//! Which country a point of the map lies in.

use super::{CountryShape, Geometry, Ring, Vertex, World};
use crate::model::CountryId;

/// Boxes around every ring, so that most of the outlines need not be walked to answer [`CountryIndex::country_at`].
///
/// Belongs to the [`Geometry`] that it was made from; with another it answers nonsense, but does not panic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountryIndex {
    /// In the order of [`Geometry::countries`]; the boxes in the order of the rings.
    countries: Vec<(GridBox, Vec<GridBox>)>,
}

/// A box in grid steps, edges included.
#[derive(Clone, Copy, Debug, PartialEq)]
struct GridBox {
    min: (u16, u16),
    max: (u16, u16),
}

impl GridBox {
    /// Holds nothing.
    const EMPTY: Self = Self { min: (u16::MAX, u16::MAX), max: (0, 0) };

    fn add(&mut self, (x, y): (u16, u16)) {
        self.min = (self.min.0.min(x), self.min.1.min(y));
        self.max = (self.max.0.max(x), self.max.1.max(y));
    }

    fn holds(self, x: f64, y: f64) -> bool {
        (f64::from(self.min.0)..=f64::from(self.max.0)).contains(&x)
            && (f64::from(self.min.1)..=f64::from(self.max.1)).contains(&y)
    }
}

impl CountryIndex {
    /// The index of all countries of `geometry`, at the finest level.
    pub fn from_geometry(geometry: &Geometry) -> Self {
        let box_of = |ring: &Ring| {
            let mut ring_box = GridBox::EMPTY;
            geometry.walk_ring_vertices(ring, u8::MAX, |vertex| ring_box.add((vertex.x, vertex.y)));
            ring_box
        };
        let boxes_of = |country: &CountryShape| {
            let rings: Vec<GridBox> = country.area.rings.iter().map(box_of).collect();
            let mut whole = GridBox::EMPTY;
            for ring in &rings {
                whole.add(ring.min);
                whole.add(ring.max);
            }
            (whole, rings)
        };
        Self { countries: geometry.countries.iter().map(boxes_of).collect() }
    }

    /// The country whose outline at the finest level holds `world` by the even-odd rule; `None` at sea, off the map and
    /// for coordinates that are not finite.
    ///
    /// Exact: a point on a common border belongs to exactly one of the two countries. Allocates nothing.
    pub fn country_at(&self, geometry: &Geometry, world: World) -> Option<CountryId> {
        let grid = f64::from(geometry.grid);
        let (x, y) = (world.x * grid, world.y * grid);
        let is_inside = |country: &CountryShape, boxes: &[GridBox]| {
            let rings = country.area.rings.iter().zip(boxes);
            let holding = rings.filter(|(_, ring_box)| ring_box.holds(x, y));
            holding.fold(false, |is_inside, (ring, _)| is_inside ^ is_in_ring(geometry, ring, x, y))
        };
        let candidates = geometry.countries.iter().zip(&self.countries);
        candidates
            .filter(|(_, (whole, _))| whole.holds(x, y))
            .find(|(country, (_, boxes))| is_inside(country, boxes))
            .map(|(country, _)| country.country)
    }
}

/// Whether the ring at the finest level holds the point, in grid steps.
fn is_in_ring(geometry: &Geometry, ring: &Ring, x: f64, y: f64) -> bool {
    let mut is_inside = false;
    let mut ends: Option<(Vertex, Vertex)> = None;
    geometry.walk_ring_vertices(ring, u8::MAX, |vertex| {
        if let Some((first, last)) = ends {
            is_inside ^= crosses(last, vertex, x, y);
            ends = Some((first, vertex));
        } else {
            ends = Some((vertex, vertex));
        }
    });
    ends.map_or(is_inside, |(first, last)| is_inside ^ crosses(last, first, x, y))
}

/// Whether a ray to the right of the point crosses the segment. The upper end of a segment counts as part of it and the
/// lower does not; the answer is the same in both directions, so neighbours never both claim a point.
fn crosses(a: Vertex, b: Vertex, x: f64, y: f64) -> bool {
    let (upper, lower) = if a.y <= b.y { (a, b) } else { (b, a) };
    let (upper_y, lower_y) = (f64::from(upper.y), f64::from(lower.y));
    if y < upper_y || y >= lower_y {
        return false;
    }
    let (upper_x, lower_x) = (f64::from(upper.x), f64::from(lower.x));
    (lower_x - upper_x) * (y - upper_y) > (x - upper_x) * (lower_y - upper_y)
}

#[cfg(test)]
mod tests {
    use super::super::{Arc, ArcKind, ArcRef, Area};
    use super::*;
    use crate::model::RowId;

    fn closed(places: &[(u16, u16)]) -> Arc {
        let vertices = places.iter().chain(places.first()).map(|&(x, y)| Vertex { x, y, level: 0 }).collect();
        Arc { kind: ArcKind::Coast, level: 0, vertices }
    }

    fn shape(country: u16, arcs: &[(u32, bool)]) -> CountryShape {
        let ring = |&(arc, is_reversed)| Ring { arcs: vec![ArcRef { arc, is_reversed }], level: 0 };
        CountryShape {
            country: CountryId::from_index(country),
            area: Area { rings: arcs.iter().map(ring).collect() },
            label: World { x: 0.0, y: 0.0 },
            label_room: 0.0,
            bounds: (World { x: 0.0, y: 0.0 }, World { x: 0.0, y: 0.0 }),
            area_world: 0.0,
        }
    }

    /// A country of 2..8 with a hole of 4..6, in which a second country lies.
    fn enclave() -> Geometry {
        Geometry {
            grid: 10,
            levels: 1,
            tolerances: vec![0.0],
            arcs: vec![closed(&[(2, 2), (8, 2), (8, 8), (2, 8)]), closed(&[(4, 4), (6, 4), (6, 6), (4, 6)])],
            countries: vec![shape(7, &[(0, false), (1, true)]), shape(3, &[(1, false)])],
            ..Geometry::default()
        }
    }

    #[test]
    fn holes_enclaves_and_the_sea() {
        let geometry = enclave();
        let index = CountryIndex::from_geometry(&geometry);
        let at = |x, y| index.country_at(&geometry, World { x, y }).map(RowId::index);
        assert_eq!(at(0.3, 0.3), Some(7));
        assert_eq!(at(0.5, 0.5), Some(3));
        assert_eq!(at(0.1, 0.5), None);
        assert_eq!(at(f64::NAN, 0.5), None);
        assert_eq!(at(f64::INFINITY, 0.5), None);
    }

    #[test]
    fn every_point_of_a_common_border_has_one_country() {
        let geometry = enclave();
        let index = CountryIndex::from_geometry(&geometry);
        for step in 0..=20 {
            let along = 0.4 + 0.01 * f64::from(step);
            for (x, y) in [(along, 0.4), (along, 0.6), (0.4, along), (0.6, along)] {
                assert!(index.country_at(&geometry, World { x, y }).is_some(), "({x}, {y})");
            }
        }
    }

    #[test]
    fn an_index_of_another_geometry_does_not_panic() {
        let index = CountryIndex::from_geometry(&enclave());
        assert_eq!(index.country_at(&Geometry::default(), World { x: 0.5, y: 0.5 }), None);
    }
}
