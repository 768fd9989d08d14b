//! The year control: its scale, its steps.

use super::network::{end_of, present_of};
use heartland_data::{Atlas, model::Years};

/// Milliseconds that each year is shown for while the years play.
pub const STEP_MS: u64 = 800;

/// The least length of the year control that its marks are meant for.
const SCALE_PX: f64 = 240.0;

/// Room that a year takes along an axis.
pub const YEAR_PX: f64 = 42.0;

/// Marks along the year control, as shares of its length from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct YearScale {
    /// Round years.
    pub ticks: Vec<(i16, f64)>,
    /// The last year that ended in the report's own time; beyond it are plans.
    pub present: f64,
}

/// The scale of an atlas' years.
pub fn year_scale(atlas: &Atlas) -> YearScale {
    let Years { from, to, .. } = atlas.report.years;
    let span = f64::from(years_between(from, to));
    let ticks = marks_of(from, to).into_iter().map(|year| (year, f64::from(year - from) / span)).collect();
    // A year stands for its end: those that ended before the present lie before the plans.
    let last = (from..=to).rev().find(|year| end_of(*year) <= present_of(atlas)).unwrap_or(from);
    YearScale { ticks, present: f64::from(last - from) / span }
}

fn years_between(from: i16, to: i16) -> i16 {
    to.saturating_sub(from).max(1)
}

/// Round years of the scale, as many as have room.
fn marks_of(from: i16, to: i16) -> Vec<i16> {
    let apart = years_apart(SCALE_PX / f64::from(years_between(from, to)));
    (from..=to).filter(|year| apart.is_some_and(|apart| year % apart == 0)).collect()
}

/// The year that playing shows next, from the first one on; `None` at the end.
pub fn next_year(years: Years, year: Option<i16>) -> Option<i16> {
    match year {
        None => Some(years.from),
        Some(year) => year.checked_add(1).filter(|next| *next <= years.to),
    }
}

/// Where playing begins: at the year after the one shown, or at the first one when there is none.
pub fn first_to_play(years: Years, year: Option<i16>) -> i16 {
    next_year(years, year).unwrap_or(years.from)
}

/// A year of the control; `None` for any other text.
pub fn parse_year(years: Years, text: &str) -> Option<i16> {
    text.trim().parse().ok().filter(|year| (years.from..=years.to).contains(year))
}

/// The year of the control that is nearest to a number; `None` for any other text.
pub fn nearest_year(years: Years, text: &str) -> Option<i16> {
    let year: i64 = text.trim().parse().ok()?;
    i16::try_from(year.clamp(years.from.into(), years.to.into())).ok()
}

/// Years between the marks of an axis: the least round number that has room; `None` where none has.
pub fn years_apart(px_a_year: f64) -> Option<i16> {
    let round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    round.into_iter().find(|years| f64::from(*years) * px_a_year >= YEAR_PX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: Years = Years { from: 1997, to: 2020, initial: 2014 };

    #[test]
    fn steps() {
        assert_eq!(next_year(YEARS, None), Some(1997));
        assert_eq!(next_year(YEARS, Some(2019)), Some(2020));
        assert_eq!(next_year(YEARS, Some(2020)), None);
        assert_eq!(first_to_play(YEARS, Some(2020)), 1997);
        assert_eq!(first_to_play(YEARS, Some(2005)), 2006);
    }

    #[test]
    fn marks_have_room_over_any_span() {
        for (from, to, expected) in [
            (1997, 2020, vec![2000, 2005, 2010, 2015, 2020]),
            (1900, 2020, vec![1900, 1950, 2000]),
            (2010, 2014, vec![2010, 2011, 2012, 2013, 2014]),
            (2014, 2014, vec![2014]),
        ] {
            assert_eq!(marks_of(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn typed_years() {
        for (text, expected) in
            [("2013", Some(2013)), (" 1997 ", Some(1997)), ("1996", None), ("", None), ("2013.5", None)]
        {
            assert_eq!(parse_year(YEARS, text), expected, "{text}");
        }
    }
}
