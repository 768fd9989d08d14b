//! How fast the map is natively, at the report's size and far above it. No time is asserted.
//! `cargo bench --bench map -- frame` measures what has "frame" in its name only.

#![allow(clippy::panic, reason = "a bench may stop at what it does not expect")]
#![allow(missing_docs, reason = "the macros of Criterion make public functions without a word")]

mod synthetic;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use heartland::{
    geo::{Screen, Viewport},
    render::{GroundSink, MarkSink, Paint, Sink, paint_map},
    scene::{FrameRequest, GroundPath, LabelBook, LabelMark, MapScene, Outline, Stroke},
    state::Showing,
};
use heartland_data::{
    Atlas, author,
    geo::{LonLat, World},
    model::Language,
    open, pack,
};
use std::{collections::BTreeMap, hint::black_box, path::Path, sync::LazyLock, time::Duration};
use synthetic::{Dice, with_fine_outlines, with_routes};

const SEED: u64 = 20_140_101;

/// The report, and with how many times its routes; last with ten times the vertices in its outlines.
static SIZES: LazyLock<Vec<(String, Atlas)>> = LazyLock::new(|| {
    let real = author::load(Path::new("data")).unwrap_or_else(|violations| panic!("{violations:#?}"));
    let grown = [1, 10, 100, 1000].map(|factor| (format!("{factor}x"), with_routes(&real, factor, SEED)));
    grown.into_iter().chain([("fine outlines".to_owned(), with_fine_outlines(&real, SEED))]).collect()
});

fn request(viewport: Viewport) -> FrameRequest {
    FrameRequest::from_viewport(viewport, Language::default())
}

/// Reading what the page loads.
fn unpacking(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("unpack");
    for (size, atlas) in SIZES.iter() {
        let packed = pack(atlas).unwrap_or_else(|error| panic!("{error}"));
        group.throughput(Throughput::Bytes(packed.atlas.len() as u64));
        assert!(open(&packed.atlas).is_ok(), "{size}: what is packed can be read");
        group.bench_function(size, |bench| bench.iter(|| black_box(open(&packed.atlas).is_ok())));
    }
}

/// To the plane and back.
fn projection(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("projection");
    let Some((_, atlas)) = SIZES.first() else { return };
    let projection = &atlas.report.projection;
    for count in [100, 10_000] {
        let mut dice = Dice::from_seed(SEED);
        let mut position = || LonLat::from_degrees(dice.between(30.0, 130.0), dice.between(10.0, 75.0));
        let positions: Vec<LonLat> = (0..count).map(|_| position()).collect();
        let worlds: Vec<World> = positions.iter().filter_map(|at| projection.project(*at)).collect();
        group.throughput(Throughput::Elements(count));
        group.bench_function(BenchmarkId::new("there", count), |bench| {
            bench.iter(|| {
                positions.iter().filter_map(|at| projection.project(*at)).fold(0.0, |sum, at| sum + at.x)
            });
        });
        group.bench_function(BenchmarkId::new("back", count), |bench| {
            bench.iter(|| {
                worlds.iter().filter_map(|at| projection.unproject(*at)).fold(0.0, |sum, at| sum + at.lon)
            });
        });
    }
}

/// Outlines of the level and the window that a view needs.
fn simplification(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("outlines");
    for (size, atlas) in SIZES.iter().filter(|(size, _)| size == "1x" || size == "fine outlines") {
        let scene = MapScene::from_atlas(atlas);
        let showing = Showing::everything(atlas);
        for (view, viewport) in views(&scene) {
            let frame = scene.bare_frame(&request(viewport), &showing);
            group.bench_function(BenchmarkId::new(view, size), |bench| {
                bench.iter(|| {
                    let mut steps = 0_u32;
                    for path in GroundPath::ALL {
                        scene.outline(&frame, path).trace(|_| steps += 1);
                    }
                    steps
                });
            });
        }
    }
}

/// What is done once for an atlas.
fn scene_building(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("scene");
    for (size, atlas) in SIZES.iter() {
        group.bench_function(size, |bench| bench.iter(|| MapScene::from_atlas(atlas)));
    }
}

