//! The ground of the map: land, water, borders, graticule, traced for a window of the screen.
//!
//! A [`Ground`] is prepared once. Its lines are cut into chunks with a box around each, so that a trace costs what its
//! window shows and not what the world holds.

mod clip;
mod index;
mod shore;

pub use self::shore::shore;
use self::{
    clip::{AreaPen, Clip, LinePen, Pen},
    index::{Area, Bounds, Index, Line, LineRef, LineUse},
};
use crate::geo::{Screen, Transform, Viewport};
use heartland_data::geo::{Geometry, Laea};

/// Pixels beyond the window up to which paths are true. Strokes up to twice as wide may be painted; what the clip leaves
/// along its own edges stays out of sight.
const BEYOND_PX: f64 = 16.0;

/// Vertices closer to the one before are left out, and so are rings of areas that are smaller altogether.
const SPECK_PX: f64 = 0.3;

/// One path of the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroundPath {
    /// The map's circle.
    Disc,
    /// Meridians and parallels.
    Graticule,
    /// All countries.
    Land,
    /// One country: row of [`Geometry::countries`].
    Country(u16),
    /// Lakes.
    Lakes,
    /// Rivers.
    Rivers,
    /// Coasts.
    Coasts,
    /// Borders that nobody disputes.
    Borders,
    /// Disputed borders and lines of control. Each arc is traced whole or not at all: dashes begin at its start, and so they
    /// do not crawl when the window moves.
    Disputed,
}

impl GroundPath {
    /// All but those of single countries, from below to above.
    pub const ALL: [Self; 8] = [
        Self::Disc,
        Self::Graticule,
        Self::Land,
        Self::Lakes,
        Self::Rivers,
        Self::Coasts,
        Self::Borders,
        Self::Disputed,
    ];
}

/// A step of a path, in pixels of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begin a new run here.
    Move(Screen),
    /// A straight line to here.
    Line(Screen),
    /// Back to where the run began.
    Close,
}

/// The level of detail for a viewport: the coarsest whose lines are off by at most `tolerance_px` on the screen.
pub fn level_for(geometry: &Geometry, viewport: &Viewport, tolerance_px: f64) -> u8 {
    geometry.level_within(tolerance_px / viewport.transform.k)
}

/// The ground of a geometry, prepared for tracing.
#[derive(Clone, Debug)]
pub struct Ground {
    index: Index,
}

/// A path of the ground as one window shows it: what sinks are given to paint.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    ground: &'a Ground,
    path: GroundPath,
    level: u8,
    transform: Transform,
    window: [f64; 4],
}

impl Outline<'_> {
    /// Which path it is.
    pub const fn path(&self) -> GroundPath {
        self.path
    }

    /// Calls `visit` with every step; see [`Ground::trace`].
    pub fn trace(&self, visit: impl FnMut(Step)) {
        self.ground.trace(self.path, self.level, &self.transform, self.window, visit);
    }
}

impl Ground {
    /// Prepares a geometry.
    pub fn from_geometry(geometry: &Geometry, projection: &Laea) -> Self {
        Self { index: Index::from_geometry(geometry, projection) }
    }

    /// A path at a level of detail, as `window` (left, top, right, bottom in pixels) shows it.
    pub const fn outline(
        &self,
        path: GroundPath,
        level: u8,
        transform: Transform,
        window: [f64; 4],
    ) -> Outline<'_> {
        Outline { ground: self, path, level, transform, window }
    }

    /// Calls `visit` with every step of a path at a level of detail, clipped for `window` (left, top, right, bottom in
    /// pixels).
    ///
    /// Inside the window the path is the whole one, except for vertices within 0.3 pixels of the one before and for rings
    /// smaller than that. Areas are
    /// closed rings for the even-odd rule; beyond the window their outlines run along a frame around it, far enough off for
    /// a stroke not to show. Lines end beyond the window. No coordinate is far from the window, except for
    /// [`GroundPath::Disputed`].
    pub fn trace(
        &self,
        path: GroundPath,
        level: u8,
        transform: &Transform,
        window: [f64; 4],
        visit: impl FnMut(Step),
    ) {
        let index = &self.index;
        let mut tracer = Tracer {
            index,
            transform,
            clip: Clip::from_window(window, BEYOND_PX),
            level,
            run: Vec::new(),
            visit,
        };
        match path {
            GroundPath::Disc => tracer.areas(std::slice::from_ref(&index.disc)),
            GroundPath::Graticule => tracer.lines(&index.graticule),
            GroundPath::Land => tracer.areas(&index.countries),
            GroundPath::Country(row) => {
                let row = usize::from(row);
                tracer.areas(index.countries.get(row..=row).unwrap_or_default());
            }
            GroundPath::Lakes => tracer.areas(&index.lakes),
            GroundPath::Rivers => tracer.lines(&index.rivers),
            GroundPath::Coasts => tracer.lines(&index.coasts),
            GroundPath::Borders => tracer.lines(&index.borders),
            GroundPath::Disputed => tracer.whole_lines(&index.disputed),
        }
    }
}

