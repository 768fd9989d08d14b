//! The packed form of [`Geometry`].

use crate::geo::Geometry;

pub(super) fn write(_geometry: &Geometry, _bytes: &mut Vec<u8>) {}

pub(super) fn read(bytes: &[u8]) -> Option<(Geometry, &[u8])> {
    Some((Geometry::default(), bytes))
}
