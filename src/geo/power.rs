//! Powers of two.

use super::number::Held;
use std::f64::consts::LN_2;

/// Terms of the series, the last of which is less than what rounding takes.
const TERMS: u8 = 14;

/// Two to a power; exact where that is whole. By the Taylor series about the nearest of these: the library's own brings a table of
/// four kilobytes along.
pub fn two_to(power: f64) -> f64 {
    let power = power.held(-1100.0, 1100.0);
    let whole = power.round_ties_even();
    let rest = (power - whole) * LN_2;
    let series = (1..TERMS).rev().fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    series * 2_f64.powi(whole as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_has_it() {
        for step in -4000..=4000_i32 {
            let power = f64::from(step) / 64.0;
            let (ours, other) = (two_to(power), power.exp2());
            assert!((ours / other - 1.0).abs() < 1e-15, "{power}: {ours}, {other}");
            if step % 64 == 0 {
                assert!(ours.total_cmp(&other).is_eq(), "{power}");
            }
        }
    }

    #[test]
    fn at_the_ends_of_all_numbers() {
        assert!(two_to(f64::NAN).is_nan());
        assert!(two_to(f64::INFINITY).is_infinite() && two_to(1e9).is_infinite());
        assert!(
            two_to(f64::NEG_INFINITY).abs() < f64::MIN_POSITIVE && two_to(-1e9).abs() < f64::MIN_POSITIVE
        );
    }
}
