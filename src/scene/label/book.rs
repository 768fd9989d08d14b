//! Which names are on the map at each step of the zoom.

use super::{
    along::{Along, RouteLabel},
    crowd::{Claim, Crowd, NOBODY},
    gather::{STEPS_PER_ZOOM, first_step, gather, owner_of, site_radius_px},
    lines::Lines,
    mark::Rect,
    room::CountryRoom,
    subject::{Kind, Placement, Subject},
};
use crate::{
    geo::{Held, MAX_ZOOM, Screen, Viewport, two_to},
    scene::{MapScene, PlacedRoute, map_scene::PlacedSite},
    state::Showing,
};
use heartland_data::{
    Atlas,
    geo::World,
    model::{CountryId, Language, PlaceId},
};

/// Routes beyond so many have no names along their lines: there would be no room to read them.
const MOST_WRITTEN: usize = 200;

/// Names chosen for the whole map, step by step of the zoom: quarter zooms. A step begins with what the step before it has
/// and adds to it, so that zooming in takes no name away, and what a reader sees does not depend on the way there. Panning
/// changes nothing: only the scale, the language and what is shown do.
///
/// Filled as far as it is asked for, and begun anew when it is asked about something else.
#[derive(Debug)]
pub struct LabelBook {
    rooms: Vec<CountryRoom>,
    lines: Lines,
    key: Option<Key>,
    /// How often it has been begun.
    edition: u64,
    subjects: Vec<Subject>,
    kept: Vec<Kept>,
    /// Rows of subjects without a place, the most important first.
    open: Vec<usize>,
    promises: Vec<Promise>,
    /// Steps done.
    steps: u8,
    along: Option<Along>,
}

/// The step of the deepest zoom.
const LAST_STEP: u8 = (MAX_ZOOM * STEPS_PER_ZOOM) as u8;

/// What the choice of names depends on, besides the step.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    k_at_zoom_0: f64,
    language: Language,
    text_scale: f64,
    places: Vec<bool>,
    notes: Vec<(CountryId, String)>,
}

impl Key {
    /// Whether it is that of a request, without building that one's.
    fn is_of(&self, k_at_zoom_0: f64, language: Language, text_scale: f64, showing: &Showing) -> bool {
        self.k_at_zoom_0.total_cmp(&k_at_zoom_0).is_eq()
            && self.text_scale.total_cmp(&text_scale).is_eq()
            && self.language == language
            && self.places == showing.places
            && self.notes.iter().map(|(country, note)| (*country, note.as_str())).eq(notes_of(showing))
    }
}

fn notes_of(showing: &Showing) -> impl Iterator<Item = (CountryId, &str)> {
    showing.fills.iter().flatten().filter_map(|fill| Some((fill.country, fill.note.as_deref()?)))
}

/// A name that has found its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    subject: usize,
    placement: Placement,
    /// The step from which on it is there.
    since: u8,
}

/// The step of a viewport's zoom.
pub(in crate::scene) fn step_of(viewport: &Viewport) -> u8 {
    /// A zoom that should be a whole step may fall short of it by rounding.
    const ROUNDING: f64 = 1e-6;
    (viewport.zoom() * STEPS_PER_ZOOM + ROUNDING).floor().held(0.0, 60.0) as u8
}

/// Pixels to one unit of world where a step begins.
pub(super) fn k_of_step(k_at_zoom_0: f64, step: u8) -> f64 {
    k_at_zoom_0 * two_to(f64::from(step) / STEPS_PER_ZOOM)
}

impl LabelBook {
    /// An empty book for the map of an atlas with its routes.
    pub fn from_atlas(atlas: &Atlas, routes: &[PlacedRoute]) -> Self {
        let shapes = atlas.geometry.countries.iter();
        Self {
            rooms: shapes.map(|shape| CountryRoom::from_shape(&atlas.geometry, shape)).collect(),
            lines: Lines::from_routes(routes),
            key: None,
            edition: 0,
            subjects: Vec::new(),
            kept: Vec::new(),
            open: Vec::new(),
            promises: Vec::new(),
            steps: 0,
            along: None,
        }
    }

