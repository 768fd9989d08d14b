//! Which groups a dossier has, and in which order.

use super::{
    Desk, Dossier, Entry, Group,
    entries::{
        deal_entry, event_entry, figure_entry, links, membership_entry, milestone_entry, note_entry,
        person_text, statement_entry,
    },
    locator_text,
    sentence::sentence,
};
use crate::order::{rank_of_date, sort_by_rank};
use crate::{
    state::{name_of, subjects_of},
    text::fill,
};
use heartland_data::model::{
    CountryId, EventId, FigureId, Item, LocalText, Locator, OrganisationId, PlaceId, Route, RouteId,
    RouteRole, Theme, Thing, Vocabulary,
};

/// The dossier of a thing; `None` for one of another atlas.
pub fn dossier_of(desk: &Desk<'_>, thing: Thing) -> Option<Dossier> {
    let title = name_of(desk.atlas, thing)?.get(desk.language).to_owned();
    let items = desk.relations.items(thing);
    let mut groups = figure_groups(desk, thing, items);
    groups.extend(own_groups(desk, thing));
    let mut push = |key: &'static str, title: &str, entries: Vec<Entry>| {
        groups.push(Group { key, title: title.to_owned(), entries });
    };
    let entries = |pick: &dyn Fn(&Item) -> Option<Entry>| items.iter().filter_map(pick).collect::<Vec<_>>();
    push(
        "deals",
        desk.texts.group_deals,
        entries(&|item| match item {
            Item::Deal(id) => deal_entry(desk, thing, *id),
            _ => None,
        }),
    );
    push("events", desk.texts.group_events, event_entries(desk, thing, items));
    push("memberships", memberships_title(desk, thing), memberships(desk, thing));
    push(
        "statements",
        desk.texts.group_statements,
        entries(&|item| match item {
            Item::Statement(id) => statement_entry(desk, *id),
            _ => None,
        }),
    );
    push(
        "notes",
        desk.texts.group_notes,
        entries(&|item| match item {
            Item::Note(id) => note_entry(desk, *id),
            _ => None,
        }),
    );
    groups.retain(|group| !group.entries.is_empty());
    Some(Dossier {
        thing: Some(thing),
        title,
        kind: kind_words(desk, thing),
        sentence: sentence(desk, thing, items),
        summary: summary(desk, thing),
        groups,
    })
}

/// Events in the order of time.
fn event_entries(desk: &Desk<'_>, thing: Thing, items: &[Item]) -> Vec<Entry> {
    let mut events: Vec<EventId> =
        items.iter().filter_map(|item| if let Item::Event(id) = item { Some(*id) } else { None }).collect();
    sort_by_rank(&mut events, |id| desk.atlas.events.get(*id).map_or(0, |event| rank_of_date(event.date)));
    events.into_iter().filter_map(|id| event_entry(desk, thing, id)).collect()
}

/// Figures by theme, those first that are about the thing itself.
fn figure_groups(desk: &Desk<'_>, thing: Thing, items: &[Item]) -> Vec<Group> {
    let theme_of = |id: FigureId| {
        let figure = desk.atlas.figures.get(id)?;
        desk.atlas.measures.get(figure.measure).map(|measure| measure.theme)
    };
    let is_subject = |id: &FigureId| {
        let figure = desk.atlas.figures.get(*id);
        figure.is_some_and(|figure| subjects_of(figure).any(|subject| subject == thing))
    };
    let groups = Theme::ALL.iter().map(|theme| {
        let of_theme = items.iter().filter_map(|item| match item {
            Item::Figure(id) if theme_of(*id) == Some(*theme) => Some(*id),
            _ => None,
        });
        let (own, others): (Vec<FigureId>, Vec<FigureId>) = of_theme.partition(is_subject);
        let figures = own.into_iter().chain(others).filter_map(|id| figure_entry(desk, thing, id));
        Group {
            key: theme.as_str(),
            title: (desk.texts.theme_of)(*theme).to_owned(),
            entries: figures.collect(),
        }
    });
    groups.collect()
}

pub(super) fn country_name(desk: &Desk<'_>, id: CountryId) -> String {
    name_of(desk.atlas, Thing::Country(id)).map(|name| name.get(desk.language).to_owned()).unwrap_or_default()
}

