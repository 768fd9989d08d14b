//! The ground of the map: land, water, borders, graticule.

use crate::geo::Viewport;
use heartland_data::geo::{ArcKind, ArcRef, Area, Geometry, Laea, LonLat, World};

/// One path of the ground. Paths with a level differ from level to level; the same path is always the same line, so sinks
/// may keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroundPath {
    /// The map's circle.
    Disc,
    /// Meridians and parallels.
    Graticule,
    /// All countries.
    Land(u8),
    /// One country: row of [`Geometry::countries`].
    Country(u16, u8),
    /// Lakes.
    Lakes(u8),
    /// Rivers.
    Rivers(u8),
    /// Coasts.
    Coasts(u8),
    /// Borders that nobody disputes.
    Borders(u8),
    /// Disputed borders and lines of control.
    Disputed(u8),
}

/// A step of a path, in world coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begin a new run here.
    Move(World),
    /// A straight line to here.
    Line(World),
    /// Back to where the run began.
    Close,
}

/// The level of detail for a viewport: the coarsest whose lines are off by at most `tolerance_px` on the screen.
pub fn level_for(geometry: &Geometry, viewport: &Viewport, tolerance_px: f64) -> u8 {
    geometry.level_within(tolerance_px / viewport.transform.k)
}

/// Calls `visit` with every step of a path.
pub fn trace(geometry: &Geometry, projection: &Laea, path: GroundPath, mut visit: impl FnMut(Step)) {
    match path {
        GroundPath::Disc => trace_disc(&mut visit),
        GroundPath::Graticule => trace_graticule(projection, &mut visit),
        GroundPath::Land(level) => {
            for shape in &geometry.countries {
                trace_area(geometry, &shape.area, level, &mut visit);
            }
        }
        GroundPath::Country(row, level) => {
            if let Some(shape) = geometry.countries.get(usize::from(row)) {
                trace_area(geometry, &shape.area, level, &mut visit);
            }
        }
        GroundPath::Lakes(level) => {
            for lake in &geometry.lakes {
                trace_area(geometry, lake, level, &mut visit);
            }
        }
        GroundPath::Rivers(level) => {
            for river in geometry.rivers.iter().filter(|river| river.level <= level) {
                for run in &river.runs {
                    trace_run(geometry, run, level, &mut visit);
                }
            }
        }
        GroundPath::Coasts(level) => trace_kind(geometry, ArcKind::Coast, level, &mut visit),
        GroundPath::Borders(level) => trace_kind(geometry, ArcKind::Border, level, &mut visit),
        GroundPath::Disputed(level) => {
            trace_kind(geometry, ArcKind::Disputed, level, &mut visit);
            for run in geometry.disputed.iter().flat_map(|line| &line.runs) {
                // Arcs that bound countries have been drawn by their kind.
                for arc in run.iter().filter(|arc| kind_of(geometry, **arc) != Some(ArcKind::Disputed)) {
                    trace_run(geometry, std::slice::from_ref(arc), level, &mut visit);
                }
            }
        }
    }
}

fn kind_of(geometry: &Geometry, arc: ArcRef) -> Option<ArcKind> {
    geometry.arcs.get(arc.arc as usize).map(|arc| arc.kind)
}

fn trace_area(geometry: &Geometry, area: &Area, level: u8, visit: &mut impl FnMut(Step)) {
    for ring in area.rings.iter().filter(|ring| ring.level <= level) {
        let mut is_down = false;
        geometry.walk_ring(ring, level, |world| {
            visit(if is_down { Step::Line(world) } else { Step::Move(world) });
            is_down = true;
        });
        visit(Step::Close);
    }
}

fn trace_run(geometry: &Geometry, run: &[ArcRef], level: u8, visit: &mut impl FnMut(Step)) {
    let mut is_down = false;
    geometry.walk_run(run, level, |world| {
        visit(if is_down { Step::Line(world) } else { Step::Move(world) });
        is_down = true;
    });
}

/// All arcs of a kind that a ring drawn at this level uses. Coasts of islands that the level leaves out are left out.
fn trace_kind(geometry: &Geometry, kind: ArcKind, level: u8, visit: &mut impl FnMut(Step)) {
    let mut is_drawn = vec![false; geometry.arcs.len()];
    let rings =
        geometry.countries.iter().flat_map(|shape| &shape.area.rings).filter(|ring| ring.level <= level);
    for arc in rings.flat_map(|ring| &ring.arcs).filter(|arc| kind_of(geometry, **arc) == Some(kind)) {
        let Some(is_drawn) = is_drawn.get_mut(arc.arc as usize) else { continue };
        if !std::mem::replace(is_drawn, true) {
            trace_run(geometry, std::slice::from_ref(arc), level, visit);
        }
    }
}

fn trace_disc(visit: &mut impl FnMut(Step)) {
    const SIDES: u32 = 180;
    for side in 0..SIDES {
        let (sin, cos) = (f64::from(side) / f64::from(SIDES) * std::f64::consts::TAU).sin_cos();
        let world = World { x: 0.5 + 0.5 * cos, y: 0.5 + 0.5 * sin };
        visit(if side == 0 { Step::Move(world) } else { Step::Line(world) });
    }
    visit(Step::Close);
}

/// Every 20 degrees of longitude up to 80 north or south, every 10 of latitude; each run ends where it leaves the circle.
fn trace_graticule(projection: &Laea, visit: &mut impl FnMut(Step)) {
    let mut run = |positions: &mut dyn Iterator<Item = LonLat>| {
        let mut is_down = false;
        for position in positions {
            let world = projection.contains(position).then(|| projection.project(position)).flatten();
            if let Some(world) = world {
                visit(if is_down { Step::Line(world) } else { Step::Move(world) });
            }
            is_down = world.is_some();
        }
    };
    for lon in (-180..180).step_by(20) {
        run(&mut (-40..=40).map(|step| LonLat::from_degrees(f64::from(lon), f64::from(step) * 2.0)));
    }
    for lat in (-80..=80).step_by(10) {
        run(&mut (-90..=90).map(|step| LonLat::from_degrees(f64::from(step) * 2.0, f64::from(lat))));
    }
}
