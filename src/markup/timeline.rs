//! The chronology's strip as SVG and its list as HTML.

use crate::{
    dossier::{Desk, origin_text},
    geo::Decimals,
    scene::width_px,
    state::{kind_of, layer_of, slug_of},
    text::{TimelineTexts, date_text, escaped, fill, month_text},
    timeline::{Entry, Family, Mark, Source, Spot, Tick, Window},
};
use heartland_data::model::{Basis, Date, Moment, Precision, Thing, Vocabulary};
use std::fmt::Write as _;

/// Height of the axis.
pub const AXIS_PX: f64 = 20.0;
const LABEL_SIZE_PX: f64 = 11.0;

/// Everything that the strip is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct StripSheet<'a> {
    /// Names and words.
    pub desk: Desk<'a>,
    /// Words of the chronology.
    pub texts: &'static TimelineTexts,
    /// All entries.
    pub entries: &'a [Entry],
    /// What is shown of the axis.
    pub window: Window,
    /// Width.
    pub width_px: f64,
    /// Height of a lane.
    pub lane_px: f64,
    /// Number of lanes above the row of bundles.
    pub lanes: usize,
}

/// The strip: axis (a year that the map can show has it as `data-year`), marks in lanes (of the class `dated`, each with the
/// index of its entry and, of a route, its layer), bundles below.
pub fn strip_markup(sheet: &StripSheet<'_>, marks: &[Mark], ticks: &[Tick]) -> String {
    let height = AXIS_PX + (sheet.lanes as f64 + 1.0) * sheet.lane_px;
    let mut svg = String::with_capacity(16_384);
    let _ = write!(
        svg,
        "<svg width=\"{}\" height=\"{}\" role=\"presentation\">",
        whole(sheet.width_px.max(1.0)),
        whole(height)
    );
    let (mut end_px, mut year) = (f64::NEG_INFINITY, None);
    let month_px = ticks.iter().find(|tick| !tick.is_day).map_or(f64::INFINITY, |tick| tick.x_px);
    for tick in ticks {
        if let Some((end, told)) = write_tick(&mut svg, sheet, tick, height, (end_px, month_px, year)) {
            (end_px, year) = (end, told);
        }
    }
    for mark in marks {
        write_mark(&mut svg, sheet, mark);
    }
    svg.push_str("</svg>");
    svg
}

const fn tenths(px: f64) -> Decimals {
    Decimals(px, 1)
}

const fn whole(px: f64) -> Decimals {
    Decimals(px, 0)
}

/// Writes a tick, and its words where those before, up to an end and of a year, leave room; returns where they end, and the
/// year that has been told. `month_px` is where the first month begins.
fn write_tick(
    svg: &mut String,
    sheet: &StripSheet<'_>,
    tick: &Tick,
    height: f64,
    (end_px, month_px, year_before): (f64, f64, Option<i16>),
) -> Option<(f64, Option<i16>)> {
    let x = tick.x_px;
    let precision = match (tick.is_year, tick.is_day) {
        (true, _) => Precision::Year,
        (_, true) => Precision::Day(tick.day.month, tick.day.day),
        _ => Precision::Month(tick.day.month),
    };
    let moment = Moment { year: tick.day.year, precision, is_approximate: false, is_uncertain: false };
    let room_of = |text: &str| width_px(text, LABEL_SIZE_PX, 0.0) + 8.0;
    let whole_text = date_text(sheet.desk.texts, Date::At(moment));
    // Month and year stand at their beginnings; within them, the day's number and the month's name are enough. A first day
    // says both where there is room before the first month.
    let is_short = tick.is_day && (year_before.is_some() || x + room_of(&whole_text) > month_px);
    let text = if is_short {
        tick.day.day.to_string()
    } else if !tick.is_year && !tick.is_day && year_before == Some(tick.day.year) {
        month_text(sheet.desk.texts, tick.day.month)
    } else {
        whole_text
    };
    let year_told = if is_short { year_before } else { Some(tick.day.year) };
    let room_px = room_of(&text);
    let text = if tick.x_px < end_px { String::new() } else { escaped(&text) };
    let years = sheet.desk.atlas.report.years;
    let is_choice = tick.is_year && (years.from..=years.to).contains(&tick.day.year);
    let (class, year) =
        if is_choice { ("choice", format!(" data-year=\"{}\"", tick.day.year)) } else { ("", String::new()) };
    let _ = write!(
        svg,
        "<g class=\"tick {class}\"{year} aria-hidden=\"true\"><path d=\"M{0} 0V{1}\"/><rect x=\"{0}\" y=\"0\" width=\"60\" height=\"{3}\"/><text x=\"{2}\" y=\"14\">{text}</text></g>",
        tenths(x),
        whole(height),
        tenths(x + 4.0),
        whole(AXIS_PX)
    );
    (!text.is_empty()).then_some((x + room_px, year_told))
}

