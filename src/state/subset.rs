//! Which members of a small set are shown, and lists in links.

/// What a list without members says.
const NONE: &str = "none";

/// The members of a list with commas, or of `none`; `None` where a word is no member.
pub(crate) fn parse_list<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    if value == NONE { Some(Vec::new()) } else { value.split(',').map(parse).collect() }
}

/// The list that says these words.
pub(crate) fn print_list(words: &[impl std::borrow::Borrow<str>]) -> String {
    if words.is_empty() { NONE.to_owned() } else { words.join(",") }
}

/// A set of which some members may be hidden. Without any hidden, it is the default and says nothing in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subset<T> {
    /// Sorted, none twice.
    hidden: Vec<T>,
}

impl<T> Default for Subset<T> {
    fn default() -> Self {
        Self { hidden: Vec::new() }
    }
}

impl<T: Copy + Ord> Subset<T> {
    /// Shows of `all` what is listed, and no more.
    pub fn from_shown(all: &[T], shown: &[T]) -> Self {
        let mut set = Self::default();
        for member in all.iter().copied().filter(|member| !shown.contains(member)) {
            if set.shows(member) {
                set.toggle(member);
            }
        }
        set
    }

    /// Whether a member is shown.
    pub fn shows(&self, member: T) -> bool {
        self.hidden.binary_search(&member).is_err()
    }

    /// Whether nothing is hidden.
    pub const fn is_everything(&self) -> bool {
        self.hidden.is_empty()
    }

    /// Whether every member of `all` is hidden.
    pub fn is_nothing(&self, all: &[T]) -> bool {
        !all.is_empty() && all.iter().all(|member| !self.shows(*member))
    }

    /// The members of `all` that are shown, in its order.
    pub fn shown(&self, all: &[T]) -> Vec<T> {
        all.iter().copied().filter(|member| self.shows(*member)).collect()
    }

    /// Hides a shown member, shows a hidden one.
    pub fn toggle(&mut self, member: T) {
        match self.hidden.binary_search(&member) {
            Ok(place) => {
                self.hidden.remove(place);
            }
            Err(place) => self.hidden.insert(place, member),
        }
    }

    /// Shows one member of `all` alone; everything again when it is alone already.
    pub fn toggle_only(&mut self, all: &[T], member: T) {
        let alone = Self::from_shown(all, &[member]);
        *self = if *self == alone { Self::default() } else { alone };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_and_go() {
        let all = [1, 2, 3];
        let mut subset = Subset::default();
        assert!(subset.is_everything() && !subset.is_nothing(&all));
        subset.toggle(3);
        subset.toggle(1);
        assert_eq!(subset.shown(&all), [2]);
        assert_eq!(subset, Subset::from_shown(&all, &[2]));
        subset.toggle(2);
        assert!(subset.is_nothing(&all));
        for member in all {
            subset.toggle(member);
        }
        assert!(subset.is_everything());
    }

    #[test]
    fn one_alone_and_all_again() {
        let all = [1, 2, 3];
        let mut subset = Subset::default();
        subset.toggle_only(&all, 2);
        assert_eq!(subset.shown(&all), [2]);
        subset.toggle_only(&all, 3);
        assert_eq!(subset.shown(&all), [3]);
        subset.toggle_only(&all, 3);
        assert!(subset.is_everything());
    }
}
