//! The map as SVG, against stored pictures: five views in two languages, and one of them in the dark theme, which changes nothing
//! but colours.
//!
//! A picture that is not there, or differs, fails. `HEARTLAND_BLESS=1 cargo test --test golden` writes the pictures anew,
//! though never in CI; what was drawn instead is kept in `target/golden/`. Places and sizes may differ by what rounding to
//! a tenth of a pixel can do on another machine; everything else is compared exactly.

#![allow(clippy::panic, reason = "a test may stop at what it does not expect")]

mod picture;
mod report;

use heartland::{
    geo::Viewport,
    render::{Emphasis, Palette, Sheet, sheet_svg, sheet_words},
    scene::{FrameRequest, MapScene},
    state::{Filter, Shading, ThingKind, showing, thing_from_slug},
    text::texts,
};
use heartland_data::{
    geo::LonLat,
    model::{Language, Thing},
};
use picture::map_svg;
use report::atlas;
use std::{fs, path::Path, path::PathBuf};

const WIDTH_PX: f64 = 400.0;
const HEIGHT_PX: f64 = 280.0;
const TOLERANCE: f64 = 0.11;

/// What is looked at, and what is chosen.
struct View {
    name: &'static str,
    /// Longitude, latitude, zoom; `None` is where the map opens.
    at: Option<(f64, f64, f64)>,
    selection: Option<(ThingKind, &'static str)>,
    hover: Option<(ThingKind, &'static str)>,
    year: Option<i16>,
    shade: Option<&'static str>,
}

const PLAIN: View = View { name: "home", at: None, selection: None, hover: None, year: None, shade: None };

const VIEWS: [View; 5] = [
    PLAIN,
    View { name: "circle", at: Some((78.0, 46.0, 0.0)), ..PLAIN },
    View { name: "strands", at: Some((66.0, 41.0, 3.6)), hover: Some((ThingKind::Route, "cagp-b")), ..PLAIN },
    View {
        name: "gauge",
        at: Some((61.2, 36.5, 5.5)),
        selection: Some((ThingKind::Route, "ir-gulf")),
        ..PLAIN
    },
    View {
        name: "plan",
        at: Some((72.0, 45.0, 2.2)),
        selection: Some((ThingKind::Country, "KAZ")),
        year: Some(2016),
        shade: Some("trade-with-china-2012"),
        ..PLAIN
    },
];

fn thing(key: Option<(ThingKind, &str)>) -> Option<Thing> {
    key.map(|(kind, slug)| thing_from_slug(atlas(), kind, slug).unwrap_or_else(|| panic!("no {slug}")))
}

fn palette(theme: &str) -> Palette {
    let css = fs::read_to_string("style/tokens.css").unwrap_or_default();
    Palette::from_style_sheet(&css, if theme == "dark" { ":root[data-theme=\"dark\"]" } else { ":root" })
}

fn drawn(view: &View, theme: &str, tag: &str, has_sheet: bool) -> String {
    let scene = MapScene::from_atlas(atlas());
    let index = atlas().report.languages.iter().position(|language| **language == *tag).unwrap_or_default();
    let language = Language(index as u8);
    let fresh = Viewport::from_size(WIDTH_PX, HEIGHT_PX);
    let centre = |(lon, lat, zoom): (f64, f64, f64)| {
        Some((atlas().report.projection.project(LonLat::from_degrees(lon, lat))?, zoom))
    };
    let viewport = if let Some((centre, zoom)) = view.at.and_then(centre) {
        fresh.showing(centre, zoom)
    } else {
        let (min, max) = scene.home();
        fresh.fitted(min, max, 8.0, 3.5)
    };
    let shading = view.shade.and_then(|slug| atlas().shades.find(slug)).map(Shading::Figures);
    let filter = Filter { year: view.year, shading, ..Filter::default() };
    let shown = showing(atlas(), &filter, language, texts(tag));
    let frame = scene.frame(&FrameRequest::from_viewport(viewport, language), &shown);
    let emphasis = Emphasis { selection: thing(view.selection), hover: thing(view.hover) };
    if has_sheet {
        let words = sheet_words(atlas(), (&frame, &shown, &filter), &[], emphasis, (language, texts(tag)));
        let sheet = Sheet::from_frame(frame, emphasis, &words);
        sheet_svg(&scene, &sheet, &palette(theme))
    } else {
        map_svg(&scene, &frame, emphasis, &palette(theme))
    }
}

fn check(name: &str, drawn: &str) -> Result<(), String> {
    let path = PathBuf::from("tests/golden").join(format!("{name}.svg"));
    let is_blessing = std::env::var_os("HEARTLAND_BLESS").is_some() && std::env::var_os("CI").is_none();
    if is_blessing {
        fs::create_dir_all("tests/golden")
            .and_then(|()| fs::write(&path, drawn))
            .map_err(|it| it.to_string())?;
        return Ok(());
    }
    let keep = |why: String| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("golden");
        let kept = folder.join(format!("{name}.svg"));
        let is_kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&kept, drawn)).is_ok();
        format!(
            "{name}: {why}; drawn now: {}",
            if is_kept { kept.display().to_string() } else { "not kept".into() }
        )
    };
    let Ok(stored) = fs::read_to_string(&path) else {
        return Err(keep("no stored picture; write it with HEARTLAND_BLESS=1".into()));
    };
    if stored.lines().count() != drawn.lines().count() {
        return Err(keep(format!("{} lines, stored {}", drawn.lines().count(), stored.lines().count())));
    }
    let differs = stored.lines().zip(drawn.lines()).position(|(a, b)| !is_alike(a, b));
    differs.map_or(Ok(()), |line| Err(keep(format!("line {} differs", line + 1))))
}

