//! The part of the time axis that is shown.

use super::{Entry, Source, day_number};
use crate::geo::Held;
use heartland_data::{
    Atlas,
    model::{Date, Day},
};

/// No closer than this many days across the strip.
const LEAST_DAYS: f64 = 7.0;

/// A stretch that is longer than what is shown has so many times its length.
const MARGIN: f64 = 1.25;

/// A stretch of the axis, in days; never empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its start.
    pub from: f64,
    /// Its end.
    pub to: f64,
}

/// The stretches that an atlas suggests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretches {
    /// The months that the report tells entry by entry.
    pub months: Window,
    /// The years of the year control.
    pub years: Window,
    /// Everything dated: what can be panned to.
    pub all: Window,
}

impl Window {
    /// Days shown.
    pub fn days(self) -> f64 {
        self.to - self.from
    }

    /// Where a day lies on a strip of this width.
    pub fn x_from_day(self, day: f64, width_px: f64) -> f64 {
        (day - self.from) / self.days() * width_px
    }

    /// The day at a share of the width, 0 to 1.
    pub fn day_at(self, share: f64) -> f64 {
        self.from + share * self.days()
    }

    /// Shows `factor` times as much detail; the day at `share` stays where it is unless a limit is met.
    #[must_use]
    pub fn zoomed(self, factor: f64, share: f64, limits: Self) -> Self {
        let days = (self.days() / factor).held(LEAST_DAYS.min(limits.days()), limits.days());
        let from = self.day_at(share) - share * days;
        Self { from, to: from + days }.within(limits)
    }

    /// Moved by a share of the width, towards later.
    #[must_use]
    pub fn panned(self, share: f64, limits: Self) -> Self {
        let by = share * self.days();
        Self { from: self.from + by, to: self.to + by }.within(limits)
    }

    /// With this stretch of days in sight: as it is where a part of it is; else about its middle, or its end where the other is
    /// open, and as long as it was or, where the stretch is longer, as that with a margin.
    #[must_use]
    pub fn showing(self, from: f64, to: f64, limits: Self) -> Self {
        let (first, last) = match (from.is_finite(), to.is_finite()) {
            (true, true) => (from, to),
            (true, false) => (from, from),
            (false, true) => (to, to),
            (false, false) => return self,
        };
        if first <= self.to && last >= self.from {
            return self;
        }
        let middle = f64::midpoint(first, last).held(limits.from, limits.to);
        let days = if last - first > self.days() { (last - first) * MARGIN } else { self.days() };
        let half = days / 2.0;
        Self { from: middle - half, to: middle + half }.within(limits)
    }

    fn within(self, limits: Self) -> Self {
        let days = self.days().min(limits.days());
        let from = self.from.held(limits.from, limits.to - days);
        Self { from, to: from + days }
    }
}

/// The stretches of an atlas: the months from the first numbered event to the last, the years of its control, and everything
/// dated, with a margin.
pub fn stretches(atlas: &Atlas, entries: &[Entry]) -> Stretches {
    let report = &atlas.report;
    let first = |year| day_number(Day { year, month: 1, day: 1 });
    let years = Window { from: first(report.years.from), to: first(report.years.to.saturating_add(1)) };
    let starts = entries.iter().map(|entry| entry.from).filter(|from| from.is_finite());
    let ends = entries.iter().map(|entry| entry.to).filter(|to| to.is_finite());
    let all = Window { from: starts.fold(years.from, f64::min), to: ends.fold(years.to, f64::max) };
    let margin = all.days() * 0.01;
    let all = Window { from: all.from - margin, to: all.to + margin };
    let numbered = entries.iter().filter(|entry| entry.chronology.is_some());
    let spans: Vec<(Day, Day)> = numbered
        .filter_map(|entry| match (entry.source, entry.date) {
            (Source::Event(_), Date::At(_) | Date::Span(Some(_), Some(_))) => {
                entry.date.first_day().zip(entry.date.last_day())
            }
            _ => None,
        })
        .collect();
    let begin = spans.iter().map(|(from, _)| *from).min();
    let end = spans.iter().map(|(_, to)| *to).max();
    let months = match begin.zip(end) {
        Some((begin, end)) => {
            let (year, month) =
                if end.month == 12 { (end.year.saturating_add(1), 1) } else { (end.year, end.month + 1) };
            Window { from: day_number(Day { day: 1, ..begin }), to: day_number(Day { year, month, day: 1 }) }
        }
        None => years,
    };
    Stretches { months, years, all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_limits_are_a_reason_to_stop(from in -1e6..1e6_f64, days in 1e-3..1e6_f64, factor in 0.1..10.0_f64, share in 0.0..1.0_f64) {
            let limits = Window { from, to: from + days };
            let window = limits.zoomed(factor, share, limits).panned(share, limits).zoomed(0.1, share, limits);
            prop_assert!((window.from - limits.from).abs() < 1e-6 && (window.to - limits.to).abs() < 1e-6);
        }
    }
}
