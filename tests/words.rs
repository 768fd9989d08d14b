//! Words that a reader sees stand in the catalogues, in every language, and nowhere else.

#![allow(clippy::expect_used, reason = "a test may stop at what it does not expect")]

use heartland::text::LANGUAGES;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("UTF-8")
}

/// A literal of a source, with what stands before it in its line.
#[derive(Clone, Debug, PartialEq)]
struct Literal {
    before: String,
    text: String,
}

/// Literals of a source up to its tests, and what is left without them and without comments.
fn taken_apart(source: &str) -> (Vec<Literal>, String) {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let (mut literals, mut rest, mut code) = (Vec::new(), source, String::new());
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
            code.push('\n');
        } else if letter == '\'' && rest.chars().nth(1) == Some('"') {
            rest = rest.get(3..).unwrap_or_default();
        } else if let Some(after) = rest.strip_prefix('"') {
            let mut text = String::new();
            let mut letters = after.char_indices();
            let mut end = after.len();
            while let Some((at, letter)) = letters.next() {
                match letter {
                    '"' => {
                        end = at + 1;
                        break;
                    }
                    '\\' => match letters.next() {
                        Some((_, '"')) => text.push('"'),
                        Some((_, 'u')) => drop(letters.by_ref().find(|it| it.1 == '}')),
                        _ => {}
                    },
                    _ => text.push(letter),
                }
            }
            let before = code.rsplit('\n').next().unwrap_or_default().trim_start().to_owned();
            literals.push(Literal { before, text });
            code.push('"');
            rest = after.get(end..).unwrap_or_default();
        } else {
            code.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    (literals, code)
}

/// Without tags and `{names}`.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '<' | '{' => depth += 1,
            '>' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// Whether it reads like something said to a reader: two words, a word with a capital, or letters of other scripts.
fn is_said(text: &str) -> bool {
    let bare = bare(text);
    let is_word = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let words: Vec<&str> = bare
        .split_whitespace()
        .map(|word| word.trim_matches(['.', ',', ':', '!', '?']))
        .filter(is_word)
        .collect();
    let is_foreign = |letter: char| letter.is_alphabetic() && letter > '\u{36f}';
    let has_capital = words.iter().any(|word| {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.chars().any(|letter| letter.is_ascii_lowercase())
    });
    words.len() > 1 || has_capital || bare.chars().any(is_foreign)
}

/// Attributes that are read out or shown.
const TOLD: [&str; 5] = ["aria-label", "aria-description", "title", "placeholder", "alt"];

/// Words that are no language's: keys of the keyboard, names of formats and of types.
const PROPER: &[&str] = &[
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "BibTeX",
    "End",
    "Enter",
    "Escape",
    "GeoJSON",
    "Home",
    "KeyF",
    "KeyK",
    "PageDown",
    "PageUp",
    "SizeWatch",
    "Stage",
    "Tab",
];

/// The style of a frame's element.
const STYLES: &[&str] = &["display: block; width: 100%; aspect-ratio: {width} / {height}; border: 0"];

/// What stands right before literals that no reader sees: selectors, styles, reasons for lints, what developers print.
const UNSEEN: &[&str] =
    &["matches(", "write!(style,", "warn(", "warn(&format!(", "reason =", "debug_struct("];

#[test]
fn literals_are_found_and_judged() {
    let source =
        "view! { <p title=\"Shown\">\"Hello you\"</p> } // \"not this\"\nlet x = \"a \\\"b\\\" c\"; '\"'";
    let texts: Vec<String> = taken_apart(source).0.into_iter().map(|literal| literal.text).collect();
    assert_eq!(texts, ["Shown", "Hello you", "a \"b\" c"]);
    for said in ["Hello you", "Close", "Закрыть", "关闭", "<b>Two words</b>", "{count} found here"] {
        assert!(is_said(said), "{said}");
    }
    for unsaid in
        ["map-canvas", "<p class=\"Some thing\">", "{name}: {value}", "CSV", "var(--gas)", "%", "data-id"]
    {
        assert!(!is_said(unsaid), "{unsaid}");
    }
}

