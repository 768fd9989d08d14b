//! One value of a chart, in numbers and in words.

use super::plot::{name, short_number, words_of};
use crate::{
    dossier::{Desk, figure_value, figures_of, origin_text, series_of},
    state::subjects_of,
    text::{axis_unit, date_text, fill, number_text, standing_text},
};
use heartland_data::{
    Atlas,
    model::{
        Basis, ChartId, ChartSeries, CountryId, Date, Decimal, Figure, FigureId, Locator, Modality, Moment,
        OrganisationId, Precision, SeriesRole, Thing, UnitId,
    },
};

/// One value of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// What a click on it selects.
    pub thing: Thing,
    /// Position of its series among those of the chart, values before all others; a rate has that of what it starts from.
    pub series: usize,
    /// What it is drawn as.
    pub role: SeriesRole,
    /// What it is of.
    pub name: String,
    /// What it is.
    pub what: String,
    /// In the unit of the chart, in the magnitude that the language counts in; `None` when it cannot be converted and is told in words only.
    pub value: Option<f64>,
    /// As the table spells it, in its own unit; of a value that the chart computes, rounded.
    pub number: String,
    /// Its own unit.
    pub unit: Option<UnitId>,
    /// As it is written, with its unit and bound.
    pub written: String,
    /// Of when.
    pub period: Option<Date>,
    /// Who says so.
    pub basis: Basis,
    /// Fact or intent.
    pub modality: Modality,
    /// Where the report says so, or else the source that does.
    pub place: String,
    /// The place in the report, to be put together with others.
    pub locator: Option<Locator>,
    /// The figure that it is, or is computed from.
    pub figure: Option<FigureId>,
}

impl Datum {
    /// When it holds, in words.
    pub fn time(&self, desk: &Desk<'_>) -> String {
        self.period.map(|period| date_text(desk.texts, period)).unwrap_or_default()
    }

    /// Fact or intent, and who says so, in words.
    pub fn standing(&self, desk: &Desk<'_>) -> String {
        standing_text(desk.texts, self.modality, self.basis)
    }

    /// Everything about it in a line: what a mark is called.
    pub fn label(&self, desk: &Desk<'_>) -> String {
        let value = fill(words_of(desk).series_value, &[("name", &self.what), ("value", &self.written)]);
        let parts = [self.name.clone(), value, self.time(desk), self.standing(desk)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(desk.texts.writing.comma)
    }

    /// Its value without the unit: as the table spells it when it is in the chart's unit.
    pub(super) fn short_or_spelled(&self, desk: &Desk<'_>) -> String {
        let is_own = self.value.is_some_and(|value| self.number.parse().map(Decimal::to_f64) == Ok(value));
        if is_own {
            number_text(desk.texts, &self.number)
        } else {
            self.value.map(|value| short_number(desk, value)).unwrap_or_default()
        }
    }

    /// Its value as an axis has it, with its bound.
    pub(super) fn short_and_bounded(&self, desk: &Desk<'_>) -> String {
        let number = self.value.map(|value| short_number(desk, value)).unwrap_or_default();
        let figure = self.figure.and_then(|figure| desk.atlas.figures.get(figure));
        match figure.and_then(|figure| figure.qualifier) {
            Some(qualifier) => fill((desk.texts.qualifier)(qualifier), &[("value", &number)]),
            None => number,
        }
    }

    /// Whether it is only to come.
    pub(super) const fn is_intent(&self) -> bool {
        matches!(
            self.modality,
            Modality::Planned | Modality::Forecast | Modality::Projected | Modality::Proposed
        )
    }

    /// Its first and last year, as far as they are known; an open end counts as the other.
    pub(super) fn years(&self) -> Option<(i16, i16)> {
        years_of(self.period?)
    }
}

/// First and last year of a date; of a decade both of its ends.
pub(super) fn years_of(date: Date) -> Option<(i16, i16)> {
    let last = |moment: Moment| match moment.precision {
        Precision::Century => moment.year.saturating_add(99),
        Precision::Decade => moment.year.saturating_add(9),
        _ => moment.year,
    };
    match date {
        Date::At(moment) => Some((moment.year, last(moment))),
        Date::Span(from, to) => {
            let (from, to) = (from.or(to)?, to.or(from)?);
            Some((if matches!(date, Date::Span(None, _)) { last(to) } else { from.year }, last(to)))
        }
    }
}

/// What the figures of a chart are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Their country, organisation, and so on.
    First,
    /// Their route.
    Route,
    /// Their deal.
    Deal,
}

