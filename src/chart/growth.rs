//! Figures over time, joined by lines; what is forecast dashed and hollow; what a yearly rate would give dotted.

use super::{
    Datum, Drawing, Mark, PlotRequest, Rect,
    datum::{Subject, converted, data_of, years_of},
    legend::legend_places,
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, decimals_for, name, short_number, unit_name, words_of},
    scale::{Scale, Spread, year_ticks},
};
use crate::{
    dossier::{Desk, figures_of, origin_text, series_of},
    order::{rank_of, sort_by_rank},
    scene::{Ink, width_px},
    state::subjects_of,
    text::{amount_text, axis_unit, fill},
};
use heartland_data::model::{
    Basis, ChartId, ChartSeries, Date, Decimal, Modality, Moment, Precision, SeriesRole, UnitId,
};

const SMALL_PX: f64 = 11.5;
const ROW_PX: f64 = 16.0;
const PLOT_PX: f64 = 140.0;
const AXIS_PX: f64 = 20.0;
/// Room for the numbers of an axis.
const LEFT_PX: f64 = 34.0;
/// Places of a number about its dot, the best first: before (-1), around (0) or behind it (1), and how far below.
const PLACES: [(f64, f64); 8] =
    [(1.0, 0.0), (0.0, -13.0), (0.0, 13.0), (1.0, 8.0), (1.0, -8.0), (-1.0, 0.0), (-1.0, -8.0), (-1.0, 8.0)];
/// Boxes along a straight line.
const LINE_STEPS: u8 = 120;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (mut data, unit) = data_of(desk, id, Subject::First);
    // In the order of time, whatever that of the tables: the upper half of a rank tells half years apart.
    sort_by_rank(&mut data, |datum| (datum.series as u64) << 32 | year_of(datum).map_or(0, rank_of) >> 32);
    let mut curves = Vec::new();
    for series in series_of(desk, id).into_iter().filter(|series| series.role == SeriesRole::Rate) {
        let Some((curve, ends)) = unit.and_then(|unit| rate_of(desk, series, &data, unit)) else { continue };
        curves.push(curve);
        data.extend(ends);
    }
    let spread = if request.is_other_way { Spread::Log } else { Spread::Linear };
    let drawing = draw(desk, (&data, curves), spread, request);
    let unit = unit_name(desk, unit);
    let unit =
        if request.is_other_way { fill(words_of(desk).on_log_scale, &[("unit", &unit)]) } else { unit };
    Draft { data, unit, sentence: None, drawing }
}

/// A line of the drawing, in years and values.
struct Curve<'a> {
    series: usize,
    name: &'a str,
    points: Vec<(f64, f64)>,
    line: Line,
}

/// The middle of a datum's years.
fn year_of(datum: &Datum) -> Option<f64> {
    datum.years().map(|(from, to)| f64::midpoint(f64::from(from), f64::from(to)))
}

/// What a rate gives year by year over the series' period, from the figure that it starts from; and, as values computed here,
/// what it comes to at the ends.
fn rate_of<'a>(
    desk: &Desk<'a>,
    series: &'a ChartSeries,
    data: &[Datum],
    unit: UnitId,
) -> Option<(Curve<'a>, Vec<Datum>)> {
    let figures = figures_of(desk, series);
    let (id, rate) = figures.first()?;
    let (base_id, base) = figures.get(1)?;
    let index = data.iter().find(|datum| datum.figure == Some(*base_id)).map_or(usize::MAX, |it| it.series);
    let factor = 1.0 + rate.value.to_f64() * desk.atlas.units.get(rate.unit)?.scale;
    let (start, (from, to)) = (years_of(base.period?)?.1, years_of(series.period?)?);
    let value = converted(desk, base, unit)?;
    let value_in = |year: i16| value * factor.powi(i32::from(year) - i32::from(start));
    let points = (from..=to).map(|year| (f64::from(year), value_in(year))).collect();
    let curve = Curve { series: index, name: series.name.get(desk.language), points, line: Line::Dotted };
    let thing = subjects_of(base).next()?;
    let (symbol, power) = axis_unit(desk.texts, desk.atlas.units.get(unit)?.symbol.get(desk.language));
    let end = |year: i16| {
        // As exact in every language.
        let decimals = decimals_for(value_in(year) / 10_f64.powi(power.into()), 1).cast_signed() - power;
        let number = Decimal::from_f64(value_in(year), u8::try_from(decimals).unwrap_or_default());
        let in_unit = number.and_then(|number| number.shifted(-power));
        let moment = Moment { year, precision: Precision::Year, is_approximate: false, is_uncertain: false };
        Datum {
            thing,
            series: index,
            role: SeriesRole::Rate,
            name: name(desk, thing).to_owned(),
            what: series.name.get(desk.language).to_owned(),
            value: Some(value_in(year)).filter(|value| value.is_finite()),
            number: in_unit.map(|number| number.to_string()).unwrap_or_default(),
            unit: Some(unit),
            written: number.map(|number| amount_text(desk.texts, number, &symbol)).unwrap_or_default(),
            period: Some(Date::At(moment)),
            basis: Basis::Derived,
            modality: Modality::Estimated,
            place: origin_text(desk, rate.locator, rate.source),
            locator: rate.locator.filter(|_| rate.source.is_none()),
            figure: Some(*id),
        }
    };
    let ends = [from, to].into_iter().filter(|year| *year != start).map(end).collect();
    Some((curve, ends))
}

