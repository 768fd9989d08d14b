//! The browser: the only home of `web-sys`.
//!
//! Everything here is allowed to be refused (storage, history, clipboard in a sandboxed frame) and then does nothing.

mod browser;
mod canvas;
mod clipboard;
mod download;
mod frames;
mod host;
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
pub use host::{
    Field, focus_map, on_host_message, on_page_size, page_and_map_px, tell_host, tell_host_of_failure,
};
pub use listener::{Listener, observe_size};
pub use location::{Push, on_back, page_address, pairs_of, query_text, read_query, write_query};
pub use part::{
    focus_first, focus_summary, goes_within, is_close, is_own_target, key_of, name_children, press,
    show_modal,
};
pub use stage::{Hint, Picture, Stage, StageEvents, StageParts};