/// Attributes that say where something is, or how large.
const PLACES: [&str; 9] =
    [" d=", " x=", " y=", " cx=", " cy=", " transform=", " points=", " width=", " height="];

/// The same but for numbers in [`PLACES`], which may differ by [`TOLERANCE`].
fn is_alike(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split('"'), b.split('"'));
    let mut place = None;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(one), Some(other))
                if one == other || place.is_some_and(|place| is_near(place, one, other)) =>
            {
                place = PLACES.into_iter().find(|place| one.ends_with(place));
            }
            _ => return false,
        }
    }
}

fn is_near(place: &str, a: &str, b: &str) -> bool {
    if place == " d=" {
        let ((a_letters, a), (b_letters, b)) = (placed(a), placed(b));
        let is_near = |(one, other): (&f64, &f64)| (one - other).abs() <= TOLERANCE;
        return a_letters == b_letters && a.len() == b.len() && a.iter().zip(&b).all(is_near);
    }
    let (mut a, mut b) = (pieces(a), pieces(b));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => match (one.parse::<f64>(), other.parse::<f64>()) {
                (Ok(one), Ok(other)) if (one - other).abs() <= TOLERANCE => {}
                _ => return false,
            },
            _ => return false,
        }
    }
}

/// The letters of path data, and its places, each from the corner of the picture and not from the one before: what is next to
/// nothing at each place may be much at the end of a path.
fn placed(data: &str) -> (String, Vec<f64>) {
    let (mut letters, mut places, mut is_relative) = (String::new(), Vec::<f64>::new(), false);
    for piece in pieces(data) {
        if let Ok(number) = piece.parse::<f64>() {
            let before = places.iter().nth_back(1).filter(|_| is_relative);
            places.push(before.unwrap_or(&0.0) + number);
        } else if let Some(letter) = piece.trim().chars().last() {
            letters.push_str(piece.trim());
            is_relative = letter.is_ascii_lowercase();
        }
    }
    (letters, places)
}

/// Numbers, and what stands between them. A minus sign begins a number, for path data has no other mark between two.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_digit = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == '-';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.char_indices().skip(1).find(|(_, it)| is_digit(*it) != is_digit(first) || *it == '-');
        let (piece, tail) = rest.split_at(end.map_or(rest.len(), |(index, _)| index));
        rest = tail;
        Some(piece)
    })
}

#[test]
fn the_map_is_as_it_was() {
    let mut faults = Vec::new();
    for view in &VIEWS {
        let dark = (view.name == "plan").then_some(("dark", "en"));
        for (theme, tag) in [("light", "en"), ("light", "zh")].into_iter().chain(dark) {
            let name = format!("{}-{theme}-{tag}", view.name);
            faults.extend(check(&name, &drawn(view, theme, tag, false)).err());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_sheet_is_as_it_was() {
    let faults: Vec<String> = VIEWS
        .iter()
        .filter(|view| view.name == "plan")
        .filter_map(|view| check("sheet-light-ru", &drawn(view, "light", "ru", true)).err())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn places_may_differ_a_little_and_nothing_else() {
    for (a, b, expected) in [
        ("<path d=\"M1.2 3L4 5\"/>", "<path d=\"M1.3 3L4 5\"/>", true),
        ("<path d=\"M1.2 3L4 5\"/>", "<path d=\"M1.9 3L4 5\"/>", false),
        ("<path d=\"M0 0l1.2-3-.1 4\"/>", "<path d=\"M0 0l1.3-3.1-.2 4.1\"/>", true),
        ("<path d=\"M0 0l1.2-3-.1 4\"/>", "<path d=\"M0 0l1.2-4-.1 5\"/>", false),
        ("<path d=\"M0 0l1 .1 1 .1\"/>", "<path d=\"M0 0l1 .2 1-.1\"/>", true),
        ("<path d=\"M0 0l1 1 1 1 1 1\"/>", "<path d=\"M0 0l1.1 1 1.1 1 1 1\"/>", false),
        ("<path d=\"M1 1l1 1zM5 5l1 1\"/>", "<path d=\"M1.1 1l1 1zM5.1 5l1 1\"/>", true),
        ("<path d=\"M0 0l1 1\"/>", "<path d=\"M0 0L1 1\"/>", false),
        ("<g transform=\"rotate(-1.2 3 4)\">", "<g transform=\"rotate(-1.1 3 4)\">", true),
        ("<g transform=\"rotate(1 3)\">", "<g transform=\"translate(1 3)\">", false),
        ("<circle cx=\"1\" cy=\"2\" r=\"3\"/>", "<circle cx=\"1.1\" cy=\"2.1\" r=\"3\"/>", true),
        ("<circle cx=\"1\" cy=\"2\" r=\"3\"/>", "<circle cx=\"1\" cy=\"2\" r=\"3.1\"/>", false),
        ("<path stroke-width=\"1.4\"/>", "<path stroke-width=\"1.5\"/>", false),
        ("<path fill-opacity=\"0.1\"/>", "<path fill-opacity=\"0.2\"/>", false),
        ("<path fill=\"#10a020\"/>", "<path fill=\"#10a021\"/>", false),
        ("<text x=\"1\">25.68 km</text>", "<text x=\"1\">25.5 km</text>", false),
        ("<text x=\"1\">1</text>", "<text x=\"1\">1</text><g/>", false),
        ("a", "b", false),
    ] {
        assert_eq!(is_alike(a, b), expected, "{a} {b}");
    }
}
