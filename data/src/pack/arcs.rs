//! The packed form of the arcs.
//!
//! Ends first: most are ends of other arcs. Then level by level, from the coarsest: between each two neighbours of the
//! chain so far, how many vertices the level adds, then where: the middle one first, as its offset from the middle of
//! the two along and across, then both halves likewise. What a finer level adds lies within the tolerance of the
//! coarser one, so offsets are small; and no vertex needs its level stored.

use super::bytes::{Reader, Writer};
use super::range::{Chance, Coder, Decoder, Encoder, NumberModel};
use crate::geo::{Arc, ArcKind, Vertex};

/// Vertices that a byte of the packed arcs may stand for, so that few bytes cannot ask for much memory.
const VERTICES_PER_BYTE: usize = 32;

pub(super) fn write(arcs: &[Arc], levels: u8, writer: &mut Writer) {
    writer.count(arcs.len());
    for arc in arcs {
        writer.byte(byte_from_kind(arc.kind));
    }
    let total = arcs.iter().map(|arc| arc.vertices.len()).sum();
    let mut models = Models::new(levels, total);
    let mut encoder = Encoder::new();
    let known = arcs.iter().map(|arc| arc.vertices.as_slice());
    // A grid of any size takes what it is given: only reading has to check.
    let _chains = models.arcs(&mut encoder, known, arcs.len(), u16::MAX);
    let mut bytes = encoder.finish();
    bytes.resize(bytes.len().max(total / VERTICES_PER_BYTE + 1), 0);
    writer.count(total);
    writer.count(bytes.len());
    writer.bytes.extend(bytes);
}

pub(super) fn read(reader: &mut Reader, grid: u16, levels: u8) -> Option<Vec<Arc>> {
    let kinds = reader.list(|reader| kind_from_byte(reader.byte()?))?;
    let total: usize = reader.number()?;
    let length = reader.count()?;
    let (bytes, rest) = reader.bytes.split_at_checked(length)?;
    reader.bytes = rest;
    if total / VERTICES_PER_BYTE > length {
        return None;
    }
    let mut decoder = Decoder::from_bytes(bytes);
    let mut models = Models::new(levels, total);
    let chains = models.arcs(&mut decoder, std::iter::repeat(&[][..]), kinds.len(), grid)?;
    let arcs = kinds.into_iter().zip(chains).map(|(kind, vertices)| Arc { kind, level: 0, vertices });
    (models.vertices_left == 0).then(|| arcs.collect())
}

/// Everything learned so far, and the budget of vertices.
struct Models {
    levels: u8,
    /// Vertices that may still come.
    vertices_left: usize,
    /// Ends of arcs so far, the last one last.
    ends: Vec<(u16, u16)>,
    end_kinds: [[Chance; 2]; 2],
    end_offsets: [NumberModel; 4],
    counts: Vec<NumberModel>,
    along: Vec<NumberModel>,
    across: Vec<NumberModel>,
    /// Sign of the last offset across: 0 left, 1 right, 2 neither.
    last_side: usize,
}

/// Classes of the distance between two neighbours: bits of its length.
const LENGTHS: usize = 17;
/// Classes of the number of vertices that come between two neighbours: 1, 2 to 3, 4 to 7, more.
const CROWDS: usize = 4;

impl Models {
    fn new(levels: u8, total: usize) -> Self {
        let models = |count: usize| vec![NumberModel::NEW; usize::from(levels) * count];
        Self {
            levels,
            vertices_left: total,
            ends: Vec::new(),
            end_kinds: [[Chance::EVEN; 2]; 2],
            end_offsets: [NumberModel::NEW; 4],
            counts: models(LENGTHS),
            along: models(LENGTHS * CROWDS),
            across: models(LENGTHS * CROWDS),
            last_side: 2,
        }
    }

