//! Words of the dossier that came with citations and computed figures.

mod en;
mod ru;
mod zh;

use super::by_language;

/// Words of the dossier in one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct DossierTexts {
    /// Opens the citations of a figure, or of the report.
    pub(crate) cite: &'static str,
    /// Copies a citation as `{form}`.
    pub(crate) copy_as: &'static str,
    /// The plain form, in `copy_as`.
    pub(crate) plain_form: &'static str,
    /// How a figure is computed, in the order of the operations: sum, difference, product, ratio, percent, mean.
    pub(crate) operations: [&'static str; 6],
    /// `{measure}`, `{counterpart}`, `{period}`, `{value}`.
    pub(crate) trade: &'static str,
    /// `{list}` of organisations.
    pub(crate) member_of: &'static str,
    /// Between clauses.
    pub(crate) clause_mark: &'static str,
    /// After the last clause.
    pub(crate) stop: &'static str,
    /// Between sentences.
    pub(crate) gap: &'static str,
}

/// The words of the dossier in a language; English where there are none.
pub fn dossier_texts(tag: &str) -> &'static DossierTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
