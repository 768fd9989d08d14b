//! What the library also has, without its way of writing numbers of every size to the last digit: 14 kilobytes that the first map
//! would wait for.

use std::fmt;

/// A number as styles take it, rounded to so many decimals, zeros at its end left out. What is not a number is 0.
#[derive(Clone, Copy, Debug)]
pub struct Decimals(
    /// The number, less than 10^10 in size.
    pub f64,
    /// How many, 9 at most.
    pub u32,
);

impl fmt::Display for Decimals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, places) = *self;
        let power = 10_u64.pow(places.min(9));
        let steps = (value.abs() * power as f64).round() as u64;
        let sign = if value < 0.0 && steps > 0 { "-" } else { "" };
        write!(f, "{sign}{}", steps / power)?;
        let (mut rest, mut width) = (steps % power, places.min(9) as usize);
        if rest == 0 {
            return Ok(());
        }
        while rest.is_multiple_of(10) {
            rest /= 10;
            width -= 1;
        }
        write!(f, ".{rest:0width$}")
    }
}

/// Numbers that are kept within bounds.
pub trait Held {
    /// As [`f64::clamp`], but bounds the wrong way round are no reason to stop: the lower one counts.
    #[must_use]
    fn held(self, least: Self, most: Self) -> Self;
}

impl Held for f64 {
    fn held(self, least: Self, most: Self) -> Self {
        if self < least {
            least
        } else if self > most {
            most
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written() {
        for (value, places, expected) in [
            (0.0, 4, "0"),
            (-0.0, 1, "0"),
            (-0.04, 1, "0"),
            (-0.05, 1, "-0.1"),
            (1.0, 8, "1"),
            (-99.75, 4, "-99.75"),
            (12.000_06, 4, "12.0001"),
            (0.05, 4, "0.05"),
            (1234.5, 0, "1235"),
            (437_893.147_525_165, 8, "437893.14752517"),
            (f64::NAN, 4, "0"),
        ] {
            assert_eq!(Decimals(value, places).to_string(), expected, "{value}");
        }
        // Beyond all styles, but no reason to stop.
        assert!(!Decimals(f64::NEG_INFINITY, 4).to_string().is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_near(value in -1e6..1e6_f64, places in 0..9_u8) {
            let read: f64 = Decimals(value, places.into()).to_string().parse().unwrap();
            prop_assert!((read - value).abs() <= 0.5 * 0.1_f64.powi(places.into()) + 1e-9);
        }

        #[test]
        fn held_as_the_library_has_it(value in proptest::num::f64::ANY, a in proptest::num::f64::NORMAL, b in proptest::num::f64::NORMAL) {
            let (least, most) = (a.min(b), a.max(b));
            prop_assert_eq!(value.held(least, most).to_bits(), value.clamp(least, most).to_bits());
        }
    }
}
