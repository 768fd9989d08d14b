//! What the reader's hands do to the map: hits against a plain search, fingers that keep what they hold, previews.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it does not expect"
)]

mod picture;
mod report;

use heartland::{
    geo::{Screen, Viewport, distance_to_segment},
    render::{Emphasis, Palette},
    scene::{Frame, FrameRequest, Ink, LabelMark, MapScene, preview_size},
    state::{Gesture, Pointers, Showing, key_of, name_of, things_concerned},
};
use heartland_data::{
    Atlas,
    geo::{Area, LonLat, World},
    model::{Language, RouteId, RowId, Table, Thing},
};
use picture::map_svg;
use proptest::prelude::*;
use report::atlas;

thread_local! {
    static SCENE: MapScene<'static> = MapScene::from_atlas(atlas());
}

const SIZE: (f64, f64) = (900.0, 600.0);

fn viewport((x, y, zoom): (f64, f64, f64)) -> Viewport {
    Viewport::from_size(SIZE.0, SIZE.1).showing(World { x, y }, zoom)
}

fn views() -> impl Strategy<Value = (f64, f64, f64)> {
    // Most of them where the routes are.
    prop_oneof![(0.35..0.75_f64, 0.3..0.6_f64, 1.0..6.0_f64), (0.1..0.9_f64, 0.1..0.9_f64, 0.0..6.0_f64)]
}

/// Hides every route and place whose row leaves a rest.
fn showing(hidden: usize) -> Showing {
    let mut showing = Showing::everything(atlas());
    for (row, standing) in showing.routes.iter_mut().enumerate() {
        if hidden > 0 && row % hidden == 0 {
            *standing = None;
        }
    }
    for (row, is_shown) in showing.places.iter_mut().enumerate() {
        *is_shown = hidden == 0 || row % hidden != 0;
    }
    showing
}

fn is_inside(area: &Area, world: World) -> bool {
    let geometry = &atlas().geometry;
    let finest = geometry.levels.saturating_sub(1);
    let mut is_inside = false;
    for ring in &area.rings {
        let mut points = Vec::new();
        geometry.walk_ring(ring, finest, |point| points.push(point));
        for (index, a) in points.iter().enumerate() {
            let b = points[(index + 1) % points.len()];
            if (a.y > world.y) != (b.y > world.y)
                && world.x < (b.x - a.x) * (world.y - a.y) / (b.y - a.y) + a.x
            {
                is_inside = !is_inside;
            }
        }
    }
    is_inside
}

/// Whether a spot lies to the same hand of all sides of a label's room.
fn is_on_name(label: &LabelMark, at: Screen) -> bool {
    let corners = label.corners();
    (0..4).all(|side| {
        let (from, to) = (corners[side], corners[(side + 1) % 4]);
        (to.x - from.x) * (at.y - from.y) > (to.y - from.y) * (at.x - from.x)
    })
}

