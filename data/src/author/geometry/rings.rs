//! Rings on the grid: which survive it, and which level of detail still draws them.

use super::project::Step;
use super::topojson::Feature;
use crate::geo::{ArcRef, Ring};

/// Widths in tolerances of the smallest square that a level still draws: with a tolerance of half a pixel, three are
/// one and a half pixels.
const SMALLEST_RING_TOLERANCES: f64 = 3.0;

/// A ring of a country or lake that is more than a point or a line on the grid.
#[derive(Clone, Debug)]
pub(super) struct GridRing {
    /// Its arcs, without those that fell on a single place.
    pub(super) arcs: Vec<ArcRef>,
    /// Twice its area in grid squares, without sign.
    pub(super) half_squares: i64,
    /// The coarsest level that draws it.
    pub(super) level: u8,
}

/// The rings of one feature.
#[derive(Clone, Debug, Default)]
pub(super) struct GridArea {
    /// Rings by polygon, outer ring first; without polygons whose outer ring did not survive.
    pub(super) polygons: Vec<Vec<GridRing>>,
}

impl GridArea {
    /// The rings of `feature` on the grid, all at level 0 for now.
    pub(super) fn from_feature(feature: &Feature, arcs: &[Vec<Step>]) -> Self {
        let polygon = |rings: &Vec<Vec<ArcRef>>| {
            let mut rings = rings.iter().map(|ring| grid_ring(ring, arcs));
            let outer = rings.next()??;
            Some(std::iter::once(outer).chain(rings.flatten()).collect())
        };
        Self { polygons: feature.polygons.iter().filter_map(polygon).collect() }
    }

    pub(super) fn rings(&self) -> impl Iterator<Item = &GridRing> {
        self.polygons.iter().flatten()
    }

    fn rings_mut(&mut self) -> impl Iterator<Item = &mut GridRing> {
        self.polygons.iter_mut().flatten()
    }

    /// The polygon of the largest area, holes taken off.
    pub(super) fn largest_polygon(&self) -> Option<&Vec<GridRing>> {
        self.polygons.iter().max_by_key(|polygon| net_half_squares(polygon))
    }
}

impl GridRing {
    pub(super) fn to_ring(&self) -> Ring {
        Ring { arcs: self.arcs.clone(), level: self.level }
    }
}

fn net_half_squares(polygon: &[GridRing]) -> i64 {
    let holes: i64 = polygon.iter().skip(1).map(|ring| ring.half_squares).sum();
    polygon.first().map_or(0, |outer| outer.half_squares - holes)
}

/// `None` when fewer than three places or no area are left.
fn grid_ring(ring: &[ArcRef], arcs: &[Vec<Step>]) -> Option<GridRing> {
    let places_of = |arc_ref: &ArcRef| arcs.get(arc_ref.arc as usize).map_or(&[][..], Vec::as_slice);
    let kept: Vec<ArcRef> = ring.iter().copied().filter(|arc_ref| places_of(arc_ref).len() > 1).collect();
    let mut half_squares = 0;
    let mut size = 0;
    for arc_ref in &kept {
        let sign = if arc_ref.is_reversed { -1 } else { 1 };
        for pair in places_of(arc_ref).windows(2) {
            if let [a, b] = pair {
                half_squares += sign * (i64::from(a.x) * i64::from(b.y) - i64::from(b.x) * i64::from(a.y));
                size += 1;
            }
        }
    }
    (size >= 3 && half_squares != 0).then_some(GridRing {
        arcs: kept,
        half_squares: half_squares.abs(),
        level: 0,
    })
}

