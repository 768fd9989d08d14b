//! Rows of the tables as entries of a dossier.

use super::{Desk, Entry, Link, Stem, locator::origin_text, locator_text};
use crate::{
    state::{name_of, term_of, things_of_deal, things_of_figure},
    text::{date_text, fill, quantity, term_text},
};
use heartland_data::model::{
    DealId, EventId, Figure, FigureId, Item, Membership, Milestone, Modality, NoteId, Person, PlaceId,
    RouteId, StatementId, Thing,
};

/// The row that a stem of a dossier about `own` is written out to; `None` for one of another atlas.
pub fn entry_of(desk: &Desk<'_>, own: Option<Thing>, stem: &Stem) -> Option<Entry> {
    match stem {
        Stem::Item(Item::Figure(id)) => figure_entry(desk, own, *id),
        Stem::Item(Item::Deal(id)) => deal_entry(desk, own, *id),
        Stem::Item(Item::Event(id)) => event_entry(desk, own, *id),
        Stem::Item(Item::Statement(id)) => statement_entry(desk, *id),
        Stem::Item(Item::Note(id)) => note_entry(desk, *id),
        Stem::Route(id) => route_entry(desk, own, *id),
        Stem::Place(id) => place_entry(desk, own, *id),
        Stem::Milestone(id) => Some(milestone_entry(desk, desk.atlas.milestones.get(*id)?)),
        Stem::Membership(id) => membership_entry(desk, own, desk.atlas.memberships.get(*id)?),
        Stem::Parties(things, people) => {
            let people = people.iter().filter_map(|id| desk.atlas.people.get(*id));
            let people: Vec<String> = people.map(|person| person_text(desk, person)).collect();
            let links = links(desk, own, things.iter().copied());
            Some(Entry { text: people.join(desk.texts.writing.semicolon), links, ..Entry::default() })
        }
    }
}

/// `things` except `own`, each once, in order.
pub(super) fn others(own: Option<Thing>, things: impl IntoIterator<Item = Thing>) -> Vec<Thing> {
    let mut others = Vec::new();
    for thing in things {
        if Some(thing) != own && !others.contains(&thing) {
            others.push(thing);
        }
    }
    others
}

/// Links to the [`others`] among `things`.
fn links(desk: &Desk<'_>, own: Option<Thing>, things: impl IntoIterator<Item = Thing>) -> Vec<Link> {
    let link = |thing| {
        let name = name_of(desk.atlas, thing)?.get(desk.language).to_owned();
        Some(Link { thing, name })
    };
    others(own, things).into_iter().filter_map(link).collect()
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
            let words = [("name", input.label.get(desk.language)), ("value", &*figure_value(desk, input))];
            (input.slug.to_string(), fill(desk.texts.bar, &words))
        })
        .collect()
}

fn figure_entry(desk: &Desk<'_>, own: Option<Thing>, id: FigureId) -> Option<Entry> {
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

fn deal_entry(desk: &Desk<'_>, own: Option<Thing>, id: DealId) -> Option<Entry> {
    let deal = desk.atlas.deals.get(id)?;
    let mut tags =
        vec![(desk.texts.kind_deal)(deal.kind).to_owned(), (desk.texts.status_deal)(deal.status).to_owned()];
    tags.extend(deal.date.map(|date| date_text(desk.texts, date)));
    Some(Entry {
        slug: deal.slug.to_string(),
        text: deal.summary.get(desk.language).to_owned(),
        tags,
        locator: locator_text(desk, deal.locator),
        links: links(desk, own, [Thing::Deal(id)].into_iter().chain(things_of_deal(deal))),
        ..Entry::default()
    })
}

fn event_entry(desk: &Desk<'_>, own: Option<Thing>, id: EventId) -> Option<Entry> {
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
fn person_text(desk: &Desk<'_>, person: &Person) -> String {
    [person.name.get(desk.language), person.office.get(desk.language)].join(desk.texts.writing.comma)
}

fn statement_entry(desk: &Desk<'_>, id: StatementId) -> Option<Entry> {
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

fn note_entry(desk: &Desk<'_>, id: NoteId) -> Option<Entry> {
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

fn milestone_entry(desk: &Desk<'_>, milestone: &Milestone) -> Entry {
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

fn route_entry(desk: &Desk<'_>, own: Option<Thing>, id: RouteId) -> Option<Entry> {
    let route = desk.atlas.routes.get(id)?;
    Some(Entry {
        slug: route.slug.to_string(),
        tags: vec![
            (desk.texts.kind_route)(route.kind).to_owned(),
            (desk.texts.status_route)(route.status).to_owned(),
        ],
        locator: locator_text(desk, route.locator),
        links: links(desk, own, [Thing::Route(id)]),
        ..Entry::default()
    })
}

fn place_entry(desk: &Desk<'_>, own: Option<Thing>, id: PlaceId) -> Option<Entry> {
    let place = desk.atlas.places.get(id)?;
    Some(Entry {
        slug: place.slug.to_string(),
        text: place.summary.get(desk.language).to_owned(),
        tags: vec![(desk.texts.kind_place)(place.kind).to_owned()],
        locator: locator_text(desk, place.locator),
        links: links(desk, own, [Thing::Place(id)]),
        ..Entry::default()
    })
}

/// The other side of a membership that `own` has, or is the organisation of.
pub(super) fn counterpart(membership: &Membership, own: Option<Thing>) -> Option<Thing> {
    let organisation = Thing::Organisation(membership.organisation);
    if own == Some(organisation) {
        membership.country.map(Thing::Country).or(membership.member.map(Thing::Organisation))
    } else {
        Some(organisation)
    }
}

fn membership_entry(desk: &Desk<'_>, own: Option<Thing>, membership: &Membership) -> Option<Entry> {
    let other = counterpart(membership, own)?;
    let date = term_of(membership).map(|term| term_text(desk.texts, term));
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