pub(super) fn kind_words(desk: &Desk<'_>, thing: Thing) -> Vec<String> {
    let texts = desk.texts;
    match thing {
        Thing::Country(id) => {
            let country = desk.atlas.countries.get(id);
            let off_map =
                country.is_some_and(|country| !country.is_on_map).then(|| texts.not_on_map.to_owned());
            [Some(texts.kind_country.to_owned()), off_map].into_iter().flatten().collect()
        }
        Thing::Route(id) => {
            desk.atlas.routes.get(id).map(|route| route_words(desk, route)).unwrap_or_default()
        }
        Thing::Place(id) => desk.atlas.places.get(id).map_or_else(Vec::new, |place| {
            vec![
                (texts.kind_place)(place.kind).to_owned(),
                country_name(desk, place.country),
                (texts.exactness_place)(place.exactness).to_owned(),
            ]
        }),
        Thing::Organisation(id) => desk.atlas.organisations.get(id).map_or_else(Vec::new, |organisation| {
            let short = organisation.short.get(desk.language);
            let short = (!short.is_empty()).then(|| short.to_owned());
            [Some((texts.kind_organisation)(organisation.kind).to_owned()), short]
                .into_iter()
                .flatten()
                .collect()
        }),
        Thing::Deal(id) => desk.atlas.deals.get(id).map_or_else(Vec::new, |deal| {
            let date = deal.date.map(|date| crate::text::date_text(texts, date));
            let words =
                [(texts.kind_deal)(deal.kind).to_owned(), (texts.status_deal)(deal.status).to_owned()];
            words.into_iter().chain(date).collect()
        }),
        Thing::Event(id) => desk.atlas.events.get(id).map_or_else(Vec::new, |event| {
            vec![(texts.kind_event)(event.kind).to_owned(), crate::text::date_text(texts, event.date)]
        }),
    }
}

fn route_words(desk: &Desk<'_>, route: &Route) -> Vec<String> {
    let texts = desk.texts;
    let mm = |gauge: u16| crate::text::number_text(texts, &gauge.to_string());
    let gauge = match (route.gauge_mm, route.gauge_to_mm) {
        (Some(gauge), Some(other)) => {
            Some(fill(texts.gauge_break, &[("value", &mm(gauge)), ("other", &mm(other))]))
        }
        (Some(gauge), None) => Some(fill(texts.gauge, &[("value", &mm(gauge))])),
        _ => None,
    };
    let implied = (route.role == RouteRole::Implied).then(|| texts.implied.to_owned());
    let words = [
        (texts.kind_route)(route.kind).to_owned(),
        (texts.status_route)(route.status).to_owned(),
        (texts.exactness_route)(route.exactness).to_owned(),
    ];
    words.into_iter().chain(gauge).chain(implied).collect()
}

fn summary(desk: &Desk<'_>, thing: Thing) -> Option<(String, String)> {
    let (text, locator): (&LocalText, Option<Locator>) = match thing {
        Thing::Country(id) => desk.atlas.countries.get(id).map(|row| (&row.note, None))?,
        Thing::Route(id) => desk.atlas.routes.get(id).map(|row| (&row.summary, Some(row.locator)))?,
        Thing::Place(id) => desk.atlas.places.get(id).map(|row| (&row.summary, Some(row.locator)))?,
        Thing::Organisation(id) => {
            desk.atlas.organisations.get(id).map(|row| (&row.summary, Some(row.locator)))?
        }
        Thing::Deal(id) => desk.atlas.deals.get(id).map(|row| (&row.summary, Some(row.locator)))?,
        Thing::Event(id) => desk.atlas.events.get(id).map(|row| (&row.summary, Some(row.locator)))?,
    };
    let locator = locator.map(|locator| locator_text(desk, locator)).unwrap_or_default();
    (!text.is_empty()).then(|| (text.get(desk.language).to_owned(), locator))
}

/// Groups that only one kind of thing has.
fn own_groups(desk: &Desk<'_>, thing: Thing) -> Vec<Group> {
    let texts = desk.texts;
    let group =
        |key: &'static str, title: &str, entries: Vec<Entry>| Group { key, title: title.to_owned(), entries };
    let routes = |ids: &[RouteId]| ids.iter().filter_map(|id| route_entry(desk, thing, *id)).collect();
    match thing {
        Thing::Country(id) => vec![
            group("routes", texts.group_passes, routes(desk.relations.routes_through(id))),
            group(
                "places",
                texts.group_sites,
                desk.relations.places_in(id).iter().filter_map(|id| place_entry(desk, thing, *id)).collect(),
            ),
        ],
        Thing::Place(id) => vec![
            group("countries", texts.group_parties, parties(desk, thing)),
            group("routes", texts.group_passes, routes(desk.relations.routes_at(id))),
        ],
        Thing::Route(id) => vec![
            group("life", texts.group_milestones, life(desk, id)),
            group("countries", texts.group_passed, crossed(desk, thing, id)),
        ],
        Thing::Organisation(id) => vec![group("bodies", texts.group_bodies, bodies(desk, thing, id))],
        Thing::Deal(_) | Thing::Event(_) => vec![group("parties", texts.group_parties, parties(desk, thing))],
    }
}

