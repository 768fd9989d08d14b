//! The map with finer outlines, as a page gets them: where they are wanted, what is drawn with them, and that it fits together.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

use heartland::{
    geo::{MAX_ZOOM, Screen, Viewport},
    scene::{Frame, FrameRequest, GroundPath, MapScene, Step},
    state::Showing,
};
use heartland_data::{
    Atlas, Library, author,
    geo::{Geometry, LonLat},
    model::Language,
    open,
};
use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{LazyLock, OnceLock},
};

/// Issyk-Kul, Cyprus, the Bosporus, the Vistula Lagoon, Vladivostok, Dalmatia, Kashmir.
const PLACES: [(f64, f64); 7] =
    [(77.3, 42.4), (33.2, 35.0), (29.0, 41.0), (19.9, 54.4), (131.9, 43.1), (16.5, 43.2), (75.5, 34.5)];

/// The packed report, unpacked: the atlas and the outlines that come after it.
fn report() -> (&'static Atlas, &'static Geometry) {
    static REPORT: LazyLock<(Atlas, Library)> = LazyLock::new(|| {
        // Of this run alone: another may go on at the same time.
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("finer-{}", std::process::id()));
        fs::create_dir_all(&out).expect("a folder");
        author::pack_to(Path::new("data"), &out).unwrap_or_else(|violations| panic!("{violations:#?}"));
        let [atlas, outlines] =
            ["atlas.bin", "outlines.bin"].map(|name| fs::read(out.join(name)).expect("what was just packed"));
        // What is left behind is in the target directory.
        let _ = fs::remove_dir_all(out);
        let (atlas, library) = open(&atlas).expect("an atlas");
        library.accept_finer(&outlines).expect("its outlines");
        (atlas, library)
    });
    (&REPORT.0, REPORT.1.finer().expect("they have just come"))
}

fn refined() -> MapScene<'static> {
    let (atlas, finer) = report();
    let scene = MapScene::from_atlas(atlas);
    scene.refine(finer);
    scene
}

fn viewport(lon: f64, lat: f64, zoom: f64) -> Viewport {
    let centre = report().0.report.projection.project(LonLat::from_degrees(lon, lat)).expect("on the map");
    Viewport::from_size(900.0, 530.0).showing(centre, zoom)
}

fn frame(scene: &MapScene<'_>, viewport: Viewport) -> Frame {
    static EVERYTHING: OnceLock<Showing> = OnceLock::new();
    let showing = EVERYTHING.get_or_init(|| Showing::everything(report().0));
    scene.bare_frame(&FrameRequest::from_viewport(viewport, Language::default()), showing)
}

type Segment = [(u64, u64); 2];

/// The segments of a path with both ends inside the window, each in one direction.
fn segments(scene: &MapScene<'_>, frame: &Frame, path: GroundPath) -> BTreeSet<Segment> {
    let [left, top, right, bottom] = frame.window;
    let is_inside = |at: &Screen| (left..=right).contains(&at.x) && (top..=bottom).contains(&at.y);
    let (mut first, mut last) = (Screen::default(), Screen::default());
    let mut found = BTreeSet::new();
    let mut add = |a: Screen, b: Screen| {
        if is_inside(&a) && is_inside(&b) && a != b {
            let mut ends = [a, b].map(|at| (at.x.to_bits(), at.y.to_bits()));
            ends.sort_unstable();
            found.insert(ends);
        }
    };
    scene.outline(frame, path).trace(|step| match step {
        Step::Move(at) => (first, last) = (at, at),
        Step::Line(at) => add(std::mem::replace(&mut last, at), at),
        Step::Close => add(last, first),
    });
    found
}

#[test]
fn they_are_wanted_where_coasts_are_off_by_a_pixel() {
    let (atlas, finer) = report();
    let scene = MapScene::from_atlas(atlas);
    for step in 0..=60 {
        let viewport = viewport(72.0, 41.0, f64::from(step) * MAX_ZOOM / 60.0);
        let before = scene.level(&viewport);
        assert!(before < atlas.geometry.levels);
        let coasts_off_px = 3e-4 * viewport.transform.k;
        assert_eq!(scene.wants_finer(&viewport), coasts_off_px > 1.0, "{coasts_off_px} px");
    }
    let home = Viewport::from_size(900.0, 530.0).fitted(scene.home().0, scene.home().1, 8.0, 3.5);
    assert!(!scene.wants_finer(&home), "the first view does without");
    scene.refine(finer);
    for step in 0..=60 {
        let viewport = viewport(72.0, 41.0, f64::from(step) * MAX_ZOOM / 60.0);
        let is_finer = scene.level(&viewport) >= atlas.geometry.levels;
        assert_eq!(is_finer, 3e-4 * viewport.transform.k > 1.0, "the first are kept for shallow zooms");
        assert!(!scene.wants_finer(&viewport));
    }
}

#[test]
fn deep_zooms_get_more_of_every_line_and_others_the_same() {
    let (first, refined) = (MapScene::from_atlas(report().0), refined());
    let counts = |scene: &MapScene<'_>, viewport: Viewport| {
        let frame = frame(scene, viewport);
        GroundPath::ALL[2..].iter().map(|path| segments(scene, &frame, *path).len()).collect::<Vec<_>>()
    };
    let mut sums = [0; 2];
    for (lon, lat) in PLACES {
        let [before, after] = [&first, &refined].map(|scene| counts(scene, viewport(lon, lat, 5.0)));
        assert!(before.iter().zip(&after).all(|(before, after)| before <= after), "{before:?}, {after:?}");
        sums[0] += before.iter().sum::<usize>();
        sums[1] += after.iter().sum::<usize>();
        let shallow = viewport(lon, lat, 2.5);
        assert_eq!(counts(&first, shallow), counts(&refined, shallow));
    }
    assert!(sums[1] > 2 * sums[0], "{sums:?}");
}

#[test]
fn what_is_filled_ends_where_lines_are_drawn() {
    let scene = refined();
    for (lon, lat) in PLACES {
        let frame = frame(&scene, viewport(lon, lat, 5.0));
        let lines = [GroundPath::Coasts, GroundPath::Borders, GroundPath::Disputed]
            .map(|path| segments(&scene, &frame, path));
        let countries = 0..report().0.geometry.countries.len() as u16;
        let mut edges = BTreeSet::new();
        for row in countries {
            edges.extend(segments(&scene, &frame, GroundPath::Country(row)));
        }
        assert!(edges.len() > 20, "{lon} {lat}");
        let undrawn = edges.iter().filter(|edge| lines.iter().all(|line| !line.contains(*edge))).count();
        assert_eq!(undrawn, 0, "{lon} {lat}: of {}", edges.len());
    }
}
