//! Where all land ends: coasts joined from end to end, and the edge of the map where land goes on beyond it.

use heartland_data::geo::{ArcKind, ArcRef, Geometry, World};
use std::collections::BTreeMap;

/// The closed rings around all land at a level of detail: what filling every country fills, without the borders within.
pub fn shore(geometry: &Geometry, level: u8) -> Vec<Vec<World>> {
    let mut left: Vec<(u32, [(u16, u16); 2])> = Vec::new();
    for (row, arc) in (0_u32..).zip(&geometry.arcs) {
        let bounds_land = matches!(arc.kind, ArcKind::Coast | ArcKind::Frame) && arc.level <= level;
        if let (true, [first, .., last]) = (bounds_land, arc.vertices.as_slice()) {
            left.push((row, [(first.x, first.y), (last.x, last.y)]));
        }
    }
    // The arcs that end at a point.
    let mut ends: BTreeMap<(u16, u16), Vec<usize>> = BTreeMap::new();
    for (index, (_, both)) in left.iter().enumerate() {
        for end in both {
            ends.entry(*end).or_default().push(index);
        }
    }
    let mut is_used = vec![false; left.len()];
    let mut rings = Vec::new();
    for start in 0..left.len() {
        let mut ring = Vec::new();
        let mut next = (is_used.get(start) == Some(&false)).then_some((start, false));
        while let Some((index, is_reversed)) = next {
            let Some((row, [first, last])) = left.get(index) else { break };
            if let Some(used) = is_used.get_mut(index) {
                *used = true;
            }
            // The last vertex is the next arc's first.
            geometry.walk_arc(ArcRef { arc: *row, is_reversed }, level, |world| ring.push(world));
            ring.pop();
            let at = if is_reversed { first } else { last };
            let here = ends.get(at).map(Vec::as_slice).unwrap_or_default();
            let unused = here.iter().copied().find(|index| is_used.get(*index) == Some(&false));
            next = unused.and_then(|index| Some((index, left.get(index)?.1[0] != *at)));
        }
        if ring.len() > 2 {
            rings.push(ring);
        }
    }
    rings
}
