//! Words of the chronology.

mod en;
mod ru;
mod zh;

use super::by_language;

/// All messages of the chronology in one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct TimelineTexts {
    /// Its title.
    pub(crate) title: &'static str,
    /// How it is used by keys.
    pub(crate) help: &'static str,
    /// The stretch told entry by entry.
    pub(crate) months: &'static str,
    /// The stretch of the year control.
    pub(crate) years: &'static str,
    /// Closer.
    pub(crate) zoom_in: &'static str,
    /// Farther.
    pub(crate) zoom_out: &'static str,
    /// Shows the list in place of the strip.
    pub(crate) list: &'static str,
    /// `{name}`: hides what does not concern the country.
    pub(crate) only: &'static str,
    /// `{number}` of the report's chronology.
    pub(crate) number: &'static str,
    /// Entries without a number.
    pub(crate) unnumbered: &'static str,
    /// `{count}` entries close to one another.
    pub(crate) bundle: &'static str,
    /// Sorts: meeting, journey, happening, deal, built, plan.
    pub(crate) families: [&'static str; 6],
    /// From later public record.
    pub(crate) since: &'static str,
    /// Plays a journey.
    pub(crate) play: &'static str,
    /// Pauses it.
    pub(crate) pause: &'static str,
    /// A stop on.
    pub(crate) step: &'static str,
    /// `{number}`, `{count}`, `{name}`, `{date}`.
    pub(crate) stop: &'static str,
    /// When nothing passes the filters.
    pub(crate) nothing: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn timeline_texts(tag: &str) -> &'static TimelineTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
