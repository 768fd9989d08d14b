//! The map of an atlas, ready to be placed in any viewport.

use super::{
    GroundPath, LabelBook, LabelMark, Outline, PlacedRoute, Placing, Rect, RouteMark, SiteMark,
    box_index::around,
    hit,
    label::{first_step, site_radius_px, step_of},
    preview,
    route::{bounds_of, place_routes},
    route_index::RouteIndex,
    route_spot::spots_of,
    site::symbol_of,
    terrain::Terrain,
};
use crate::{
    geo::{Held, Screen, Viewport},
    state::{Fill, Showing, Standing, things_concerned},
};
use heartland_data::{
    Atlas,
    geo::{CountryShape, Geometry, LonLat, World},
    model::{CountryId, Language, PlaceId, RouteId, RowId, Thing},
};
use std::cell::{OnceCell, RefCell};

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
    /// By row of `routes` the sample that stands for it; made when they are first asked for.
    spots: OnceCell<Vec<usize>>,
    pub(super) places: Vec<PlacedSite<PlaceId>>,
    terrain: Terrain<'a>,
    /// Rows of the outlines whose country the report is about.
    focus: Vec<u16>,
    /// By row of the table of countries that of its outline.
    outlines: Vec<Option<u16>>,
    /// Filled as frames ask for it.
    labels: RefCell<LabelBook>,
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
    /// Controls that lie over the map: no label is put under them.
    pub covered: [Option<Rect>; 2],
}

impl FrameRequest {
    /// A viewport without a margin, labels of the usual size.
    pub const fn from_viewport(viewport: Viewport, language: Language) -> Self {
        Self { viewport, margin_px: 0.0, language, text_scale: 1.0, covered: [None; 2] }
    }
}

/// What the page's controls will take of a map of this width, as long as they are not there: below each other in its upper
/// right corner, or on a phone beside each other along its upper edge.
pub const fn room_of_controls(width_px: f64) -> Rect {
    let (room_px, height_px) = if width_px < 560.0 { (320.0, 56.0) } else { (128.0, 152.0) };
    [width_px - room_px, 0.0, width_px, height_px]
}

