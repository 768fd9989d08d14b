//! Many short lists in two blocks of memory: lists of their own would have to be made one by one, most of them for nothing.

/// Lists that are numbered from 0. What came last comes first.
#[derive(Debug)]
pub(super) struct Lists<T> {
    /// The last entry of each list, counted from 1; 0 for none.
    last: Vec<u32>,
    /// Each with the entry before it in its list, counted likewise.
    entries: Vec<(T, u32)>,
}

impl<T> Lists<T> {
    pub(super) fn with_count(count: usize) -> Self {
        Self { last: vec![0; count], entries: Vec::new() }
    }

    /// Adds to a list; nothing where there is no such list.
    pub(super) fn push(&mut self, list: usize, item: T) {
        if let Some(last) = self.last.get_mut(list) {
            self.entries.push((item, *last));
            *last = self.entries.len() as u32;
        }
    }

    /// Where to begin with a list.
    pub(super) fn start(&self, list: usize) -> u32 {
        self.last.get(list).copied().unwrap_or_default()
    }

    /// What is there, and where to go on; `None` at the end.
    pub(super) fn entry(&self, at: u32) -> Option<&(T, u32)> {
        self.entries.get((at as usize).wrapping_sub(1))
    }
}
