//! Words of the chronology.

mod en;
mod ru;
mod zh;

/// All messages of the chronology in one language.
#[derive(Clone, Copy, Debug)]
pub struct TimelineTexts {
    /// Its title.
    pub title: &'static str,
    /// How it is used by keys.
    pub help: &'static str,
    /// The stretch told entry by entry.
    pub months: &'static str,
    /// The stretch of the year control.
    pub years: &'static str,
    /// Closer.
    pub zoom_in: &'static str,
    /// Farther.
    pub zoom_out: &'static str,
    /// Shows the list in place of the strip.
    pub list: &'static str,
    /// `{name}`: hides what does not concern the country.
    pub only: &'static str,
    /// `{number}` of the report's chronology.
    pub number: &'static str,
    /// Entries without a number.
    pub unnumbered: &'static str,
    /// `{count}` entries close to one another.
    pub bundle: &'static str,
    /// Sorts: meeting, journey, happening, deal, built, plan.
    pub families: [&'static str; 6],
    /// From later public record.
    pub since: &'static str,
    /// Plays a journey.
    pub play: &'static str,
    /// Pauses it.
    pub pause: &'static str,
    /// A stop on.
    pub step: &'static str,
    /// `{number}`, `{count}`, `{name}`, `{date}`.
    pub stop: &'static str,
    /// When nothing passes the filters.
    pub nothing: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn timeline_texts(tag: &str) -> &'static TimelineTexts {
    match tag {
        "zh" => &zh::TEXTS,
        "ru" => &ru::TEXTS,
        _ => &en::TEXTS,
    }
}
