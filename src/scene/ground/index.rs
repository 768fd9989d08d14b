//! The lines of the ground, cut into chunks, with boxes around everything.

use crate::order::sort_by_rank;
use heartland_data::geo::{
    Arc, ArcKind, ArcRef, Geometry, Laea, LonLat, Ring as GeometryRing, World, sin_cos,
};
use std::ops::Range;

/// Least vertices of a chunk, the last of a line excepted. A chunk goes on to the next vertex of level 0, so that its ends
/// are drawn at every level.
const CHUNK: usize = 32;

/// Sides of the map's circle: a third of a pixel off at the deepest zoom.
const DISC_SIDES: u32 = 720;

/// A vertex, in world units: single precision is a hundredth of a pixel at the deepest zoom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    x: f32,
    y: f32,
    /// The coarsest level that keeps it.
    pub(super) level: u8,
}

impl Point {
    const fn from_world(world: World, level: u8) -> Self {
        Self { x: world.x as f32, y: world.y as f32, level }
    }

    pub(super) fn world(self) -> World {
        World { x: f64::from(self.x), y: f64::from(self.y) }
    }
}

/// A box, edges included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    min: [f32; 2],
    max: [f32; 2],
}

impl Bounds {
    /// Holds nothing.
    const EMPTY: Self = Self { min: [f32::INFINITY; 2], max: [f32::NEG_INFINITY; 2] };

    #[inline(never)]
    fn around(points: &[Point]) -> Self {
        let boxes = points.iter().map(|point| Self { min: [point.x, point.y], max: [point.x, point.y] });
        boxes.fold(Self::EMPTY, Self::with)
    }

    fn with(self, other: Self) -> Self {
        let ([x0, y0], [x1, y1]) = (self.min, self.max);
        let ([other_x0, other_y0], [other_x1, other_y1]) = (other.min, other.max);
        Self {
            min: [least(x0, other_x0), least(y0, other_y0)],
            max: [most(x1, other_x1), most(y1, other_y1)],
        }
    }

    /// Upper left and lower right.
    pub(super) fn corners(&self) -> [World; 2] {
        [self.min, self.max].map(|[x, y]| World { x: f64::from(x), y: f64::from(y) })
    }
}

// Vertices are numbers. `f32::min`, which has to think of those that are none, is a call of its own in WebAssembly.
const fn least(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

const fn most(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// A stretch of a line. Neighbours share the vertex where they meet.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    points: Range<u32>,
    pub(super) bounds: Bounds,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    chunks: Range<u32>,
    pub(super) bounds: Bounds,
}

/// A line and the direction in which it is walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineRef {
    line: u32,
    pub(super) is_reversed: bool,
}

/// A line and the coarsest level that draws it.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineUse {
    pub(super) line: LineRef,
    pub(super) level: u8,
}

#[derive(Clone, Debug)]
pub(super) struct Ring {
    lines: Range<u32>,
    pub(super) bounds: Bounds,
    pub(super) level: u8,
}

#[derive(Clone, Debug)]
pub(super) struct Area {
    rings: Range<u32>,
    pub(super) bounds: Bounds,
}

/// Everything that the ground is traced from. Lists of [`LineUse`] ascend by level.
#[derive(Clone, Debug)]
pub(super) struct Index {
    points: Vec<Point>,
    chunks: Vec<Chunk>,
    /// The arcs of the geometry in their order, then the graticule and the disc.
    lines: Vec<Line>,
    ring_lines: Vec<LineRef>,
    rings: Vec<Ring>,
    pub(super) countries: Vec<Area>,
    pub(super) lakes: Vec<Area>,
    pub(super) disc: Area,
    pub(super) rivers: Vec<LineUse>,
    pub(super) coasts: Vec<LineUse>,
    pub(super) borders: Vec<LineUse>,
    pub(super) disputed: Vec<LineUse>,
    pub(super) graticule: Vec<LineUse>,
}

fn slice<'a, T>(items: &'a [T], range: &Range<u32>) -> &'a [T] {
    items.get(range.start as usize..range.end as usize).unwrap_or_default()
}

