//! Outlines of the base map as the page gets them: shared arcs on an integer grid, each vertex with the level of
//! detail that it belongs to.

use super::World;
use crate::model::CountryId;

/// A vertex on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vertex {
    /// Steps of the grid from the left edge of the world.
    pub x: u16,
    /// Steps of the grid from the upper edge of the world.
    pub y: u16,
    /// The coarsest level of detail that keeps it: 0 is kept at all levels. The ends of an arc are 0.
    pub level: u8,
}

/// What lies on the two sides of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcKind {
    /// Land and sea.
    Coast,
    /// Two countries.
    Border,
    /// Two countries that dispute it, or a line of control; drawn dashed.
    Disputed,
    /// The edge of the map's circle: not drawn.
    Frame,
    /// Not an outline of a country: a lake's shore, a river, a line apart.
    Other,
}

/// A line of the topology, shared by everything that it bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Kind.
    pub kind: ArcKind,
    /// Vertices in order; two at least. The first and last are of level 0.
    pub vertices: Vec<Vertex>,
}

/// An arc and the direction in which it is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcRef {
    /// Row of [`Geometry::arcs`].
    pub arc: u32,
    /// From the last vertex to the first.
    pub is_reversed: bool,
}

/// A closed ring of arcs, end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// Arcs in order.
    pub arcs: Vec<ArcRef>,
    /// The coarsest level of detail that still draws it.
    pub level: u8,
}

/// Rings filled by the even-odd rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Outer rings and holes.
    pub rings: Vec<Ring>,
}

/// A country's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryShape {
    /// The country.
    pub country: CountryId,
    /// Its outline.
    pub area: Area,
    /// A point well inside its largest part, for the label.
    pub label: World,
    /// Distance from the label point to the nearest outline, in world units.
    pub label_room: f64,
    /// Smallest box around its larger parts, as (min, max): what a fit shows.
    pub bounds: (World, World),
    /// Area in units of the world's square.
    pub area_world: f64,
}

/// A river.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Arcs end to end; several runs for a line with gaps.
    pub runs: Vec<Vec<ArcRef>>,
    /// The coarsest level of detail that still draws it.
    pub level: u8,
}

/// Why a line is dashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisputeClass {
    /// Claimed by both sides.
    Disputed,
    /// A line of control or armistice.
    LineOfControl,
    /// Never agreed.
    Indefinite,
    /// The edge of a territory that broke away.
    Breakaway,
}

/// A disputed line that is not, or not only, an arc between two countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedLine {
    /// Why.
    pub class: DisputeClass,
    /// Arcs end to end, in runs.
    pub runs: Vec<Vec<ArcRef>>,
}

/// All outlines of the base map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    /// Steps of the grid along the world's side.
    pub grid: u16,
    /// Number of levels of detail; level 0 is the coarsest.
    pub levels: u8,
    /// For each level, the tolerance of its simplification: no vertex left out lies further than about this many world
    /// units from the line drawn. Falls with the level.
    pub tolerances: Vec<f64>,
    /// Shared arcs.
    pub arcs: Vec<Arc>,
    /// Countries.
    pub countries: Vec<CountryShape>,
    /// Lakes.
    pub lakes: Vec<Area>,
    /// Rivers.
    pub rivers: Vec<Line>,
    /// Disputed lines.
    pub disputed: Vec<DisputedLine>,
}

impl Geometry {
    /// World position of a vertex.
    pub fn world(&self, vertex: Vertex) -> World {
        let grid = f64::from(self.grid.max(1));
        World { x: f64::from(vertex.x) / grid, y: f64::from(vertex.y) / grid }
    }

    /// Calls `visit` with each vertex of the arc that `level` keeps, in the direction of `arc_ref`.
    pub fn walk_arc(&self, arc_ref: ArcRef, level: u8, mut visit: impl FnMut(World)) {
        let Some(arc) = self.arcs.get(arc_ref.arc as usize) else { return };
        let mut pass = |vertex: &Vertex| {
            if vertex.level <= level {
                visit(self.world(*vertex));
            }
        };
        if arc_ref.is_reversed {
            arc.vertices.iter().rev().for_each(&mut pass);
        } else {
            arc.vertices.iter().for_each(&mut pass);
        }
    }
}
