//! Geography: positions, the projection, curves, and the packed outlines.

mod angle;
mod country_index;
mod curve;
mod grid;
mod laea;
mod lonlat;
mod outlines;
mod walk;

pub use angle::sin_cos;
pub use country_index::CountryIndex;
pub use curve::{CurvePiece, pieces_through};
pub(crate) use grid::{Extent, Grid};
pub use laea::{Laea, World};
pub use lonlat::{EARTH_RADIUS_KM, LonLat};
pub use outlines::{
    Arc, ArcKind, ArcRef, Area, CountryShape, DisputeClass, DisputedLine, Geometry, Line, Ring, Vertex,
};
