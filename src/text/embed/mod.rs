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
    /// What the element is.
    pub element: &'static str,
    /// What shows.
    pub parts: &'static str,
    /// Names of the parts, in the order of `PagePart::ALL`.
    pub part_names: [&'static str; 6],
    /// Height of the frame, in pixels.
    pub height: &'static str,
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