impl Index {
    #[inline(never)]
    pub(super) fn from_geometry(geometry: &Geometry, projection: &Laea) -> Self {
        let levels = levels_of(geometry);
        let mut index = Self {
            points: Vec::with_capacity(geometry.arcs.iter().map(|arc| arc.vertices.len()).sum()),
            chunks: Vec::new(),
            lines: Vec::with_capacity(geometry.arcs.len()),
            ring_lines: Vec::new(),
            rings: Vec::new(),
            countries: Vec::new(),
            lakes: Vec::new(),
            disc: Area { rings: 0..0, bounds: Bounds::EMPTY },
            rivers: rivers_of(geometry),
            coasts: arcs_of_kind(geometry, &levels, ArcKind::Coast),
            borders: arcs_of_kind(geometry, &levels, ArcKind::Border),
            disputed: arcs_of_kind(geometry, &levels, ArcKind::Disputed),
            graticule: Vec::new(),
        };
        for Arc { vertices, .. } in &geometry.arcs {
            index.add_line(
                vertices.iter().map(|vertex| Point::from_world(geometry.world(*vertex), vertex.level)),
            );
        }
        index.countries =
            geometry.countries.iter().map(|country| index.add_area(&country.area.rings)).collect();
        index.lakes = geometry.lakes.iter().map(|lake| index.add_area(&lake.rings)).collect();
        for run in graticule_of(projection) {
            let line = index.add_line(run.into_iter().map(|world| Point::from_world(world, 0)));
            index.graticule.push(LineUse { line: LineRef { line, is_reversed: false }, level: 0 });
        }
        let disc = index.add_line(disc());
        let arc = ArcRef { arc: disc, is_reversed: false };
        index.disc = index.add_area(&[GeometryRing { arcs: vec![arc], level: 0 }]);
        index
    }

    #[inline(never)]
    fn add_line(&mut self, points: impl IntoIterator<Item = Point>) -> u32 {
        let (first_point, first_chunk) = (self.points.len(), self.chunks.len());
        self.points.extend(points);
        let end = self.points.len();
        let mut start = first_point;
        for at in first_point + 1..end {
            let is_level_0 = self.points.get(at).is_some_and(|point| point.level == 0);
            if at + 1 == end || (at - start >= CHUNK && is_level_0) {
                let bounds = Bounds::around(self.points.get(start..=at).unwrap_or_default());
                self.chunks.push(Chunk { points: start as u32..at as u32 + 1, bounds });
                start = at;
            }
        }
        let chunks = self.chunks.get(first_chunk..).unwrap_or_default();
        let bounds = chunks.iter().fold(Bounds::EMPTY, |bounds, chunk| bounds.with(chunk.bounds));
        self.lines.push(Line { chunks: first_chunk as u32..self.chunks.len() as u32, bounds });
        self.lines.len() as u32 - 1
    }

    #[inline(never)]
    fn add_area(&mut self, rings: &[GeometryRing]) -> Area {
        let first_ring = self.rings.len() as u32;
        let mut whole = Bounds::EMPTY;
        for ring in rings {
            let first = self.ring_lines.len() as u32;
            self.ring_lines.extend(ring.arcs.iter().map(|arc| line_of(*arc)));
            let arcs = ring.arcs.iter().filter_map(|arc| self.lines.get(arc.arc as usize));
            let bounds = arcs.fold(Bounds::EMPTY, |bounds, line| bounds.with(line.bounds));
            whole = whole.with(bounds);
            self.rings.push(Ring { lines: first..self.ring_lines.len() as u32, bounds, level: ring.level });
        }
        Area { rings: first_ring..self.rings.len() as u32, bounds: whole }
    }

    pub(super) fn rings(&self, area: &Area) -> &[Ring] {
        slice(&self.rings, &area.rings)
    }

    pub(super) fn lines_of(&self, ring: &Ring) -> &[LineRef] {
        slice(&self.ring_lines, &ring.lines)
    }

    pub(super) fn line(&self, line: LineRef) -> Option<&Line> {
        self.lines.get(line.line as usize)
    }

    pub(super) fn chunks(&self, line: &Line) -> &[Chunk] {
        slice(&self.chunks, &line.chunks)
    }

    pub(super) fn points(&self, chunk: &Chunk) -> &[Point] {
        slice(&self.points, &chunk.points)
    }

    pub(super) fn chunk_ends(&self, chunk: &Chunk) -> Option<(Point, Point)> {
        let points = self.points(chunk);
        Some((*points.first()?, *points.last()?))
    }

    pub(super) fn line_ends(&self, line: &Line) -> Option<(Point, Point)> {
        let chunks = self.chunks(line);
        Some((self.chunk_ends(chunks.first()?)?.0, self.chunk_ends(chunks.last()?)?.1))
    }
}

const fn line_of(arc: ArcRef) -> LineRef {
    LineRef { line: arc.arc, is_reversed: arc.is_reversed }
}

