//! Where the preview of a thing goes: beside the pointer, and never over what it names.

use super::{Frame, LabelMark, MapScene, Rect, SiteMark, label::overlaps, width_px};
use crate::geo::{Screen, share_within};
use heartland_data::model::Thing;

/// Pixels from the pointer to the preview, nearest first.
const GAPS_PX: [f64; 4] = [14.0, 34.0, 70.0, 130.0];
/// Pixels kept free around the pointer: an arrow's size.
const POINTER_PX: f64 = 12.0;
/// Pixels kept from the map's edges.
const EDGE_PX: f64 = 4.0;

/// The upper left corner of a preview of this size for `thing`, with the pointer at `pointer`: inside the map, clear of the
/// pointer, of the thing's line, symbol and label, as near as may be. Where nothing is clear of them, the corner of the map
/// that is farthest from the pointer.
pub(super) fn place_preview(
    scene: &MapScene<'_>,
    frame: &Frame,
    thing: Thing,
    pointer: Screen,
    (width_px, height_px): (f64, f64),
) -> Screen {
    let viewport = &frame.viewport;
    let (right, bottom) = (viewport.width_px - width_px - EDGE_PX, viewport.height_px - height_px - EDGE_PX);
    let rect = |at: Screen| [at.x, at.y, at.x + width_px, at.y + height_px];
    let is_inside = |at: &Screen| (EDGE_PX..=right).contains(&at.x) && (EDGE_PX..=bottom).contains(&at.y);
    let avoid = Avoided::from_thing(scene, frame, thing, pointer);
    let beside = GAPS_PX.iter().flat_map(|gap| {
        let (left, over) = (pointer.x - width_px - gap, pointer.y - height_px - gap);
        let (middle, level) = (pointer.x - width_px / 2.0, pointer.y - height_px / 2.0);
        let (on, under) = (pointer.x + gap, pointer.y + gap);
        [
            (on, over),
            (on, under),
            (left, over),
            (left, under),
            (middle, over),
            (middle, under),
            (on, level),
            (left, level),
        ]
    });
    let corners = [(EDGE_PX, EDGE_PX), (right, EDGE_PX), (EDGE_PX, bottom), (right, bottom)];
    let corners = corners.map(|(x, y)| Screen { x: x.max(0.0), y: y.max(0.0) });
    let beside = beside.map(|(x, y)| Screen { x, y }).filter(is_inside);
    let clear = beside.chain(corners).find(|at| !avoid.meets(&rect(*at)));
    let farthest =
        corners.into_iter().max_by(|a, b| a.distance_to(pointer).total_cmp(&b.distance_to(pointer)));
    clear.or(farthest).unwrap_or_default()
}

/// The room that a preview of a name takes at most (width, height in pixels): as the style sheet sets it.
pub fn preview_size(name: &str) -> (f64, f64) {
    const WIDEST_PX: f64 = 256.0;
    const LETTERS_PX: f64 = 13.0;
    const LINE_PX: f64 = 19.0;
    const PADDING_PX: (f64, f64) = (18.0, 6.0);
    let text_px = width_px(name, LETTERS_PX, 0.0);
    let room_px = WIDEST_PX - PADDING_PX.0;
    let lines = (text_px / room_px).ceil().max(1.0);
    (text_px.min(room_px) + PADDING_PX.0, lines * LINE_PX + PADDING_PX.1)
}

/// What a preview must not cover.
struct Avoided {
    rects: Vec<Rect>,
    line: Vec<Screen>,
}

impl Avoided {
    fn from_thing(scene: &MapScene<'_>, frame: &Frame, thing: Thing, pointer: Screen) -> Self {
        let around = |at: Screen, half: f64| [at.x - half, at.y - half, at.x + half, at.y + half];
        let mut rects = vec![around(pointer, POINTER_PX)];
        let mut line = Vec::new();
        match thing {
            Thing::Route(id) => {
                line = frame
                    .routes
                    .iter()
                    .find(|mark| mark.id == id)
                    .map_or_else(Vec::new, |mark| mark.points.clone());
            }
            Thing::Place(id) => {
                rects.extend(frame.sites.iter().filter(|site| site.place == Some(id)).map(SiteMark::rect));
            }
            _ => {
                rects
                    .extend(scene.target(&frame.viewport, thing).map(|target| around(target.at, POINTER_PX)));
            }
        }
        let labels = frame.labels.iter().filter(|label| label.thing == Some(thing));
        rects.extend(labels.map(LabelMark::rect));
        Self { rects, line }
    }

    fn meets(&self, rect: &Rect) -> bool {
        self.rects.iter().any(|other| overlaps(rect, other, 0.0))
            || self.line.windows(2).any(|pair| matches!(pair, [a, b] if share_within(*rect, *a, *b) >= 0.0))
    }
}
