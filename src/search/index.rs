//! The folded text of an atlas, and how it is read for what a reader types.

use super::{
    Hit, HitKind, Hits,
    fold::{folded_query, push_folded},
    hit::kind_of_row,
    nearby::is_one_slip_away,
};
use crate::{order::sort_by_rank, state::Row};

/// More words than these of a query are not looked at.
const MOST_WORDS: usize = 8;
/// Results of one kind.
const MOST_OF_KIND: usize = 6;
/// Letters that a word has at least for a slip in it to be forgiven.
const LEAST_FORGIVEN: usize = 5;

// How badly a word of the query is met; the sum ranks a row.
const NAME_WORD: u8 = 0;
const NAME_START: u8 = 2;
const TEXT_WORD: u8 = 4;
const TEXT_START: u8 = 6;
const NAME_SLIP: u8 = 20;
const TEXT_SLIP: u8 = 30;
const MISSED: u8 = 100;

/// Everything that can be found.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// For each entry: its names, each between line ends, then its other words; all folded.
    text: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    row: Row,
    names_end: u32,
    end: u32,
}

impl Index {
    /// Takes in a row: its names, then other words about it.
    pub(super) fn push<'t>(
        &mut self,
        row: Row,
        names: impl IntoIterator<Item = &'t str>,
        words: impl IntoIterator<Item = &'t str>,
    ) {
        self.text.push('\n');
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let from = self.text.len();
            push_folded(name, &mut self.text);
            self.push_joined(name, from);
            self.text.push('\n');
        }
        let names_end = self.text.len() as u32;
        for text in words {
            push_folded(text, &mut self.text);
        }
        self.text.push('\n');
        self.entries.push(Entry { row, names_end, end: self.text.len() as u32 });
    }

    /// A hyphenated name once more as one word: "Alma-Ata" is found by "almaata".
    fn push_joined(&mut self, name: &str, from: usize) {
        if name.contains('-') && !name.contains(|letter: char| letter.is_ascii_digit()) {
            let words = self.text.get(from..).unwrap_or_default().replace(' ', "");
            if !words.is_empty() {
                self.text.push_str("\n ");
                self.text.push_str(&words);
            }
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a text finds, grouped by kind: rows that have all its words, or, if there is none, those that have most.
    pub fn find(&self, text: &str) -> Hits {
        let query = folded_query(text);
        let words: Vec<&str> = query.split_ascii_whitespace().take(MOST_WORDS).collect();
        if words.is_empty() {
            return Hits::default();
        }
        let mut sums = vec![0_u32; self.entries.len()];
        let mut missed = vec![0_u8; self.entries.len()];
        let mut met = Vec::new();
        for word in &words {
            met.clear();
            met.resize(self.entries.len(), MISSED);
            self.meet(word, &mut met);
            for ((sum, missed), met) in sums.iter_mut().zip(&mut missed).zip(&met) {
                *sum += u32::from(*met);
                *missed += u8::from(*met == MISSED);
            }
        }
        self.prefer_names(&query, &mut sums);
        let fewest = missed.iter().copied().min().unwrap_or(u8::MAX);
        // Half of the words is the least that says anything.
        if usize::from(fewest) * 2 > words.len() || usize::from(fewest) == words.len() {
            return Hits::default();
        }
        let mut found: Vec<(u32, u32)> = (0..)
            .zip(sums.iter().zip(&missed))
            .filter(|(_, (_, missed))| **missed == fewest)
            .map(|(at, (sum, _))| (at, *sum))
            .collect();
        sort_by_rank(&mut found, |(at, sum)| {
            let kind = self.kind(*at).map_or(0, |kind| kind as u64);
            u64::from(*sum) << 40 | kind << 32 | u64::from(*at)
        });
        let (list, counts) = self.grouped(&found);
        Hits { list, counts, is_partial: fewest > 0 }
    }

    fn kind(&self, at: u32) -> Option<HitKind> {
        self.entries.get(at as usize).map(|entry| kind_of_row(entry.row))
    }

    /// The best of each kind together, the kinds in the order of their best; and how many there are of each.
    fn grouped(&self, found: &[(u32, u32)]) -> (Vec<Hit>, Vec<(HitKind, usize)>) {
        let mut kinds: Vec<(HitKind, usize)> = Vec::new();
        for kind in found.iter().filter_map(|(at, _)| self.kind(*at)) {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        let hits = kinds.iter().flat_map(|(kind, _)| {
            let of_kind = found.iter().filter(move |(at, _)| self.kind(*at) == Some(*kind));
            let rows = of_kind.filter_map(|(at, _)| self.entries.get(*at as usize));
            rows.take(MOST_OF_KIND).map(move |entry| Hit { row: entry.row, kind: *kind })
        });
        (hits.collect(), kinds)
    }

    /// How well each entry meets one word; entries that do not stay as they are.
    fn meet(&self, word: &str, met: &mut [u8]) {
        let is_number = word.starts_with(|letter: char| letter.is_ascii_digit());
        let is_han = !is_number && word.starts_with(|letter: char| letter >= '\u{2e80}');
        // Words of Chinese have no borders; others begin behind a space.
        let needle = if is_han { word.to_owned() } else { [" ", word].concat() };
        let bytes = self.text.as_bytes();
        let mut has_name = false;
        let mut at_entry = 0;
        for (at, _) in self.text.match_indices(&needle) {
            let Some(entry) = self.entry_at(at, &mut at_entry) else { break };
            let after = bytes.get(at + needle.len()).copied().unwrap_or(b'\n');
            let is_whole = is_han || matches!(after, b' ' | b'\n');
            let is_name = at < entry.names_end as usize;
            // "46" is no beginning of "461": the rest of a number is its decimals or, in a date, its month.
            if is_number && after.is_ascii_digit() && !word.contains(['.', '-']) {
                continue;
            }
            has_name |= is_name;
            let quality = match (is_name, is_whole) {
                (true, true) => NAME_WORD,
                (true, false) => NAME_START,
                (false, true) => TEXT_WORD,
                (false, false) => TEXT_START,
            };
            better(met, at_entry, quality);
        }
        let is_forgiven = word.len() >= LEAST_FORGIVEN && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_forgiven && !has_name {
            self.meet_slips(word.as_bytes(), met);
        }
    }

    fn meet_slips(&self, word: &[u8], met: &mut [u8]) {
        let mut at_entry = 0;
        let mut at = 0;
        for other in self.text.as_bytes().split(|byte| matches!(byte, b' ' | b'\n')) {
            if other.len().abs_diff(word.len()) <= 1
                && is_one_slip_away(word, other)
                && let Some(entry) = self.entry_at(at, &mut at_entry)
            {
                let quality = if at < entry.names_end as usize { NAME_SLIP } else { TEXT_SLIP };
                better(met, at_entry, quality);
            }
            at += other.len() + 1;
        }
    }

    /// The entry that a position of the text is in, from the one that an earlier position was in on.
    fn entry_at(&self, at: usize, from: &mut usize) -> Option<Entry> {
        while let Some(entry) = self.entries.get(*from) {
            if at < entry.end as usize {
                return Some(*entry);
            }
            *from += 1;
        }
        None
    }

    /// Puts entries first that have the whole query as a name, and before others those that have its words one after another
    /// in one.
    fn prefer_names(&self, query: &str, sums: &mut [u32]) {
        for sum in sums.iter_mut() {
            *sum += 2;
        }
        let bytes = self.text.as_bytes();
        let (mut at_entry, mut last) = (0, None);
        for (at, _) in self.text.match_indices(query) {
            let Some(entry) = self.entry_at(at, &mut at_entry) else { break };
            let after = bytes.get(at + query.len()).copied().unwrap_or(b'\n');
            let Some(sum) = sums.get_mut(at_entry).filter(|_| at < entry.names_end as usize) else {
                continue;
            };
            if after == b'\n' && at.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\n') {
                *sum = 0;
            } else if matches!(after, b' ' | b'\n') && last != Some(at_entry) && *sum > 1 {
                *sum -= 1;
                last = Some(at_entry);
            }
        }
    }
}

fn better(met: &mut [u8], at: usize, quality: u8) {
    if let Some(met) = met.get_mut(at) {
        *met = (*met).min(quality);
    }
}
