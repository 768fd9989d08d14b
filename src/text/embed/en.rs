//! English.

use super::EmbedTexts;

pub(super) const TEXTS: EmbedTexts = EmbedTexts {
    open_full: "Open in full page",
    share: "Share and embed",
    link: "Link to what you see",
    copy_link: "Copy link",
    citation: "Citation",
    copy_citation: "Copy citation",
    frame: "Put it on your page",
    copy_code: "Copy code",
    element: "With a script of this site, the frame keeps its height in step with its content:",
    parts: "Show",
    part_names: ["Map", "Charts", "Legend", "Timeline", "Dossier", "Search"],
    height: "Height in pixels",
    preview: "See the frame’s page alone",
    cors: "The frame is sandboxed. The server that holds the atlas must send “Access-Control-Allow-Origin: *” with its files.",
};
