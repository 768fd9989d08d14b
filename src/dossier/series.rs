//! What the series of a chart are made of.

use super::Desk;
use crate::state::is_asked;
use heartland_data::model::{ChartId, ChartSeries, Figure, FigureId};

/// Series of a chart in their order.
pub fn series_of<'a>(desk: &Desk<'a>, chart: ChartId) -> Vec<&'a ChartSeries> {
    desk.atlas.chart_series.rows().iter().filter(|series| series.chart == chart).collect()
}

/// Figures of a series: those that it names, else those of its measure, counterpart and period.
pub fn figures_of<'a>(desk: &Desk<'a>, series: &ChartSeries) -> Vec<(FigureId, &'a Figure)> {
    let figures = &desk.atlas.figures;
    let Some(measure) = series.measure else {
        return series.figures.iter().filter_map(|id| Some((*id, figures.get(*id)?))).collect();
    };
    let is_wanted = |figure: &Figure| is_asked(figure, measure, series.counterpart, series.period);
    figures.iter().filter(|(_, figure)| is_wanted(figure)).collect()
}
