//! The rows of each table, in words.

use super::{Cell, Grid, GridRow, GridTable};
use crate::{
    dossier::{Desk, figure_value, locator_text, origin_text},
    order::{Grouped, rank_of, rank_of_date},
    state::{Row, name_of, rank_of_item, term_of},
    text::{date_text, standing_text, table_texts, term_text},
};
use heartland_data::model::{
    CountryId, Date, HasSlug, Item, LocalText, Locator, OrganisationId, RowId, SourceId, Table, Thing,
};

/// The rows of a table in the desk's language.
pub fn grid_of(desk: &Desk<'_>, table: GridTable) -> Grid {
    let tag = desk.tag();
    let words = table_texts(tag);
    let (columns, rows) = match table {
        GridTable::Figures => (
            vec![
                words.name,
                words.value,
                words.subject,
                words.other_side,
                words.date,
                words.basis,
                words.origin,
            ],
            figures(desk),
        ),
        GridTable::Deals => (
            vec![
                words.name,
                words.kind,
                words.status,
                words.date,
                words.subject,
                words.other_side,
                words.text,
                words.origin,
            ],
            deals(desk),
        ),
        GridTable::Events => (
            vec![words.name, words.kind, words.date, words.organisation, words.text, words.origin],
            events(desk),
        ),
        GridTable::Routes => {
            (vec![words.name, words.kind, words.status, words.text, words.origin], routes(desk))
        }
        GridTable::Places => {
            (vec![words.name, words.kind, words.country, words.text, words.origin], places(desk))
        }
        GridTable::Organisations => {
            (vec![words.name, words.kind, words.text, words.origin], organisations(desk))
        }
        GridTable::Memberships => (
            vec![words.organisation, words.name, words.role, words.date, words.basis, words.origin],
            memberships(desk),
        ),
        GridTable::Countries => (vec![words.name, words.text], countries(desk)),
        GridTable::People => (vec![words.name, words.office, words.country, words.origin], people(desk)),
        GridTable::Statements => {
            (vec![words.text, words.kind, words.name, words.date, words.origin], statements(desk))
        }
        GridTable::Notes => (vec![words.name, words.kind, words.text, words.origin], notes(desk)),
        GridTable::Milestones => (
            vec![words.name, words.status, words.date, words.text, words.basis, words.origin],
            milestones(desk),
        ),
        GridTable::Sources => (vec![words.name, words.publisher, words.year, words.licence], sources(desk)),
    };
    Grid { columns, rows }
}

fn plain(text: impl Into<String>) -> Cell {
    Cell::from_text(text, None)
}

fn cell_of_date(text: String, date: Date) -> Cell {
    Cell::from_text(text, Some(rank_of_date(date)))
}

impl Desk<'_> {
    fn local(&self, text: &LocalText) -> Cell {
        plain(text.get(self.language))
    }

    fn dated(&self, date: Option<Date>) -> Cell {
        date.map(|date| cell_of_date(date_text(self.texts, date), date)).unwrap_or_default()
    }

    fn at(&self, locator: Locator) -> Cell {
        Cell::from_text(locator_text(self, locator), Some(rank_of_place(locator)))
    }

    fn named(&self, things: impl IntoIterator<Item = Thing>) -> Cell {
        let names = things.into_iter().filter_map(|thing| name_of(self.atlas, thing));
        plain(names.map(|name| name.get(self.language)).collect::<Vec<_>>().join(self.texts.list_mark))
    }
}

/// In the order of the report; what stands elsewhere comes last.
fn origin(desk: &Desk<'_>, locator: Option<Locator>, source: Option<SourceId>) -> Cell {
    let rank = locator.filter(|_| source.is_none()).map_or(u64::MAX, rank_of_place);
    Cell::from_text(origin_text(desk, locator, source), Some(rank))
}

fn rank_of_place(locator: Locator) -> u64 {
    let [part, first, last] = [locator.part as u64, u64::from(locator.first), u64::from(locator.last)];
    (locator.section.index() as u64) << 40 | part << 32 | first << 16 | last
}

fn sides(country: Option<CountryId>, organisation: Option<OrganisationId>) -> impl Iterator<Item = Thing> {
    country.map(Thing::Country).into_iter().chain(organisation.map(Thing::Organisation))
}

/// Things whose dossiers hold an item, for all items at once.
struct Holders {
    /// One for each item that it holds.
    things: Vec<Thing>,
    by_item: Grouped,
}

impl Holders {
    fn from_desk(desk: &Desk<'_>) -> Self {
        let (mut things, mut ranks) = (Vec::new(), Vec::new());
        for thing in all_things(desk) {
            for item in desk.relations.items(thing) {
                things.push(thing);
                ranks.push(rank_of_item(*item));
            }
        }
        Self { things, by_item: Grouped::from_ranks(ranks) }
    }