/// One trace under way.
struct Tracer<'a, V> {
    index: &'a Index,
    transform: &'a Transform,
    clip: Clip,
    level: u8,
    /// The chunk at hand, on the screen.
    run: Vec<Screen>,
    visit: V,
}

impl<V: FnMut(Step)> Tracer<'_, V> {
    fn areas(&mut self, areas: &[Area]) {
        let (index, level) = (self.index, self.level);
        for area in areas {
            if self.misses(&area.bounds) {
                continue;
            }
            for ring in index.rings(area).iter().filter(|ring| ring.level <= level) {
                if self.misses(&ring.bounds) || self.is_speck(&ring.bounds) {
                    continue;
                }
                let mut pen = AreaPen::from_clip(self.clip);
                for line in index.lines_of(ring) {
                    self.walk(*line, &mut pen);
                }
                pen.close(&mut self.visit);
            }
        }
    }

    /// `lines` ascend by level.
    fn lines(&mut self, lines: &[LineUse]) {
        let level = self.level;
        let mut pen = LinePen::from_clip(self.clip);
        for LineUse { line, .. } in lines.iter().take_while(|line| line.level <= level) {
            self.walk(*line, &mut pen);
        }
    }

    /// As [`Self::lines`], but a line of which anything is near the window is traced from end to end.
    fn whole_lines(&mut self, lines: &[LineUse]) {
        let (near, level) = (self.clip, self.level);
        for LineUse { line, .. } in lines.iter().take_while(|line| line.level <= level) {
            self.clip = near;
            if self.index.line(*line).is_some_and(|line| !self.misses(&line.bounds)) {
                self.clip = Clip::EVERYTHING;
                self.walk(*line, &mut LinePen::from_clip(self.clip));
            }
        }
    }

    fn walk(&mut self, line_ref: LineRef, pen: &mut impl Pen) {
        let index = self.index;
        let Some(line) = index.line(line_ref) else { return };
        let is_reversed = line_ref.is_reversed;
        if self.misses(&line.bounds) {
            if let Some((from, to)) = self.ends(line, is_reversed) {
                pen.jump(from, to, &mut self.visit);
            }
            return;
        }
        let chunks = index.chunks(line);
        for step in 0..chunks.len() {
            let Some(chunk) = chunks.get(if is_reversed { chunks.len() - 1 - step } else { step }) else {
                continue;
            };
            if self.misses(&chunk.bounds) {
                if let Some((from, to)) = self.turned(index.chunk_ends(chunk), is_reversed) {
                    pen.jump(from, to, &mut self.visit);
                }
                continue;
            }
            self.read_chunk(chunk);
            let visit = &mut self.visit;
            if is_reversed {
                draw(pen, self.run.iter().rev(), visit);
            } else {
                draw(pen, self.run.iter(), visit);
            }
        }
    }

    /// Puts a chunk on the screen. Always from its start, so that both sides of a border leave out the same vertices.
    fn read_chunk(&mut self, chunk: &index::Chunk) {
        self.run.clear();
        let points = self.index.points(chunk);
        let Some((end, points)) = points.split_last() else { return };
        for point in points.iter().filter(|point| point.level <= self.level) {
            let at = self.transform.screen_from_world(point.world());
            let is_near = self
                .run
                .last()
                .is_some_and(|last| (last.x - at.x).abs() < SPECK_PX && (last.y - at.y).abs() < SPECK_PX);
            if !is_near {
                self.run.push(at);
            }
        }
        self.run.push(self.transform.screen_from_world(end.world()));
    }

    fn ends(&self, line: &Line, is_reversed: bool) -> Option<(Screen, Screen)> {
        self.turned(self.index.line_ends(line), is_reversed)
    }

    fn turned(
        &self,
        ends: Option<(index::Point, index::Point)>,
        is_reversed: bool,
    ) -> Option<(Screen, Screen)> {
        let (from, to) = ends?;
        let (from, to) = if is_reversed { (to, from) } else { (from, to) };
        let at = |point: index::Point| self.transform.screen_from_world(point.world());
        Some((at(from), at(to)))
    }

    fn misses(&self, bounds: &Bounds) -> bool {
        let [min, max] = bounds.corners();
        let at = |world| self.transform.screen_from_world(world);
        self.clip.misses(at(min), at(max))
    }

    fn is_speck(&self, bounds: &Bounds) -> bool {
        let [min, max] = bounds.corners();
        (max.x - min.x).max(max.y - min.y) * self.transform.k < SPECK_PX
    }
}

fn draw<'a>(pen: &mut impl Pen, mut points: impl Iterator<Item = &'a Screen>, visit: &mut impl FnMut(Step)) {
    if let Some(first) = points.next() {
        pen.start(*first, visit);
    }
    for point in points {
        pen.to(*point, visit);
    }
}
