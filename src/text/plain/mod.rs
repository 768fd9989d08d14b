//! Messages of the page as it stands without the app.

mod en;
mod ru;
mod zh;

use super::by_language;

/// The messages of one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is the message that its name says")]
pub struct PlainTexts {
    /// What the reader lacks while the app is not running.
    pub(crate) missing: &'static str,
    /// What the picture of the map shows.
    pub(crate) map_description: &'static str,
    pub(crate) tables: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) routes: &'static str,
    pub(crate) chronology: &'static str,
    pub(crate) deals: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) column_name: &'static str,
    pub(crate) column_status: &'static str,
    pub(crate) column_capacity: &'static str,
    pub(crate) column_place: &'static str,
    pub(crate) column_date: &'static str,
    pub(crate) column_value: &'static str,
    pub(crate) column_title: &'static str,
    pub(crate) column_publisher: &'static str,
    pub(crate) column_licence: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn plain_texts(tag: &str) -> &'static PlainTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