fn write_mark(svg: &mut String, sheet: &StripSheet<'_>, mark: &Mark) {
    let Some(entry) = sheet.entries.get(mark.entry) else { return };
    let (lane, count) = match &mark.spot {
        Spot::Lane(lane) => (*lane, 0),
        Spot::Bundle { also } => (sheet.lanes, also.len()),
    };
    let (x, y) = (mark.left_px, AXIS_PX + lane as f64 * sheet.lane_px);
    let width = mark.right_px - x;
    let middle = sheet.lane_px / 2.0;
    if count > 0 {
        let number = (count + 1).to_string();
        let name = escaped(&fill(sheet.texts.bundle, &[("count", &number)]));
        let _ = write!(
            svg,
            "<g class=\"bundle\" data-bundle=\"{}\"><title>{name}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/><text x=\"{}\" y=\"{}\" text-anchor=\"middle\">+{number}</text>",
            mark.entry,
            tenths(x),
            tenths(y),
            whole(width),
            whole(sheet.lane_px - 2.0),
            tenths(x + width / 2.0),
            tenths(y + middle + 3.0)
        );
        if let Spot::Bundle { also } = &mark.spot {
            for entry in std::iter::once(&mark.entry).chain(also) {
                write_packed(svg, sheet, *entry);
            }
        }
        svg.push_str("</g>");
        return;
    }
    let vague = if entry.is_vague || mark.is_cut { " vague" } else { "" };
    let since = if entry.basis == Basis::Since { " since" } else { "" };
    let name = escaped(&dated_name(sheet, entry));
    let route = if let Thing::Route(id) = entry.thing { sheet.desk.atlas.routes.get(id) } else { None };
    let layer = route.map_or("", |route| layer_of(route.kind).as_str());
    let _ = write!(
        svg,
        "<g class=\"dated {}{vague}{since}\" data-layer=\"{layer}\" id=\"entry-{}\" data-entry=\"{}\" data-kind=\"{}\" data-id=\"{}\" role=\"option\" aria-selected=\"false\" aria-label=\"{name}\"><title>{name}</title><rect class=\"hit\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        entry.family.as_str(),
        mark.entry,
        mark.entry,
        kind_of(entry.thing).as_str(),
        slug_of(sheet.desk.atlas, entry.thing),
        tenths(x - 5.0),
        tenths(y),
        tenths(width + 10.0 + mark.label_px),
        whole(sheet.lane_px)
    );
    write_symbol(svg, entry, (x, mark.right_px), y + middle, mark.is_cut);
    if mark.label_px > 0.0 {
        let label = shortened(&entry_name(sheet, entry), mark.label_px);
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            tenths(mark.right_px + 4.0),
            tenths(y + middle + 4.0),
            escaped(&label)
        );
    }
    svg.push_str("</g>");
}

/// An entry in a bundle: nothing to be seen, for those who go from one to the next by keys.
fn write_packed(svg: &mut String, sheet: &StripSheet<'_>, index: usize) {
    let Some(entry) = sheet.entries.get(index) else { return };
    let _ = write!(
        svg,
        "<g id=\"entry-{index}\" data-entry=\"{index}\" data-kind=\"{}\" data-id=\"{}\" role=\"option\" aria-selected=\"false\" aria-label=\"{}\"></g>",
        kind_of(entry.thing).as_str(),
        slug_of(sheet.desk.atlas, entry.thing),
        escaped(&dated_name(sheet, entry)),
    );
}

/// The span, soft when its ends are not known, and the family's shape. In coordinates of the whole strip: a transform of its
/// own for each mark would have to be gone through by the browser whenever anything on the page moves.
fn write_symbol(svg: &mut String, entry: &Entry, (left, right): (f64, f64), y: f64, is_cut: bool) {
    let x = f64::midpoint(left, right);
    if is_cut {
        let [above, at, below] = [y - 4.0, y, y + 4.0].map(tenths);
        let [left, start, end, right] = [left, left + 4.0, right - 4.0, right].map(tenths);
        let _ = write!(
            svg,
            "<path class=\"span\" d=\"M{start} {above}L{left} {at}L{start} {below}M{end} {above}L{right} {at}L{end} {below}M{left} {at}H{right}\"/>"
        );
    } else if right - left > 14.5 {
        let (from, at, to) = (tenths(left + 1.0), tenths(y), tenths(right - 1.0));
        let _ = write!(svg, "<path class=\"span\" d=\"M{from} {at}H{to}\"/>");
    }
    let (shape, left_by, up_by) = match entry.family {
        Family::Meeting => ("a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", 5.0, 0.0),
        Family::Journey => ("l10 5l-10 5l3 -5z", 5.0, 5.0),
        Family::Happening => ("h3v3h3v3h-3v3h-3v-3h-3v-3h3z", 1.5, 4.5),
        Family::Deal => ("l5.5 5.5l-5.5 5.5l-5.5 -5.5z", 0.0, 5.5),
        Family::Built => ("h9v9h-9z", 4.5, 4.5),
        Family::Plan => ("l5.5 9.5h-11z", 0.0, 5.5),
    };
    let (x, y) = (tenths(x - left_by), tenths(y - up_by));
    let _ = write!(svg, "<path class=\"sign\" d=\"M{x} {y}{shape}\"/>");
}

