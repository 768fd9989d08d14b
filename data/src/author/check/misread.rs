//! Letters that a program has lost, or has read in another encoding than UTF-8.

/// Windows-1252 from 80 to 9F; the rest is as in Unicode. A space stands for what it has no sign for.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// Windows-1251 from 80 to BF; then the Russian alphabet.
const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";

/// A stretch of a text that was UTF-8 and has been read as Windows-1252 or Windows-1251: `â€™` for an apostrophe, `Ð¡Ð¸` and
/// `РЎРё` for two Russian letters. One letter of two signs alone is found only where no language has the two side by side.
pub(super) fn misread(text: &str) -> Option<String> {
    [byte_in_1252, byte_in_1251].into_iter().enumerate().find_map(|(encoding, byte)| {
        let letters: Vec<char> = text.chars().collect();
        let bytes: Vec<u8> = letters.iter().map(|letter| byte(*letter).unwrap_or_default()).collect();
        (0..bytes.len()).find_map(|start| {
            let rest = bytes.get(start..)?;
            let first = length_of_letter(rest)?;
            let second = length_of_letter(rest.get(first..)?);
            let is_certain = encoding == 0 && is_certain(rest, *letters.get(start + 1)?);
            let length = first + second.unwrap_or_default();
            (is_certain || second.is_some())
                .then(|| letters.get(start..start + length))?
                .map(String::from_iter)
        })
    })
}

/// Whether letters stand no longer where they stood: some programs write `?` for each that they cannot.
pub(super) fn has_lost_letters(text: &str) -> bool {
    text.contains("???")
}

/// Letters of its first half with signs that stand behind none of them, and what quotes, dashes and the euro become.
fn is_certain(bytes: &[u8], second: char) -> bool {
    match bytes {
        [0xc2 | 0xc3, ..] => matches!(second, '\u{80}'..='\u{bf}' | '\u{2010}'..='\u{2122}'),
        [0xe2, 0x80 | 0x82, ..] => true,
        _ => false,
    }
}

/// Bytes of the letter beyond ASCII that begins here, where UTF-8 has one of two or three.
fn length_of_letter(bytes: &[u8]) -> Option<usize> {
    let length = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => return None,
    };
    std::str::from_utf8(bytes.get(..length)?).is_ok().then_some(length)
}

fn byte_in_1252(letter: char) -> Option<u8> {
    place_in(WINDOWS_1252, letter).or(u8::try_from(letter).ok().filter(|byte| *byte >= 0xa0))
}

fn byte_in_1251(letter: char) -> Option<u8> {
    let in_alphabet = u32::from(letter).checked_sub(u32::from('А')).filter(|place| *place < 64);
    place_in(WINDOWS_1251, letter).or(in_alphabet.and_then(|place| u8::try_from(0xc0 + place).ok()))
}

fn place_in(table: &str, letter: char) -> Option<u8> {
    let place = table.chars().position(|other| other == letter && letter != ' ')?;
    u8::try_from(0x80 + place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_letters() {
        for (text, found) in [
            ("Russiaâ€™s moment", "â€™"),
            ("a dash â€“ here", "â€“"),
            ("â‚¬ 5", "â‚¬"),
            ("HÃ¥rbour", "Ã¥"),
            ("Ð¡Ð¸Ñ€Ð¸Ñ", "Ð¡Ð¸"),
            ("РЎРёСЂРёСЏ", "РЎРё"),
            ("ä¸\u{ad}å›½", "ä¸\u{ad}å›½"),
            // Of the first letter a sign was lost already.
            ("å™åˆ©äºš", "åˆ©äºš"),
        ] {
            assert_eq!(misread(text).as_deref(), Some(found), "{text}");
        }
    }

    #[test]
    fn what_languages_write_is_let_through() {
        for text in [
            "SÃO ÂNGELO Ã",
            "« déjà », dit-il, « créée »… à l’été — l’œuvre",
            "Spaß“ – groß”, Größe … ‚Füße‘",
            "ESPAÑA “ESPAÑ” Ñ–",
            "Сирия, Рёбра и Сёстры — «Россия» №1",
            "Українська, її «Ґрунт» – ЄС",
            "叙利亚与俄罗斯的时刻——“中国”",
            "kærlighed, Ærø – Århus’",
            "25 °C ± 3 µm · 5 €",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }

    #[test]
    fn tables_have_their_length() {
        assert_eq!((WINDOWS_1252.chars().count(), WINDOWS_1251.chars().count()), (32, 64));
    }
}
