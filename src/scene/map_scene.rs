//! The map of an atlas, ready to be placed in any viewport.

use super::{
    Anchor, Ground, Ink, LabelMark, PlacedRoute, Placing, RouteMark, SiteMark, Symbol, Typeface, hit,
    label::{Rect, place_labels},
    level_for,
    route::{bounds_of, place_routes},
    route_index::RouteIndex,
    site::{least_zoom, symbol_of},
};
use crate::{
    geo::{Screen, Viewport},
    state::{Showing, Standing},
};
use heartland_data::{
    Atlas,
    geo::{CountryIndex, CountryShape, LonLat, World},
    model::{CountryId, Language, PlaceId, PlaceKind, RouteId, Thing},
};

/// Pixels by which lines left out by a level of detail may be off.
const TOLERANCE_PX: f64 = 0.35;

/// A place or town with its position on the plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedSite<K> {
    pub(super) id: K,
    pub(super) world: World,
}

/// Everything about the map that does not change with the viewport.
#[derive(Debug)]
pub struct MapScene<'a> {
    pub(super) atlas: &'a Atlas,
    /// Routes with their curves, in table order.
    pub routes: Vec<PlacedRoute>,
    route_index: RouteIndex,
    pub(super) places: Vec<PlacedSite<PlaceId>>,
    cities: Vec<PlacedSite<heartland_data::model::CityId>>,
    pub(super) countries: CountryIndex,
    ground: Ground,
    /// Rows of the outlines whose country the report is about.
    focus: Vec<u16>,
}

/// What a frame is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameRequest {
    /// The viewport.
    pub viewport: Viewport,
    /// How far beyond the viewport's edges marks are placed too, so that a picture of them can be moved.
    pub margin_px: f64,
    /// Language of the labels.
    pub language: Language,
    /// Enlarges labels; 1 is the usual size.
    pub text_scale: f64,
}

impl FrameRequest {
    /// A viewport without a margin, labels of the usual size.
    pub const fn from_viewport(viewport: Viewport, language: Language) -> Self {
        Self { viewport, margin_px: 0.0, language, text_scale: 1.0 }
    }
}

/// The marks of one viewport.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The viewport.
    pub viewport: Viewport,
    /// What is drawn of the screen (left, top, right, bottom in pixels): the viewport with its margin.
    pub window: [f64; 4],
    /// Level of detail of the outlines.
    pub level: u8,
    /// Routes, drawn in this order.
    pub routes: Vec<RouteMark>,
    /// Sites and towns.
    pub sites: Vec<SiteMark>,
    /// Labels, free of overlap.
    pub labels: Vec<LabelMark>,
}

/// Where a thing is on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The thing.
    pub thing: Thing,
    /// The point that stands for it: inside its shape, on its line, at its site.
    pub at: Screen,
    /// Whether that point is inside the map.
    pub is_inside: bool,
}

impl Frame {
    /// A route's mark, also that of a route that is hidden or out of sight: then as the report has it.
    pub fn route(&self, scene: &MapScene<'_>, id: RouteId) -> Option<RouteMark> {
        let placed = self.routes.iter().find(|mark| mark.id == id).cloned();
        placed.or_else(|| {
            let status = scene.atlas.routes.get(id)?.status;
            let placing = Placing::from_viewport(&self.viewport, 0.0);
            Some(scene.route(id)?.mark(&placing, Standing { status, is_plan: false }))
        })
    }
}

