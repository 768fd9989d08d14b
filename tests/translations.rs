//! Translations say the same numbers.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland_data::model::{HasSlug, Language, LocalText};
use report::atlas;

/// The numbers in a text, with a point before their decimals. `G20` has none, nor has `9/11`; of `2018-20` only the first.
fn numbers(text: &str, has_decimal_comma: bool) -> Vec<f64> {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let is_group = |mark: usize| {
        (1..=3).all(|offset| at(mark + offset).is_ascii_digit()) && !at(mark + 4).is_ascii_digit()
    };
    let (mut found, mut index) = (Vec::new(), 0);
    while index < letters.len() {
        if !at(index).is_ascii_digit() {
            index += 1;
            continue;
        }
        let start = index;
        let mut digits = String::new();
        loop {
            match at(index) {
                digit if digit.is_ascii_digit() => digits.push(digit),
                ',' if !has_decimal_comma && is_group(index) => {}
                '\u{a0}' if has_decimal_comma && is_group(index) => {}
                '.' | ',' if at(index + 1).is_ascii_digit() && (at(index) == ',') == has_decimal_comma => {
                    digits.push('.');
                }
                _ => break,
            }
            index += 1;
        }
        let before = start.checked_sub(1).map_or(' ', at);
        let is_name = before.is_ascii_alphabetic() || before == '/' || at(index) == '/';
        let is_short_year = before == '-'
            && index - start == 2
            && start >= 5
            && (start - 5..start - 1).all(|it| at(it).is_ascii_digit());
        found.extend(digits.parse::<f64>().ok().filter(|_| !is_name && !is_short_year));
    }
    found
}

/// A number up to powers of ten: 25.68 billion are 256.8 times a hundred million.
fn significant(number: f64) -> f64 {
    if number > 0.0 { number / 10_f64.powf(number.log10().floor()) } else { number }
}

#[test]
fn numbers_are_found() {
    assert_eq!(
        numbers("25.68 of 3,000, 2018-20, G20 and 9/11, 4-6.", false),
        [25.68, 3000.0, 2018.0, 4.0, 6.0]
    );
    assert_eq!(numbers("25,68 из 30\u{a0}000, 46,80.", true), [25.68, 30_000.0, 46.8]);
    assert!((significant(256.8) - significant(25.68)).abs() < 1e-9);
}

#[test]
fn every_number_of_a_text_stands_in_its_translations() {
    let atlas = atlas();
    let mut texts: Vec<(&str, &LocalText)> = Vec::new();
    macro_rules! column {
        ($($table:ident: $($field:ident),+;)+) => {
            $($(texts.extend(atlas.$table.rows().iter().map(|row| (row.slug(), &row.$field)));)+)+
        };
    }
    column! {
        measures: name, description; countries: note; places: summary; organisations: summary; people: office;
        routes: summary; milestones: text; deals: summary; events: summary; figures: label; statements: text;
        notes: title, text; charts: title, description; chart_series: name; sections: title;
    }
    assert!(texts.len() > 1000, "{}", texts.len());
    let mut wrong = Vec::new();
    for (slug, text) in texts {
        let own = numbers(text.get(Language::default()), false);
        for (index, tag) in atlas.report.languages.iter().enumerate().skip(1) {
            let Some(translated) = text.translation(Language(index as u8)) else { continue };
            let others = numbers(translated, &**tag == "ru");
            let is_said = |number: f64| {
                let same = |other: &f64| match &**tag {
                    "zh" => (significant(*other) - significant(number)).abs() < 1e-9,
                    _ => (other - number).abs() < 1e-9,
                };
                others.iter().any(same)
            };
            // Chinese writes small whole numbers in words as well.
            let has_words = &**tag == "zh"
                && translated.contains(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
            for number in own.iter().filter(|number| !is_said(**number)) {
                if !(has_words && *number < 20.0 && number.fract() == 0.0) {
                    wrong.push(format!("{slug}, {tag}: {number} is not in {translated}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