#[inline(never)]
fn rivers_of(geometry: &Geometry) -> Vec<LineUse> {
    let runs = geometry.rivers.iter().flat_map(|river| river.runs.iter().map(|run| (run, river.level)));
    let mut uses: Vec<LineUse> = runs
        .flat_map(|(run, level)| run.iter().map(move |arc| LineUse { line: line_of(*arc), level }))
        .collect();
    sort_by_rank(&mut uses, |line| u64::from(line.level));
    uses
}

/// By arc, the level on at which a ring of a country that it bounds is drawn, so that coasts of islands that a level leaves out
/// are left out with them. Disputed lines that bound no country are drawn at every level.
#[inline(never)]
fn levels_of(geometry: &Geometry) -> Vec<Option<u8>> {
    let mut levels: Vec<Option<u8>> = vec![None; geometry.arcs.len()];
    let mut add = |arc: &ArcRef, level: u8| {
        if let Some(least) = levels.get_mut(arc.arc as usize) {
            *least = Some(least.map_or(level, |least| least.min(level)));
        }
    };
    for ring in geometry.countries.iter().flat_map(|country| &country.area.rings) {
        ring.arcs.iter().for_each(|arc| add(arc, ring.level));
    }
    for arc in geometry.disputed.iter().flat_map(|line| &line.runs).flatten() {
        add(arc, 0);
    }
    levels
}

/// All arcs of a kind that are drawn at some level, given [`levels_of`] all arcs.
#[inline(never)]
fn arcs_of_kind(geometry: &Geometry, levels: &[Option<u8>], kind: ArcKind) -> Vec<LineUse> {
    let arcs = (0_u32..).zip(&geometry.arcs).zip(levels).filter(|((_, arc), _)| arc.kind == kind);
    let use_of = |line, level| LineUse { line: LineRef { line, is_reversed: false }, level };
    let mut uses: Vec<LineUse> =
        arcs.filter_map(|((line, _), level)| Some(use_of(line, (*level)?))).collect();
    sort_by_rank(&mut uses, |line| u64::from(line.level));
    uses
}

fn disc() -> impl Iterator<Item = Point> {
    (0..=DISC_SIDES).map(|side| {
        let (sin, cos) =
            sin_cos(f64::from(side % DISC_SIDES) / f64::from(DISC_SIDES) * std::f64::consts::TAU);
        Point::from_world(World { x: 0.5 + 0.5 * cos, y: 0.5 + 0.5 * sin }, 0)
    })
}

/// Every 20 degrees of longitude up to 80 north or south, every 10 of latitude; each run ends where it leaves the circle.
#[inline(never)]
fn graticule_of(projection: &Laea) -> Vec<Vec<World>> {
    let mut runs: Vec<Vec<World>> = Vec::new();
    let mut add = |positions: &mut dyn Iterator<Item = LonLat>| {
        let mut run = Vec::new();
        for position in positions {
            match projection.contains(position).then(|| projection.project(position)).flatten() {
                Some(world) => run.push(world),
                None => runs.push(std::mem::take(&mut run)),
            }
        }
        runs.push(run);
    };
    for lon in (-180..180).step_by(20) {
        add(&mut (-40..=40).map(|step| LonLat::from_degrees(f64::from(lon), f64::from(step) * 2.0)));
    }
    for lat in (-80..=80).step_by(10) {
        add(&mut (-90..=90).map(|step| LonLat::from_degrees(f64::from(step) * 2.0, f64::from(lat))));
    }
    runs.retain(|run| run.len() > 1);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_meet_and_end_where_every_level_has_a_vertex() {
        let projection = Laea::from_circle(LonLat::from_degrees(0.0, 0.0), 60.0).unwrap();
        let mut index = Index::from_geometry(&Geometry::default(), &projection);
        let level = |at: u32| u8::from(!at.is_multiple_of(7));
        let count = 7 * 50 + 1;
        let line = index.add_line(
            (0..count).map(|at| Point::from_world(World { x: f64::from(at), y: -f64::from(at) }, level(at))),
        );
        let line = index.line(LineRef { line, is_reversed: false }).unwrap();
        let chunks = index.chunks(line);
        assert_eq!(chunks.len(), 10);
        assert!(chunks.windows(2).all(|pair| pair[0].points.end - 1 == pair[1].points.start));
        assert!(chunks.iter().all(|chunk| index.points(chunk)[0].level == 0));
        let last = f64::from(count - 1);
        assert_eq!(index.line_ends(line).unwrap().1.world(), World { x: last, y: -last });
        assert_eq!(line.bounds.corners(), [World { x: 0.0, y: -last }, World { x: last, y: 0.0 }]);
    }
}
