//! The order and the look of everything on the map.

use super::{
    GroundSink, MarkSink, Paint, Sink,
    fill::fill_paint,
    paint_route::{paint_emphasised, paint_routes},
};
use crate::{
    geo::Screen,
    scene::{Frame, GroundPath, Ink, LabelMark, MapScene, SiteMark, Stroke, Symbol, around},
    state::{has_parts, things_concerned},
};
use heartland_data::model::{CountryId, Thing};

/// What is set off from the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// The selection.
    pub selection: Option<Thing>,
    /// What the pointer or the keyboard is on.
    pub hover: Option<Thing>,
}

/// Paints everything but the emphasis: ground, routes, sites, labels.
pub fn paint_map(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl Sink) {
    paint_ground(scene, frame, sink);
    paint_marks(frame, sink);
}

/// Paints what stands on the ground: routes, sites, labels.
pub fn paint_marks(frame: &Frame, sink: &mut impl MarkSink) {
    paint_routes(&frame.routes, sink);
    for site in &frame.sites {
        paint_site(site, sink);
    }
    for label in &frame.labels {
        sink.label(label);
    }
}

/// Paints ground and routes alone, to be looked at for moments.
pub fn paint_backdrop(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl Sink) {
    paint_ground(scene, frame, sink);
    paint_routes(&frame.routes, sink);
}

/// Paints the ground alone.
pub fn paint_ground(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl GroundSink) {
    paint_areas(scene, frame, sink);
    paint_lines(scene, frame, sink);
}

/// Paints the lower half of the ground: sea, land and what countries are filled with.
pub fn paint_areas(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl GroundSink) {
    let mut paint = |path: GroundPath, paint: &Paint| sink.outline(&scene.outline(frame, path), paint);
    paint(GroundPath::Disc, &Paint::filled(Ink::Water));
    paint(GroundPath::Graticule, &hairline(Ink::Graticule, 0.6));
    paint(GroundPath::Land, &Paint::filled(Ink::Land));
    if frame.fills.is_none() {
        for row in scene.focus() {
            paint(GroundPath::Country(*row), &Paint::filled(Ink::LandFocus));
        }
    }
    for (row, fill) in frame.fills.iter().flatten() {
        paint(GroundPath::Country(*row), &fill_paint(*fill));
    }
}

/// Paints the upper half of the ground: rivers, lakes, coasts and borders.
pub fn paint_lines(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl GroundSink) {
    let mut paint = |path: GroundPath, paint: &Paint| sink.outline(&scene.outline(frame, path), paint);
    paint(GroundPath::Rivers, &hairline(Ink::River, 0.7));
    let shore = Some(Stroke::full(Ink::Coast, 0.6));
    paint(GroundPath::Lakes, &Paint { stroke: shore, ..Paint::filled(Ink::Water) });
    paint(GroundPath::Coasts, &hairline(Ink::Coast, 0.7));
    paint(GroundPath::Borders, &hairline(Ink::Border, 0.8));
    let disputed = Stroke { dash_px: &[3.0, 2.5], is_round: false, ..Stroke::full(Ink::Border, 0.9) };
    paint(GroundPath::Disputed, &Paint::stroked(disputed));
    paint(GroundPath::Disc, &hairline(Ink::Coast, 0.8));
}

fn hairline(ink: Ink, width_px: f64) -> Paint {
    Paint::stroked(Stroke::full(ink, width_px))
}

/// Paints what lies over the map: the emphasis, and again the symbols and labels that it runs through, so that no line hides a
/// stop or crosses a name; the selected place has its name in any case. A click redraws nothing else.
pub fn paint_emphasis(scene: &MapScene<'_>, frame: &Frame, emphasis: Emphasis, sink: &mut impl Sink) {
    for (thing, is_selected) in emphasised(emphasis) {
        paint_thing(scene, frame, thing, is_selected, sink);
        let own = box_of(scene, frame, thing);
        for site in frame.sites.iter().filter(|site| is_near(own, site.rect())) {
            paint_site(site, sink);
        }
        for label in labels_on(frame, own) {
            sink.label(label);
        }
        if is_selected && let Some(name) = scene.name_apart(frame, thing) {
            sink.label(&name);
        }
    }
}