    /// Makes the book ready for a step; cheap when it already is.
    #[inline(never)]
    pub(in crate::scene) fn prepare(
        &mut self,
        scene: &MapScene<'_>,
        (viewport, language, text_scale): (&Viewport, Language, f64),
        showing: &Showing,
    ) {
        let k_at_zoom_0 = viewport.k_at_zoom_0();
        let is_same =
            self.key.as_ref().is_some_and(|key| key.is_of(k_at_zoom_0, language, text_scale, showing));
        if !is_same {
            self.key = Some(Key {
                k_at_zoom_0,
                language,
                text_scale,
                places: showing.places.clone(),
                notes: notes_of(showing).map(|(country, note)| (country, note.to_owned())).collect(),
            });
            self.edition += 1;
            self.subjects = gather(scene.atlas, &scene.places, showing, language);
            self.kept.clear();
            self.open = (0..self.subjects.len()).collect();
            self.promises = promises(&self.rooms, &self.subjects, k_at_zoom_0, text_scale);
            self.steps = 0;
        }
        let step = step_of(viewport);
        while self.steps <= step {
            self.fill(scene.atlas, &scene.places, showing, k_at_zoom_0, text_scale);
        }
        let is_written = self.along.as_ref().is_some_and(|along| along.is_of(self.edition, step, showing));
        if !is_written {
            let crowd = self.crowd(scene.atlas, &scene.places, showing, (k_at_zoom_0, step, text_scale));
            let shown = scene.routes.iter().filter(|route| showing.standing(route.id).is_some());
            let shown: Vec<&PlacedRoute> = shown.take(MOST_WRITTEN).collect();
            let k = k_of_step(k_at_zoom_0, step);
            let labels = Along::write(scene.atlas, &shown, crowd, (k, k_at_zoom_0, language, text_scale));
            self.along = Some(Along::from_labels(self.edition, step, showing, labels));
        }
    }

    /// What takes room at a step before anything is added: symbols, and the names that are there.
    #[inline(never)]
    fn crowd(
        &self,
        atlas: &Atlas,
        places: &[PlacedSite<PlaceId>],
        showing: &Showing,
        (k_at_zoom_0, step, text_scale): (f64, u8, f64),
    ) -> Crowd {
        let k = k_of_step(k_at_zoom_0, step);
        let mut crowd = Crowd::default();
        for placed in places.iter().filter(|placed| showing.shows_place(placed.id)) {
            let Some(place) = atlas.places.get(placed.id) else { continue };
            // Where a symbol will come at a later step its room is kept free.
            let later = f64::from(first_step(place.kind).saturating_sub(step));
            let since = two_to(later / STEPS_PER_ZOOM);
            let half = site_radius_px(place.kind) + 1.0;
            let at = Screen { x: placed.world.x * k, y: placed.world.y * k };
            crowd.add(Claim::pinned(at, [-half, -half, half, half], since, owner_of(placed.id)));
        }
        for kept in self.kept.iter().filter(|kept| kept.since <= step) {
            if let Some(subject) = self.subjects.get(kept.subject) {
                crowd.add(subject.claim(kept.placement, k, text_scale));
            }
        }
        crowd
    }

    /// Does the next step.
    #[inline(never)]
    fn fill(
        &mut self,
        atlas: &Atlas,
        places: &[PlacedSite<PlaceId>],
        showing: &Showing,
        k_at_zoom_0: f64,
        text_scale: f64,
    ) {
        let step = self.steps;
        let k = k_of_step(k_at_zoom_0, step);
        let mut crowd = self.crowd(atlas, places, showing, (k_at_zoom_0, step, text_scale));
        let mut promised = Crowd::default();
        for promise in self.promises.iter().filter(|promise| self.open.contains(&promise.subject)) {
            let since = two_to(f64::from(promise.step.saturating_sub(step)) / STEPS_PER_ZOOM);
            let at = Screen { x: promise.world.x * k, y: promise.world.y * k };
            let owner = self.subjects.get(promise.subject).map_or(NOBODY, |subject| subject.owner);
            promised.add(Claim::pinned(at, promise.local, since, owner));
        }
        let mut still_open = Vec::with_capacity(self.open.len());
        for row in std::mem::take(&mut self.open) {
            let Some(subject) = self.subjects.get(row) else { continue };
            if step < subject.since {
                still_open.push(row);
                continue;
            }
            // Of the places that have room the first that takes none that is promised and that no line runs through; else
            // the first that comes near to this.
            let mut found: Option<(u8, Placement)> = None;
            for placement in placements(&self.rooms, subject, k, text_scale) {
                let claim = subject.claim(placement, k, text_scale);
                if !crowd.has_room(&claim, gap_px(subject.kind)) {
                    continue;
                }
                let is_promised = !promised.has_room(&claim, 0.0);
                let is_crossed = self.lines.cross(&claim.rect().map(|side| side / k));
                let faults = 2 * u8::from(is_promised) + u8::from(is_crossed);
                if found.is_none_or(|(least, _)| faults < least) {
                    found = Some((faults, placement));
                }
                if faults == 0 {
                    break;
                }
            }
            if let Some((_, placement)) = found {
                crowd.add(subject.claim(placement, k, text_scale));
                self.kept.push(Kept { subject: row, placement, since: step });
            } else {
                still_open.push(row);
            }
        }
        self.open = still_open;
        self.steps += 1;
    }

    /// The names of a step with their places, the most important first.
    pub(super) fn names(&self, step: u8) -> impl Iterator<Item = (&Subject, Placement)> {
        let kept = self.kept.iter().filter(move |kept| kept.since <= step);
        kept.filter_map(|kept| Some((self.subjects.get(kept.subject)?, kept.placement)))
    }

