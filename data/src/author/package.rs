//! A package from its directory: what a build and an author's command call.

use super::assemble::{atlas_from_workbook, outlines_of};
use super::check::check_workbook;
use super::geometry::Detail;
use super::read::{BASE_MAP_FILE, Workbook};
use super::schema::{PACKAGE_FILE, package_from_dir};
use super::violation::Violation;
use crate::PackedTexts;
use crate::model::Atlas;
use std::path::{Path, PathBuf};

/// Reads, checks and assembles the package in `dir`.
///
/// # Errors
/// Everything that is wrong with it, by file in the order of the package, row and column.
pub fn load(dir: &Path) -> Result<Atlas, Vec<Violation>> {
    let mut workbook = Workbook::read(dir).map_err(|violation| vec![violation])?;
    check_workbook(&mut workbook);
    if workbook.is_sound() { atlas_from_workbook(dir, &workbook) } else { Err(workbook.into_violations()) }
}

/// Everything that is wrong with the package in `dir`; empty when [`load`] succeeds.
pub fn check(dir: &Path) -> Vec<Violation> {
    load(dir).err().unwrap_or_default()
}

/// Every file that makes up the package in `dir`, whether it exists or not: a build is to run anew when one changes.
///
/// Only the description itself when that cannot be read.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let resources = package_from_dir(dir).map(|package| package.resources).unwrap_or_default();
    let tables = resources.into_iter().map(|resource| resource.path);
    let own = [PACKAGE_FILE, BASE_MAP_FILE].into_iter().map(str::to_owned);
    own.chain(tables).map(|file| dir.join(file)).collect()
}

/// Packs the package in `dir` into the folder `out`: `atlas.bin`, `outlines.bin`, and texts as `names-zh.bin` and
/// `texts-zh.bin`.
///
/// # Errors
/// As [`load`], and when a file cannot be written.
pub fn pack_to(dir: &Path, out: &Path) -> Result<Atlas, Vec<Violation>> {
    let atlas = load(dir)?;
    let unwritable = |path: &Path, what: String| {
        vec![Violation::in_file(&path.display().to_string(), 1, what, "see to it that it can be written")]
    };
    let packed =
        crate::pack(&atlas).map_err(|error| unwritable(out, format!("cannot be packed ({error})")))?;
    let outlines = crate::pack_finer(&packed, &outlines_of(dir, &atlas, Detail::FINER)?);
    let tag = |texts: &PackedTexts| atlas.report.languages.get(usize::from(texts.language.0));
    let texts = packed
        .texts
        .iter()
        .filter_map(|texts| Some((format!("{}-{}.bin", texts.kind.as_str(), tag(texts)?), &texts.bytes)));
    let own = [("atlas.bin".to_owned(), &packed.atlas), ("outlines.bin".to_owned(), &outlines)];
    for (name, bytes) in own.into_iter().chain(texts) {
        let path = out.join(name);
        std::fs::write(&path, bytes)
            .map_err(|error| unwritable(&path, format!("cannot be written ({error})")))?;
    }
    Ok(atlas)
}
