//! Walking outlines at a level of detail, without allocating.

use super::{Arc, ArcRef, Area, Geometry, Ring, Vertex, World};

impl Geometry {
    /// World position of a vertex.
    pub fn world(&self, vertex: Vertex) -> World {
        let grid = f64::from(self.grid.max(1));
        World { x: f64::from(vertex.x) / grid, y: f64::from(vertex.y) / grid }
    }

    /// The coarsest level whose lines lie within `tolerance` (world units) of the finest; the finest when none does.
    ///
    /// On a screen where the world's side takes `side_px`, half a pixel is `0.5 / side_px`.
    pub fn level_within(&self, tolerance: f64) -> u8 {
        let finest = self.levels.saturating_sub(1);
        (0..finest)
            .zip(&self.tolerances)
            .find(|&(_, &own)| own <= tolerance)
            .map_or(finest, |(level, _)| level)
    }

    /// Calls `visit` with each vertex of the arc that `level` keeps, both ends included, in the direction of `arc_ref`.
    pub fn walk_arc(&self, arc_ref: ArcRef, level: u8, mut visit: impl FnMut(World)) {
        self.walk_vertices(arc_ref, level, |vertex| visit(self.world(vertex)));
    }

    /// Calls `visit` with each vertex of the closed ring that `level` keeps, once each: the first is not repeated.
    ///
    /// Nothing is visited at levels that leave the ring out. What is visited has three vertices at least.
    pub fn walk_ring(&self, ring: &Ring, level: u8, mut visit: impl FnMut(World)) {
        if ring.level <= level {
            self.walk_ring_vertices(ring, level, |vertex| visit(self.world(vertex)));
        }
    }

    /// As [`Self::walk_ring`], in grid steps, whatever the ring's own level.
    pub(super) fn walk_ring_vertices(&self, ring: &Ring, level: u8, mut visit: impl FnMut(Vertex)) {
        for &arc_ref in &ring.arcs {
            // Held back by one, so that the arc's end is left to the next arc, or to the ring's start.
            let mut held = None;
            self.walk_vertices(arc_ref, level, |vertex| {
                if let Some(before) = held.replace(vertex) {
                    visit(before);
                }
            });
        }
    }

    fn walk_vertices(&self, arc_ref: ArcRef, level: u8, visit: impl FnMut(Vertex)) {
        let Some(arc) = self.arcs.get(arc_ref.arc as usize) else { return };
        let vertices = arc.vertices.iter().copied();
        if arc_ref.is_reversed {
            vertices.rev().filter(|vertex| vertex.level <= level).for_each(visit);
        } else {
            vertices.filter(|vertex| vertex.level <= level).for_each(visit);
        }
    }

    /// Sets [`Arc::level`] of every arc to the coarsest level of what uses it; 0 for arcs of disputed lines, the finest
    /// level for arcs that nothing uses.
    #[inline(never)]
    pub fn set_arc_levels(&mut self) {
        let finest = self.levels.saturating_sub(1);
        for arc in &mut self.arcs {
            arc.level = finest;
        }
        let areas = self.countries.iter().map(|country| &country.area).chain(&self.lakes);
        for ring in areas.flat_map(|Area { rings }| rings) {
            lower_levels(&mut self.arcs, &ring.arcs, ring.level);
        }
        for river in &self.rivers {
            for run in &river.runs {
                lower_levels(&mut self.arcs, run, river.level);
            }
        }
        for run in self.disputed.iter().flat_map(|line| &line.runs) {
            lower_levels(&mut self.arcs, run, 0);
        }
    }
}

fn lower_levels(arcs: &mut [Arc], used: &[ArcRef], level: u8) {
    for arc_ref in used {
        if let Some(arc) = arcs.get_mut(arc_ref.arc as usize) {
            arc.level = arc.level.min(level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ArcKind;
    use super::*;

    fn vertex(x: u16, y: u16, level: u8) -> Vertex {
        Vertex { x, y, level }
    }

    /// A square of two arcs, the second stored the wrong way round, with one vertex that only level 1 keeps.
    fn square() -> Geometry {
        let arc = |vertices| Arc { kind: ArcKind::Coast, level: 0, vertices };
        Geometry {
            grid: 10,
            levels: 2,
            tolerances: vec![0.1, 0.0],
            arcs: vec![
                arc(vec![vertex(0, 0, 0), vertex(5, 1, 1), vertex(10, 0, 0), vertex(10, 10, 0)]),
                arc(vec![vertex(0, 0, 0), vertex(0, 10, 0), vertex(10, 10, 0)]),
            ],
            ..Geometry::default()
        }
    }

    fn ring(level: u8) -> Ring {
        let forward = ArcRef { arc: 0, is_reversed: false };
        Ring { arcs: vec![forward, ArcRef { arc: 1, is_reversed: true }], level }
    }

    #[test]
    fn a_ring_visits_each_vertex_once() {
        let geometry = square();
        let walk = |ring: &Ring, level| {
            let mut seen = Vec::new();
            geometry.walk_ring(ring, level, |world| seen.push((world.x, world.y)));
            seen
        };
        assert_eq!(walk(&ring(0), 0), [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        assert_eq!(walk(&ring(0), 1).len(), 5);
        assert!(walk(&ring(1), 0).is_empty());
    }

    #[test]
    fn levels_by_tolerance_and_by_use() {
        let mut geometry = square();
        assert_eq!((geometry.level_within(0.2), geometry.level_within(0.05)), (0, 1));
        geometry.lakes = vec![Area { rings: vec![ring(1)] }];
        geometry.rivers =
            vec![super::super::Line { runs: vec![vec![ArcRef { arc: 1, is_reversed: false }]], level: 0 }];
        geometry.set_arc_levels();
        assert_eq!(geometry.arcs.iter().map(|arc| arc.level).collect::<Vec<_>>(), [1, 0]);
    }
}
