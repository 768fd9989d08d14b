//! The packed form: an atlas with everything that a page needs to draw itself, and apart from it the texts and the finer
//! outlines that may come later.
//!
//! An atlas is `HRTL`, a version byte, how many rows each table has, the rows by column, names in the tables' own
//! language, and the outlines.

mod arcs;
mod bytes;
mod cells;
mod columns;
mod finer;
mod outlines;
mod streams;
mod tables;
mod texts;

pub(crate) use cells::{numbered, record};
pub(crate) use columns::{Cell, ColumnReader, ColumnWriter, number_from_count};
pub use finer::pack_finer;
pub use texts::{Library, PackedTexts, TextKind};

use crate::geo::{CountryShape, Geometry};
use crate::model::{Atlas, Language};
use bytes::{Reader, Writer};
use std::fmt;

/// Version of the packed form; a reader takes exactly its own.
pub const FORMAT_VERSION: u8 = 4;

const MAGIC: &[u8; 4] = b"HRTL";

/// Why bytes are not an atlas, or not its texts or finer outlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// They do not begin as what they are asked to be does.
    NotAnAtlas,
    /// They were packed by another version of this crate.
    Version(u8),
    /// The rows cannot be read.
    Rows,
    /// The outlines cannot be read.
    Outlines,
    /// The texts cannot be read.
    Texts,
    /// Texts or finer outlines belong to another atlas, or to another state of it.
    OfAnotherAtlas,
    /// Bytes are left over.
    Trailing,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnAtlas => f.write_str("not a packed atlas"),
            Self::Version(found) => write!(f, "packed as version {found}, read as version {FORMAT_VERSION}"),
            Self::Rows => f.write_str("the packed rows are damaged"),
            Self::Outlines => f.write_str("the packed outlines are damaged"),
            Self::Texts => f.write_str("the packed texts are damaged"),
            Self::OfAnotherAtlas => f.write_str("they belong to another atlas"),
            Self::Trailing => f.write_str("bytes are left over after the atlas"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// An atlas, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Everything but the texts that may come later.
    pub atlas: Vec<u8>,
    /// Names in other languages than the tables' own, and long texts in all languages.
    pub texts: Vec<PackedTexts>,
}

/// Packs an atlas.
///
/// # Errors
/// [`UnpackError::Rows`] when a table has more rows than ids can tell apart.
pub fn pack(atlas: &Atlas) -> Result<Packed, UnpackError> {
    let mut writer = Writer { bytes: MAGIC.to_vec() };
    writer.byte(FORMAT_VERSION);
    let [names, long] = tables::write(atlas, &mut writer).ok_or(UnpackError::Rows)?;
    texts::write_column(&names, Language::default(), &mut writer);
    outlines::write(&atlas.geometry, &mut writer.bytes);
    let stamp = texts::stamp_of(&writer.bytes);
    let languages = (0..atlas.report.languages.len()).map(|index| Language(index as u8));
    let texts = languages.flat_map(|language| {
        let others = (language != Language::default()).then_some((TextKind::Name, &names));
        let kinds = others.into_iter().chain([(TextKind::Long, &long)]);
        kinds.map(move |(kind, texts)| texts::packed(stamp, kind, language, texts))
    });
    let texts = texts.collect();
    Ok(Packed { atlas: writer.bytes, texts })
}

/// Packs outlines alone.
pub fn pack_outlines(geometry: &Geometry) -> Vec<u8> {
    let mut bytes = Vec::new();
    outlines::write(geometry, &mut bytes);
    bytes
}

/// Reads outlines alone, as [`unpack`] reads an atlas.
///
/// # Errors
/// [`UnpackError::Outlines`] and [`UnpackError::Trailing`] for anything but the whole output of [`pack_outlines`].
pub fn unpack_outlines(bytes: &[u8]) -> Result<Geometry, UnpackError> {
    let (geometry, rest) = outlines::read(bytes).ok_or(UnpackError::Outlines)?;
    if rest.is_empty() { Ok(geometry) } else { Err(UnpackError::Trailing) }
}

/// Reads a packed atlas with all its texts.
///
/// # Errors
/// As [`open`] and [`Library::accept`].
pub fn unpack(packed: &Packed) -> Result<Atlas, UnpackError> {
    let (atlas, library) = open(&packed.atlas)?;
    packed.texts.iter().try_for_each(|texts| library.accept(&texts.bytes).map(|_| ()))?;
    Ok(atlas)
}

/// Reads a packed atlas that its texts may come to later, into the library. Never panics and never allocates more than a
/// small multiple of the input, whatever the bytes.
///
/// # Errors
/// Anything but the whole [`Packed::atlas`] of the same version is refused.
pub fn open(bytes: &[u8]) -> Result<(Atlas, Library), UnpackError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(UnpackError::NotAnAtlas)?;
    let (&version, rest) = rest.split_first().ok_or(UnpackError::NotAnAtlas)?;
    if version != FORMAT_VERSION {
        return Err(UnpackError::Version(version));
    }
    let mut reader = Reader::from_bytes(rest);
    let (mut atlas, mut library) =
        tables::read(&mut reader, texts::stamp_of(bytes)).ok_or(UnpackError::Rows)?;
    library.accept_own_names(&mut reader).ok_or(UnpackError::Texts)?;
    let is_known = |shape: &CountryShape| atlas.countries.get(shape.country).is_some();
    let (geometry, rest) = outlines::read(reader.bytes)
        .filter(|(geometry, _)| geometry.countries.iter().all(is_known))
        .ok_or(UnpackError::Outlines)?;
    library.countries = geometry.countries.iter().map(|shape| shape.country).collect();
    atlas.geometry = geometry;
    if rest.is_empty() { Ok((atlas, library)) } else { Err(UnpackError::Trailing) }
}