    /// All arcs; `known` gives them to a writer, and nothing to a reader. `None` when a place is off the grid or there
    /// are more vertices than announced.
    fn arcs<'a, C: Coder>(
        &mut self,
        coder: &mut C,
        known: impl Iterator<Item = &'a [Vertex]>,
        count: usize,
        grid: u16,
    ) -> Option<Vec<Vec<Vertex>>> {
        let known: Vec<&[Vertex]> = known.take(count).collect();
        let mut chains = Vec::with_capacity(count);
        for vertices in &known {
            self.vertices_left = self.vertices_left.checked_sub(2)?;
            let place = |vertex: Option<&Vertex>| vertex.map_or((0, 0), |vertex| (vertex.x, vertex.y));
            let first = self.end(coder, 0, place(vertices.first()), grid)?;
            let last = self.end(coder, 1, place(vertices.last()), grid)?;
            chains.push(vec![vertex_at(first, 0), vertex_at(last, 0)]);
        }
        for level in 0..self.levels {
            for (chain, vertices) in chains.iter_mut().zip(&known) {
                *chain = self.refined(coder, level, chain, vertices, grid)?;
            }
        }
        Some(chains)
    }

    /// One end of an arc: that of the last arc, that of an earlier one, or a new place.
    fn end<C: Coder>(
        &mut self,
        coder: &mut C,
        side: usize,
        place: (u16, u16),
        grid: u16,
    ) -> Option<(u16, u16)> {
        let last = self.ends.last().copied();
        let found = self.ends.iter().rev().position(|&end| end == place);
        let [is_old, is_last] = self.end_kinds.get_mut(side)?;
        let end = if coder.bit(is_old, found.is_some()) {
            let last = last?;
            if coder.bit(is_last, place == last) {
                return Some(last);
            }
            let bits = usize::BITS - self.ends.len().leading_zeros();
            let back = coder.even_bits(bits, found.unwrap_or(0) as u32);
            *self.ends.get(self.ends.len().checked_sub(back as usize + 1)?)?
        } else {
            let (last_x, last_y) = last.unwrap_or((grid / 2, grid / 2));
            let [start_x, start_y, end_x, end_y] = &mut self.end_offsets;
            let (model_x, model_y) = if side == 0 { (start_x, start_y) } else { (end_x, end_y) };
            let x = model_x.signed(coder, 0, i32::from(place.0) - i32::from(last_x)) + i32::from(last_x);
            let y = model_y.signed(coder, 0, i32::from(place.1) - i32::from(last_y)) + i32::from(last_y);
            (on_grid(x, grid)?, on_grid(y, grid)?)
        };
        self.ends.push(end);
        Some(end)
    }

    /// The chain with what `level` adds. `known` is the whole arc, for a writer.
    fn refined<C: Coder>(
        &mut self,
        coder: &mut C,
        level: u8,
        chain: &[Vertex],
        known: &[Vertex],
        grid: u16,
    ) -> Option<Vec<Vertex>> {
        let kept: Vec<Vertex> = known.iter().filter(|vertex| vertex.level <= level).copied().collect();
        let mut rest = kept.get(1..).unwrap_or_default();
        let mut refined = Vec::with_capacity(chain.len() * 2);
        for pair in chain.windows(2) {
            let &[from, to] = pair else { continue };
            refined.push(from);
            let inner = rest.len().saturating_sub(1);
            let new =
                rest.iter().take(inner).take_while(|vertex| level == 0 || vertex.level == level).count();
            let (added, others) = rest.split_at_checked(new)?;
            rest = others.get(1..).unwrap_or_default();
            let class = usize::from(level) * LENGTHS + length_class(from, to);
            let count = self.counts.get_mut(class)?.unsigned(coder, added.len() as u32) as usize;
            self.vertices_left = self.vertices_left.checked_sub(count)?;
            let mut span = Span { level, grid, refined: &mut refined };
            self.between(coder, &mut span, (from, to), added, count)?;
        }
        refined.extend(chain.last());
        Some(refined)
    }

    /// `count` vertices between two.
    fn between<C: Coder>(
        &mut self,
        coder: &mut C,
        span: &mut Span,
        (from, to): (Vertex, Vertex),
        known: &[Vertex],
        count: usize,
    ) -> Option<()> {
        if count == 0 {
            return Some(());
        }
        let half = count / 2;
        let (before, after) = known.split_at_checked(half).unwrap_or_default();
        let crowd = (count.ilog2() as usize).min(CROWDS - 1);
        let class = (usize::from(span.level) * LENGTHS + length_class(from, to)) * CROWDS + crowd;
        let middle = self.middle(coder, span, (from, to), after.first().copied(), class)?;
        self.between(coder, span, (from, middle), before, half)?;
        span.refined.push(middle);
        self.between(coder, span, (middle, to), after.get(1..).unwrap_or_default(), count - half - 1)
    }

    /// One vertex, near the middle of two: first its coordinate on the longer axis of the two, then the other as the
    /// offset from the straight line.
    fn middle<C: Coder>(
        &mut self,
        coder: &mut C,
        span: &Span,
        (from, to): (Vertex, Vertex),
        known: Option<Vertex>,
        class: usize,
    ) -> Option<Vertex> {
        let (mut a, mut b) = ((i64::from(from.x), i64::from(from.y)), (i64::from(to.x), i64::from(to.y)));
        let mut place = known.map_or((0, 0), |vertex| (i64::from(vertex.x), i64::from(vertex.y)));
        let is_steep = (b.0 - a.0).abs() < (b.1 - a.1).abs();
        let turned = |(x, y): (i64, i64)| if is_steep { (y, x) } else { (x, y) };
        (a, b, place) = (turned(a), turned(b), turned(place));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let sign = if dx < 0 { -1 } else { 1 };

        let middle = a.0 + dx / 2;
        let along = self.along.get_mut(class)?.signed(coder, 0, ((place.0 - middle) * sign) as i32);
        let x = middle + i64::from(along) * sign;
        let line = a.1 + if dx == 0 { dy / 2 } else { (dy * (x - a.0) * 2 + dx).div_euclid(2 * dx) };
        let side = if is_steep { -sign } else { sign };
        let across = self.across.get_mut(class)?;
        let across = across.signed(coder, self.last_side, ((place.1 - line) * side) as i32);
        self.last_side = match across.signum() {
            -1 => 0,
            1 => 1,
            _ => 2,
        };
        let (x, y) = turned((x, line + i64::from(across) * side));
        let place = (on_grid(x as i32, span.grid)?, on_grid(y as i32, span.grid)?);
        Some(vertex_at(place, span.level))
    }
}

