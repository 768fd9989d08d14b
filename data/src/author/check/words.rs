//! Phrases that several checks use.

use crate::author::nearest::nearest;
use crate::author::read::Sheet;

/// What to do about an id that a table does not have.
pub(super) fn fix_for_id(id: &str, sheet: &Sheet) -> String {
    let file = &sheet.resource.path;
    nearest(id, sheet.ids()).map_or_else(
        || format!("use one of the ids in {file}"),
        |suggestion| format!("did you mean \"{suggestion}\"? The ids are in {file}"),
    )
}

/// What to do about a word that is not one of a few.
pub(super) fn fix_for_word<'a>(word: &str, words: impl Iterator<Item = &'a str> + Clone) -> String {
    nearest(word, words.clone()).map_or_else(
        || format!("use one of {}", words.collect::<Vec<_>>().join(", ")),
        |suggestion| format!("did you mean \"{suggestion}\"?"),
    )
}
