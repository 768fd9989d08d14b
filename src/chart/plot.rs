//! A chart, ready to be shown: its drawing, its marks, its words and its table.

use super::{Datum, bars, datum::party_of, deals, dumbbell, growth, matrix, stack, transit};
use crate::{
    dossier::{Desk, locator_text},
    order::sort_by_rank,
    scene::width_px,
    state::name_of,
    text::{ChartTexts, axis_unit, chart_texts, fill, number_text},
};
use heartland_data::model::{
    Basis, ChartId, ChartKind, CountryId, Decimal, Locator, LocatorPart, MAX_DECIMALS, Modality, NoteId,
    RowId, SectionId, Thing, UnitId,
};

/// A rectangle in CSS pixels: left, top, right, bottom.
pub type Rect = [f64; 4];

/// Something in a drawing that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it selects.
    pub thing: Thing,
    /// What it is called.
    pub label: String,
    /// Where it is clicked.
    pub hit: Rect,
    /// What of that is drawn.
    pub ink: Rect,
    /// Whether what is drawn is round.
    pub is_round: bool,
}

impl Mark {
    /// Left, top, width and height as shares of a drawing, then those of what is drawn as shares of the mark.
    pub fn shares(&self, drawing: &Drawing) -> [f64; 8] {
        let [left, top, right, bottom] = self.hit;
        let (width, height) = ((right - left).max(1.0), (bottom - top).max(1.0));
        // What is the whole of its mark is outlined within it.
        let is_whole = self.ink.iter().zip(&self.hit).all(|(ink, hit)| (ink - hit).abs() < 0.5);
        let inset = if is_whole { 4.0 } else { 0.0 };
        let ink = [self.ink[0] + inset, self.ink[1] + inset, self.ink[2] - inset, self.ink[3] - inset];
        [
            left / drawing.width_px,
            top / drawing.height_px,
            width / drawing.width_px,
            height / drawing.height_px,
            (ink[0] - left) / width,
            (ink[1] - top) / height,
            (ink[2] - ink[0]) / width,
            (ink[3] - ink[1]) / height,
        ]
    }
}

/// A drawing with its marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// SVG, colours as `var(--token)`.
    pub markup: String,
    /// Size in CSS pixels; not narrower than its words need.
    pub width_px: f64,
    /// See `width_px`.
    pub height_px: f64,
    /// What can be pointed at, in reading order.
    pub marks: Vec<Mark>,
}

/// What is asked of a chart.
#[derive(Clone, Copy, Debug)]
pub struct PlotRequest<'a> {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// In the second of its two ways: see [`ways_of`].
    pub is_other_way: bool,
    /// Countries that are closed.
    pub closed: &'a [CountryId],
}

/// A chart, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The drawing.
    pub drawing: Drawing,
    /// Unit and scale of its axis.
    pub unit: String,
    /// What it shows in a sentence or two, generated.
    pub sentence: String,
    /// Its values.
    pub data: Vec<Datum>,
    /// Contradictions and cautions that concern them.
    pub notes: Vec<NoteId>,
    /// Places in the report, and whoever else says so.
    pub places: String,
    /// The same with the report's name, for where it is not known.
    pub source: String,
}

/// What a kind of chart makes of the tables.
pub(super) struct Draft {
    pub(super) data: Vec<Datum>,
    pub(super) unit: String,
    pub(super) sentence: Option<String>,
    pub(super) drawing: Drawing,
}

/// The two ways that a kind of chart can be drawn in, by name; `None` for kinds with one.
pub fn ways_of(kind: ChartKind, words: &ChartTexts) -> Option<[&'static str; 2]> {
    match kind {
        ChartKind::Bars => Some([words.amounts, words.shares]),
        ChartKind::Growth => Some([words.linear, words.logarithmic]),
        ChartKind::Matrix => Some([words.focus, words.everyone]),
        ChartKind::Dumbbell | ChartKind::Stack | ChartKind::Deals | ChartKind::Transit => None,
    }
}

