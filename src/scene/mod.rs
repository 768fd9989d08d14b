//! The map as marks: atlas and state in, placed and styled marks out. No DOM, no device pixels.
//!
//! [`MapScene`] is prepared once for an atlas; [`MapScene::frame`] places its marks for one viewport.

mod ground;
mod hit;
mod ink;
mod label;
mod lanes;
mod map_scene;
mod route;
mod site;
mod style;

pub use ground::{GroundPath, Step, level_for, trace};
pub use ink::Ink;
pub use label::{Anchor, LabelMark, Typeface, width_px};
pub use map_scene::{Frame, FrameRequest, MapScene, Target, weight};
pub use route::{PlacedRoute, RouteMark};
pub use site::{SiteMark, Symbol, symbol_of};
pub use style::{RouteStyle, Stroke, route_style};
