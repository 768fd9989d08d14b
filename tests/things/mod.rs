//! Everything that a report tells of.

use heartland_data::{Atlas, model::Thing};

/// Every thing that can be selected.
pub(crate) fn things(atlas: &Atlas) -> Vec<Thing> {
    let countries = atlas.countries.iter().map(|(id, _)| Thing::Country(id));
    let routes = atlas.routes.iter().map(|(id, _)| Thing::Route(id));
    let places = atlas.places.iter().map(|(id, _)| Thing::Place(id));
    let organisations = atlas.organisations.iter().map(|(id, _)| Thing::Organisation(id));
    let deals = atlas.deals.iter().map(|(id, _)| Thing::Deal(id));
    let events = atlas.events.iter().map(|(id, _)| Thing::Event(id));
    countries.chain(routes).chain(places).chain(organisations).chain(deals).chain(events).collect()
}
