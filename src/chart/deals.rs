//! One dot a deal on a logarithmic scale, by who it is with.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    datum::{Subject, data_of, party_of},
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, lines, name, name_within, short_number, unit_name, words_of},
    scale::{Scale, Spread},
};
use crate::{
    dossier::Desk,
    order::{rank_of, sort_by_rank},
    scene::{Ink, width_px},
    text::fill,
};
use heartland_data::model::{ChartId, DealStatus, Thing};

const ROW_PX: f64 = 24.0;
/// Height of a row with two lines.
const HIGH_ROW_PX: f64 = 29.0;
/// Between the middles of two lines beside a dot.
const LINE_PX: f64 = 12.0;
/// A row of the key.
const KEY_PX: f64 = 16.0;
const DOT_PX: f64 = 5.5;
const TEXT_PX: f64 = 12.0;
const SMALL_PX: f64 = 11.5;
const AXIS_PX: f64 = 20.0;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (data, unit) = data_of(desk, id, Subject::Deal);
    let groups = groups_of(desk, data);
    let drawing = draw(desk, &groups, request);
    let unit = fill(words_of(desk).on_log_scale, &[("unit", &unit_name(desk, unit))]);
    let data = groups.into_iter().flat_map(|group| group.1).map(|deal| deal.datum).collect();
    Draft { data, unit, sentence: None, drawing }
}

/// A deal, and what has become of it if it has come to nothing, which no dot can tell.
struct Deal {
    datum: Datum,
    outcome: Option<&'static str>,
}

/// Deals with one party.
type Group = (Option<Thing>, Vec<Deal>);

/// Deals by party, the party with the largest first, and in it the largest deal.
fn groups_of(desk: &Desk<'_>, mut data: Vec<Datum>) -> Vec<Group> {
    sort_by_rank(&mut data, |datum| !rank_of(datum.value.unwrap_or(f64::NEG_INFINITY)));
    let mut groups: Vec<Group> = Vec::new();
    for mut datum in data {
        let outcome = outcome_of(desk, &datum);
        if let Some(outcome) = outcome {
            datum.what = [&datum.what, desk.texts.writing.comma, outcome].concat();
        }
        let (party, deal) = (party_of(desk.atlas, &datum), Deal { datum, outcome });
        match groups.iter_mut().find(|group| group.0 == party) {
            Some(group) => group.1.push(deal),
            None => groups.push((party, vec![deal])),
        }
    }
    groups
}

/// What a dot's body stands for.
fn key_of(desk: &Desk<'_>) -> [(&'static str, Body); 2] {
    let words = words_of(desk);
    [(words.paid, Body::Full(1.0)), (words.to_be_paid, Body::Hollow(Line::Full))]
}

/// Where the columns are, and how values are spread over the last.
struct Layout {
    is_narrow: bool,
    width: f64,
    party_px: f64,
    name_px: f64,
    axis_left: f64,
    head_px: f64,
    scale: Scale,
}

impl Layout {
    fn of(desk: &Desk<'_>, groups: &[Group], request: &PlotRequest<'_>) -> Self {
        let is_narrow = request.width_px < 430.0;
        let width = request.width_px.max(280.0);
        // Narrow: a row of its own for the party.
        let party_px = if is_narrow { 0.0 } else { (width * 0.19).min(104.0) };
        let name_px = (width * if is_narrow { 0.42 } else { 0.35 }).min(240.0);
        let axis_left = party_px + name_px + 10.0;
        let values = groups.iter().flat_map(|group| group.1.iter().filter_map(|deal| deal.datum.value));
        let scale = Scale::from_values(Spread::Log, values, (axis_left + 8.0, width - 16.0));
        // The axis stands beside the key, or below it where that is long.
        let key_px = key_of(desk).map(|entry| 17.0 + width_px(entry.0, SMALL_PX, 0.0)).into_iter();
        let first = scale.ticks().first().and_then(|tick| scale.at(*tick)).unwrap_or(axis_left);
        let is_beside = key_px.fold(0.0, f64::max) + 10.0 < first;
        let head_px = 2.0 * KEY_PX + if is_beside { 3.0 } else { AXIS_PX };
        Self { is_narrow, width, party_px, name_px, axis_left, head_px, scale }
    }

    fn name_of(&self, datum: &Datum) -> Vec<String> {
        lines(&datum.name, SMALL_PX, self.name_px, 3)
    }

    /// Height of a deal's row; narrow ones have two lines beside their dot, and names have up to three.
    fn row_px(&self, datum: &Datum) -> f64 {
        match self.name_of(datum).len() {
            3.. => HIGH_ROW_PX + LINE_PX,
            ..=1 if !self.is_narrow => ROW_PX,
            _ => HIGH_ROW_PX,
        }
    }
}

