//! Capacities of lines by the countries that they run through, computed from the lines' courses.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    datum::{Subject, data_of},
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, cut, label_px, name, name_within, short_decimal, short_number, unit_name, words_of},
    scale::{Scale, Spread},
    stack::{hue_of, strand_name},
};
use crate::{
    dossier::Desk,
    order::{rank_of, sort_by_rank},
    scene::{Ink, width_px},
    state::{Passage, dark_routes, passages},
    text::{amount_text, axis_unit, fill},
};
use heartland_data::model::{Basis, ChartId, CountryId, RouteId, SeriesRole, Thing};

const ROW_PX: f64 = 26.0;
const TEXT_PX: f64 = 13.0;
const SMALL_PX: f64 = 11.5;

/// What runs through a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The country.
    pub country: CountryId,
    /// Lines that begin there or cross it, with their capacities.
    pub lines: Vec<(RouteId, f64, Passage)>,
    /// The capacities together.
    pub through: f64,
    /// What is not delivered at the ends of the lines when the country closes.
    pub lost: f64,
}

/// The lines of a chart of transit with their capacities, in the order of the tables.
fn lines_of(data: &[Datum]) -> Vec<(RouteId, f64)> {
    let values = data.iter().filter(|datum| datum.role == SeriesRole::Value);
    let line = |datum: &Datum| match datum.thing {
        Thing::Route(route) => Some((route, datum.value.filter(|value| value.is_finite() && *value > 0.0)?)),
        _ => None,
    };
    values.filter_map(line).collect()
}

fn sum_of(lines: &[(RouteId, f64)], some: &[RouteId]) -> f64 {
    lines.iter().filter(|(route, _)| some.contains(route)).map(|line| line.1).sum()
}

/// What begins in or runs through each country, most first; countries where lines only end are left out.
pub fn exposures(desk: &Desk<'_>, id: ChartId) -> Vec<Exposure> {
    exposures_of(desk, &lines_of(&data_of(desk, id, Subject::Route).0))
}

fn exposures_of(desk: &Desk<'_>, all: &[(RouteId, f64)]) -> Vec<Exposure> {
    let ids: Vec<RouteId> = all.iter().map(|line| line.0).collect();
    let mut exposures: Vec<Exposure> = Vec::new();
    for (route, capacity) in all {
        let Some(row) = desk.atlas.routes.get(*route) else { continue };
        for (country, passage) in passages(row).into_iter().filter(|it| it.1 != Passage::End) {
            let line = (*route, *capacity, passage);
            let known = exposures.iter_mut().find(|exposure| exposure.country == country);
            if let Some(exposure) = known {
                exposure.lines.push(line);
                exposure.through += capacity;
            } else {
                let lost = sum_of(all, &dark_routes(desk.atlas, &ids, &[country]));
                exposures.push(Exposure { country, lines: vec![line], through: *capacity, lost });
            }
        }
    }
    sort_by_rank(&mut exposures, |exposure| !rank_of(exposure.through));
    exposures
}

/// What closing countries does, in a sentence; empty where no line goes dark. And which lines go dark.
pub fn closure_of(desk: &Desk<'_>, id: ChartId, closed: &[CountryId]) -> (String, Vec<RouteId>) {
    let (data, unit) = data_of(desk, id, Subject::Route);
    let lines = lines_of(&data);
    let ids: Vec<RouteId> = lines.iter().map(|line| line.0).collect();
    let dark = dark_routes(desk.atlas, &ids, closed);
    if dark.is_empty() {
        return (String::new(), dark);
    }
    let comma = desk.texts.list_mark;
    let names: Vec<&str> = closed.iter().map(|country| name(desk, Thing::Country(*country))).collect();
    let routes: Vec<String> = dark.iter().map(|route| strand_name(desk, *route)).collect();
    let symbol =
        unit.and_then(|unit| desk.atlas.units.get(unit)).map_or("", |unit| unit.symbol.get(desk.language));
    let (symbol, _) = axis_unit(desk.texts, symbol);
    let all = short_decimal(sum_of(&lines, &ids))
        .map(|sum| amount_text(desk.texts, sum, &symbol))
        .unwrap_or_default();
    let sentence = fill(
        words_of(desk).closed,
        &[
            ("names", &names.join(comma)),
            ("routes", &routes.join(comma)),
            ("value", &short_number(desk, sum_of(&lines, &dark))),
            ("all", &all),
        ],
    );
    (sentence, dark)
}

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (inputs, unit) = data_of(desk, id, Subject::Route);
    let all = lines_of(&inputs);
    let rows = exposures_of(desk, &all);
    let ids: Vec<RouteId> = all.iter().map(|line| line.0).collect();
    let dark = dark_routes(desk.atlas, &ids, request.closed);
    let total = sum_of(&all, &ids);
    let words = words_of(desk);
    let remark = |row: &Exposure| {
        let has = |passage| row.lines.iter().any(|line| line.2 == passage);
        let ways = [(Passage::Start, words.starts), (Passage::Through, words.crosses)];
        let ways: Vec<&str> = ways.into_iter().filter(|way| has(way.0)).map(|way| way.1).collect();
        let lost = fill(
            words.lost,
            &[("value", &short_number(desk, row.lost)), ("all", &short_number(desk, total))],
        );
        [&*ways.join(desk.texts.list_mark), desk.words().clause_mark, &lost].concat()
    };
    let mut data = Vec::new();
    for row in &rows {
        let country = Thing::Country(row.country);
        let own = row
            .lines
            .iter()
            .filter_map(|line| inputs.iter().find(|datum| datum.thing == Thing::Route(line.0)));
        for datum in own {
            data.push(Datum {
                thing: country,
                name: name(desk, country).to_owned(),
                what: datum.name.clone(),
                basis: Basis::Derived,
                ..datum.clone()
            });
        }
    }
    let drawing = draw(desk, (&rows, &inputs, &dark), request, &remark);
    let remarks = rows.iter().map(|row| {
        let number = short_number(desk, row.through);
        let told = fill(desk.texts.writing.aside, &[("text", &number), ("aside", &remark(row))]);
        fill(words.series_value, &[("name", name(desk, Thing::Country(row.country))), ("value", &told)])
    });
    let sentence = if rows.is_empty() {
        words.nothing.to_owned()
    } else {
        remarks.collect::<Vec<_>>().join(desk.texts.list_mark)
    };
    Draft { data, unit: unit_name(desk, unit), sentence: Some(sentence), drawing }
}

