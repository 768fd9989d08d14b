//! Words for what is still on its way to the reader.

mod en;
mod ru;
mod zh;

/// Messages of one language.
#[derive(Clone, Copy, Debug)]
pub struct ArrivalTexts {
    /// Descriptions have been asked for.
    pub coming: &'static str,
    /// They have not arrived, and are asked for again.
    pub overdue: &'static str,
}

/// The messages for a language tag; English for one without a catalogue.
pub fn arrival_texts(tag: &str) -> &'static ArrivalTexts {
    match tag {
        "zh" => &zh::TEXTS,
        "ru" => &ru::TEXTS,
        _ => &en::TEXTS,
    }
}
