//! Text as search compares it: lower case, without marks, in Latin letters, in words.

use crate::text::{is_letter, small_letter};

/// Longest query that is looked at, in characters.
const LONGEST: usize = 160;

/// A text in words, each behind a space; numbers keep their decimals, dates in ISO form stay whole.
///
/// Cyrillic is spelled in Latin letters, and spellings that transcriptions disagree on (y and i, kh and h) become one.
pub fn folded(text: &str) -> String {
    let mut out = String::new();
    push_folded(text, &mut out);
    out
}

/// What a reader typed, cut to a length that no name exceeds. Letters and digits of full width, as Chinese keyboards write
/// them, are those of Latin.
pub(super) fn folded_query(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).map(narrow).collect();
    folded(&text)
}

/// A character of full width as the one that it is the wide form of: those of ASCII, in their order.
fn narrow(letter: char) -> char {
    const WIDER_BY: u32 = '！' as u32 - '!' as u32;
    match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - WIDER_BY).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Han,
    Other,
}

pub(super) fn push_folded(text: &str, out: &mut String) {
    let mut class = Class::Other;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if letter.is_ascii_digit() {
            let (number, after) = split_number(rest);
            out.push(' ');
            push_number(number, out);
            rest = after;
            class = Class::Other;
            continue;
        }
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | '\u{300}'..='\u{36f}' | '\u{ad}' => {}
            '%' | '％' => {
                out.push_str(" percent");
                class = Class::Other;
            }
            '\u{2e80}'..='\u{2fff}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                if class != Class::Han {
                    out.push(' ');
                }
                out.push(letter);
                class = Class::Han;
            }
            _ if is_letter(letter) => {
                if class != Class::Letter {
                    out.push(' ');
                }
                class = Class::Letter;
                push_letter(small_letter(letter), out);
            }
            _ => class = Class::Other,
        }
    }
}

/// Digits with what may stand between them in a number or an ISO date, and what follows.
fn split_number(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    // Thousands may stand apart behind three digits at most, until something else stands between.
    let mut is_apart = end <= 3;
    while let Some(mark) = text.get(end..).and_then(|tail| tail.chars().next()) {
        let next = digits(end + mark.len_utf8());
        let is_space = matches!(mark, ' ' | '\u{a0}' | '\u{202f}');
        let is_inside = match mark {
            '.' | ',' => next > 0,
            // A year with a month, or that with a day.
            '-' => next == 2 && (end == 4 || end == 7 && bytes.get(4) == Some(&b'-')),
            _ => is_space && is_apart && next == 3,
        };
        if !is_inside {
            break;
        }
        is_apart = is_space;
        end += mark.len_utf8() + next;
    }
    (text.get(..end).unwrap_or(text), text.get(end..).unwrap_or_default())
}

/// A number with a decimal point and no grouping, whichever way it was written; `5.9.2013` becomes the date it is.
fn push_number(number: &str, out: &mut String) {
    let parts: Vec<&str> = number.split(['.', ',']).collect();
    if let [day, month, year] = parts.as_slice()
        && day.len() <= 2
        && month.len() <= 2
        && year.len() == 4
        && !number.contains(',')
    {
        for (part, mark) in [(*year, ""), (*month, "-"), (*day, "-")] {
            out.push_str(mark);
            out.push_str(if part.len() == 1 { "0" } else { "" });
            out.push_str(part);
        }
        return;
    }
    // A comma before three digits groups them, unless it follows a lone zero.
    let is_grouped = number.contains(',')
        && parts.first() != Some(&"0")
        && number.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|it| it.len() == 3));
    for letter in number.chars() {
        match letter {
            ',' if is_grouped => {}
            ' ' | '\u{a0}' | '\u{202f}' => {}
            ',' => out.push('.'),
            _ => out.push(letter),
        }
    }
}

fn push_letter(letter: char, out: &mut String) {
    let latin = match letter {
        'a'..='z' => {
            return match letter {
                'y' => push_i(out),
                'h' if out.ends_with('k') => {
                    out.pop();
                    out.push('h');
                }
                _ => out.push(letter),
            };
        }
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'а' | 'ә' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'д' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'е' | 'ё' | 'э' | 'є' => "e",
        'ğ' | 'ģ' | 'г' | 'ғ' | 'ґ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ý' | 'ÿ' | 'и' | 'й' | 'ы' | 'і' | 'ї' => {
            return push_i(out);
        }
        'ł' | 'ľ' | 'ļ' | 'л' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' | 'н' | 'ң' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'о' | 'ө' => "o",
        'ř' | 'р' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'с' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'т' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'у' | 'ұ' | 'ү' | 'ў' => "u",
        'ź' | 'ż' | 'ž' | 'з' => "z",
        'б' => "b",
        'в' => "v",
        'ж' => "zh",
        'к' | 'қ' => "k",
        'м' => "m",
        'п' => "p",
        'ф' => "f",
        'х' | 'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' | 'я' => {
            push_i(out);
            if letter == 'ю' { "u" } else { "a" }
        }
        'ь' | 'ъ' => "",
        _ => {
            out.push(letter);
            return;
        }
    };
    out.push_str(latin);
}

/// One i for any run of them: "Юрий", "Yury" and "Yuri" end alike.
fn push_i(out: &mut String) {
    if !out.ends_with('i') {
        out.push('i');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_meet() {
        for (one, other) in [
            ("Kazakhstan", "Казахстан"),
            ("Xi'an", "XIAN"),
            ("Ürümqi", "urumqi"),
            ("Юрий", "Yuri"),
            ("Сергей Лавров", "Sergey Lavrov"),
            ("Khorgos", "Хоргос"),
            ("Türkiye", "turkiye"),
            ("0,46", "0.46"),
            ("1,500", "1500"),
            ("1 500", "1500"),
            ("1\u{a0}500", "1500"),
            ("1 234 567", "1234567"),
            ("1\u{a0}234\u{a0}567", "1234567"),
            ("12\u{a0}345,6", "12345.6"),
            ("12\u{202f}345", "12345"),
            ("12 345 678.9", "12345678.9"),
            ("05.09.2013", "2013-09-05"),
            ("5.9.2013", "2013-09-05"),
            ("30.8 %", "30.8%"),
            ("US$85 bn", "us $85bn"),
            ("Alma-Ata", "alma ata"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
    }

    #[test]
    fn full_width_is_width_alone() {
        assert_eq!(folded_query("ＫＡＳＨＡＧＡＮ\u{3000}２５．６８％"), folded("kashagan 25.68%"));
        assert_eq!(folded_query(&"ｗ".repeat(500)).len(), LONGEST + 1);
    }

    #[test]
    fn words_and_numbers_are_told_apart() {
        for (text, expected) in [
            ("", ""),
            ("中国2013年9月", " 中国 2013 年 9 月"),
            ("2013-09-05", " 2013-09-05"),
            ("2009-2012", " 2009 2012"),
            ("4–6", " 4 6"),
            ("21.3.", " 21.3"),
            ("25,68", " 25.68"),
            ("0,461", " 0.461"),
            ("1,234.5", " 1234.5"),
            ("in 2005 300 km", " in 2005 300 km"),
            ("1.5 200", " 1.5 200"),
            ("12 3456", " 12 3456"),
            ("G20", " g 20"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_folds(text in "\\PC*") {
            let _ = folded(&text);
        }
    }
}
