//! "Did you mean": the known word that is spelled most like an unknown one.

/// The candidate fewest edits away from `word`, the first of equals; `None` when all are too far to be a slip.
///
/// An edit adds, drops or changes a letter or swaps two neighbours; a third of the letters may differ, one at least.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.trim().to_lowercase();
    let letters: Vec<char> = folded.chars().collect();
    let limit = (letters.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(letters.len()) <= limit)
        .map(|candidate| {
            let other: Vec<char> = candidate.to_lowercase().chars().collect();
            (edits(&letters, &other), candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
    use super::nearest;

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
}
