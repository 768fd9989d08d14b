//! Capitals and small letters of the Latin and Cyrillic scripts. The library's own know all scripts, by tables that are
//! larger than all that the page says.

/// The text in capitals; letters of other scripts stay as they are.
pub fn capitals(text: &str) -> String {
    text.chars().map(capital).collect()
}

/// The text in small letters; letters of other scripts stay as they are.
pub fn small_letters(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

fn capital(letter: char) -> char {
    let code = letter as u32;
    let capital = match code {
        0x61..=0x7A | 0xE0..=0xF6 | 0xF8..=0xFE | 0x430..=0x44F => code - 0x20,
        0x450..=0x45F => code - 0x50,
        _ if is_even_pair(code) => code & !1,
        _ if is_odd_pair(code) => ((code + 1) & !1) - 1,
        _ => code,
    };
    char::from_u32(capital).unwrap_or(letter)
}

/// Whether a character is a letter of the Latin, Greek or Cyrillic script.
pub const fn is_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2af}' | '\u{370}'..='\u{373}' | '\u{376}'..='\u{377}' | '\u{37b}'..='\u{37d}' | '\u{386}' | '\u{388}'..='\u{3ff}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

/// The small letter of a capital; see [`small_letters`].
pub fn small_letter(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x410..=0x42F => code + 0x20,
        0x400..=0x40F => code + 0x50,
        _ if is_even_pair(code) => code | 1,
        _ if is_odd_pair(code) => (code + 1) & !1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// Capital and small letter in turn, from an even capital on.
const fn is_even_pair(code: u32) -> bool {
    matches!(code, 0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F)
}

/// The same from an odd capital on.
const fn is_odd_pair(code: u32) -> bool {
    matches!(code, 0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_has_it() {
        // Without the letters whose capital is no single letter of these ranges.
        let odd = ['µ', 'ß', 'ÿ', 'İ', 'ı', 'ŉ', 'Ÿ', 'ſ', 'Ӏ', 'ӏ'];
        let latin = ('\0'..='\u{17F}').chain('\u{400}'..='\u{52F}');
        for letter in latin.filter(|letter| !odd.contains(letter)) {
            let text = letter.to_string();
            assert_eq!(capitals(&text), text.to_uppercase(), "{letter}");
            assert_eq!(small_letters(&text), text.to_lowercase(), "{letter}");
        }
        assert_eq!(capitals("Россия, Україна, Қазақстан, Türkiye"), "РОССИЯ, УКРАЇНА, ҚАЗАҚСТАН, TÜRKIYE");
        assert_eq!((capitals("中国"), small_letters("中国")), ("中国".to_owned(), "中国".to_owned()));
    }
}
