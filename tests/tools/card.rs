//! Writes the picture that stands for the page where others link to it, as PNG, to the standard output (see `head.mjs`).

use heartland::{
    geo::{Screen, Viewport},
    render::{MarkSink, Paint, Palette, Sink, SvgSink, paint_map},
    scene::{Anchor, FrameRequest, Ink, LabelMark, MapScene, Typeface, width_px},
    state::Showing,
};
use heartland_data::{Atlas, model::Language};
use resvg::{tiny_skia, usvg};
use std::{
    error::Error,
    io::{Write as _, stdout},
    path::Path,
};

/// In pixels: what Open Graph's readers ask for.
const SIZE_PX: (u32, u32) = (1200, 630);
/// Drawn smaller and enlarged, because cards are looked at small.
const ENLARGED: f64 = 1.5;
/// Height of the strip with the words, before it is enlarged.
const WORDS_PX: f64 = 96.0;
const PADDING_PX: f64 = 24.0;
const TITLE_PX: f64 = 29.0;
const LINE_PX: f64 = 15.0;
/// The region may touch the edges: the strip is flat and wide already.
const MAX_ZOOM: f64 = 4.0;

fn main() -> Result<(), Box<dyn Error>> {
    let atlas = heartland_data::author::load(Path::new("data"))
        .map_err(|_| "the report cannot be read; `make check` says why")?;
    let css = std::fs::read_to_string("style/tokens.css")?;
    let picture = drawn(&atlas, &Palette::from_style_sheet(&css, ":root"));
    stdout().write_all(&png(&picture)?)?;
    Ok(())
}

/// The card as SVG, not yet enlarged: the map where it opens, and under it what it is of.
fn drawn(atlas: &Atlas, palette: &Palette) -> String {
    let (width, height) = (f64::from(SIZE_PX.0) / ENLARGED, f64::from(SIZE_PX.1) / ENLARGED);
    let map = (width, height - WORDS_PX);
    let scene = MapScene::from_atlas(atlas);
    let (min, max) = scene.home();
    let viewport = Viewport::from_size(map.0, map.1).fitted(min, max, 0.0, MAX_ZOOM);
    let request = FrameRequest::from_viewport(viewport, Language::default());
    let frame = scene.frame(&request, &Showing::everything(atlas));
    let mut sink = SvgSink::from_palette(palette);
    sink.polygon(&rectangle(0.0, width, height), &Paint::filled(Ink::Paper));
    sink.within(Screen::default(), map, |sink| paint_map(&scene, &frame, sink));
    sink.polygon(&rectangle(map.1, width, 1.0), &Paint::filled(Ink::Border));
    let title = written(
        atlas.report.title.get(Language::default()),
        map.1 + 38.0,
        TITLE_PX,
        Typeface::Serif,
        Ink::Text,
    );
    sink.label(&title);
    sink.label(&written(
        atlas.report.citation.get(Language::default()),
        map.1 + 70.0,
        LINE_PX,
        Typeface::Sans,
        Ink::TextQuiet,
    ));
    sink.document(width, height)
}

/// A line of text, as large as fits in the width of the card.
fn written(text: &str, y: f64, size_px: f64, typeface: Typeface, ink: Ink) -> LabelMark {
    let room = f64::from(SIZE_PX.0) / ENLARGED - 2.0 * PADDING_PX;
    // Widths are estimates: the letters of this machine may be wider.
    let fitting = size_px * (0.9 * room / width_px(text, size_px, 0.0)).min(1.0);
    LabelMark {
        text: text.to_owned(),
        at: Screen { x: PADDING_PX, y },
        anchor: Anchor::Start,
        angle: 0.0,
        size_px: fitting,
        spacing_px: 0.0,
        typeface,
        is_italic: false,
        ink,
        halo: Ink::Paper,
        thing: None,
    }
}

fn rectangle(y: f64, width: f64, height: f64) -> [Screen; 4] {
    [(0.0, y), (width, y), (width, y + height), (0.0, y + height)].map(|(x, y)| Screen { x, y })
}

/// The fonts of this machine, with those that stand for `serif` and `sans-serif` on it.
fn fonts() -> Result<usvg::fontdb::Database, Box<dyn Error>> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_system_fonts();
    let names: Vec<String> =
        fonts.faces().filter_map(|face| face.families.first()).map(|(name, _)| name.clone()).collect();
    let first = names.first().ok_or("there is no font to write with; on Debian: fonts-dejavu-core")?;
    let any_of = |wanted: [&'static str; 4]| {
        wanted.into_iter().find(|name| names.iter().any(|it| it == name)).unwrap_or(first)
    };
    fonts.set_serif_family(any_of(["Noto Serif", "DejaVu Serif", "Liberation Serif", "DejaVu Sans"]));
    fonts.set_sans_serif_family(any_of(["Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial"]));
    Ok(fonts)
}

fn png(picture: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = usvg::Options { fontdb: fonts()?.into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(picture, &options)?;
    let mut pixels = tiny_skia::Pixmap::new(SIZE_PX.0, SIZE_PX.1).ok_or("no room for the picture")?;
    let enlarged = tiny_skia::Transform::from_scale(ENLARGED as f32, ENLARGED as f32);
    resvg::render(&tree, enlarged, &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}
