//! Words of the sentences that say what a thing is, and of what the page tells as it changes.

mod en;
mod ru;
mod zh;

use super::{Plural, by_language};
use heartland_data::model::RouteKind;

/// The words in one language.
// Components compiled for the browser alone read some of them.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct SentenceTexts {
    /// Ends of a route: `{from}`, `{to}`.
    pub(crate) from_to: &'static str,
    /// `{list}` of countries between the ends.
    pub(crate) by_way: &'static str,
    /// A route that leaves no country: `{name}`.
    pub(crate) within: &'static str,
    /// `{list}`.
    pub(crate) capacity: &'static str,
    /// A capacity with year and modality: `{value}`, `{how}`.
    pub(crate) qualified: &'static str,
    /// `{value}` that a table has.
    pub(crate) length: &'static str,
    /// `{value}` in kilometres, measured along the waypoints.
    pub(crate) drawn: &'static str,
    /// `{list}` of what is there in a country or at a place.
    pub(crate) here: &'static str,
    /// `{list}` of what is being built.
    pub(crate) building: &'static str,
    /// `{list}`.
    pub(crate) proposed: &'static str,
    /// `{list}`.
    pub(crate) turned_down: &'static str,
    /// Routes of a kind.
    pub(crate) routes: fn(RouteKind) -> Plural,
    /// Places in a country.
    pub(crate) places: Plural,
    /// `{name}`, `{text}`.
    pub(crate) selected: &'static str,
    /// The selection is gone.
    pub(crate) unselected: &'static str,
    /// What the legend leaves of the routes: `{count}`.
    pub(crate) routes_shown: Plural,
}

/// The words in a language; English where there are none.
pub fn sentence_texts(tag: &str) -> &'static SentenceTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
