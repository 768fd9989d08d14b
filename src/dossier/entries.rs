//! Rows of the tables as entries of a dossier.

use super::{Desk, Entry, Link, locator::origin_text, locator_text};
use crate::{
    state::{name_of, things_of_figure},
    text::{date_text, quantity, span_of},
};
use heartland_data::model::{
    DealId, EventId, Figure, FigureId, MembershipId, Milestone, Modality, NoteId, Person, StatementId, Thing,
};

/// Links to `things` except `own`, each once, in order.
pub(super) fn links(
    desk: &Desk<'_>,
    own: impl Into<Option<Thing>>,
    things: impl IntoIterator<Item = Thing>,
) -> Vec<Link> {
    let own = own.into();
    let mut links: Vec<Link> = Vec::new();
    for thing in things {
        if Some(thing) == own || links.iter().any(|link| link.thing == thing) {
            continue;
        }
        if let Some(name) = name_of(desk.atlas, thing) {
            links.push(Link { thing, name: name.get(desk.language).to_owned() });
        }
    }
    links
}

/// A figure's number with unit and bound.
pub fn figure_value(desk: &Desk<'_>, figure: &Figure) -> String {
    desk.atlas
        .units
        .get(figure.unit)
        .map(|unit| quantity(desk.texts, figure, unit, unit.symbol.get(desk.language)))
        .unwrap_or_default()
}

fn inputs(desk: &Desk<'_>, figure: &Figure) -> Vec<(String, String)> {
    let inputs = figure.inputs.iter().filter_map(|id| desk.atlas.figures.get(*id));
    inputs
        .map(|input| {
            let text = [&figure_value(desk, input), " – ", input.label.get(desk.language)].concat();
            (input.slug.to_string(), text)
        })
        .collect()
}

pub(super) fn figure_entry(desk: &Desk<'_>, own: impl Into<Option<Thing>>, id: FigureId) -> Option<Entry> {
    let figure = desk.atlas.figures.get(id)?;
    let mut tags = Vec::new();
    tags.extend(figure.period.map(|period| date_text(desk.texts, period)));
    if figure.modality != Modality::Actual {
        tags.push((desk.texts.modality)(figure.modality).to_owned());
    }
    let notes = desk.relations.notes_of(id).iter().filter_map(|note| desk.atlas.notes.get(*note));
    Some(Entry {
        slug: figure.slug.to_string(),
        lead: figure_value(desk, figure),
        text: figure.label.get(desk.language).to_owned(),
        tags,
        basis: Some(figure.basis),
        locator: origin_text(desk, figure.locator, figure.source),
        links: links(desk, own, things_of_figure(figure)),
        is_figure: true,
        operation: figure.operation.and_then(|it| desk.words().operations.get(it as usize).copied()),
        inputs: inputs(desk, figure),
        notes: notes
            .map(|note| (note.title.get(desk.language).to_owned(), note.text.get(desk.language).to_owned()))
            .collect(),
    })
}

pub(super) fn deal_entry(desk: &Desk<'_>, own: impl Into<Option<Thing>>, id: DealId) -> Option<Entry> {
    let deal = desk.atlas.deals.get(id)?;
    let mut tags =
        vec![(desk.texts.kind_deal)(deal.kind).to_owned(), (desk.texts.status_deal)(deal.status).to_owned()];
    tags.extend(deal.date.map(|date| date_text(desk.texts, date)));
    let things = [
        Some(Thing::Deal(id)),
        deal.country.map(Thing::Country),
        deal.counterpart.map(Thing::Country),
        deal.route.map(Thing::Route),
        deal.place.map(Thing::Place),
    ];
    Some(Entry {
        slug: deal.slug.to_string(),
        text: deal.summary.get(desk.language).to_owned(),
        tags,
        locator: locator_text(desk, deal.locator),
        links: links(desk, own, things.into_iter().flatten()),
        ..Entry::default()
    })
}

