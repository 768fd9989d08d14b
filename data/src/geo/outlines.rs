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
    /// Drawn dashed: part of a [`DisputedLine`], whether or not countries meet there. Every arc of
    /// [`Geometry::disputed`] is of this kind and no other arc is, so drawing those lines draws all of them.
    Disputed,
    /// The edge of the map's circle: not drawn.
    Frame,
    /// Not an outline of a country: a lake's shore, a river, a seam inside one country.
    Other,
}

/// A line of the topology, shared by everything that it bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Kind.
    pub kind: ArcKind,
    /// The coarsest level of detail at which something that it bounds is drawn; see [`Geometry::set_arc_levels`].
    pub level: u8,
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
    /// A point well inside its largest part, for the label. On sixteenths of the grid.
    pub label: World,
    /// Distance from the label point to the nearest outline, in world units; in whole sixteenths of a
    /// grid step, rounded down.
    pub label_room: f64,
    /// Smallest box around its larger parts, as (min, max): what a fit shows. On the grid.
    pub bounds: (World, World),
    /// Area in units of the world's square; a whole number of half grid squares.
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
    /// For each level, the tolerance of its simplification in world units: no vertex left out of a line that is drawn
    /// lies further than this from the line. Falls with the level. Not counted: small islands that a level leaves out
    /// whole ([`Ring::level`]), and what the finest level that a page begins with leaves out of coasts (up to 0.0003), lakes
    /// and rivers (up to 0.0004), which it holds less close than borders.
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
