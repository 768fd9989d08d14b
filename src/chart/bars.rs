//! One bar a figure: values full, sums hollow, other numbers for the same as upright marks.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    datum::{Subject, data_of},
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, name_lines, unit_name, words_of},
    scale::{Scale, Spread},
};
use crate::{
    dossier::Desk,
    geo::Held,
    order::{rank_of, sort_by_rank},
    scene::{Ink, width_px},
    text::{decimal_text, fill},
};
use heartland_data::model::{Basis, ChartId, Decimal, SeriesRole, Thing};

const ROW_PX: f64 = 24.0;
const TEXT_PX: f64 = 13.0;
const SMALL_PX: f64 = 11.5;
/// Between a bar and its words.
const GAP_PX: f64 = 7.0;
/// A bar of the largest value is never shorter, however long the words.
const LEAST_BAR_PX: f64 = 60.0;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (mut data, unit) = data_of(desk, id, Subject::First);
    let unit = if request.is_other_way {
        data = as_shares(desk, data);
        words_of(desk).of_the_sum.to_owned()
    } else {
        unit_name(desk, unit)
    };
    // Values by size, then sums, then the rest, in their order.
    sort_by_rank(&mut data, |datum| match (datum.role, datum.value) {
        (SeriesRole::Value, Some(value)) => !rank_of(value) >> 2,
        (SeriesRole::Sum, _) => u64::MAX - 1,
        _ => u64::MAX,
    });
    let drawing = draw(desk, &data, request);
    Draft { data, unit, sentence: None, drawing }
}

/// Values and sums as shares of all values, computed here; what is neither has no share.
fn as_shares(desk: &Desk<'_>, data: Vec<Datum>) -> Vec<Datum> {
    let values = data.iter().filter(|datum| datum.role == SeriesRole::Value);
    let sum: f64 = values.filter_map(|datum| datum.value).filter(|value| *value > 0.0).sum();
    let is_kept = |datum: &Datum| matches!(datum.role, SeriesRole::Value | SeriesRole::Sum);
    data.into_iter()
        .filter(|datum| is_kept(datum) && sum > 0.0)
        .map(|datum| {
            let share = datum.value.map(|value| value / sum * 100.0);
            // The file and the page say the same decimal.
            let decimal = share.and_then(|share| Decimal::from_f64(share, 1));
            let number = decimal.map(|share| share.to_string()).unwrap_or_default();
            let written = decimal
                .map(|share| decimal_text(desk.texts, share))
                .map(|share| fill(words_of(desk).percent, &[("value", &share)]))
                .unwrap_or_default();
            Datum { value: share, number, written, unit: None, basis: Basis::Derived, ..datum }
        })
        .collect()
}

/// A row: its thing, its bar, and the other numbers for it.
struct Row<'a> {
    thing: Thing,
    bar: Option<&'a Datum>,
    others: Vec<&'a Datum>,
}

impl Row<'_> {
    fn data(&self) -> impl Iterator<Item = &Datum> {
        self.bar.into_iter().chain(self.others.iter().copied())
    }

    /// What stands behind the bar: its number, then the other numbers with what they are.
    fn words(&self, desk: &Desk<'_>, is_share: bool) -> (String, String) {
        let number =
            |datum: &Datum| if is_share { datum.written.clone() } else { datum.short_or_spelled(desk) };
        let other = |datum: &&Datum| {
            fill(words_of(desk).series_value, &[("name", &datum.what), ("value", &number(datum))])
        };
        let others: Vec<String> = self.others.iter().map(other).collect();
        (self.bar.map(number).unwrap_or_default(), others.join(" · "))
    }
}

fn rows_of(data: &[Datum]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for datum in data.iter().filter(|datum| datum.value.is_some_and(f64::is_finite)) {
        let is_bar = matches!(datum.role, SeriesRole::Value | SeriesRole::Sum);
        let row = rows.iter_mut().find(|row| row.thing == datum.thing && !(is_bar && row.bar.is_some()));
        match row {
            Some(row) if is_bar => row.bar = Some(datum),
            Some(row) => row.others.push(datum),
            None if is_bar => rows.push(Row { thing: datum.thing, bar: Some(datum), others: Vec::new() }),
            None => rows.push(Row { thing: datum.thing, bar: None, others: vec![datum] }),
        }
    }
    rows
}

