//! From values to pixels.

use crate::state::{YEAR_PX, years_apart};

/// How values are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spread {
    /// Equal steps, equal lengths; from zero.
    Linear,
    /// Equal factors, equal lengths.
    Log,
}

/// A scale along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    spread: Spread,
    domain: (f64, f64),
    range_px: (f64, f64),
}

impl Scale {
    /// A scale that has room for all values that can be drawn; values that cannot (not finite, or not above zero on a
    /// logarithmic scale) have no place on it.
    pub(super) fn from_values(
        spread: Spread,
        values: impl Iterator<Item = f64>,
        range_px: (f64, f64),
    ) -> Self {
        let fits = |value: &f64| value.is_finite() && (spread == Spread::Linear || *value > 0.0);
        let (low, high) = values
            .filter(fits)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let domain = match spread {
            _ if low > high => (0.0, 1.0),
            Spread::Linear => {
                let (low, high) = (low.min(0.0), high.max(0.0));
                let step = step_for(high - low);
                if step > 0.0 {
                    ((low / step).floor() * step, (high / step).ceil() * step)
                } else {
                    (0.0, 1.0)
                }
            }
            // To the next tick, if that is near.
            Spread::Log => {
                let end = high * 1.1;
                let mut ticks = decades();
                (low * 0.9, ticks.find(|tick| *tick >= end && *tick <= end * 1.1).unwrap_or(end))
            }
        };
        let domain = if spread == Spread::Log && domain == (0.0, 1.0) { (0.1, 1.0) } else { domain };
        Self { spread, domain, range_px }
    }

    /// A linear scale of exactly this domain.
    pub(super) const fn exact(domain: (f64, f64), range_px: (f64, f64)) -> Self {
        Self { spread: Spread::Linear, domain, range_px }
    }

    /// Where a value stands; `None` when it has no place.
    pub(super) fn at(&self, value: f64) -> Option<f64> {
        let place = |value: f64| if self.spread == Spread::Log { value.ln() } else { value };
        let (from, to) = (place(self.domain.0), place(self.domain.1));
        // Divided first: a huge range would overflow.
        let share = place(value) / (to - from) - from / (to - from);
        let is_within = value.is_finite() && share.is_finite() && (-1e-6..=1.0 + 1e-6).contains(&share);
        is_within.then_some(self.range_px.0 + share * (self.range_px.1 - self.range_px.0))
    }

    /// Round values for the axis, a handful.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let (low, high) = self.domain;
        if self.spread == Spread::Log {
            let ticks: Vec<f64> = decades().filter(|tick| (low..=high).contains(tick)).collect();
            // Of an axis that is not even that long, equal steps are the rounder ones.
            if ticks.len() > 1 {
                let nth = if ticks.len() > 8 { 4 } else { 1 };
                return ticks.into_iter().step_by(nth).collect();
            }
        }
        let step = step_for(high - low);
        if step <= 0.0 {
            return Vec::new();
        }
        let first = (low / step - 1e-9).ceil();
        (0..=12)
            .map(|index| (first + f64::from(index)) * step)
            .filter(|tick| *tick <= high + step * 1e-9)
            .collect()
    }
}

/// Round values of an axis with equal factors.
fn decades() -> impl Iterator<Item = f64> {
    (-12..=15).flat_map(|power| [1.0, 3.0].map(|digit| digit * 10_f64.powi(power)))
}

/// A round step that divides a length into four to eight; 0 for a length that has none.
fn step_for(length: f64) -> f64 {
    if !(length.is_finite() && length > 0.0) {
        return 0.0;
    }
    let (least, mut power) = (length / 8.0, 1.0);
    while power * 10.0 <= least {
        power *= 10.0;
    }
    while power > least {
        power /= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|digit| digit * power * 8.0 >= length);
    step.unwrap_or(10.0) * power
}