    fn of(&self, item: Item) -> Vec<Thing> {
        self.by_item.of(rank_of_item(item)).filter_map(|row| self.things.get(row).copied()).collect()
    }
}

fn all_things<'a>(desk: &Desk<'a>) -> impl Iterator<Item = Thing> + use<'a> {
    fn ids<K: RowId, T>(table: &Table<K, T>, thing: fn(K) -> Thing) -> impl Iterator<Item = Thing> {
        table.iter().map(move |(id, _)| thing(id))
    }
    let atlas = desk.atlas;
    ids(&atlas.countries, Thing::Country)
        .chain(ids(&atlas.routes, Thing::Route))
        .chain(ids(&atlas.places, Thing::Place))
        .chain(ids(&atlas.organisations, Thing::Organisation))
        .chain(ids(&atlas.deals, Thing::Deal))
        .chain(ids(&atlas.events, Thing::Event))
}

fn row(slug: &impl HasSlug, leads_to: Option<Row>, concerns: Vec<Thing>, cells: Vec<Cell>) -> GridRow {
    GridRow { slug: slug.slug().to_owned(), leads_to, concerns, cells }
}

fn figures(desk: &Desk<'_>) -> Vec<GridRow> {
    let holders = Holders::from_desk(desk);
    let rows = desk.atlas.figures.iter().map(|(id, figure)| {
        let subjects = crate::state::subjects_of(figure);
        let scale = desk.atlas.units.get(figure.unit).map_or(1.0, |unit| unit.scale);
        let value = Cell::from_text(figure_value(desk, figure), Some(rank_of(figure.value.to_f64() * scale)));
        let cells = vec![
            desk.local(&figure.label),
            value,
            desk.named(subjects),
            desk.named(sides(figure.counterpart, figure.counterpart_organisation)),
            desk.dated(figure.period),
            plain(standing_text(desk.texts, figure.modality, figure.basis)),
            origin(desk, figure.locator, figure.source),
        ];
        row(figure, Some(Row::Figure(id)), holders.of(Item::Figure(id)), cells)
    });
    rows.collect()
}

fn deals(desk: &Desk<'_>) -> Vec<GridRow> {
    let holders = Holders::from_desk(desk);
    let rows = desk.atlas.deals.iter().map(|(id, deal)| {
        let cells = vec![
            desk.local(&deal.name),
            plain((desk.texts.kind_deal)(deal.kind)),
            plain((desk.texts.status_deal)(deal.status)),
            desk.dated(deal.date),
            desk.named(sides(deal.country, deal.organisation)),
            desk.named(sides(deal.counterpart, deal.counterpart_organisation)),
            desk.local(&deal.summary),
            desk.at(deal.locator),
        ];
        row(deal, Some(Row::Thing(Thing::Deal(id))), with(Thing::Deal(id), holders.of(Item::Deal(id))), cells)
    });
    rows.collect()
}

fn with(own: Thing, mut others: Vec<Thing>) -> Vec<Thing> {
    others.push(own);
    others
}

fn events(desk: &Desk<'_>) -> Vec<GridRow> {
    let holders = Holders::from_desk(desk);
    let rows = desk.atlas.events.iter().map(|(id, event)| {
        let cells = vec![
            desk.local(&event.name),
            plain((desk.texts.kind_event)(event.kind)),
            desk.dated(Some(event.date)),
            desk.named(event.organisation.map(Thing::Organisation)),
            desk.local(&event.summary),
            desk.at(event.locator),
        ];
        row(
            event,
            Some(Row::Thing(Thing::Event(id))),
            with(Thing::Event(id), holders.of(Item::Event(id))),
            cells,
        )
    });
    rows.collect()
}

/// Countries and places that a route passes.
fn along(desk: &Desk<'_>, id: heartland_data::model::RouteId) -> Vec<Thing> {
    let points = desk.atlas.routes.get(id).map_or(&[][..], |route| &route.points);
    let passed = points.iter().flat_map(|point| {
        [Some(Thing::Country(point.country)), point.place.map(Thing::Place)].into_iter().flatten()
    });
    with(Thing::Route(id), passed.collect())
}

fn routes(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.routes.iter().map(|(id, route)| {
        let cells = vec![
            desk.local(&route.name),
            plain((desk.texts.kind_route)(route.kind)),
            plain((desk.texts.status_route)(route.status)),
            desk.local(&route.summary),
            desk.at(route.locator),
        ];
        row(route, Some(Row::Thing(Thing::Route(id))), along(desk, id), cells)
    });
    rows.collect()
}

fn places(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.places.iter().map(|(id, place)| {
        let cells = vec![
            desk.local(&place.name),
            plain((desk.texts.kind_place)(place.kind)),
            desk.named([Thing::Country(place.country)]),
            desk.local(&place.summary),
            desk.at(place.locator),
        ];
        let concerns = vec![Thing::Place(id), Thing::Country(place.country)];
        row(place, Some(Row::Thing(Thing::Place(id))), concerns, cells)
    });
    rows.collect()
}

