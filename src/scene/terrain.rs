//! Land and water in two details: the one that the page begins with, and a finer one for deep zooms, once it is there.

use super::{Frame, Ground, GroundPath, Outline, level_for};
use crate::geo::Viewport;
use heartland_data::{
    geo::{CountryIndex, Geometry, Laea, World},
    model::CountryId,
};
use std::cell::OnceCell;

/// Pixels by which lines left out by a level of detail may be off.
const TOLERANCE_PX: f64 = 0.35;

/// Where borders in the first detail are off by more pixels than this, and coasts by about twice as many, the finer one is in
/// its place.
const COARSE_PX: f64 = 0.5;

/// Outlines to trace, and to find countries in.
#[derive(Debug)]
struct Detail<'a> {
    geometry: &'a Geometry,
    ground: Ground,
    /// Made when it is first asked for: the map is drawn without it.
    countries: OnceCell<CountryIndex>,
}

impl<'a> Detail<'a> {
    fn from_geometry(geometry: &'a Geometry, projection: &Laea) -> Self {
        Self { geometry, ground: Ground::from_geometry(geometry, projection), countries: OnceCell::new() }
    }
}

/// The outlines of the map.
#[derive(Debug)]
pub(super) struct Terrain<'a> {
    projection: &'a Laea,
    first: Detail<'a>,
    finer: OnceCell<Detail<'static>>,
}

impl<'a> Terrain<'a> {
    pub(super) fn from_geometry(geometry: &'a Geometry, projection: &'a Laea) -> Self {
        Self { projection, first: Detail::from_geometry(geometry, projection), finer: OnceCell::new() }
    }

    /// Takes up finer outlines of the same shapes.
    pub(super) fn refine(&self, finer: &'static Geometry) {
        self.finer.get_or_init(|| Detail::from_geometry(finer, self.projection));
    }

    /// Whether a viewport would show finer outlines if they were there.
    pub(super) fn wants_finer(&self, viewport: &Viewport) -> bool {
        self.finer.get().is_none() && self.is_coarse(viewport)
    }

    /// The level of detail for a viewport; those of the finer outlines follow those of the first.
    pub(super) fn level(&self, viewport: &Viewport) -> u8 {
        let first = self.first.geometry;
        match self.finer.get().filter(|_| self.is_coarse(viewport)) {
            Some(finer) => first.levels + level_for(finer.geometry, viewport, TOLERANCE_PX),
            None => level_for(first, viewport, TOLERANCE_PX),
        }
    }

    fn is_coarse(&self, viewport: &Viewport) -> bool {
        let closest = self.first.geometry.tolerances.last();
        closest.is_some_and(|tolerance| tolerance * viewport.transform.k > COARSE_PX)
    }

    /// A path of the ground in a frame.
    pub(super) fn outline(&self, frame: &Frame, path: GroundPath) -> Outline<'_> {
        let finer = self.finer.get().zip(frame.level.checked_sub(self.first.geometry.levels));
        let (detail, level) = finer.unwrap_or((&self.first, frame.level));
        detail.ground.outline(path, level, frame.viewport.transform, frame.window)
    }

    /// The country that holds a point of the world, by the finest outlines there are.
    pub(super) fn country_at(&self, world: World) -> Option<CountryId> {
        let Detail { geometry, countries, .. } = self.finer.get().unwrap_or(&self.first);
        countries.get_or_init(|| CountryIndex::from_geometry(geometry)).country_at(geometry, world)
    }
}
