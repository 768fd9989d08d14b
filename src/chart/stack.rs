//! Capacities of routes from the year that each enters service, one upon the other; and what is held against them.

use super::{
    Datum, Drawing, Mark, PlotRequest, Rect,
    datum::{Subject, data_of, years_of},
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, cut, name, short_number, unit_name, words_of},
    scale::{Scale, Spread, year_ticks},
};
use crate::{
    dossier::Desk,
    order::sort_by_rank,
    scene::{Ink, route_ink, width_px},
    state::standing_in,
    text::fill,
};
use heartland_data::model::{ChartId, RouteId, RouteStatus, SeriesRole, Thing};

const SMALL_PX: f64 = 11.5;
const TOP_PX: f64 = 14.0;
const PLOT_PX: f64 = 172.0;
const AXIS_PX: f64 = 20.0;
const LEFT_PX: f64 = 30.0;
/// Where the axis of years begins.
const START_PX: f64 = LEFT_PX + 4.0;
/// Half of a year's four digits.
const HALF_YEAR_PX: f64 = 15.5;
/// Of words in a band.
const LINE_PX: f64 = 16.0;
/// From a forecast up to its words.
const ABOVE_PX: f64 = 11.0;
/// From a dot down to its words, where there is most room.
const BELOW_PX: f64 = 19.0;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (data, unit) = data_of(desk, id, Subject::Route);
    let drawing = draw(desk, &data, request);
    Draft { data, unit: unit_name(desk, unit), sentence: None, drawing }
}

/// A strand in service: from a year on, between two heights.
struct Band<'a> {
    datum: &'a Datum,
    route: RouteId,
    from: i16,
    is_plan: bool,
    low: f64,
    high: f64,
}

impl Band<'_> {
    /// What it takes of the drawing, up to its right edge; from the left edge on if it is older than the axis.
    fn rect(&self, (x, y): (&Scale, &Scale), right: f64) -> Option<Rect> {
        Some([x.at(self.from.into()).unwrap_or(START_PX), y.at(self.high)?, right, y.at(self.low)?])
    }
}

/// The first year at whose end a route is in service, be it before the report's years, and whether that is a plan.
fn service_of(desk: &Desk<'_>, route: RouteId) -> Option<(i16, bool)> {
    let years = desk.atlas.report.years;
    let dates = desk.atlas.milestones.rows().iter().filter(|row| row.route == route).map(|row| row.date);
    let first = dates.filter_map(years_of).map(|years| years.0).fold(years.from, i16::min);
    (first..=years.to).find_map(|year| {
        let standing = standing_in(desk.atlas, route, Some(year))?;
        (standing.status == RouteStatus::Operating).then_some((year, standing.is_plan))
    })
}

/// Bands from the one that is first in service upwards.
fn bands_of<'a>(desk: &Desk<'_>, data: &'a [Datum]) -> Vec<Band<'a>> {
    let mut bands: Vec<Band<'a>> = Vec::new();
    for datum in data.iter().filter(|datum| datum.role == SeriesRole::Value) {
        let (Thing::Route(route), Some(value)) = (datum.thing, datum.value) else { continue };
        if let Some((from, is_plan)) = service_of(desk, route)
            && value.is_finite()
            && value > 0.0
        {
            bands.push(Band { datum, route, from, is_plan, low: 0.0, high: value });
        }
    }
    sort_by_rank(&mut bands, |band| u64::from(band.from.unsigned_abs()));
    let mut height = 0.0;
    for band in &mut bands {
        (band.low, band.high) = (height, height + band.high);
        height = band.high;
    }
    bands
}

/// What a strand is called in its band.
pub(super) fn strand_name(desk: &Desk<'_>, route: RouteId) -> String {
    let Some(row) = desk.atlas.routes.get(route) else { return String::new() };
    row.strand.as_ref().map_or_else(
        || name(desk, Thing::Route(route)).to_owned(),
        |strand| fill(words_of(desk).strand, &[("name", strand)]),
    )
}

/// The hue of a route's kind, as on the map.
pub(super) fn hue_of(desk: &Desk<'_>, route: RouteId) -> Ink {
    desk.atlas.routes.get(route).map_or(Ink::Mark, |row| route_ink(row.kind))
}

