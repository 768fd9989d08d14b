//! The order and the look of everything on the map.

use super::{
    Paint, Sink,
    fill::fill_paint,
    paint_route::{paint_emphasised, paint_routes},
};
use crate::{
    geo::Screen,
    scene::{Frame, GroundPath, Ink, MapScene, Outline, SiteMark, Stroke, Symbol},
    state::things_concerned,
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

pub(super) fn paint_ground(scene: &MapScene<'_>, frame: &Frame, sink: &mut impl Sink) {
    let hairline = |ink: Ink, width_px: f64| Paint::stroked(Stroke::full(ink, width_px));
    let mut paint = |path: GroundPath, paint: &Paint| sink.outline(&outline(scene, frame, path), paint);
    paint(GroundPath::Disc, &Paint::filled(Ink::Water));
    paint(GroundPath::Graticule, &hairline(Ink::Graticule, 0.6));
    paint(GroundPath::Land, &Paint::filled(Ink::Land));
    if frame.fills.is_empty() {
        for row in scene.focus() {
            paint(GroundPath::Country(*row), &Paint::filled(Ink::LandFocus));
        }
    }
    for (row, fill) in &frame.fills {
        paint(GroundPath::Country(*row), &fill_paint(*fill));
    }
    paint(GroundPath::Rivers, &hairline(Ink::River, 0.7));
    let shore = Some(Stroke::full(Ink::Coast, 0.6));
    paint(GroundPath::Lakes, &Paint { stroke: shore, ..Paint::filled(Ink::Water) });
    paint(GroundPath::Coasts, &hairline(Ink::Coast, 0.7));
    paint(GroundPath::Borders, &hairline(Ink::Border, 0.8));
    let disputed = Stroke { dash_px: &[3.0, 2.5], is_round: false, ..Stroke::full(Ink::Border, 0.9) };
    paint(GroundPath::Disputed, &Paint::stroked(disputed));
    paint(GroundPath::Disc, &hairline(Ink::Coast, 0.8));
}

fn outline<'a>(scene: &'a MapScene<'_>, frame: &Frame, path: GroundPath) -> Outline<'a> {
    scene.ground().outline(path, frame.level, frame.viewport.transform, frame.window)
}

/// Paints what lies over the map: the emphasis, and again the labels that it runs through, so that no line crosses a name. A
/// click redraws nothing else.
pub fn paint_emphasis(scene: &MapScene<'_>, frame: &Frame, emphasis: Emphasis, sink: &mut impl Sink) {
    let hover = emphasis.hover.filter(|thing| emphasis.selection != Some(*thing));
    for (thing, is_selected) in [(hover, false), (emphasis.selection, true)] {
        let Some(thing) = thing else { continue };
        paint_thing(scene, frame, thing, is_selected, sink);
        let Some((min, max)) = scene.bounds_of(thing) else { continue };
        let transform = &frame.viewport.transform;
        let (min, max) = (transform.screen_from_world(min), transform.screen_from_world(max));
        for label in &frame.labels {
            let [left, top, right, bottom] = label.rect();
            let is_apart = right < min.x - BAND_PX
                || left > max.x + BAND_PX
                || bottom < min.y - BAND_PX
                || top > max.y + BAND_PX;
            if !is_apart {
                sink.label(label);
            }
        }
    }
}

/// How far an emphasis reaches beyond the thing that it is around.
const BAND_PX: f64 = 14.0;

fn paint_thing(scene: &MapScene<'_>, frame: &Frame, thing: Thing, is_selected: bool, sink: &mut impl Sink) {
    match thing {
        Thing::Country(country) => paint_country(scene, frame, country, is_selected, sink),
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
        Thing::Event(_) | Thing::Deal(_) => {
            let concerned = things_concerned(scene.atlas(), thing);
            // Countries lie below places and routes.
            for is_country in [true, false] {
                for part in concerned.iter().filter(|part| matches!(part, Thing::Country(_)) == is_country) {
                    match part {
                        Thing::Country(country) => paint_concerned(scene, frame, *country, is_selected, sink),
                        Thing::Place(_) | Thing::Route(_) => {
                            paint_thing(scene, frame, *part, is_selected, sink);
                        }
                        _ => {}
                    }
                }
            }
        }
        Thing::Organisation(_) => {}
    }
}

/// A country that a selected event or deal concerns: tinted, with a thinner edge than one that is selected itself.
fn paint_concerned(
    scene: &MapScene<'_>,
    frame: &Frame,
    country: CountryId,
    is_selected: bool,
    sink: &mut impl Sink,
) {
    let Some(row) = scene.outline_of(country) else { return };
    let (ink, share) = if is_selected { (Ink::Accent, 0.08) } else { (Ink::Text, 0.04) };
    let paint = Paint { fill: Some((ink, share)), ..Paint::stroked(Stroke::full(ink, 1.0)) };
    sink.outline(&outline(scene, frame, GroundPath::Country(row)), &paint);
}

fn paint_country(
    scene: &MapScene<'_>,
    frame: &Frame,
    country: CountryId,
    is_selected: bool,
    sink: &mut impl Sink,
) {
    let Some(row) = scene.outline_of(country) else { return };
    let (fill, stroke) = if is_selected {
        ((Ink::Accent, 0.10), Stroke::full(Ink::Accent, 2.2))
    } else {
        ((Ink::Text, 0.05), Stroke::full(Ink::Text, 1.2))
    };
    let paint = Paint { fill: Some(fill), ..Paint::stroked(stroke) };
    sink.outline(&outline(scene, frame, GroundPath::Country(row)), &paint);
}

pub(super) fn paint_site(site: &SiteMark, sink: &mut impl Sink) {
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