/// The words of the charts in a desk's language.
pub fn words_of(desk: &Desk<'_>) -> &'static ChartTexts {
    chart_texts(desk.tag())
}

/// Runs a chart's queries and draws it.
pub fn plot_of(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Option<Plot> {
    let chart = desk.atlas.charts.get(id)?;
    let draft = match chart.kind {
        ChartKind::Bars => bars::draft(desk, id, request),
        ChartKind::Dumbbell => dumbbell::draft(desk, id, request),
        ChartKind::Growth => growth::draft(desk, id, request),
        ChartKind::Stack => stack::draft(desk, id, request),
        ChartKind::Deals => deals::draft(desk, id, request),
        ChartKind::Transit => transit::draft(desk, id, request),
        ChartKind::Matrix => matrix::draft(desk, id, request),
    };
    Some(plot_from_draft(desk, draft))
}

/// The same for a chart of bars, which needs nothing of the other kinds.
pub fn plot_of_bars(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Option<Plot> {
    let chart = desk.atlas.charts.get(id)?;
    (chart.kind == ChartKind::Bars).then(|| plot_from_draft(desk, bars::draft(desk, id, request)))
}

fn plot_from_draft(desk: &Desk<'_>, mut draft: Draft) -> Plot {
    // Room to be clicked ends with the drawing.
    let (width, height) = (draft.drawing.width_px, draft.drawing.height_px);
    for mark in &mut draft.drawing.marks {
        let [left, top, right, bottom] = mark.hit;
        mark.hit = [left.max(0.0), top.max(0.0), right.min(width), bottom.min(height)];
    }
    let mut notes: Vec<NoteId> = Vec::new();
    for datum in &draft.data {
        let of_it = datum.figure.map_or(&[][..], |figure| desk.relations.notes_of(figure));
        notes.extend(of_it.iter().filter(|note| !notes.contains(note)).copied().collect::<Vec<_>>());
    }
    sort_by_rank(&mut notes, |note| note.index() as u64);
    let places = places_of(desk, &draft.data);
    let short = desk.atlas.report.short.get(desk.language);
    let source = fill(words_of(desk).series_value, &[("name", short), ("value", &places)]);
    let sentence = draft.sentence.unwrap_or_else(|| sentence_of(desk, &draft.data));
    Plot { drawing: draft.drawing, unit: draft.unit, sentence, data: draft.data, notes, places, source }
}

/// The places that the values stand in, those of a section together; and whoever else is named.
fn places_of(desk: &Desk<'_>, data: &[Datum]) -> String {
    let mut parts: Vec<(SectionId, LocatorPart, Vec<u8>)> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for datum in data {
        let Some(locator) = datum.locator else {
            if !datum.place.is_empty() && !others.contains(&&*datum.place) {
                others.push(&datum.place);
            }
            continue;
        };
        let numbers = locator.first..=locator.last;
        match parts.iter_mut().find(|part| (part.0, part.1) == (locator.section, locator.part)) {
            Some(part) => part.2.extend(numbers),
            None => parts.push((locator.section, locator.part, numbers.collect())),
        }
    }
    let mut told: Vec<String> = Vec::new();
    for (section, part, mut numbers) in parts {
        sort_by_rank(&mut numbers, |number| u64::from(*number));
        let mut runs: Vec<Locator> = Vec::new();
        for number in numbers {
            match runs.last_mut().filter(|run| number <= run.last.saturating_add(1)) {
                Some(run) => run.last = number,
                None => runs.push(Locator { section, part, first: number, last: number }),
            }
        }
        told.extend(runs.into_iter().map(|run| locator_text(desk, run)));
    }
    told.extend(others.into_iter().map(str::to_owned));
    told.join(" · ")
}

/// How many values there are, the largest and the smallest.
fn sentence_of(desk: &Desk<'_>, data: &[Datum]) -> String {
    let words = words_of(desk);
    let drawn = || data.iter().filter(|datum| datum.value.is_some_and(f64::is_finite));
    let value = |datum: &&Datum| datum.value.unwrap_or_default();
    let Some(largest) = drawn().max_by(|a, b| value(a).total_cmp(&value(b))) else {
        return words.nothing.to_owned();
    };
    let smallest = drawn().min_by(|a, b| value(a).total_cmp(&value(b))).unwrap_or(largest);
    let tell = |template: &str, datum: &Datum| {
        let name = if datum.time(desk).is_empty() {
            datum.name.clone()
        } else {
            fill(desk.texts.writing.aside, &[("text", &datum.name), ("aside", &datum.time(desk))])
        };
        // What is neither a fact nor said by the report is not told as one.
        let is_plain = datum.modality == Modality::Actual && datum.basis == Basis::Said;
        let value = if is_plain {
            datum.written.clone()
        } else {
            fill(desk.texts.writing.aside, &[("text", &datum.written), ("aside", &datum.standing(desk))])
        };
        fill(template, &[("name", &name), ("value", &value)])
    };
    let count = desk.texts.plural(&words.marks, drawn().count());
    [count, tell(words.largest, largest), tell(words.smallest, smallest)].join(" ")
}

/// Header and rows of a chart's table, as it is read. Deals have a column for whom they are with.
pub fn table_of(desk: &Desk<'_>, plot: &Plot) -> Vec<Vec<String>> {
    let words = words_of(desk);
    let header = [
        words.column_name,
        words.column_party,
        words.column_series,
        words.column_value,
        words.column_time,
        words.column_basis,
        words.column_place,
    ];
    let row = |datum: &Datum| {
        let party = party_of(desk.atlas, datum).map_or("", |party| name(desk, party)).to_owned();
        let (name, what, written) = (datum.name.clone(), datum.what.clone(), datum.written.clone());
        [name, party, what, written, datum.time(desk), datum.standing(desk), datum.place.clone()]
    };
    let has_party = plot.data.iter().any(|datum| matches!(datum.thing, Thing::Deal(_)));
    let kept = |row: [String; 7]| {
        let columns = row.into_iter().enumerate().filter(|(column, _)| has_party || *column != 1);
        columns.map(|(_, cell)| cell).collect()
    };
    [header.map(str::to_owned)].into_iter().chain(plot.data.iter().map(row)).map(kept).collect()
}

/// A unit in words, as an axis says it.
pub(super) fn unit_name(desk: &Desk<'_>, unit: Option<UnitId>) -> String {
    unit.and_then(|unit| desk.atlas.units.get(unit))
        .map_or_else(String::new, |unit| axis_unit(desk.texts, unit.name.get(desk.language)).0)
}

/// A number of an axis or a mark: no more digits than it needs, two behind the point or three in all at most.
pub(super) fn short_number(desk: &Desk<'_>, value: f64) -> String {
    number_text(desk.texts, &short_spelled(value))
}

/// The same as the tables spell it; empty when it is not finite.
fn short_spelled(value: f64) -> String {
    match short_decimal(value) {
        Some(number) => number.to_string(),
        None if value.is_finite() => large_spelled(value),
        None => String::new(),
    }
}

/// A number of more than fifteen digits: those, which are all that it has, and zeros.
fn large_spelled(value: f64) -> String {
    let (mut digits, mut zeros) = (value, 0);
    while digits.abs() >= 1e15 {
        digits /= 10.0;
        zeros += 1;
    }
    [(digits.round() as i64).to_string(), "0".repeat(zeros)].concat()
}

/// The same as a number; `None` when it is not finite or too large.
pub(super) fn short_decimal(value: f64) -> Option<Decimal> {
    let most = decimals_for(value, 2);
    let is_exact = |decimals: &u8| {
        let scaled = value * 10_f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() <= scaled.abs() * 1e-9
    };
    Decimal::from_f64(value, (0..most).find(is_exact).unwrap_or(most))
}

/// Digits behind the point: `least`, and more for what is less than one, so that as many of its own are told.
pub(super) fn decimals_for(value: f64, least: u8) -> u8 {
    let power = |decimals: u8| 10_f64.powi(i32::from(decimals));
    let is_told = |decimals: &u8| value == 0.0 || value.abs() * power(*decimals) >= power(least);
    (least..MAX_DECIMALS).find(is_told).unwrap_or(MAX_DECIMALS)
}

/// Room for the names of things: what the longest needs, up to a third of the width.
pub(super) fn label_px(
    desk: &Desk<'_>,
    things: impl Iterator<Item = Thing>,
    (size_px, width): (f64, f64),
) -> f64 {
    let names = things.filter_map(|thing| name_of(desk.atlas, thing));
    let longest = names.map(|name| width_px(name.get(desk.language), size_px, 0.0)).fold(60.0, f64::max);
    longest.min((width * 0.34).max(80.0))
}

/// The whole name of a thing, as it is heard.
pub(super) fn name<'a>(desk: &Desk<'a>, thing: Thing) -> &'a str {
    name_of(desk.atlas, thing).map_or("", |name| name.get(desk.language))
}

/// The longest name of a thing that has room, cut short if none has.
pub(super) fn name_within(desk: &Desk<'_>, thing: Thing, size_px: f64, room_px: f64) -> String {
    let name = name(desk, thing);
    let short = match thing {
        Thing::Organisation(id) => desk.atlas.organisations.get(id).map(|row| row.short.get(desk.language)),
        Thing::Route(id) => desk.atlas.routes.get(id).map(|row| row.label.get(desk.language)),
        _ => None,
    };
    let short = short.filter(|short| !short.is_empty());
    let fits = |text: &str| width_px(text, size_px, 0.0) <= room_px;
    match short {
        Some(short) if !fits(name) => cut(short, size_px, room_px),
        _ => cut(name, size_px, room_px),
    }
}

/// A text in as few lines as it has room in, at most so many; what does not go into these is cut.
pub(super) fn lines(text: &str, size_px: f64, room_px: f64, most: usize) -> Vec<String> {
    let fits = |text: &str| width_px(text, size_px, 0.0) <= room_px;
    // Before a space, after a hyphen.
    let ends = text.char_indices().filter_map(|(at, letter)| match letter {
        ' ' => Some(at),
        '-' => Some(at + 1),
        _ => None,
    });
    let parts = ends.filter_map(|at| text.split_at_checked(at));
    match parts.rev().find(|(first, _)| fits(first)) {
        Some((first, rest)) if most > 1 && !fits(text) => {
            let mut all = vec![first.to_owned()];
            all.extend(lines(rest.trim_start(), size_px, room_px, most - 1));
            all
        }
        _ => vec![cut(text, size_px, room_px)],
    }
}

/// The longest name of a thing that has room, in two smaller lines if none has room in one; and the size of its letters.
pub(super) fn name_lines(
    desk: &Desk<'_>,
    thing: Thing,
    (size_px, small_px): (f64, f64),
    room_px: f64,
) -> (Vec<String>, f64) {
    let name = name(desk, thing);
    let whole = name_within(desk, thing, size_px, room_px);
    if whole.ends_with('…') {
        (lines(name, small_px, room_px, 2), small_px)
    } else {
        (vec![whole], size_px)
    }
}

/// A text cut to a width.
pub(super) fn cut(text: &str, size_px: f64, room_px: f64) -> String {
    if width_px(text, size_px, 0.0) <= room_px {
        return text.to_owned();
    }
    let mut room_px = room_px - width_px("…", size_px, 0.0);
    let has_room = |letter: &char| {
        room_px -= width_px(letter.encode_utf8(&mut [0; 4]), size_px, 0.0);
        room_px >= 0.0
    };
    let kept: String = text.chars().take_while(has_room).collect();
    format!("{}…", kept.trim_end_matches([' ', ',', '-', '(', '（']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scale::{Scale, Spread};

    #[test]
    fn numbers_have_the_digits_that_they_need() {
        for (value, spelled) in [
            (0.0, "0"),
            (80.0, "80"),
            (25.68, "25.68"),
            (-0.6, "-0.6"),
            (57.462_37, "57.46"),
            (0.1 + 0.2, "0.3"),
            (0.015, "0.015"),
            (0.012_345, "0.0123"),
            (3e-12, "0.000000000003"),
            (1e15, "1000000000000000"),
            (2e18, "2000000000000000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(short_spelled(value), spelled);
        }
    }

    #[test]
    fn neighbours_on_an_axis_differ() {
        for (spread, values, expected) in [
            (Spread::Linear, [0.0, 0.02], &["0", "0.005", "0.01", "0.015", "0.02"][..]),
            (Spread::Log, [0.001, 0.1], &["0.001", "0.003", "0.01", "0.03", "0.1"]),
        ] {
            let ticks = Scale::from_values(spread, values.into_iter(), (0.0, 100.0)).ticks();
            let spelled: Vec<String> = ticks.into_iter().map(short_spelled).collect();
            assert_eq!(spelled, expected);
        }
    }
}
