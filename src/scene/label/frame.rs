//! The labels and towns of a frame.

use super::{
    LabelBook, LabelMark, Rect,
    book::{k_of_step, step_of},
    mark::overlaps,
    subject::{CITY_RADIUS_PX, Kind},
};
use crate::{
    geo::{Held, Screen, Viewport},
    scene::{FrameRequest, Ink, MapScene, SiteMark, Symbol},
    state::Showing,
};

/// Labels keep this far from the edges of the map.
const EDGE_PX: f64 = 2.0;

/// Further than this from its anchor no label reaches; only saves time.
const REACH_PX: f64 = 600.0;

impl LabelBook {
    /// The labels of a frame, and the dots of the towns that are named. Whole lie inside the map or whole outside it; none
    /// is cut by its edge or lies under what covers the map.
    pub fn frame(
        &mut self,
        scene: &MapScene<'_>,
        request: &FrameRequest,
        showing: &Showing,
    ) -> (Vec<LabelMark>, Vec<SiteMark>) {
        let FrameRequest { viewport, language, .. } = request;
        let text_scale = if request.text_scale.is_finite() { request.text_scale.held(0.5, 4.0) } else { 1.0 };
        self.prepare(scene, (viewport, *language, text_scale), showing);
        let step = step_of(viewport);
        let k = k_of_step(viewport.k_at_zoom_0(), step);
        let page = Page { viewport, margin_px: request.margin_px.max(0.0), covered: request.covered };
        let (mut labels, mut towns) = (Vec::new(), Vec::new());
        for (subject, placement) in self.names(step) {
            let at = viewport.transform.screen_from_world(placement.world);
            if !page.is_near(at) {
                continue;
            }
            if subject.kind == Kind::City && page.shows(at) {
                let (symbol, ink, radius_px) = (Symbol::Circle, Ink::TextQuiet, CITY_RADIUS_PX);
                towns.push(SiteMark { place: None, at, symbol, ink, radius_px });
            }
            let marks = subject.marks(placement, at, k, text_scale);
            if marks.iter().all(|mark| page.takes(&mark.rect())) {
                labels.extend(marks);
            }
        }
        for label in self.route_labels() {
            let at = viewport.transform.screen_from_world(label.world);
            if page.is_near(at) {
                let mark = label.mark(at);
                labels.extend(page.takes(&mark.rect()).then_some(mark));
            }
        }
        (labels, towns)
    }
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
        let [left, top, right, bottom] = *rect;
        let (width, height) = (self.viewport.width_px, self.viewport.height_px);
        let is_inside =
            left >= EDGE_PX && top >= EDGE_PX && right <= width - EDGE_PX && bottom <= height - EDGE_PX;
        let is_covered = || self.covered.iter().flatten().any(|covered| overlaps(rect, covered, 0.0));
        let whole = [-self.margin_px, -self.margin_px, width + self.margin_px, height + self.margin_px];
        let is_outside = || !overlaps(rect, &[0.0, 0.0, width, height], 0.0) && overlaps(rect, &whole, 0.0);
        if is_inside { !is_covered() } else { is_outside() }
    }
}
