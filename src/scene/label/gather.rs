//! Gathering what may be written, the most important first.

use super::subject::{Kind, Line, Subject};
use crate::order::{rank_of, sort_by_rank};
use crate::{
    scene::{Ink, map_scene::PlacedSite, site::least_zoom, symbol_of},
    state::Showing,
    text::capitals,
};
use heartland_data::{
    Atlas,
    geo::LonLat,
    model::{CountryId, Language, MentionTarget, PlaceId, PlaceKind, RowId, Thing},
};

/// Steps of a zoom that doubles the scale.
pub(super) const STEPS_PER_ZOOM: f64 = 4.0;

/// Radius of a circle in a country (world) from which on its name comes before those of places.
const LARGE: f64 = 0.012;

/// Kilometres around a town of the report within which all is in it.
const SAME_TOWN_KM: f64 = 25.0;

/// Groups of names, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Focus,
    Water,
    Large,
    Place,
    Small,
    Town,
}

/// Everything that may be written in a language, the most important first.
#[inline(never)]
pub(super) fn gather(
    atlas: &Atlas,
    places: &[PlacedSite<PlaceId>],
    showing: &Showing,
    language: Language,
) -> Vec<Subject> {
    let mut ranked: Vec<(Group, f64, Subject)> = countries(atlas, showing, language);
    ranked.extend(waters(atlas, language));
    ranked.extend(sites(atlas, places, showing, language));
    ranked.extend(cities(atlas, showing, language));
    ranked.retain(|(.., subject)| !subject.name.text.is_empty());
    // Equals keep the order of the tables.
    sort_by_rank(&mut ranked, |(_, weight, _)| !rank_of(*weight));
    sort_by_rank(&mut ranked, |(group, ..)| *group as u64);
    ranked.into_iter().map(|(.., subject)| subject).collect()
}

#[inline(never)]
fn countries(atlas: &Atlas, showing: &Showing, language: Language) -> Vec<(Group, f64, Subject)> {
    let note_of = |country: CountryId| {
        let fill = showing.fills.iter().flatten().find(|fill| fill.country == country)?;
        fill.note.as_deref().filter(|note| !note.is_empty()).map(|note| Line::from_text(note, false))
    };
    let shapes = atlas.geometry.countries.iter().enumerate();
    let named = shapes.filter_map(|(row, shape)| {
        let name = atlas.countries.get(shape.country)?.name.get(language);
        let is_focus = atlas.report.focus.contains(&shape.country);
        // Long countries are larger than the circle in them.
        let room = shape.label_room.max(0.3 * shape.area_world.max(0.0).sqrt());
        // The report's own countries in capitals, as a plate sets its subject.
        let name = if is_focus { capitals(name) } else { name.to_owned() };
        let group = match shape.label_room {
            _ if is_focus => Group::Focus,
            LARGE.. => Group::Large,
            _ => Group::Small,
        };
        let subject = Subject {
            kind: Kind::Country { row, room, is_focus },
            thing: Some(Thing::Country(shape.country)),
            world: shape.label,
            name: Line::from_text(name, false),
            note: note_of(shape.country),
            since: 0,
            owner: OWNED_BY_COUNTRY + row as u32,
            after: None,
        };
        Some((group, shape.area_world, subject))
    });
    named.collect()
}

/// Narrower waters (kilometres) have their name in two lines, where it is of two words.
const NARROW_KM: f64 = 420.0;

#[inline(never)]
fn waters(atlas: &Atlas, language: Language) -> Vec<(Group, f64, Subject)> {
    let projection = &atlas.report.projection;
    let shown = atlas.waters.iter().filter(|(_, water)| projection.contains(water.position));
    let named = shown.filter_map(|(id, water)| {
        let name = water.name.get(language);
        let lines = if f64::from(water.width_km) < NARROW_KM { name.split_once(' ') } else { None };
        let (name, rest) = lines.map_or((name, None), |(name, rest)| (name, Some(rest)));
        let subject = Subject {
            kind: Kind::Water { width: f64::from(water.width_km) / projection.km_per_world() },
            thing: None,
            world: projection.project(water.position)?,
            name: Line::from_text(name, true),
            note: rest.map(|rest| Line::from_text(rest, true)),
            since: 0,
            owner: OWNED_BY_WATER + id.index() as u32,
            after: None,
        };
        // Behind the focus; the table has them by importance.
        Some((Group::Water, -(id.index() as f64), subject))
    });
    named.collect()
}

/// Owners are numbered by table.
const OWNED_BY_COUNTRY: u32 = 1 << 16;
const OWNED_BY_PLACE: u32 = 2 << 16;
const OWNED_BY_CITY: u32 = 3 << 16;
const OWNED_BY_WATER: u32 = 4 << 16;

