//! How wide letters are: a table, so that labels are placed alike in every browser and in tests.

use crate::text::small_letter;

/// Estimated width of a text in pixels: ems by letter, times the size, and `spacing_px` after each letter. Of the Latin and the
/// Cyrillic script, Greek capitals and usual signs hardly less than what the usual fonts take (Noto, `DejaVu`, Liberation,
/// Palladio; the widest of them counts).
pub fn width_px(text: &str, size_px: f64, spacing_px: f64) -> f64 {
    ems(text, false) * size_px + text.chars().count() as f64 * spacing_px
}

/// Width of a text in ems.
pub(super) fn ems(text: &str, is_italic: bool) -> f64 {
    text.chars().map(|letter| if is_italic { italic_em(letter) } else { em(letter) }).sum()
}

/// Some Cyrillic letters have another, wider form in italics.
fn italic_em(letter: char) -> f64 {
    match letter {
        'т' => 0.95,
        'ж' => 1.14,
        _ => em(letter),
    }
}

fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | '\'' | ' ' | '/' | '·' => 0.34,
        '-' | '(' | ')' | 'f' | 't' | 'I' | 'J' => 0.41,
        'r' => 0.48,
        's' | 'z' | 'c' | 'г' | 'з' | 'т' => 0.57,
        'k' | 'v' | 'x' | 'y' | 'а' | 'в' | 'с' | 'о' | 'е' | 'у' | 'х' | 'э' | 'ё' | 'ь' => 0.62,
        'w' | 'м' | 'ы' | 'ю' | 'ф' | 'H' | 'N' | 'U' | 'И' | 'Й' | 'Н' | 'П' | 'Ц' | 'Л' | 'Ф' | 'Ъ' => {
            0.88
        }
        'm'
        | 'W'
        | 'M'
        | 'ж'
        | 'ш'
        | 'щ'
        | 'М'
        | 'Ы'
        | '%'
        | 'Æ'
        | 'æ'
        | 'œ'
        | 'Ŵ'
        | 'Ή'
        | 'Μ'
        | '@'
        | '§'
        | '©'
        | '®'
        | '±'
        | '×'
        | '÷'
        | '¼'..='¾' => 1.05,
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Œ' | 'Љ' | 'Њ' | 'Җ' | 'Ҥ' | '№' => 1.2,
        '‰' => 1.35,
        '#' | '&' | '+' | '<'..='>' | '^' | '~' | '¬' | 'Ά'..='Ϋ' | 'φ' | 'ψ' | 'ω' | 'љ' | 'њ' | 'җ' => {
            0.92
        }
        'A'..='Z' | 'А'..='Я' => 0.83,
        'а'..='я' | 'ά' | 'α' | 'σ' | 'ђ'..='џ' | 'ғ' | 'қ' | 'ң' | 'ҳ' | 'ҷ' => 0.71,
        '\u{1100}'.. => 1.0,
        // Capitals.
        _ if small_letter(letter) != letter => 0.92,
        _ => 0.66,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_languages_have_room() {
        // The widest of DejaVu Sans, DejaVu Serif and Noto Serif has so many ems for the widest of each line.
        for (letters, measured) in [
            ("ÀÁÂÄÅÇÈÉÊËÑÒÓÖØÙÚÜÝĆČĐĞŁŃŘŞŠŹŻŽĦ", 0.916),
            ("ΆΈΑΒΓΔΕΖΗΘΚΛΝΞΟΠΡΣΤΥΦΧΨΩ", 0.9),
            ("ЄІЇҐЎҒҚҢҮҰҺӘӨҶҲӢӮ", 0.872),
            ("#&+<=>~¬^", 0.89),
            ("Ææœ@§©®±×÷¼½¾ΜΉ", 1.039),
            ("ŒЊЉҖ№", 1.137),
            ("‰", 1.342),
            ("φψωљњҗ", 0.92),
            ("ђћєңқғҳҷ", 0.69),
            ("Ъ", 0.833),
            ("ь", 0.589),
        ] {
            for letter in letters.chars() {
                assert!(em(letter) >= measured, "{letter}: {}", em(letter));
            }
        }
    }

    #[test]
    fn known_widths() {
        // Measured in Chromium with DejaVu Sans and Noto Serif at 100 px, the wider of the two.
        for (text, measured) in [("Turkmenistan", 7.39), ("Каспийское", 6.62), ("中国", 2.0), ("12.5", 2.24)]
        {
            let own = width_px(text, 1.0, 0.0);
            assert!((measured..measured * 1.25).contains(&own), "{text}: {own}");
        }
        assert!((width_px("abc", 10.0, 2.0) - width_px("abc", 10.0, 0.0) - 6.0).abs() < 1e-9);
        assert!(width_px("", 10.0, 2.0).abs() < 1e-9);
        assert!(ems("жт", true) > ems("жт", false));
    }
}
