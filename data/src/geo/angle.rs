//! Sine and cosine.

use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};

/// A quarter of a turn in two parts (Cody and Waite 1980): the upper has so few digits that a million times it is exact, and the
/// lower has also what the number nearest to a quarter is short of it.
const UPPER: f64 = f64::from_bits(FRAC_PI_2.to_bits() & !0xf_ffff);
const LOWER: f64 = FRAC_PI_2 - UPPER + 6.123_233_995_736_766e-17;

/// Within half a quarter of a turn, a term of a series with this power is less than what rounding takes.
const LAST_POWER: u8 = 18;

/// Sine and cosine of an angle in radians, to within 2e-16 up to some hundred turns, and to the last digit but one of what is
/// small; not a number for what is not finite.
///
/// By their Taylor series, within half a quarter of a turn of where either is none. The library's own, which take angles of any
/// size, are seven kilobytes of the page, and not the same on every machine.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle * FRAC_2_PI).round_ties_even();
    let rest = angle - quarters * UPPER - quarters * LOWER;
    let (sin, cos) = (series(rest, rest, 1), series(1.0, rest, 0));
    match quarters as i64 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The alternating series of every other power of an angle, from its first term on, which has this power. The smallest terms
/// are added first, so that all but the last sum round off next to nothing.
fn series(first: f64, angle: f64, power: u8) -> f64 {
    let mut rest = 0.0;
    for power in (power..LAST_POWER).step_by(2).rev().map(f64::from) {
        rest = (1.0 + rest) * (-angle * angle / ((power + 1.0) * (power + 2.0)));
    }
    first + first * rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::f64::consts::{PI, TAU};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

        #[test]
        fn as_the_library_has_them(angle in -100.0 * TAU..100.0 * TAU) {
            let (sin, cos) = sin_cos(angle);
            prop_assert!((sin - angle.sin()).abs() <= f64::EPSILON, "{sin} {}", angle.sin());
            prop_assert!((cos - angle.cos()).abs() <= f64::EPSILON, "{cos} {}", angle.cos());
        }

        #[test]
        fn small_angles_keep_all_their_digits(exponent in -300.0..-1.0_f64, sign in proptest::bool::ANY) {
            let angle = if sign { 10_f64.powf(exponent) } else { -10_f64.powf(exponent) };
            let (sin, _) = sin_cos(angle);
            prop_assert!(sin.to_bits().abs_diff(angle.sin().to_bits()) <= 2, "{sin} {}", angle.sin());
        }
    }

    #[test]
    fn where_one_of_them_is_none() {
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        for (angle, sin, cos) in [
            (FRAC_PI_2, 1.0, FRAC_PI_2.cos()),
            (PI, PI.sin(), -1.0),
            (-FRAC_PI_2, -1.0, FRAC_PI_2.cos()),
            (TAU, TAU.sin(), 1.0),
        ] {
            let own = sin_cos(angle);
            assert!((own.0 - sin).abs() < 1e-20 && (own.1 - cos).abs() < 1e-20, "{angle}: {own:?}");
        }
    }

    #[test]
    fn what_is_not_finite_has_none() {
        for angle in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let (sin, cos) = sin_cos(angle);
            assert!(sin.is_nan() && cos.is_nan(), "{angle}");
        }
    }
}
