//! Figures that charts and shadings ask for.

use heartland_data::model::{CountryId, Date, Figure, MeasureId};

/// Whether a figure is of a measure and, where they are given, of a counterpart and a period.
pub fn is_asked(
    figure: &Figure,
    measure: MeasureId,
    counterpart: Option<CountryId>,
    period: Option<Date>,
) -> bool {
    figure.measure == measure
        && (counterpart.is_none() || figure.counterpart == counterpart)
        && (period.is_none() || figure.period == period)
}
