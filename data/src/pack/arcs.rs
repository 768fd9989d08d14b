//! The packed form of the arcs.
//!
//! Ends first: most are ends of other arcs. Then level by level, from the coarsest: between each two neighbours of the
//! chain so far, how many vertices the level adds, then where: the middle one first, as its offset from the middle of
//! the two along and across, then both halves likewise. What a finer level adds lies within the tolerance of the
//! coarser one, so offsets are small; and no vertex needs its level stored.
//!
//! Numbers of a kind stand together ([`Streams`](super::streams)), for the compressor that the page is served with.

use super::bytes::{Reader, Writer};
use super::streams::{Coder, StreamReader, StreamWriter};
use crate::geo::{Arc, ArcKind, Vertex};

pub(super) fn write(arcs: &[Arc], grid: u16, levels: u8, writer: &mut Writer) {
    writer.count(arcs.len());
    for arc in arcs {
        writer.byte(byte_from_kind(arc.kind));
    }
    let mut coder = StreamWriter::from_count(stream_count(levels));
    let known = arcs.iter().map(|arc| arc.vertices.as_slice());
    // A writer is given back what it knows.
    let _same = chains(&mut coder, known, arcs.len(), Form { grid, levels });
    coder.finish(writer);
}

pub(super) fn read(reader: &mut Reader, grid: u16, levels: u8) -> Option<Vec<Arc>> {
    let kinds = reader.list(|reader| kind_from_byte(reader.byte()?))?;
    let mut coder = StreamReader::from_reader(reader, stream_count(levels))?;
    let chains = chains(&mut coder, std::iter::repeat(&[][..]), kinds.len(), Form { grid, levels })?;
    let arcs = kinds.into_iter().zip(chains).map(|(kind, vertices)| Arc { kind, level: 0, vertices });
    coder.is_at_end().then(|| arcs.collect())
}

#[derive(Clone, Copy)]
struct Form {
    grid: u16,
    levels: u8,
}

/// Streams of the ends: which, and the offsets of new ones.
const END_KINDS: usize = 0;
const END_OFFSETS: usize = 1;
/// Streams of a level: gaps and sizes of what is added, offsets along and across. After the last gap written, nothing
/// is added any more.
const STREAMS_PER_LEVEL: usize = 4;
const FIRST_LEVEL: usize = 3;

const fn stream_count(levels: u8) -> usize {
    FIRST_LEVEL + STREAMS_PER_LEVEL * levels as usize
}

/// All arcs; `known` gives them to a writer, and nothing to a reader. `None` when a place is off the grid or the bytes
/// end.
#[inline(never)]
fn chains<'a, C: Coder>(
    coder: &mut C,
    known: impl Iterator<Item = &'a [Vertex]>,
    count: usize,
    form: Form,
) -> Option<Vec<Vec<Vertex>>> {
    let known: Vec<&[Vertex]> = known.take(count).collect();
    let mut chains = Vec::with_capacity(count);
    let mut ends = Ends { grid: form.grid, places: Vec::new() };
    for vertices in &known {
        let place = |vertex: Option<&Vertex>| vertex.map_or((0, 0), |vertex| (vertex.x, vertex.y));
        let first = ends.code(coder, place(vertices.first()))?;
        let last = ends.code(coder, place(vertices.last()))?;
        chains.push(vec![vertex_at(first, 0), vertex_at(last, 0)]);
    }
    for level in 0..form.levels {
        let first = FIRST_LEVEL + STREAMS_PER_LEVEL * usize::from(level);
        let mut refiner = Refiner {
            coder,
            level,
            grid: form.grid,
            streams: [first, first + 1, first + 2, first + 3],
            gap: None,
        };
        for (chain, vertices) in chains.iter_mut().zip(&known) {
            refiner.refine(chain, vertices)?;
        }
    }
    Some(chains)
}

/// Ends of arcs so far.
struct Ends {
    grid: u16,
    places: Vec<(u16, u16)>,
}

impl Ends {
    /// One end of an arc: 0 a new place, 1 the last end, 2 the one before and so on.
    #[inline(never)]
    fn code<C: Coder>(&mut self, coder: &mut C, place: (u16, u16)) -> Option<(u16, u16)> {
        let find = || self.places.iter().rev().position(|&end| end == place);
        let found = if C::IS_WRITER { find() } else { None };
        let kind = coder.unsigned(END_KINDS, found.map_or(0, |back| back as u64 + 1))?;
        if let Some(back) = kind.checked_sub(1) {
            let index = self.places.len().checked_sub(usize::try_from(back).ok()?.checked_add(1)?)?;
            let place = self.places.get(index).copied()?;
            if back > 0 {
                self.places.push(place);
            }
            return Some(place);
        }
        let last = self.places.last().copied().unwrap_or((self.grid / 2, self.grid / 2));
        let mut offset = |stream: usize, value: u16, last: u16| {
            let offset = coder.signed(stream, i64::from(value) - i64::from(last))?;
            on_grid(i64::from(last).checked_add(offset)?, self.grid)
        };
        let place = (offset(END_OFFSETS, place.0, last.0)?, offset(END_OFFSETS + 1, place.1, last.1)?);
        self.places.push(place);
        Some(place)
    }
}

