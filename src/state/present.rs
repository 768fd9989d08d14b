//! Which members of a vocabulary a report uses: a legend names no others.

use heartland_data::{
    Atlas,
    model::{PlaceKind, RouteKind, RouteStatus, Vocabulary},
};

fn present<V: Vocabulary>(is_used: impl Fn(V) -> bool) -> Vec<V> {
    V::ALL.iter().copied().filter(|member| is_used(*member)).collect()
}

/// Kinds of the report's routes.
pub fn kinds_present(atlas: &Atlas) -> Vec<RouteKind> {
    present(|kind| atlas.routes.rows().iter().any(|route| route.kind == kind))
}

/// Statuses of the report's routes.
pub fn statuses_present(atlas: &Atlas) -> Vec<RouteStatus> {
    present(|status| atlas.routes.rows().iter().any(|route| route.status == status))
}

/// Kinds of the report's places on the map.
pub fn place_kinds_present(atlas: &Atlas) -> Vec<PlaceKind> {
    let is_shown = |kind| {
        atlas
            .places
            .rows()
            .iter()
            .any(|place| place.kind == kind && atlas.report.projection.contains(place.position))
    };
    present(is_shown)
}
