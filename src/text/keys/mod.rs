//! Words for getting about the page: ways past its parts, what folds and unfolds, and the list of keys.

mod en;
mod ru;
mod zh;

use super::by_language;

/// The words in one language.
// Components compiled for the browser alone read some of them.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
#[derive(Clone, Copy, Debug)]
pub struct KeyTexts {
    /// Name of the links at the top of the page.
    pub(crate) skip: &'static str,
    /// Opens the choices in the head of a narrow page.
    pub(crate) more: &'static str,
    /// Title of the list of keys, and of the button that opens it.
    pub(crate) keys: &'static str,
    /// The switch for keys of one character.
    pub(crate) single: &'static str,
    /// Headings of the list's columns.
    pub(crate) columns: [&'static str; 2],
    /// Groups of keys: a title, and rows of keys and what they do. Keys stand in words where they have no name.
    pub(crate) groups: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    /// Buttons of the sheet that the dossier is on a narrow screen: higher, lower.
    pub(crate) sheet_up: &'static str,
    /// See `sheet_up`.
    pub(crate) sheet_down: &'static str,
}

/// The words in a language; English where there are none.
pub fn key_texts(tag: &str) -> &'static KeyTexts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_languages_have_the_same_keys() {
        let keys = |tag: &str| -> Vec<Vec<&str>> {
            let groups = key_texts(tag).groups.iter();
            groups.map(|(_, rows)| rows.iter().map(|(keys, _)| *keys).collect()).collect()
        };
        assert_eq!(keys("en").len(), keys("zh").len());
        for (en, other) in keys("en").iter().zip(keys("zh")).chain(keys("en").iter().zip(keys("ru"))) {
            assert_eq!(en.len(), other.len(), "{en:?} {other:?}");
        }
    }
}