/// A box around what [`paint_emphasis`] paints in a frame's window: left, top, right, bottom in pixels. `None` for nothing.
pub fn emphasis_bounds(scene: &MapScene<'_>, frame: &Frame, emphasis: Emphasis) -> Option<[f64; 4]> {
    let grown =
        |[left, top, right, bottom]: [f64; 4], by: f64| [left - by, top - by, right + by, bottom + by];
    let boxes = emphasised(emphasis).filter_map(|(thing, is_selected)| {
        let mut own = if has_parts(thing) { things_concerned(scene.atlas(), thing) } else { vec![thing] };
        own.retain(|part| !has_parts(*part));
        let own: Vec<[f64; 4]> =
            own.into_iter().filter_map(|thing| Some(grown(box_of(scene, frame, thing)?, REACH_PX))).collect();
        let labels = labels_on(frame, box_of(scene, frame, thing)).map(|label| grown(label.rect(), HALO_PX));
        let apart = if is_selected { scene.name_apart(frame, thing) } else { None };
        let apart = apart.map(|label| grown(label.rect(), HALO_PX));
        own.into_iter().chain(labels).chain(apart).reduce(around)
    });
    let [left, top, right, bottom] = boxes.reduce(around)?;
    let [window_left, window_top, window_right, window_bottom] = frame.window;
    let seen =
        [left.max(window_left), top.max(window_top), right.min(window_right), bottom.min(window_bottom)];
    (seen[0] < seen[2] && seen[1] < seen[3]).then_some(seen)
}

/// What is set off, in the order in which it is painted, and whether it is the selection: that last, unless it is one that
/// sets off all that it concerns and would cover what is pointed at of it.
fn emphasised(emphasis: Emphasis) -> impl Iterator<Item = (Thing, bool)> {
    let hover = emphasis.hover.filter(|thing| emphasis.selection != Some(*thing));
    let hover = hover.map(|thing| (thing, false));
    let selection = emphasis.selection.map(|thing| (thing, true));
    let (below, above) =
        if emphasis.selection.is_some_and(has_parts) { (selection, hover) } else { (hover, selection) };
    below.into_iter().chain(above)
}

/// The box around a thing on the screen.
fn box_of(scene: &MapScene<'_>, frame: &Frame, thing: Thing) -> Option<[f64; 4]> {
    let (min, max) = scene.bounds_of(thing)?;
    let transform = &frame.viewport.transform;
    let (min, max) = (transform.screen_from_world(min), transform.screen_from_world(max));
    Some([min.x, min.y, max.x, max.y])
}

/// The labels that an emphasis may run through: of a thing with this box.
fn labels_on(frame: &Frame, own: Option<[f64; 4]>) -> impl Iterator<Item = &LabelMark> {
    frame.labels.iter().filter(move |label| is_near(own, label.rect()))
}

/// Whether a rectangle lies in a box, or so close that an emphasis around what is in there reaches it.
fn is_near(own: Option<[f64; 4]>, [left, top, right, bottom]: [f64; 4]) -> bool {
    own.is_some_and(|[own_left, own_top, own_right, own_bottom]| {
        right >= own_left - BAND_PX
            && left <= own_right + BAND_PX
            && bottom >= own_top - BAND_PX
            && top <= own_bottom + BAND_PX
    })
}

/// How far an emphasis reaches beyond the thing that it is around.
const BAND_PX: f64 = 14.0;
/// The same at the utmost: a route in the outermost of many lanes, with its arrows.
const REACH_PX: f64 = 30.0;
/// How far the halo of letters may reach beyond the room that they take.
const HALO_PX: f64 = 6.0;

