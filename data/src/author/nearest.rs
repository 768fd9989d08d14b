//! "Did you mean": the known word that is spelled most like an unknown one, or looks like it.

/// The candidate fewest edits away from `word`; of equals one that begins alike, then one as long, then the first. `None` when
/// all are too far to be a slip.
///
/// Letters that look alike are the same here. An edit adds, drops or changes a letter or swaps two neighbours; a third of the letters may differ, one at least.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = folded(word.trim());
    let limit = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(letters.len()) <= limit)
        .map(|candidate| (folded(candidate), candidate))
        .map(|(other, candidate)| {
            let likeness = (other.first() != letters.first(), other.len().abs_diff(letters.len()));
            ((edits(&letters, &other), likeness), candidate)
        })
        .filter(|((distance, _), _)| *distance <= limit)
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, candidate)| candidate)
}

/// "Did you mean" in words, with the letter that cannot be told from the right one by eye; `None` when nothing is near.
pub(crate) fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let meant = nearest(word, candidates)?;
    let alike = word.chars().find(|letter| !meant.contains(*letter) && latin_of(*letter).is_some());
    let alike = alike.and_then(|letter| {
        let code = u32::from(letter);
        latin_of(letter)
            .map(|latin| format!(" The cell holds the letter U+{code:04X}, which looks like {latin}"))
    });
    Some(format!("did you mean \"{meant}\"?{}", alike.unwrap_or_default()))
}

/// Small letters, those that look like Latin ones as these.
fn folded(word: &str) -> Vec<char> {
    word.chars().map(|letter| latin_of(letter).unwrap_or(letter)).flat_map(char::to_lowercase).collect()
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin_of(letter: char) -> Option<char> {
    const ALIKE: [(&str, &str); 2] = [
        ("АВЕЅІЈКМНОРСТХУаеѕіјорсхуһ", "ABESIJKMHOPCTXYaesijopcxyh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανο", "ABEZHIKMNOPTYXavo"),
    ];
    ALIKE.iter().find_map(|(others, latins)| {
        let mut pairs = others.chars().zip(latins.chars());
        pairs.find(|(other, _)| *other == letter).map(|(_, latin)| latin)
    })
}

/// Optimal string alignment distance, row by row.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut previous: Option<char> = None;
    for (i, &letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &other) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&above, j) + usize::from(letter != other))
                .min(at(&above, j + 1) + 1)
                .min(at(&row, j) + 1);
            let is_swap = j > 0 && b.get(j - 1) == Some(&letter) && previous == Some(other);
            if is_swap {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
        previous = Some(letter);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{nearest, suggestion};

    #[test]
    fn slips_are_recognised() {
        let units = ["bcm", "billion-usd", "percent", "km"];
        assert_eq!(nearest("bcmm", units), Some("bcm"));
        assert_eq!(nearest("bilion-usd", units), Some("billion-usd"));
        assert_eq!(nearest("billion-sud", units), Some("billion-usd"));
        assert_eq!(nearest(" Percent", units), Some("percent"));
        assert_eq!(nearest("furlong", units), None);
        assert_eq!(nearest("", units), None);
    }

    #[test]
    fn of_equals_the_one_that_is_most_alike() {
        // Each is one edit away: a first letter is seldom wrong, and letters are swapped or mistyped more often than left out.
        assert_eq!(nearest("chian", ["khian", "china"]), Some("china"));
        assert_eq!(nearest("gas-feild", ["gas-fild", "gas-field"]), Some("gas-field"));
        assert_eq!(nearest("rail", ["mail", "nail"]), Some("mail"));
    }

    #[test]
    fn letters_that_look_alike_are_told() {
        let countries = ["KAZ", "BRA", "chn"];
        let told = |word| suggestion(word, countries);
        assert_eq!(
            told("K\u{410}Z").as_deref(),
            Some("did you mean \"KAZ\"? The cell holds the letter U+0410, which looks like A")
        );
        assert_eq!(
            told("\u{412}R\u{410}").as_deref(),
            Some("did you mean \"BRA\"? The cell holds the letter U+0412, which looks like B")
        );
        assert_eq!(told("KAS").as_deref(), Some("did you mean \"KAZ\"?"));
        assert_eq!(told("\u{416}\u{416}\u{416}"), None);
    }
}
