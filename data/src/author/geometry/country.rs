//! Where a country's label goes, how large it is and what a fit to it shows.

use super::label::{pole, signed_distance};
use super::rings::{GridArea, GridRing};
use crate::geo::{Area, CountryShape, Extent, Geometry, Grid, Ring, World};
use crate::model::CountryId;

/// The country's shape; its arcs have to stand in `geometry` already. Its label point keeps away from `lines`. `None`
/// without any ring.
pub(super) fn country_shape(
    geometry: &Geometry,
    country: CountryId,
    rings: &GridArea,
    lines: &[Vec<World>],
) -> Option<CountryShape> {
    let grid = Grid::from_steps(geometry.grid);
    let area = Area { rings: rings.rings().map(GridRing::to_ring).collect() };
    let largest: Vec<Ring> = rings.largest_polygon()?.iter().map(GridRing::to_ring).collect();
    let (label, room) = label_of(geometry, &largest, lines)?;
    let (min, max) = larger_parts(geometry, rings);
    let whole = rings.polygons.iter().map(|polygon| net_half_squares(geometry, polygon)).sum();
    Some(CountryShape {
        country,
        area,
        label: grid.world_from_label(label),
        label_room: grid.length_from_label(room),
        bounds: (grid.world_from_steps(min.0, min.1), grid.world_from_steps(max.0, max.1)),
        area_world: grid.area_from_half_squares(whole),
    })
}

fn net_half_squares(geometry: &Geometry, polygon: &[GridRing]) -> i64 {
    let size = |ring: &GridRing| Extent::of_rings(geometry, &[ring.to_ring()]).half_squares.abs();
    let holes: i64 = polygon.iter().skip(1).map(size).sum();
    polygon.first().map_or(0, size) - holes
}

/// Label point and room in label steps, both rounded so that the point stays inside.
fn label_of(geometry: &Geometry, polygon: &[Ring], lines: &[Vec<World>]) -> Option<((i64, i64), i64)> {
    let grid = Grid::from_steps(geometry.grid);
    let steps_of = |ring: &Ring| {
        let mut places = Vec::new();
        geometry.walk_ring(ring, u8::MAX, |world| {
            let (x, y) = grid.label_from_world(world);
            places.push((x as f64, y as f64));
        });
        places
    };
    let rings: Vec<Vec<(f64, f64)>> = polygon.iter().map(steps_of).collect();
    let steps_of_line = |line: &Vec<World>| {
        let steps = line.iter().map(|world| grid.label_from_world(*world));
        steps.map(|(x, y)| (x as f64, y as f64)).collect()
    };
    let lines: Vec<Vec<(f64, f64)>> = lines.iter().map(steps_of_line).collect();
    let ((x, y), _) = pole(&rings, &lines)?;
    // The pole of a large country is inside wherever it is rounded to; of a sliver perhaps not.
    let around = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    let rounded = around.map(|(right, down)| (x.round() + right, y.round() + down));
    let ((x, y), room) = rounded
        .into_iter()
        .map(|place| (place, signed_distance(place, &rings)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|&(_, room)| room > 0.0)?;
    Some(((x as i64, y as i64), room.floor() as i64))
}

/// Box around the parts that a fit should show, in grid steps: the largest part, parts near it, and large parts that
/// are not much further away than the largest part is wide. So Russia whole, Indonesia whole, Spain without the
/// Canaries.
fn larger_parts(geometry: &Geometry, rings: &GridArea) -> ((i64, i64), (i64, i64)) {
    let extents: Vec<Extent> = rings
        .polygons
        .iter()
        .filter_map(|polygon| polygon.first())
        .map(|outer| Extent::of_rings(geometry, &[outer.to_ring()]))
        .collect();
    let size = |extent: &Extent| extent.half_squares.abs();
    let whole: i64 = extents.iter().map(size).sum();
    let Some(largest) = extents.iter().max_by_key(|extent| size(extent)).copied() else {
        return ((0, 0), (0, 0));
    };
    let length = |x: i64, y: i64| (x as f64).hypot(y as f64);
    let across = length(largest.max.0 - largest.min.0, largest.max.1 - largest.min.1);
    let is_shown = |part: &Extent| {
        let apart =
            |min: i64, max: i64, own_min: i64, own_max: i64| (min - own_max).max(own_min - max).max(0);
        let gap = length(
            apart(largest.min.0, largest.max.0, part.min.0, part.max.0),
            apart(largest.min.1, largest.max.1, part.min.1, part.max.1),
        );
        let is_large = size(part) * 50 >= whole;
        let is_very_large = size(part) * 4 >= size(&largest);
        gap <= 0.25 * across || (is_large && gap <= across) || (is_very_large && gap <= 3.0 * across)
    };
    let mut shown = largest;
    for part in extents.iter().filter(|part| is_shown(part)) {
        shown.min = (shown.min.0.min(part.min.0), shown.min.1.min(part.min.1));
        shown.max = (shown.max.0.max(part.max.0), shown.max.1.max(part.max.1));
    }
    (shown.min, shown.max)
}
