//! Reading `datapackage.json`.

use super::{Resource, Settings};
use crate::author::Violation;
use crate::author::encoding::{SAVE_AS_UTF_8, text_from_bytes};
use serde::Deserialize;
use std::path::Path;

/// Name of the file that describes a package.
pub(crate) const PACKAGE_FILE: &str = "datapackage.json";

/// A package: what it says of itself, and its tables.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) description: String,
    pub(crate) version: String,
    pub(crate) licenses: Vec<Licence>,
    /// What Frictionless has no word for.
    pub(crate) heartland: Settings,
    pub(crate) resources: Vec<Resource>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Licence {
    pub(crate) name: String,
}

/// Reads the description of the package in `dir`.
pub(crate) fn package_from_dir(dir: &Path) -> Result<Package, Violation> {
    let bytes = std::fs::read(dir.join(PACKAGE_FILE)).map_err(|error| {
        Violation::in_file(
            PACKAGE_FILE,
            1,
            format!("cannot be read ({error})"),
            "name the directory that holds it",
        )
    })?;
    let text = text_from_bytes(&bytes).map_err(|(sound, what)| {
        Violation::in_file(PACKAGE_FILE, sound.split('\n').count(), what, SAVE_AS_UTF_8)
    })?;
    package_from_json(text)
}

/// Reads the description of a package.
fn package_from_json(text: &str) -> Result<Package, Violation> {
    let package: Package = serde_json::from_str(text).map_err(|error| {
        let what = error.to_string();
        let bare = what.split(" at line ").next().unwrap_or_default();
        let fix = format!("correct the description of the package, at column {} of the line", error.column());
        Violation::in_file(PACKAGE_FILE, error.line(), bare, fix)
    })?;
    let unknown_pattern = package.resources.iter().flat_map(|resource| {
        resource.schema.fields.iter().filter_map(move |field| {
            let pattern = field.constraints.pattern.as_deref()?;
            regex_lite::Regex::new(pattern).err().map(|_| (resource, field, pattern))
        })
    });
    if let Some((resource, field, pattern)) = unknown_pattern.into_iter().next() {
        let what = format!("the pattern {pattern} of {}.{} cannot be read", resource.name, field.name);
        return Err(Violation::in_file(
            PACKAGE_FILE,
            1,
            what,
            "write a regular expression without look-around",
        ));
    }
    Ok(package)
}
