//! The clipped ground against the whole one, on the report's own outlines.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::{
    geo::{MAX_ZOOM, Screen, Transform, Viewport, distance_to_segment},
    scene::{Ground, GroundPath, Step, level_for, shore},
};
use heartland_data::geo::{ArcKind, ArcRef, World};
use proptest::prelude::*;
use report::atlas;
use std::sync::OnceLock;

const EVERYTHING: [f64; 4] = [-1e9, -1e9, 1e9, 1e9];

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| Ground::from_geometry(&atlas().geometry, &atlas().report.projection))
}

type Segment = (Screen, Screen);

/// The segments of a path, and all its coordinates.
fn segments(path: GroundPath, level: u8, transform: &Transform, window: [f64; 4]) -> Vec<Segment> {
    let (mut first, mut last) = (None, None);
    let mut found = Vec::new();
    ground().trace(path, level, transform, window, |step| match step {
        Step::Move(at) => (first, last) = (Some(at), Some(at)),
        Step::Line(at) => found.push((last.replace(at).expect("a start"), at)),
        Step::Close => found.push((last.expect("a start"), first.expect("a start"))),
    });
    found
}

/// The segments of a country's outline as the data has them.
fn country_segments(row: usize, level: u8, transform: &Transform) -> Vec<Segment> {
    let geometry = &atlas().geometry;
    let mut found = Vec::new();
    for ring in &geometry.countries.get(row).expect("a country").area.rings {
        let mut points = Vec::new();
        geometry.walk_ring(ring, level, |world| points.push(transform.screen_from_world(world)));
        found.extend(points.iter().copied().zip(points.iter().copied().cycle().skip(1)));
    }
    found
}

fn arc_segments(kind: ArcKind, level: u8, transform: &Transform) -> Vec<Segment> {
    let geometry = &atlas().geometry;
    let mut found = Vec::new();
    for (row, _) in geometry.arcs.iter().enumerate().filter(|(_, arc)| arc.kind == kind && arc.level <= level)
    {
        let mut points = Vec::new();
        geometry.walk_arc(ArcRef { arc: row as u32, is_reversed: false }, level, |world| {
            points.push(transform.screen_from_world(world));
        });
        found.extend(points.iter().copied().zip(points.iter().copied().skip(1)));
    }
    found
}

fn holds(segments: &[Segment], at: Screen) -> bool {
    segments.iter().fold(false, |is_inside, (a, b)| {
        is_inside ^ ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x))
    })
}

fn distance(segments: &[Segment], at: Screen) -> f64 {
    segments.iter().map(|(a, b)| distance_to_segment(at, *a, *b)).fold(f64::INFINITY, f64::min)
}

/// The segments whose boxes touch the window.
fn near(segments: &[Segment], [left, top, right, bottom]: [f64; 4]) -> Vec<Segment> {
    let is_near = |(a, b): &&Segment| {
        a.x.max(b.x) >= left && a.x.min(b.x) <= right && a.y.max(b.y) >= top && a.y.min(b.y) <= bottom
    };
    segments.iter().filter(is_near).copied().collect()
}

/// A view with its window and its level.
fn view(x: f64, y: f64, zoom: f64, margin: f64) -> (Transform, [f64; 4], u8) {
    let viewport = Viewport::from_size(900.0, 600.0).showing(World { x, y }, zoom);
    let window = [-margin, -margin, 900.0 + margin, 600.0 + margin];
    (viewport.transform, window, level_for(&atlas().geometry, &viewport, 0.35))
}

/// Rows of countries with anything near the window, and for speed no others.
fn rows_near(transform: &Transform, [left, top, right, bottom]: [f64; 4]) -> Vec<usize> {
    let countries = atlas().geometry.countries.iter().enumerate();
    let near = countries.filter(|(_, country)| {
        let (min, max) =
            (transform.screen_from_world(country.bounds.0), transform.screen_from_world(country.bounds.1));
        max.x >= left && min.x <= right && max.y >= top && min.y <= bottom
    });
    near.map(|(row, _)| row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn countries_hold_the_same_points_clipped_and_whole(
        (x, y, zoom, margin) in (0.1..0.9_f64, 0.1..0.9_f64, 0.0..=MAX_ZOOM, 0.0..200.0_f64),
        points in proptest::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 20),
    ) {
        let (transform, window, level) = view(x, y, zoom, margin);
        let [left, top, right, bottom] = window;
        for row in rows_near(&transform, window) {
            let whole = country_segments(row, level, &transform);
            let clipped = segments(GroundPath::Country(row as u16), level, &transform, window);
            for (a, b) in &clipped {
                for at in [a, b] {
                    prop_assert!((left - 17.0..=right + 17.0).contains(&at.x), "{at:?}");
                    prop_assert!((top - 17.0..=bottom + 17.0).contains(&at.y), "{at:?}");
                }
            }
            for (x, y) in &points {
                let at = Screen { x: left + x * (right - left), y: top + y * (bottom - top) };
                if holds(&whole, at) != holds(&clipped, at) {
                    prop_assert!(distance(&whole, at) < 0.6, "country {row}, level {level}, {at:?}");
                }
            }
        }
    }

    #[test]
    fn coasts_and_borders_are_whole_inside_the_window(
        (x, y, zoom, margin) in (0.1..0.9_f64, 0.1..0.9_f64, 0.0..=MAX_ZOOM, 0.0..200.0_f64),
    ) {
        let (transform, window, level) = view(x, y, zoom, margin);
        let [left, top, right, bottom] = window;
        let in_window = |at: &Screen| (left..=right).contains(&at.x) && (top..=bottom).contains(&at.y);
        for (path, kind) in [
            (GroundPath::Coasts, ArcKind::Coast),
            (GroundPath::Borders, ArcKind::Border),
            (GroundPath::Disputed, ArcKind::Disputed),
        ] {
            let (whole, clipped) = (arc_segments(kind, level, &transform), segments(path, level, &transform, window));
            let (whole, clipped) = (near(&whole, window), near(&clipped, window));
            // Every so many segments, for speed.
            for (a, b) in whole.iter().step_by(whole.len() / 100 + 1) {
                let steps = (a.distance_to(*b) / 20.0).ceil().clamp(1.0, 200.0) as u32;
                let along = (0..=steps).map(|step| a.between(*b, f64::from(step) / f64::from(steps)));
                for at in along.filter(in_window) {
                    prop_assert!(distance(&clipped, at) < 0.5, "{path:?} misses {at:?}");
                }
            }
            for (a, b) in clipped.iter().step_by(clipped.len() / 100 + 1) {
                let middle = a.between(*b, 0.5);
                prop_assert!(!in_window(&middle) || distance(&whole, middle) < 0.5, "{path:?} invents {middle:?}");
            }
        }
    }
}

