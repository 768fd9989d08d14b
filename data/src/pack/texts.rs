//! The packed form of texts: `HRTX`, a version byte, the stamp of the atlas that they belong to, which texts they are,
//! their lengths, and then all of them.

use super::bytes::{Reader, Writer};
use super::{FORMAT_VERSION, UnpackError};
use crate::geo::Geometry;
use crate::model::{CountryId, Language, LocalText, Shelf, TextColumn};
use std::sync::{Arc, OnceLock};

const MAGIC: [u8; 4] = *b"HRTX";

/// Texts that are packed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Names, titles and short labels: the page cannot be drawn without them.
    Name,
    /// Everything longer: it may arrive later.
    Long,
}

impl TextKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Name, Self::Long];

    /// The spelling in names of files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "names",
            Self::Long => "texts",
        }
    }
}

/// Where an atlas finds texts that arrive after it, and where finer outlines of it are.
#[derive(Debug)]
pub struct Library {
    stamp: u32,
    shelves: [(Arc<Shelf>, u32); TextKind::ALL.len()],
    /// The countries of the atlas's outlines, in their order.
    pub(super) countries: Vec<CountryId>,
    pub(super) finer: OnceLock<Geometry>,
}

impl Library {
    pub(super) fn for_languages(stamp: u32, count: usize) -> Self {
        let shelves = TextKind::ALL.map(|_| (Arc::new(Shelf::for_languages(count)), 0));
        Self { stamp, shelves, countries: Vec::new(), finer: OnceLock::new() }
    }

    fn shelf(&self, kind: TextKind) -> &(Arc<Shelf>, u32) {
        let [names, long] = &self.shelves;
        match kind {
            TextKind::Name => names,
            TextKind::Long => long,
        }
    }

    /// The next text of a kind, while rows are put together.
    pub(super) fn next(&mut self, kind: TextKind) -> LocalText {
        let [names, long] = &mut self.shelves;
        let (shelf, count) = if kind == TextKind::Name { names } else { long };
        *count += 1;
        LocalText::on_shelf(shelf, *count - 1)
    }

    /// Whether texts have arrived.
    pub fn has(&self, kind: TextKind, language: Language) -> bool {
        self.shelf(kind).0.column(language).is_some()
    }

    /// Whether texts have arrived and every one is translated; false before they arrive.
    pub fn is_complete(&self, kind: TextKind, language: Language) -> bool {
        self.shelf(kind).0.column(language).is_some_and(TextColumn::is_complete)
    }

    /// Puts packed texts where the atlas finds them, and says which they are. Texts that are there already stay.
    ///
    /// # Errors
    /// Anything but whole texts of the very same atlas is refused.
    pub fn accept(&self, bytes: &[u8]) -> Result<(TextKind, Language), UnpackError> {
        self.accept_body(&mut self.open(MAGIC, bytes)?).ok_or(UnpackError::Texts)
    }

    /// What stands behind the stamp of a file that came after the atlas, and belongs to it.
    pub(super) fn open<'b>(&self, magic: [u8; 4], bytes: &'b [u8]) -> Result<Reader<'b>, UnpackError> {
        let rest = bytes.strip_prefix(&magic).ok_or(UnpackError::NotAnAtlas)?;
        let mut reader = Reader::from_bytes(rest);
        match reader.byte() {
            Some(FORMAT_VERSION) => {}
            found => return Err(found.map_or(UnpackError::NotAnAtlas, UnpackError::Version)),
        }
        if reader.unsigned() != Some(u64::from(self.stamp)) {
            return Err(UnpackError::OfAnotherAtlas);
        }
        Ok(reader)
    }

    fn accept_body(&self, reader: &mut Reader<'_>) -> Option<(TextKind, Language)> {
        let kind = *TextKind::ALL.get(usize::from(reader.byte()?))?;
        let language = Language(reader.byte()?);
        let column = read_column(reader)?;
        let (shelf, count) = self.shelf(kind);
        if column.len() != *count as usize || !reader.bytes.is_empty() {
            return None;
        }
        shelf.put(language, column);
        Some((kind, language))
    }

    /// Reads names in the tables' own language, which stand in the atlas itself.
    pub(super) fn accept_own_names(&self, reader: &mut Reader<'_>) -> Option<()> {
        let column = read_column(reader)?;
        let (shelf, count) = self.shelf(TextKind::Name);
        (column.len() == *count as usize).then(|| shelf.put(Language::default(), column))
    }
}

/// Texts of a language, to be loaded apart from the atlas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedTexts {
    /// Which texts.
    pub kind: TextKind,
    /// In which language.
    pub language: Language,
    /// Their packed form.
    pub bytes: Vec<u8>,
}

/// Packs texts of a language for the atlas with this stamp.
pub(super) fn packed(stamp: u32, kind: TextKind, language: Language, texts: &[LocalText]) -> PackedTexts {
    let mut writer = Writer { bytes: MAGIC.to_vec() };
    writer.byte(FORMAT_VERSION);
    writer.unsigned(u64::from(stamp));
    writer.byte(kind as u8);
    writer.byte(language.0);
    write_column(texts, language, &mut writer);
    PackedTexts { kind, language, bytes: writer.bytes }
}

/// How many texts, their lengths, the texts.
pub(super) fn write_column(texts: &[LocalText], language: Language, writer: &mut Writer) {
    let texts: Vec<&str> = texts.iter().map(|text| text.translation(language).unwrap_or_default()).collect();
    writer.count(texts.len());
    for text in &texts {
        writer.count(text.len());
    }
    writer.bytes.extend(texts.concat().bytes());
}

#[inline(never)]
fn read_column(reader: &mut Reader<'_>) -> Option<TextColumn> {
    let mut end = 0_u32;
    let ends = reader.list(|reader| {
        end = end.checked_add(reader.number()?)?;
        Some(end)
    })?;
    let (text, rest) = reader.bytes.split_at_checked(end as usize)?;
    reader.bytes = rest;
    TextColumn::from_ends(std::str::from_utf8(text).ok()?.into(), ends.into())
}

/// What an atlas and its texts know each other by: FNV-1a over words of four bytes, the last filled up with zeros.
#[inline(never)]
pub(super) fn stamp_of(bytes: &[u8]) -> u32 {
    let add = |stamp: u32, word: u32| (stamp ^ word).wrapping_mul(0x0100_0193);
    let (words, rest) = bytes.as_chunks::<4>();
    let stamp = words.iter().fold(0x811C_9DC5, |stamp, word| add(stamp, u32::from_le_bytes(*word)));
    let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u32::from(*byte));
    add(stamp, last)
}