/// The plainest search there is: all sites, all names, all segments of all lines, all countries.
fn found(frame: &Frame, at: Screen) -> Option<Thing> {
    let sites = frame.sites.iter().filter_map(|site| Some((site.at.distance_to(at), site.place?)));
    let site = sites.filter(|it| it.0 <= 8.0).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, place)) = site {
        return Some(Thing::Place(place));
    }
    let lines = frame.routes.iter().filter_map(|mark| {
        let is_flown = mark.kind.is_flown();
        let reach = if is_flown { 2.0 } else { 5.0 } + mark.style.line.width_px / 2.0;
        let distances = mark.points.windows(2).map(|pair| distance_to_segment(at, pair[0], pair[1]));
        let distance = distances.min_by(f64::total_cmp)?;
        (distance <= reach).then_some((distance, mark.id))
    });
    let line = lines.min_by(|a, b| a.0.total_cmp(&b.0));
    let name = frame.labels.iter().find(|label| is_on_name(label, at)).and_then(|label| label.thing);
    let is_right_on_line = line.is_some_and(|(distance, _)| distance <= 1.0);
    if name.is_some_and(|name| !matches!(name, Thing::Country(_)) || !is_right_on_line) {
        return name;
    }
    if let Some((_, route)) = line {
        return Some(Thing::Route(route));
    }
    let world = frame.viewport.transform.world_from_screen(at);
    let mut shapes = atlas().geometry.countries.iter();
    shapes.find(|shape| is_inside(&shape.area, world)).map(|shape| Thing::Country(shape.country))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_hit_test_finds_what_a_plain_search_finds(
        view in views(),
        spots in proptest::collection::vec((0.0..SIZE.0, 0.0..SIZE.1), 12),
        hidden in 0..4_usize,
    ) {
        let showing = showing(hidden);
        SCENE.with(|scene| {
            let frame = scene.frame(&FrameRequest::from_viewport(viewport(view), Language::default()), &showing);
            // Random spots, and spots on lines and names, where it matters.
            let on_lines = frame.routes.iter().filter_map(|mark| mark.points.get(mark.points.len() / 3));
            let on_names = frame.labels.iter().map(|label| {
                let [first, _, third, _] = label.corners();
                first.between(third, 0.3)
            });
            let spots = spots.iter().map(|(x, y)| Screen { x: *x, y: *y });
            let spots = spots.chain(on_lines.copied()).chain(on_names);
            for at in spots {
                let hit = scene.hit(&frame, at);
                prop_assert_eq!(hit, found(&frame, at));
                if let Some(thing) = hit {
                    prop_assert!(showing.shows(thing));
                }
                let meant = scene.routes_meant(&frame, at, 2.0);
                match hit {
                    Some(Thing::Route(route)) => prop_assert_eq!(meant.first(), Some(&route)),
                    _ => prop_assert!(meant.is_empty()),
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn fingers_keep_what_they_hold(
        first in (300.0..400.0_f64, 200.0..400.0_f64),
        second in (500.0..600.0_f64, 200.0..400.0_f64),
        moves in proptest::collection::vec((-6.0..6.0_f64, -6.0..6.0_f64, proptest::bool::ANY), 1..20),
    ) {
        // Far from the bounds, which may move the map on purpose.
        let mut viewport = viewport((0.5, 0.5, 3.0));
        let mut fingers = [Screen { x: first.0, y: first.1 }, Screen { x: second.0, y: second.1 }];
        // Fingers turn, the map does not: what they keep is their middle and how far apart they are.
        let held = viewport.transform.world_from_screen(fingers[0].between(fingers[1], 0.5));
        let apart = fingers[0].distance_to(fingers[1]) / viewport.transform.k;
        let mut pointers = Pointers::default();
        pointers.press(1, fingers[0]);
        pointers.press(2, fingers[1]);
        for (dx, dy, is_first) in moves {
            let (finger, id) = if is_first { (0, 1) } else { (1, 2) };
            fingers[finger] = Screen { x: fingers[finger].x + dx, y: fingers[finger].y + dy };
            let gesture = pointers.shift(id, fingers[finger], 0.0);
            let Gesture::Pinch { factor, about, dx, dy } = gesture else { panic!("a pinch expected") };
            viewport = viewport.panned(dx, dy).zoomed(factor, about);
            let now = viewport.transform.screen_from_world(held);
            prop_assert!(now.distance_to(fingers[0].between(fingers[1], 0.5)) < 0.5);
            prop_assert!((fingers[0].distance_to(fingers[1]) - apart * viewport.transform.k).abs() < 0.5);
        }
    }

    #[test]
    fn a_preview_covers_neither_the_pointer_nor_what_it_names(view in views(), x in 0.0..SIZE.0, y in 0.0..SIZE.1) {
        let pointer = Screen { x, y };
        let showing = showing(0);
        SCENE.with(|scene| {
            let frame = scene.frame(&FrameRequest::from_viewport(viewport(view), Language::default()), &showing);
            let Some(thing) = scene.hit(&frame, pointer) else { return Ok(()) };
            let size = preview_size(name_of(atlas(), thing).map_or("", |name| name.get(Language::default())));
            let at = scene.place_preview(&frame, thing, pointer, size);
            let (right, bottom) = (at.x + size.0, at.y + size.1);
            prop_assert!(at.x >= 0.0 && at.y >= 0.0 && right <= SIZE.0 && bottom <= SIZE.1);
            let holds = |spot: Screen| (at.x..=right).contains(&spot.x) && (at.y..=bottom).contains(&spot.y);
            prop_assert!(!holds(pointer));
            if let Thing::Place(place) = thing {
                prop_assert!(frame.sites.iter().filter(|site| site.place == Some(place)).all(|site| !holds(site.at)));
            }
            Ok(())
        })?;
    }
}

#[test]
fn the_letters_of_a_name_mean_what_they_name() {
    let projection = &atlas().report.projection;
    let centre = projection.project(LonLat::from_degrees(70.0, 45.0)).expect("on the map");
    let viewport = Viewport::from_size(1440.0, 900.0).showing(centre, 2.0);
    let request = FrameRequest::from_viewport(viewport, Language::default());
    SCENE.with(|scene| {
        let frame = scene.frame(&request, &showing(0));
        let is_site_at = |at: Screen| {
            frame.sites.iter().any(|site| site.place.is_some() && site.at.distance_to(at) <= 8.0)
        };
        for label in
            frame.labels.iter().filter(|label| !matches!(label.thing, Some(Thing::Country(_)) | None))
        {
            let [first, _, third, _] = label.corners();
            for share in [0.2, 0.5, 0.8] {
                let at = first.between(third, share);
                if !is_site_at(at) {
                    assert_eq!(scene.hit(&frame, at), label.thing, "{}", label.text);
                    assert!(scene.routes_meant(&frame, at, 7.0).len() < 2, "{}", label.text);
                }
            }
        }
    });
}

#[test]
fn what_is_selected_hides_none_of_its_stops() {
    let palette = Palette::from_tokens(str::to_owned);
    let route = |slug| Thing::Route(atlas().routes.find(slug).expect("a route"));
    let country = |slug| Thing::Country(atlas().countries.find(slug).expect("a country"));
    // Bishkek and Tashkent stand at Kazakhstan's border.
    for (thing, least) in [(route("xi-tour"), 3), (route("transsib"), 2), (country("KAZ"), 2)] {
        SCENE.with(|scene| {
            let (min, max) = scene.home();
            let viewport = Viewport::from_size(900.0, 520.0).fitted(min, max, 8.0, 3.5);
            let frame = scene.frame(&FrameRequest::from_viewport(viewport, Language::default()), &showing(0));
            let emphasis = Emphasis { selection: Some(thing), hover: None };
            let svg = map_svg(scene, &frame, emphasis, &palette);
            let band = svg.rfind(Ink::Accent.token()).expect("a band");
            let above = svg.get(band..).unwrap_or_default();
            assert!(above.matches("<circle").count() >= least, "{thing:?}");
        });
    }
}

#[test]
fn a_selected_organisation_sets_off_its_members_or_what_its_deals_are_about() {
    let named = |slugs: &[&str]| -> Vec<Thing> {
        let of = |slug: &&str| {
            let country = atlas().countries.find(slug).map(Thing::Country);
            let place = atlas().places.find(slug).map(Thing::Place);
            country.or(place).expect("a country or a place")
        };
        slugs.iter().map(of).collect()
    };
    for (slug, expected) in [
        // Observers and partners are no members.
        ("sco", &["CHN", "RUS", "KAZ", "KGZ", "TJK", "UZB"][..]),
        // It has ended for one of seven.
        ("csto", &["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]),
        // Its seat, and the side of a proposal to it.
        ("rats", &["RUS", "tashkent"]),
        ("forbes", &[]),
    ] {
        let organisation = atlas().organisations.find(slug).expect("an organisation");
        let mut things = things_concerned(atlas(), Thing::Organisation(organisation));
        things.retain(|thing| matches!(thing, Thing::Country(_) | Thing::Place(_) | Thing::Route(_)));
        let mut expected = named(expected);
        for list in [&mut things, &mut expected] {
            list.sort_by_key(|thing| key_of(*thing));
        }
        assert_eq!(things, expected, "{slug}");
    }
    let company = Thing::Organisation(atlas().organisations.find("cnpc").expect("a company"));
    let concerned = things_concerned(atlas(), company);
    assert!(named(&["CHN", "kashagan"]).iter().all(|thing| concerned.contains(thing)), "{concerned:?}");
    SCENE.with(|scene| {
        let viewport = viewport((0.5, 0.45, 0.0));
        let frame = scene.frame(&FrameRequest::from_viewport(viewport, Language::default()), &showing(0));
        let accents = |selection: Option<Thing>| {
            let emphasis = Emphasis { selection, hover: None };
            let svg = map_svg(scene, &frame, emphasis, &Palette::from_tokens(str::to_owned));
            svg.matches(Ink::Accent.token()).count()
        };
        assert_eq!(accents(None), 0);
        for slug in ["sco", "csto", "cnpc"] {
            let organisation = atlas().organisations.find(slug).expect("an organisation");
            let members = things_concerned(atlas(), Thing::Organisation(organisation));
            let on_map = members.iter().filter(|member| scene.bounds_of(**member).is_some()).count();
            assert!(accents(Some(Thing::Organisation(organisation))) >= on_map.max(1), "{slug}");
        }
        let (min, max) = scene.bounds_of(company).expect("room on the map");
        assert!(max.x - min.x < 0.3, "Central Asia, not the world: {min:?} {max:?}");
    });
}

#[test]
fn strange_views_and_pointers_break_nothing() {
    let showing = showing(0);
    SCENE.with(|scene| {
        for (width, height) in
            [(0.0, 0.0), (f64::NAN, 300.0), (300.0, f64::INFINITY), (-4.0, 1.0), (1.0, 9000.0)]
        {
            let viewport = Viewport::from_size(width, height);
            let request = FrameRequest {
                margin_px: 50.0,
                ..FrameRequest::from_viewport(viewport, Language::default())
            };
            let frame = scene.frame(&request, &showing);
            let svg = map_svg(scene, &frame, Emphasis::default(), &Palette::from_tokens(|_| String::new()));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{width} {height}");
            for at in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (-1e9, 1e9)] {
                let at = Screen { x: at.0, y: at.1 };
                assert_eq!(scene.hit(&frame, at), None);
                assert!(scene.routes_meant(&frame, at, 2.0).is_empty());
            }
            let thing = Thing::Route(RouteId::from_index(0));
            let at = scene.place_preview(&frame, thing, Screen::default(), (80.0, 20.0));
            assert!(at.x.is_finite() && at.y.is_finite());
        }
    });
}

#[test]
fn routes_with_too_few_points_are_left_out_and_others_stay() {
    let real = atlas();
    let mut rows = real.routes.rows().to_vec();
    let far = LonLat::from_degrees(-100.0, -60.0);
    rows[0].points.truncate(1);
    rows[1].points.clear();
    rows[2].points.iter_mut().for_each(|point| point.position = far);
    let same = rows[3].points[0].position;
    rows[3].points.iter_mut().for_each(|point| point.position = same);
    let odd = Atlas { routes: Table::from_rows(rows), ..real.clone() };
    let scene = MapScene::from_atlas(&odd);
    let viewport = Viewport::from_size(SIZE.0, SIZE.1);
    let frame =
        scene.frame(&FrameRequest::from_viewport(viewport, Language::default()), &Showing::everything(&odd));
    for row in 0..3 {
        assert!(scene.route(RouteId::from_index(row)).is_none());
    }
    assert!(frame.routes.len() >= real.routes.len() - 4);
    assert!(
        frame.routes.iter().all(|mark| mark.points.iter().all(|it| it.x.is_finite() && it.y.is_finite()))
    );
}

#[test]
fn what_is_shown_of_another_atlas_hides_what_it_does_not_know() {
    SCENE.with(|scene| {
        let request = FrameRequest::from_viewport(Viewport::from_size(SIZE.0, SIZE.1), Language::default());
        let frame = scene.frame(&request, &Showing::default());
        assert!(frame.routes.is_empty() && frame.sites.iter().all(|site| site.place.is_none()));
    });
}

#[test]
fn strands_keep_their_order_and_their_distance() {
    let strands: Vec<RouteId> =
        ["cagp-a", "cagp-b", "cagp-c"].iter().filter_map(|slug| atlas().routes.find(slug)).collect();
    assert_eq!(strands.len(), 3);
    SCENE.with(|scene| {
        for zoom in 0..=6 {
            let view = viewport((0.5, 0.45, f64::from(zoom)));
            let frame = scene.frame(
                &FrameRequest { margin_px: 1e6, ..FrameRequest::from_viewport(view, Language::default()) },
                &showing(0),
            );
            let lines: Vec<&[Screen]> = strands
                .iter()
                .filter_map(|id| Some(&*frame.routes.iter().find(|mark| mark.id == *id)?.points))
                .collect();
            let sizes: Vec<usize> = lines.iter().map(|line| line.len()).collect();
            assert!(matches!(*sizes, [a, b, c] if a > 1 && a == b && b == c), "{sizes:?} at zoom {zoom}");
            let lane = 5.0 * heartland::scene::weight(&view);
            for ((a, b), c) in lines[0].iter().zip(lines[1]).zip(lines[2]) {
                assert!((a.distance_to(*b) - lane).abs() < 0.1 && (b.distance_to(*c) - lane).abs() < 0.1);
                assert!((a.distance_to(*c) - 2.0 * lane).abs() < 0.1, "in order at zoom {zoom}");
            }
        }
    });
}
