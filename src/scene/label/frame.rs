//! The labels and towns of a frame.

use super::{
    LabelBook, LabelMark, Rect,
    book::{k_of_step, step_of},
    mark::overlaps,
    room::CountryRoom,
    subject::{CITY_RADIUS_PX, Kind, Placement, Subject},
};
use crate::{
    geo::{Held, Screen, Viewport},
    scene::{Frame, FrameRequest, Ink, MapScene, SiteMark, Symbol},
    state::Showing,
};
use heartland_data::{
    geo::{CountryShape, World},
    model::Thing,
};

/// Labels keep this far from the edges of the map.
const EDGE_PX: f64 = 2.0;

/// Further than this from its anchor no label reaches; only saves time.
const REACH_PX: f64 = 600.0;

impl LabelBook {
    /// The labels of a frame with these sites, and the dots of the towns that are named. Whole lie inside the map or whole
    /// outside it; none is cut by its edge or lies under what covers the map.
    pub fn frame(
        &mut self,
        scene: &MapScene<'_>,
        request: &FrameRequest,
        showing: &Showing,
        sites: &[SiteMark],
    ) -> (Vec<LabelMark>, Vec<SiteMark>) {
        let FrameRequest { viewport, language, .. } = request;
        let text_scale = if request.text_scale.is_finite() { request.text_scale.held(0.5, 4.0) } else { 1.0 };
        self.prepare(scene, (viewport, *language, text_scale), showing);
        let step = step_of(viewport);
        let k = k_of_step(viewport.k_at_zoom_0(), step);
        let page = Page { viewport, margin_px: request.margin_px.max(0.0), covered: request.covered };
        let (mut labels, mut towns) = (Vec::new(), Vec::new());
        // Countries whose name is not whole in its place, with what of it is beyond the edges.
        let mut unnamed = Vec::new();
        for (subject, placement) in self.names(step) {
            let at = viewport.transform.screen_from_world(placement.world);
            let mut marks = Vec::new();
            if page.is_near(at) {
                if subject.kind == Kind::City && page.shows(at) {
                    let (symbol, ink, radius_px) = (Symbol::Circle, Ink::TextQuiet, CITY_RADIUS_PX);
                    towns.push(SiteMark { place: None, at, symbol, ink, radius_px });
                }
                marks = subject.marks(placement, at, k, text_scale);
                if !marks.iter().all(|mark| page.takes(&mark.rect())) {
                    marks.clear();
                }
            }
            match subject.kind {
                Kind::Country { row, .. }
                    if !marks.first().is_some_and(|mark| page.shows_whole(&mark.rect())) =>
                {
                    unnamed.push((subject, row, marks));
                }
                _ => labels.extend(marks),
            }
        }
        for label in self.route_labels() {
            let at = viewport.transform.screen_from_world(label.world);
            if page.is_near(at) {
                let mark = label.mark(at);
                labels.extend(page.takes(&mark.rect()).then_some(mark));
            }
        }
        let mut visits = Vec::new();
        for (subject, row, marks) in unnamed {
            let Some(shape) = scene.atlas.geometry.countries.get(row) else { continue };
            let is_free = |mark: &LabelMark| {
                page.shows_whole(&mark.rect())
                    && !labels.iter().any(|label| label.overlaps(mark))
                    && !sites.iter().chain(&towns).any(|site| overlaps(&site.rect(), &mark.rect(), 0.0))
            };
            if let Some(world) = self.visit(scene, (shape, subject), (viewport, k, text_scale), is_free) {
                let at = viewport.transform.screen_from_world(world);
                labels.extend(subject.marks(Placement::on(world), at, k, text_scale));
                visits.push((shape.country, world));
            } else {
                labels.extend(marks);
            }
        }
        self.visits = visits;
        (labels, towns)
    }

    /// The name of a place that a frame does not name, beside its symbol: where it is seen whole and covers no other name and no
    /// symbol, else where it is seen whole, else where it goes best. `None` for what has no symbol, or stands outside the
    /// frame's window.
    pub fn name_apart(&self, frame: &Frame, thing: Thing) -> Option<LabelMark> {
        let is_of =
            |subject: &&Subject| subject.thing == Some(thing) && matches!(subject.kind, Kind::Place { .. });
        let subject = self.subjects().iter().find(is_of)?;
        let at = frame.viewport.transform.screen_from_world(subject.world);
        let k = k_of_step(frame.viewport.k_at_zoom_0(), step_of(&frame.viewport));
        let within = |[left, top, right, bottom]: [f64; 4]| {
            let marks = Placement::around(subject.world)
                .filter_map(|way| subject.marks(way, at, k, self.text_scale()).into_iter().next());
            marks.filter(move |mark| {
                let own = mark.rect();
                own[0] >= left && own[1] >= top && own[2] <= right && own[3] <= bottom
            })
        };
        let seen = || within([0.0, 0.0, frame.viewport.width_px, frame.viewport.height_px]);
        let is_free = |mark: &LabelMark| {
            !frame.labels.iter().any(|label| label.overlaps(mark))
                && !frame.sites.iter().any(|site| overlaps(&site.rect(), &mark.rect(), 0.0))
        };
        seen().find(is_free).or_else(|| seen().next()).or_else(|| within(frame.window).next())
    }

