//! The map as marks: atlas and state in, placed and styled marks out. No DOM, no device pixels.
//!
//! [`MapScene`] is prepared once for an atlas; [`MapScene::frame`] places its marks for one viewport.

mod box_index;
mod course;
mod ground;
mod hit;
mod ink;
mod label;
mod lanes;
mod map_scene;
mod preview;
mod route;
mod route_index;
mod route_mark;
mod route_spot;
mod site;
mod style;
mod terrain;
mod track;

use box_index::BoxIndex;
pub use ground::{Ground, GroundPath, Outline, Step, level_for, shore};
pub use ink::Ink;
pub use label::{Anchor, LabelBook, LabelMark, Rect, Typeface, around, width_px};
pub use map_scene::{Frame, FrameRequest, MapScene, Target, room_of_controls, weight};
pub use preview::preview_size;
pub use route::{PlacedRoute, RouteSample};
pub use route_mark::{Placing, RouteMark};
pub use site::{SiteMark, Symbol, symbol_of};
pub use style::{RouteStyle, Stroke, route_ink, route_style};
pub use track::Track;
