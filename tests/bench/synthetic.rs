//! Atlases that are larger than the report's: the same for the same seed.

#![allow(dead_code, reason = "each that uses it takes what it needs")]

use heartland_data::{
    Atlas,
    geo::{Arc, Geometry, Laea, LonLat, Vertex, World},
    model::{Route, Table},
};
use std::f64::consts::TAU;

/// Random numbers: Steele, Lea and Flood's `SplitMix64`.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Throws of this seed.
    pub(crate) const fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `from` up to but not including `to`.
    pub(crate) fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The atlas with `factor` times as many routes: its own, and copies of them that walk at random over the whole circle of
/// the map. A copy has the kind, the status, the number of waypoints and about the length of its model.
pub(crate) fn with_routes(atlas: &Atlas, factor: usize, seed: u64) -> Atlas {
    let mut dice = Dice::from_seed(seed);
    let models = atlas.routes.rows();
    let mut routes = models.to_vec();
    for row in models.len()..models.len() * factor {
        let Some(model) = models.get(row % models.len()) else { continue };
        let walk = walk_like(model, &atlas.report.projection, &mut dice);
        let mut route = Route { slug: format!("synthetic-{row}").into(), ..model.clone() };
        for (point, position) in route.points.iter_mut().zip(walk) {
            (point.place, point.position) = (None, position);
        }
        routes.push(route);
    }
    Atlas { routes: Table::from_rows(routes), ..atlas.clone() }
}

/// As many positions as the model has, on the map; legs vary about the mean of the model's.
fn walk_like(model: &Route, projection: &Laea, dice: &mut Dice) -> Vec<LonLat> {
    /// How far from the middle of the map, in world units, a walk turns back.
    const RIM: f64 = 0.47;
    let own: Vec<World> =
        model.points.iter().filter_map(|point| projection.project(point.position)).collect();
    let lengths = own.iter().zip(own.iter().skip(1)).map(|(a, b)| (a.x - b.x).hypot(a.y - b.y));
    let leg = (lengths.sum::<f64>() / own.len().saturating_sub(1).max(1) as f64).clamp(0.0005, 0.4);
    let (radius, angle) = (RIM * dice.between(0.0, 1.0).sqrt(), dice.between(0.0, TAU));
    let mut at = World { x: 0.5 + radius * angle.cos(), y: 0.5 + radius * angle.sin() };
    let mut heading = dice.between(0.0, TAU);
    let mut walk = Vec::with_capacity(model.points.len());
    while walk.len() < model.points.len() {
        walk.extend(projection.unproject(at));
        heading += dice.between(-0.6, 0.6);
        let length = leg * dice.between(0.5, 1.5);
        let ahead =
            |heading: f64| World { x: at.x + length * heading.cos(), y: at.y + length * heading.sin() };
        if (ahead(heading).x - 0.5).hypot(ahead(heading).y - 0.5) > RIM {
            heading = (0.5 - at.y).atan2(0.5 - at.x);
        }
        at = ahead(heading);
    }
    walk
}

/// Levels of detail that [`with_fine_outlines`] adds.
const MORE_LEVELS: u8 = 4;

/// Steps of the finer grid for one of the report's: 5 of 12,288 still fit into 16 bits.
const FINER: u16 = 5;

/// The atlas with about ten times as many vertices in its outlines, in levels of detail above its own: each edge bent at
/// its middle, then its halves, eight or sixteen pieces in all.
pub(crate) fn with_fine_outlines(atlas: &Atlas, seed: u64) -> Atlas {
    let mut dice = Dice::from_seed(seed);
    let own = &atlas.geometry;
    let mut tolerances = own.tolerances.clone();
    for _ in 0..MORE_LEVELS {
        tolerances.push(tolerances.last().copied().unwrap_or(0.001) / 2.0);
    }
    let geometry = Geometry {
        grid: own.grid.saturating_mul(FINER),
        levels: own.levels + MORE_LEVELS,
        arcs: own.arcs.iter().map(|arc| finer(arc, own.levels, &mut dice)).collect(),
        tolerances,
        ..own.clone()
    };
    Atlas { geometry, ..atlas.clone() }
}

fn finer(arc: &Arc, levels: u8, dice: &mut Dice) -> Arc {
    let scaled = |vertex: &Vertex| Vertex {
        x: vertex.x.saturating_mul(FINER),
        y: vertex.y.saturating_mul(FINER),
        level: vertex.level,
    };
    let mut vertices: Vec<Vertex> = arc.vertices.first().map(scaled).into_iter().collect();
    for (edge, (from, to)) in arc.vertices.iter().zip(arc.vertices.iter().skip(1)).enumerate() {
        let depth = if edge % 4 == 0 { MORE_LEVELS } else { MORE_LEVELS - 1 };
        bend(scaled(from), scaled(to), levels, levels + depth, dice, &mut vertices);
        vertices.push(scaled(to));
    }
    Arc { vertices, ..arc.clone() }
}

/// Pushes what lies between two vertices, from `level` up to but not including `end`.
fn bend(from: Vertex, to: Vertex, level: u8, end: u8, dice: &mut Dice, vertices: &mut Vec<Vertex>) {
    if level >= end {
        return;
    }
    let [x0, y0, x1, y1] = [from.x, from.y, to.x, to.y].map(f64::from);
    let aside = dice.between(-0.15, 0.15);
    let place = |value: f64| value.round().clamp(0.0, f64::from(u16::MAX)) as u16;
    let middle = Vertex {
        x: place(f64::midpoint(x0, x1) - aside * (y1 - y0)),
        y: place(f64::midpoint(y0, y1) + aside * (x1 - x0)),
        level,
    };
    bend(from, middle, level + 1, end, dice, vertices);
    vertices.push(middle);
    bend(middle, to, level + 1, end, dice, vertices);
}
