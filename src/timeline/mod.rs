//! The chronology as a strip: dated rows in, placed marks out; no browser.

mod day;
mod entry;
mod place;
mod tick;
mod window;

pub use day::day_number;
use day::day_of;
pub use entry::{Entry, Family, Source, entries, entry_near, families_present};
pub use place::{Mark, Spot, place};
pub use tick::{Tick, ticks};
pub use window::{Stretches, Window, stretches};
