//! Days as numbers: what a time axis counts.

use heartland_data::model::Day;

/// Days since 1 March of the year 0 of the proleptic Gregorian calendar, at the day's start.
pub fn day_number(day: Day) -> f64 {
    let (mut year, month) = (i32::from(day.year), i32::from(day.month));
    if month <= 2 {
        year -= 1;
    }
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(day.day) - 1;
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year;
    f64::from(days)
}

/// The day that a number lies in.
pub(super) fn day_of(number: f64) -> Day {
    let days = number.floor() as i32;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * shifted + 2) / 5 + 1) as u8;
    let month = (if shifted < 10 { shifted + 3 } else { shifted - 9 }) as u8;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    Day { year: year as i16, month, day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_distances() {
        let number = |year, month, day| day_number(Day { year, month, day });
        for (from, to, days) in [
            ((2013, 12, 31), (2014, 1, 1), 1.0),
            ((2012, 2, 28), (2012, 3, 1), 2.0),
            ((2013, 2, 28), (2013, 3, 1), 1.0),
            ((1900, 2, 28), (1900, 3, 1), 1.0),
            ((2000, 1, 1), (2001, 1, 1), 366.0),
        ] {
            let distance = number(to.0, to.1, to.2) - number(from.0, from.1, from.2);
            assert!((distance - days).abs() < 1e-9, "{from:?} {to:?}: {distance}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(number in 0_i32..1_200_000) {
            let day = day_of(f64::from(number));
            prop_assert!((day_number(day) - f64::from(number)).abs() < 1e-9);
        }
    }
}
