//! The numbers of a chart, without pixels.

use crate::order::{rank_of, sort_by_rank};
use heartland_data::{
    Atlas,
    model::{Chart, CountryId, Decimal, FigureId, UnitId},
};

/// One bar's worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The figure.
    pub figure: FigureId,
    /// Its country.
    pub country: CountryId,
    /// Its number.
    pub value: Decimal,
}

/// The values of a chart, largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Their unit; `None` for no values.
    pub unit: Option<UnitId>,
    /// The values.
    pub values: Vec<Value>,
}

/// Runs a chart's query: figures of its measure and counterpart and period that have a country. Figures in another unit than
/// the first one found are left out, since they cannot stand on one axis.
pub fn series_of(atlas: &Atlas, chart: &Chart) -> Series {
    let is_wanted = |figure: &heartland_data::model::Figure| {
        figure.measure == chart.measure
            && (chart.counterpart.is_none() || figure.counterpart == chart.counterpart)
            && (chart.period.is_none() || figure.period == chart.period)
    };
    let mut unit = None;
    let mut values = Vec::new();
    for (id, figure) in atlas.figures.iter().filter(|(_, figure)| is_wanted(figure)) {
        let Some(country) = figure.country else { continue };
        if *unit.get_or_insert(figure.unit) == figure.unit {
            values.push(Value { figure: id, country, value: figure.value });
        }
    }
    sort_by_rank(&mut values, |value| !rank_of(value.value.to_f64()));
    Series { unit, values }
}