fn paint_thing(scene: &MapScene<'_>, frame: &Frame, thing: Thing, is_selected: bool, sink: &mut impl Sink) {
    match thing {
        Thing::Country(country) => paint_country(scene, frame, country, (is_selected, true), sink),
        Thing::Route(id) => {
            let Some(mark) = frame.route(scene, id) else { return };
            let (ink, extra_px) = if is_selected { (Ink::Accent, 6.0) } else { (Ink::Text, 4.0) };
            paint_emphasised(&mark, ink, extra_px, sink);
        }
        Thing::Place(_) => {
            let Some(target) = scene.target(&frame.viewport, thing) else {
                return;
            };
            let (ink, radius_px) = if is_selected { (Ink::Accent, 9.0) } else { (Ink::Text, 8.0) };
            sink.circle(target.at, radius_px, &Paint::stroked(Stroke::full(Ink::Halo, 5.0)));
            sink.circle(target.at, radius_px, &Paint::stroked(Stroke::full(ink, 2.5)));
        }
        Thing::Event(_) | Thing::Deal(_) | Thing::Organisation(_) => {
            let concerned = things_concerned(scene.atlas(), thing);
            // Countries lie below places and routes.
            for is_country in [true, false] {
                for part in concerned.iter().filter(|part| matches!(part, Thing::Country(_)) == is_country) {
                    match part {
                        Thing::Country(country) => {
                            paint_country(scene, frame, *country, (is_selected, false), sink);
                        }
                        Thing::Place(_) | Thing::Route(_) => {
                            paint_thing(scene, frame, *part, is_selected, sink);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

/// A country tinted, with an edge; a thinner one where an event, deal or organisation concerns it than where it is selected or
/// hovered itself.
fn paint_country(
    scene: &MapScene<'_>,
    frame: &Frame,
    country: CountryId,
    (is_selected, is_itself): (bool, bool),
    sink: &mut impl Sink,
) {
    let Some(row) = scene.outline_of(country) else { return };
    let (ink, share, width_px) = match (is_selected, is_itself) {
        (true, true) => (Ink::Accent, 0.10, 2.2),
        (true, false) => (Ink::Accent, 0.08, 1.0),
        (false, true) => (Ink::Text, 0.05, 1.2),
        (false, false) => (Ink::Text, 0.04, 1.0),
    };
    let paint = Paint { fill: Some((ink, share)), ..Paint::stroked(Stroke::full(ink, width_px)) };
    sink.outline(&scene.outline(frame, GroundPath::Country(row)), &paint);
}

pub(super) fn paint_site(site: &SiteMark, sink: &mut impl MarkSink) {
    let Screen { x, y } = site.at;
    let r = site.radius_px;
    let edge = Stroke::full(Ink::Halo, 1.4);
    let solid = Paint { stroke: Some(edge), ..Paint::filled(site.ink) };
    let corners = |offsets: &[(f64, f64)]| -> Vec<Screen> {
        offsets.iter().map(|(dx, dy)| Screen { x: x + dx * r, y: y + dy * r }).collect()
    };
    match site.symbol {
        Symbol::Circle => {
            let ring = Paint { stroke: Some(Stroke::full(site.ink, 1.3)), ..Paint::filled(Ink::Halo) };
            sink.circle(site.at, r, &ring);
        }
        Symbol::Triangle => sink.polygon(&corners(&[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)]), &solid),
        Symbol::Square => {
            sink.polygon(&corners(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]), &solid);
        }
        Symbol::Diamond => {
            sink.polygon(&corners(&[(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)]), &solid);
        }
        Symbol::Cross => {
            let stroke = Stroke { is_round: false, ..Stroke::full(site.ink, 1.8) };
            let halo = Stroke { width_px: 4.0, ink: Ink::Halo, ..stroke };
            for stroke in [halo, stroke] {
                sink.line(&corners(&[(-0.9, 0.0), (0.9, 0.0)]), &stroke);
                sink.line(&corners(&[(0.0, -0.9), (0.0, 0.9)]), &stroke);
            }
        }
    }
}

/// How far below a label's middle its baseline lies, in ems, so that capitals look centred.
pub(super) const BASELINE_EM: f64 = 0.35;
