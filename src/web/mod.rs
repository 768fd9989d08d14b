//! The browser: the only home of `web-sys`.
//!
//! Everything here is allowed to be refused (storage, history, clipboard in a sandboxed frame) and then does nothing.

mod browser;
mod canvas;
mod clipboard;
mod dossier;
mod download;
mod files;
mod frames;
mod host;
mod listener;
mod location;
mod part;
mod print;
mod rove;
mod search;
mod share;
mod stage;

pub use browser::{
    announce_ready, apply_theme, browser_languages, drop_plain_page, is_framed, is_wide, mark,
    on_scheme_change, on_wide_change, palette, prefers_reduced_motion, report_failure, set_title, show_app,
    uncover_map, warn,
};
pub use canvas::CanvasSink;
pub use clipboard::copy_text;
pub use dossier::{fill_groups, form_of, lead_of, lead_to, show_citation, unfold_citation};
pub use download::{data_package, download_blob, download_svg_as_png, download_text};
pub use files::{breathe, pause, read_report, read_texts, spawn};
pub use frames::{after_presented, frame, later, next_frame};
pub use host::{
    Field, focus_map, on_host_message, on_page_size, page_and_map_px, tell_host, tell_host_of_failure,
};
pub use listener::{Listener, observe_size};
pub use location::{Push, on_back, page_address, pairs_of, query_text, read_query, write_query};
pub use part::{attribute_at, choose_options};
pub use part::{
    emphasise, focus_child, focus_first, focus_summary, goes_within, is_close, is_own_target, key_of,
    name_children, place_children, press, show_modal,
};
pub use print::on_print;
pub use rove::{keep_stop, make_stop, rove};
pub use search::{mark_option, on_search_key, option_of};
pub use share::{can_share, frozen, on_refused_frame, share};
pub use stage::{Hint, Picture, Stage, StageEvents, StageParts};
