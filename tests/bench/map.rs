//! How fast the map is at the report's size and far above it: a Markdown table, and the same as JSON. It asserts nothing.
//! `cargo bench --bench map -- 1 100` measures these multiples of the report's routes only.

#![allow(clippy::panic, reason = "a bench may stop at what it does not expect")]

mod synthetic;

use heartland::{
    geo::{Screen, Viewport},
    render::{Paint, Sink, paint_map},
    scene::{FrameRequest, GroundPath, LabelMark, MapScene, Outline, Stroke},
    state::Showing,
};
use heartland_data::{Atlas, author, geo::World, model::Language};
use peak_alloc::PeakAlloc;
use std::{collections::BTreeMap, fs, path::Path, time::Instant};
use synthetic::{Dice, with_fine_outlines, with_routes};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const SEED: u64 = 20_140_101;
const POSITIONS: usize = 1000;
/// A measure is repeated for about so long, and so often at least and at most.
const SECONDS: f64 = 0.4;
const LEAST: usize = 5;
const MOST: usize = 300;

/// Everything that is measured of one view, in the order of the table.
struct Row {
    routes: usize,
    outlines: &'static str,
    view: &'static str,
    numbers: Vec<(&'static str, f64)>,
}

fn main() {
    let real = author::load(Path::new("data")).unwrap_or_else(|violations| panic!("{violations:#?}"));
    let dense = densest_place(&MapScene::from_atlas(&real));
    let mut rows = Vec::new();
    let wanted: Vec<usize> = std::env::args().filter_map(|factor| factor.parse().ok()).collect();
    let sizes = [(1, "50m"), (10, "50m"), (100, "50m"), (1000, "50m"), (1, "10m-like")];
    for (factor, outlines) in
        sizes.into_iter().filter(|(factor, _)| wanted.is_empty() || wanted.contains(factor))
    {
        let atlas = match (factor, outlines) {
            (1, "50m") => real.clone(),
            (factor, "50m") => with_routes(&real, factor, SEED),
            _ => with_fine_outlines(&real, SEED),
        };
        rows.extend(measure(&atlas, outlines, dense));
    }
    println!("{}", markdown(&rows));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    let path = folder.join("map.json");
    match fs::create_dir_all(&folder).and_then(|()| fs::write(&path, json(&rows))) {
        Ok(()) => println!("The same as JSON: {}", path.display()),
        Err(error) => println!("No JSON: {}: {error}", path.display()),
    }
}

fn measure(atlas: &Atlas, outlines: &'static str, dense: World) -> Vec<Row> {
    HEAP.reset_peak_usage();
    let without_scene = HEAP.current_usage();
    let (build_ms, scene) = timed(|| MapScene::from_atlas(atlas));
    let showing = Showing::everything(atlas);
    let size = Viewport::from_size(1440.0, 900.0);
    let (min, max) = scene.home();
    let views = [
        ("home", size.fitted(min, max, 8.0, 4.0)),
        ("zoom 3", size.showing(dense, 3.0)),
        ("zoom 6", size.showing(dense, 6.0)),
    ];
    let mut rows = Vec::new();
    for (view, viewport) in views {
        let mut dice = Dice::from_seed(SEED);
        let (first_ms, _) = timed(|| scene.frame(&request(viewport), &showing));
        // The map moves a little from frame to frame.
        let frame_ms = repeated(|| {
            let moved = viewport.panned(dice.between(-9.0, 9.0), dice.between(-9.0, 9.0));
            scene.frame(&request(moved), &showing);
        });
        let frame = scene.frame(&request(viewport), &showing);
        let mut steps = 0;
        let trace_ms = repeated(|| {
            steps = 0;
            for path in PATHS {
                let transform = &frame.viewport.transform;
                scene.ground().trace(path, frame.level, transform, frame.window, |_| steps += 1);
            }
        });
        let paint_ms = repeated(|| paint_map(&scene, &frame, &mut CountingSink::default()));
        let mut counted = CountingSink::default();
        paint_map(&scene, &frame, &mut counted);
        let mut hits: Vec<f64> = (0..POSITIONS)
            .map(|_| {
                let at = Screen { x: dice.between(0.0, 1440.0), y: dice.between(0.0, 900.0) };
                timed(|| scene.hit(&frame, at)).0 * 1000.0
            })
            .collect();
        hits.sort_by(f64::total_cmp);
        eprintln!("{} routes, {outlines}, {view}: measured", atlas.routes.len());
        rows.push(Row {
            routes: atlas.routes.len(),
            outlines,
            view,
            numbers: vec![
                ("build ms", build_ms),
                ("first frame ms", first_ms),
                ("frame ms", at_share(&frame_ms, 0.5)),
                ("frame p95 ms", at_share(&frame_ms, 0.95)),
                ("routes in it", frame.routes.len() as f64),
                ("trace ms", at_share(&trace_ms, 0.5)),
                ("steps", f64::from(steps)),
                ("paint ms", at_share(&paint_ms, 0.5)),
                ("points", counted.points as f64),
                ("hit us", at_share(&hits, 0.5)),
                ("hit p95 us", at_share(&hits, 0.95)),
            ],
        });
    }
    let scene_mb = mb(HEAP.peak_usage().saturating_sub(without_scene));
    for row in &mut rows {
        row.numbers.push(("scene peak MB", scene_mb));
        row.numbers.push(("heap peak MB", mb(HEAP.peak_usage())));
    }
    rows
}

fn request(viewport: Viewport) -> FrameRequest {
    FrameRequest::from_viewport(viewport, Language::default())
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}

/// Milliseconds that `run` takes, and its outcome.
fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let outcome = std::hint::black_box(run());
    (start.elapsed().as_secs_f64() * 1000.0, outcome)
}

