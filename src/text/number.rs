//! Numbers as a language writes them, digit for digit as the data has them.

use super::{Texts, fill};
use heartland_data::model::{Decimal, Dimension, Figure, Unit};

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

/// A sum with this many digits after the point, as the language writes it.
pub fn sum_text(texts: &Texts, sum: f64, decimals: u8) -> String {
    Decimal::from_f64(sum, decimals).map_or_else(String::new, |sum| decimal_text(texts, sum))
}

/// A number, or a range of two.
pub fn range_text(texts: &Texts, from: Decimal, to: Option<Decimal>) -> String {
    let to = to.map(|to| format!("{}{}", texts.writing.range_mark, decimal_text(texts, to)));
    decimal_text(texts, from) + &to.unwrap_or_default()
}

/// A figure's number or range with its unit and bound: "over 21.3 bcm", "4–6 tcm", "US$25.68 bn". Calendar years are not
/// grouped.
pub fn quantity(texts: &Texts, figure: &Figure, unit: &Unit, symbol: &str) -> String {
    let is_year = unit.dimension == Dimension::Time && symbol.starts_with("{}");
    let number = |value: Decimal| if is_year { value.to_string() } else { decimal_text(texts, value) };
    let mut value = number(figure.value);
    if let Some(to) = figure.value_to {
        value = format!("{value}{}{}", texts.writing.range_mark, number(to));
    }
    let symbol = form_for(texts, symbol, figure.value_to.unwrap_or(figure.value));
    let with_unit =
        if symbol.contains("{}") { symbol.replace("{}", &value) } else { format!("{value}\u{a0}{symbol}") };
    match figure.qualifier {
        Some(qualifier) => fill((texts.qualifier)(qualifier), &[("value", &with_unit)]),
        None => with_unit,
    }
}

/// The form of a symbol for a number: of `day|days` or `день|дня|дней` the one that the language's plural rule asks for. What
/// is no whole number takes the form of two.
fn form_for<'a>(texts: &Texts, symbol: &'a str, number: Decimal) -> &'a str {
    let forms: Vec<&str> = symbol.split('|').collect();
    let whole: Option<usize> = number.to_string().parse().ok();
    let place = whole.map_or(1, |count| texts.plural_form(count));
    forms.get(place.min(forms.len().saturating_sub(1))).copied().unwrap_or(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::texts;

    #[test]
    fn units_by_number() {
        for (tag, symbol, number, expected) in [
            ("en", "day|days", "1", "day"),
            ("en", "day|days", "2", "days"),
            ("en", "day|days", "0.5", "days"),
            ("ru", "день|дня|дней", "1", "день"),
            ("ru", "день|дня|дней", "22", "дня"),
            ("ru", "день|дня|дней", "0.5", "дня"),
            ("ru", "день|дня|дней", "10", "дней"),
            ("zh", "天", "2", "天"),
            ("ru", "км", "268", "км"),
        ] {
            let number = number.parse().expect("a number");
            assert_eq!(form_for(texts(tag), symbol, number), expected, "{tag} {number}");
        }
    }

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