fn route_entry(desk: &Desk<'_>, own: Thing, id: RouteId) -> Option<Entry> {
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

fn place_entry(desk: &Desk<'_>, own: Thing, id: PlaceId) -> Option<Entry> {
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

/// The milestones of a route in the order of time.
fn life(desk: &Desk<'_>, id: RouteId) -> Vec<Entry> {
    let mut milestones: Vec<_> =
        desk.atlas.milestones.rows().iter().filter(|milestone| milestone.route == id).collect();
    sort_by_rank(&mut milestones, |milestone| rank_of_date(milestone.date));
    milestones.into_iter().map(|milestone| milestone_entry(desk, milestone)).collect()
}

/// The countries along a route, each once, in one entry.
fn crossed(desk: &Desk<'_>, own: Thing, id: RouteId) -> Vec<Entry> {
    let Some(route) = desk.atlas.routes.get(id) else { return Vec::new() };
    let links = links(desk, own, route.points.iter().map(|point| Thing::Country(point.country)));
    vec![Entry { links, ..Entry::default() }]
}

fn bodies(desk: &Desk<'_>, own: Thing, id: OrganisationId) -> Vec<Entry> {
    let parent = desk.atlas.organisations.get(id).and_then(|row| row.parent).map(Thing::Organisation);
    let seat = desk.atlas.organisations.get(id).and_then(|row| row.seat).map(Thing::Place);
    let children = desk.atlas.organisations.iter().filter(|(_, row)| row.parent == Some(id));
    let things = parent.into_iter().chain(children.map(|(id, _)| Thing::Organisation(id))).chain(seat);
    let links = links(desk, own, things);
    if links.is_empty() { Vec::new() } else { vec![Entry { links, ..Entry::default() }] }
}

/// Sides, places and people of a deal, event or place.
fn parties(desk: &Desk<'_>, own: Thing) -> Vec<Entry> {
    let mut things: Vec<Thing> = Vec::new();
    let mut people: Vec<String> = Vec::new();
    match own {
        Thing::Place(id) => {
            things.extend(desk.atlas.places.get(id).map(|place| Thing::Country(place.country)));
        }
        Thing::Deal(id) => {
            if let Some(deal) = desk.atlas.deals.get(id) {
                things.extend(deal.country.map(Thing::Country));
                things.extend(deal.counterpart.map(Thing::Country));
                things.extend(deal.organisation.map(Thing::Organisation));
                things.extend(deal.counterpart_organisation.map(Thing::Organisation));
                things.extend(deal.event.map(Thing::Event));
                things.extend(deal.place.map(Thing::Place));
                things.extend(deal.route.map(Thing::Route));
            }
        }
        Thing::Event(id) => {
            if let Some(event) = desk.atlas.events.get(id) {
                things.extend(event.organisation.map(Thing::Organisation));
                for stop in &event.places {
                    things.extend(stop.place.map(Thing::Place));
                    things.extend(stop.country.map(Thing::Country));
                }
                for participant in &event.participants {
                    things.extend(participant.country.map(Thing::Country));
                    things.extend(participant.organisation.map(Thing::Organisation));
                    let person = participant.person.and_then(|id| desk.atlas.people.get(id));
                    people.extend(person.map(|person| person_text(desk, person)));
                }
            }
        }
        _ => {}
    }
    let links = links(desk, own, things);
    let entry = Entry { text: people.join("; "), links, ..Entry::default() };
    if entry.text.is_empty() && entry.links.is_empty() { Vec::new() } else { vec![entry] }
}

fn memberships_title(desk: &Desk<'_>, thing: Thing) -> &'static str {
    if matches!(thing, Thing::Organisation(_)) {
        desk.texts.group_members
    } else {
        desk.texts.group_memberships
    }
}

fn memberships(desk: &Desk<'_>, thing: Thing) -> Vec<Entry> {
    desk.relations.memberships(thing).iter().filter_map(|id| membership_entry(desk, thing, *id)).collect()
}