impl<'a> MapScene<'a> {
    /// Prepares the map of an atlas.
    pub fn from_atlas(atlas: &'a Atlas) -> Self {
        let projection = &atlas.report.projection;
        let places = atlas.places.iter().filter(|(_, place)| projection.contains(place.position));
        let cities = atlas.cities.iter().filter(|(_, city)| projection.contains(city.position));
        let is_focus = |country: CountryId| atlas.report.focus.contains(&country);
        let shapes = atlas.geometry.countries.iter().enumerate();
        let routes = place_routes(atlas);
        Self {
            atlas,
            route_index: RouteIndex::from_routes(&routes),
            routes,
            places: places
                .filter_map(|(id, row)| Some(PlacedSite { id, world: projection.project(row.position)? }))
                .collect(),
            cities: cities
                .filter_map(|(id, row)| Some(PlacedSite { id, world: projection.project(row.position)? }))
                .collect(),
            countries: CountryIndex::from_geometry(&atlas.geometry),
            ground: Ground::from_geometry(&atlas.geometry, projection),
            focus: shapes.filter(|(_, shape)| is_focus(shape.country)).map(|(row, _)| row as u16).collect(),
        }
    }

    /// The atlas.
    pub const fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// Land, water, borders.
    pub const fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The box (world) around the region that the map opens with.
    pub fn home(&self) -> (World, World) {
        let report = &self.atlas.report;
        let home = report.home;
        let mut corners = Vec::new();
        for lon in [home.west, f64::midpoint(home.west, home.east), home.east] {
            for lat in [home.south, f64::midpoint(home.south, home.north), home.north] {
                corners.extend(report.projection.project(LonLat::from_degrees(lon, lat)));
            }
        }
        bounds_of(corners).unwrap_or((World { x: 0.0, y: 0.0 }, World { x: 1.0, y: 1.0 }))
    }

    /// Rows of the outlines whose country the report is about.
    pub fn focus(&self) -> &[u16] {
        &self.focus
    }

    /// The things on the map: countries, routes, places, in table order.
    pub fn things(&self) -> Vec<Thing> {
        let countries = self.atlas.geometry.countries.iter().map(|shape| Thing::Country(shape.country));
        let routes = self.routes.iter().map(|route| Thing::Route(route.id));
        countries.chain(routes).chain(self.places.iter().map(|place| Thing::Place(place.id))).collect()
    }

    /// The row of a country's outline.
    pub fn outline_of(&self, country: CountryId) -> Option<u16> {
        let row = self.atlas.geometry.countries.iter().position(|shape| shape.country == country)?;
        u16::try_from(row).ok()
    }

    /// The topmost thing at a position of a frame: sites before routes before countries.
    pub fn hit(&self, frame: &Frame, at: Screen) -> Option<Thing> {
        hit::hit(self, frame, at)
    }

    /// The routes that a pointer there may mean, the nearest first: several where lines within `slack_px` of each other
    /// cannot be told apart, none where [`Self::hit`] finds no route.
    pub fn routes_meant(&self, frame: &Frame, at: Screen, slack_px: f64) -> Vec<RouteId> {
        if !matches!(self.hit(frame, at), Some(Thing::Route(_))) {
            return Vec::new();
        }
        hit::routes_meant(frame, at, slack_px)
    }

    /// The box (world) that a fit to a thing shows; `None` for things without a place on the map.
    pub fn bounds_of(&self, thing: Thing) -> Option<(World, World)> {
        match thing {
            Thing::Country(id) => self.shape_of(id).map(|shape| shape.bounds),
            Thing::Route(id) => self.route(id).map(|route| route.bounds),
            Thing::Place(id) => {
                self.places.iter().find(|place| place.id == id).map(|place| (place.world, place.world))
            }
            _ => None,
        }
    }

    /// Whether a place has its symbol in this viewport; one without cannot be hit.
    pub(super) fn is_site_shown(&self, id: PlaceId, viewport: &Viewport) -> bool {
        self.atlas.places.get(id).is_some_and(|place| viewport.zoom() >= least_zoom(place.kind))
    }

    /// Places the marks of what is shown.
    pub fn frame(&self, request: &FrameRequest, showing: &Showing) -> Frame {
        let FrameRequest { viewport, language, text_scale, .. } = *request;
        let (mut sites, mut candidates) = (Vec::new(), self.country_labels(&viewport, language, text_scale));
        self.place_sites(request, showing, &mut sites, &mut candidates);
        self.city_sites(&viewport, language, text_scale, &mut sites, &mut candidates);
        let blocked: Vec<Rect> = sites.iter().map(SiteMark::rect).collect();
        let labels = place_labels(candidates, &blocked, viewport.width_px, viewport.height_px);
        Frame { sites, labels, ..self.bare_frame(request, showing) }
    }

