//! How a derived figure is computed: `sum: id id`.

use super::interval::Interval;
use crate::model::{Operation, Vocabulary};

/// A derivation as it stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Derivation<'a> {
    pub(crate) operation: Operation,
    /// Ids of the figures.
    pub(crate) inputs: Vec<&'a str>,
}

/// Reads a derivation; `None` for an unknown operation.
pub(crate) fn derivation_from_text(text: &str) -> Option<Derivation<'_>> {
    let (word, inputs) = text.split_once(':')?;
    Some(Derivation {
        operation: Operation::from_spelling(word)?,
        inputs: inputs.split_whitespace().collect(),
    })
}

impl Operation {
    /// Whether it takes two figures, the first and the second of which play different parts.
    pub(crate) const fn is_of_two(self) -> bool {
        matches!(self, Self::Difference | Self::Ratio | Self::Percent)
    }

    /// Whether its result is of the dimension that all its inputs have.
    pub(crate) const fn keeps_dimension(self) -> bool {
        matches!(self, Self::Sum | Self::Difference | Self::Mean)
    }

    /// The result; `None` without inputs, with too few or too many of them, and on division by zero.
    ///
    /// A percentage is a ratio: that it is counted in hundredths is a matter of its unit.
    pub(crate) fn of(self, inputs: &[Interval]) -> Option<Interval> {
        let combine = |with: fn(Interval, Interval) -> Interval| inputs.iter().copied().reduce(with);
        match (self, inputs) {
            (Self::Sum, _) => combine(Interval::plus),
            (Self::Product, _) => combine(Interval::times),
            (Self::Mean, _) => combine(Interval::plus).map(|sum| sum.scaled(1.0 / inputs.len() as f64)),
            (Self::Difference, [a, b]) => Some(a.plus(b.scaled(-1.0))),
            (Self::Ratio | Self::Percent, [a, b]) => b.inverse().map(|inverse| a.times(inverse)),
            _ => None,
        }
    }
}
