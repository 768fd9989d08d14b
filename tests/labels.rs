//! Names on the map: free of each other, whole, and steady while the reader moves.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it does not expect"
)]

mod pseudo;

use heartland::{
    geo::{Screen, Transform, Viewport, distance_to_segment, share_within},
    scene::{Frame, FrameRequest, LabelMark, MapScene, Rect, RouteMark, Symbol},
    state::{CountryFill, Fill, Showing},
};
use heartland_data::{
    geo::{EARTH_RADIUS_KM, LonLat, World},
    model::{Language, Place, PlaceKind, RouteId, RouteKind, Thing},
};
use proptest::prelude::*;
use pseudo::atlas_with_pseudo as atlas;
use std::{collections::BTreeSet, time::Instant};

thread_local! {
    static SCENE: MapScene<'static> = MapScene::from_atlas(atlas());
}

/// Everything, and figures below some countries' names.
fn showing(has_notes: bool) -> Showing {
    let mut showing = Showing::everything(atlas());
    if has_notes {
        let shapes = atlas().geometry.countries.iter().step_by(2);
        let fills = shapes.map(|shape| CountryFill {
            country: shape.country,
            fill: Fill::Member,
            note: Some("12.5 %".into()),
        });
        showing.fills = Some(fills.collect());
    }
    showing
}

#[derive(Clone, Copy, Debug)]
struct View {
    is_narrow: bool,
    centre: (f64, f64),
    zoom: f64,
    language: u8,
    has_notes: bool,
}

fn views() -> impl Strategy<Value = View> {
    let centre = (0.2..0.8_f64, 0.2..0.8_f64);
    (any::<bool>(), centre, 0.0..6.0_f64, 0..4_u8, any::<bool>()).prop_map(
        |(is_narrow, centre, zoom, language, has_notes)| View {
            is_narrow,
            centre,
            zoom,
            language,
            has_notes,
        },
    )
}

impl View {
    /// The middle of the map at a step of the zoom: at quarter zooms.
    fn at_step(step: u8) -> Self {
        let zoom = f64::from(step) / 4.0;
        Self { is_narrow: false, centre: (0.5, 0.5), zoom, language: 0, has_notes: false }
    }

    fn viewport(self) -> Viewport {
        let (width, height) = if self.is_narrow { (390.0, 490.0) } else { (1440.0, 900.0) };
        let centre = World { x: self.centre.0, y: self.centre.1 };
        Viewport::from_size(width, height).showing(centre, self.zoom)
    }

    fn request(self) -> FrameRequest {
        FrameRequest::from_viewport(self.viewport(), Language(self.language))
    }

    fn frame(self, request: &FrameRequest) -> Frame {
        SCENE.with(|scene| scene.frame(request, &showing(self.has_notes)))
    }
}

fn panned(request: &FrameRequest, dx: f64, dy: f64) -> FrameRequest {
    let Transform { k, x, y } = request.viewport.transform;
    let transform = Transform { k, x: x + dx, y: y + dy };
    FrameRequest { viewport: Viewport { transform, ..request.viewport }, ..*request }
}

fn is_inside(rect: &Rect, viewport: &Viewport) -> bool {
    rect[0] >= 2.0
        && rect[1] >= 2.0
        && rect[2] <= viewport.width_px - 2.0
        && rect[3] <= viewport.height_px - 2.0
}

