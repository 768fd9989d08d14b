//! The report in a fourth language that nobody speaks: English with accents, longer by two fifths, in brackets. What has no
//! brackets was not translated, and what has no room is cut.

use heartland_data::{Atlas, author};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Its tag: a language that is kept free for private use.
pub(crate) const PSEUDO: &str = "qps";

/// The atlas of `data/` with the further language; a test stops at violations.
pub(crate) fn atlas_with_pseudo() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| {
        let folder = package();
        let atlas = author::load(&folder);
        // What is left behind is in the target directory.
        let _ = fs::remove_dir_all(folder);
        atlas.unwrap_or_else(|violations| panic!("{violations:#?}"))
    })
}

const ACCENTS: [(char, char); 12] = [
    ('a', 'å'),
    ('c', 'ç'),
    ('d', 'ð'),
    ('e', 'é'),
    ('g', 'ğ'),
    ('i', 'î'),
    ('l', 'ľ'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('s', 'š'),
    ('u', 'û'),
    ('y', 'ý'),
];

/// A text as the language has it. `{}` stays, and so do the forms between `|`.
pub(crate) fn pseudo(text: &str) -> String {
    if text.contains('|') {
        return text.split('|').map(pseudo).collect::<Vec<_>>().join("|");
    }
    let accent = |letter: char| ACCENTS.iter().find(|pair| pair.0 == letter).map_or(letter, |pair| pair.1);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let more: String =
        "one two three four five six seven eight ".chars().cycle().take(letters * 2 / 5).collect();
    let more = more.trim();
    let space = if more.is_empty() { "" } else { " " };
    format!("[{}{space}{more}]", text.chars().map(accent).collect::<String>())
}

/// `data/` with the language in `datapackage.json` and a file of translations: all that it takes.
fn package() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pseudo-{}", std::process::id()));
    for part in ["tables", "i18n", "geo"] {
        fs::create_dir_all(folder.join(part)).expect("a folder");
        for entry in fs::read_dir(Path::new("data").join(part)).expect("the data").flatten() {
            fs::copy(entry.path(), folder.join(part).join(entry.file_name())).expect("a copy");
        }
    }
    let text = fs::read_to_string("data/datapackage.json").expect("the description");
    let mut description: Value = serde_json::from_str(&text).expect("JSON");
    let resources = description["resources"].as_array().expect("tables");
    let path = format!("i18n/{PSEUDO}.csv");
    fs::write(folder.join(&path), translations(resources)).expect("a file");
    let mut resource = resources.iter().find(|it| it["name"] == "i18n-ru").expect("translations").clone();
    (resource["name"], resource["path"]) = (json!(format!("i18n-{PSEUDO}")), json!(path));
    description["resources"].as_array_mut().expect("tables").push(resource);
    let said = |key: &str| pseudo(description[key].as_str().expect("a text"));
    let report = &description["heartland"]["report"];
    let cited = |key: &str| pseudo(report[key].as_str().expect("a text"));
    let wording = json!({
        "title": said("title"), "description": said("description"), "report": cited("title"), "short": cited("short"),
    });
    description["heartland"]["translations"][PSEUDO] = wording;
    description["heartland"]["languages"].as_array_mut().expect("languages").push(json!(PSEUDO));
    fs::write(folder.join("datapackage.json"), description.to_string()).expect("a file");
    folder
}

/// Every text that is to be translated, as `table,id,field,text`.
fn translations(resources: &[Value]) -> String {
    let mut csv = String::from("table,id,field,text\n");
    for resource in resources {
        let Some(columns) = resource["heartland:translate"].as_array() else { continue };
        let columns: BTreeSet<&str> = columns.iter().filter_map(Value::as_str).collect();
        let (name, path) =
            (resource["name"].as_str().expect("a name"), resource["path"].as_str().expect("a path"));
        for row in rows(&fs::read_to_string(Path::new("data").join(path)).expect("a table")) {
            for (column, text) in
                row.iter().filter(|(column, text)| columns.contains(&***column) && !text.is_empty())
            {
                let text = pseudo(text).replace('"', "\"\"");
                let _ = writeln!(csv, "{name},{},{column},\"{text}\"", row["id"]);
            }
        }
    }
    csv
}

/// The rows of a table by column.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let (mut lines, mut line, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for letter in csv.chars().filter(|letter| *letter != '\r') {
        match letter {
            '"' => {
                // A quote within quotes is doubled: the second opens them again.
                if !is_quoted && !cell.is_empty() {
                    cell.push('"');
                }
                is_quoted = !is_quoted;
            }
            ',' if !is_quoted => line.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            letter => cell.push(letter),
        }
    }
    let mut lines = lines.into_iter();
    let head = lines.next().expect("a header");
    lines.map(|line| head.iter().cloned().zip(line).collect()).collect()
}
