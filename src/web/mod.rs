//! The browser: the only home of `web-sys`.
//!
//! Everything here is allowed to be refused (storage, history, clipboard in a sandboxed frame) and then does nothing.

mod browser;
mod canvas;
mod clipboard;
mod download;
mod frames;
mod listener;
mod location;
mod part;
mod stage;

pub use browser::{
    announce_ready, apply_theme, browser_languages, is_framed, is_wide, mark, on_scheme_change,
    on_wide_change, palette, prefers_reduced_motion, report_failure, set_title, show_app, warn,
};
pub use canvas::CanvasSink;
pub use clipboard::copy_text;
pub use download::{download_blob, download_text};
pub use frames::{after_presented, later, next_frame};
pub use listener::{Listener, observe_size};
pub use location::{Push, on_back, read_query, write_query};
pub use part::{attribute_at, choose_options};
pub use part::{
    focus_first, focus_summary, goes_within, is_close, is_own_target, key_of, name_children, press,
    show_modal,
};
pub use stage::{Hint, Picture, Stage, StageEvents, StageParts};
