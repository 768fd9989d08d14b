//! Which members of a vocabulary a report uses: a legend names no others.

use super::{Layer, filter::gauges_of, is_beyond_report, is_capacity, layer_of, standing_in};
use crate::order::sort_by_rank;
use heartland_data::{
    Atlas,
    model::{PlaceKind, RouteKind, RouteStatus, Vocabulary},
};

fn present<V: Vocabulary>(is_used: impl Fn(V) -> bool) -> Vec<V> {
    V::ALL.iter().copied().filter(|member| is_used(*member)).collect()
}

/// Kinds of the report's routes.
fn kinds_present(atlas: &Atlas) -> Vec<RouteKind> {
    present(|kind| atlas.routes.rows().iter().any(|route| route.kind == kind))
}

/// Kinds of the report's routes in a layer.
pub fn kinds_of_layer(atlas: &Atlas, layer: Layer) -> Vec<RouteKind> {
    kinds_present(atlas).into_iter().filter(|kind| layer_of(*kind) == layer).collect()
}

/// Layers of the report's routes.
pub fn layers_present(atlas: &Atlas) -> Vec<Layer> {
    present(|layer| atlas.routes.rows().iter().any(|route| layer_of(route.kind) == layer))
}

/// Statuses of the report's routes, in any year.
pub fn statuses_present(atlas: &Atlas) -> Vec<RouteStatus> {
    present(|status| {
        atlas.routes.rows().iter().any(|route| route.status == status)
            || atlas.milestones.rows().iter().any(|milestone| milestone.status.then() == status)
    })
}

/// Whether some line of the report is as wide on the map as what it can carry.
pub fn has_capacities(atlas: &Atlas) -> bool {
    let is_wide = |id| atlas.routes.get(id).is_some_and(|route| route.kind.is_piped());
    atlas.figures.rows().iter().any(|figure| figure.route.is_some_and(is_wide) && is_capacity(atlas, figure))
}

/// Whether in some year a line of the report stands only by plan.
pub fn has_plans(atlas: &Atlas) -> bool {
    let is_plan = |id, year| standing_in(atlas, id, Some(year)).is_some_and(|standing| standing.is_plan);
    let years = atlas.report.years;
    (years.from..=years.to)
        .filter(|year| is_beyond_report(atlas, *year))
        .any(|year| atlas.routes.iter().any(|(id, _)| is_plan(id, year)))
}

/// Track gauges of the report's routes in mm, widest first.
pub fn gauges_present(atlas: &Atlas) -> Vec<u16> {
    let mut gauges: Vec<u16> = atlas.routes.rows().iter().flat_map(gauges_of).collect();
    sort_by_rank(&mut gauges, |gauge| !u64::from(*gauge));
    gauges.dedup();
    gauges
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
