//! The packed form of finer outlines, which an atlas is drawn with where it is enlarged: `HRTF`, a version byte, the stamp of
//! the atlas that they belong to, and the outlines.

use super::bytes::Writer;
use super::{FORMAT_VERSION, Library, Packed, UnpackError, outlines, texts};
use crate::geo::Geometry;

const MAGIC: [u8; 4] = *b"HRTF";

/// Packs finer outlines for a packed atlas.
pub fn pack_finer(packed: &Packed, geometry: &Geometry) -> Vec<u8> {
    let mut writer = Writer { bytes: MAGIC.to_vec() };
    writer.byte(FORMAT_VERSION);
    writer.unsigned(u64::from(texts::stamp_of(&packed.atlas)));
    outlines::write(geometry, &mut writer.bytes);
    writer.bytes
}

impl Library {
    /// Reads packed finer outlines and keeps them. Those that are there already stay.
    ///
    /// # Errors
    /// Anything but whole outlines of the very same atlas, with its countries in its order, is refused.
    pub fn accept_finer(&self, bytes: &[u8]) -> Result<(), UnpackError> {
        let outlines = super::unpack_outlines(self.open(MAGIC, bytes)?.bytes)?;
        if !outlines.countries.iter().map(|shape| shape.country).eq(self.countries.iter().copied()) {
            return Err(UnpackError::Outlines);
        }
        self.finer.get_or_init(|| outlines);
        Ok(())
    }

    /// Finer outlines, once they have arrived. Their countries stand in the order in which the atlas has them.
    pub fn finer(&self) -> Option<&Geometry> {
        self.finer.get()
    }
}
