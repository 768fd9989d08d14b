//! Messages of the page when the app cannot start, or has stopped. The build writes them into the page, in every language.

mod en;
mod ru;
mod zh;

use super::by_language;

/// The messages of one language.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "read by the build"))]
pub struct FailureTexts {
    /// What the reader lacks, and what there is instead.
    pub(crate) title: &'static str,
    /// Why, by the words of [`REASONS`].
    pub(crate) reasons: [&'static str; REASONS.len()],
    /// The link that loads the page again as it was.
    pub(crate) again: &'static str,
    /// The link that loads it without what was chosen.
    pub(crate) afresh: &'static str,
    /// The link to the page as it stands without the app.
    pub(crate) without: &'static str,
    /// In place of everything above, where scripts are switched off.
    pub(crate) no_scripts: &'static str,
}

/// Why the app is not running, as `src/boot.js` and, but for the last, messages to the page around a frame have it.
pub const REASONS: [&str; 7] =
    ["unsupported", "refused", "missing", "damaged", "sandboxed", "stopped", "unwanted"];

/// The messages of a language; English for one that is not there.
pub fn failure_texts(tag: &str) -> &'static FailureTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