/// Years to be written along an axis from the first to the last: round ones, as many as have room, or the two ends where that
/// leaves fewer than two.
pub(super) fn year_ticks((first, last): (i16, i16), px_a_year: f64) -> Vec<i16> {
    let apart = years_apart(px_a_year);
    let is_round = |year: &i16| apart.is_some_and(|apart| year % apart == 0);
    let years: Vec<i16> = (first..=last).filter(is_round).collect();
    match years.len() {
        2.. => years,
        _ if f64::from(last.saturating_sub(first)) * px_a_year >= YEAR_PX => vec![first, last],
        _ => vec![first],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(values: &[f64]) -> Scale {
        Scale::from_values(Spread::Linear, values.iter().copied(), (0.0, 100.0))
    }

    #[test]
    fn linear_scales_start_at_zero_and_are_in_proportion() {
        let scale = linear(&[20.0, 80.0]);
        assert_eq!(scale.ticks(), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0]);
        let [zero, some, double] = [0.0, 30.0, 60.0].map(|value| scale.at(value).expect("a place"));
        assert!(zero.abs() < 1e-9 && (double - 2.0 * some).abs() < 1e-9);
    }

    #[test]
    fn logarithmic_scales_give_factors_their_length() {
        let scale = Scale::from_values(Spread::Log, [0.46, 46.0].into_iter(), (0.0, 100.0));
        let at = |value| scale.at(value).expect("a place");
        assert!((at(10.0) - at(1.0) - (at(40.0) - at(4.0))).abs() < 1e-9);
        assert_eq!((scale.at(0.0), scale.at(-1.0)), (None, None));
        assert_eq!(scale.ticks(), [1.0, 3.0, 10.0, 30.0]);
        // The next tick is near, so that the largest value is within the axis.
        let scale = Scale::from_values(Spread::Log, [0.5, 85.0].into_iter(), (0.0, 100.0));
        assert_eq!(scale.ticks(), [1.0, 3.0, 10.0, 30.0, 100.0]);
    }

    #[test]
    fn ticks_are_multiples_of_their_step() {
        assert_eq!(linear(&[-0.1, 7.9]).ticks(), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(linear(&[-12.0, 70.0]).ticks(), [-20.0, 0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(linear(&[-0.6, 0.6]).ticks().len(), 7);
    }

    #[test]
    fn short_logarithmic_scales_have_ticks_too() {
        for (values, expected) in [
            ([4.0, 9.0], &[4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0][..]),
            ([3.5, 9.0], &[4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]),
            ([11.5, 26.0], &[15.0, 20.0, 25.0, 30.0]),
            ([40.0, 80.0], &[40.0, 50.0, 60.0, 70.0, 80.0]),
        ] {
            let scale = Scale::from_values(Spread::Log, values.into_iter(), (0.0, 100.0));
            assert_eq!(scale.ticks(), expected, "{values:?}");
        }
    }

    #[test]
    fn years_are_round_and_apart() {
        for (years, px_a_year, expected) in [
            ((2011, 2013), 100.0, &[2011, 2012, 2013][..]),
            ((2011, 2013), 30.0, &[2011, 2013]),
            ((2011, 2012), 30.0, &[2011]),
            ((1992, 2015), 14.0, &[1995, 2000, 2005, 2010, 2015]),
            ((1900, 2013), 3.0, &[1900, 1920, 1940, 1960, 1980, 2000]),
            ((1012, 2013), 0.3, &[1200, 1400, 1600, 1800, 2000]),
            ((2012, 2012), 0.0, &[2012]),
            ((2001, 2004), 15.0, &[2001, 2004]),
            ((i16::MIN, i16::MAX), 0.005, &[i16::MIN, i16::MAX]),
        ] {
            assert_eq!(year_ticks(years, px_a_year), expected, "{years:?} {px_a_year}");
        }
    }

    #[test]
    fn awkward_values() {
        for values in
            [&[][..], &[0.0], &[-5.0, 3.0], &[f64::NAN], &[1e300, -1e-300], &[f64::INFINITY, 2.0], &[-4.0]]
        {
            for spread in [Spread::Linear, Spread::Log] {
                let scale = Scale::from_values(spread, values.iter().copied(), (10.0, 90.0));
                assert_eq!(scale.at(f64::NAN), None);
                assert!(scale.ticks().len() <= 13, "{values:?}");
                for place in values.iter().filter_map(|value| scale.at(*value)) {
                    assert!((9.9..=90.1).contains(&place), "{values:?} {spread:?}: {place}");
                }
            }
        }
        assert!(linear(&[-5.0, 3.0]).at(-5.0).is_some());
    }
}
