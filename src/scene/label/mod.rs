//! Labels: what is written on the map, chosen for the whole map at each step of the zoom, and placed in each frame.

mod along;
mod book;
mod crowd;
mod frame;
mod gather;
mod lines;
mod lists;
mod mark;
mod room;
mod subject;
mod turned;
mod width;

pub use book::LabelBook;
pub use mark::{Anchor, LabelMark, Rect, Typeface, around};
pub use width::width_px;

pub(super) use book::step_of;
pub(super) use gather::{first_step, site_radius_px};
pub(super) use mark::overlaps;