fn draw(
    desk: &Desk<'_>,
    (rows, inputs, dark): (&[Exposure], &[Datum], &[RouteId]),
    request: &PlotRequest<'_>,
    remark: &dyn Fn(&Exposure) -> String,
) -> Drawing {
    let is_narrow = request.width_px < 430.0;
    let row_px = if is_narrow { ROW_PX + 14.0 } else { ROW_PX };
    let label_px =
        label_px(desk, rows.iter().map(|row| Thing::Country(row.country)), (TEXT_PX, request.width_px)) + 4.0;
    let words: Vec<String> = rows.iter().map(remark).collect();
    let remark_px = words.iter().map(|text| width_px(text, SMALL_PX, 0.0)).fold(0.0, f64::max);
    let remark_px = if is_narrow { 0.0 } else { remark_px.min(request.width_px * 0.42) };
    let width = request.width_px.max(label_px + remark_px + 130.0);
    let height = row_px * rows.len().max(1) as f64;
    let range = (label_px + 8.0, width - remark_px - 48.0);
    let top_value = rows.iter().map(|row| row.through).fold(0.0, f64::max);
    let scale = if top_value > 0.0 {
        Scale::exact((0.0, top_value), range)
    } else {
        Scale::from_values(Spread::Linear, std::iter::empty(), range)
    };
    let mut marks = Vec::new();
    let markup = drawing((width, height), Ground::Plain, |pen| {
        for (index, (row, words)) in rows.iter().zip(&words).enumerate() {
            let (top, country) = (index as f64 * row_px, Thing::Country(row.country));
            let middle = top + ROW_PX / 2.0;
            let short = name_within(desk, country, TEXT_PX, label_px - 4.0);
            pen.text((label_px, middle), &short, TEXT_PX, Ink::Text, Side::Before);
            let number = short_number(desk, row.through);
            let told = [&*number, desk.texts.writing.comma, words].concat();
            let label = fill(words_of(desk).series_value, &[("name", name(desk, country)), ("value", &told)]);
            let hit = [0.0, top, label_px + 4.0, top + row_px];
            marks.push(Mark { thing: country, label, hit, ink: hit, is_round: false });
            let end = draw_lines(desk, pen, (row, inputs, dark), (&scale, top, middle), &mut marks);
            pen.text((end + 6.0, middle), &number, TEXT_PX, Ink::Text, Side::Behind);
            let (at, side) = if is_narrow {
                ((range.0, middle + 19.0), Side::Behind)
            } else {
                ((width, middle), Side::Before)
            };
            let room = if is_narrow { width - range.0 } else { remark_px };
            pen.text(at, &cut(words, SMALL_PX, room), SMALL_PX, Ink::TextQuiet, side);
        }
    });
    Drawing { markup, width_px: width, height_px: height, marks }
}

/// The lines of a country one behind the other; those that are dark hollow. Returns where they end.
fn draw_lines(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    (row, inputs, dark): (&Exposure, &[Datum], &[RouteId]),
    (scale, top, middle): (&Scale, f64, f64),
    marks: &mut Vec<Mark>,
) -> f64 {
    let mut sum = 0.0;
    let mut end = scale.at(0.0).unwrap_or_default();
    for (route, capacity, _) in &row.lines {
        let (Some(from), Some(to)) = (scale.at(sum), scale.at(sum + capacity)) else { break };
        (sum, end) = (sum + capacity, to);
        let is_dark = dark.contains(route);
        let ink = [from, middle - 9.0, to - 1.5, middle + 9.0];
        let (hue, body) = if is_dark {
            (Ink::TextQuiet, Body::Hollow(Line::Dotted))
        } else {
            (hue_of(desk, *route), Body::Full(1.0))
        };
        pen.rect(ink, hue, body);
        let strand = desk.atlas.routes.get(*route).and_then(|row| row.strand.as_deref()).unwrap_or_default();
        let letters = if is_dark { Ink::TextQuiet } else { Ink::Paper };
        if width_px(strand, SMALL_PX, 0.0) + 4.0 < to - from {
            pen.text((f64::midpoint(from, to), middle), strand, SMALL_PX, letters, Side::Around);
        }
        let datum = inputs.iter().find(|datum| datum.thing == Thing::Route(*route));
        let mut label = datum.map(|datum| datum.label(desk)).unwrap_or_default();
        if is_dark {
            label = [&label, desk.texts.writing.comma, words_of(desk).dark].concat();
        }
        let hit = [from, top + 2.0, to, top + ROW_PX - 2.0];
        marks.push(Mark { thing: Thing::Route(*route), label, hit, ink, is_round: false });
    }
    end
}
