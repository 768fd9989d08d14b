//! The languages that the interface speaks.

/// BCP 47 primary subtags, English first: it stands for any other. A further language is one more here, one file in each
/// catalogue, and its name in the list there; the compiler names every catalogue that lacks it.
pub const LANGUAGES: [&str; 3] = ["en", "zh", "ru"];

/// The catalogue of a language out of those of all [`LANGUAGES`], in their order.
pub(super) fn by_language<T>(tag: &str, [english, others @ ..]: [&'static T; LANGUAGES.len()]) -> &'static T {
    let others = LANGUAGES.iter().skip(1).zip(others);
    others.into_iter().find(|(language, _)| **language == tag).map_or(english, |(_, catalogue)| catalogue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_stands_for_what_is_not_there() {
        let all = [&1, &2, &3];
        let found = ["en", "zh", "ru", "fr", ""].map(|tag| *by_language(tag, all));
        assert_eq!(found, [1, 2, 3, 1, 1]);
    }
}
