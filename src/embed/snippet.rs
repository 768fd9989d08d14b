//! Code that puts the atlas into a page.

use crate::text::escaped;
use std::fmt::Write as _;

/// What a frame may do: run the app, open links in a page of their own, and save files. It stays without an origin.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
/// What a frame may ask its reader's browser for.
pub const PERMISSIONS: &str = "clipboard-write";

/// How high a frame is; it is as wide as its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameSize {
    /// As high as what it shows, from this many pixels on: kept in step by the element, so only that can do it.
    InStep(u32),
    /// So many pixels.
    Height(u32),
    /// So many parts of width to so many of height.
    Ratio(u8, u8),
}

/// A version of the page that never changes: its files, and a fingerprint of the helper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Name of the page's file.
    pub page: String,
    /// Name of the helper's file.
    pub helper: String,
    /// The helper's digest, as the attribute `integrity` has it.
    pub integrity: String,
}

/// Where a page is, its query left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    folder: String,
    file: String,
    frozen: Option<Frozen>,
}

impl Place {
    /// The place of a page with this address, or of its frozen version.
    pub fn new(address: &str, frozen: Option<Frozen>) -> Self {
        let (folder, file) = address.rsplit_once('/').map_or(("", address), |(folder, file)| (folder, file));
        let folder = [folder, "/"].concat();
        let file = frozen.as_ref().map_or(file, |frozen| &frozen.page).to_owned();
        Self { folder, file, frozen }
    }

    /// The address of the page, without a query.
    pub fn address(&self) -> String {
        [self.folder.as_str(), &self.file].concat()
    }

    /// Whether the page is what a server gives for its folder.
    fn is_index(&self) -> bool {
        matches!(self.file.as_str(), "" | "index.html")
    }
}

/// A plain frame that needs no script of the page it stands in. `None` where no plain frame can have this size.
pub fn frame_code(address: &str, title: &str, size: FrameSize) -> Option<String> {
    let mut code = String::from("<iframe");
    push_attribute("src", address, &mut code);
    push_attribute("title", title, &mut code);
    let style = match size {
        FrameSize::InStep(_) => return None,
        FrameSize::Height(height_px) => {
            push_attribute("width", "100%", &mut code);
            push_attribute("height", &height_px.to_string(), &mut code);
            String::from("border: 0")
        }
        FrameSize::Ratio(width, height) => {
            format!("display: block; width: 100%; aspect-ratio: {width} / {height}; border: 0")
        }
    };
    let rest = [
        ("loading", "lazy"),
        ("sandbox", SANDBOX),
        ("allow", PERMISSIONS),
        ("referrerpolicy", "no-referrer"),
        ("style", &style),
    ];
    for (name, value) in rest {
        push_attribute(name, value, &mut code);
    }
    code.push_str("></iframe>");
    Some(code)
}

/// Keys of links that the helper's element has as attributes: those of `KEYS` in `src/embed/embed.js`.
const ATTRIBUTES: [&str; 19] = [
    "country", "route", "place", "event", "org", "deal", "tint", "shade", "layers", "status", "gauge",
    "year", "chart", "closed", "view", "lang", "theme", "controls", "allow",
];

/// The element of the host's helper, with the script that makes it. `pairs` are those of the frame's link.
pub fn element_code(place: &Place, pairs: &[(String, String)], title: &str, size: FrameSize) -> String {
    let mut code = String::from("<script type=\"module\"");
    let helper = place.frozen.as_ref().map_or("embed.js", |frozen| &frozen.helper);
    push_attribute("src", &[&place.folder, helper].concat(), &mut code);
    if let Some(frozen) = &place.frozen {
        push_attribute("integrity", &frozen.integrity, &mut code);
        push_attribute("crossorigin", "anonymous", &mut code);
    }
    code.push_str("></script>\n<heartland-atlas");
    if !place.is_index() {
        push_attribute("src", &place.address(), &mut code);
    }
    push_attribute("title", title, &mut code);
    // No others, whatever the link has: `onclick` would be an attribute too.
    for (key, value) in pairs.iter().filter(|(key, _)| ATTRIBUTES.contains(&key.as_str())) {
        push_attribute(key, value, &mut code);
    }
    // Its place is kept before the script has come.
    let mut style = String::from("display: block; ");
    // Writing to a text never fails.
    let _ = match size {
        FrameSize::InStep(height_px) => write!(style, "height: {height_px}px"),
        FrameSize::Height(height_px) => {
            push_attribute("height", &height_px.to_string(), &mut code);
            write!(style, "height: {height_px}px")
        }
        FrameSize::Ratio(width, height) => {
            push_attribute("ratio", &format!("{width}/{height}"), &mut code);
            write!(style, "aspect-ratio: {width} / {height}")
        }
    };
    push_attribute("style", &style, &mut code);
    code.push_str("></heartland-atlas>");
    code
}