/// Decides the level of every ring. `tolerances` are in grid steps by level.
///
/// Rings that share arcs stay or go together, as an enclave and the hole that it lies in; a country's largest polygon
/// stays always, and what shares arcs with it. The finest level draws all.
pub(super) fn set_ring_levels(
    countries: &mut [GridArea],
    lakes: &mut [GridArea],
    arc_count: usize,
    tolerances: &[f64],
) {
    let mut groups = Groups::from_count(arc_count);
    for ring in countries.iter().chain(lakes.iter()).flat_map(GridArea::rings) {
        if let [first, rest @ ..] = ring.arcs.as_slice() {
            for arc_ref in rest {
                groups.join(first.arc, arc_ref.arc);
            }
        }
    }
    let mut largest = vec![0; arc_count];
    let mut raise = |groups: &mut Groups, ring: &GridRing, half_squares: i64| {
        let group = ring.arcs.first().map_or(0, |arc_ref| groups.find(arc_ref.arc));
        if let Some(size) = largest.get_mut(group as usize) {
            *size = half_squares.max(*size);
        }
    };
    for area in countries.iter().chain(lakes.iter()) {
        area.rings().for_each(|ring| raise(&mut groups, ring, ring.half_squares));
    }
    for outer in countries.iter().filter_map(|area| area.largest_polygon()?.first()) {
        raise(&mut groups, outer, i64::MAX);
    }
    for ring in countries.iter_mut().chain(lakes.iter_mut()).flat_map(GridArea::rings_mut) {
        let group = ring.arcs.first().map_or(0, |arc_ref| groups.find(arc_ref.arc));
        ring.level = level_of(largest.get(group as usize).copied().unwrap_or(0), tolerances);
    }
}

fn level_of(half_squares: i64, tolerances: &[f64]) -> u8 {
    let is_seen =
        |tolerance: &f64| half_squares as f64 >= 2.0 * (SMALLEST_RING_TOLERANCES * tolerance).powi(2);
    let finest = tolerances.len().saturating_sub(1);
    tolerances.iter().position(is_seen).unwrap_or(finest) as u8
}

/// Arcs joined into groups: a union-find forest.
struct Groups {
    parents: Vec<u32>,
}

impl Groups {
    fn from_count(count: usize) -> Self {
        Self { parents: (0..count as u32).collect() }
    }

    fn find(&mut self, mut member: u32) -> u32 {
        while let Some(&parent) = self.parents.get(member as usize) {
            if parent == member {
                break;
            }
            let grandparent = self.parents.get(parent as usize).copied().unwrap_or(parent);
            if let Some(own) = self.parents.get_mut(member as usize) {
                *own = grandparent;
            }
            member = grandparent;
        }
        member
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(parent) = self.parents.get_mut(a as usize) {
            *parent = b;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(size: i32) -> Vec<Step> {
        [(0, 0), (size, 0), (size, size), (0, size), (0, 0)].map(|(x, y)| Step { x, y }).to_vec()
    }

    fn feature(polygons: &[&[u32]]) -> Feature {
        let ring = |&arc: &u32| vec![ArcRef { arc, is_reversed: false }];
        Feature {
            id: String::new(),
            rank: 0,
            class: None,
            polygons: polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect(),
            runs: Vec::new(),
        }
    }

    fn levels(area: &GridArea) -> Vec<u8> {
        area.rings().map(|ring| ring.level).collect()
    }

    #[test]
    fn islands_go_by_size_and_enclaves_with_their_holes() {
        // 0: a mainland with the small hole 1, which is the whole of another country; 2 and 3: islands.
        let arcs = [square(1000), square(2), square(2), square(100)];
        let mut countries = [
            GridArea::from_feature(&feature(&[&[0, 1], &[2], &[3]]), &arcs),
            GridArea::from_feature(&feature(&[&[1]]), &arcs),
        ];
        set_ring_levels(&mut countries, &mut [], arcs.len(), &[50.0, 10.0, 1.0]);
        assert_eq!(levels(&countries[0]), [0, 0, 2, 1]);
        assert_eq!(levels(&countries[1]), [0]);
        assert_eq!(net_half_squares(&countries[0].polygons[0]), 2 * (1_000_000 - 4));
    }

    #[test]
    fn specks_do_not_survive_the_grid() {
        let step = |x, y| Step { x, y };
        let arcs = [vec![step(1, 1)], vec![step(1, 1), step(2, 2), step(1, 1)], square(1)];
        let area = GridArea::from_feature(&feature(&[&[0], &[1], &[2]]), &arcs);
        assert_eq!(area.polygons.len(), 1);
    }
}
