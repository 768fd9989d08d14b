//! The packed form of [`Geometry`]: the grid, the arcs ([`arcs`](super::arcs)), then what they bound.

use super::arcs;
use super::bytes::{Reader, Writer};
use crate::geo::{
    Arc, ArcRef, Area, CountryShape, DisputeClass, DisputedLine, Extent, Geometry, Grid, Line, Ring, World,
};
use crate::model::{CountryId, RowId};

/// More levels of detail than this cannot be packed.
const MAX_LEVELS: u8 = 8;

/// Appends the packed form.
///
/// Labels, rooms, bounds and areas are stored in whole grid steps, and [`Arc::level`] is not
/// stored but derived, as the fields' documentation says.
pub(super) fn write(geometry: &Geometry, bytes: &mut Vec<u8>) {
    let mut writer = Writer { bytes: std::mem::take(bytes) };
    writer.unsigned(u64::from(geometry.grid));
    writer.byte(geometry.levels);
    for tolerance in &geometry.tolerances {
        writer.bytes.extend(tolerance.to_le_bytes());
    }
    arcs::write(&geometry.arcs, geometry.grid, geometry.levels, &mut writer);
    writer.count(geometry.countries.len());
    for country in &geometry.countries {
        write_country(geometry, country, &mut writer);
    }
    writer.count(geometry.lakes.len());
    for lake in &geometry.lakes {
        write_area(lake, &mut writer);
    }
    writer.count(geometry.rivers.len());
    for river in &geometry.rivers {
        writer.byte(river.level);
        write_runs(&river.runs, &mut writer);
    }
    writer.count(geometry.disputed.len());
    for line in &geometry.disputed {
        writer.byte(byte_from_class(line.class));
        write_runs(&line.runs, &mut writer);
    }
    *bytes = writer.bytes;
}

/// Reads the packed form and returns what follows it; `None` for anything that [`write`] cannot have written.
pub(super) fn read(bytes: &[u8]) -> Option<(Geometry, &[u8])> {
    let mut reader = Reader::from_bytes(bytes);
    let grid: u16 = reader.number()?;
    let levels = reader.byte().filter(|&levels| levels <= MAX_LEVELS)?;
    let tolerances = (0..levels).map(|_| read_tolerance(&mut reader)).collect::<Option<_>>()?;
    let arcs = arcs::read(&mut reader, grid, levels)?;
    let has_arcs = !arcs.is_empty();
    if has_arcs && (grid == 0 || levels == 0) {
        return None;
    }
    let mut geometry = Geometry { grid, levels, tolerances, arcs, ..Geometry::default() };
    let mut limits = Limits::of_arcs(&geometry.arcs, levels);
    geometry.countries = reader.list(|reader| read_country(reader, &geometry, &mut limits))?;
    geometry.lakes = reader.list(|reader| read_area(reader, &mut limits))?;
    geometry.rivers = reader.list(|reader| {
        let level = limits.level(reader)?;
        Some(Line { runs: read_runs(reader, &mut limits)?, level })
    })?;
    geometry.disputed = reader.list(|reader| {
        let class = class_from_byte(reader.byte()?)?;
        Some(DisputedLine { class, runs: read_runs(reader, &mut limits)? })
    })?;
    geometry.set_arc_levels();
    Some((geometry, reader.bytes))
}

/// An arc is used by a few rings at most; so much, on the average, is let pass.
const MOST_USES: usize = 64;

/// What references may not exceed.
struct Limits {
    /// Number of vertices of each arc.
    sizes: Vec<usize>,
    /// Vertices that references may still lead to, so that few bytes cannot ask for much work.
    walks_left: usize,
    levels: u8,
}

impl Limits {
    fn of_arcs(arcs: &[Arc], levels: u8) -> Self {
        let sizes: Vec<usize> = arcs.iter().map(|arc| arc.vertices.len()).collect();
        let walks_left = sizes.iter().sum::<usize>().saturating_mul(MOST_USES);
        Self { sizes, walks_left, levels }
    }

    /// The number of an arc, if there is such an arc.
    fn arc(&mut self, number: i64) -> Option<u32> {
        let size = self.sizes.get(usize::try_from(number).ok()?)?;
        self.walks_left = self.walks_left.checked_sub(*size)?;
        u32::try_from(number).ok()
    }

    fn level(&self, reader: &mut Reader) -> Option<u8> {
        reader.byte().filter(|&level| level < self.levels)
    }
}

fn read_tolerance(reader: &mut Reader) -> Option<f64> {
    let (tolerance, rest) = reader.bytes.split_first_chunk::<8>()?;
    reader.bytes = rest;
    Some(f64::from_le_bytes(*tolerance)).filter(|tolerance| tolerance.is_finite() && *tolerance >= 0.0)
}

