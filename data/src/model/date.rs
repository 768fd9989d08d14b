//! Dates in the Extended Date/Time Format (EDTF, ISO 8601-2:2019): what the report knows of a date, and no more.
//!
//! Read here: years, months, days and intervals (level 0), and of level 1 the qualifiers `?`, `~` and `%`, years with
//! unspecified last digits (`199X`, `19XX`), seasons (`2014-21` spring to `2014-24` winter) and open intervals (`../2015`).

use crate::pack::record;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Precision {
    /// The century (`19XX`).
    Century,
    /// The decade (`199X`).
    Decade,
    /// The year.
    Year,
    /// The season: 21 spring, 22 summer, 23 autumn, 24 winter.
    Season(u8),
    /// The month, 1 to 12.
    Month(u8),
    /// The month, 1 to 12, and the day, from 1.
    Day(u8, u8),
}

/// A point in time as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The year; for a decade or century its first.
    pub year: i16,
    /// What is known besides.
    pub precision: Precision,
    /// Approximate (`~`, `%`).
    pub is_approximate: bool,
    /// Uncertain (`?`, `%`).
    pub is_uncertain: bool,
}

record!(Moment { year: i16, precision: Precision, is_approximate: bool, is_uncertain: bool });

/// A date or an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Date {
    /// One moment.
    At(Moment),
    /// From the first to the last, both included; `None` is open (`..`).
    Span(Option<Moment>, Option<Moment>),
}

/// A calendar day, ordered as time is: year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, Common Era.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// Why a text is not a [`Date`] of the subset read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an EDTF date")
    }
}

impl std::error::Error for ParseDateError {}

/// Days in a month of the Gregorian calendar; 0 for a month that does not exist.
pub const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl Moment {
    /// The first day that it may be.
    pub const fn first_day(self) -> Day {
        let (month, day) = match self.precision {
            Precision::Century | Precision::Decade | Precision::Year => (1, 1),
            // Northern seasons by months; winter is counted from December of its year.
            Precision::Season(season) => ((season.saturating_sub(20).saturating_mul(3)), 1),
            Precision::Month(month) => (month, 1),
            Precision::Day(month, day) => (month, day),
        };
        Day { year: self.year, month, day }
    }

    /// The last day that it may be.
    pub const fn last_day(self) -> Day {
        let (year, month) = match self.precision {
            Precision::Century => (self.year.saturating_add(99), 12),
            Precision::Decade => (self.year.saturating_add(9), 12),
            Precision::Year => (self.year, 12),
            Precision::Season(24) => (self.year.saturating_add(1), 2),
            Precision::Season(season) => {
                (self.year, season.saturating_sub(20).saturating_mul(3).saturating_add(2))
            }
            Precision::Month(month) | Precision::Day(month, _) => (self.year, month),
        };
        let day = match self.precision {
            Precision::Day(_, day) => day,
            _ => days_in_month(year, month),
        };
        Day { year, month, day }
    }

    fn is_valid(self) -> bool {
        (0..=9999).contains(&self.year)
            && match self.precision {
                Precision::Century => self.year % 100 == 0,
                Precision::Decade => self.year % 10 == 0,
                Precision::Year => true,
                Precision::Season(season) => (21..=24).contains(&season),
                Precision::Month(month) => (1..=12).contains(&month),
                Precision::Day(month, day) => (1..=days_in_month(self.year, month)).contains(&day),
            }
    }
}

impl Date {
    /// The first day that it may begin; `None` when it is open at the start.
    pub fn first_day(self) -> Option<Day> {
        match self {
            Self::At(moment) => Some(moment.first_day()),
            Self::Span(from, _) => from.map(Moment::first_day),
        }
    }

    /// The last day that it may end; `None` when it is open at the end.
    pub fn last_day(self) -> Option<Day> {
        match self {
            Self::At(moment) => Some(moment.last_day()),
            Self::Span(_, to) => to.map(Moment::last_day),
        }
    }

    /// The day at which it is over; an interval without an end counts at its start.
    pub fn day_of_end(self) -> Option<Day> {
        self.last_day().or(self.first_day())
    }

    /// Whether it could have been parsed: months and days exist and an interval runs forward.
    pub(crate) fn is_valid(self) -> bool {
        match self {
            Self::At(moment) => moment.is_valid(),
            Self::Span(None, None) => false,
            Self::Span(from, to) => {
                from.is_none_or(Moment::is_valid)
                    && to.is_none_or(Moment::is_valid)
                    && from.zip(to).is_none_or(|(from, to)| from.first_day() <= to.last_day())
            }
        }
    }
}

