//! Sections, sources, units, measures, organisations, memberships and people.

use super::line::Line;
use crate::model::{Measure, Membership, Organisation, Person, Section, Source, Unit};

pub(super) fn section(line: Line<'_, '_>) -> Option<Section> {
    Some(Section { slug: line.slug(), title: line.local("title"), kind: line.word("kind")? })
}

pub(super) fn source(line: Line<'_, '_>) -> Source {
    Source {
        slug: line.slug(),
        title: line.local("title"),
        publisher: line.local("publisher"),
        year: line.maybe_parse("year"),
        url: line.maybe_text("url"),
        licence: line.text("licence"),
    }
}

pub(super) fn unit(line: Line<'_, '_>) -> Option<Unit> {
    Some(Unit {
        slug: line.slug(),
        symbol: line.local("symbol"),
        name: line.local("name"),
        dimension: line.word("dimension")?,
        scale: line.parse("scale")?,
    })
}

pub(super) fn measure(line: Line<'_, '_>) -> Option<Measure> {
    Some(Measure {
        slug: line.slug(),
        name: line.local("name"),
        theme: line.word("theme")?,
        description: line.local("description"),
        is_additive: line.maybe_parse("additive").unwrap_or_default(),
    })
}

pub(super) fn organisation(line: Line<'_, '_>) -> Option<Organisation> {
    Some(Organisation {
        slug: line.slug(),
        name: line.local("name"),
        short: line.local("short"),
        kind: line.word("kind")?,
        is_tint: line.maybe_parse("tint").unwrap_or_default(),
        parent: line.maybe_row_of("parent"),
        seat: line.maybe_row_of("seat"),
        summary: line.local("summary"),
        locator: line.locator()?,
    })
}

pub(super) fn membership(line: Line<'_, '_>) -> Option<Membership> {
    Some(Membership {
        slug: line.slug(),
        organisation: line.row_of("organisation")?,
        country: line.maybe_row_of("country"),
        member: line.maybe_row_of("member"),
        role: line.word("role")?,
        from: line.maybe_parse("from"),
        to: line.maybe_parse("to"),
        basis: line.word("basis")?,
        source: line.maybe_row_of("source"),
        locator: line.maybe_locator(),
    })
}

pub(super) fn person(line: Line<'_, '_>) -> Option<Person> {
    Some(Person {
        slug: line.slug(),
        name: line.local("name"),
        office: line.local("office"),
        country: line.maybe_row_of("country"),
        organisation: line.maybe_row_of("organisation"),
        locator: line.locator()?,
    })
}
