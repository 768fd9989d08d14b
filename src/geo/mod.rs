//! From the world to the screen: transform, viewport, great circles and distances. No data, no drawing.

mod direction;
mod great_circle;
mod number;
mod plate;
mod power;
mod screen;
mod thin;
mod transform;
mod viewport;

pub use direction::Direction;
pub use great_circle::great_circle;
pub use number::{Decimals, Held};
pub use plate::Plate;
pub use power::two_to;
pub use screen::{Screen, distance_to_segment, length, share_within};
pub use thin::thinned;
pub use transform::Transform;
pub use viewport::{MAX_ZOOM, Viewport};
