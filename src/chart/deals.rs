//! One dot a deal on a logarithmic scale, by who it is with.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    datum::{Subject, data_of, party_of},
    pen::{Body, Line, Side, drawing},
    plot::{Draft, cut, lines, name_within, short_number, unit_name, words_of},
    scale::{Scale, Spread},
};
use crate::{
    dossier::Desk,
    order::{rank_of, sort_by_rank},
    scene::{Ink, width_px},
    text::fill,
};
use heartland_data::model::{ChartId, Thing};

const ROW_PX: f64 = 24.0;
/// Height of a row with two lines.
const HIGH_ROW_PX: f64 = 31.0;
const TEXT_PX: f64 = 12.0;
const SMALL_PX: f64 = 11.5;
const AXIS_PX: f64 = 20.0;

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let (data, unit) = data_of(desk, id, Subject::Deal);
    let groups = groups_of(desk, data);
    let drawing = draw(desk, &groups, request);
    let unit = fill(words_of(desk).on_log_scale, &[("unit", &unit_name(desk, unit))]);
    Draft { data: groups.into_iter().flat_map(|group| group.1).collect(), unit, sentence: None, drawing }
}

/// Deals by party, the party with the largest first, and in it the largest deal.
fn groups_of(desk: &Desk<'_>, mut data: Vec<Datum>) -> Vec<(Option<Thing>, Vec<Datum>)> {
    sort_by_rank(&mut data, |datum| !rank_of(datum.value.unwrap_or(f64::NEG_INFINITY)));
    let mut groups: Vec<(Option<Thing>, Vec<Datum>)> = Vec::new();
    for datum in data {
        let figure = datum.figure.and_then(|figure| desk.atlas.figures.get(figure));
        let party = figure.and_then(party_of);
        match groups.iter_mut().find(|group| group.0 == party) {
            Some(group) => group.1.push(datum),
            None => groups.push((party, vec![datum])),
        }
    }
    groups
}

fn draw(desk: &Desk<'_>, groups: &[(Option<Thing>, Vec<Datum>)], request: &PlotRequest<'_>) -> Drawing {
    let is_narrow = request.width_px < 430.0;
    let width = request.width_px.max(280.0);
    // Narrow: a row of its own for the party.
    let party_px = if is_narrow { 0.0 } else { (width * 0.19).min(104.0) };
    let name_px = (width * if is_narrow { 0.46 } else { 0.35 }).min(240.0);
    let what_px = groups.iter().flat_map(|group| &group.1);
    let what_px = what_px.map(|datum| width_px(&datum.what, SMALL_PX, 0.0)).fold(0.0, f64::max);
    let what_px = if is_narrow { 0.0 } else { what_px.min(80.0) + 6.0 };
    let values = groups.iter().flat_map(|group| group.1.iter().filter_map(|datum| datum.value));
    let range = (party_px + name_px + 18.0, width - what_px - 34.0);
    let scale = Scale::from_values(Spread::Log, values, range);
    let name_of = |datum: &Datum| lines(&datum.name, SMALL_PX, name_px);
    let height_of = |name: &[String]| if name.len() > 1 { HIGH_ROW_PX } else { ROW_PX };
    let heights = groups.iter().map(|(_, data)| {
        let own: f64 = data.iter().map(|datum| height_of(&name_of(datum))).sum();
        own + if is_narrow { ROW_PX } else { 0.0 }
    });
    // The axis stands on top, where it is seen first.
    let bottom = AXIS_PX + heights.sum::<f64>().max(ROW_PX);
    let mut marks = Vec::new();
    let markup = drawing(width, bottom, |pen| {
        for tick in scale.ticks() {
            let Some(x) = scale.at(tick) else { continue };
            pen.line(&[(x, AXIS_PX), (x, bottom)], Ink::Graticule, 1.0, Line::Full);
            pen.text((x, AXIS_PX / 2.0), &short_number(desk, tick), SMALL_PX, Ink::TextQuiet, Side::Around);
        }
        let mut top = AXIS_PX;
        for (party, data) in groups {
            if top > AXIS_PX {
                pen.line(&[(0.0, top), (width, top)], Ink::Graticule, 1.0, Line::Full);
            }
            if let Some(party) = party {
                let room = if is_narrow { width } else { party_px - 8.0 };
                let name = name_within(desk, *party, TEXT_PX, room);
                let first = data.first().filter(|_| !is_narrow).map(|datum| height_of(&name_of(datum)));
                let row_px = first.unwrap_or(ROW_PX);
                pen.text((0.0, top + row_px / 2.0), &name, TEXT_PX, Ink::Text, Side::Behind);
                let hit = [0.0, top, room.min(width), top + row_px];
                marks.push(Mark { thing: *party, label: name, hit, ink: hit, is_round: false });
            }
            top += if is_narrow { ROW_PX } else { 0.0 };
            for datum in data {
                let name = name_of(datum);
                let row_px = height_of(&name);
                let middle = top + row_px / 2.0;
                pen.lines((party_px, middle), &name, SMALL_PX, Ink::Text, Side::Behind);
                let at = datum.value.and_then(|value| scale.at(value));
                if let Some(at) = at {
                    // From the edge, to lead the eye; lengths mean nothing on this scale.
                    pen.line(&[(range.0 - 8.0, middle), (at, middle)], Ink::Border, 1.0, Line::Dotted);
                    let body = if datum.is_intent() { Body::Hollow(Line::Full) } else { Body::Full(1.0) };
                    pen.dot((at, middle), 5.5, Ink::Mark, body);
                    let number = datum.value.map(|value| short_number(desk, value)).unwrap_or_default();
                    pen.text((at + 10.0, middle), &number, SMALL_PX, Ink::Text, Side::Behind);
                    let what = if is_narrow { String::new() } else { cut(&datum.what, SMALL_PX, what_px) };
                    let beside = at + 16.0 + width_px(&number, SMALL_PX, 0.0);
                    pen.text((beside, middle), &what, SMALL_PX, Ink::TextQuiet, Side::Behind);
                }
                let ink = at.map_or([party_px, top, width, top + row_px], |at| {
                    [at - 6.5, middle - 6.5, at + 6.5, middle + 6.5]
                });
                let hit = [party_px, top, width, top + row_px];
                marks.push(Mark {
                    thing: datum.thing,
                    label: datum.label(desk),
                    hit,
                    ink,
                    is_round: at.is_some(),
                });
                top += row_px;
            }
        }
    });
    Drawing { markup, width_px: width, height_px: bottom, marks }
}
