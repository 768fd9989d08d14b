//! What a link says of the frame that shows the page.

use super::{PagePart, Subset, parse_list, print_list};

/// How the page stands in another site's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embedding {
    /// Whether the page is compact: a slim title, its parts, a source line and the way to the full page.
    pub is_compact: bool,
    /// The parts that a compact page shows.
    pub parts: Subset<PagePart>,
    /// The origins whose messages count; `None` is any, an empty list none.
    pub allow: Option<Vec<String>>,
}

impl Embedding {
    /// Whether the page shows a part.
    pub fn shows(&self, part: PagePart) -> bool {
        !self.is_compact || self.parts.shows(part)
    }

    /// Reads one pair of a link; `None` says that its value makes no sense. A bad list of origins allows nobody, for who
    /// wrote it meant to narrow it.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "embed" => {
                self.is_compact = match value {
                    "1" => true,
                    "0" => false,
                    _ => return None,
                }
            }
            "controls" => {
                let shown = parse_list(value, PagePart::from_spelling)?;
                self.parts = Subset::from_shown(&PagePart::ALL, &shown);
            }
            "allow" => {
                let listed = parse_list(value, origin_of);
                let is_sound = listed.is_some();
                self.allow = Some(listed.unwrap_or_default());
                return is_sound.then_some(());
            }
            _ => return None,
        }
        Some(())
    }

    pub(super) fn print(&self, push: &mut impl FnMut(&str, String)) {
        if self.is_compact {
            push("embed", "1".to_owned());
        }
        if !self.parts.is_everything() {
            let shown: Vec<&str> =
                self.parts.shown(&PagePart::ALL).into_iter().map(PagePart::as_str).collect();
            push("controls", print_list(&shown));
        }
        if let Some(allow) = &self.allow {
            push("allow", print_list(allow));
        }
    }

    /// Whether messages from this origin count.
    pub fn allows(&self, origin: &str) -> bool {
        self.allow.as_ref().is_none_or(|allow| allow.iter().any(|allowed| allowed == origin))
    }
}

/// The origin that a text says, as browsers print it: scheme, host and perhaps a port, no more. Capitals, a slash at the end and
/// the port that a scheme has anyway, which an address may have, are forgiven.
fn origin_of(text: &str) -> Option<String> {
    let mut origin = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
    let own_port = if origin.starts_with("https") { ":443" } else { ":80" };
    if origin.ends_with(own_port) {
        origin.truncate(origin.len() - own_port.len());
    }
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"))?;
    let is_sound = !host.is_empty()
        && host.bytes().all(|byte| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || matches!(byte, b'.' | b'-' | b':' | b'[' | b']')
        });
    is_sound.then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins() {
        for good in ["https://example.org", "http://localhost:8000", "https://[2001:db8::1]:8443"] {
            assert_eq!(origin_of(good).as_deref(), Some(good));
        }
        for address in ["https://example.org/", "HTTPS://Example.org", "https://EXAMPLE.ORG/"] {
            assert_eq!(origin_of(address).as_deref(), Some("https://example.org"), "{address}");
        }
        for (address, origin) in [
            ("https://example.org:443", "https://example.org"),
            ("http://example.org:80/", "http://example.org"),
            ("https://example.org:80", "https://example.org:80"),
            ("http://example.org:443", "http://example.org:443"),
            ("https://example.org:8443", "https://example.org:8443"),
            ("https://[2001:db8::443]", "https://[2001:db8::443]"),
        ] {
            assert_eq!(origin_of(address).as_deref(), Some(origin), "{address}");
        }
        for bad in [
            "",
            "null",
            "example.org",
            "https://",
            "https:///",
            "https://a.b//",
            "https://a.b/c",
            "https://a.b?x",
            "ftp://a",
            "*",
        ] {
            assert_eq!(origin_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_bad_list_of_origins_allows_nobody() {
        let mut embedding = Embedding::default();
        assert!(embedding.allows("https://any.example"));
        assert_eq!(embedding.take("allow", "https://a.example,https://b.example"), Some(()));
        assert!(embedding.allows("https://b.example") && !embedding.allows("https://c.example"));
        assert_eq!(embedding.take("allow", "https://a.example/path"), None);
        assert!(!embedding.allows("https://a.example"));
    }
}