    /// Where a country is named whose own place is out of view: where it was in the last frame as long as that can be, else
    /// within what is seen of it, rather beside the lines than on them.
    #[inline(never)]
    fn visit(
        &self,
        scene: &MapScene<'_>,
        (shape, subject): (&CountryShape, &Subject),
        (viewport, k, text_scale): (&Viewport, f64, f64),
        is_free: impl Fn(&LabelMark) -> bool,
    ) -> Option<World> {
        let k_seen = viewport.transform.k;
        let (width_px, height_px) = subject.size_px(k, text_scale);
        let (width, height) = (width_px / k_seen, height_px / k_seen);
        let is_free = |world: &World| {
            let at = viewport.transform.screen_from_world(*world);
            subject.marks(Placement::on(*world), at, k, text_scale).iter().all(&is_free)
        };
        let is_inside = |world: &World| {
            let mut ends =
                [-0.5, 0.0, 0.5].map(|share| World { x: world.x + share * width, y: world.y }).into_iter();
            ends.all(|end| scene.country_at(end) == Some(shape.country))
        };
        let before = self.visits.iter().find(|(country, _)| *country == shape.country).map(|visit| visit.1);
        before.filter(|world| is_free(world) && is_inside(world)).or_else(|| {
            let spots = seen_of(scene, shape, viewport)?.spots(width * 1.06, height, 24).into_iter();
            let crossed_px = |world: &World| {
                self.lines.length_px(subject.rect(Placement::on(*world), k_seen, text_scale), k_seen)
            };
            spots.filter(is_free).min_by(|a, b| crossed_px(a).total_cmp(&crossed_px(b)))
        })
    }
}

/// The room in what is seen of a country; `None` where nothing is.
fn seen_of(scene: &MapScene<'_>, shape: &CountryShape, viewport: &Viewport) -> Option<CountryRoom> {
    let corner = |x, y| viewport.transform.world_from_screen(Screen { x, y });
    let (first, last) = (corner(0.0, 0.0), corner(viewport.width_px, viewport.height_px));
    let (min, max) = shape.bounds;
    let min = World { x: min.x.max(first.x), y: min.y.max(first.y) };
    let max = World { x: max.x.min(last.x), y: max.y.min(last.y) };
    let middle = World { x: f64::midpoint(min.x, max.x), y: f64::midpoint(min.y, max.y) };
    let is_seen = min.x < max.x && min.y < max.y;
    is_seen.then(|| CountryRoom::within(&scene.atlas.geometry, shape, (min, max), middle))
}

/// Where labels may be.
struct Page<'a> {
    viewport: &'a Viewport,
    margin_px: f64,
    covered: [Option<Rect>; 2],
}

impl Page<'_> {
    fn is_near(&self, at: Screen) -> bool {
        self.viewport.shows(at, -self.margin_px - REACH_PX)
    }

    fn shows(&self, at: Screen) -> bool {
        self.viewport.shows(at, -self.margin_px - CITY_RADIUS_PX)
    }

    fn takes(&self, rect: &Rect) -> bool {
        let (width, height) = (self.viewport.width_px, self.viewport.height_px);
        let whole = [-self.margin_px, -self.margin_px, width + self.margin_px, height + self.margin_px];
        let is_outside = || !overlaps(rect, &[0.0, 0.0, width, height], 0.0) && overlaps(rect, &whole, 0.0);
        self.shows_whole(rect) || is_outside()
    }

    fn shows_whole(&self, rect: &Rect) -> bool {
        let [left, top, right, bottom] = *rect;
        let (width, height) = (self.viewport.width_px, self.viewport.height_px);
        let is_inside =
            left >= EDGE_PX && top >= EDGE_PX && right <= width - EDGE_PX && bottom <= height - EDGE_PX;
        is_inside && !self.covered.iter().flatten().any(|covered| overlaps(rect, covered, 0.0))
    }
}
