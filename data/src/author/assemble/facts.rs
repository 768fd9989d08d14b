//! Deals, events, figures, statements, notes, mentions and charts.

use super::line::Line;
use crate::author::check::{ALIAS_TARGETS, ITEM_TABLES, TARGETS};
use crate::author::derivation::derivation_from_text;
use crate::model::{
    Alias, AliasTarget, Chart, ChartSeries, Deal, Event, EventPlace, Figure, FigureId, Item, Mention,
    MentionTarget, Note, Participant, Shade, Statement, Thing,
};

pub(super) fn deal(line: Line<'_, '_>) -> Option<Deal> {
    Some(Deal {
        slug: line.slug(),
        name: line.local("name"),
        kind: line.word("kind")?,
        status: line.word("status")?,
        date: line.maybe_parse("date"),
        country: line.maybe_row_of("country"),
        counterpart: line.maybe_row_of("counterpart"),
        organisation: line.maybe_row_of("organisation"),
        counterpart_organisation: line.maybe_row_of("counterpart_organisation"),
        event: line.maybe_row_of("event"),
        place: line.maybe_row_of("place"),
        route: line.maybe_row_of("route"),
        summary: line.local("summary"),
        locator: line.locator()?,
    })
}

pub(super) fn event(line: Line<'_, '_>) -> Option<Event> {
    let id = line.row.raw("id");
    Some(Event {
        slug: line.slug(),
        name: line.local("name"),
        kind: line.word("kind")?,
        date: line.parse("date")?,
        chronology: line.maybe_parse("chronology"),
        is_functional: line.parse("functional")?,
        organisation: line.maybe_row_of("organisation"),
        places: line.desk.children("event_places", id, |line| Some(event_place(line))),
        participants: line.desk.children("participants", id, |line| Some(participant(line))),
        summary: line.local("summary"),
        locator: line.locator()?,
    })
}

fn event_place(line: Line<'_, '_>) -> EventPlace {
    EventPlace {
        place: line.maybe_row_of("place"),
        country: line.maybe_row_of("country"),
        date: line.maybe_parse("date"),
    }
}

fn participant(line: Line<'_, '_>) -> Participant {
    Participant {
        person: line.maybe_row_of("person"),
        country: line.maybe_row_of("country"),
        organisation: line.maybe_row_of("organisation"),
        role: line.maybe_word("role"),
    }
}

pub(super) fn figure(line: Line<'_, '_>) -> Option<Figure> {
    let derivation = line.row.text("derivation").and_then(derivation_from_text);
    let operation = derivation.as_ref().map(|derivation| derivation.operation);
    let inputs = derivation.map(|derivation| derivation.inputs).unwrap_or_default();
    Some(Figure {
        slug: line.slug(),
        measure: line.row_of("measure")?,
        label: line.local("label"),
        country: line.maybe_row_of("country"),
        counterpart: line.maybe_row_of("counterpart"),
        organisation: line.maybe_row_of("organisation"),
        counterpart_organisation: line.maybe_row_of("counterpart_organisation"),
        route: line.maybe_row_of("route"),
        place: line.maybe_row_of("place"),
        deal: line.maybe_row_of("deal"),
        event: line.maybe_row_of("event"),
        value: line.parse("value")?,
        value_to: line.maybe_parse("value_to"),
        unit: line.row_of("unit")?,
        qualifier: line.maybe_word("qualifier"),
        modality: line.word("modality")?,
        period: line.maybe_parse("period"),
        basis: line.word("basis")?,
        operation,
        inputs: figures(line, inputs.into_iter()),
        source: line.maybe_row_of("source"),
        locator: line.maybe_locator(),
    })
}

fn figures<'i>(line: Line<'_, '_>, ids: impl Iterator<Item = &'i str>) -> Vec<FigureId> {
    ids.filter_map(|id| line.desk.number("figures", id)).collect()
}

