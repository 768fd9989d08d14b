//! Requests between two frames of the screen.

use super::Asked;

/// Keeps the last of each kind of request, so that a flood of them costs no more than one of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// In the order in which they are to be answered.
    kept: Vec<Asked>,
}

impl Inbox {
    /// Puts a request in, in the place of one of its kind. Says whether the inbox was empty, so that someone has to come for it.
    pub fn put(&mut self, asked: Asked) -> bool {
        let was_empty = self.kept.is_empty();
        self.kept.retain(|kept| std::mem::discriminant(kept) != std::mem::discriminant(&asked));
        self.kept.push(asked);
        was_empty
    }

    /// Takes out all there is.
    pub fn take(&mut self) -> Vec<Asked> {
        std::mem::take(&mut self.kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_each_kind_is_kept() {
        let mut inbox = Inbox::default();
        assert!(inbox.put(Asked::Set("a".to_owned())));
        assert!(!inbox.put(Asked::Get));
        assert!(!inbox.put(Asked::Set("b".to_owned())));
        assert_eq!(inbox.take(), [Asked::Get, Asked::Set("b".to_owned())]);
        assert!(inbox.take().is_empty() && inbox.put(Asked::Fit));
    }
}
