//! The `at` of a locator: `p3`, `r2`, `n4`, or a run such as `p3-4`.

use crate::model::{LocatorPart, Vocabulary};

/// What an `at` says, before it is held against its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) part: LocatorPart,
    pub(crate) first: u8,
    pub(crate) last: u8,
}

/// Reads an `at`; `None` when it has not the form or counts past 255.
pub(crate) fn at_from_text(text: &str) -> Option<At> {
    let (letter, numbers) = text.split_at_checked(1)?;
    let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
    Some(At {
        part: LocatorPart::from_spelling(letter)?,
        first: first.parse().ok()?,
        last: last.parse().ok()?,
    })
}