fn push_attribute(name: &str, value: &str, code: &mut String) {
    code.push(' ');
    code.push_str(name);
    code.push_str("=\"");
    code.push_str(&escaped(value));
    code.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [FrameSize; 3] = [FrameSize::InStep(640), FrameSize::Height(600), FrameSize::Ratio(4, 3)];

    fn frozen() -> Frozen {
        Frozen {
            page: "index-0a.html".to_owned(),
            helper: "embed-0b.js".to_owned(),
            integrity: "sha384-x".to_owned(),
        }
    }

    #[test]
    fn nothing_breaks_out_of_an_attribute() {
        let bad = "\"><script>alert(1)</script>";
        let pairs = [
            ("country".to_owned(), bad.to_owned()),
            (bad.to_owned(), "x".to_owned()),
            ("embed".to_owned(), "1".to_owned()),
            ("style".to_owned(), "position: fixed".to_owned()),
            ("onpointerenter".to_owned(), "alert(1)".to_owned()),
            ("id".to_owned(), "other".to_owned()),
        ];
        for size in SIZES {
            let element = element_code(&Place::new(bad, None), &pairs, bad, size);
            for code in frame_code(bad, bad, size).into_iter().chain([element]) {
                assert!(!code.contains("<script>"), "{code}");
                assert!(!code.contains("embed=\"") && !code.contains("fixed"), "{code}");
                assert!(!code.contains("alert(1)\"") && !code.contains(" id="), "{code}");
            }
        }
    }

    #[test]
    fn the_element_has_an_attribute_for_each_key_of_a_link() {
        let helper = include_str!("embed.js");
        let list = |name: &str| helper.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let lists = [list("const CHOICES = "), list("const FIXED = "), list("const OWN = ")].concat();
        // What stands between quotation marks.
        let quoted = lists.split('"').skip(1).step_by(2);
        let mut words: Vec<&str> = quoted.flat_map(str::split_whitespace).collect();
        let mut keys = ATTRIBUTES.to_vec();
        words.sort_unstable();
        keys.sort_unstable();
        assert_eq!(words, keys);
        let pairs = ATTRIBUTES.map(|key| (key.to_owned(), "x".to_owned()));
        let code = element_code(&Place::new("https://a.example/", None), &pairs, "T", SIZES[0]);
        assert!(ATTRIBUTES.iter().all(|key| code.contains(&format!(" {key}=\"x\""))), "{code}");
    }

    #[test]
    fn every_frame_that_is_offered_has_the_same_sandbox() {
        let [element, oembed] = [include_str!("embed.js"), include_str!("../../tests/tools/head.mjs")];
        let words = format!("\"{SANDBOX}\"");
        assert!(element.contains(&words) && oembed.contains(&words), "{words}");
    }

    #[test]
    fn a_frame_has_the_size_asked_for() {
        let code = |size| frame_code("a?b=1&c=2", "T", size);
        let fixed = code(FrameSize::Height(600)).unwrap_or_default();
        assert!(fixed.starts_with("<iframe src=\"a?b=1&amp;c=2\" title=\"T\" width=\"100%\" height=\"600\""));
        let ratio = code(FrameSize::Ratio(16, 9)).unwrap_or_default();
        assert!(ratio.contains("aspect-ratio: 16 / 9") && !ratio.contains("height="), "{ratio}");
        assert_eq!(code(FrameSize::InStep(640)), None, "without a script nothing can be in step");
    }

    #[test]
    fn an_element_names_the_page_only_where_that_is_not_its_folder() {
        let code =
            |address, frozen| element_code(&Place::new(address, frozen), &[], "T", FrameSize::InStep(500));
        for index in ["https://a.example/x/", "https://a.example/x/index.html"] {
            let expected = "<script type=\"module\" src=\"https://a.example/x/embed.js\"></script>\n\
                            <heartland-atlas title=\"T\" style=\"display: block; height: 500px\"></heartland-atlas>";
            assert_eq!(code(index, None), expected);
        }
        assert!(
            code("https://a.example/x/atlas.html", None).contains("src=\"https://a.example/x/atlas.html\"")
        );
        let kept = code("https://a.example/x/", Some(frozen()));
        for part in [
            "src=\"https://a.example/x/embed-0b.js\" integrity=\"sha384-x\" crossorigin=\"anonymous\"",
            "<heartland-atlas src=\"https://a.example/x/index-0a.html\"",
        ] {
            assert!(kept.contains(part), "{kept}");
        }
    }
}
