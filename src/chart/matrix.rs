//! Countries by organisations: how each belongs is told by a shape.

use super::{
    Datum, Drawing, Mark, PlotRequest,
    legend::legend_places,
    pen::{Body, Ground, Line, Pen, Side, drawing},
    plot::{Draft, label_px, name, name_within, words_of},
};
use crate::{
    dossier::{Desk, locator_text, series_of},
    geo::Held,
    scene::{Ink, width_px},
    state::{Tenure, tenure_in},
};
use heartland_data::model::{
    ChartId, CountryId, Date, MemberRole, Membership, Modality, OrganisationId, SeriesRole, Thing, Vocabulary,
};

const ROW_PX: f64 = 24.0;
/// A line of a heading, and what is above and below all of them.
const HEAD_LINE_PX: f64 = 13.0;
const HEAD_SPACE_PX: f64 = 6.0;
const LEGEND_PX: f64 = 22.0;
const TEXT_PX: f64 = 12.5;
const SMALL_PX: f64 = 11.0;
const LEAST_HEAD_PX: f64 = 8.0;

/// How somebody belongs: a role, or that it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    Role(MemberRole),
    Left,
}

pub(super) fn draft(desk: &Desk<'_>, id: ChartId, request: &PlotRequest<'_>) -> Draft {
    let columns: Vec<(OrganisationId, &str)> = series_of(desk, id)
        .into_iter()
        .filter_map(|series| Some((series.organisation?, series.name.get(desk.language))))
        .collect();
    let rows = rows_of(desk, &columns, request.is_other_way);
    let mut data = Vec::new();
    let mut cells = Vec::new();
    for (row, country) in rows.iter().enumerate() {
        for (column, (organisation, _)) in columns.iter().enumerate() {
            let Some((membership, tie)) = tie_of(desk, *country, *organisation) else { continue };
            let datum = datum_of(desk, *country, (column, *organisation), (membership, tie));
            cells.push(Cell {
                row,
                column,
                tie,
                thing: Thing::Organisation(*organisation),
                label: datum.label(desk),
            });
            data.push(datum);
        }
    }
    let drawing = draw(desk, (&rows, &columns, &cells), request);
    let sentence = desk.texts.plural(&words_of(desk).marks, data.len());
    Draft { data, unit: String::new(), sentence: Some(sentence), drawing }
}

struct Cell {
    row: usize,
    column: usize,
    tie: Tie,
    thing: Thing,
    label: String,
}

/// The countries of the report that have a tie; and, if all are asked for, the others behind them.
fn rows_of(desk: &Desk<'_>, columns: &[(OrganisationId, &str)], is_everyone: bool) -> Vec<CountryId> {
    let focus = &desk.atlas.report.focus;
    let has_tie = |country: CountryId| columns.iter().any(|column| tie_of(desk, country, column.0).is_some());
    let mut rows: Vec<CountryId> = focus.iter().copied().filter(|country| has_tie(*country)).collect();
    if is_everyone {
        let others = desk.atlas.countries.iter().map(|(id, _)| id);
        rows.extend(others.filter(|country| !focus.contains(country) && has_tie(*country)));
    }
    rows
}

/// How a country belongs to an organisation in the report's time: a tie that holds before one that is over.
fn tie_of<'a>(
    desk: &Desk<'a>,
    country: CountryId,
    organisation: OrganisationId,
) -> Option<(&'a Membership, Tie)> {
    let is_it = |membership: &&Membership| {
        membership.organisation == organisation && membership.country == Some(country)
    };
    let mut ties = desk.atlas.memberships.rows().iter().filter(is_it).filter_map(|membership| {
        let tie = match tenure_in(desk.atlas, membership, None) {
            Tenure::ToCome => return None,
            Tenure::InForce => Tie::Role(membership.role),
            Tenure::Over => Tie::Left,
        };
        Some((membership, tie))
    });
    let first = ties.next()?;
    Some(ties.find(|tie| first.1 == Tie::Left && tie.1 != Tie::Left).unwrap_or(first))
}

fn datum_of(
    desk: &Desk<'_>,
    country: CountryId,
    (column, organisation): (usize, OrganisationId),
    (membership, tie): (&Membership, Tie),
) -> Datum {
    let period: Option<Date> = match tie {
        Tie::Left => membership.to,
        Tie::Role(_) => membership.from,
    };
    Datum {
        thing: Thing::Country(country),
        series: column,
        role: SeriesRole::Value,
        name: name(desk, Thing::Country(country)).to_owned(),
        what: name(desk, Thing::Organisation(organisation)).to_owned(),
        value: None,
        number: if tie == Tie::Left { "left".to_owned() } else { membership.role.as_str().to_owned() },
        unit: None,
        written: tie_name(desk, tie),
        period,
        basis: membership.basis,
        modality: Modality::Actual,
        place: membership
            .locator
            .map_or_else(|| source_of(desk, membership), |locator| locator_text(desk, locator)),
        locator: membership.locator,
        figure: None,
    }
}

fn source_of(desk: &Desk<'_>, membership: &Membership) -> String {
    let source = membership.source.and_then(|id| desk.atlas.sources.get(id));
    source.map(|source| source.publisher.get(desk.language).to_owned()).unwrap_or_default()
}

fn tie_name(desk: &Desk<'_>, tie: Tie) -> String {
    match tie {
        Tie::Role(role) => (desk.texts.role_member)(role).to_owned(),
        Tie::Left => words_of(desk).left.to_owned(),
    }
}

