//! Rows by what they belong to.

use super::rank::sorted;

/// Rows grouped by the rank of what they belong to, so that those of one are found without a look at all others.
#[derive(Clone, Debug)]
pub struct Grouped(Vec<(u64, u32)>);

impl Grouped {
    /// Groups rows by their ranks, given in the order of the rows.
    pub fn from_ranks(ranks: impl IntoIterator<Item = u64>) -> Self {
        Self(sorted(ranks.into_iter().collect()))
    }

    /// The rows of a rank, ascending.
    pub fn of(&self, rank: u64) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|pair| pair.0 < rank);
        self.0.iter().skip(first).take_while(move |pair| pair.0 == rank).map(|pair| pair.1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn as_a_look_at_all_finds_them(ranks in proptest::collection::vec(0..9_u64, 0..40), wanted in 0..10_u64) {
            let expected: Vec<usize> = (0..ranks.len()).filter(|row| ranks[*row] == wanted).collect();
            let found: Vec<usize> = Grouped::from_ranks(ranks).of(wanted).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