fn is_outside(rect: &Rect, viewport: &Viewport) -> bool {
    rect[2] <= 0.0 || rect[3] <= 0.0 || rect[0] >= viewport.width_px || rect[1] >= viewport.height_px
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Pixels by which a view is moved so far off that its edges cut no name.
const AWAY_PX: f64 = 2e5;

/// All labels of a step in their own places, of a view that is moved by [`AWAY_PX`] both ways.
fn labels_away(view: View) -> Vec<LabelMark> {
    let away = FrameRequest { margin_px: 1e6, ..panned(&view.request(), AWAY_PX, AWAY_PX) };
    view.frame(&away).labels
}

/// All names of a step.
fn names_anywhere(view: View) -> BTreeSet<String> {
    let names = labels_away(view).into_iter().filter(|label| !is_route(label));
    names.map(|label| label.text).collect()
}

/// Whether a label of a view is the name of a country whose own place is out of view: it stands elsewhere then.
fn is_aside(label: &LabelMark, away: &[LabelMark]) -> bool {
    let at = Screen { x: label.at.x + AWAY_PX, y: label.at.y + AWAY_PX };
    is_country(label)
        && !away.iter().any(|other| other.thing == label.thing && other.at.distance_to(at) < 1e-6)
}

fn is_route(label: &LabelMark) -> bool {
    matches!(label.thing, Some(Thing::Route(_)))
}

fn is_country(label: &LabelMark) -> bool {
    matches!(label.thing, Some(Thing::Country(_)))
}

/// A window of a laptop's map at a place (degrees) and zoom.
fn request_at(lon: f64, lat: f64, zoom: f64, (width_px, height_px): (f64, f64)) -> FrameRequest {
    let centre = atlas().report.projection.project(LonLat::from_degrees(lon, lat)).expect("on the map");
    let viewport = Viewport::from_size(width_px, height_px).showing(centre, zoom);
    FrameRequest::from_viewport(viewport, Language::default())
}

fn texts(frame: &Frame) -> Vec<&str> {
    frame.labels.iter().map(|label| label.text.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_are_whole_and_free_of_each_other(view in views(), margin_px in 0.0..300.0_f64) {
        let covered = [10.0, 10.0, 140.0, 90.0];
        let request = FrameRequest { margin_px, covered: [Some(covered), None], ..view.request() };
        let frame = view.frame(&request);
        for (index, label) in frame.labels.iter().enumerate() {
            let rect = label.rect();
            let is_whole = is_inside(&rect, &request.viewport) || is_outside(&rect, &request.viewport);
            prop_assert!(is_whole, "{} is cut", label.text);
            prop_assert!(!touch(&rect, &covered), "{} is covered", label.text);
            prop_assert!(label.angle.abs() <= std::f64::consts::FRAC_PI_2);
            for other in &frame.labels[index + 1..] {
                prop_assert!(!label.overlaps(other), "{} and {}", label.text, other.text);
            }
            for site in &frame.sites {
                let own = matches!(label.thing, Some(Thing::Place(id)) if site.place == Some(id));
                let upright = label.angle == 0.0;
                prop_assert!(own || !upright || !touch(&rect, &site.rect()), "{} on a symbol", label.text);
            }
        }
    }

    #[test]
    fn panning_moves_labels_and_changes_none(view in views(), dx in -500.0..500.0_f64, dy in -400.0..400.0_f64) {
        let request = view.request();
        let away = labels_away(view);
        let (before, after) = (view.frame(&request), view.frame(&panned(&request, dx, dy)));
        for label in &before.labels {
            let at = Screen { x: label.at.x + dx, y: label.at.y + dy };
            let moved = LabelMark { at, ..label.clone() };
            // Two lines, as of a name and its figure, stay and go together. Those of a lake have no thing in common, but a middle.
            let near = if is_route(label) { 0.0 } else { 30.0 };
            let is_of_it = |other: &&LabelMark| {
                other.thing == label.thing && (label.thing.is_some() || other.at.distance_to(label.at) < 40.0)
            };
            let mut lines = before.labels.iter().filter(is_of_it).chain([label]).map(LabelMark::rect);
            if lines.all(|[left, top, right, bottom]| {
                let sides = [left + dx - near, top + dy - near, right + dx + near, bottom + dy + near];
                is_inside(&sides, &request.viewport)
            }) {
                let same = |other: &&LabelMark| {
                    other.at.distance_to(at) < 1e-6 && LabelMark { at, ..(*other).clone() } == moved
                };
                // A country that was named aside has its name back in its place as soon as that is in view.
                let has_own = |other: &&LabelMark| is_aside(label, &away) && other.thing == label.thing;
                prop_assert!(after.labels.iter().any(|other| same(&other) || has_own(&other)), "{}", label.text);
            }
        }
    }

    #[test]
    fn zooming_in_takes_no_name_away(view in views(), deeper in 0.0..3.0_f64) {
        let below = View { zoom: (view.zoom + deeper).min(6.0), ..view };
        let (above, below) = (names_anywhere(view), names_anywhere(below));
        prop_assert!(above.len() > 15, "{above:?}");
        let lost: Vec<_> = above.difference(&below).collect();
        prop_assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn the_way_to_a_view_does_not_matter(view in views(), other in views()) {
        let request = view.request();
        other.frame(&other.request());
        let wandered = view.frame(&request);
        let fresh = MapScene::from_atlas(atlas()).frame(&request, &showing(view.has_notes));
        // But for where countries are named whose own place is out of view.
        let away = labels_away(view);
        let others = |frame: Frame| frame.labels.into_iter().filter(|label| !is_aside(label, &away)).collect::<Vec<_>>();
        prop_assert_eq!(&wandered.sites, &fresh.sites);
        prop_assert_eq!(others(wandered), others(fresh));
    }
}

#[test]
fn borders_never_lie_between_countries_without_names() {
    const LAPTOP: (f64, f64) = (906.0, 620.0);
    const PHONE: (f64, f64) = (390.0, 490.0);
    for (lon, lat, zoom, size, names) in [
        (80.4, 44.3, 6.0, LAPTOP, vec!["KAZAKHSTAN", "CHINA"]),
        (72.9, 40.7, 6.0, LAPTOP, vec!["UZBEKISTAN", "KYRGYZSTAN", "CHINA"]),
        (94.0, 28.0, 4.0, LAPTOP, vec!["CHINA", "India", "Myanmar", "Bhutan"]),
        (178.0, 66.0, 3.0, LAPTOP, vec!["RUSSIA"]),
        (76.0, 35.0, 4.5, LAPTOP, vec!["CHINA", "India", "Pakistan", "Afghanistan"]),
        (127.5, 50.5, 5.0, LAPTOP, vec!["CHINA", "RUSSIA"]),
        (70.0, 42.0, 3.0, PHONE, vec!["KAZAKHSTAN", "UZBEKISTAN", "KYRGYZSTAN", "TAJIKISTAN"]),
        // Its own place is beyond the edge, where the picture still reaches.
        (70.0, 43.0, 3.5, LAPTOP, vec!["KAZAKHSTAN", "UZBEKISTAN", "KYRGYZSTAN", "CHINA"]),
    ] {
        let request = FrameRequest { margin_px: 130.0, ..request_at(lon, lat, zoom, size) };
        let frame = SCENE.with(|scene| scene.frame(&request, &showing(false)));
        for name in names {
            let named = frame.labels.iter().filter(|label| label.text == name);
            let seen = named.filter(|label| is_inside(&label.rect(), &request.viewport));
            assert_eq!(seen.count(), 1, "{name} at {lon} {lat} {zoom}: {:?}", texts(&frame));
        }
    }
}

#[test]
fn a_name_out_of_its_place_stays_where_it_is_as_long_as_it_is_in_view() {
    let scene = MapScene::from_atlas(atlas());
    let mut request = request_at(178.0, 66.0, 3.0, (906.0, 620.0));
    let place = |frame: &Frame| {
        frame.labels.iter().find(|label| label.text == "RUSSIA").map(|label| label.at).expect("named")
    };
    let mut before = place(&scene.frame(&request, &showing(false)));
    for (dx, dy) in [(40.0, 10.0), (-90.0, 30.0), (25.0, -70.0)] {
        request = panned(&request, dx, dy);
        let after = place(&scene.frame(&request, &showing(false)));
        assert!(after.distance_to(Screen { x: before.x + dx, y: before.y + dy }) < 1e-6);
        before = after;
    }
    // Pushed over the edge, it is set anew.
    let away = panned(&request, 30.0 - before.x, 0.0);
    let after = place(&scene.frame(&away, &showing(false)));
    assert!(after.distance_to(Screen { x: 30.0, y: before.y }) > 30.0);
}

#[test]
fn names_stand_beside_lines_where_there_is_room() {
    let crossed_px = |frame: &Frame, name: &str| -> f64 {
        let label = frame.labels.iter().find(|label| label.text == name).expect(name);
        let lines =
            frame.routes.iter().filter(|mark| !matches!(mark.kind, RouteKind::Journey | RouteKind::Air));
        let pieces = lines.flat_map(|mark| mark.points.windows(2));
        let within = |piece: &[Screen]| share_within(label.rect(), piece[0], piece[1]).max(0.0);
        pieces.map(|piece| within(piece) * piece[0].distance_to(piece[1])).sum()
    };
    // Where there is little room, a line that runs along the edge of the letters.
    for (lon, lat, zoom, most_px, names) in [
        (72.0, 42.0, 2.0, 36.0, vec!["KYRGYZSTAN", "TAJIKISTAN", "UZBEKISTAN"]),
        (60.0, 46.0, 2.0, 6.0, vec!["Kashagan oil field", "Beyneu"]),
        (58.0, 45.0, 1.0, 6.0, vec!["Beyneu"]),
        (58.0, 45.0, 3.0, 6.0, vec!["Beyneu", "KAZAKHSTAN"]),
    ] {
        let request = request_at(lon, lat, zoom, (906.0, 620.0));
        let frame = SCENE.with(|scene| scene.frame(&request, &showing(false)));
        for name in names {
            let crossed_px = crossed_px(&frame, name);
            assert!(crossed_px < most_px, "{name} at {lon} {lat} {zoom}: {crossed_px}");
        }
    }
}

/// The place that a label names, if it is one.
fn place_of(label: &LabelMark) -> Option<&'static Place> {
    match label.thing {
        Some(Thing::Place(id)) => atlas().places.get(id),
        _ => None,
    }
}

#[test]
fn what_stands_in_a_town_is_named_after_it() {
    let is_late = |kind: PlaceKind| matches!(kind, PlaceKind::University | PlaceKind::Shrine);
    let mut seen = 0;
    for step in 0..=24 {
        let labels = labels_away(View::at_step(step));
        let named: Vec<&Place> = labels.iter().filter_map(place_of).collect();
        for late in named.iter().filter(|place| is_late(place.kind)) {
            let angle = 20.0 / EARTH_RADIUS_KM;
            let towns = atlas().places.rows().iter().filter(|place| place.kind == PlaceKind::City);
            for town in towns.filter(|town| town.position.angle_to(late.position) < angle) {
                let has_name = named.iter().any(|place| place.slug == town.slug);
                assert!(has_name, "{} without {} at step {step}", late.slug, town.slug);
                seen += 1;
            }
        }
    }
    assert!(seen > 10);
    let request = FrameRequest {
        viewport: Viewport::from_size(390.0, 505.0).showing(World { x: 0.5, y: 0.5 }, 0.1),
        ..request_at(78.0, 46.0, 0.0, (390.0, 505.0))
    };
    let frame = SCENE.with(|scene| scene.frame(&request, &showing(false)));
    // Of much is said before of little.
    assert!(texts(&frame).contains(&"Moscow") && !texts(&frame).contains(&"My Lai"), "{:?}", texts(&frame));
}

#[test]
fn a_place_without_room_for_its_name_has_one_apart() {
    let scene = MapScene::from_atlas(atlas());
    let request = request_at(75.0, 45.0, 1.0, (900.0, 560.0));
    let frame = scene.frame(&request, &showing(false));
    let mut apart = 0;
    for (id, place) in atlas().places.iter() {
        let thing = Thing::Place(id);
        let named = frame.labels.iter().any(|label| label.thing == Some(thing));
        let name = scene.name_apart(&frame, thing);
        assert!(!(named && name.is_some()), "{}", place.slug);
        let is_seen = frame
            .sites
            .iter()
            .any(|site| site.place == Some(id) && is_inside(&site.rect(), &request.viewport));
        if is_seen && !named {
            let name = name.unwrap_or_else(|| panic!("{}", place.slug));
            assert_eq!(name.text, place.name.get(Language::default()), "{}", place.slug);
            apart += 1;
        }
    }
    assert!(apart > 0);
    assert_eq!(
        scene.name_apart(&frame, Thing::Country(atlas().countries.find("KAZ").expect("a country"))),
        None
    );
}

#[test]
fn a_name_ends_at_no_symbol_of_another() {
    for step in 0..=24 {
        for is_narrow in [true, false] {
            let view = View { is_narrow, ..View::at_step(step) };
            let request = FrameRequest { margin_px: 1e6, ..view.request() };
            let frame = view.frame(&request);
            let sites = || frame.sites.iter().filter(|site| site.symbol != Symbol::Cross);
            for label in frame.labels.iter().filter(|label| place_of(label).is_some()) {
                let [left, top, right, bottom] = label.rect();
                let others = sites()
                    .filter(|site| site.place.is_some() && site.place.map(Thing::Place) != label.thing);
                for site in others.filter(|site| top < site.at.y && site.at.y < bottom) {
                    let off_px = (left - site.at.x).max(site.at.x - right) - site.radius_px;
                    assert!(off_px > 5.0, "{} ends {off_px} px from {site:?} at step {step}", label.text);
                }
            }
        }
    }
}

/// Views in which lines of many kinds run side by side: longitude, latitude, zoom.
const TANGLES: [(f64, f64, f64); 6] = [
    (77.0, 43.0, 5.0),
    (84.0, 43.0, 3.0),
    (65.0, 43.0, 3.0),
    (68.0, 41.0, 4.0),
    (100.0, 55.0, 2.5),
    (129.0, 38.0, 5.0),
];

#[test]
fn a_name_along_a_line_stands_next_to_that_line() {
    let system = |id: RouteId| atlas().routes.get(id).and_then(|route| route.system.as_deref());
    let mut seen = 0;
    for (lon, lat, zoom) in TANGLES {
        let frame =
            SCENE.with(|scene| scene.frame(&request_at(lon, lat, zoom, (906.0, 620.0)), &showing(false)));
        let off_px = |mark: &RouteMark, at: Screen| {
            let pieces = mark.points.windows(2).map(|piece| distance_to_segment(at, piece[0], piece[1]));
            pieces.fold(f64::INFINITY, f64::min)
        };
        for label in &frame.labels {
            let Some(Thing::Route(id)) = label.thing else { continue };
            let own = frame.routes.iter().find(|mark| mark.id == id).expect("on the map");
            if own.kind.is_flown() {
                continue;
            }
            let others = frame.routes.iter().filter(|mark| {
                mark.id != id
                    && !mark.kind.is_flown()
                    && (system(mark.id).is_none() || system(mark.id) != system(id))
            });
            for other in others {
                let (own_px, other_px) = (off_px(own, label.at), off_px(other, label.at));
                assert!(own_px < other_px, "{} at {lon} {lat}: {own_px} and {other_px}", label.text);
            }
            seen += 1;
        }
    }
    assert!(seen > 12);
}

#[test]
fn lines_that_the_report_is_about_are_named_and_journeys_once_in_a_view() {
    let mut named = BTreeSet::new();
    for step in 8..=20 {
        named.extend(labels_away(View::at_step(step)).into_iter().filter(is_route).map(|label| label.text));
    }
    for name in [
        "Central Asia-China gas pipeline, A-C",
        "Trans-Siberian Railway",
        "Trans-Korean railway",
        "Trans-Korean gas pipeline",
        "Turkmenistan-Gulf railway",
    ] {
        assert!(named.contains(name), "{name}: {named:?}");
    }
    let frame =
        SCENE.with(|scene| scene.frame(&request_at(65.0, 43.0, 3.0, (906.0, 527.0)), &showing(false)));
    let journeys = frame.routes.iter().filter(|mark| mark.kind == RouteKind::Journey);
    for journey in journeys {
        let labels = frame.labels.iter().filter(|label| label.thing == Some(Thing::Route(journey.id)));
        assert!(labels.count() <= 1, "{:?}", texts(&frame));
    }
}

#[test]
fn nothing_and_nan_are_survived() {
    for (width, height) in [(0.0, 0.0), (f64::NAN, 50.0), (3.0, 2000.0)] {
        for number in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
            let request = FrameRequest {
                margin_px: number,
                text_scale: number,
                covered: [Some([number; 4]), None],
                ..FrameRequest::from_viewport(Viewport::from_size(width, height), Language(9))
            };
            let empty = Showing::default();
            SCENE.with(|scene| {
                for label in scene.frame(&request, &empty).labels {
                    assert!(label.at.x.is_finite() && label.size_px.is_finite());
                }
            });
        }
    }
}

#[test]
fn what_is_hidden_has_no_name_and_figures_stand_below_names() {
    let view = View { is_narrow: false, centre: (0.45, 0.5), zoom: 2.0, language: 0, has_notes: true };
    let mut hidden = showing(true);
    hidden.routes.fill(None);
    hidden.places.fill(false);
    let frame = SCENE.with(|scene| scene.frame(&view.request(), &hidden));
    assert!(!frame.labels.is_empty());
    assert!(frame.labels.iter().all(|label| !matches!(label.thing, Some(Thing::Route(_) | Thing::Place(_)))));
    let notes: Vec<usize> =
        (0..frame.labels.len()).filter(|index| frame.labels[*index].text == "12.5 %").collect();
    assert!(!notes.is_empty());
    for index in notes {
        let (name, note) = (&frame.labels[index - 1], &frame.labels[index]);
        assert_eq!(name.thing, note.thing);
        assert!((name.at.x - note.at.x).abs() < 1e-9 && note.at.y > name.at.y);
    }
    let shown = view.frame(&view.request());
    assert!(shown.labels.iter().any(is_route));
    assert!(shown.labels.iter().any(|label| label.is_italic && label.text == "Caspian"));
}

/// Run with `--release --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn time_of_all_steps() {
    for language in 0..3 {
        let start = Instant::now();
        let scene = MapScene::from_atlas(atlas());
        let prepared = start.elapsed();
        let view = View { is_narrow: false, centre: (0.5, 0.5), zoom: 6.0, language, has_notes: false };
        let start = Instant::now();
        scene.frame(&view.request(), &showing(false));
        let deepest = start.elapsed();
        let start = Instant::now();
        let opening = View { zoom: 0.9, ..view };
        MapScene::from_atlas(atlas()).frame(&opening.request(), &showing(false));
        let first = start.elapsed();
        scene.frame(&view.request(), &showing(false));
        let start = Instant::now();
        for _ in 0..100 {
            scene.frame(&view.request(), &showing(false));
        }
        let again = start.elapsed() / 100;
        println!(
            "language {language}: scene {prepared:?}, steps 0 to 24 {deepest:?}, scene and first frame {first:?}, a frame more {again:?}"
        );
    }
}