fn draw(desk: &Desk<'_>, data: &[Datum], request: &PlotRequest<'_>) -> Drawing {
    let bands = bands_of(desk, data);
    let (width, bottom) = (request.width_px.max(280.0), TOP_PX + PLOT_PX);
    let is_beside = |datum: &&Datum| datum.role != SeriesRole::Value;
    let beside = || data.iter().filter(is_beside);
    let heights = bands.iter().map(|band| band.high).chain(beside().filter_map(|datum| datum.value));
    let y = Scale::from_values(Spread::Linear, heights, (bottom, TOP_PX));
    let years = desk.atlas.report.years;
    let starts = bands.iter().map(|band| band.from.max(years.from));
    let starts = starts.chain(beside().filter_map(Datum::years).map(|years| years.0));
    let first = starts.min().unwrap_or(years.to).min(years.to);
    // A year ahead, so that it is seen where the first begins.
    let domain = (f64::from(first) - 1.0, f64::from(years.to) + 1.0);
    let x = Scale::exact(domain, (START_PX, width));
    let px_a_year = (width - START_PX) / (domain.1 - domain.0);
    let mut marks = Vec::new();
    let markup = drawing((width, bottom + AXIS_PX), Ground::Lined, |pen| {
        for tick in y.ticks() {
            let Some(at) = y.at(tick) else { continue };
            pen.line(&[(LEFT_PX, at), (width, at)], Ink::Graticule, 1.0, Line::Full);
            pen.text((LEFT_PX - 4.0, at), &short_number(desk, tick), SMALL_PX, Ink::TextQuiet, Side::Before);
        }
        for year in year_ticks((first, years.to), px_a_year) {
            let at = x.at(f64::from(year) + 0.5).filter(|at| at + HALF_YEAR_PX < width);
            let Some(at) = at else { continue };
            pen.text((at, bottom + 11.0), &year.to_string(), SMALL_PX, Ink::TextQuiet, Side::Around);
        }
        let forecasts = beside().filter(|datum| datum.role == SeriesRole::Forecast);
        let taken: Vec<f64> = forecasts.filter_map(|datum| Some(y.at(datum.value?)? - ABOVE_PX)).collect();
        for band in &bands {
            marks.extend(draw_band(desk, pen, (band, &taken), (&x, &y), width));
        }
        for datum in beside() {
            marks.extend(draw_beside(desk, pen, (datum, data, &bands), (&x, &y), width));
        }
        pen.line(&[(LEFT_PX, bottom), (width, bottom)], Ink::TextQuiet, 1.0, Line::Full);
    });
    Drawing { markup, width_px: width, height_px: bottom + AXIS_PX, marks }
}

