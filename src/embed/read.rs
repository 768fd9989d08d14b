//! What a message asks.

use super::VERSION;

/// The longest text that is read of a message, in bytes.
pub const MAX_TEXT: usize = 4096;

/// The few fields of a message that count, each only if it is of its own type and no longer than [`MAX_TEXT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw {
    /// Whether the message names the product at all.
    pub is_ours: bool,
    /// `heartland`.
    pub version: Option<f64>,
    /// `type`.
    pub kind: Option<String>,
    /// `query`.
    pub query: Option<String>,
}

/// What the page around asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Show what this query says.
    Set(String),
    /// Say what is shown.
    Get,
    /// Show the whole region.
    Fit,
    /// Take the keyboard's focus.
    Focus,
}

/// What a message turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Meant for somebody else.
    Foreign,
    /// Meant for us, and no sense in it.
    Malformed,
    /// A request.
    Asked(Asked),
}

/// Makes sense of a message, or says that there is none.
pub fn heard(raw: Raw) -> Heard {
    if !raw.is_ours {
        return Heard::Foreign;
    }
    if raw.version != Some(f64::from(VERSION)) {
        return Heard::Malformed;
    }
    match (raw.kind.as_deref(), raw.query) {
        (Some("set"), Some(query)) if query.len() <= MAX_TEXT => Heard::Asked(Asked::Set(query)),
        (Some("get"), _) => Heard::Asked(Asked::Get),
        (Some("fit"), _) => Heard::Asked(Asked::Fit),
        (Some("focus"), _) => Heard::Asked(Asked::Focus),
        _ => Heard::Malformed,
    }
}

/// Whether the first key of a query is one, and not the way to it: of a whole address, or of its fragment.
pub fn is_key(key: &str) -> bool {
    !key.contains(['#', '/', ':', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(version: f64, kind: &str, query: Option<&str>) -> Raw {
        Raw {
            is_ours: true,
            version: Some(version),
            kind: Some(kind.to_owned()),
            query: query.map(str::to_owned),
        }
    }

    #[test]
    fn requests() {
        assert_eq!(heard(raw(1.0, "set", Some("a=b"))), Heard::Asked(Asked::Set("a=b".to_owned())));
        assert_eq!(heard(raw(1.0, "get", None)), Heard::Asked(Asked::Get));
        assert_eq!(heard(raw(1.0, "fit", None)), Heard::Asked(Asked::Fit));
        assert_eq!(heard(raw(1.0, "focus", None)), Heard::Asked(Asked::Focus));
        assert_eq!(heard(Raw::default()), Heard::Foreign);
        let long = "x".repeat(MAX_TEXT + 1);
        for bad in
            [raw(2.0, "get", None), raw(f64::NAN, "get", None), raw(1.0, "set", None), raw(1.0, "GET", None)]
                .into_iter()
                .chain([raw(1.0, "set", Some(&long)), Raw { is_ours: true, ..Raw::default() }])
        {
            assert_eq!(heard(bad), Heard::Malformed);
        }
    }

    #[test]
    fn an_address_is_no_key() {
        assert!(["", "country", "utm_source", "<b>"].into_iter().all(is_key));
        for bad in ["#country", "https://example.org/?country", "/?country", "./", "index.html?country"] {
            assert!(!is_key(bad), "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5000) })]

        #[test]
        fn only_the_four_words_are_requests(version in proptest::option::of(any::<f64>()), kind in proptest::option::of("\\PC{0,8}"), query in proptest::option::of("\\PC{0,40}")) {
            let is_known = matches!(kind.as_deref(), Some("set" | "get" | "fit" | "focus"));
            let is_asked = matches!(heard(Raw { is_ours: true, version, kind, query }), Heard::Asked(_));
            prop_assert!(!is_asked || (is_known && version == Some(1.0)));
        }
    }
}
