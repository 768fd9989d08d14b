//! Amounts: numbers with their units, in the magnitudes that a language counts in.

use super::{Texts, decimal_text, fill, range_text};
use heartland_data::model::{Decimal, Dimension, Figure, Unit};

/// The magnitudes of a language where they are not those that the tables' units have: "25.68 billion" is "256.8亿".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Magnitudes {
    /// As they stand in names of units, with their powers of ten; one that holds another comes before it.
    pub(crate) in_units: &'static [(&'static str, i8)],
    /// As the language counts, largest first; the last is one itself, without a word.
    pub(crate) natural: &'static [(&'static str, i8)],
}

impl Magnitudes {
    /// Of a language that counts as the units do.
    pub(crate) const NONE: Self = Self { in_units: &[], natural: &[] };

    /// What a unit has, as a word and a power.
    fn of_unit(&self, unit: &str) -> Option<(&'static str, i8)> {
        self.in_units.iter().find(|(word, _)| around(unit, word).is_some()).copied()
    }
}

/// A unit for an axis or a column, and the power of ten that its numbers are to be multiplied by: the next smaller magnitude
/// that the language counts in.
pub fn axis_unit(texts: &Texts, unit: &str) -> (String, i8) {
    let magnitudes = &texts.writing.magnitudes;
    let own = magnitudes.of_unit(unit);
    let natural = own.and_then(|own| magnitudes.natural.iter().find(|natural| natural.1 <= own.1));
    match own.zip(natural) {
        Some(((word, power), (natural, less))) => (with_other(unit, word, natural), power - less),
        None => (unit.to_owned(), 0),
    }
}

/// Numbers and their unit in the largest magnitude in which none is less than one. Zeros do not count.
fn in_natural(texts: &Texts, unit: &str, numbers: &[Decimal]) -> Option<(Vec<Decimal>, String)> {
    let magnitudes = &texts.writing.magnitudes;
    let (word, power) = magnitudes.of_unit(unit)?;
    let shifted =
        |to: i8| numbers.iter().map(|number| number.shifted(power - to)).collect::<Option<Vec<_>>>();
    let fits = |numbers: &[Decimal]| {
        let mut sizes =
            numbers.iter().map(|number| number.to_f64().abs()).filter(|size| *size > 0.0).peekable();
        sizes.peek().is_some() && sizes.all(|size| size >= 1.0)
    };
    let last = magnitudes.natural.len().saturating_sub(1);
    magnitudes.natural.iter().enumerate().find_map(|(index, (natural, to))| {
        let numbers = shifted(*to).filter(|numbers| index == last || fits(numbers))?;
        Some((numbers, with_other(unit, word, natural)))
    })
}

/// A number with a unit: "25.68 bcm a year", "US$3 bn", "256.8亿美元".
pub fn amount_text(texts: &Texts, number: Decimal, symbol: &str) -> String {
    written(texts, form_for(texts, symbol, number), number, None, &|value| decimal_text(texts, value))
}

/// A figure's number or range with its unit and bound: "over 21.3 bcm", "4–6 tcm", "US$25.68 bn". Calendar years are not
/// grouped.
pub fn quantity(texts: &Texts, figure: &Figure, unit: &Unit, symbol: &str) -> String {
    let is_year = unit.dimension == Dimension::Time && symbol.starts_with("{}");
    let spelled = |value: Decimal| if is_year { value.to_string() } else { decimal_text(texts, value) };
    let number = figure.value_to.unwrap_or(figure.value);
    let takes_genitive = figure.qualifier.is_some_and(texts.writing.takes_genitive);
    let form =
        if takes_genitive { genitive_for(texts, symbol, number) } else { form_for(texts, symbol, number) };
    let with_unit = written(texts, form, figure.value, figure.value_to, &spelled);
    match figure.qualifier {
        Some(qualifier) => fill((texts.qualifier)(qualifier), &[("value", &with_unit)]),
        None => with_unit,
    }
}

fn written(
    texts: &Texts,
    form: &str,
    from: Decimal,
    to: Option<Decimal>,
    spelled: &dyn Fn(Decimal) -> String,
) -> String {
    let numbers: Vec<Decimal> = [from].into_iter().chain(to).collect();
    let (numbers, symbol) = in_natural(texts, form, &numbers).unwrap_or_else(|| (numbers, form.to_owned()));
    let numbers: Vec<String> = numbers.into_iter().map(spelled).collect();
    beside(texts, &symbol, &numbers.join(texts.writing.range_mark))
}

/// What is written of a number, or numbers, with a symbol around or behind it.
fn beside(texts: &Texts, symbol: &str, value: &str) -> String {
    match around(symbol, "{}") {
        Some((before, behind)) => [before, value, behind].concat(),
        None => [value, texts.writing.unit_space, symbol].concat(),
    }
}

/// What stands before and behind a word. The library's own search, for texts of any length, is five kilobytes of the page, with
/// the words that it would stop with.
fn around<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    (0..text.len()).find_map(|at| Some((text.get(..at)?, text.get(at..)?.strip_prefix(word)?)))
}

/// A text with another in the place of a word.
fn with_other(text: &str, word: &str, other: &str) -> String {
    around(text, word).map_or_else(|| text.to_owned(), |(before, behind)| [before, other, behind].concat())
}

