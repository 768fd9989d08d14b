//! One row a country, with a shape for each of its figures, and words for what has no place on the axis.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    datum::{Subject, data_of},
    legend::legend_places,
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, cut, label_px, name_within, short_number, unit_name, words_of},
    scale::{Scale, Spread},
};
use crate::{
    dossier::Desk,
    geo::Held,
    scene::{Ink, width_px},
    text::fill,
};
use heartland_data::model::{ChartId, SeriesRole, Thing};

const ROW_PX: f64 = 28.0;
const TEXT_PX: f64 = 13.0;
const SMALL_PX: f64 = 11.5;
const LEGEND_PX: f64 = 18.0;
const AXIS_PX: f64 = 20.0;
const HALF_PX: f64 = 6.0;
/// Room behind the last shape of a row for its number.
const NUMBER_PX: f64 = 40.0;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (data, unit) = data_of(desk, id, Subject::First);
    let drawing = draw(desk, &data, request);
    Draft { data, unit: unit_name(desk, unit), sentence: None, drawing }
}

/// The shape of a series: round for the first of values, square for the other, on its tip for what is held against them.
fn draw_shape(pen: &Pen<'_>, (x, y): (f64, f64), datum: &Datum) {
    match (datum.role, datum.series) {
        (SeriesRole::Value, 0) => pen.dot((x, y), HALF_PX, Ink::Mark, Body::Full(1.0)),
        (SeriesRole::Value, _) => {
            let half = HALF_PX - 1.0;
            pen.rect([x - half, y - half, x + half, y + half], Ink::Text, Body::Full(1.0));
        }
        _ => {
            let half = HALF_PX + 1.0;
            let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
            pen.shape(&corners, Ink::Text, Body::Open);
        }
    }
}

fn draw(desk: &Desk<'_>, data: &[Datum], request: &PlotRequest<'_>) -> Drawing {
    let is_drawn = |datum: &Datum| datum.role != SeriesRole::Flag && datum.value.is_some_and(f64::is_finite);
    let mut things: Vec<Thing> = Vec::new();
    for datum in data.iter().filter(|datum| is_drawn(datum)) {
        if !things.contains(&datum.thing) {
            things.push(datum.thing);
        }
    }
    let is_narrow = request.width_px < 430.0;
    let label_px = label_px(desk, things.iter().copied(), (TEXT_PX, request.width_px)) + 4.0;
    // What is said of a row besides: held against it, or without a place on the axis.
    let remark = |thing: Thing| {
        let of_it = data.iter().filter(|datum| datum.thing == thing && datum.role != SeriesRole::Value);
        let words = of_it.map(|datum| {
            fill(words_of(desk).series_value, &[("name", &datum.what), ("value", &datum.written)])
        });
        words.collect::<Vec<_>>().join(" · ")
    };
    let remarks: Vec<String> = things.iter().map(|thing| remark(*thing)).collect();
    let row_px = if is_narrow { ROW_PX + 12.0 } else { ROW_PX };
    let width = request.width_px.max(label_px + 200.0);
    let firsts = firsts_of(data);
    let widths: Vec<f64> = firsts.iter().map(|first| 17.0 + width_px(&first.what, SMALL_PX, 0.0)).collect();
    let legend = legend_places(&widths, width);
    let head_px = LEGEND_PX * (legend.last().map_or(0.0, |place| place.0) + 1.0);
    let height = head_px + row_px * things.len().max(1) as f64 + AXIS_PX;
    let values = || data.iter().filter(|datum| is_drawn(datum)).filter_map(|datum| datum.value);
    let left = label_px + 28.0;
    let spread = |right: f64| Scale::from_values(Spread::Linear, values(), (left, right));
    let highest = |scale: &Scale, thing: Thing| {
        let of_it = data.iter().filter(|datum| datum.thing == thing && is_drawn(datum));
        of_it.filter_map(|datum| scale.at(datum.value?)).fold(left, f64::max)
    };
    // Shorter where a remark has to stand behind a row.
    let whole = spread(width - NUMBER_PX);
    let right = things.iter().zip(&remarks).fold(width - NUMBER_PX, |right, (thing, remark)| {
        let (at, room) = (highest(&whole, *thing), width - 46.0 - width_px(remark, SMALL_PX, 0.0));
        if is_narrow || remark.is_empty() || at <= left {
            right
        } else {
            right.min(left + (width - NUMBER_PX - left) * (room - left) / (at - left))
        }
    });
    let right = right.max(left + 110.0);
    let (scale, range) = (spread(right), (left, right));
    let mut marks = Vec::new();
    let markup = drawing((width, height), Ground::Lined, |pen| {
        let bottom = height - AXIS_PX;
        for tick in scale.ticks() {
            let Some(x) = scale.at(tick) else { continue };
            pen.line(&[(x, head_px), (x, bottom)], Ink::Graticule, 1.0, Line::Full);
            pen.text((x, bottom + 10.0), &short_number(desk, tick), SMALL_PX, Ink::TextQuiet, Side::Around);
        }
        for (datum, (row, left)) in firsts.iter().zip(&legend) {
            let middle = LEGEND_PX * row + 8.0;
            draw_shape(pen, (left + 6.0, middle), datum);
            pen.text((left + 17.0, middle), &datum.what, SMALL_PX, Ink::TextQuiet, Side::Behind);
        }
        for (index, (thing, remark)) in things.iter().zip(&remarks).enumerate() {
            let top = head_px + index as f64 * row_px;
            let middle = top + ROW_PX / 2.0;
            let name = name_within(desk, *thing, TEXT_PX, label_px - 4.0);
            pen.text((label_px, middle), &name, TEXT_PX, Ink::Text, Side::Before);
            let row: Vec<(&Datum, f64)> = data
                .iter()
                .filter(|datum| datum.thing == *thing && is_drawn(datum))
                .filter_map(|datum| Some((datum, scale.at(datum.value?)?)))
                .collect();
            draw_row(desk, pen, &row, (top, middle), &mut marks);
            let (at, room) = if is_narrow {
                ((range.0 - 6.0, middle + 19.0), width - range.0 + 6.0)
            } else {
                let at = highest(&scale, *thing) + 44.0;
                ((at, middle), width - at)
            };
            pen.text(at, &cut(remark, SMALL_PX, room), SMALL_PX, Ink::TextQuiet, Side::Behind);
        }
    });
    Drawing { markup, width_px: width, height_px: height, marks }
}