/// Where new vertices go.
struct Span<'a> {
    level: u8,
    grid: u16,
    refined: &'a mut Vec<Vertex>,
}

const fn vertex_at((x, y): (u16, u16), level: u8) -> Vertex {
    Vertex { x, y, level }
}

fn on_grid(steps: i32, grid: u16) -> Option<u16> {
    u16::try_from(steps).ok().filter(|&steps| steps <= grid)
}

/// Bits of the longer side of the box of two vertices.
fn length_class(a: Vertex, b: Vertex) -> usize {
    let length = a.x.abs_diff(b.x).max(a.y.abs_diff(b.y));
    (u16::BITS - length.leading_zeros()) as usize
}

const fn byte_from_kind(kind: ArcKind) -> u8 {
    match kind {
        ArcKind::Coast => 0,
        ArcKind::Border => 1,
        ArcKind::Disputed => 2,
        ArcKind::Frame => 3,
        ArcKind::Other => 4,
    }
}

const fn kind_from_byte(byte: u8) -> Option<ArcKind> {
    match byte {
        0 => Some(ArcKind::Coast),
        1 => Some(ArcKind::Border),
        2 => Some(ArcKind::Disputed),
        3 => Some(ArcKind::Frame),
        4 => Some(ArcKind::Other),
        _ => None,
    }
}