/// The names of a whole map, chosen from nothing.
fn label_placement(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("labels");
    for (size, atlas) in SIZES.iter() {
        let scene = MapScene::from_atlas(atlas);
        let showing = Showing::everything(atlas);
        for (view, viewport) in views(&scene) {
            group.bench_function(BenchmarkId::new(view, size), |bench| {
                bench.iter_batched_ref(
                    || LabelBook::from_atlas(atlas, &scene.routes),
                    |book| book.frame(&scene, &request(viewport), &showing, &[]),
                    criterion::BatchSize::LargeInput,
                );
            });
        }
    }
}

/// A frame that is drawn anew while the map moves, placed and handed to a sink that draws nothing.
fn frames(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("frame");
    for (size, atlas) in SIZES.iter() {
        let scene = MapScene::from_atlas(atlas);
        let showing = Showing::everything(atlas);
        for (view, viewport) in views(&scene) {
            let mut dice = Dice::from_seed(SEED);
            group.bench_function(BenchmarkId::new(view, size), |bench| {
                bench.iter(|| {
                    let moved = viewport.panned(dice.between(-9.0, 9.0), dice.between(-9.0, 9.0));
                    let frame = scene.frame(&request(moved), &showing);
                    let mut sink = CountingSink::default();
                    paint_map(&scene, &frame, &mut sink);
                    sink.points
                });
            });
        }
    }
}

/// What is under the pointer.
fn hit_test(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("hit");
    for (size, atlas) in SIZES.iter() {
        let scene = MapScene::from_atlas(atlas);
        let showing = Showing::everything(atlas);
        for (view, viewport) in views(&scene) {
            let frame = scene.frame(&request(viewport), &showing);
            let mut dice = Dice::from_seed(SEED);
            group.bench_function(BenchmarkId::new(view, size), |bench| {
                bench.iter(|| {
                    let at = Screen { x: dice.between(0.0, 1440.0), y: dice.between(0.0, 900.0) };
                    scene.hit(&frame, at)
                });
            });
        }
    }
}

/// What the map opens with, and twice the densest place.
fn views(scene: &MapScene<'_>) -> [(&'static str, Viewport); 3] {
    let size = Viewport::from_size(1440.0, 900.0);
    let (min, max) = scene.home();
    let dense = densest_place(scene);
    [
        ("home", size.fitted(min, max, 8.0, 4.0)),
        ("zoom 3", size.showing(dense, 3.0)),
        ("zoom 6", size.showing(dense, 6.0)),
    ]
}

/// Where most samples of the report's own routes lie together.
fn densest_place(scene: &MapScene<'_>) -> World {
    const SQUARES: f64 = 64.0;
    let own = SIZES.first().map_or(0, |(_, atlas)| atlas.routes.len());
    let mut counts: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for (world, _) in scene.routes.iter().take(own).flat_map(|route| &route.samples) {
        *counts.entry(((world.x * SQUARES) as i32, (world.y * SQUARES) as i32)).or_default() += 1;
    }
    let densest = counts.into_iter().max_by_key(|(_, count)| *count).map(|(square, _)| square);
    let (x, y) = densest.unwrap_or((32, 32));
    World { x: (f64::from(x) + 0.5) / SQUARES, y: (f64::from(y) + 0.5) / SQUARES }
}

/// Draws nothing; counts the points that a canvas would be given.
#[derive(Debug, Default)]
struct CountingSink {
    points: usize,
}

impl GroundSink for CountingSink {
    fn outline(&mut self, outline: &Outline<'_>, _: &Paint) {
        outline.trace(|_| self.points += 1);
    }
}

impl MarkSink for CountingSink {
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
}

impl Sink for CountingSink {
    fn within(&mut self, _: Screen, _: (f64, f64), draw: impl FnOnce(&mut Self)) {
        draw(self);
    }
}

/// A machine that does other things too is better asked seldom and for long.
fn settings() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .without_plots()
}

criterion_group! {
    name = map;
    config = settings();
    targets = unpacking, projection, simplification, scene_building, label_placement, frames, hit_test
}
criterion_main!(map);
