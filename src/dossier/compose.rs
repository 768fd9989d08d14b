//! Which groups a dossier has, and in which order.

use super::{
    Desk, Dossier, Group, Stem,
    entries::{counterpart, others},
    locator_text,
    sentence::sentence,
};
use crate::order::{rank_of_date, sort_by_rank};
use crate::{
    state::{name_of, subjects_of, things_of_deal},
    text::fill,
};
use heartland_data::model::{
    CountryId, EventId, FigureId, Item, LocalText, Locator, MembershipId, OrganisationId, PersonId, Route,
    RouteId, RouteRole, Theme, Thing, Vocabulary,
};

/// The dossier of a thing; `None` for one of another atlas.
pub fn dossier_of(desk: &Desk<'_>, thing: Thing) -> Option<Dossier> {
    let title = name_of(desk.atlas, thing)?.get(desk.language).to_owned();
    let all = desk.relations.items(thing);
    let texts = desk.texts;
    let mut groups = figure_groups(desk, thing, all);
    groups.extend(own_groups(desk, thing));
    let of_kind = |is: fn(&Item) -> bool| items(all.iter().copied().filter(is));
    groups.extend([
        group("deals", texts.group_deals, of_kind(|item| matches!(item, Item::Deal(_)))),
        group("events", texts.group_events, events(desk, all)),
        group("memberships", memberships_title(desk, thing), memberships(desk, thing)),
        group("statements", texts.group_statements, of_kind(|item| matches!(item, Item::Statement(_)))),
        group("notes", texts.group_notes, of_kind(|item| matches!(item, Item::Note(_)))),
    ]);
    groups.retain(|group| !group.stems.is_empty());
    Some(Dossier {
        thing: Some(thing),
        title,
        kind: kind_words(desk, thing),
        sentence: sentence(desk, thing, all),
        summary: summary(desk, thing),
        groups,
    })
}

pub(super) fn group(key: &'static str, title: &str, stems: Vec<Stem>) -> Group {
    Group { key, title: title.to_owned(), stems }
}

pub(super) fn items(items: impl Iterator<Item = Item>) -> Vec<Stem> {
    items.map(Stem::Item).collect()
}

/// One row for things other than `own` and people; none for nobody.
pub(super) fn parties_of(own: Option<Thing>, things: Vec<Thing>, people: Vec<PersonId>) -> Vec<Stem> {
    let things = others(own, things);
    let has_any = !people.is_empty() || !things.is_empty();
    has_any.then_some(Stem::Parties(things, people)).into_iter().collect()
}

/// Events in the order of time.
fn events(desk: &Desk<'_>, all: &[Item]) -> Vec<Stem> {
    let mut events: Vec<EventId> =
        all.iter().filter_map(|item| if let Item::Event(id) = item { Some(*id) } else { None }).collect();
    sort_by_rank(&mut events, |id| desk.atlas.events.get(*id).map_or(0, |event| rank_of_date(event.date)));
    items(events.into_iter().map(Item::Event))
}

/// Figures by theme, those first that are about the thing itself.
fn figure_groups(desk: &Desk<'_>, thing: Thing, all: &[Item]) -> Vec<Group> {
    let theme_of = |id: FigureId| {
        let figure = desk.atlas.figures.get(id)?;
        desk.atlas.measures.get(figure.measure).map(|measure| measure.theme)
    };
    let is_subject = |id: &FigureId| {
        let figure = desk.atlas.figures.get(*id);
        figure.is_some_and(|figure| subjects_of(figure).any(|subject| subject == thing))
    };
    let groups = Theme::ALL.iter().map(|theme| {
        let of_theme = all.iter().filter_map(|item| match item {
            Item::Figure(id) if theme_of(*id) == Some(*theme) => Some(*id),
            _ => None,
        });
        let (own, others): (Vec<FigureId>, Vec<FigureId>) = of_theme.partition(is_subject);
        let figures = items(own.into_iter().chain(others).map(Item::Figure));
        group(theme.as_str(), (desk.texts.theme_of)(*theme), figures)
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
    let routes = |ids: &[RouteId]| ids.iter().copied().map(Stem::Route).collect();
    match thing {
        Thing::Country(id) => vec![
            group("routes", texts.group_passes, routes(desk.relations.routes_through(id))),
            group(
                "places",
                texts.group_sites,
                desk.relations.places_in(id).iter().copied().map(Stem::Place).collect(),
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

/// The milestones of a route in the order of time.
fn life(desk: &Desk<'_>, id: RouteId) -> Vec<Stem> {
    let mut milestones: Vec<_> =
        desk.atlas.milestones.iter().filter(|(_, milestone)| milestone.route == id).collect();
    sort_by_rank(&mut milestones, |(_, milestone)| rank_of_date(milestone.date));
    milestones.into_iter().map(|(id, _)| Stem::Milestone(id)).collect()
}

/// The countries along a route, in one row.
fn crossed(desk: &Desk<'_>, own: Thing, id: RouteId) -> Vec<Stem> {
    let Some(route) = desk.atlas.routes.get(id) else { return Vec::new() };
    let countries = route.points.iter().map(|point| Thing::Country(point.country));
    parties_of(Some(own), countries.collect(), Vec::new())
}

fn bodies(desk: &Desk<'_>, own: Thing, id: OrganisationId) -> Vec<Stem> {
    let parent = desk.atlas.organisations.get(id).and_then(|row| row.parent).map(Thing::Organisation);
    let seat = desk.atlas.organisations.get(id).and_then(|row| row.seat).map(Thing::Place);
    let children = desk.atlas.organisations.iter().filter(|(_, row)| row.parent == Some(id));
    let things = parent.into_iter().chain(children.map(|(id, _)| Thing::Organisation(id))).chain(seat);
    parties_of(Some(own), things.collect(), Vec::new())
}

/// Sides, places and people of a deal, event or place.
fn parties(desk: &Desk<'_>, own: Thing) -> Vec<Stem> {
    let mut things: Vec<Thing> = Vec::new();
    let mut people: Vec<PersonId> = Vec::new();
    match own {
        Thing::Place(id) => {
            things.extend(desk.atlas.places.get(id).map(|place| Thing::Country(place.country)));
        }
        Thing::Deal(id) => {
            things.extend(desk.atlas.deals.get(id).into_iter().flat_map(things_of_deal));
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
                    people.extend(participant.person);
                }
            }
        }
        _ => {}
    }
    parties_of(Some(own), things, people)
}

fn memberships_title(desk: &Desk<'_>, thing: Thing) -> &'static str {
    if matches!(thing, Thing::Organisation(_)) {
        desk.texts.group_members
    } else {
        desk.texts.group_memberships
    }
}

fn memberships(desk: &Desk<'_>, thing: Thing) -> Vec<Stem> {
    let ids = desk.relations.memberships(thing).iter().copied();
    let is_told = |id: &MembershipId| {
        let row = desk.atlas.memberships.get(*id);
        row.is_some_and(|row| counterpart(row, Some(thing)).is_some())
    };
    ids.filter(is_told).map(Stem::Membership).collect()
}