pub(super) fn event_entry(desk: &Desk<'_>, own: impl Into<Option<Thing>>, id: EventId) -> Option<Entry> {
    let event = desk.atlas.events.get(id)?;
    let places = event.places.iter().filter_map(|stop| stop.place.map(Thing::Place));
    Some(Entry {
        slug: event.slug.to_string(),
        lead: date_text(desk.texts, event.date),
        text: event.summary.get(desk.language).to_owned(),
        tags: vec![(desk.texts.kind_event)(event.kind).to_owned()],
        locator: locator_text(desk, event.locator),
        links: links(desk, own, [Thing::Event(id)].into_iter().chain(places)),
        ..Entry::default()
    })
}

/// "Name, office".
pub(super) fn person_text(desk: &Desk<'_>, person: &Person) -> String {
    [person.name.get(desk.language), person.office.get(desk.language)].join(desk.texts.writing.comma)
}

pub(super) fn statement_entry(desk: &Desk<'_>, id: StatementId) -> Option<Entry> {
    let statement = desk.atlas.statements.get(id)?;
    let mut tags = vec![(desk.texts.kind_statement)(statement.kind).to_owned()];
    tags.extend(
        statement.person.and_then(|id| desk.atlas.people.get(id)).map(|person| person_text(desk, person)),
    );
    let outlet = &statement.outlet;
    tags.extend((!outlet.is_empty()).then(|| outlet.get(desk.language).to_owned()));
    tags.extend(statement.date.map(|date| date_text(desk.texts, date)));
    Some(Entry {
        slug: statement.slug.to_string(),
        text: statement.text.get(desk.language).to_owned(),
        tags,
        locator: locator_text(desk, statement.locator),
        ..Entry::default()
    })
}

pub(super) fn note_entry(desk: &Desk<'_>, id: NoteId) -> Option<Entry> {
    let note = desk.atlas.notes.get(id)?;
    let source = note.source.map(|source| origin_text(desk, None, Some(source)));
    Some(Entry {
        slug: note.slug.to_string(),
        lead: note.title.get(desk.language).to_owned(),
        text: note.text.get(desk.language).to_owned(),
        tags: [Some((desk.texts.kind_note)(note.kind).to_owned()), source].into_iter().flatten().collect(),
        locator: locator_text(desk, note.locator),
        ..Entry::default()
    })
}

pub(super) fn milestone_entry(desk: &Desk<'_>, milestone: &Milestone) -> Entry {
    Entry {
        slug: milestone.slug.to_string(),
        lead: date_text(desk.texts, milestone.date),
        text: milestone.text.get(desk.language).to_owned(),
        tags: vec![(desk.texts.status_milestone)(milestone.status).to_owned()],
        basis: Some(milestone.basis),
        locator: origin_text(desk, milestone.locator, milestone.source),
        ..Entry::default()
    }
}

/// A membership seen from the member, or, when `own` is the organisation, from there.
pub(super) fn membership_entry(desk: &Desk<'_>, own: Thing, id: MembershipId) -> Option<Entry> {
    let membership = desk.atlas.memberships.get(id)?;
    let organisation = Thing::Organisation(membership.organisation);
    let other = if own == organisation {
        membership.country.map(Thing::Country).or(membership.member.map(Thing::Organisation))?
    } else {
        organisation
    };
    let date = match (membership.from, membership.to) {
        (from, Some(to)) => {
            let to = date_text(desk.texts, to);
            Some(match from {
                Some(from) => span_of(desk.texts, &date_text(desk.texts, from), &to),
                None => crate::text::fill(desk.texts.writing.until, &[("date", &to)]),
            })
        }
        (Some(from), None) => {
            Some(crate::text::fill(desk.texts.writing.since, &[("date", &date_text(desk.texts, from))]))
        }
        (None, None) => None,
    };
    Some(Entry {
        slug: membership.slug.to_string(),
        tags: [Some((desk.texts.role_member)(membership.role).to_owned()), date]
            .into_iter()
            .flatten()
            .collect(),
        basis: Some(membership.basis),
        locator: origin_text(desk, membership.locator, membership.source),
        links: links(desk, own, [other]),
        ..Entry::default()
    })
}
