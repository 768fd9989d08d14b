//! Texts in the languages of the package.

use serde::{Deserialize, Serialize};

/// A language of the package, by its place in [`Report::languages`](super::Report::languages); 0 is the language
/// that the tables themselves are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub u8);

/// One text in every language it has been translated to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalText(Vec<Box<str>>);

impl LocalText {
    /// Texts in the order of the package's languages; an empty one stands for "not translated".
    pub fn from_languages(texts: Vec<Box<str>>) -> Self {
        Self(texts)
    }

    /// The text in `language`, or in the tables' own language where it is not translated; empty if there is none.
    pub fn get(&self, language: Language) -> &str {
        self.translation(language).or_else(|| self.0.first().map(AsRef::as_ref)).unwrap_or_default()
    }

    /// The text in `language` only if it has been translated to it.
    pub fn translation(&self, language: Language) -> Option<&str> {
        self.0.get(usize::from(language.0)).map(AsRef::as_ref).filter(|text: &&str| !text.is_empty())
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.get(Language::default()).is_empty()
    }
}
