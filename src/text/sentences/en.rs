//! English.

use super::{Plural, SentenceTexts};
use heartland_data::model::RouteKind;

const fn plural(one: &'static str, many: &'static str) -> Plural {
    Plural { one, few: many, many }
}

pub(super) const TEXTS: SentenceTexts = SentenceTexts {
    from_to: "from {from} to {to}",
    by_way: "by way of {list}",
    within: "within {name}",
    capacity: "capacity {list}",
    qualified: "{value} ({how})",
    length: "length {value}",
    drawn: "about {value} km as drawn",
    here: "here: {list}",
    building: "being built: {list}",
    proposed: "proposed: {list}",
    turned_down: "turned down: {list}",
    routes: |kind| match kind {
        RouteKind::Gas => plural("{count} gas line", "{count} gas lines"),
        RouteKind::Oil => plural("{count} oil pipeline", "{count} oil pipelines"),
        RouteKind::Rail => plural("{count} railway", "{count} railways"),
        RouteKind::Road => plural("{count} road", "{count} roads"),
        RouteKind::Corridor => plural("{count} transit corridor", "{count} transit corridors"),
        RouteKind::Air => plural("{count} air bridge", "{count} air bridges"),
        RouteKind::Journey => plural("{count} journey", "{count} journeys"),
    },
    places: plural("{count} place", "{count} places"),
    selected: "Selected: {name}. {text}",
    unselected: "Nothing is selected.",
    routes_shown: plural("{count} route on the map.", "{count} routes on the map."),
};