/// The first of each series that has a shape.
fn firsts_of(data: &[Datum]) -> Vec<&Datum> {
    let mut firsts: Vec<&Datum> = Vec::new();
    for datum in data.iter().filter(|datum| datum.role != SeriesRole::Flag) {
        if !firsts.iter().any(|first| first.series == datum.series) {
            firsts.push(datum);
        }
    }
    firsts
}

/// The shapes of a row, joined, the outermost with their numbers.
fn draw_row(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    row: &[(&Datum, f64)],
    (top, middle): (f64, f64),
    marks: &mut Vec<Mark>,
) {
    let low = row.iter().copied().reduce(|a, b| if b.1 < a.1 { b } else { a });
    let high = row.iter().copied().reduce(|a, b| if b.1 >= a.1 { b } else { a });
    let (Some(low), Some(high)) = (low, high) else { return };
    pen.line(&[(low.1, middle), (high.1, middle)], Ink::Border, 2.0, Line::Full);
    for (datum, x) in row {
        // Shapes that would hide each other stand one above the other.
        let is_close =
            |other: &(&Datum, f64)| other.0.role != datum.role && (other.1 - x).abs() < 1.5 * HALF_PX;
        let aside = if row.iter().any(is_close) { HALF_PX - 1.0 } else { 0.0 };
        let middle = if datum.role == SeriesRole::Value { middle - aside } else { middle + aside };
        draw_shape(pen, (*x, middle), datum);
        let ink = [x - HALF_PX, middle - HALF_PX, x + HALF_PX, middle + HALF_PX];
        // Neighbours share the room between them.
        let half = |other: Option<f64>| other.map_or(12.0, |gap| (gap / 2.0).held(6.0, 12.0));
        let gap = |is_side: fn(f64) -> bool| {
            let gaps = row.iter().map(|(_, other)| other - x).filter(|gap| is_side(*gap)).map(f64::abs);
            gaps.reduce(f64::min)
        };
        let hit = [x - half(gap(|gap| gap < -0.01)), top, x + half(gap(|gap| gap > 0.01)), top + ROW_PX];
        marks.push(Mark { thing: datum.thing, label: datum.label(desk), hit, ink, is_round: true });
    }
    pen.text((high.1 + 10.0, middle), &high.0.short_or_spelled(desk), SMALL_PX, Ink::Text, Side::Behind);
    if low.1 < high.1 {
        pen.text((low.1 - 10.0, middle), &low.0.short_or_spelled(desk), SMALL_PX, Ink::Text, Side::Before);
    }
}
