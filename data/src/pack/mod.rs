//! The packed form: `HRTL`, a version byte, the rows (postcard) and the outlines (a format of our own).

mod arcs;
mod bytes;
mod outlines;
mod streams;

use crate::geo::Geometry;
use crate::model::Atlas;
use std::fmt;

/// Version of the packed form; a reader takes exactly its own.
pub const FORMAT_VERSION: u8 = 3;

const MAGIC: &[u8; 4] = b"HRTL";

/// Why bytes are not an atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// They do not begin as a packed atlas does.
    NotAnAtlas,
    /// They were packed by another version of this crate.
    Version(u8),
    /// The rows cannot be read.
    Rows,
    /// The outlines cannot be read.
    Outlines,
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
            Self::Trailing => f.write_str("bytes are left over after the atlas"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// Packs an atlas.
///
/// # Errors
/// [`UnpackError::Rows`] when the rows cannot be written, which no atlas made by this crate causes.
pub fn pack(atlas: &Atlas) -> Result<Vec<u8>, UnpackError> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(FORMAT_VERSION);
    bytes.extend(postcard::to_allocvec(atlas).map_err(|_| UnpackError::Rows)?);
    outlines::write(&atlas.geometry, &mut bytes);
    Ok(bytes)
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

/// Reads a packed atlas. Never panics and never allocates more than a small multiple of the input, whatever the bytes.
///
/// # Errors
/// Anything but the whole output of [`pack`] of the same version is refused.
pub fn unpack(bytes: &[u8]) -> Result<Atlas, UnpackError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(UnpackError::NotAnAtlas)?;
    let (&version, rest) = rest.split_first().ok_or(UnpackError::NotAnAtlas)?;
    if version != FORMAT_VERSION {
        return Err(UnpackError::Version(version));
    }
    let (mut atlas, rest): (Atlas, _) = postcard::take_from_bytes(rest).map_err(|_| UnpackError::Rows)?;
    let (geometry, rest) = outlines::read(rest).ok_or(UnpackError::Outlines)?;
    atlas.geometry = geometry;
    if rest.is_empty() { Ok(atlas) } else { Err(UnpackError::Trailing) }
}