fn write_country(geometry: &Geometry, shape: &CountryShape, writer: &mut Writer) {
    let grid = Grid::from_steps(geometry.grid);
    writer.count(shape.country.index());
    write_area(&shape.area, writer);
    let (label_x, label_y) = grid.label_from_world(shape.label);
    let extent = extent_of(geometry, &shape.area);
    writer.signed(label_x);
    writer.signed(label_y);
    writer.signed(grid.label_from_length(shape.label_room));
    let (min, max) = (grid.steps_from_world(shape.bounds.0), grid.steps_from_world(shape.bounds.1));
    for inset in [
        min.0 - extent.min.0,
        min.1 - extent.min.1,
        extent.max.0 - max.0,
        extent.max.1 - max.1,
        grid.half_squares_from_area(shape.area_world) - extent.half_squares.abs(),
    ] {
        writer.signed(inset);
    }
}

#[inline(never)]
fn read_country(reader: &mut Reader, geometry: &Geometry, limits: &mut Limits) -> Option<CountryShape> {
    let grid = Grid::from_steps(geometry.grid);
    let country = CountryId::from_index(reader.number()?);
    let area = read_area(reader, limits)?;
    let extent = extent_of(geometry, &area);
    let mut from = |base: i64| reader.signed()?.checked_add(base).filter(|sum| sum.abs() < 1 << 40);
    let label = grid.world_from_label((from(0)?, from(0)?));
    let label_room = grid.length_from_label(from(0)?);
    let min = grid.world_from_steps(from(extent.min.0)?, from(extent.min.1)?);
    let max = grid.world_from_steps(-from(-extent.max.0)?, -from(-extent.max.1)?);
    let area_world = grid.area_from_half_squares(from(extent.half_squares.abs())?);
    let is_on_map = |World { x, y }| (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
    let is_sound =
        is_on_map(label) && is_on_map(min) && is_on_map(max) && label_room >= 0.0 && area_world >= 0.0;
    is_sound.then_some(CountryShape { country, area, label, label_room, bounds: (min, max), area_world })
}

/// The extent that a country's numbers are stored against.
fn extent_of(geometry: &Geometry, area: &Area) -> Extent {
    let extent = Extent::of_rings(geometry, &area.rings);
    if extent.min.0 <= extent.max.0 { extent } else { Extent { min: (0, 0), max: (0, 0), ..extent } }
}

fn write_area(area: &Area, writer: &mut Writer) {
    writer.count(area.rings.len());
    for ring in &area.rings {
        writer.byte(ring.level);
        write_run(&ring.arcs, writer);
    }
}

#[inline(never)]
fn read_area(reader: &mut Reader, limits: &mut Limits) -> Option<Area> {
    let rings = reader.list(|reader| {
        let level = limits.level(reader)?;
        Some(Ring { arcs: read_run(reader, limits)?, level })
    })?;
    Some(Area { rings })
}

fn write_runs(runs: &[Vec<ArcRef>], writer: &mut Writer) {
    writer.count(runs.len());
    for run in runs {
        write_run(run, writer);
    }
}

fn read_runs(reader: &mut Reader, limits: &mut Limits) -> Option<Vec<Vec<ArcRef>>> {
    reader.list(|reader| read_run(reader, limits))
}

/// Each arc as the difference from the one before plus one, direction in the lowest bit: runs of new arcs are zeros.
fn write_run(run: &[ArcRef], writer: &mut Writer) {
    writer.count(run.len());
    let mut expected = 0;
    for arc_ref in run {
        let step = i64::from(arc_ref.arc) - expected;
        writer.signed(step << 1 | i64::from(arc_ref.is_reversed));
        expected = i64::from(arc_ref.arc) + 1;
    }
}

#[inline(never)]
fn read_run(reader: &mut Reader, limits: &mut Limits) -> Option<Vec<ArcRef>> {
    let mut expected: i64 = 0;
    reader.list(|reader| {
        let coded = reader.signed()?;
        let arc = limits.arc(expected.checked_add(coded >> 1)?)?;
        expected = i64::from(arc) + 1;
        Some(ArcRef { arc, is_reversed: coded & 1 == 1 })
    })
}

const fn byte_from_class(class: DisputeClass) -> u8 {
    match class {
        DisputeClass::Disputed => 0,
        DisputeClass::LineOfControl => 1,
        DisputeClass::Indefinite => 2,
        DisputeClass::Breakaway => 3,
    }
}

const fn class_from_byte(byte: u8) -> Option<DisputeClass> {
    match byte {
        0 => Some(DisputeClass::Disputed),
        1 => Some(DisputeClass::LineOfControl),
        2 => Some(DisputeClass::Indefinite),
        3 => Some(DisputeClass::Breakaway),
        _ => None,
    }
}
