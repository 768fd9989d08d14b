//! Which rows concern which things.

use heartland_data::{
    Atlas,
    model::{
        CountryId, Deal, Event, Figure, FigureId, Item, MembershipId, MentionTarget, NoteId, PlaceId,
        RouteId, Thing,
    },
};
use std::collections::BTreeMap;

/// Everything that is tied to a thing, found once for the whole atlas. Lists are in table order and hold no row twice.
#[derive(Debug, Default)]
pub struct Relations {
    items: BTreeMap<Thing, Vec<Item>>,
    notes_of_figures: BTreeMap<FigureId, Vec<NoteId>>,
    routes_through: BTreeMap<CountryId, Vec<RouteId>>,
    routes_at: BTreeMap<PlaceId, Vec<RouteId>>,
    places_in: BTreeMap<CountryId, Vec<PlaceId>>,
    memberships: BTreeMap<Thing, Vec<MembershipId>>,
}

impl Relations {
    /// Reads all ties of an atlas.
    pub fn from_atlas(atlas: &Atlas) -> Self {
        let mut relations = Self::default();
        for (id, figure) in atlas.figures.iter() {
            for thing in things_of_figure(figure) {
                relations.tie(thing, Item::Figure(id));
            }
        }
        for (id, deal) in atlas.deals.iter() {
            for thing in things_of_deal(deal) {
                relations.tie(thing, Item::Deal(id));
            }
        }
        for (id, event) in atlas.events.iter() {
            for thing in things_of_event(atlas, event) {
                relations.tie(thing, Item::Event(id));
            }
        }
        for mention in &atlas.mentions {
            match mention.target {
                MentionTarget::Thing(thing) => relations.tie(thing, mention.item),
                MentionTarget::Figure(figure) => {
                    if let Item::Note(note) = mention.item {
                        push_new(relations.notes_of_figures.entry(figure).or_default(), note);
                    }
                }
            }
        }
        for (id, route) in atlas.routes.iter() {
            for point in &route.points {
                push_new(relations.routes_through.entry(point.country).or_default(), id);
                if let Some(place) = point.place {
                    push_new(relations.routes_at.entry(place).or_default(), id);
                }
            }
        }
        for (id, place) in atlas.places.iter() {
            relations.places_in.entry(place.country).or_default().push(id);
        }
        for (id, membership) in atlas.memberships.iter() {
            let members =
                [membership.country.map(Thing::Country), membership.member.map(Thing::Organisation)];
            for thing in members.into_iter().flatten().chain([Thing::Organisation(membership.organisation)]) {
                push_new(relations.memberships.entry(thing).or_default(), id);
            }
        }
        relations.items.values_mut().for_each(|items| items.sort_unstable());
        relations
    }

    fn tie(&mut self, thing: Thing, item: Item) {
        let is_itself = matches!((thing, item), (Thing::Deal(a), Item::Deal(b)) if a == b)
            || matches!((thing, item), (Thing::Event(a), Item::Event(b)) if a == b);
        if !is_itself {
            push_new(self.items.entry(thing).or_default(), item);
        }
    }

    /// Figures, deals, events, statements and notes that concern a thing, in that order.
    pub fn items(&self, thing: Thing) -> &[Item] {
        listed(&self.items, &thing)
    }

    /// Notes on one figure.
    pub fn notes_of(&self, figure: FigureId) -> &[NoteId] {
        listed(&self.notes_of_figures, &figure)
    }

    /// Routes with a point in a country.
    pub fn routes_through(&self, country: CountryId) -> &[RouteId] {
        listed(&self.routes_through, &country)
    }

    /// Routes with a point at a place.
    pub fn routes_at(&self, place: PlaceId) -> &[RouteId] {
        listed(&self.routes_at, &place)
    }

    /// Places in a country.
    pub fn places_in(&self, country: CountryId) -> &[PlaceId] {
        listed(&self.places_in, &country)
    }

    /// Memberships of a country or organisation, or in an organisation.
    pub fn memberships(&self, thing: Thing) -> &[MembershipId] {
        listed(&self.memberships, &thing)
    }
}

/// The list of a key; empty for a key without one.
fn listed<'a, K: Ord, T>(lists: &'a BTreeMap<K, Vec<T>>, key: &K) -> &'a [T] {
    lists.get(key).map_or(&[], Vec::as_slice)
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// What a figure is about first of all.
pub fn subjects_of(figure: &Figure) -> impl Iterator<Item = Thing> {
    [
        figure.country.map(Thing::Country),
        figure.organisation.map(Thing::Organisation),
        figure.route.map(Thing::Route),
        figure.place.map(Thing::Place),
        figure.deal.map(Thing::Deal),
        figure.event.map(Thing::Event),
    ]
    .into_iter()
    .flatten()
}

/// What a figure is about, and the other side.
pub fn things_of_figure(figure: &Figure) -> impl Iterator<Item = Thing> {
    let others =
        [figure.counterpart.map(Thing::Country), figure.counterpart_organisation.map(Thing::Organisation)];
    subjects_of(figure).chain(others.into_iter().flatten())
}

/// What an event or a deal concerns, each once: what the map sets off for it. Empty for things of other kinds.
pub fn things_concerned(atlas: &Atlas, thing: Thing) -> Vec<Thing> {
    let mut things = Vec::new();
    match thing {
        Thing::Event(id) => {
            for thing in atlas.events.get(id).iter().flat_map(|event| things_of_event(atlas, event)) {
                push_new(&mut things, thing);
            }
        }
        Thing::Deal(id) => {
            for thing in atlas.deals.get(id).into_iter().flat_map(things_of_deal) {
                push_new(&mut things, thing);
            }
        }
        _ => {}
    }
    things
}

fn things_of_deal(deal: &Deal) -> impl Iterator<Item = Thing> {
    [
        deal.country.map(Thing::Country),
        deal.counterpart.map(Thing::Country),
        deal.organisation.map(Thing::Organisation),
        deal.counterpart_organisation.map(Thing::Organisation),
        deal.event.map(Thing::Event),
        deal.place.map(Thing::Place),
        deal.route.map(Thing::Route),
    ]
    .into_iter()
    .flatten()
}

/// The organisation, the places and their countries, and the participants with the countries of the people.
fn things_of_event<'a>(atlas: &'a Atlas, event: &'a Event) -> impl Iterator<Item = Thing> + 'a {
    let places = event.places.iter().flat_map(|stop| {
        let country =
            stop.place.and_then(|id| atlas.places.get(id)).map(|place| place.country).or(stop.country);
        [stop.place.map(Thing::Place), country.map(Thing::Country)]
    });
    let participants = event.participants.iter().flat_map(|participant| {
        let person = participant.person.and_then(|id| atlas.people.get(id));
        let country = participant.country.or_else(|| person.and_then(|person| person.country));
        [country.map(Thing::Country), participant.organisation.map(Thing::Organisation)]
    });
    let organisation = [event.organisation.map(Thing::Organisation)];
    organisation.into_iter().chain(places).chain(participants).flatten()
}
