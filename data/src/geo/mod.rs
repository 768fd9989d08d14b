//! Geography: positions, the projection, and the packed outlines.

mod laea;
mod lonlat;
mod outlines;

pub use laea::{Laea, World};
pub use lonlat::{EARTH_RADIUS_KM, LonLat};
pub use outlines::{
    Arc, ArcKind, ArcRef, Area, CountryShape, DisputeClass, DisputedLine, Geometry, Line, Ring, Vertex,
};
