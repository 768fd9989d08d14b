//! Lower modules know nothing of higher ones, and only the top two know the browser.

#![allow(clippy::expect_used, reason = "a test may stop at what it does not expect")]

use std::{fs, path::Path};

/// From the bottom up; modules of one row do not know each other either.
const ROWS: &[&[&str]] = &[
    &["geo", "order"],
    &["text"],
    &["state"],
    &["scene", "dossier", "search", "embed"],
    &["chart", "timeline", "grid"],
    &["render", "export"],
    &["markup"],
    &["web"],
    &["ui"],
];

/// Crates that only these modules may name.
const BROWSER: &[&str] = &["leptos", "web_sys", "wasm_bindgen", "js_sys"];

fn sources(dir: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    found
}

/// Names used after `crate::`, also in braces right behind it.
fn uses(text: &str) -> Vec<&str> {
    let mut used = Vec::new();
    for (index, _) in text.match_indices("crate::") {
        let rest = &text[index + "crate::".len()..];
        if let Some(inside) = rest.strip_prefix('{') {
            // The members of the braces themselves, not those of braces within.
            let mut depth = 1;
            let mut is_start = true;
            for (at, letter) in inside.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => is_start = true,
                    letter if depth == 1 && is_start && letter.is_ascii_lowercase() => {
                        used.push(word(&inside[at..]));
                        is_start = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            used.push(word(rest));
        }
    }
    used
}

fn word(text: &str) -> &str {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).next().unwrap_or_default()
}

/// Whether a file names what lies above its module from there on and not from the crate on, where [`uses`] would find it.
fn climbs(path: &str, text: &str) -> bool {
    let is_top = Path::new(path).components().count() == 3 && path.ends_with("mod.rs");
    let is_above = |(at, it): (usize, &str)| !text[at + it.len()..].starts_with('*');
    text.contains("super::super")
        || text.contains("super::{super")
        || is_top && text.match_indices("super::").any(is_above)
}

#[test]
fn ways_up_are_found() {
    assert!(climbs("src/scene/route.rs", "use super::super::web;"));
    assert!(climbs("src/scene/route.rs", "use super::{super::web, Step};"));
    assert!(climbs("src/scene/mod.rs", "use super::web;"));
    assert!(!climbs("src/scene/mod.rs", "use super::*;"));
    assert!(!climbs("src/scene/label/mod.rs", "use super::Step;"));
}

#[test]
fn uses_are_found() {
    let text =
        "use crate::geo::Screen;\nuse crate::{\n state::{Thing, x},\n render,\n};\n crate::text::fill(";
    assert_eq!(uses(text), ["geo", "state", "render", "text"]);
}

#[test]
fn imports_point_downwards() {
    let row_of = |module: &str| ROWS.iter().position(|row| row.contains(&module));
    let mut wrong = Vec::new();
    for (row, module) in
        ROWS.iter().enumerate().flat_map(|(row, modules)| modules.iter().map(move |name| (row, *name)))
    {
        for (path, text) in sources(&Path::new("src").join(module)) {
            for used in uses(&text).into_iter().filter(|used| *used != module) {
                match row_of(used) {
                    Some(other) if other < row => {}
                    _ => wrong.push(format!("{path}: {module} uses {used}")),
                }
            }
            if climbs(&path, &text) {
                wrong.push(format!("{path}: a path goes up by super, not down from crate"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_the_top_knows_the_browser() {
    let mut wrong = Vec::new();
    for module in ROWS.iter().flat_map(|row| row.iter()).filter(|module| !["web", "ui"].contains(module)) {
        for (path, text) in sources(&Path::new("src").join(module)) {
            for name in BROWSER.iter().filter(|name| text.contains(**name)) {
                wrong.push(format!("{path}: {name}"));
            }
        }
    }
    for (path, text) in sources(Path::new("src/ui")) {
        for name in ["web_sys", "js_sys", "wasm_bindgen"].iter().filter(|name| text.contains(**name)) {
            wrong.push(format!("{path}: {name}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_has_its_row() {
    for entry in fs::read_dir("src").expect("sources").flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().into_string().expect("UTF-8");
        assert!(ROWS.iter().any(|row| row.contains(&name.as_str())), "{name} has no row in this test");
    }
}