fn draw(desk: &Desk<'_>, groups: &[Group], request: &PlotRequest<'_>) -> Drawing {
    let layout = Layout::of(desk, groups, request);
    let (width, head_px, scale) = (layout.width, layout.head_px, layout.scale);
    let heights = groups.iter().map(|(_, deals)| {
        let own: f64 = deals.iter().map(|deal| layout.row_px(&deal.datum)).sum();
        own + if layout.is_narrow { ROW_PX } else { 0.0 }
    });
    // Key and axis stand on top, where they are seen first.
    let bottom = head_px + heights.sum::<f64>().max(ROW_PX);
    let mut marks = Vec::new();
    let markup = drawing((width, bottom), Ground::Lined, |pen| {
        for tick in scale.ticks() {
            let Some(x) = scale.at(tick) else { continue };
            pen.line(&[(x, head_px), (x, bottom)], Ink::Graticule, 1.0, Line::Full);
            let number = short_number(desk, tick);
            pen.text((x, head_px - AXIS_PX / 2.0), &number, SMALL_PX, Ink::TextQuiet, Side::Around);
        }
        for (index, (words, body)) in key_of(desk).into_iter().enumerate() {
            let middle = KEY_PX * (index as f64 + 0.5);
            pen.dot((6.0, middle), DOT_PX, Ink::Mark, body);
            pen.text((17.0, middle), words, SMALL_PX, Ink::TextQuiet, Side::Behind);
        }
        let mut top = head_px;
        for (party, deals) in groups {
            if top > head_px {
                pen.line(&[(0.0, top), (width, top)], Ink::Graticule, 1.0, Line::Full);
            }
            if let Some(party) = party {
                let room = if layout.is_narrow { width } else { layout.party_px - 8.0 };
                let short = name_within(desk, *party, TEXT_PX, room);
                let first = deals.first().filter(|_| !layout.is_narrow);
                let row_px = first.map_or(ROW_PX, |deal| layout.row_px(&deal.datum));
                pen.text((0.0, top + row_px / 2.0), &short, TEXT_PX, Ink::Text, Side::Behind);
                let hit = [0.0, top, room.min(width), top + row_px];
                let label = name(desk, *party).to_owned();
                marks.push(Mark { thing: *party, label, hit, ink: hit, is_round: false });
            }
            top += if layout.is_narrow { ROW_PX } else { 0.0 };
            for deal in deals {
                let bottom = top + layout.row_px(&deal.datum);
                marks.push(draw_deal(desk, pen, deal, &layout, (top, bottom)));
                top = bottom;
            }
        }
    });
    Drawing { markup, width_px: width, height_px: bottom, marks }
}

fn outcome_of(desk: &Desk<'_>, datum: &Datum) -> Option<&'static str> {
    let figure = desk.atlas.figures.get(datum.figure?)?;
    let status = desk.atlas.deals.get(figure.deal?)?.status;
    let is_none = matches!(status, DealStatus::TurnedDown | DealStatus::Unresolved);
    is_none.then(|| (desk.texts.status_deal)(status))
}

/// A deal: its name, its dot, and beside that, where more room is, how much it is and what.
fn draw_deal(
    desk: &Desk<'_>,
    pen: &Pen<'_>,
    Deal { datum, outcome }: &Deal,
    layout: &Layout,
    (top, bottom): (f64, f64),
) -> Mark {
    let middle = f64::midpoint(top, bottom);
    pen.lines((layout.party_px, middle), &layout.name_of(datum), SMALL_PX, Ink::Text, Side::Behind);
    let hit = [layout.party_px, top, layout.width, bottom];
    let mut mark = Mark { thing: datum.thing, label: datum.label(desk), hit, ink: hit, is_round: false };
    let Some(at) = datum.value.and_then(|value| layout.scale.at(value)) else { return mark };
    let number = datum.short_and_bounded(desk);
    let room_px = (at - layout.axis_left).max(layout.width - at) - 16.0 - width_px(&number, SMALL_PX, 0.0);
    let what = outcome
        .filter(|_| layout.is_narrow || width_px(&datum.what, SMALL_PX, 0.0) > room_px)
        .unwrap_or(&datum.what);
    let [number_px, what_px] = [&number, what].map(|text| width_px(text, SMALL_PX, 0.0));
    let wide = if layout.is_narrow { number_px.max(what_px) } else { number_px + 6.0 + what_px };
    let is_before = at + 10.0 + wide > layout.width;
    // From the edge, to lead the eye; lengths mean nothing on this scale.
    let lead_to = if is_before { at - 14.0 - wide } else { at };
    if lead_to > layout.axis_left {
        pen.line(&[(layout.axis_left, middle), (lead_to, middle)], Ink::Border, 1.0, Line::Dotted);
    }
    let body = if datum.is_intent() { Body::Hollow(Line::Full) } else { Body::Full(1.0) };
    pen.dot((at, middle), DOT_PX, Ink::Mark, body);
    let (edge, side) = if is_before { (at - 10.0, Side::Before) } else { (at + 10.0, Side::Behind) };
    let [number_at, what_at] = match (layout.is_narrow, is_before) {
        (true, _) => [(edge, middle - LINE_PX / 2.0), (edge, middle + LINE_PX / 2.0)],
        (false, true) => [(edge - what_px - 6.0, middle), (edge, middle)],
        (false, false) => [(edge, middle), (edge + number_px + 6.0, middle)],
    };
    pen.text(number_at, &number, SMALL_PX, Ink::Text, side);
    pen.text(what_at, what, SMALL_PX, Ink::TextQuiet, side);
    mark.ink = [at - 6.5, middle - 6.5, at + 6.5, middle + 6.5];
    mark.is_round = true;
    mark
}
