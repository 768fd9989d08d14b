//! Words for what is still on its way to the reader.

mod en;
mod ru;
mod zh;

use super::by_language;

/// Messages of one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct ArrivalTexts {
    /// Descriptions have been asked for.
    pub(crate) coming: &'static str,
    /// They have not arrived, and are asked for again.
    pub(crate) overdue: &'static str,
    /// A part of the page has been asked for.
    pub(crate) part_coming: &'static str,
    /// It has not arrived, and is asked for again.
    pub(crate) part_overdue: &'static str,
}

/// The messages for a language tag; English for one without a catalogue.
pub fn arrival_texts(tag: &str) -> &'static ArrivalTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