/// The owner of a place's symbol and name.
pub(super) fn owner_of(place: PlaceId) -> u32 {
    OWNED_BY_PLACE + place.index() as u32
}

/// The first step at which a kind of place has its symbol.
pub(in crate::scene) fn first_step(kind: PlaceKind) -> u8 {
    (least_zoom(kind) * STEPS_PER_ZOOM).ceil() as u8
}

#[inline(never)]
fn sites(
    atlas: &Atlas,
    places: &[PlacedSite<PlaceId>],
    showing: &Showing,
    language: Language,
) -> Vec<(Group, f64, Subject)> {
    let shown = || places.iter().filter(|placed| showing.shows_place(placed.id));
    let said = said_of(atlas);
    let named = shown().filter_map(|placed| {
        let place = atlas.places.get(placed.id)?;
        let (_, ink) = symbol_of(place.kind);
        let is_early = first_step(place.kind) == 0;
        let town = shown().find(|town| !is_early && is_town_of(atlas, town.id, place.position));
        let subject = Subject {
            kind: Kind::Place {
                radius_px: site_radius_px(place.kind),
                ink: if ink == Ink::Text { Ink::LabelTown } else { ink },
            },
            thing: Some(Thing::Place(placed.id)),
            world: placed.world,
            name: Line::from_text(place.name.get(language), false),
            note: None,
            since: first_step(place.kind),
            owner: owner_of(placed.id),
            after: town.map(|town| owner_of(town.id)),
        };
        let said = said.get(placed.id.index()).copied().unwrap_or_default();
        let weight = if is_early { EARLY } else { 0.0 } + f64::from(said);
        Some((Group::Place, weight, subject))
    });
    named.collect()
}

/// What puts a town, field or port before all that has its symbol later, however much is said of that.
const EARLY: f64 = 1e6;

/// By row of the places, in how many rows the report speaks of it.
fn said_of(atlas: &Atlas) -> Vec<u32> {
    let mut said = vec![0; atlas.places.len()];
    let mentioned = atlas.mentions.iter().filter_map(|mention| match mention.target {
        MentionTarget::Thing(Thing::Place(place)) => Some(place),
        _ => None,
    });
    let events = atlas.events.rows().iter().flat_map(|event| &event.places);
    for place in events.filter_map(|at| at.place).chain(mentioned) {
        if let Some(said) = said.get_mut(place.index()) {
            *said += 1;
        }
    }
    said
}

/// Whether a place is the town in which a position lies.
fn is_town_of(atlas: &Atlas, place: PlaceId, at: LonLat) -> bool {
    let place = atlas.places.get(place).filter(|place| place.kind == PlaceKind::City);
    place.is_some_and(|town| is_same_town(town.position, at))
}

/// Radius of the symbol of a place.
pub(in crate::scene) fn site_radius_px(kind: PlaceKind) -> f64 {
    if kind == PlaceKind::City { 3.2 } else { 4.6 }
}

/// Whether two positions are in one town.
fn is_same_town(a: LonLat, b: LonLat) -> bool {
    let angle = SAME_TOWN_KM / heartland_data::geo::EARTH_RADIUS_KM;
    // Most lie apart by their latitudes alone.
    (a.lat - b.lat).to_radians().abs() < angle && a.angle_to(b) < angle
}

/// Towns of the base map: more of them the deeper the zoom, none that the report names itself.
#[inline(never)]
fn cities(atlas: &Atlas, showing: &Showing, language: Language) -> Vec<(Group, f64, Subject)> {
    let projection = &atlas.report.projection;
    let towns: Vec<LonLat> = atlas
        .places
        .iter()
        .filter(|(id, place)| place.kind == PlaceKind::City && showing.shows_place(*id))
        .map(|(_, place)| place.position)
        .collect();
    let named = atlas.cities.iter().filter_map(|(id, city)| {
        if !projection.contains(city.position) || towns.iter().any(|town| is_same_town(*town, city.position))
        {
            return None;
        }
        let least_zoom = match (city.is_capital, city.population) {
            (true, 1_000_000..) | (_, 4_000_000..) => 1.5,
            (true, _) | (_, 1_000_000..) => 2.25,
            (_, 300_000..) => 3.0,
            _ => 3.5,
        };
        let subject = Subject {
            kind: Kind::City,
            thing: None,
            world: projection.project(city.position)?,
            name: Line::from_text(city.name.get(language), false),
            note: None,
            since: (least_zoom * STEPS_PER_ZOOM) as u8,
            owner: OWNED_BY_CITY + id.index() as u32,
            after: None,
        };
        // A capital counts as a larger town.
        let weight = f64::from(city.population) * if city.is_capital { 4.0 } else { 1.0 };
        Some((Group::Town, weight, subject))
    });
    named.collect()
}
