//! Words about links, frames and the way to the full page.

mod en;
mod ru;
mod zh;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct EmbedTexts {
    /// The link from a frame to the page itself.
    pub open_full: &'static str,
    /// The button, and the dialog's name.
    pub share: &'static str,
    /// Heading of the link.
    pub link: &'static str,
    /// The button that copies it.
    pub copy_link: &'static str,
    /// Heading of the citation.
    pub citation: &'static str,
    /// The button that copies it.
    pub copy_citation: &'static str,
    /// Heading of the frame's code.
    pub frame: &'static str,
    /// The button that copies it.
    pub copy_code: &'static str,
    /// Heading of the plain frame's code.
    pub plain: &'static str,
    /// What the element is.
    pub element: &'static str,
    /// What shows.
    pub parts: &'static str,
    /// Names of the parts, in the order of `PagePart::ALL`.
    pub part_names: [&'static str; 6],
    /// The button of the system's own way to share.
    pub send: &'static str,
    /// The button that saves a picture of the map.
    pub picture: &'static str,
    /// What size the frame has.
    pub size: &'static str,
    /// The sizes: a height, a ratio, in step with the content.
    pub sizes: [&'static str; 3],
    /// Ratio of width to height.
    pub ratio: &'static str,
    /// Height of the frame, in pixels.
    pub height: &'static str,
    /// The language of the frame.
    pub language: &'static str,
    /// The language of the reader's browser.
    pub language_own: &'static str,
    /// The theme of the frame.
    pub theme: &'static str,
    /// What the frame starts with.
    pub start: &'static str,
    /// The view of the map that is shown now.
    pub keep_view: &'static str,
    /// The selection as it is now.
    pub keep_selection: &'static str,
    /// This version of the atlas for good.
    pub freeze: &'static str,
    /// What that asks of the server.
    pub freeze_note: &'static str,
    /// The frame itself, to try.
    pub try_frame: &'static str,
    /// Why there is no frame to try.
    pub no_frame: &'static str,
    /// The link to the page as the frame will show it.
    pub preview: &'static str,
    /// What a server has to send for sandboxed frames.
    pub cors: &'static str,
}

/// The words of a language, English for one that is not there.
pub fn embed_texts(tag: &str) -> &'static EmbedTexts {
    match tag {
        "zh" => &zh::TEXTS,
        "ru" => &ru::TEXTS,
        _ => &en::TEXTS,
    }
}
