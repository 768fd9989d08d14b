//! What the reader has chosen to see of the map.

use super::{Layer, Standing, Subset, gauges_present, layer_of, layers_present, statuses_present};
use heartland_data::{
    Atlas,
    model::{OrganisationId, Route, RouteStatus, ShadeId},
};

/// What countries are shaded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shading {
    /// Who belongs to an organisation.
    Members(OrganisationId),
    /// Figures in classes.
    Figures(ShadeId),
}

/// What is shown of the map. The default is everything, as reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Layers.
    pub layers: Subset<Layer>,
    /// Statuses in the year shown.
    pub statuses: Subset<RouteStatus>,
    /// Track gauges in mm. A route with several needs one that is shown; a route without any is not concerned.
    pub gauges: Subset<u16>,
    /// The network at the end of this year; `None` as reported.
    pub year: Option<i16>,
    /// What countries are shaded by; `None` sets off those that the report is about.
    pub shading: Option<Shading>,
}

impl Filter {
    /// Whether routes are hidden by more than the year.
    pub const fn is_hiding(&self) -> bool {
        !(self.layers.is_everything() && self.statuses.is_everything() && self.gauges.is_everything())
    }

    /// Shows what was hidden; year and shading stay.
    pub fn show_all(&mut self) {
        self.layers = Subset::default();
        self.statuses = Subset::default();
        self.gauges = Subset::default();
    }

    /// Hides or shows one of the legend's choices; with `is_only`, shows it alone of its group, or all of the group again.
    pub fn toggle(&mut self, atlas: &Atlas, choice: Choice, is_only: bool) {
        match (choice, is_only) {
            (Choice::Layer(layer), false) => self.layers.toggle(layer),
            (Choice::Layer(layer), true) => self.layers.toggle_only(&layers_present(atlas), layer),
            (Choice::Status(status), false) => self.statuses.toggle(status),
            (Choice::Status(status), true) => self.statuses.toggle_only(&statuses_present(atlas), status),
            (Choice::Gauge(gauge), false) => self.gauges.toggle(gauge),
            (Choice::Gauge(gauge), true) => self.gauges.toggle_only(&gauges_present(atlas), gauge),
        }
    }

    /// Whether one of the legend's choices is shown.
    pub fn shows(&self, choice: Choice) -> bool {
        match choice {
            Choice::Layer(layer) => self.layers.shows(layer),
            Choice::Status(status) => self.statuses.shows(status),
            Choice::Gauge(gauge) => self.gauges.shows(gauge),
        }
    }

    /// Whether a route that stands so passes.
    pub fn passes(&self, route: &Route, standing: Standing) -> bool {
        self.layers.shows(layer_of(route.kind))
            && self.statuses.shows(standing.status)
            && self.passes_gauge(route)
    }

    fn passes_gauge(&self, route: &Route) -> bool {
        let mut gauges = gauges_of(route).peekable();
        gauges.peek().is_none() || gauges.any(|gauge| self.gauges.shows(gauge))
    }
}

/// One thing that the legend switches on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A layer.
    Layer(Layer),
    /// A status.
    Status(RouteStatus),
    /// A track gauge in mm.
    Gauge(u16),
}

impl Choice {
    /// Whether a route that stands so is of this choice.
    pub fn has(self, route: &Route, standing: Standing) -> bool {
        match self {
            Self::Layer(layer) => layer_of(route.kind) == layer,
            Self::Status(status) => standing.status == status,
            Self::Gauge(gauge) => gauges_of(route).any(|other| other == gauge),
        }
    }
}

/// How many routes of a choice pass everything but the choice's own group: what switching it on shows.
pub fn count_of(atlas: &Atlas, filter: &Filter, choice: Choice) -> usize {
    let mut others = filter.clone();
    match choice {
        Choice::Layer(_) => others.layers = Subset::default(),
        Choice::Status(_) => others.statuses = Subset::default(),
        Choice::Gauge(_) => others.gauges = Subset::default(),
    }
    let standing = |id| super::standing_in(atlas, id, filter.year);
    let routes = atlas.routes.iter().filter_map(|(id, route)| Some((route, standing(id)?)));
    routes.filter(|(route, standing)| choice.has(route, *standing) && others.passes(route, *standing)).count()
}

/// How many routes the filter leaves in its year.
pub fn routes_shown(atlas: &Atlas, filter: &Filter) -> usize {
    let standing = |id| super::standing_in(atlas, id, filter.year);
    atlas.routes.iter().filter(|(id, route)| standing(*id).is_some_and(|it| filter.passes(route, it))).count()
}

/// The track gauges of a route, in mm.
pub(super) fn gauges_of(route: &Route) -> impl Iterator<Item = u16> {
    [route.gauge_mm, route.gauge_to_mm].into_iter().flatten()
}