/// Adds the vertices of one level.
struct Refiner<'a, C> {
    coder: &'a mut C,
    level: u8,
    grid: u16,
    streams: [usize; 4],
    /// Pairs of neighbours without anything between them, since (writing) or until (reading) one that has something.
    gap: Option<u64>,
}

impl<C: Coder> Refiner<'_, C> {
    /// Adds to a chain what the level adds. `known` is the whole arc, for a writer.
    #[inline(never)]
    fn refine(&mut self, chain: &mut Vec<Vertex>, known: &[Vertex]) -> Option<()> {
        let pairs = chain.len() as u64 - 1;
        if let Some(left) = self.gap.filter(|_| !C::IS_WRITER).and_then(|gap| gap.checked_sub(pairs)) {
            // Nothing here.
            self.gap = Some(left);
            return Some(());
        }
        let kept: Vec<Vertex> = known.iter().filter(|vertex| vertex.level <= self.level).copied().collect();
        let mut rest = kept.get(1..).unwrap_or_default();
        let mut refined = Vec::with_capacity(chain.len() * 2);
        for pair in chain.windows(2) {
            let &[from, to] = pair else { continue };
            refined.push(from);
            let inner = rest.len().saturating_sub(1);
            let is_new = |vertex: &&Vertex| self.level == 0 || vertex.level == self.level;
            let new = rest.iter().take(inner).take_while(is_new).count();
            let (added, others) = rest.split_at_checked(new)?;
            rest = others.get(1..).unwrap_or_default();
            let count = self.count(added.len() as u64)?;
            self.between((from, to), added, count, &mut refined)?;
        }
        refined.extend(chain.last());
        *chain = refined;
        Some(())
    }

    /// How many vertices come between two neighbours.
    fn count(&mut self, count: u64) -> Option<u64> {
        let [gaps, sizes, ..] = self.streams;
        if C::IS_WRITER {
            if count == 0 {
                self.gap = Some(self.gap.unwrap_or(0) + 1);
            } else {
                self.coder.unsigned(gaps, self.gap.take().unwrap_or(0))?;
                self.coder.unsigned(sizes, count - 1)?;
            }
            return Some(count);
        }
        let gap = match self.gap.take() {
            Some(gap) => gap,
            None => self.coder.unsigned(gaps, 0).unwrap_or(u64::MAX),
        };
        if let Some(left) = gap.checked_sub(1) {
            self.gap = Some(left);
            return Some(0);
        }
        self.coder.unsigned(sizes, 0)?.checked_add(1)
    }

    /// `count` vertices between two.
    fn between(
        &mut self,
        (from, to): (Vertex, Vertex),
        known: &[Vertex],
        count: u64,
        refined: &mut Vec<Vertex>,
    ) -> Option<()> {
        if count == 0 {
            return Some(());
        }
        let half = count / 2;
        let (before, after) = known.split_at_checked(half as usize).unwrap_or_default();
        let middle = self.middle((from, to), after.first().copied())?;
        self.between((from, middle), before, half, refined)?;
        refined.push(middle);
        self.between((middle, to), after.get(1..).unwrap_or_default(), count - half - 1, refined)
    }

    /// One vertex, near the middle of two: first its coordinate on the longer axis of the two, then the other as the
    /// offset from the straight line.
    fn middle(&mut self, (from, to): (Vertex, Vertex), known: Option<Vertex>) -> Option<Vertex> {
        let (mut a, mut b) = ((i64::from(from.x), i64::from(from.y)), (i64::from(to.x), i64::from(to.y)));
        let mut place = known.map_or((0, 0), |vertex| (i64::from(vertex.x), i64::from(vertex.y)));
        let is_steep = (b.0 - a.0).abs() < (b.1 - a.1).abs();
        let turned = |(x, y): (i64, i64)| if is_steep { (y, x) } else { (x, y) };
        (a, b, place) = (turned(a), turned(b), turned(place));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let sign = if dx < 0 { -1 } else { 1 };
        let side = if is_steep { -sign } else { sign };
        let [.., along, across] = self.streams;

        let middle = a.0 + dx / 2;
        let x = middle + self.coder.signed(along, (place.0 - middle) * sign)? * sign;
        let x = i64::from(on_grid(x, self.grid)?);
        let line = a.1 + if dx == 0 { dy / 2 } else { (dy * (x - a.0) * 2 + dx).div_euclid(2 * dx) };
        let y = line + self.coder.signed(across, (place.1 - line) * side)? * side;
        let (x, y) = turned((x, y));
        Some(vertex_at((on_grid(x, self.grid)?, on_grid(y, self.grid)?), self.level))
    }
}

const fn vertex_at((x, y): (u16, u16), level: u8) -> Vertex {
    Vertex { x, y, level }
}

fn on_grid(steps: i64, grid: u16) -> Option<u16> {
    u16::try_from(steps).ok().filter(|&steps| steps <= grid)
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
