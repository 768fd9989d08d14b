//! What of the map is shown, and how: the outcome of filters, year and shading.

use super::{Filter, layer_of_place, layers_present, shading::fills_of, standing_in};
use crate::text::Texts;
use heartland_data::{
    Atlas,
    model::{CountryId, Language, PlaceId, RouteId, RouteStatus, RowId, Thing},
};

/// How a route stands in the year that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What has become of it.
    pub status: RouteStatus,
    /// It is what the report expects of a time after its own, not what has happened.
    pub is_plan: bool,
}

/// How a country is filled over the plain land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A full member of the organisation that is shown.
    Member,
    /// Tied to it otherwise: observer, partner, candidate. Hatched.
    Associate,
    /// The class of its figure, 0 for the lowest, below [`Fill::CLASSES`].
    Class(u8),
}

impl Fill {
    /// How many classes figures fall into.
    pub const CLASSES: u8 = 5;
}

/// A country that is filled.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryFill {
    /// The country.
    pub country: CountryId,
    /// How.
    pub fill: Fill,
    /// What is written below its name: its figure, in the language in force.
    pub note: Option<String>,
}

/// What of an atlas is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Showing {
    /// By row of the table of routes; `None` is hidden.
    pub routes: Vec<Option<Standing>>,
    /// By row of the table of places, whether it is shown at all.
    pub places: Vec<bool>,
    /// Fills, at most one a country; `None` where countries are shaded by nothing, and those of the report stand out.
    pub fills: Option<Vec<CountryFill>>,
    /// By row of the table of routes, whether it carries nothing because a country on its way is closed; no further than the
    /// last that is dark.
    pub dark: Vec<bool>,
}

impl Showing {
    /// Everything, as the report has it.
    pub fn everything(atlas: &Atlas) -> Self {
        let standing = |status| Some(Standing { status, is_plan: false });
        Self {
            routes: atlas.routes.rows().iter().map(|route| standing(route.status)).collect(),
            places: atlas.places.rows().iter().map(|_| true).collect(),
            fills: None,
            dark: Vec::new(),
        }
    }

    /// How a route stands; `None` when it is hidden.
    pub fn standing(&self, route: RouteId) -> Option<Standing> {
        self.routes.get(route.index()).copied().flatten()
    }

    /// Lets these routes and no others carry nothing.
    pub fn darken(&mut self, routes: &[RouteId]) {
        self.dark.clear();
        self.dark.resize(routes.iter().map(|route| route.index() + 1).max().unwrap_or_default(), false);
        for route in routes {
            if let Some(is_dark) = self.dark.get_mut(route.index()) {
                *is_dark = true;
            }
        }
    }

    /// Whether a route carries nothing because a country on its way is closed.
    pub fn is_dark(&self, route: RouteId) -> bool {
        self.dark.get(route.index()).copied().unwrap_or_default()
    }

    /// Whether a thing of the map is shown; countries always are.
    pub fn shows(&self, thing: Thing) -> bool {
        match thing {
            Thing::Route(route) => self.standing(route).is_some(),
            Thing::Place(place) => self.shows_place(place),
            _ => true,
        }
    }

    /// Whether a place is shown.
    pub fn shows_place(&self, place: PlaceId) -> bool {
        self.places.get(place.index()).copied().unwrap_or(false)
    }
}

/// What a filter shows: routes that stand in its year and pass it, places of shown layers, countries shaded.
///
/// Places without a layer stay, unless every layer is hidden.
pub fn showing(atlas: &Atlas, filter: &Filter, language: Language, texts: &Texts) -> Showing {
    let routes = atlas.routes.iter().map(|(id, route)| {
        standing_in(atlas, id, filter.year).filter(|standing| filter.passes(route, *standing))
    });
    let is_nothing = filter.layers.is_nothing(&layers_present(atlas));
    let places = atlas.places.rows().iter().map(|place| {
        !is_nothing && layer_of_place(place.kind).is_none_or(|layer| filter.layers.shows(layer))
    });
    Showing {
        routes: routes.collect(),
        places: places.collect(),
        fills: filter.shading.map(|shading| fills_of(atlas, shading, filter.year, (language, texts))),
        dark: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_are_dark_that_were_named_last() {
        let mut showing = Showing::default();
        for dark in [&[5_u16, 2][..], &[3], &[]] {
            let routes: Vec<RouteId> = dark.iter().map(|row| RouteId::from_index(*row)).collect();
            showing.darken(&routes);
            let found: Vec<u16> = (0..9).filter(|row| showing.is_dark(RouteId::from_index(*row))).collect();
            let mut expected = dark.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
        assert_eq!(showing, Showing::default());
    }
}