/// A range with the unit of an axis, for a column of ranges in which the unit stands once.
pub fn axis_range(
    texts: &Texts,
    (from, to): (Decimal, Option<Decimal>),
    symbol: &str,
    has_unit: bool,
) -> String {
    let (symbol, power) = axis_unit(texts, form_for(texts, symbol, to.unwrap_or(from)));
    let shifted = |number: Decimal| number.shifted(power).unwrap_or(number);
    let range = range_text(texts, shifted(from), to.map(shifted));
    if has_unit { beside(texts, &symbol, &range) } else { range }
}

/// The form of a symbol for a number: of `day|days` or `день|дня|дней` the one that the language's plural rule asks for. What
/// is no whole number takes the form of two.
pub(crate) fn form_for<'a>(texts: &Texts, symbol: &'a str, number: Decimal) -> &'a str {
    let whole: Option<usize> = number.to_string().parse().ok();
    form_at(symbol, whole.map_or(1, |count| texts.plural_form(count)))
}

/// The form of a symbol that stands in the genitive: as after 2 for one and for a fraction, as after 5 for any others.
fn genitive_for<'a>(texts: &Texts, symbol: &'a str, number: Decimal) -> &'a str {
    let whole: Option<usize> = number.to_string().parse().ok();
    form_at(symbol, if whole.is_some_and(|count| texts.plural_form(count) != 0) { 2 } else { 1 })
}

/// A form of a symbol, or its last.
fn form_at(symbol: &str, place: usize) -> &str {
    symbol.split('|').take(place + 1).last().unwrap_or(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::texts;
    use proptest::prelude::*;

    fn number(spelled: &str) -> Decimal {
        spelled.parse().expect("a number")
    }

    #[test]
    fn chinese_counts_in_myriads() {
        for (spelled, unit, expected) in [
            ("25.68", "{}十亿美元", "256.8亿美元"),
            ("0.46", "{}十亿美元", "4.6亿美元"),
            ("1000", "{}十亿美元", "1万亿美元"),
            ("460", "{}百万美元", "4.6亿美元"),
            ("0.05", "{}百万美元", "5万美元"),
            ("0.005", "{}百万美元", "5000美元"),
            ("65", "{}十亿立方米/年", "650亿立方米/年"),
            ("21.0", "{}十亿立方米/年", "210亿立方米/年"),
            ("13.1", "{}万亿立方米", "13.1万亿立方米"),
            ("10", "{}百万吨/年", "1000万吨/年"),
            ("0", "{}十亿美元", "0美元"),
            ("1435", "{}毫米", "1435毫米"),
        ] {
            assert_eq!(amount_text(texts("zh"), number(spelled), unit), expected);
        }
        assert_eq!(axis_unit(texts("zh"), "十亿立方米/年"), ("亿立方米/年".to_owned(), 1));
        assert_eq!(axis_unit(texts("zh"), "百万吨"), ("万吨".to_owned(), 2));
        assert_eq!(axis_unit(texts("zh"), "万亿立方米"), ("万亿立方米".to_owned(), 0));
        assert_eq!(axis_unit(texts("en"), "billion US dollars"), ("billion US dollars".to_owned(), 0));
        assert_eq!(amount_text(texts("ru"), number("25.68"), "млрд долл. США"), "25,68\u{a0}млрд долл. США");
    }

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
        for (symbol, number, expected) in [
            ("неделя|недели|недель", "1", "недели"),
            ("раз|раза|раз", "3", "раз"),
            ("раз|раза|раз", "2.5", "раза"),
            ("причина|причины|причин", "3", "причин"),
            ("минута|минуты|минут", "41", "минуты"),
            ("минута|минуты|минут", "11", "минут"),
            ("км", "1", "км"),
        ] {
            let number = number.parse().expect("a number");
            assert_eq!(genitive_for(texts("ru"), symbol, number), expected, "{number}");
        }
    }

    /// A Chinese amount of dollars, read back.
    fn dollars(text: &str) -> f64 {
        let text = text.replace(',', "");
        let digits: String =
            text.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        let magnitude = match text.get(digits.len()..) {
            Some("万亿美元") => 1e12,
            Some("亿美元") => 1e8,
            Some("万美元") => 1e4,
            Some("美元") => 1.0,
            other => panic!("{other:?} in {text}"),
        };
        digits.parse::<f64>().expect("a number") * magnitude
    }

    proptest! {
        #[test]
        fn chinese_amounts_are_the_figure(mantissa in 0_u32..=999_999_999, decimals in 0_usize..=4, is_million in any::<bool>()) {
            let digits = format!("{mantissa:0>width$}", width = decimals + 1);
            let (whole, rest) = digits.split_at(digits.len() - decimals);
            let spelled = if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") };
            let (unit, scale) = if is_million { ("{}百万美元", 1e6) } else { ("{}十亿美元", 1e9) };
            let text = amount_text(texts("zh"), number(&spelled), unit);
            let value = spelled.parse::<f64>().expect("a number") * scale;
            prop_assert!((dollars(&text) - value).abs() <= 1e-9 * value, "{text} for {spelled}");
        }
    }
}