/// A band with its name and value, and the year from which on it is there where there is room; none on the lines of words
/// whose middles are `taken`.
fn draw_band(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    (band, taken): (&Band<'_>, &[f64]),
    scales: (&Scale, &Scale),
    right: f64,
) -> Option<Mark> {
    let rect = band.rect(scales, right)?;
    let body = if band.is_plan { Body::Hollow(Line::Dashed) } else { Body::Full(1.0) };
    // The page shows between strands.
    pen.rect([rect[0], rect[1] + 0.75, rect[2], rect[3] - 0.75], hue_of(desk, band.route), body);
    let ink = if band.is_plan { Ink::Text } else { Ink::Paper };
    let year = fill(words_of(desk).from_year, &[("year", &band.from.to_string())]);
    let value = short_number(desk, band.high - band.low);
    let name = strand_name(desk, band.route);
    let words = fill(words_of(desk).series_value, &[("name", &name), ("value", &value)]);
    // To the right, where all bands have begun; at the foot of the lowest and the head of the others, where least else is.
    let room = right - rect[0] - 12.0;
    let whole = [&*words, &year].join(" · ");
    let middle_of = |count: usize| {
        let half = LINE_PX / 2.0 * count as f64;
        if band.low > 0.0 {
            f64::midpoint(rect[1], rect[3]).min(rect[1] + half + 3.0)
        } else {
            rect[3] - half - 1.0
        }
    };
    let has_two = rect[3] - rect[1] > 2.0 * LINE_PX
        && taken.iter().all(|taken| (taken - middle_of(2)).abs() > LINE_PX * 1.5);
    let lines = if width_px(&whole, SMALL_PX, 0.0) <= room {
        vec![whole]
    } else if has_two {
        vec![cut(&words, SMALL_PX, room), cut(&year, SMALL_PX, room)]
    } else {
        // The axis says the year.
        vec![cut(&words, SMALL_PX, room)]
    };
    pen.lines((right - 8.0, middle_of(lines.len())), &lines, SMALL_PX, ink, Side::Before);
    Some(Mark {
        thing: band.datum.thing,
        label: band.datum.label(desk),
        hit: rect,
        ink: rect,
        is_round: false,
    })
}

/// A value with its bound, and beside it the figures of its series that have no place on the axis.
fn told_of(desk: &Desk<'_>, datum: &Datum, data: &[Datum]) -> String {
    let besides = data.iter().filter(|it| it.series == datum.series && it.value.is_none());
    besides.fold(datum.short_and_bounded(desk), |text, it| {
        fill(desk.texts.writing.aside, &[("text", &text), ("aside", &it.written)])
    })
}

/// The same after its name, which may be cut where the value may not.
fn named(desk: &Desk<'_>, datum: &Datum, told: &str, room_px: f64) -> String {
    let with = |name: &str| fill(words_of(desk).series_value, &[("name", name), ("value", told)]);
    let name_px = room_px - 12.0 - width_px(&with(""), SMALL_PX, 0.0);
    with(&cut(&datum.what, SMALL_PX, name_px))
}

/// What words about a place stand on: the full band that they are within, or else the page; its left edge, and their ink.
fn ground_of(bands: &[Band<'_>], scales: (&Scale, &Scale), (x, y): (f64, f64), right: f64) -> (f64, Ink) {
    let half = LINE_PX / 2.0;
    let holds = |rect: &Rect| rect[0] < x && rect[1] <= y - half && y + half <= rect[3];
    let mut full = bands.iter().filter(|band| !band.is_plan).filter_map(|band| band.rect(scales, right));
    full.find(holds).map_or((LEFT_PX, Ink::Text), |rect| (rect[0], Ink::Paper))
}

/// What is held against the bands: a line across for another number, a dot for a value, a bar over its years for what is to
/// come, a number over its year for a sum.
fn draw_beside(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    (datum, data, bands): (&Datum, &[Datum], &[Band<'_>]),
    (x, y): (&Scale, &Scale),
    right: f64,
) -> Option<Mark> {
    let at = y.at(datum.value?)?;
    let (from, to) = datum.years()?;
    let (start, end) = (x.at(f64::from(from)), x.at(f64::from(to) + 1.0));
    let (bounded, told) = (datum.short_and_bounded(desk), told_of(desk, datum, data));
    let words = named(desk, datum, &told, right - LEFT_PX);
    let (ink, label) = match datum.role {
        SeriesRole::Sum => {
            let middle = f64::midpoint(start?, end?);
            pen.text((middle, at - 8.0), &bounded, SMALL_PX, Ink::Text, Side::Around);
            ([middle - 11.0, at - 15.0, middle + 11.0, at - 1.0], String::new())
        }
        SeriesRole::Reference => {
            pen.line(&[(LEFT_PX, at), (right, at)], Ink::Halo, 4.0, Line::Full);
            pen.line(&[(LEFT_PX, at), (right, at)], Ink::Text, 2.0, Line::Dashed);
            ([LEFT_PX, at - 3.0, right, at + 3.0], words)
        }
        SeriesRole::Forecast => {
            let (start, end) = (start?, end.unwrap_or(right));
            pen.line(&[(start, at), (end, at)], Ink::Halo, 6.0, Line::Full);
            pen.line(&[(start, at), (end, at)], Ink::Text, 2.0, Line::Dashed);
            pen.dot((f64::midpoint(start, end), at), 4.0, Ink::Text, Body::Hollow(Line::Full));
            pen.text((right - 6.0, at - ABOVE_PX), &words, SMALL_PX, Ink::Text, Side::Before);
            ([start, at - 5.0, end, at + 5.0], String::new())
        }
        _ => {
            let middle = f64::midpoint(start?, end?);
            let (start, ink) = ground_of(bands, (x, y), (middle, at + BELOW_PX), right);
            let words = named(desk, datum, &told, right - start);
            let wide = width_px(&words, SMALL_PX, 0.0);
            let left = (middle - wide * 0.75).min(right - wide).max(start + 6.0);
            pen.text((left, at + BELOW_PX), &words, SMALL_PX, ink, Side::Behind);
            pen.dot((middle, at), 6.5, Ink::Paper, Body::Full(1.0));
            pen.dot((middle, at), 5.0, Ink::Text, Body::Full(1.0));
            ([middle - 7.0, at - 7.0, middle + 7.0, at + 7.0], String::new())
        }
    };
    pen.text((LEFT_PX + 4.0, at - 10.0), &label, SMALL_PX, Ink::Text, Side::Behind);
    let (middle_x, middle_y) = (f64::midpoint(ink[0], ink[2]), f64::midpoint(ink[1], ink[3]));
    let hit = [
        ink[0].min(middle_x - 12.0),
        ink[1].min(middle_y - 12.0),
        ink[2].max(middle_x + 12.0),
        ink[3].max(middle_y + 12.0),
    ];
    let is_round = matches!(datum.role, SeriesRole::Compare);
    Some(Mark { thing: datum.thing, label: datum.label(desk), hit, ink, is_round })
}
