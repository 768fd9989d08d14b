//! From the world to the screen: transform, viewport, curves and distances. No data, no drawing.

mod curve;
mod direction;
mod number;
mod plate;
mod power;
mod screen;
mod thin;
mod transform;
mod viewport;

pub use curve::{Sample, curve_through, great_circle};
pub use direction::Direction;
pub use number::{Decimals, Held};
pub use plate::Plate;
pub use power::two_to;
pub use screen::{Screen, distance_to_segment, length};
pub use thin::thinned;
pub use transform::Transform;
pub use viewport::{MAX_ZOOM, Viewport};
