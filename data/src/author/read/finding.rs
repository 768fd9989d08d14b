//! What a check finds.

use crate::author::Violation;

/// A violation and the cell that it breaks.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Sheet and row, both by position; the column is the violation's. `None` when no cell is at fault.
    pub(super) cell: Option<(usize, usize)>,
    pub(crate) violation: Violation,
}

impl From<Violation> for Finding {
    fn from(violation: Violation) -> Self {
        Self { cell: None, violation }
    }
}
