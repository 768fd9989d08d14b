//! Marks of the axis: as many as there is room for.

use super::{Window, day_number, day_of};
use crate::state::years_apart;
use heartland_data::model::Day;

/// Room that a labelled mark takes.
const TICK_PX: f64 = 64.0;

/// A round date on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The day that begins there.
    pub day: Day,
    /// Where, in pixels.
    pub x_px: f64,
    /// Whether it stands for a whole year.
    pub is_year: bool,
    /// Whether it stands for a single day rather than a month.
    pub is_day: bool,
}

/// Round dates in a window, not closer than their labels take: [`TICK_PX`], or those of years where all are years.
pub fn ticks(window: Window, width_px: f64) -> Vec<Tick> {
    let px_a_day = width_px / window.days();
    let (first, last) = (day_of(window.from), day_of(window.to));
    let tick = |day: Day, is_year, is_day| Tick {
        day,
        x_px: window.x_from_day(day_number(day), width_px),
        is_year,
        is_day,
    };
    let mut list = Vec::new();
    let months_apart =
        [1_u8, 3, 6].into_iter().find(|months| f64::from(*months) * 28.0 * px_a_day >= TICK_PX);
    if 7.0 * px_a_day >= TICK_PX {
        let mut number = window.from.floor();
        while number <= window.to {
            let day = day_of(number);
            if matches!(day.day, 1 | 8 | 15 | 22) {
                list.push(tick(day, day.day == 1 && day.month == 1, day.day != 1));
            }
            number += 1.0;
        }
    } else if let Some(apart) = months_apart {
        for year in first.year..=last.year {
            for month in (1..=12_u8).step_by(usize::from(apart)) {
                list.push(tick(Day { year, month, day: 1 }, month == 1, false));
            }
        }
    } else if let Some(apart) = years_apart(365.0 * px_a_day) {
        for year in (first.year..=last.year).filter(|year| year % apart == 0) {
            list.push(tick(Day { year, month: 1, day: 1 }, true, false));
        }
    }
    list.retain(|tick| tick.x_px >= -0.5 && tick.x_px <= width_px - 1.0);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::YEAR_PX;

    #[test]
    fn marks_keep_the_room_of_their_labels() {
        let start = |year| day_number(Day { year, month: 1, day: 1 });
        for years in [1, 3, 8, 20, 60, 150, 400, 1000, 1500, 3000, 9000] {
            for width_px in [300.0, 700.0, 1600.0] {
                let window = Window { from: start(1000), to: start(1000 + years) };
                let list = ticks(window, width_px);
                let least_px = if list.iter().all(|tick| tick.is_year) { YEAR_PX } else { TICK_PX };
                assert!(
                    list.windows(2).all(|pair| pair[1].x_px - pair[0].x_px >= least_px),
                    "{years} years on {width_px} pixels: {list:?}"
                );
                assert!(list.len() > 1, "{years} years on {width_px} pixels");
            }
        }
    }
}