/// The marks of one viewport.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The viewport.
    pub viewport: Viewport,
    /// What is drawn of the screen (left, top, right, bottom in pixels): the viewport with its margin.
    pub window: [f64; 4],
    /// Level of detail of the outlines; those of the finer ones follow those of the atlas.
    pub level: u8,
    /// Rows of the outlines that are filled, and how; `None` where countries are shaded by nothing.
    pub fills: Option<Vec<(u16, Fill)>>,
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
    /// Whether another frame has the same ground in the same place: land, water and what countries are filled with.
    pub fn has_ground_of(&self, other: &Self) -> bool {
        self.viewport == other.viewport
            && self.window.map(f64::to_bits) == other.window.map(f64::to_bits)
            && self.level == other.level
            && self.fills == other.fills
    }

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
        let is_focus = |country: CountryId| atlas.report.focus.contains(&country);
        let shapes = atlas.geometry.countries.iter().enumerate();
        let routes = place_routes(atlas);
        Self {
            atlas,
            route_index: RouteIndex::from_routes(&routes),
            labels: RefCell::new(LabelBook::from_atlas(atlas, &routes)),
            routes,
            places: places
                .filter_map(|(id, row)| Some(PlacedSite { id, world: projection.project(row.position)? }))
                .collect(),
            spots: OnceCell::new(),
            terrain: Terrain::from_geometry(&atlas.geometry, projection),
            focus: shapes.filter(|(_, shape)| is_focus(shape.country)).map(|(row, _)| row as u16).collect(),
            outlines: outlines_of(atlas),
        }
    }

    /// The atlas.
    pub const fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// Land, water, borders: a path of them in a frame.
    pub fn outline(&self, frame: &Frame, path: GroundPath) -> Outline<'_> {
        self.terrain.outline(frame, path)
    }

    /// Draws deep zooms with finer outlines from now on, those of [`heartland_data::Library`]. The first that come stay.
    pub fn refine(&self, finer: &'static Geometry) {
        self.terrain.refine(finer);
    }

    /// Whether finer outlines are missing in a viewport: what the atlas has is off by about a pixel or more.
    pub fn wants_finer(&self, viewport: &Viewport) -> bool {
        self.terrain.wants_finer(viewport)
    }

    /// The level of detail of a frame for a viewport.
    pub fn level(&self, viewport: &Viewport) -> u8 {
        self.terrain.level(viewport)
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

    /// The things on the map in the order in which they are read: the countries that the report is about, the foremost first,
    /// then all others, routes and places, as the tables have them.
    pub fn things(&self) -> Vec<Thing> {
        let focus = &self.atlas.report.focus;
        let foremost = focus.iter().copied().filter(|country| self.shape_of(*country).is_some());
        let all = self.atlas.geometry.countries.iter().map(|shape| shape.country);
        let countries = foremost.chain(all.filter(|country| !focus.contains(country))).map(Thing::Country);
        let routes = self.routes.iter().map(|route| Thing::Route(route.id));
        countries.chain(routes).chain(self.places.iter().map(|place| Thing::Place(place.id))).collect()
    }

    /// The row of a country's outline.
    pub fn outline_of(&self, country: CountryId) -> Option<u16> {
        self.outlines.get(country.index()).copied().flatten()
    }

    /// The topmost thing at a position of a frame: sites before names before routes before countries.
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

    /// Where the upper left corner of a preview of `size_px` (width, height) goes that names `thing`, with the pointer at
    /// `pointer`: beside it, and over neither the thing nor its name.
    pub fn place_preview(&self, frame: &Frame, thing: Thing, pointer: Screen, size_px: (f64, f64)) -> Screen {
        preview::place_preview(self, frame, thing, pointer, size_px)
    }

    /// The box (world) that a fit to a thing shows; `None` for things without a place on the map.
    pub fn bounds_of(&self, thing: Thing) -> Option<(World, World)> {
        match thing {
            Thing::Country(id) => self.shape_of(id).map(|shape| shape.bounds),
            Thing::Route(id) => self.route(id).map(|route| route.bounds),
            Thing::Place(id) => self.place(id).map(|place| (place.world, place.world)),
            Thing::Event(_) | Thing::Deal(_) | Thing::Organisation(_) => self.bounds_concerned(thing),
        }
    }

    /// The box around what an event, deal or organisation concerns: its places and routes, or else its countries.
    fn bounds_concerned(&self, thing: Thing) -> Option<(World, World)> {
        let things = things_concerned(self.atlas, thing);
        let of_kind = |is_country: bool| {
            let boxes = things
                .iter()
                .filter(|thing| matches!(thing, Thing::Country(_)) == is_country)
                .filter(|thing| matches!(thing, Thing::Country(_) | Thing::Place(_) | Thing::Route(_)))
                .filter_map(|thing| self.bounds_of(*thing));
            boxes.reduce(around)
        };
        of_kind(false).or_else(|| of_kind(true))
    }

    /// Whether a place has its symbol in this viewport; one without cannot be hit.
    pub(super) fn is_site_shown(&self, id: PlaceId, viewport: &Viewport) -> bool {
        self.atlas.places.get(id).is_some_and(|place| step_of(viewport) >= first_step(place.kind))
    }

    /// Places the marks of what is shown.
    pub fn frame(&self, request: &FrameRequest, showing: &Showing) -> Frame {
        let mut sites = self.sites(request, showing);
        // Nothing that is called from here asks for the labels again.
        let (labels, towns) = self.labels.borrow_mut().frame(self, request, showing, &sites);
        sites.extend(towns);
        Frame { sites, labels, ..self.bare_frame(request, showing) }
    }

    /// The name of a place that a frame of this scene has no room to name with the others, to be painted over them; `None` for
    /// one that it names, and for any other thing.
    pub fn name_apart(&self, frame: &Frame, thing: Thing) -> Option<LabelMark> {
        let is_named = || frame.labels.iter().any(|label| label.thing == Some(thing));
        if !matches!(thing, Thing::Place(_)) || is_named() {
            return None;
        }
        self.labels.borrow().name_apart(frame, thing)
    }

    /// The same without sites and labels.
    pub fn bare_frame(&self, request: &FrameRequest, showing: &Showing) -> Frame {
        let FrameRequest { viewport, margin_px, .. } = *request;
        let placing = Placing::from_viewport(&viewport, margin_px);
        Frame {
            level: self.level(&viewport),
            fills: showing.fills.as_ref().map(|fills| {
                fills.iter().filter_map(|fill| Some((self.outline_of(fill.country)?, fill.fill))).collect()
            }),
            window: placing.window,
            viewport,
            routes: self
                .route_index
                .near(&self.routes, &placing)
                .filter_map(|route| Some(route.mark(&placing, showing.standing(route.id)?)))
                .map(|mark| if showing.is_dark(mark.id) { mark.darkened() } else { mark })
                .collect(),
            sites: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Symbols of places.
    fn sites(&self, request: &FrameRequest, showing: &Showing) -> Vec<SiteMark> {
        let viewport = &request.viewport;
        let shown = self
            .places
            .iter()
            .filter(|placed| showing.shows_place(placed.id) && self.is_site_shown(placed.id, viewport));
        let marks = shown.filter_map(|placed| {
            let place = self.atlas.places.get(placed.id)?;
            let at = viewport.transform.screen_from_world(placed.world);
            let (symbol, ink) = symbol_of(place.kind);
            let radius_px = site_radius_px(place.kind);
            let mark = SiteMark { place: Some(placed.id), at, symbol, ink, radius_px };
            viewport.shows(at, -10.0 - request.margin_px).then_some(mark)
        });
        marks.collect()
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
            Thing::Route(id) => {
                let row = self.row_of(id)?;
                let placing = Placing::from_viewport(viewport, 0.0);
                self.routes.get(row)?.screen_at(&placing, *self.spots().get(row)?)?
            }
            Thing::Place(id) => transform.screen_from_world(self.place(id)?.world),
            _ => return None,
        };
        Some(Target { thing, at, is_inside: viewport.shows(at, 0.0) })
    }

    fn shape_of(&self, country: CountryId) -> Option<&'a CountryShape> {
        self.atlas.geometry.countries.get(usize::from(self.outline_of(country)?))
    }

    fn place(&self, id: PlaceId) -> Option<&PlacedSite<PlaceId>> {
        // In table order.
        self.places.get(self.places.binary_search_by_key(&id, |place| place.id).ok()?)
    }

    /// The placed route of an id.
    pub fn route(&self, id: RouteId) -> Option<&PlacedRoute> {
        self.routes.get(self.row_of(id)?)
    }

    fn row_of(&self, id: RouteId) -> Option<usize> {
        // In table order.
        self.routes.binary_search_by_key(&id, |route| route.id).ok()
    }

    fn spots(&self) -> &[usize] {
        self.spots.get_or_init(|| {
            let projection = &self.atlas.report.projection;
            let places = self.atlas.places.rows().iter();
            let sites: Vec<World> = places.filter_map(|place| projection.project(place.position)).collect();
            spots_of(&self.routes, &sites)
        })
    }

    /// The country that holds a point of the world.
    pub(super) fn country_at(&self, world: World) -> Option<CountryId> {
        self.terrain.country_at(world)
    }
}

/// By row of the table of countries that of its outline.
#[inline(never)]
fn outlines_of(atlas: &Atlas) -> Vec<Option<u16>> {
    let mut outlines = vec![None; atlas.countries.len()];
    for (row, shape) in (0..).zip(&atlas.geometry.countries) {
        if let Some(slot) = outlines.get_mut(shape.country.index()) {
            *slot = Some(row);
        }
    }
    outlines
}

/// How heavy lines are: lighter on a small scale, where many lie close together.
pub fn weight(viewport: &Viewport) -> f64 {
    weight_at(viewport.zoom())
}

/// How heavy lines are at a zoom.
pub(super) fn weight_at(zoom: f64) -> f64 {
    (0.6 + 0.16 * zoom).held(0.6, 1.0)
}
