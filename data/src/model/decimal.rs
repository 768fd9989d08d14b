//! Exact decimal numbers, printed as the report prints them.

use crate::pack::record;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A number with the digits that its source gives: `21.0` stays `21.0` and `28` stays `28`.
///
/// Equality is of the spelling (`21` differs from `21.0`); compare [`Decimal::to_f64`] for the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    mantissa: i64,
    decimals: u8,
}

record!(Decimal { mantissa: i64, decimals: u8 });

/// Largest number of digits after the point that a [`Decimal`] holds.
pub const MAX_DECIMALS: u8 = 12;

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of at most 18 digits, 12 of them after the point")
    }
}

impl std::error::Error for ParseDecimalError {}

impl Decimal {
    /// The nearest binary number; exact up to 15 digits.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// The value rounded half away from zero to `decimals` digits (at most [`MAX_DECIMALS`]); `None` when it is not
    /// finite or has more than 18 digits.
    pub fn from_f64(value: f64, decimals: u8) -> Option<Self> {
        let scaled = (value * 10_f64.powi(i32::from(decimals))).round();
        let fits = scaled.is_finite() && scaled.abs() < 1e18 && decimals <= MAX_DECIMALS;
        fits.then_some(Self { mantissa: scaled as i64, decimals })
    }

    /// The number times ten to the power of `power`, digit for digit; zeros that stood before the point and come to stand at
    /// the end behind it are left out. `None` when it has too many digits.
    pub fn shifted(self, power: i8) -> Option<Self> {
        let decimals = i32::from(self.decimals) - i32::from(power);
        let digits = self.mantissa.checked_mul(10_i64.checked_pow((-decimals).max(0).cast_unsigned())?)?;
        let mut shifted = Self { mantissa: digits, decimals: u8::try_from(decimals.max(0)).ok()? };
        while shifted.decimals > self.decimals && shifted.mantissa % 10 == 0 {
            shifted = Self { mantissa: shifted.mantissa / 10, decimals: shifted.decimals - 1 };
        }
        let is_short = shifted.mantissa.unsigned_abs() < 1_000_000_000_000_000_000;
        (is_short && shifted.decimals <= MAX_DECIMALS).then_some(shifted)
    }

    /// Digits after the decimal point.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        let power = 10_u64.pow(u32::from(self.decimals.min(MAX_DECIMALS)));
        let whole = digits / power;
        if self.decimals == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{:0width$}", digits % power, width = usize::from(self.decimals))
        }
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let has_bare_point = unsigned.contains('.') && fraction.is_empty();
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || has_bare_point
            || !is_digits(whole)
            || !is_digits(fraction)
            || whole.len() + fraction.len() > 18
            || fraction.len() > usize::from(MAX_DECIMALS)
        {
            return Err(ParseDecimalError);
        }
        let magnitude: i64 = [whole, fraction].concat().parse().map_err(|_| ParseDecimalError)?;
        let mantissa = if text.starts_with('-') { -magnitude } else { magnitude };
        Ok(Self { mantissa, decimals: fraction.len() as u8 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spelling_survives() {
        for text in
            ["0", "28", "21.0", "25.68", "-0.5", "0.05", "69.6", "999999999999999999", "3.141592653589"]
        {
            assert_eq!(text.parse::<Decimal>().map(|number| number.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["", "-", ".5", "5.", "1,5", "1 000", "1e3", "--1", "+1", "9999999999999999999", "NaN", "1.1.1"]
        {
            assert_eq!(text.parse::<Decimal>(), Err(ParseDecimalError), "{text}");
        }
    }

    #[test]
    fn rounding() {
        assert_eq!(Decimal::from_f64(46.799_999, 2).map(|n| n.to_string()).as_deref(), Some("46.80"));
        assert_eq!(Decimal::from_f64(f64::NAN, 2), None);
        assert_eq!(Decimal::from_f64(1e30, 0), None);
    }

    #[test]
    fn shifting() {
        for (text, power, expected) in [
            ("25.68", 1, Some("256.8")),
            ("46.80", 1, Some("468.0")),
            ("21.0", 1, Some("210")),
            ("5", 2, Some("500")),
            ("260", -2, Some("2.6")),
            ("500", -2, Some("5")),
            ("260.5", -2, Some("2.605")),
            ("-0.46", 1, Some("-4.6")),
            ("0", -4, Some("0")),
            ("999999999999999999", 1, None),
            ("1", -13, None),
        ] {
            let shifted = text.parse::<Decimal>().expect("a number").shifted(power);
            assert_eq!(shifted.map(|number| number.to_string()).as_deref(), expected, "{text} {power}");
        }
    }

    proptest! {
        #[test]
        fn shifting_there_and_back_changes_no_value(mantissa in -999_999_999_i64..=999_999_999, decimals in 0_u8..=4, power in -6_i8..=6) {
            let number = Decimal { mantissa, decimals };
            let shifted = number.shifted(power).expect("few digits");
            prop_assert!((shifted.to_f64() - number.to_f64() * 10_f64.powi(power.into())).abs() <= 1e-9 * shifted.to_f64().abs());
            let back = shifted.shifted(-power).expect("few digits");
            prop_assert_eq!(i128::from(back.mantissa) * 10_i128.pow(12 - u32::from(back.decimals)), i128::from(mantissa) * 10_i128.pow(12 - u32::from(decimals)));
        }

        #[test]
        fn parse_inverts_print(mantissa in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, decimals in 0_u8..=MAX_DECIMALS) {
            let number = Decimal { mantissa, decimals };
            let text = number.to_string();
            // A fraction longer than the mantissa is printed with a leading zero and can exceed 18 digits.
            prop_assume!(text.trim_start_matches('-').len() <= 19 && !(mantissa == 0 && text.starts_with('-')));
            prop_assume!(text.bytes().filter(u8::is_ascii_digit).count() <= 18);
            prop_assert_eq!(text.parse::<Decimal>(), Ok(number));
        }
    }
}
