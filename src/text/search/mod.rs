//! Words of the search.

mod en;
mod ru;
mod zh;

use super::{Plural, by_language};

/// All words of the search in one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct SearchTexts {
    /// Name of the field.
    pub(crate) label: &'static str,
    /// In the empty field.
    pub(crate) placeholder: &'static str,
    /// Button that empties the field and closes the list.
    pub(crate) close: &'static str,
    /// Name of the list.
    pub(crate) results: &'static str,
    /// Number of results, spoken.
    pub(crate) count: Plural,
    /// `{text}` is not found.
    pub(crate) none: &'static str,
    /// What to try instead: a `{number}` and a `{date}`, each an example or nothing.
    pub(crate) suggest: &'static str,
    /// `{value}` as an example.
    pub(crate) example: &'static str,
    /// Above results that have only some of the words.
    pub(crate) partial: &'static str,
    /// `{name}`, `{count}`, `{all}`: a group of which only some are listed.
    pub(crate) some: &'static str,
    /// Names of the groups, in the order of the kinds.
    pub(crate) kinds: [&'static str; 12],
    /// Months in full, as they are typed.
    pub(crate) months: [&'static str; 12],
    /// Words for large numbers, with a space before them where one is written.
    pub(crate) sizes: &'static [(f64, &'static str)],
}

/// The words of the search in a language; English where there are none.
pub fn search_texts(tag: &str) -> &'static SearchTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