    /// The labels of routes, of the step made ready last.
    pub(super) fn route_labels(&self) -> &[RouteLabel] {
        self.along.as_ref().map_or(&[], Along::labels)
    }
}

/// Room that a country of the report will need for its name, at the first step at which that fits inside: other names rather
/// leave it free before.
#[derive(Clone, Copy, Debug)]
struct Promise {
    subject: usize,
    step: u8,
    world: World,
    /// The name's rectangle around its middle, in pixels.
    local: Rect,
}

#[inline(never)]
fn promises(rooms: &[CountryRoom], subjects: &[Subject], k_at_zoom_0: f64, text_scale: f64) -> Vec<Promise> {
    let promise = |(index, subject): (usize, &Subject)| {
        let Kind::Country { row, is_focus: true, .. } = subject.kind else { return None };
        (0..=LAST_STEP).find_map(|step| {
            let k = k_of_step(k_at_zoom_0, step);
            let (width, height) = subject.size_px(k, text_scale);
            let world = rooms.get(row)?.spots(width / k, height / k, 1).pop()?;
            let local = [-width / 2.0, -height / 2.0, width / 2.0, height / 2.0];
            Some(Promise { subject: index, step, world, local })
        })
    };
    subjects.iter().enumerate().filter_map(promise).collect()
}

/// Pixels kept free around a name.
const fn gap_px(kind: Kind) -> f64 {
    match kind {
        Kind::Country { is_focus: true, .. } => 2.0,
        Kind::Country { .. } | Kind::Water { .. } => 4.0,
        Kind::Place { .. } => 1.0,
        Kind::City => 5.0,
    }
}

/// Where a name may stand at a scale, the best first; nowhere while it has no room.
#[inline(never)]
fn placements(rooms: &[CountryRoom], subject: &Subject, k: f64, text_scale: f64) -> Vec<Placement> {
    let (width_px, height_px) = subject.size_px(k, text_scale);
    match subject.kind {
        Kind::Country { row, is_focus, .. } => {
            let Some(room) = rooms.get(row) else { return Vec::new() };
            // A little air between the name and the border.
            let spots = room.spots(width_px * 1.06 / k, height_px / k, 8);
            let mut found: Vec<Placement> = spots.into_iter().map(Placement::on).collect();
            if may_overhang(rooms, row, subject.world, (width_px / k, height_px / k), is_focus) {
                let lines: &[f64] = if is_focus {
                    &[0.0, -0.5, 0.5, -1.0, 1.0, -1.6, 1.6, -2.2, 2.2]
                } else {
                    &[0.0, -0.6, 0.6]
                };
                found.extend(lines.iter().map(|lines| Placement::shifted(subject.world, *lines)));
            }
            found
        }
        Kind::Water { width } => {
            if width_px > width * k {
                return Vec::new();
            }
            [0.0, -1.2, 1.2, -2.4, 2.4].map(|lines| Placement::shifted(subject.world, lines)).to_vec()
        }
        Kind::Place { .. } | Kind::City => Placement::around(subject.world).collect(),
    }
}

/// Whether a name that does not fit into its country may reach beyond: over the sea gladly, over neighbours hardly.
#[inline(never)]
fn may_overhang(
    rooms: &[CountryRoom],
    row: usize,
    middle: World,
    (width, height): (f64, f64),
    is_focus: bool,
) -> bool {
    const SAMPLES: i32 = 10;
    let Some(own) = rooms.get(row) else { return false };
    let samples = || {
        (0..=SAMPLES).flat_map(|sample| {
            let x = middle.x + width * (f64::from(sample) / f64::from(SAMPLES) - 0.5);
            [-0.3, 0.3].map(|dy| World { x, y: middle.y + height * dy })
        })
    };
    let all = f64::from(2 * (SAMPLES + 1));
    let (least_inside, most_abroad) = if is_focus { (0.35, 0.6) } else { (0.3, 0.08) };
    let inside = samples().filter(|at| own.holds(*at)).count() as f64;
    if inside < least_inside * all {
        return false;
    }
    let reach = (
        World { x: middle.x - width / 2.0, y: middle.y - height / 2.0 },
        World { x: middle.x + width / 2.0, y: middle.y + height / 2.0 },
    );
    let near: Vec<&CountryRoom> = rooms.iter().filter(|room| room.touches(reach)).collect();
    let is_abroad = |at: &World| !own.holds(*at) && near.iter().any(|room| room.holds(*at));
    samples().filter(is_abroad).count() as f64 <= most_abroad * all
}

/// Routes that are shown, by row: what route labels depend on besides the names.
pub(super) fn shown_routes(showing: &Showing) -> Vec<bool> {
    showing.routes.iter().map(Option::is_some).collect()
}
