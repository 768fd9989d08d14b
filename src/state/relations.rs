//! Which rows concern which things.

use super::{Tenure, tenure_in};
use crate::order::sort_by_rank;
use heartland_data::{
    Atlas,
    model::{
        CountryId, Deal, Event, Figure, FigureId, Item, MemberRole, MembershipId, MentionTarget, NoteId,
        PlaceId, RouteId, RowId, Thing,
    },
};

/// Everything that is tied to a thing, found once for the whole atlas. Lists are in table order and hold no row twice.
#[derive(Debug, Default)]
pub struct Relations {
    items: Lists<Item>,
    notes_of_figures: Lists<NoteId>,
    routes_through: Lists<RouteId>,
    routes_at: Lists<RouteId>,
    places_in: Lists<PlaceId>,
    memberships: Lists<MembershipId>,
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
                        relations.notes_of_figures.push(figure.index(), note);
                    }
                }
            }
        }
        for (id, route) in atlas.routes.iter() {
            for point in &route.points {
                relations.routes_through.push(point.country.index(), id);
                if let Some(place) = point.place {
                    relations.routes_at.push(place.index(), id);
                }
            }
        }
        for (id, place) in atlas.places.iter() {
            relations.places_in.push(place.country.index(), id);
        }
        for (id, membership) in atlas.memberships.iter() {
            let members =
                [membership.country.map(Thing::Country), membership.member.map(Thing::Organisation)];
            for thing in members.into_iter().flatten().chain([Thing::Organisation(membership.organisation)]) {
                relations.memberships.push(key_of(thing), id);
            }
        }
        // Mentions stand in any order.
        relations.items.settle(|item| rank_of_item(*item));
        relations.notes_of_figures.settle(|note| note.index() as u64);
        relations
    }

    fn tie(&mut self, thing: Thing, item: Item) {
        let is_itself = matches!((thing, item), (Thing::Deal(a), Item::Deal(b)) if a == b)
            || matches!((thing, item), (Thing::Event(a), Item::Event(b)) if a == b);
        if !is_itself {
            self.items.push(key_of(thing), item);
        }
    }

    /// Figures, deals, events, statements and notes that concern a thing, in that order.
    pub fn items(&self, thing: Thing) -> &[Item] {
        self.items.get(key_of(thing))
    }

    /// Whether an item concerns a thing.
    pub fn has_item(&self, thing: Thing, item: Item) -> bool {
        self.items(thing).binary_search_by_key(&rank_of_item(item), |item| rank_of_item(*item)).is_ok()
    }

    /// Notes on one figure.
    pub fn notes_of(&self, figure: FigureId) -> &[NoteId] {
        self.notes_of_figures.get(figure.index())
    }

    /// Routes with a point in a country.
    pub fn routes_through(&self, country: CountryId) -> &[RouteId] {
        self.routes_through.get(country.index())
    }

    /// Routes with a point at a place.
    pub fn routes_at(&self, place: PlaceId) -> &[RouteId] {
        self.routes_at.get(place.index())
    }

    /// Places in a country.
    pub fn places_in(&self, country: CountryId) -> &[PlaceId] {
        self.places_in.get(country.index())
    }

    /// Memberships of a country or organisation, or in an organisation.
    pub fn memberships(&self, thing: Thing) -> &[MembershipId] {
        self.memberships.get(key_of(thing))
    }
}

/// A list for each row of a table, or for each thing.
#[derive(Debug)]
struct Lists<T>(Vec<Vec<T>>);

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Lists<T> {
    /// Appends what is not the last already: all that comes in the order of the table is there once.
    fn push(&mut self, key: usize, value: T) {
        if self.0.len() <= key {
            self.0.resize_with(key + 1, Vec::new);
        }
        if let Some(list) = self.0.get_mut(key)
            && list.last() != Some(&value)
        {
            list.push(value);
        }
    }

    /// Sorts each list and leaves of what is alike one.
    fn settle(&mut self, rank: fn(&T) -> u64) {
        for list in &mut self.0 {
            sort_by_rank(list, rank);
            list.dedup();
        }
    }

    fn get(&self, key: usize) -> &[T] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Things of all kinds, numbered.
pub fn key_of(thing: Thing) -> usize {
    let (kind, index) = match thing {
        Thing::Country(id) => (0, id.index()),
        Thing::Route(id) => (1, id.index()),
        Thing::Place(id) => (2, id.index()),
        Thing::Organisation(id) => (3, id.index()),
        Thing::Deal(id) => (4, id.index()),
        Thing::Event(id) => (5, id.index()),
    };
    index * 6 + kind
}

/// By kind, and in the order of the table.
pub fn rank_of_item(item: Item) -> u64 {
    let (kind, index) = match item {
        Item::Figure(id) => (0, id.index()),
        Item::Deal(id) => (1, id.index()),
        Item::Event(id) => (2, id.index()),
        Item::Statement(id) => (3, id.index()),
        Item::Note(id) => (4, id.index()),
    };
    kind << 32 | index as u64
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

/// Appends what is not there yet.
fn push_new(things: &mut Vec<Thing>, thing: Thing) {
    if !things.contains(&thing) {
        things.push(thing);
    }
}

/// What an event, a deal or an organisation concerns, each once: what the map sets off for it. Of an organisation those are
/// its full members at the report's time; of one without, its seat and what its deals are about. Empty for things of other
/// kinds.
pub fn things_concerned(atlas: &Atlas, thing: Thing) -> Vec<Thing> {
    let mut things = Vec::new();
    match thing {
        Thing::Event(id) => {
            let routes = atlas.routes.iter().filter(|(_, route)| route.event == Some(id));
            let routes = routes.map(|(route, _)| Thing::Route(route));
            let own = atlas.events.get(id);
            for thing in own.iter().flat_map(|event| things_of_event(atlas, event)).chain(routes) {
                push_new(&mut things, thing);
            }
        }
        Thing::Deal(id) => {
            for thing in atlas.deals.get(id).into_iter().flat_map(things_of_deal) {
                push_new(&mut things, thing);
            }
        }
        Thing::Organisation(id) => {
            let seat = atlas.organisations.get(id).and_then(|organisation| organisation.seat);
            let members = atlas.memberships.rows().iter().filter(|row| {
                row.organisation == id
                    && row.role == MemberRole::Member
                    && tenure_in(atlas, row, None) == Tenure::InForce
            });
            things.extend(members.filter_map(|row| row.country).map(Thing::Country));
            if !things.is_empty() {
                return things;
            }
            things.extend(seat.map(Thing::Place));
            for deal in atlas.deals.rows() {
                if [deal.organisation, deal.counterpart_organisation].contains(&Some(id)) {
                    things_of_deal(deal)
                        .filter(|part| *part != thing)
                        .for_each(|part| push_new(&mut things, part));
                }
            }
        }
        Thing::Country(_) | Thing::Route(_) | Thing::Place(_) => {}
    }
    things
}

/// Whether what a thing concerns is set off on the map in its stead, as it has no place there itself.
pub const fn has_parts(thing: Thing) -> bool {
    matches!(thing, Thing::Event(_) | Thing::Deal(_) | Thing::Organisation(_))
}

/// The sides of a deal, and what it comes from or is about.
pub fn things_of_deal(deal: &Deal) -> impl Iterator<Item = Thing> {
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
