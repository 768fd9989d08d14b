//! Ranges of numbers, for figures that the report gives as ranges.

/// From `low` to `high`, which are the same for a plain number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Interval {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    pub(crate) fn times(self, other: Self) -> Self {
        let products =
            [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        let low = products.into_iter().fold(f64::INFINITY, f64::min);
        Self { low, high: products.into_iter().fold(f64::NEG_INFINITY, f64::max) }
    }

    /// A negative factor turns the range round.
    pub(crate) fn scaled(self, factor: f64) -> Self {
        self.times(Self { low: factor, high: factor })
    }

    /// One divided by it; `None` when it holds 0.
    pub(crate) fn inverse(self) -> Option<Self> {
        let holds_zero = self.low <= 0.0 && self.high >= 0.0;
        (!holds_zero).then(|| Self { low: 1.0 / self.high, high: 1.0 / self.low })
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn ranges() {
        let range = |low, high| Interval { low, high };
        assert_eq!(range(1.0, 2.0).plus(range(3.0, 5.0)), range(4.0, 7.0));
        assert_eq!(range(1.0, 2.0).scaled(-1.0), range(-2.0, -1.0));
        assert_eq!(range(-1.0, 2.0).times(range(3.0, 4.0)), range(-4.0, 8.0));
        assert_eq!(range(2.0, 4.0).inverse(), Some(range(0.25, 0.5)));
        assert_eq!(range(-1.0, 1.0).inverse(), None);
    }
}