#[test]
fn without_a_window_nothing_is_left_out() {
    let transform = Viewport::from_size(40_000.0, 40_000.0).transform;
    for level in 0..atlas().geometry.levels {
        for row in 0..atlas().geometry.countries.len() {
            let whole = country_segments(row, level, &transform).len();
            let traced = segments(GroundPath::Country(row as u16), level, &transform, EVERYTHING).len();
            assert_eq!(whole, traced, "country {row} at level {level}");
        }
    }
}

#[test]
fn what_is_traced_follows_what_is_visible() {
    let (transform, window, level) = view(0.5, 0.5, MAX_ZOOM, 0.0);
    let count = |window| -> usize {
        GroundPath::ALL.iter().map(|path| segments(*path, level, &transform, window).len()).sum()
    };
    let (near, whole) = (count(window), count(EVERYTHING));
    assert!(near * 50 < whole, "{near} of {whole}");
    assert_eq!(
        count([-2000.0, -2000.0, -1000.0, -1000.0]).min(1000),
        count([-2000.0, -2000.0, -1000.0, -1000.0])
    );
}

#[test]
fn disputed_lines_begin_where_they_begin_in_every_window() {
    let geometry = &atlas().geometry;
    let starts = |transform: &Transform, window: [f64; 4]| {
        let mut found = Vec::new();
        ground().trace(GroundPath::Disputed, 2, transform, window, |step| {
            if let Step::Move(at) = step {
                found.push(transform.world_from_screen(at));
            }
        });
        found
    };
    let mut seen = 0;
    for arc in geometry.arcs.iter().filter(|arc| arc.kind == ArcKind::Disputed) {
        let middle = geometry.world(*arc.vertices.get(arc.vertices.len() / 2).expect("a vertex"));
        let (transform, window, _) = view(middle.x, middle.y, MAX_ZOOM, 0.0);
        let all = starts(&transform, EVERYTHING);
        let near = starts(&transform, window);
        assert!(near.len() < all.len());
        for start in &near {
            assert!(all.iter().any(|at| (at.x - start.x).hypot(at.y - start.y) < 1e-6));
        }
        seen += near.len();
    }
    assert!(seen >= 20, "{seen}");
}

#[test]
fn nonsense_is_survived() {
    let transform = Viewport::from_size(900.0, 600.0).transform;
    for window in [[f64::NAN; 4], [9.0, 9.0, -9.0, -9.0], [f64::NEG_INFINITY, 0.0, f64::INFINITY, 1.0]] {
        for path in
            [GroundPath::Land, GroundPath::Coasts, GroundPath::Disputed, GroundPath::Country(u16::MAX)]
        {
            ground().trace(path, u8::MAX, &transform, window, |_| {});
        }
    }
}

/// Whether a point lies within rings of these segments, by the even-odd rule.
fn is_within(at: Screen, segments: &[Segment]) -> bool {
    let crossed = segments.iter().filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
    });
    crossed.count() % 2 == 1
}

#[test]
fn the_shore_is_around_all_countries_and_nothing_else() {
    let transform = Viewport::from_size(1000.0, 1000.0).transform;
    for level in [0, atlas().geometry.levels - 1] {
        let rings = shore(&atlas().geometry, level);
        let ring = |ring: &Vec<World>| -> Vec<Segment> {
            let points: Vec<Screen> = ring.iter().map(|world| transform.screen_from_world(*world)).collect();
            points.iter().copied().zip(points.iter().copied().cycle().skip(1)).collect()
        };
        let shore: Vec<Segment> = rings.iter().flat_map(ring).collect();
        let rows = 0..atlas().geometry.countries.len();
        let countries: Vec<Vec<Segment>> = rows.map(|row| country_segments(row, level, &transform)).collect();
        let mut on_land = 0;
        for (column, row) in (0..60).flat_map(|column| (0..60).map(move |row| (column, row))) {
            // Off the grid that the outlines lie on.
            let at = Screen { x: f64::from(column) * 16.6 + 3.21, y: f64::from(row) * 16.6 + 3.87 };
            let is_land = countries.iter().any(|country| is_within(at, country));
            on_land += u32::from(is_land);
            assert_eq!(is_within(at, &shore), is_land, "level {level}, {at:?}");
        }
        assert!((500..2500).contains(&on_land), "{on_land}");
    }
}
