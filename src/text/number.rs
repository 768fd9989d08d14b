//! Numbers as a language writes them, digit for digit as the data has them.

use super::Texts;
use heartland_data::model::Decimal;

/// A decimal with the language's marks; the digits stay as they are.
pub fn decimal_text(texts: &Texts, number: Decimal) -> String {
    number_text(texts, &number.to_string())
}

/// A number spelled with a decimal point and no grouping, with the language's marks and a true minus sign.
pub fn number_text(texts: &Texts, spelled: &str) -> String {
    let writing = &texts.writing;
    let (sign, unsigned) = spelled.strip_prefix('-').map_or(("", spelled), |rest| ("\u{2212}", rest));
    let (whole, decimals) =
        unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::from(sign);
    let is_grouped = whole.len() >= writing.least_grouped_digits;
    for (index, digit) in whole.chars().enumerate() {
        if is_grouped && index > 0 && (whole.len() - index) % 3 == 0 {
            text.push_str(writing.group_mark);
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push_str(writing.decimal_mark);
        text.push_str(decimals);
    }
    text
}

/// A sum with this many digits after the point, times ten to the power of `power`, as the language writes it.
pub fn sum_text(texts: &Texts, (sum, decimals): (f64, u8), power: i8) -> String {
    let sum = Decimal::from_f64(sum, decimals).and_then(|sum| sum.shifted(power));
    sum.map_or_else(String::new, |sum| decimal_text(texts, sum))
}

/// A number, or a range of two.
pub(super) fn range_text(texts: &Texts, from: Decimal, to: Option<Decimal>) -> String {
    let to = to.map(|to| format!("{}{}", texts.writing.range_mark, decimal_text(texts, to)));
    decimal_text(texts, from) + &to.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::texts;

    #[test]
    fn marks_by_language() {
        for (tag, spelled, expected) in [
            ("en", "1520", "1,520"),
            ("en", "25.68", "25.68"),
            ("en", "-3000000", "\u{2212}3,000,000"),
            ("ru", "25.68", "25,68"),
            ("ru", "1520", "1520"),
            ("ru", "30000", "30\u{a0}000"),
            ("zh", "30000", "30,000"),
            ("en", "21.0", "21.0"),
        ] {
            assert_eq!(number_text(texts(tag), spelled), expected, "{tag} {spelled}");
        }
    }
}