pub(super) fn statement(line: Line<'_, '_>) -> Option<Statement> {
    Some(Statement {
        slug: line.slug(),
        text: line.local("text"),
        kind: line.word("kind")?,
        person: line.maybe_row_of("person"),
        outlet: line.local("outlet"),
        date: line.maybe_parse("date"),
        locator: line.locator()?,
    })
}

pub(super) fn note(line: Line<'_, '_>) -> Option<Note> {
    Some(Note {
        slug: line.slug(),
        kind: line.word("kind")?,
        title: line.local("title"),
        text: line.local("text"),
        source: line.maybe_row_of("source"),
        locator: line.locator()?,
    })
}

pub(super) fn mention(line: Line<'_, '_>) -> Option<Mention> {
    let id = line.row.text("row")?;
    let desk = line.desk;
    let item = ITEM_TABLES.into_iter().find_map(|table| match table {
        "figures" => desk.number(table, id).map(Item::Figure),
        "deals" => desk.number(table, id).map(Item::Deal),
        "events" => desk.number(table, id).map(Item::Event),
        "statements" => desk.number(table, id).map(Item::Statement),
        _ => desk.number(table, id).map(Item::Note),
    })?;
    let target = TARGETS.into_iter().find_map(|column| match column {
        "country" => line.maybe_row_of(column).map(Thing::Country).map(MentionTarget::Thing),
        "organisation" => line.maybe_row_of(column).map(Thing::Organisation).map(MentionTarget::Thing),
        "route" => line.maybe_row_of(column).map(Thing::Route).map(MentionTarget::Thing),
        "place" => line.maybe_row_of(column).map(Thing::Place).map(MentionTarget::Thing),
        "deal" => line.maybe_row_of(column).map(Thing::Deal).map(MentionTarget::Thing),
        "event" => line.maybe_row_of(column).map(Thing::Event).map(MentionTarget::Thing),
        _ => line.maybe_row_of(column).map(MentionTarget::Figure),
    })?;
    Some(Mention { item, target })
}

pub(super) fn chart(line: Line<'_, '_>) -> Option<Chart> {
    Some(Chart {
        slug: line.slug(),
        title: line.local("title"),
        short: line.local("short"),
        kind: line.word("kind")?,
        description: line.local("description"),
    })
}

pub(super) fn chart_series(line: Line<'_, '_>) -> Option<ChartSeries> {
    Some(ChartSeries {
        slug: line.slug(),
        chart: line.row_of("chart")?,
        name: line.local("name"),
        role: line.word("role")?,
        measure: line.maybe_row_of("measure"),
        counterpart: line.maybe_row_of("counterpart"),
        period: line.maybe_parse("period"),
        figures: figures(line, line.row.text("figures").unwrap_or_default().split_whitespace()),
        organisation: line.maybe_row_of("organisation"),
    })
}

pub(super) fn shade(line: Line<'_, '_>) -> Option<Shade> {
    Some(Shade {
        slug: line.slug(),
        name: line.local("name"),
        measure: line.row_of("measure")?,
        counterpart: line.maybe_row_of("counterpart"),
        period: line.maybe_parse("period"),
    })
}

pub(super) fn alias(line: Line<'_, '_>) -> Option<Alias> {
    let target = ALIAS_TARGETS.into_iter().find_map(|column| match column {
        "country" => line.maybe_row_of(column).map(Thing::Country).map(AliasTarget::Thing),
        "organisation" => line.maybe_row_of(column).map(Thing::Organisation).map(AliasTarget::Thing),
        "place" => line.maybe_row_of(column).map(Thing::Place).map(AliasTarget::Thing),
        "route" => line.maybe_row_of(column).map(Thing::Route).map(AliasTarget::Thing),
        "deal" => line.maybe_row_of(column).map(Thing::Deal).map(AliasTarget::Thing),
        "city" => line.maybe_row_of(column).map(AliasTarget::City),
        _ => line.maybe_row_of(column).map(AliasTarget::Person),
    })?;
    Some(Alias { text: line.text("alias"), target })
}
