//! What the reader has chosen, and which rows concern what: plain structs, pure transitions.

mod gesture;
mod glide;
mod present;
mod query;
mod relations;
mod showing;
mod theme;
mod thing;

pub use gesture::{Gesture, Pointers};
pub use glide::Glide;
pub use present::{kinds_present, place_kinds_present, statuses_present};
pub use query::{Query, View, language_of, parse_query, print_query};
pub use relations::{Relations, subjects_of, things_of_figure};
pub use showing::{CountryFill, Fill, Showing, Standing};
pub use theme::Theme;
pub use thing::{ThingKind, kind_of, name_of, slug_of, thing_from_slug};