#[test]
fn nothing_is_said_outside_of_the_catalogues() {
    let (mut wrong, mut used): (_, BTreeSet<&str>) = (Vec::new(), BTreeSet::new());
    for path in rust_files(Path::new("src")).into_iter().filter(|path| !path.starts_with("src/text")) {
        let (literals, code) = taken_apart(&read(&path));
        let path = path.display();
        for Literal { before, text } in literals {
            if is_said(&text) {
                let exempts = |exemption: &&&str| {
                    **exemption == text
                        || UNSEEN.contains(exemption) && before.trim_end().ends_with(**exemption)
                };
                let exemption = UNSEEN.iter().chain(PROPER).chain(STYLES).find(exempts);
                used.extend(exemption);
                if exemption.is_none() {
                    wrong.push(format!("{path}: {text:?} after {before:?}"));
                }
            }
            for attribute in TOLD {
                let markup = format!("{attribute}=\"");
                let told = text.split(&markup).skip(1).filter_map(|rest| rest.split('"').next());
                let shown = before.ends_with(&format!("{attribute}=")).then_some(&*text);
                for told in told.chain(shown).filter(|told| bare(told).chars().any(char::is_alphabetic)) {
                    wrong.push(format!("{path}: {attribute} is {told:?}"));
                }
            }
        }
        // Words between tags of a view that stand there without quotes.
        for piece in code.split("</").filter(|piece| piece.contains('>')) {
            let text = piece.rsplit(['>', '"']).next().unwrap_or_default().trim();
            let is_prose = |letter: char| letter.is_alphabetic() || " ,.!?:;’".contains(letter);
            if text.contains(char::is_alphabetic) && text.chars().all(is_prose) {
                wrong.push(format!("{path}: {text:?} between tags"));
            }
        }
    }
    let idle = UNSEEN.iter().chain(PROPER).chain(STYLES).filter(|exemption| !used.contains(**exemption));
    wrong.extend(idle.map(|exemption| format!("{exemption:?} exempts nothing")));
    assert_eq!(wrong, Vec::<String>::new());
}

/// Folders with a file for each language; the main catalogue stands beside them.
fn catalogues() -> Vec<PathBuf> {
    let has_languages = |dir: &PathBuf| dir.join("en.rs").exists();
    let folders = fs::read_dir("src/text").expect("the catalogues").flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = folders.chain([PathBuf::from("src/text")]).filter(has_languages).collect();
    found.sort();
    found
}

/// The literals of each field of a catalogue.
fn fields(path: &Path) -> BTreeMap<String, Vec<String>> {
    let source = read(path);
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    let body = source.split_once("= ").map_or("", |(_, body)| body);
    let mut chunk = String::new();
    let mut flush = |name: &str, chunk: &str| {
        if !name.is_empty() {
            let literals = taken_apart(chunk).0.into_iter().map(|literal| literal.text).collect();
            fields.insert(name.to_owned(), literals);
        }
    };
    for line in body.lines() {
        let own = line.strip_prefix("    ").and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
        if let Some(own) =
            own.filter(|own| own.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
        {
            flush(&name, &chunk);
            (name, chunk) = (own.to_owned(), String::new());
        }
        chunk.push_str(line);
        chunk.push('\n');
    }
    flush(&name, &chunk);
    fields
}

/// The `{names}` in a text.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_says_every_message_with_the_same_values_in_it() {
    // Words that are the same in several languages, and what is written on keys.
    let same = ["Heartland", "SVG", "PNG, {ratio}×"];
    let keys = ["Ctrl", "K", "Tab", "Esc", "Home", "End", "PgUp", "PgDn", "Enter", "Shift", "/"];
    let alike = |text: &str| {
        !bare(text).chars().any(char::is_alphabetic)
            || same.contains(&text)
            || text.split_whitespace().all(|key| keys.contains(&key))
    };
    let mut wrong = Vec::new();
    for folder in catalogues() {
        let english = fields(&folder.join("en.rs"));
        assert!(!english.is_empty(), "{}", folder.display());
        for language in LANGUAGES.iter().skip(1) {
            let path = folder.join(format!("{language}.rs"));
            let other = fields(&path);
            assert!(english.keys().eq(other.keys()), "{}", path.display());
            for (name, texts) in english.iter().filter(|(name, _)| *name != "writing") {
                let (others, path) = (other.get(name).map_or(&[][..], Vec::as_slice), path.display());
                let values = |texts: &[String]| -> BTreeSet<String> {
                    texts.iter().flat_map(|text| names(text)).map(str::to_owned).collect()
                };
                if values(texts) != values(others) {
                    wrong.push(format!("{path}: {name} has other values: {others:?}"));
                }
                for text in texts.iter().filter(|text| !alike(text) && others.contains(text)) {
                    wrong.push(format!("{path}: {name} is in English: {text}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The compiler tells of a message that nobody reads, but only of fields that no other crate can read.
#[test]
fn the_compiler_sees_every_message() {
    for folder in catalogues() {
        let source = read(&folder.join("mod.rs"));
        let open = source
            .lines()
            .filter(|line| line.starts_with("    pub ") && line.contains(": ") && !line.contains('('));
        assert_eq!(open.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", folder.display());
    }
}