/// Milliseconds of each of many runs, ascending.
fn repeated(mut run: impl FnMut()) -> Vec<f64> {
    let start = Instant::now();
    let mut runs = Vec::new();
    while runs.len() < LEAST || (runs.len() < MOST && start.elapsed().as_secs_f64() < SECONDS) {
        runs.push(timed(&mut run).0);
    }
    runs.sort_by(f64::total_cmp);
    runs
}

/// The value at a share of sorted ones: 0.5 for the median.
fn at_share(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1) as f64;
    sorted.get((last * share).round() as usize).copied().unwrap_or(f64::NAN)
}

/// Where most samples of routes lie together.
fn densest_place(scene: &MapScene<'_>) -> World {
    const SQUARES: f64 = 64.0;
    let mut counts: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for (world, _) in scene.routes.iter().flat_map(|route| &route.samples) {
        *counts.entry(((world.x * SQUARES) as i32, (world.y * SQUARES) as i32)).or_default() += 1;
    }
    let densest = counts.into_iter().max_by_key(|(_, count)| *count).map(|(square, _)| square);
    let (x, y) = densest.unwrap_or((32, 32));
    World { x: (f64::from(x) + 0.5) / SQUARES, y: (f64::from(y) + 0.5) / SQUARES }
}

const PATHS: [GroundPath; 8] = [
    GroundPath::Disc,
    GroundPath::Graticule,
    GroundPath::Land,
    GroundPath::Lakes,
    GroundPath::Rivers,
    GroundPath::Coasts,
    GroundPath::Borders,
    GroundPath::Disputed,
];

/// Draws nothing; counts the points that a canvas would be given.
#[derive(Debug, Default)]
struct CountingSink {
    points: usize,
}

impl Sink for CountingSink {
    fn outline(&mut self, outline: &Outline<'_>, _: &Paint) {
        outline.trace(|_| self.points += 1);
    }

    fn line(&mut self, points: &[Screen], _: &Stroke) {
        self.points += points.len();
    }

    fn segments(&mut self, pieces: &[[Screen; 2]], _: &Stroke) {
        self.points += 2 * pieces.len();
    }

    fn polygon(&mut self, points: &[Screen], _: &Paint) {
        self.points += points.len();
    }

    fn circle(&mut self, _: Screen, _: f64, _: &Paint) {
        self.points += 1;
    }

    fn label(&mut self, _: &LabelMark) {
        self.points += 1;
    }

    fn within(&mut self, _: Screen, _: (f64, f64), draw: impl FnOnce(&mut Self)) {
        draw(self);
    }
}

fn number(value: f64) -> String {
    if value.fract() == 0.0 || value >= 1000.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

fn markdown(rows: &[Row]) -> String {
    let names = rows.first().map(|row| row.numbers.iter().map(|(name, _)| *name)).into_iter().flatten();
    let names: Vec<&str> = ["routes", "outlines", "view"].into_iter().chain(names).collect();
    let mut text = format!(
        "The map on this machine, natively (opt-level 3, where the page is built with \"z\"), 1440 by 900 pixels, medians:\n\n| {} |\n|{}\n",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    let lines = rows.iter().map(|row| {
        let numbers: Vec<String> = row.numbers.iter().map(|(_, value)| number(*value)).collect();
        format!("| {} | {} | {} | {} |\n", row.routes, row.outlines, row.view, numbers.join(" | "))
    });
    text.extend(lines);
    text
}

fn json(rows: &[Row]) -> String {
    let objects = rows.iter().map(|row| {
        let fields = row.numbers.iter().map(|(name, value)| format!(", \"{name}\": {value:.4}"));
        format!(
            "  {{\"routes\": {}, \"outlines\": \"{}\", \"view\": \"{}\"{}}}",
            row.routes,
            row.outlines,
            row.view,
            fields.collect::<String>()
        )
    });
    format!("[\n{}\n]\n", objects.collect::<Vec<_>>().join(",\n"))
}
