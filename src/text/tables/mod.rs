//! Words of the tables, their downloads, and of the page about the report.

mod en;
mod ru;
mod zh;

use super::by_language;

/// The messages of one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is the message that its name says")]
pub struct TableTexts {
    pub(crate) tables: &'static str,
    pub(crate) table: &'static str,
    pub(crate) filter: &'static str,
    /// `{name}`.
    pub(crate) only: &'static str,
    /// `{shown}`, `{all}`.
    pub(crate) count: &'static str,
    /// `{name}` of a column.
    pub(crate) sort_by: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) save_shown: &'static str,
    pub(crate) save_all: &'static str,
    pub(crate) package: &'static str,
    pub(crate) refused: &'static str,
    /// Figures, deals, events, routes, places, organisations, memberships, countries, people, statements, notes, milestones,
    /// sources.
    pub(crate) names: [&'static str; 13],
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) date: &'static str,
    pub(crate) value: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) other_side: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) origin: &'static str,
    pub(crate) text: &'static str,
    pub(crate) country: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) role: &'static str,
    pub(crate) office: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) year: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) about: &'static str,
    pub(crate) about_reading: &'static str,
    pub(crate) reading: [&'static str; 4],
    pub(crate) about_sources: &'static str,
    /// `{version}`, `{licence}`.
    pub(crate) about_data: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn table_texts(tag: &str) -> &'static TableTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
