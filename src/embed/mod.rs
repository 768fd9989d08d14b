//! Messages between the page in a frame and the page around it, version 1.
//!
//! A message is a plain object with `heartland: 1`, a `type`, and what belongs to that type. What comes in is another
//! site's: it is read by name and length, nothing else of it is looked at, and it never reaches markup.

mod height;
mod inbox;
mod read;
mod snippet;

pub use height::{PageParts, is_to_be_told, natural_height};
pub use inbox::Inbox;
pub use read::{Asked, Heard, MAX_TEXT, Raw, heard, is_key};
pub use snippet::{FrameSize, Frozen, PERMISSIONS, Place, SANDBOX, element_code, frame_code};

/// The version of the messages.
pub const VERSION: u32 = 1;

/// What a page of this version answers to.
pub const CAPABILITIES: [&str; 4] = ["set", "get", "fit", "focus"];