/// The shape of a tie.
fn draw_tie(pen: &Pen<'_>, (x, y): (f64, f64), tie: Tie) {
    let half = 6.0;
    let tip = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    match tie {
        Tie::Role(MemberRole::Member) => pen.dot((x, y), half, Ink::Text, Body::Full(1.0)),
        Tie::Role(MemberRole::Observer) => pen.dot((x, y), half - 0.5, Ink::Text, Body::Hollow(Line::Full)),
        Tie::Role(MemberRole::DialoguePartner) => pen.shape(&tip, Ink::Text, Body::Hollow(Line::Full)),
        Tie::Role(MemberRole::Partner) => {
            pen.rect([x - 5.5, y - 5.5, x + 5.5, y + 5.5], Ink::Text, Body::Hollow(Line::Full));
        }
        Tie::Role(MemberRole::Applicant) => {
            pen.shape(
                &[(x, y - half), (x + half, y + half - 1.0), (x - half, y + half - 1.0)],
                Ink::Text,
                Body::Hollow(Line::Full),
            );
        }
        Tie::Left => {
            pen.line(&[(x - 5.0, y - 5.0), (x + 5.0, y + 5.0)], Ink::Text, 1.5, Line::Full);
            pen.line(&[(x - 5.0, y + 5.0), (x + 5.0, y - 5.0)], Ink::Text, 1.5, Line::Full);
        }
    }
}

fn draw(
    desk: &Desk<'_>,
    (rows, columns, cells): (&[CountryId], &[(OrganisationId, &str)], &[Cell]),
    request: &PlotRequest<'_>,
) -> Drawing {
    let things = rows.iter().map(|country| Thing::Country(*country));
    let label_px = label_px(desk, things, (TEXT_PX, request.width_px)) + 10.0;
    let widest = columns.iter().flat_map(|column| column.1.split(' '));
    let widest = widest.map(|word| width_px(word, SMALL_PX, 0.0)).fold(1.0, f64::max);
    // The smallest letters that can be read, in all but the widest fonts.
    let least_px = (widest * LEAST_HEAD_PX / SMALL_PX * 0.85).max(30.0);
    let width = request.width_px.max(label_px + least_px * columns.len() as f64);
    let column_px = (width - label_px) / columns.len().max(1) as f64;
    let lines = columns.iter().map(|column| column.1.split(' ').count()).max().unwrap_or(1);
    let ties = MemberRole::ALL.iter().map(|role| Tie::Role(*role)).chain([Tie::Left]);
    let ties = ties.filter(|tie| cells.iter().any(|cell| cell.tie == *tie));
    let ties: Vec<(Tie, String)> = ties.map(|tie| (tie, tie_name(desk, tie))).collect();
    let widths: Vec<f64> = ties.iter().map(|(_, name)| 18.0 + width_px(name, SMALL_PX, 0.0)).collect();
    let legend = legend_places(&widths, width);
    // The key stands on top, where it is seen first.
    let legend_px = LEGEND_PX * legend.last().map_or(0.0, |place| place.0 + 1.0);
    let head = legend_px + HEAD_SPACE_PX + HEAD_LINE_PX * lines as f64;
    let height = head + ROW_PX * rows.len().max(1) as f64;
    let left_of = |column: usize| label_px + column as f64 * column_px;
    let top_of = |row: usize| head + row as f64 * ROW_PX;
    let head_px = (SMALL_PX * (column_px + 2.0) / widest).held(LEAST_HEAD_PX, SMALL_PX);
    let mut marks = Vec::new();
    let markup = drawing((width, height), Ground::Plain, |pen| {
        for (index, (organisation, short)) in columns.iter().enumerate() {
            let (left, thing) = (left_of(index), Thing::Organisation(*organisation));
            let words: Vec<&str> = short.split(' ').collect();
            // Down to the rows, so that long words of neighbours stand in different lines.
            for (line, word) in words.iter().rev().enumerate() {
                let at = head - HEAD_SPACE_PX / 2.0 - (line as f64 + 0.5) * HEAD_LINE_PX;
                pen.text((left + column_px / 2.0, at), word, head_px, Ink::TextQuiet, Side::Around);
            }
            let hit = [left, legend_px, left + column_px, head];
            let label = name(desk, thing).to_owned();
            marks.push(Mark { thing, label, hit, ink: hit, is_round: false });
        }
        for (index, country) in rows.iter().enumerate() {
            let (top, thing) = (top_of(index), Thing::Country(*country));
            pen.line(&[(0.0, top), (width, top)], Ink::Graticule, 1.0, Line::Full);
            let short = name_within(desk, thing, TEXT_PX, label_px - 10.0);
            pen.text((label_px - 8.0, top + ROW_PX / 2.0), &short, TEXT_PX, Ink::Text, Side::Before);
            let (label, hit) = (name(desk, thing).to_owned(), [0.0, top, label_px, top + ROW_PX]);
            marks.push(Mark { thing, label, hit, ink: hit, is_round: false });
            for cell in cells.iter().filter(|cell| cell.row == index) {
                let left = left_of(cell.column);
                let at = (left + column_px / 2.0, top + ROW_PX / 2.0);
                draw_tie(pen, at, cell.tie);
                let hit = [left, top, left + column_px, top + ROW_PX];
                let ink = [at.0 - 9.0, at.1 - 9.0, at.0 + 9.0, at.1 + 9.0];
                marks.push(Mark { thing: cell.thing, label: cell.label.clone(), hit, ink, is_round: true });
            }
        }
        for ((tie, name), (row, left)) in ties.iter().zip(&legend) {
            let at = LEGEND_PX * (row + 0.4);
            draw_tie(pen, (left + 7.0, at), *tie);
            pen.text((left + 18.0, at), name, SMALL_PX, Ink::TextQuiet, Side::Behind);
        }
    });
    Drawing { markup, width_px: width, height_px: height, marks }
}
