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
mod keys;
mod links;
mod listener;
mod location;
mod part;
mod print;
mod rove;
mod say;
mod search;
mod share;
mod sheet;
mod stage;

pub use browser::{
    StartFailure, announce_ready, apply_theme, browser_languages, drop_plain_page, is_framed,
    is_sheet_beside, is_wide, map_place, mark, on_density_change, on_scheme_change, on_wide_change, palette,
    prefers_reduced_motion, say_arrival, set_title, show_app, tell_failure, uncover_app, warn,
};
pub use canvas::CanvasSink;
pub use clipboard::copy_text;
pub use dossier::{
    Attention, add_groups, begin_dossier, fill_group, form_of, lay_out_in_sight, lead_of, lead_to,
    on_attention, remove_former, show_citation, unfold_citation,
};
pub use download::{data_package, download_blob, download_svg_as_png, download_text};
pub use files::{breathe, pause, read_late, read_report, reader, spawn};
pub use frames::{
    after_frame, after_presented, after_second_frame, frame, later, next_frame, now, presented, when_idle,
    while_idle,
};
pub use host::{Field, focus_map, on_host_message, on_page_size, page_parts, tell_host};
pub use keys::{Shortcut, has_modifier, has_single_keys, let_single_keys, on_shortcut};
pub use links::{on_blocked_link, refresh_address};
pub use listener::{Listener, observe_size};
pub use location::{Push, on_back, page_address, pairs_of, query_text, read_query, write_query};
pub use part::{
    attribute_at, choose_options, describe_children, dim_marks, emphasise, focus_at, focus_child,
    focus_first, focus_first_around, focus_summary, goes_within, has_dialog, has_focus, is_close,
    is_own_target, key_of, name_children, on_press_outside, place_children, press, scroll_to, show_modal,
    show_pressed, show_year,
};
pub use print::on_print;
pub use rove::{keep_roving, keep_stop, make_stop};
pub use say::{Topic, say};
pub use search::{mark_option, option_of};
pub use share::{can_share, frozen, on_refused_frame, share};
pub use sheet::{capture, follow_screen_keyboard, is_button, on_focus_at_sheet, screen_px, set_height};
pub use stage::{Hint, Picture, Stage, StageEvents, StageParts};
