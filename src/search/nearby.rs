//! Words that one slip of the hand makes of each other.

/// Whether one letter put in, left out, changed, or swapped with its neighbour makes the words equal.
pub(super) fn is_one_slip_away(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match (short, long) {
        ([], _) => true,
        (short, [_, after @ ..]) if short.len() < long.len() => short == after,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        for (one, other, is_near) in [
            ("kashgar", "kashgar", true),
            ("kashgar", "kashgr", true),
            ("kashgar", "kashgarr", true),
            ("kashgar", "cashgar", true),
            ("kashgar", "akshgar", true),
            ("kashgar", "kasghar", true),
            ("kashgar", "kasgahr", false),
            ("kashgar", "kash", false),
            ("kashgar", "gashkar", false),
            ("", "a", true),
            ("", "ab", false),
        ] {
            assert_eq!(is_one_slip_away(one.as_bytes(), other.as_bytes()), is_near, "{one} {other}");
            assert_eq!(is_one_slip_away(other.as_bytes(), one.as_bytes()), is_near, "{other} {one}");
        }
    }
}