impl FromStr for Moment {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
        let qualifier = text.strip_prefix(bare).unwrap_or_default();
        let mut parts = bare.split('-');
        let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        if parts.next().is_some() || year.len() != 4 {
            return Err(ParseDateError);
        }
        let digits = year.trim_end_matches('X');
        let number: i16 = number(digits)?;
        let (year, year_precision) = match digits.len() {
            4 => (number, Precision::Year),
            3 => (number * 10, Precision::Decade),
            2 => (number * 100, Precision::Century),
            _ => return Err(ParseDateError),
        };
        let precision = match (month, day) {
            (None, _) => year_precision,
            _ if year_precision != Precision::Year => return Err(ParseDateError),
            (Some(month), day) => match (two_digits(month)?, day.map(two_digits).transpose()?) {
                (season @ 21..=24, None) => Precision::Season(season),
                (month, None) => Precision::Month(month),
                (month, Some(day)) => Precision::Day(month, day),
            },
        };
        let moment = Self {
            year,
            precision,
            is_approximate: matches!(qualifier, "~" | "%"),
            is_uncertain: matches!(qualifier, "?" | "%"),
        };
        moment.is_valid().then_some(moment).ok_or(ParseDateError)
    }
}

fn number<N: FromStr>(digits: &str) -> Result<N, ParseDateError> {
    let is_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| digits.parse().ok()).flatten().ok_or(ParseDateError)
}

fn two_digits(text: &str) -> Result<u8, ParseDateError> {
    if text.len() == 2 { number(text) } else { Err(ParseDateError) }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bound = |text: &str| if text == ".." { Ok(None) } else { text.parse().map(Some) };
        let date = match text.split_once('/') {
            None => Self::At(text.parse()?),
            Some((from, to)) => Self::Span(bound(from)?, bound(to)?),
        };
        date.is_valid().then_some(date).ok_or(ParseDateError)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", self.year / 100)?,
            Precision::Decade => write!(f, "{:03}X", self.year / 10)?,
            Precision::Year => write!(f, "{:04}", self.year)?,
            Precision::Season(part) | Precision::Month(part) => write!(f, "{:04}-{part:02}", self.year)?,
            Precision::Day(month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year)?,
        }
        f.write_str(match (self.is_approximate, self.is_uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |f: &mut fmt::Formatter<'_>, bound: &Option<Moment>| match bound {
            Some(moment) => moment.fmt(f),
            None => f.write_str(".."),
        };
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Span(from, to) => {
                bound(f, from)?;
                f.write_str("/")?;
                bound(f, to)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_subset_survive_printing() {
        for text in [
            "2013",
            "2013-09",
            "2013-09-05",
            "2013~",
            "2013-09?",
            "2013-09-05%",
            "199X",
            "19XX",
            "2014-22",
            "2012-02-29",
            "2013-09-05/2013-09-06",
            "../2015",
            "2013-05/..",
            "2018/2020",
            "0000",
            "99XX",
            "999X",
            "9999-12-31",
            "1990~/1993~",
        ] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "13",
            "2013-9",
            "2013-13",
            "2013-00",
            "2013-02-29",
            "2013-09-31",
            "2013/2012",
            "../..",
            "/2013",
            "199X-05",
            "1XXX",
            "2013-09-05-01",
            "5 Sept 2013",
            "2013-25",
            "2013-21-05",
            "XXXX",
            "+2013",
            "20130905",
            "２０１３",
        ] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError), "{text}");
        }
    }

    #[test]
    fn bounds() {
        let bounds = |text: &str| {
            let date: Date = text.parse().expect("a date");
            let print = |day: Option<Day>| {
                day.map(|d| format!("{}-{}-{}", d.year, d.month, d.day)).unwrap_or_default()
            };
            format!("{} {}", print(date.first_day()), print(date.last_day()))
        };
        assert_eq!(bounds("199X"), "1990-1-1 1999-12-31");
        assert_eq!(bounds("2014-22"), "2014-6-1 2014-8-31");
        assert_eq!(bounds("2013-24"), "2013-12-1 2014-2-28");
        assert_eq!(bounds("2012-02"), "2012-2-1 2012-2-29");
        assert_eq!(bounds("../2015"), " 2015-12-31");
        let end = |text: &str| text.parse::<Date>().expect("a date").day_of_end();
        assert_eq!(end("2010/.."), end("2010-01-01"));
        assert_eq!(end("../2015"), end("2015-12-31"));
    }
}