/// Lines from value to value of one thing in a series; what leads to a value to come is a line of its own.
fn curves_of(data: &[Datum]) -> Vec<Curve<'_>> {
    let point_of = |datum: &Datum| year_of(datum).zip(datum.value).filter(|_| datum.role != SeriesRole::Rate);
    let mut curves = Vec::new();
    for (index, datum) in data.iter().enumerate() {
        let is_same = |other: &&Datum| (other.series, other.thing) == (datum.series, datum.thing);
        let before = data.iter().take(index).rev().filter(is_same).find_map(point_of);
        if let Some((before, at)) = before.zip(point_of(datum)) {
            let line = if datum.is_intent() { Line::Dashed } else { Line::Full };
            curves.push(Curve { series: datum.series, name: &datum.what, points: vec![before, at], line });
        }
    }
    curves
}

/// The ink of a series; what starts from none of the chart is quiet.
fn ink_of(series: usize) -> Ink {
    [Ink::Text, Ink::Mark].get(series).copied().unwrap_or(Ink::TextQuiet)
}

fn draw(
    desk: &Desk<'_>,
    (data, rates): (&[Datum], Vec<Curve<'_>>),
    spread: Spread,
    request: &PlotRequest<'_>,
) -> Drawing {
    let curves: Vec<Curve<'_>> = curves_of(data).into_iter().chain(rates).collect();
    let keys = keys_of(&curves, data);
    let widths: Vec<f64> = keys.iter().map(|key| 23.0 + width_px(key.1, SMALL_PX, 0.0)).collect();
    let legend = legend_places(&widths, request.width_px);
    let top = ROW_PX * (legend.last().map_or(0.0, |place| place.0) + 1.0) + 10.0;
    let (width, height) = (request.width_px.max(240.0), top + PLOT_PX + AXIS_PX);
    let values = curves.iter().flat_map(|curve| curve.points.iter().map(|point| point.1));
    let values = values.chain(data.iter().filter_map(|datum| datum.value));
    let y = Scale::from_values(spread, values, (top + PLOT_PX, top));
    let years = || data.iter().filter_map(Datum::years);
    let (first, last) = match years().map(|it| it.0).min().zip(years().map(|it| it.1).max()) {
        Some((first, last)) if first < last => (first, last),
        Some((year, _)) => (year.saturating_sub(1), year.saturating_add(1)),
        // Without data any years will do.
        None => (1999, 2001),
    };
    let numbers = data.iter().filter_map(|datum| datum.value).map(|value| short_number(desk, value.round()));
    let number_px = numbers.map(|number| width_px(&number, SMALL_PX, 0.0)).fold(0.0, f64::max);
    // Before the first dot and behind the last its number, with a decimal.
    let (left, right) = (LEFT_PX + number_px + 24.0, width - number_px - 24.0);
    let x = Scale::exact((first.into(), last.into()), (left, right));
    let px_a_year = (right - left) / (f64::from(last) - f64::from(first));
    let mut marks = Vec::new();
    let markup = drawing((width, height), Ground::Lined, |pen| {
        for tick in y.ticks() {
            let Some(at) = y.at(tick) else { continue };
            pen.line(&[(LEFT_PX, at), (width, at)], Ink::Graticule, 1.0, Line::Full);
            pen.text((LEFT_PX - 5.0, at), &short_number(desk, tick), SMALL_PX, Ink::TextQuiet, Side::Before);
        }
        for year in year_ticks((first, last), px_a_year) {
            let Some(at) = x.at(year.into()) else { continue };
            pen.line(&[(at, top + PLOT_PX), (at, top + PLOT_PX + 4.0)], Ink::TextQuiet, 1.0, Line::Full);
            pen.text((at, top + PLOT_PX + 12.0), &format!("{year}"), SMALL_PX, Ink::TextQuiet, Side::Around);
        }
        for (key, place) in keys.iter().zip(&legend) {
            draw_key(pen, *key, *place, &curves);
        }
        for curve in &curves {
            let points: Vec<(f64, f64)> =
                curve.points.iter().filter_map(|(year, value)| Some((x.at(*year)?, y.at(*value)?))).collect();
            pen.line(&points, ink_of(curve.series), 2.0, curve.line);
        }
        for datum in data {
            marks.extend(draw_point(desk, pen, datum, (&x, &y)));
        }
        let mut taken = taken_of(&curves, data, (&x, &y));
        for datum in data {
            draw_number(desk, pen, datum, (&x, &y, [LEFT_PX, top - 12.0, width, top + PLOT_PX]), &mut taken);
        }
    });
    Drawing { markup, width_px: width, height_px: height, marks }
}

/// Series and name of each entry of the legend.
fn keys_of<'a>(curves: &[Curve<'a>], data: &'a [Datum]) -> Vec<(usize, &'a str)> {
    let named = curves.iter().map(|curve| (curve.series, curve.name));
    let mut keys: Vec<(usize, &str)> = Vec::new();
    for key in named.chain(data.iter().map(|datum| (datum.series, &*datum.what))) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

fn draw_key(pen: &Pen<'_>, key: (usize, &str), (row, left): (f64, f64), curves: &[Curve<'_>]) {
    let at = ROW_PX * (row + 0.5);
    let line = curves.iter().rfind(|curve| (curve.series, curve.name) == key).map(|curve| curve.line);
    pen.line(&[(left, at), (left + 18.0, at)], ink_of(key.0), 2.0, line.unwrap_or(Line::Full));
    pen.text((left + 23.0, at), key.1, SMALL_PX, Ink::TextQuiet, Side::Behind);
}