    /// The same without sites and labels.
    pub fn bare_frame(&self, request: &FrameRequest, showing: &Showing) -> Frame {
        let FrameRequest { viewport, margin_px, .. } = *request;
        let placing = Placing::from_viewport(&viewport, margin_px);
        Frame {
            level: level_for(&self.atlas.geometry, &viewport, TOLERANCE_PX),
            window: window_of(&viewport, margin_px),
            viewport,
            routes: self
                .route_index
                .near(&self.routes, &placing)
                .filter_map(|route| Some(route.mark(&placing, showing.standing(route.id)?)))
                .collect(),
            sites: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Countries of the report first, then by size; only where the name has room in the country.
    fn country_labels(
        &self,
        viewport: &Viewport,
        language: Language,
        text_scale: f64,
    ) -> Vec<Vec<LabelMark>> {
        let k = viewport.transform.k;
        let mut shapes: Vec<_> = self.atlas.geometry.countries.iter().collect();
        let is_focus = |country: CountryId| self.atlas.report.focus.contains(&country);
        shapes.sort_by(|a, b| {
            let rank = |shape: &CountryShape| (!is_focus(shape.country), -shape.area_world);
            let ((a_other, a_area), (b_other, b_area)) = (rank(a), rank(b));
            a_other.cmp(&b_other).then(a_area.total_cmp(&b_area))
        });
        let labels = shapes.into_iter().filter_map(|shape| {
            let name = self.atlas.countries.get(shape.country)?.name.get(language);
            let room_px = shape.label_room * k;
            let is_focus = is_focus(shape.country);
            let size_px = (room_px * 0.22).clamp(11.0, if is_focus { 19.0 } else { 15.0 }) * text_scale;
            let spacing_px = size_px * 0.09;
            let at = viewport.transform.screen_from_world(shape.label);
            let text = name.to_owned();
            let ink = Ink::LabelCountry;
            let label = LabelMark {
                text,
                at,
                anchor: Anchor::Middle,
                size_px,
                spacing_px,
                typeface: Typeface::Country,
                ink,
            };
            let [left, _, right, _] = label.rect();
            let has_room = right - left <= room_px * if is_focus { 5.0 } else { 3.2 };
            has_room.then(|| {
                let shifted = |dy: f64| LabelMark { at: Screen { x: at.x, y: at.y + dy }, ..label.clone() };
                vec![
                    label.clone(),
                    shifted(-size_px),
                    shifted(size_px),
                    shifted(-2.0 * size_px),
                    shifted(2.0 * size_px),
                ]
            })
        });
        labels.collect()
    }

    fn place_sites(
        &self,
        request: &FrameRequest,
        showing: &Showing,
        sites: &mut Vec<SiteMark>,
        candidates: &mut Vec<Vec<LabelMark>>,
    ) {
        let FrameRequest { viewport, language, text_scale, .. } = request;
        for placed in self.places.iter().filter(|placed| showing.shows_place(placed.id)) {
            let Some(place) = self.atlas.places.get(placed.id) else { continue };
            let at = viewport.transform.screen_from_world(placed.world);
            if !self.is_site_shown(placed.id, viewport) || !viewport.shows(at, -10.0 - request.margin_px) {
                continue;
            }
            let (symbol, ink) = symbol_of(place.kind);
            let radius_px = if place.kind == PlaceKind::City { 3.2 } else { 4.6 };
            sites.push(SiteMark { place: Some(placed.id), at, symbol, ink, radius_px });
            let ink = if ink == Ink::Text { Ink::LabelTown } else { ink };
            candidates.push(around(place.name.get(*language), at, radius_px + 3.5, 11.5 * text_scale, ink));
        }
    }

    /// Towns of the base map: more of them the deeper the zoom, never on top of a place of the report.
    fn city_sites(
        &self,
        viewport: &Viewport,
        language: Language,
        text_scale: f64,
        sites: &mut Vec<SiteMark>,
        candidates: &mut Vec<Vec<LabelMark>>,
    ) {
        let zoom = viewport.zoom();
        for placed in &self.cities {
            let Some(city) = self.atlas.cities.get(placed.id) else { continue };
            let least_zoom = match (city.is_capital, city.population) {
                (true, 1_000_000..) | (_, 4_000_000..) => 1.6,
                (true, _) | (_, 1_000_000..) => 2.3,
                _ => 3.0,
            };
            let at = viewport.transform.screen_from_world(placed.world);
            let is_taken = sites.iter().any(|site: &SiteMark| site.at.distance_to(at) < 10.0);
            if zoom < least_zoom || is_taken || !viewport.shows(at, 0.0) {
                continue;
            }
            sites.push(SiteMark {
                place: None,
                at,
                symbol: Symbol::Circle,
                ink: Ink::TextQuiet,
                radius_px: 2.0,
            });
            candidates.push(around(city.name.get(language), at, 5.0, 10.5 * text_scale, Ink::TextQuiet));
        }
    }

    /// Where each thing of the map is on the screen, shown or not, in the order of [`Self::things`].
    pub fn targets<'s>(&'s self, viewport: &'s Viewport) -> impl Iterator<Item = Target> + 's {
        self.things().into_iter().filter_map(|thing| self.target(viewport, thing))
    }

    /// Where a thing is on the screen; `None` for things that are not on the map.
    pub fn target(&self, viewport: &Viewport, thing: Thing) -> Option<Target> {
        let transform = &viewport.transform;
        let at = match thing {
            Thing::Country(id) => transform.screen_from_world(self.shape_of(id)?.label),
            Thing::Route(id) => self.route(id)?.point_on_it(&Placing::from_viewport(viewport, 0.0))?,
            Thing::Place(id) => {
                transform.screen_from_world(self.places.iter().find(|place| place.id == id)?.world)
            }
            _ => return None,
        };
        Some(Target { thing, at, is_inside: viewport.shows(at, 0.0) })
    }

    fn shape_of(&self, country: CountryId) -> Option<&'a CountryShape> {
        self.atlas.geometry.countries.iter().find(|shape| shape.country == country)
    }

    /// The placed route of an id.
    pub fn route(&self, id: RouteId) -> Option<&PlacedRoute> {
        // In table order.
        let row = self.routes.binary_search_by_key(&id, |route| route.id).ok()?;
        self.routes.get(row)
    }
}

/// Placements of a label beside a symbol: right, left, below, above.
fn around(text: &str, at: Screen, gap_px: f64, size_px: f64, ink: Ink) -> Vec<LabelMark> {
    let label = |dx: f64, dy: f64, anchor: Anchor| LabelMark {
        text: text.to_owned(),
        at: Screen { x: at.x + dx, y: at.y + dy },
        anchor,
        size_px,
        spacing_px: 0.0,
        typeface: Typeface::Town,
        ink,
    };
    let rise = gap_px + size_px * 0.55;
    vec![
        label(gap_px, 0.0, Anchor::Start),
        label(-gap_px, 0.0, Anchor::End),
        label(0.0, rise, Anchor::Middle),
        label(0.0, -rise, Anchor::Middle),
        label(gap_px, rise * 0.7, Anchor::Start),
        label(gap_px, -rise * 0.7, Anchor::Start),
    ]
}

/// How heavy lines are: lighter on a small scale, where many lie close together.
pub fn weight(viewport: &Viewport) -> f64 {
    (0.6 + 0.16 * viewport.zoom()).clamp(0.6, 1.0)
}

/// The viewport (left, top, right, bottom in pixels) with a margin.
fn window_of(viewport: &Viewport, margin_px: f64) -> [f64; 4] {
    [-margin_px, -margin_px, viewport.width_px + margin_px, viewport.height_px + margin_px]
}
