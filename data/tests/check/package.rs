//! A copy of the sound package that a test may break.

use heartland_data::author;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

static COPIES: AtomicUsize = AtomicUsize::new(0);

/// The directory of the crate: the real package.
pub(crate) fn real() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A new directory with what a package has in its folders.
fn folders_of(package: &Path) -> PathBuf {
    let number = COPIES.fetch_add(1, Ordering::Relaxed);
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("package-{}-{number}", std::process::id()));
    for folder in ["tables", "i18n", "geo"] {
        fs::create_dir_all(dir.join(folder)).unwrap();
        for entry in fs::read_dir(package.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, dir.join(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    dir
}

/// A directory of its own with a package in it; gone with the value.
pub(crate) struct Package {
    pub(crate) dir: PathBuf,
}

impl Package {
    /// A copy of `fixtures/minimal` with the schema of the real package.
    pub(crate) fn minimal() -> Self {
        Self::minimal_of(real())
    }

    /// The same for a test elsewhere, by the directory of the real package.
    pub(crate) fn minimal_of(real: &Path) -> Self {
        let fixture = real.join("tests/fixtures/minimal");
        let dir = folders_of(&fixture);
        let read = |path: &Path| -> serde_json::Map<String, serde_json::Value> {
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
        };
        let mut description = read(&real.join("datapackage.json"));
        description.extend(read(&fixture.join("package.json")));
        // Only those columns are to be translated that the fixture translates.
        let translations = fs::read_to_string(fixture.join("i18n/ru.csv")).unwrap();
        let is_translated = |table: &str, column: &str| {
            translations.lines().any(|line| {
                let mut cells = line.split(',');
                cells.next() == Some(table) && cells.nth(1) == Some(column)
            })
        };
        for resource in description["resources"].as_array_mut().unwrap() {
            let table = resource["name"].as_str().unwrap().to_owned();
            if let Some(columns) = resource.get_mut("heartland:translate").and_then(|it| it.as_array_mut()) {
                columns.retain(|column| is_translated(&table, column.as_str().unwrap()));
            }
        }
        fs::write(dir.join("datapackage.json"), serde_json::to_string_pretty(&description).unwrap()).unwrap();
        Self { dir }
    }

    /// A copy of the real package.
    pub(crate) fn of_report() -> Self {
        let dir = folders_of(real());
        fs::copy(real().join("datapackage.json"), dir.join("datapackage.json")).unwrap();
        Self { dir }
    }

    /// Replaces a text that stands exactly once in a file.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.dir.join(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {file}");
        self.write(file, text.replacen(from, to, 1))
    }

    /// Adds text at the end of a file.
    pub(crate) fn append(&self, file: &str, text: &str) -> &Self {
        let before = fs::read_to_string(self.dir.join(file)).unwrap();
        self.write(file, before + text)
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.dir.join(file), bytes).unwrap();
        self
    }

    pub(crate) fn remove(&self, file: &str) -> &Self {
        fs::remove_file(self.dir.join(file)).unwrap();
        self
    }

    /// Checks the package and compares all messages.
    pub(crate) fn assert_violations(&self, expected: &[&str]) -> &Self {
        let found: Vec<String> = author::check(&self.dir).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "\nfound:\n{}\n", found.join("\n"));
        self
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        // What is left behind is in the target directory.
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// Breaks one thing of the sound package and compares all messages.
pub(crate) fn assert_edit(file: &str, from: &str, to: &str, expected: &[&str]) {
    Package::minimal().edit(file, from, to).assert_violations(expected);
}
