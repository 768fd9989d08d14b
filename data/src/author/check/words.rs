//! Phrases that several checks use.

use crate::author::nearest::suggestion;
use crate::author::read::Sheet;

/// What to do about an id that a table does not have.
pub(super) fn fix_for_id(id: &str, sheet: &Sheet) -> String {
    let file = &sheet.resource.path;
    suggestion(id, sheet.ids()).map_or_else(
        || format!("use one of the ids in {file}"),
        |suggestion| {
            let mark = if suggestion.ends_with('?') { "" } else { "." };
            format!("{suggestion}{mark} The ids are in {file}")
        },
    )
}

/// What to do about a word that is not one of a few.
pub(super) fn fix_for_word<'a>(word: &str, words: impl Iterator<Item = &'a str> + Clone) -> String {
    suggestion(word, words.clone())
        .unwrap_or_else(|| format!("use one of {}", words.collect::<Vec<_>>().join(", ")))
}
