//! The base map: TopoJSON in longitude and latitude to outlines at several levels of detail on the map's plane.
//!
//! | module | what it does |
//! |---|---|
//! | `topojson` | reads the file |
//! | `shapes` | countries in longitude and latitude, for checks of the tables |
//! | `detail` | grid and tolerances: of the first map, of deep zooms |
//! | `project` | lines onto the grid, with vertices where they bend on the map |
//! | `draft` | what each line is, and what uses it |
//! | `rings` | which rings survive the grid and which levels draw them |
//! | `simplify`, `vertex_index` | which levels keep a vertex |
//! | `label`, `country` | label point, bounds and area of a country |
//! | `build` | all of it in order |

mod build;
mod country;
mod detail;
mod draft;
mod label;
mod project;
mod rings;
mod shapes;
mod simplify;
mod topojson;
mod vertex_index;

pub use build::build;
pub use detail::Detail;
pub use shapes::{Shapes, shape_ids};
