//! Words for links that a frame keeps from opening.

mod en;
mod ru;
mod zh;

use super::by_language;

/// Messages of one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct LinkTexts {
    /// The link does not open; its address follows.
    pub(crate) blocked: &'static str,
    /// The clipboard is refused; the address is selected instead.
    pub(crate) selected: &'static str,
}

/// The messages for a language tag; English for one without a catalogue.
pub fn link_texts(tag: &str) -> &'static LinkTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