/// The values of all series of a chart, and their unit. Values of another dimension have none.
pub(super) fn data_of(desk: &Desk<'_>, chart: ChartId, subject: Subject) -> (Vec<Datum>, Option<UnitId>) {
    let unit = unit_of(desk, chart);
    let mut data = Vec::new();
    let mut all = series_of(desk, chart);
    all.retain(|series| series.role != SeriesRole::Rate);
    let is_value = |series: &&ChartSeries| series.role == SeriesRole::Value;
    let (mut values, mut others) = (0.., all.iter().copied().filter(is_value).count()..);
    for series in all {
        let what = series.name.get(desk.language);
        let Some(index) = (if is_value(&series) { values.next() } else { others.next() }) else { continue };
        for (id, figure) in figures_of(desk, series) {
            // A series that is not the chart's own subject keeps what it is of.
            let wanted = if series.role == SeriesRole::Value { subject } else { Subject::First };
            let thing = match wanted {
                Subject::First => subjects_of(figure).next(),
                Subject::Route => figure.route.map(Thing::Route),
                Subject::Deal => figure.deal.map(Thing::Deal),
            };
            let Some(thing) = thing else { continue };
            let Some(unit) = unit else { continue };
            data.push(Datum {
                thing,
                series: index,
                role: series.role,
                name: name(desk, thing).to_owned(),
                what: what.to_owned(),
                value: converted(desk, figure, unit),
                number: figure.value.to_string(),
                unit: Some(figure.unit),
                written: figure_value(desk, figure),
                period: figure.period,
                basis: figure.basis,
                modality: figure.modality,
                place: origin_text(desk, figure.locator, figure.source),
                locator: figure.locator.filter(|_| figure.source.is_none()),
                figure: Some(id),
            });
        }
    }
    (data, unit)
}

/// The largest of the units that the figures of a chart have, of the dimension of the first.
fn unit_of(desk: &Desk<'_>, chart: ChartId) -> Option<UnitId> {
    let series = series_of(desk, chart).into_iter().filter(|series| series.role != SeriesRole::Rate);
    let units = series.flat_map(|series| figures_of(desk, series)).map(|(_, figure)| figure.unit);
    units.reduce(|largest, unit| {
        let row = |unit| desk.atlas.units.get(unit);
        let is_larger = row(largest)
            .zip(row(unit))
            .is_some_and(|(largest, unit)| unit.dimension == largest.dimension && unit.scale > largest.scale);
        if is_larger { unit } else { largest }
    })
}

/// A figure's value in a unit of the same dimension, as an axis of the language has it.
pub(super) fn converted(desk: &Desk<'_>, figure: &Figure, unit: UnitId) -> Option<f64> {
    let (own, wanted) = (desk.atlas.units.get(figure.unit)?, desk.atlas.units.get(unit)?);
    let (_, power) = axis_unit(desk.texts, wanted.symbol.get(desk.language));
    let number = figure.value.shifted(power).map_or(f64::NAN, Decimal::to_f64);
    // Not by a factor of one: what is in the unit already stays exact.
    let factor = if figure.unit == unit { 1.0 } else { own.scale / wanted.scale };
    let value = number * factor;
    (own.dimension == wanted.dimension && value.is_finite()).then_some(value)
}

/// Who a deal's money goes to or comes from: the country of the figure, or the group on the other side when there is no
/// country there.
pub(crate) fn party_of(atlas: &Atlas, datum: &Datum) -> Option<Thing> {
    let figure = atlas.figures.get(datum.figure?)?;
    let group: Option<OrganisationId> =
        figure.counterpart_organisation.filter(|_| figure.counterpart.is_none());
    let country: Option<CountryId> = figure.country;
    group.map(Thing::Organisation).or(country.map(Thing::Country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_dates() {
        for (date, years) in [
            ("2012", (2012, 2012)),
            ("199X", (1990, 1999)),
            ("../2015", (2015, 2015)),
            ("2018/2020", (2018, 2020)),
            ("2013-09-05/..", (2013, 2013)),
        ] {
            assert_eq!(years_of(date.parse().expect("a date")), Some(years), "{date}");
        }
    }
}
