//! Words about links, frames and the way to the full page.

mod en;
mod ru;
mod zh;

use super::by_language;

/// The words of one language.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct EmbedTexts {
    /// The link from a frame to the page itself.
    pub(crate) open_full: &'static str,
    /// The button, and the dialog's name.
    pub(crate) share: &'static str,
    /// Heading of the link.
    pub(crate) link: &'static str,
    /// The button that copies it.
    pub(crate) copy_link: &'static str,
    /// Heading of the citation.
    pub(crate) citation: &'static str,
    /// The button that copies it.
    pub(crate) copy_citation: &'static str,
    /// Heading of the frame's code.
    pub(crate) frame: &'static str,
    /// The button that copies it.
    pub(crate) copy_code: &'static str,
    /// Heading of the plain frame's code.
    pub(crate) plain: &'static str,
    /// What the element is.
    pub(crate) element: &'static str,
    /// What shows.
    pub(crate) parts: &'static str,
    /// Names of the parts, in the order of `PagePart::ALL`.
    pub(crate) part_names: [&'static str; 6],
    /// The button of the system's own way to share.
    pub(crate) send: &'static str,
    /// The button that saves a picture of the map.
    pub(crate) picture: &'static str,
    /// What size the frame has.
    pub(crate) size: &'static str,
    /// The sizes: a height, a ratio, in step with the content.
    pub(crate) sizes: [&'static str; 3],
    /// Ratio of width to height.
    pub(crate) ratio: &'static str,
    /// Height of the frame, in pixels.
    pub(crate) height: &'static str,
    /// The language of the frame.
    pub(crate) language: &'static str,
    /// The language of the reader's browser.
    pub(crate) language_own: &'static str,
    /// The theme of the frame.
    pub(crate) theme: &'static str,
    /// What the frame starts with.
    pub(crate) start: &'static str,
    /// The view of the map that is shown now.
    pub(crate) keep_view: &'static str,
    /// The selection as it is now.
    pub(crate) keep_selection: &'static str,
    /// This version of the atlas for good.
    pub(crate) freeze: &'static str,
    /// What that asks of the server.
    pub(crate) freeze_note: &'static str,
    /// The frame itself, to try.
    pub(crate) try_frame: &'static str,
    /// Where it is.
    pub(crate) frame_shown: &'static str,
    /// Why there is no frame to try.
    pub(crate) no_frame: &'static str,
    /// The link to the page as the frame will show it.
    pub(crate) preview: &'static str,
    /// What a server has to send for sandboxed frames.
    pub(crate) cors: &'static str,
}

/// The words of a language, English for one that is not there.
pub fn embed_texts(tag: &str) -> &'static EmbedTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}