fn shortened(text: &str, room_px: f64) -> String {
    if width_px(text, LABEL_SIZE_PX, 0.0) <= room_px {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width_px(&kept, LABEL_SIZE_PX, 0.0) > room_px - LABEL_SIZE_PX {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The sign of a family alone, for its chip.
pub fn family_sign(family: Family) -> String {
    let date = Date::Span(None, None);
    let entry = Entry {
        source: Source::Event(heartland_data::model::RowId::from_index(0)),
        thing: Thing::Event(heartland_data::model::RowId::from_index(0)),
        family,
        date,
        from: 0.0,
        to: 0.0,
        is_vague: false,
        chronology: None,
        basis: Basis::Said,
        locator: None,
        record: None,
    };
    let mut svg =
        format!("<svg class=\"dated {}\" width=\"14\" height=\"14\" aria-hidden=\"true\">", family.as_str());
    write_symbol(&mut svg, &entry, (0.0, 14.0), 7.0, false);
    svg.push_str("</svg>");
    svg
}

/// The name of an entry; a milestone says what became of the route, and whether later record has it.
fn entry_name(sheet: &StripSheet<'_>, entry: &Entry) -> String {
    let name = entry.name(sheet.desk.atlas, sheet.desk.language);
    let Source::Milestone(id) = entry.source else { return name.to_owned() };
    let status = sheet.desk.atlas.milestones.get(id);
    let status = status.map_or("", |milestone| (sheet.desk.texts.status_milestone)(milestone.status));
    let since = (entry.basis == Basis::Since).then_some(sheet.texts.since);
    let what: Vec<&str> = [status].into_iter().chain(since).collect();
    let what = what.join(sheet.desk.texts.writing.comma);
    fill(sheet.desk.texts.bar, &[("name", name), ("value", &what)])
}

/// The same behind its date.
fn dated_name(sheet: &StripSheet<'_>, entry: &Entry) -> String {
    let texts = sheet.desk.texts;
    [date_text(texts, entry.date), entry_name(sheet, entry)].join(texts.writing.comma)
}

/// The list: numbered entries of the report's chronology first, then all others, each in the order of time.
pub fn list_markup(sheet: &StripSheet<'_>, shown: &[usize]) -> String {
    if shown.is_empty() {
        return format!("<p class=\"timeline-nothing\">{}</p>", escaped(sheet.texts.nothing));
    }
    let mut html = String::with_capacity(32_768);
    let entries = || shown.iter().filter_map(|index| Some((index, sheet.entries.get(*index)?)));
    let highest = entries().filter_map(|(_, entry)| entry.chronology).max().unwrap_or(0);
    for number in (1..=highest).map(Some).chain([None]) {
        let mut rows = String::new();
        for (index, entry) in entries().filter(|(_, entry)| entry.chronology == number) {
            let origin = origin_text(&sheet.desk, entry.locator, entry.record);
            let _ = write!(
                rows,
                "<li><span class=\"timeline-date\">{}</span> <button type=\"button\" data-entry=\"{index}\" data-kind=\"{}\" data-id=\"{}\" aria-pressed=\"false\">{}</button> <span class=\"timeline-origin\">{}</span></li>",
                escaped(&date_text(sheet.desk.texts, entry.date)),
                kind_of(entry.thing).as_str(),
                slug_of(sheet.desk.atlas, entry.thing),
                escaped(&entry_name(sheet, entry)),
                escaped(&origin)
            );
        }
        if rows.is_empty() {
            continue;
        }
        let title = match number {
            Some(number) => fill(sheet.texts.number, &[("number", &number.to_string())]),
            None => sheet.texts.unnumbered.to_owned(),
        };
        let _ = write!(html, "<section><h3>{}</h3><ol>{rows}</ol></section>", escaped(&title));
    }
    html
}
