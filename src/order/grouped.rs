//! Values by what they belong to.

use super::sort_by_rank;

/// Values grouped by the rank of what they belong to, so that those of one are found without a look at all others.
#[derive(Clone, Debug)]
pub struct Grouped<T>(Vec<(u64, T)>);

impl<T> Grouped<T> {
    /// Groups values with their ranks; those of one rank keep their order.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (u64, T)>) -> Self {
        let mut pairs: Vec<(u64, T)> = pairs.into_iter().collect();
        sort_by_rank(&mut pairs, |(rank, _)| *rank);
        Self(pairs)
    }

    /// The values of a rank.
    pub fn of(&self, rank: u64) -> impl Iterator<Item = &T> {
        let first = self.0.partition_point(|pair| pair.0 < rank);
        self.0.iter().skip(first).take_while(move |pair| pair.0 == rank).map(|pair| &pair.1)
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
            let pairs: Vec<(u64, usize)> = ranks.into_iter().zip(0..).collect();
            let expected: Vec<usize> = pairs.iter().filter(|pair| pair.0 == wanted).map(|pair| pair.1).collect();
            let found: Vec<usize> = Grouped::from_pairs(pairs).of(wanted).copied().collect();
            prop_assert_eq!(found, expected);
        }
    }
}