fn draw(desk: &Desk<'_>, data: &[Datum], request: &PlotRequest<'_>) -> Drawing {
    let rows = rows_of(data);
    let label_room = (request.width_px * 0.36).held(80.0, 200.0);
    let names: Vec<(Vec<String>, f64)> =
        rows.iter().map(|row| name_lines(desk, row.thing, (TEXT_PX, SMALL_PX), label_room)).collect();
    let words: Vec<(String, String)> = rows.iter().map(|row| row.words(desk, request.is_other_way)).collect();
    let longest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
    let widths =
        names.iter().flat_map(|(lines, size_px)| lines.iter().map(|line| width_px(line, *size_px, 0.0)));
    let left = longest(&mut { widths }) + GAP_PX + 2.0;
    let word_px = |(own, others): &(String, String)| {
        let others_px = if others.is_empty() { 0.0 } else { width_px(others, SMALL_PX, 0.0) + GAP_PX };
        width_px(own, TEXT_PX, 0.0) + others_px + GAP_PX
    };
    // Words behind a short bar may be longer than those behind the longest.
    let extent = |row: &Row<'_>| row.data().filter_map(|datum| datum.value).fold(0.0, f64::max);
    let top_value = longest(&mut rows.iter().map(extent));
    let share = |row: &Row<'_>| if top_value > 0.0 { extent(row) / top_value } else { 0.0 };
    let room = request.width_px - left;
    let plot_px = rows.iter().zip(&words).fold(room, |plot, (row, words)| {
        let share = share(row);
        if share > 0.0 { plot.min((room - word_px(words)) / share) } else { plot }
    });
    let plot_px = plot_px.max(LEAST_BAR_PX).min(room.max(LEAST_BAR_PX));
    let widest = rows.iter().zip(&words).map(|(row, words)| left + share(row) * plot_px + word_px(words));
    let width_px = widest.fold(request.width_px, f64::max);
    let height_px = ROW_PX * rows.len().max(1) as f64;
    let values = data.iter().filter_map(|datum| datum.value);
    let scale = Scale::from_values(Spread::Linear, values.clone(), (left, left + plot_px));
    // Bars of positive values alone fill the room up to the largest, not to a round number.
    let is_positive = values.clone().all(|value| !value.is_finite() || value >= 0.0);
    let scale = if is_positive && top_value > 0.0 {
        Scale::exact((0.0, top_value), (left, left + plot_px))
    } else {
        scale
    };
    let mut marks = Vec::new();
    let markup = drawing((width_px, height_px), Ground::Plain, |pen| {
        let zero = scale.at(0.0).unwrap_or(left);
        for (index, ((row, name), words)) in rows.iter().zip(&names).zip(&words).enumerate() {
            let top = index as f64 * ROW_PX;
            draw_row(desk, pen, (row, name, words), (&scale, zero, left, top, width_px), &mut marks);
        }
        pen.line(&[(zero, 0.0), (zero, height_px)], Ink::TextQuiet, 1.0, Line::Full);
    });
    Drawing { markup, width_px, height_px, marks }
}

fn draw_row(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    (row, (name, name_px), (own, others)): (&Row<'_>, &(Vec<String>, f64), &(String, String)),
    (scale, zero, left, top, right): (&Scale, f64, f64, f64, f64),
    marks: &mut Vec<Mark>,
) {
    let middle = top + ROW_PX / 2.0;
    let mut end = zero;
    let mut ink: Option<[f64; 4]> = None;
    // Below the bar, above and below which they stand out: nothing covers where it ends.
    for at in row.others.iter().filter_map(|datum| scale.at(datum.value?)) {
        pen.line(&[(at, middle - 11.5), (at, middle + 11.5)], Ink::Text, 2.0, Line::Full);
        end = end.max(at);
        ink = Some([at - 2.0, middle - 11.5, at + 2.0, middle + 11.5]);
    }
    if let Some((datum, at)) = row.bar.and_then(|datum| Some((datum, scale.at(datum.value?)?))) {
        let bar = [zero.min(at), middle - 8.0, zero.max(at), middle + 8.0];
        let body = if datum.role == SeriesRole::Sum || datum.is_intent() {
            Body::Hollow(if datum.is_intent() { Line::Dashed } else { Line::Full })
        } else {
            Body::Full(1.0)
        };
        pen.rect(bar, Ink::Mark, body);
        end = end.max(at);
        ink = Some(bar);
    }
    pen.lines((left - GAP_PX, middle), name, *name_px, Ink::Text, Side::Before);
    pen.text((end + GAP_PX, middle), own, TEXT_PX, Ink::Text, Side::Behind);
    let own_px = if own.is_empty() { 0.0 } else { width_px(own, TEXT_PX, 0.0) + GAP_PX };
    pen.text((end + GAP_PX + own_px, middle), others, SMALL_PX, Ink::TextQuiet, Side::Behind);
    let labels: Vec<String> = row.data().map(|datum| datum.label(desk)).collect();
    let hit = [0.0, top, right, top + ROW_PX];
    marks.push(Mark {
        thing: row.thing,
        label: labels.join(desk.words().clause_mark),
        hit,
        ink: ink.unwrap_or(hit),
        is_round: false,
    });
}