/// Where a value stands.
fn place_of(datum: &Datum, (x, y): (&Scale, &Scale)) -> Option<(f64, f64)> {
    Some((x.at(year_of(datum)?)?, y.at(datum.value?)?))
}

/// Where a value's years begin and end, if it has several.
fn span_of(datum: &Datum, (x, y): (&Scale, &Scale)) -> Option<[(f64, f64); 2]> {
    let (from, to) = datum.years().filter(|(from, to)| from < to)?;
    let at = y.at(datum.value?)?;
    Some([(x.at(f64::from(from))?, at), (x.at(f64::from(to))?, at)])
}

/// A value; of a value over several years, their length.
fn draw_point(desk: &Desk<'_>, pen: &Pen<'_>, datum: &Datum, scales: (&Scale, &Scale)) -> Option<Mark> {
    let at = place_of(datum, scales)?;
    let ink = ink_of(datum.series);
    if let Some(span) = span_of(datum, scales) {
        pen.line(&span, ink, 1.5, Line::Full);
    }
    let body = if datum.is_intent() || datum.role == SeriesRole::Rate {
        Body::Hollow(Line::Full)
    } else {
        Body::Full(1.0)
    };
    pen.dot(at, 5.0, ink, body);
    let around = |half: f64| [at.0 - half, at.1 - half, at.0 + half, at.1 + half];
    Some(Mark {
        thing: datum.thing,
        label: datum.label(desk),
        hit: around(12.0),
        ink: around(6.0),
        is_round: true,
    })
}

/// What no number may cover: small boxes along all lines and about all dots.
fn taken_of(curves: &[Curve<'_>], data: &[Datum], (x, y): (&Scale, &Scale)) -> Vec<Rect> {
    let mut taken = Vec::new();
    let mut take =
        |at: (f64, f64), half: f64| taken.push([at.0 - half, at.1 - half, at.0 + half, at.1 + half]);
    let on_page = |point: &(f64, f64)| Some((x.at(point.0)?, y.at(point.1)?));
    let mut lines: Vec<Vec<(f64, f64)>> =
        curves.iter().map(|curve| curve.points.iter().filter_map(on_page).collect()).collect();
    lines.extend(data.iter().filter_map(|datum| Some(span_of(datum, (x, y))?.to_vec())));
    for (from, to) in lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1))) {
        for step in 0..=LINE_STEPS {
            let share = f64::from(step) / f64::from(LINE_STEPS);
            take((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share), 1.5);
        }
    }
    data.iter().filter_map(|datum| place_of(datum, (x, y))).for_each(|at| take(at, 6.5));
    taken
}

/// A value's number, beside its dot where it covers least and stays within the plot.
fn draw_number(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    datum: &Datum,
    (x, y, plot): (&Scale, &Scale, Rect),
    taken: &mut Vec<Rect>,
) {
    let Some((at, value)) = place_of(datum, (x, y)).zip(datum.value) else { return };
    let told = match datum.role {
        SeriesRole::Rate => Decimal::from_f64(value, decimals_for(value, 1)).map_or(value, Decimal::to_f64),
        _ => value,
    };
    let number = short_number(desk, told);
    let wide = width_px(&number, SMALL_PX, 0.0);
    let rect = |place: &(f64, f64)| {
        let (left, middle) = (at.0 + place.0 * (wide / 2.0 + 9.0) - wide / 2.0, at.1 + place.1);
        [left, middle - 6.0, left + wide, middle + 6.0]
    };
    let cost = |place: &&(f64, f64)| {
        let own = rect(place);
        let meets = |it: &&Rect| it[0] < own[2] && own[0] < it[2] && it[1] < own[3] && own[1] < it[3];
        let is_within = plot[0] <= own[0] && plot[1] <= own[1] && own[2] <= plot[2] && own[3] <= plot[3];
        taken.iter().filter(meets).count() + if is_within { 0 } else { 1000 }
    };
    let Some(own) = PLACES.iter().min_by_key(cost).map(rect) else { return };
    let middle = (f64::midpoint(own[0], own[2]), f64::midpoint(own[1], own[3]));
    pen.text(middle, &number, SMALL_PX, Ink::Text, Side::Around);
    taken.push(own);
}
