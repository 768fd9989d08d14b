//! What a frame leaves out.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::{
    geo::{MAX_ZOOM, Viewport, distance_to_segment},
    scene::{FrameRequest, MapScene, PlacedRoute, Placing},
    state::{CountryFill, Fill, Showing},
};
use heartland_data::{
    geo::{LonLat, World},
    model::{Language, RouteId, RoutePoint, Table},
};
use proptest::prelude::*;
use report::atlas;

thread_local! {
    static SCENE: MapScene<'static> = MapScene::from_atlas(atlas());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_route_in_the_window_is_left_out(
        (x, y, zoom, margin_px) in (0.1..0.9_f64, 0.1..0.9_f64, 0.0..=MAX_ZOOM, 0.0..200.0_f64),
    ) {
        let viewport = Viewport::from_size(900.0, 600.0).showing(World { x, y }, zoom);
        let showing = Showing::everything(atlas());
        let request = FrameRequest { margin_px, ..FrameRequest::from_viewport(viewport, Language::default()) };
        let frame = SCENE.with(|scene| scene.bare_frame(&request, &showing));
        let placed: Vec<RouteId> = frame.routes.iter().map(|mark| mark.id).collect();
        prop_assert!(placed.is_sorted());
        let [left, top, right, bottom] = frame.window;
        let placing = Placing::from_viewport(&viewport, margin_px);
        let routes = SCENE.with(|scene| scene.routes.clone());
        for route in &routes {
            let Some(standing) = showing.standing(route.id) else { continue };
            let mark = route.mark(&placing, standing);
            let is_in = mark.points.iter().any(|at| {
                (left - 9.0..=right + 9.0).contains(&at.x) && (top - 9.0..=bottom + 9.0).contains(&at.y)
            });
            prop_assert!(!is_in || placed.contains(&route.id), "{:?}", route.id);
            // A route whose line stays far away is not placed, however much its box holds.
            let middle = heartland::geo::Screen { x: 450.0, y: 300.0 };
            let legs = mark.points.iter().zip(mark.points.iter().skip(1));
            let distance = legs.map(|(a, b)| distance_to_segment(middle, *a, *b)).fold(f64::INFINITY, f64::min);
            let reach = (right - left).hypot(bottom - top);
            let longest = longest_run(&mark.points);
            prop_assert!(distance < reach + longest || !placed.contains(&route.id), "{:?}", route.id);
        }
    }
}

/// Each route of which two share a leg, and each with a break of gauge, once more with a stop far away before its first.
#[test]
fn a_stop_outside_the_map_moves_neither_lanes_nor_the_break() {
    for (id, route) in atlas().routes.iter() {
        let before = SCENE.with(|scene| scene.route(id).cloned());
        let Some(before) =
            before.filter(|it| it.samples.iter().any(|(_, lane)| *lane != 0.0) || it.break_at.is_some())
        else {
            continue;
        };
        let mut changed = atlas().clone();
        let rows = changed.routes.rows().iter().cloned().map(|mut row| {
            if row.slug == route.slug {
                let far = LonLat::from_degrees(-70.0, -40.0);
                row.points.insert(0, RoutePoint { position: far, ..row.points[0].clone() });
                row.break_at = row.break_at.map(|turn| turn + 1);
            }
            row
        });
        changed.routes = Table::from_rows(rows.collect());
        let scene = MapScene::from_atlas(&changed);
        let after = scene.route(id).cloned().unwrap_or_else(|| panic!("{} is gone", route.slug));
        let at_break = |placed: &PlacedRoute| placed.break_at.map(|turn| placed.samples[turn]);
        assert_eq!(at_break(&after), at_break(&before), "{}", route.slug);
        // The new leg eases the first lane towards its own.
        let second = atlas().report.projection.project(route.points[1].position);
        let from_end = |placed: &PlacedRoute| {
            let samples = placed.samples.iter().copied().rev();
            samples.take_while(|(world, _)| Some(*world) != second).collect::<Vec<_>>()
        };
        let (after, before) = (from_end(&after), from_end(&before));
        assert_eq!(after.len(), before.len(), "{}", route.slug);
        for (after, before) in after.iter().zip(&before) {
            assert!((after.1 - before.1).abs() < 1e-9, "{}: {after:?} {before:?}", route.slug);
        }
    }
}

#[test]
fn the_ground_is_the_same_whatever_stands_on_it() {
    let viewport = Viewport::from_size(900.0, 600.0).showing(World { x: 0.5, y: 0.5 }, 2.0);
    let request = FrameRequest::from_viewport(viewport, Language::default());
    let everything = Showing::everything(atlas());
    let frame =
        |request: &FrameRequest, showing: &Showing| SCENE.with(|scene| scene.bare_frame(request, showing));
    let first = frame(&request, &everything);
    let no_routes = Showing { routes: Vec::new(), ..everything.clone() };
    assert!(frame(&request, &no_routes).has_ground_of(&first));
    let fill = CountryFill { country: atlas().report.focus[0], fill: Fill::Member, note: None };
    let filled = Showing { fills: Some(vec![fill]), ..everything.clone() };
    assert!(!frame(&request, &filled).has_ground_of(&first));
    let wider = FrameRequest { margin_px: 40.0, ..request };
    assert!(!frame(&wider, &everything).has_ground_of(&first));
    let moved = FrameRequest { viewport: viewport.showing(World { x: 0.5, y: 0.4 }, 2.0), ..request };
    assert!(!frame(&moved, &everything).has_ground_of(&first));
}

/// The longest run of 16 segments, in pixels from its first to its last point, and a little more for bends.
fn longest_run(points: &[heartland::geo::Screen]) -> f64 {
    let lengths: Vec<f64> =
        points.iter().zip(points.iter().skip(1)).map(|(a, b)| a.distance_to(*b)).collect();
    lengths.chunks(16).map(|run| run.iter().sum()).fold(0.0, f64::max)
}