fn organisations(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.organisations.iter().map(|(id, organisation)| {
        let cells = vec![
            desk.local(&organisation.name),
            plain((desk.texts.kind_organisation)(organisation.kind)),
            desk.local(&organisation.summary),
            desk.at(organisation.locator),
        ];
        let own = Thing::Organisation(id);
        let memberships = desk.relations.memberships(own).iter();
        let members = memberships.filter_map(|id| desk.atlas.memberships.get(*id));
        let members = members.filter(|row| row.organisation == id);
        let concerns = with(own, members.filter_map(|row| row.country.map(Thing::Country)).collect());
        row(organisation, Some(Row::Thing(own)), concerns, cells)
    });
    rows.collect()
}

fn memberships(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.memberships.iter().map(|(_, membership)| {
        let member = sides(membership.country, membership.member);
        let cells = vec![
            desk.named([Thing::Organisation(membership.organisation)]),
            desk.named(member),
            plain((desk.texts.role_member)(membership.role)),
            term_of(membership)
                .map(|term| cell_of_date(term_text(desk.texts, term), term))
                .unwrap_or_default(),
            plain((desk.texts.basis)(membership.basis)),
            origin(desk, membership.locator, membership.source),
        ];
        let own = Thing::Organisation(membership.organisation);
        let concerns = with(own, sides(membership.country, membership.member).collect());
        row(membership, Some(Row::Thing(own)), concerns, cells)
    });
    rows.collect()
}

/// Those that the report says something of, and those with a remark.
fn countries(desk: &Desk<'_>) -> Vec<GridRow> {
    let named = desk.atlas.countries.iter().filter(|(id, country)| {
        !desk.relations.items(Thing::Country(*id)).is_empty() || !country.note.is_empty()
    });
    let rows = named.map(|(id, country)| {
        let own = Thing::Country(id);
        row(
            country,
            Some(Row::Thing(own)),
            vec![own],
            vec![desk.local(&country.name), desk.local(&country.note)],
        )
    });
    rows.collect()
}

fn people(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.people.iter().map(|(id, person)| {
        let of = sides(person.country, person.organisation);
        let cells = vec![
            desk.local(&person.name),
            desk.local(&person.office),
            desk.named(of),
            desk.at(person.locator),
        ];
        row(person, Some(Row::Person(id)), sides(person.country, person.organisation).collect(), cells)
    });
    rows.collect()
}

fn statements(desk: &Desk<'_>) -> Vec<GridRow> {
    let holders = Holders::from_desk(desk);
    let rows = desk.atlas.statements.iter().map(|(id, statement)| {
        let person = statement.person.and_then(|id| desk.atlas.people.get(id));
        let cells = vec![
            desk.local(&statement.text),
            plain((desk.texts.kind_statement)(statement.kind)),
            person.map(|person| desk.local(&person.name)).unwrap_or_default(),
            desk.dated(statement.date),
            desk.at(statement.locator),
        ];
        row(statement, Some(Row::Statement(id)), holders.of(Item::Statement(id)), cells)
    });
    rows.collect()
}

fn notes(desk: &Desk<'_>) -> Vec<GridRow> {
    let holders = Holders::from_desk(desk);
    let rows = desk.atlas.notes.iter().map(|(id, note)| {
        let cells = vec![
            desk.local(&note.title),
            plain((desk.texts.kind_note)(note.kind)),
            desk.local(&note.text),
            desk.at(note.locator),
        ];
        row(note, Some(Row::Note(id)), holders.of(Item::Note(id)), cells)
    });
    rows.collect()
}

fn milestones(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.milestones.iter().map(|(_, milestone)| {
        let own = Thing::Route(milestone.route);
        let cells = vec![
            desk.named([own]),
            plain((desk.texts.status_milestone)(milestone.status)),
            desk.dated(Some(milestone.date)),
            desk.local(&milestone.text),
            plain((desk.texts.basis)(milestone.basis)),
            origin(desk, milestone.locator, milestone.source),
        ];
        row(milestone, Some(Row::Thing(own)), along(desk, milestone.route), cells)
    });
    rows.collect()
}

fn sources(desk: &Desk<'_>) -> Vec<GridRow> {
    let rows = desk.atlas.sources.rows().iter().map(|source| {
        let year = source.year.map(|year| Cell::from_text(year.to_string(), Some(rank_of(f64::from(year)))));
        let cells = vec![
            plain(source.title.get(desk.language)),
            plain(source.publisher.get(desk.language)),
            year.unwrap_or_default(),
            plain(&*source.licence),
        ];
        row(source, None, Vec::new(), cells)
    });
    rows.collect()
}
