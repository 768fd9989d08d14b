//! What the reader has chosen, and which rows concern what: plain structs, pure transitions.

mod capacity;
mod closure;
mod embedding;
mod figures;
mod filter;
mod gesture;
mod glide;
mod layer;
mod network;
mod pace;
mod part;
mod present;
mod query;
mod relations;
mod retry;
mod row;
mod shading;
mod sheet;
mod showing;
mod subset;
mod tenure;
mod theme;
mod thing;
mod year;

pub use capacity::{CAPACITY_DIMENSIONS, Capacity, is_capacity, totals};
pub use closure::{Passage, dark_routes, passages};
pub use embedding::Embedding;
pub use figures::is_asked;
pub use filter::{Choice, Filter, Shading, count_of, routes_shown};
pub use gesture::{Gesture, Pointers};
pub use glide::Glide;
use layer::layer_of_place;
pub use layer::{Layer, layer_of};
pub use network::{is_beyond_report, standing_in};
pub use pace::Pace;
pub use part::PagePart;
pub use present::{
    gauges_present, has_capacities, has_plans, kinds_of_layer, layers_present, place_kinds_present,
    statuses_present,
};
pub use query::{Query, View, language_of, parse_query, print_query};
pub use relations::{
    Relations, has_parts, key_of, rank_of_item, subjects_of, things_concerned, things_of_deal,
    things_of_figure,
};
pub use retry::retry_ms;
pub use row::{Row, home_of, slug_of_row};
pub use shading::{shading_key, shading_name, shadings_listed};
pub use sheet::Sheet;
pub use showing::{CountryFill, Fill, Showing, Standing, showing};
pub use subset::Subset;
pub(crate) use subset::{parse_list, print_list};
pub use tenure::{Tenure, tenure_in, term_of};
pub use theme::Theme;
pub use thing::{ThingKind, kind_of, name_of, slug_of, thing_from_slug};
pub use year::{
    STEP_MS, YEAR_PX, YearScale, first_to_play, nearest_year, next_year, parse_year, year_scale, years_apart,
};
