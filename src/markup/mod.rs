//! HTML of the parts that are text: dossier, legend, and the elements that stand for things on the map.
//!
//! Plain strings, so that the static page and the live one say the same; what can be clicked carries `data-kind` and `data-id`,
//! and the live page listens to whole parts.

mod about;
mod chart;
mod dossier;
mod grid;
mod keys;
mod legend;
mod live_map;
mod notices;
mod plain_map;
mod plain_page;
mod plain_table;
mod search;
mod targets;
mod timeline;

pub use about::about_markup;
pub use chart::{chart_marks_markup, chart_notes_markup, chart_on_paper_markup, chart_table_markup};
pub use dossier::{Extent, cite_forms_markup, dossier_markup, groups_markup, late_markup, welcome_markup};
pub use grid::grid_markup;
pub use keys::keys_markup;
pub use legend::{layer_name, layer_samples, legend_key_markup, shading_options_markup};
pub use live_map::live_map_markup;
pub use notices::notices_markup;
pub use plain_map::plain_map_style;
pub use plain_page::plain_page;
pub use search::{option_id, results_markup, results_note};
pub use targets::{target_labels, target_sentences, targets_markup};
pub use timeline::{AXIS_PX, StripSheet, family_sign, list_markup, strip_markup};
