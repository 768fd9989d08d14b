//! The words of the charts, one file a language.

mod en;
mod ru;
mod zh;

use super::{Plural, by_language};

/// All messages of the charts in one language.
// The components that read some of them are compiled for the browser alone; there, an unread one is a warning.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct ChartTexts {
    pub(crate) choose: &'static str,
    pub(crate) table: &'static str,
    pub(crate) notes: &'static str,
    /// `{format}`.
    pub(crate) save: &'static str,
    /// Names of the two ways that a chart can be drawn in.
    pub(crate) way: &'static str,
    pub(crate) amounts: &'static str,
    pub(crate) shares: &'static str,
    pub(crate) linear: &'static str,
    pub(crate) logarithmic: &'static str,
    pub(crate) focus: &'static str,
    pub(crate) everyone: &'static str,
    /// Units that are no units of the tables.
    pub(crate) of_the_sum: &'static str,
    /// `{value}`.
    pub(crate) percent: &'static str,
    /// `{unit}`.
    pub(crate) on_log_scale: &'static str,
    /// Between the name of a series and a value.
    pub(crate) series_value: &'static str,
    /// `{name}` of a strand.
    pub(crate) strand: &'static str,
    /// `{year}`.
    pub(crate) from_year: &'static str,
    /// The country of a line's first point, and one on its way.
    pub(crate) starts: &'static str,
    pub(crate) crosses: &'static str,
    /// `{value}`, `{all}`: what is lost when a country closes.
    pub(crate) lost: &'static str,
    pub(crate) close: &'static str,
    /// `{names}`, `{routes}`, `{value}`, `{all}`.
    pub(crate) closed: &'static str,
    pub(crate) open_all: &'static str,
    /// Said of a strand.
    pub(crate) dark: &'static str,
    /// What full and hollow dots of money stand for: what has been given or set aside, and what is still to be.
    pub(crate) paid: &'static str,
    pub(crate) to_be_paid: &'static str,
    /// Said of a map: `{names}` of the countries that are closed, and the look of the lines that carry nothing then.
    pub(crate) closed_on_map: &'static str,
    pub(crate) dark_on_map: &'static str,
    /// Said of a former member.
    pub(crate) left: &'static str,
    pub(crate) nothing: &'static str,
    /// `{count}` marks of a chart.
    pub(crate) marks: Plural,
    /// `{name}`, `{value}`.
    pub(crate) largest: &'static str,
    pub(crate) smallest: &'static str,
    pub(crate) column_name: &'static str,
    /// Whom a deal is with.
    pub(crate) column_party: &'static str,
    pub(crate) column_series: &'static str,
    pub(crate) column_value: &'static str,
    pub(crate) column_time: &'static str,
    pub(crate) column_basis: &'static str,
    pub(crate) column_place: &'static str,
}

/// The charts' messages of a language by its BCP 47 primary subtag; English for any other.
pub fn chart_texts(tag: &str) -> &'static ChartTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
