//! Texts in the languages of the package, which may arrive after the rows that they belong to.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A language of the package, by its place in [`Report::languages`](super::Report::languages); 0 is the language
/// that the tables themselves are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub u8);

/// What is known of a text in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState<'a> {
    /// It is here.
    Here(&'a str),
    /// There is one, perhaps in the tables' own language only, and it has not arrived yet.
    Coming,
    /// There is none, or it has not been translated.
    Absent,
}

/// Texts of many rows in one language, one after the other.
#[derive(Debug)]
pub(crate) struct TextColumn {
    text: Box<str>,
    ends: Box<[u32]>,
}

impl TextColumn {
    /// `ends` are the ends of the texts, in bytes; `None` when they do not fit the text.
    pub(crate) fn from_ends(text: Box<str>, ends: Box<[u32]>) -> Option<Self> {
        let is_whole = ends.last().map_or(0, |end| *end as usize) == text.len();
        let is_ascending = ends.iter().zip(ends.iter().skip(1)).all(|(end, next)| end <= next);
        let is_sound =
            is_whole && is_ascending && ends.iter().all(|end| text.is_char_boundary(*end as usize));
        is_sound.then_some(Self { text, ends })
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no text is empty.
    pub(crate) fn is_complete(&self) -> bool {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).all(|(start, end)| start < end)
    }

    /// The text of a row; empty for none.
    fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        let range = start.zip(self.ends.get(row)).map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }
}

/// Texts of many rows, a column for each language; columns are filled once, whenever they arrive.
#[derive(Debug)]
pub(crate) struct Shelf {
    columns: Box<[OnceLock<TextColumn>]>,
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn for_languages(count: usize) -> Self {
        Self { columns: (0..count).map(|_| OnceLock::new()).collect() }
    }

    /// Puts up the texts of a language; those that stand there already stay.
    pub(crate) fn put(&self, language: Language, column: TextColumn) {
        if let Some(slot) = self.columns.get(usize::from(language.0)) {
            // Both hold the same.
            let _ = slot.set(column);
        }
    }

    pub(crate) fn column(&self, language: Language) -> Option<&TextColumn> {
        self.columns.get(usize::from(language.0))?.get()
    }
}

/// One text in every language it has been translated to.
///
/// Whether there is a text at all is known from the start; its words may still be on their way ([`Self::state`]).
#[derive(Clone, Default)]
pub struct LocalText(Option<Standing>);

/// Where a text stands.
#[derive(Clone)]
struct Standing {
    shelf: Arc<Shelf>,
    row: u32,
}

impl LocalText {
    /// Texts in the order of the package's languages; an empty one stands for "not translated".
    pub fn from_languages(texts: Vec<Box<str>>) -> Self {
        if texts.iter().all(|text| text.is_empty()) {
            return Self::default();
        }
        let shelf = Shelf::for_languages(texts.len());
        for (index, text) in texts.into_iter().enumerate() {
            let ends = Box::new([text.len() as u32]);
            shelf.put(Language(index as u8), TextColumn { text, ends });
        }
        Self::on_shelf(&Arc::new(shelf), 0)
    }

    /// The text that stands, or will stand, in a row of a shelf.
    pub(crate) fn on_shelf(shelf: &Arc<Shelf>, row: u32) -> Self {
        Self(Some(Standing { shelf: shelf.clone(), row }))
    }

    /// The text in `language`, or in the tables' own language where it is not translated or on its way; empty if there
    /// is none or neither has arrived.
    pub fn get(&self, language: Language) -> &str {
        let own = || self.translation(Language::default());
        self.translation(language).or_else(own).unwrap_or_default()
    }

    /// The text in `language` only if it has been translated to it and has arrived.
    pub fn translation(&self, language: Language) -> Option<&str> {
        let Standing { shelf, row } = self.0.as_ref()?;
        Some(shelf.column(language)?.get(*row as usize)).filter(|text| !text.is_empty())
    }

    /// What is known of the text that [`Self::get`] gives.
    pub fn state(&self, language: Language) -> TextState<'_> {
        let Some(Standing { shelf, .. }) = &self.0 else { return TextState::Absent };
        let has_come = |language: Language| {
            usize::from(language.0) >= shelf.columns.len() || shelf.column(language).is_some()
        };
        match self.translation(language) {
            Some(text) => TextState::Here(text),
            None if !has_come(language) => TextState::Coming,
            None => match self.translation(Language::default()) {
                Some(text) => TextState::Here(text),
                None if !has_come(Language::default()) => TextState::Coming,
                None => TextState::Absent,
            },
        }
    }

    /// Whether there is no text at all; true only when there will be none either.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The text in all languages, empty where it is not translated or has not arrived; without empty ones at the end.
    pub(crate) fn languages(&self) -> Vec<&str> {
        let count = self.0.as_ref().map_or(0, |standing| standing.shelf.columns.len());
        let mut texts: Vec<&str> =
            (0..count).map(|index| self.translation(Language(index as u8)).unwrap_or_default()).collect();
        while texts.last().is_some_and(|text| text.is_empty()) {
            texts.pop();
        }
        texts
    }
}

/// As far as they have arrived.
impl PartialEq for LocalText {
    fn eq(&self, other: &Self) -> bool {
        self.languages() == other.languages()
    }
}

impl Eq for LocalText {}

impl fmt::Debug for LocalText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.languages()).finish()
    }
}

impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.languages())
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from_languages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[&str]) -> TextColumn {
        let ends = texts.iter().scan(0, |end, text| {
            *end += text.len() as u32;
            Some(*end)
        });
        TextColumn::from_ends(texts.concat().into(), ends.collect()).expect("a sound column")
    }

    #[test]
    fn a_text_on_its_way_is_not_an_absent_one() {
        let shelf = Arc::new(Shelf::for_languages(2));
        let (both, own) = (LocalText::on_shelf(&shelf, 0), LocalText::on_shelf(&shelf, 1));
        let other = Language(1);
        assert_eq!((both.state(other), both.get(other), both.is_empty()), (TextState::Coming, "", false));
        shelf.put(other, column(&["два", ""]));
        assert_eq!((both.state(other), own.state(other)), (TextState::Here("два"), TextState::Coming));
        shelf.put(Language(0), column(&["two", "one"]));
        assert_eq!(own.state(other), TextState::Here("one"));
        assert_eq!((own.get(other), own.translation(other)), ("one", None));
        assert_eq!(LocalText::default().state(other), TextState::Absent);
        assert!(LocalText::default().is_empty());
        assert_eq!(both, LocalText::from_languages(vec!["two".into(), "два".into()]));
        assert_eq!(own, LocalText::from_languages(vec!["one".into()]));
    }

    #[test]
    fn while_a_translation_is_on_its_way_the_own_text_stands_for_it() {
        let shelf = Arc::new(Shelf::for_languages(2));
        let text = LocalText::on_shelf(&shelf, 0);
        shelf.put(Language(0), column(&["two"]));
        assert_eq!((text.state(Language(1)), text.get(Language(1))), (TextState::Coming, "two"));
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        for (text, ends) in [("ab", &[1][..]), ("ab", &[2, 1, 2]), ("é", &[1, 2]), ("ab", &[3]), ("ab", &[])]
        {
            assert!(TextColumn::from_ends(text.into(), ends.into()).is_none(), "{text} {ends:?}");
        }
    }
}
