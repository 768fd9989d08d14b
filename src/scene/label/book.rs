//! Which names are on the map at each step of the zoom.

use super::{
    along::{Along, RouteLabel},
    crowd::{Claim, Crowd},
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

/// Names chosen for the whole map, step by step of the zoom: quarter zooms. A step begins with what the step before it has,
/// finds better places for names that stand on lines, and adds to it, so that zooming in takes no name away, and what a
/// step has does not depend on the way there. Panning changes nothing of it: only the scale, the language and what is shown do.
/// Where countries are named whose place is out of view is found frame by frame, and does depend on the way.
///
/// Filled as far as it is asked for, and begun anew when it is asked about something else.
#[derive(Debug)]
pub struct LabelBook {
    rooms: Vec<CountryRoom>,
    pub(super) lines: Lines,
    key: Option<Key>,
    /// How often it has been begun.
    edition: u64,
    subjects: Vec<Subject>,
    kept: Vec<Kept>,
    /// By row of `subjects` where in `kept` its place of the last step is.
    latest: Vec<Option<usize>>,
    promises: Vec<Promise>,
    /// Steps done.
    steps: u8,
    /// Countries whose place is out of view, and where they were named in the last frame instead.
    pub(super) visits: Vec<(CountryId, World)>,
    along: Option<Along>,
}

/// Kept free beside a symbol, besides its own name: more than between it and that.
const BESIDE_PX: f64 = 5.0;
/// The same up and down: a text whose middle is further off is of another line.
const BESIDE_HALF_PX: f64 = 2.0;
/// What a promise broken counts, in pixels of line under a name.
const PROMISED_PX: f64 = 1000.0;
/// A place is taken before a better one only where that is better by so much: the first ones leave others most room.
const SLIGHT_PX: f64 = 8.0;
/// A name moves to another place only where that has less than this share of its faults.
const BETTER: f64 = 0.5;

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
    /// The step from which on it has a better place.
    until: u8,
}

impl Kept {
    const fn is_at(&self, step: u8) -> bool {
        self.since <= step && step < self.until
    }
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
            latest: Vec::new(),
            promises: Vec::new(),
            steps: 0,
            visits: Vec::new(),
            along: None,
        }
    }

    pub(super) fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// How much larger than usual the letters are that it was made ready for.
    pub(super) fn text_scale(&self) -> f64 {
        self.key.as_ref().map_or(1.0, |key| key.text_scale)
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
            self.visits.clear();
            self.latest = vec![None; self.subjects.len()];
            self.promises = self.promise(scene.atlas, &scene.places, showing, (k_at_zoom_0, text_scale));
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
            let mut claim = |[x, y]: [f64; 2]| {
                crowd.add(Claim::pinned(at, [-x, -y, x, y], since, owner_of(placed.id)));
            };
            claim([half, half]);
            // A text whose line ends at a symbol would read as its name. What comes later may lie in a town, whose name that is.
            if first_step(place.kind) == 0 {
                claim([half + BESIDE_PX, BESIDE_HALF_PX]);
            }
        }
        for kept in self.kept.iter().filter(|kept| kept.is_at(step)) {
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
        for promise in self.promises.iter().filter(|promise| self.place_of(promise.subject).is_none()) {
            let Some(subject) = self.subjects.get(promise.subject) else { continue };
            let k_then = k_of_step(k_at_zoom_0, promise.step);
            let [x, y] = [promise.placement.world.x, promise.placement.world.y];
            let [left, top, right, bottom] = subject.rect(promise.placement, k_then, text_scale);
            let local = [left - x * k_then, top - y * k_then, right - x * k_then, bottom - y * k_then];
            let since = two_to(f64::from(promise.step.saturating_sub(step)) / STEPS_PER_ZOOM);
            promised.add(Claim::pinned(Screen { x: x * k, y: y * k }, local, since, subject.owner));
        }
        for (row, subject) in self.subjects.iter().enumerate().filter(|(_, subject)| step >= subject.since) {
            if subject.after.is_some_and(|town| !self.has_name(town)) {
                continue;
            }
            let latest = self.place_of(row);
            let current = latest.and_then(|index| self.kept.get(index)).map(|kept| kept.placement);
            // What it has is given up for much less alone.
            let most = current.map_or(f64::INFINITY, |current| {
                BETTER * self.faults(subject, current, &promised, (k, text_scale))
            });
            let found = self.best(subject, most, (&crowd, &promised), (k, text_scale));
            let Some(placement) = found else { continue };
            if let Some(latest) = self.latest.get_mut(row) {
                *latest = Some(self.kept.len());
            }
            self.kept.push(Kept { subject: row, placement, since: step, until: u8::MAX });
            if let Some(before) = latest.and_then(|index| self.kept.get_mut(index)) {
                // What it leaves is there for others.
                before.until = step;
                crowd = self.crowd(atlas, places, showing, (k_at_zoom_0, step, text_scale));
            } else {
                crowd.add(subject.claim(placement, k, text_scale));
            }
        }
        self.steps += 1;
    }

    /// Of the places that have room the first, unless a later one has fewer faults by more than a slight difference; none that
    /// has not fewer than `most`. The first without any ends the search.
    #[inline(never)]
    fn best(
        &self,
        subject: &Subject,
        mut most: f64,
        (crowd, promised): (&Crowd, &Crowd),
        (k, text_scale): (f64, f64),
    ) -> Option<Placement> {
        let mut best = None;
        if most <= 0.0 {
            return best;
        }
        for placement in placements(&self.rooms, subject, k, text_scale) {
            if crowd.has_room(&subject.claim(placement, k, text_scale), gap_px(subject.kind)) {
                let faults = self.faults(subject, placement, promised, (k, text_scale));
                if faults + SLIGHT_PX < most {
                    (most, best) = (faults, Some(placement));
                }
                if faults <= 0.0 {
                    break;
                }
            }
        }
        best
    }

    /// What speaks against a place, in pixels: lines under the name, letters beyond the border, what is promised.
    fn faults(
        &self,
        subject: &Subject,
        placement: Placement,
        promised: &Crowd,
        (k, text_scale): (f64, f64),
    ) -> f64 {
        let rect = subject.rect(placement, k, text_scale);
        let beyond = match subject.kind {
            Kind::Country { row, .. } => 1.0 - shares_of(&self.rooms, row, rect, k).0,
            _ => 0.0,
        };
        let is_promised = !promised.has_room(&subject.claim(placement, k, text_scale), 0.0);
        self.lines.length_px(rect, k)
            + beyond * (rect[2] - rect[0])
            + f64::from(u8::from(is_promised)) * PROMISED_PX
    }

    /// What the countries of the report will need.
    #[inline(never)]
    fn promise(
        &self,
        atlas: &Atlas,
        places: &[PlacedSite<PlaceId>],
        showing: &Showing,
        (k_at_zoom_0, text_scale): (f64, f64),
    ) -> Vec<Promise> {
        let is_focus = |subject: &Subject| matches!(subject.kind, Kind::Country { is_focus: true, .. });
        let mut open: Vec<(usize, &Subject)> =
            self.subjects.iter().enumerate().filter(|(_, subject)| is_focus(subject)).collect();
        let mut promises = Vec::new();
        for step in 0..=LAST_STEP {
            if open.is_empty() {
                break;
            }
            let k = k_of_step(k_at_zoom_0, step);
            let mut crowd = self.crowd(atlas, places, showing, (k_at_zoom_0, step, text_scale));
            open.retain(|(row, subject)| {
                let found = self.best(subject, f64::INFINITY, (&crowd, &Crowd::default()), (k, text_scale));
                let Some(placement) = found else { return true };
                crowd.add(subject.claim(placement, k, text_scale));
                promises.push(Promise { subject: *row, step, placement });
                false
            });
        }
        promises
    }

    /// Whether a town has its name by now.
    fn has_name(&self, owner: u32) -> bool {
        let mut named = self.kept.iter().filter_map(|kept| self.subjects.get(kept.subject));
        named.any(|subject| subject.owner == owner)
    }

    /// Where in `kept` the place is that a subject has at the last step.
    fn place_of(&self, subject: usize) -> Option<usize> {
        self.latest.get(subject).copied().flatten()
    }

    /// The names of a step with their places, in the order in which they found them.
    pub(super) fn names(&self, step: u8) -> impl Iterator<Item = (&Subject, Placement)> {
        let kept = self.kept.iter().filter(move |kept| kept.is_at(step));
        kept.filter_map(|kept| Some((self.subjects.get(kept.subject)?, kept.placement)))
    }

    /// The labels of routes, of the step made ready last.
    pub(super) fn route_labels(&self) -> &[RouteLabel] {
        self.along.as_ref().map_or(&[], Along::labels)
    }
}

/// Room that a country of the report will need for its name, at the first step at which symbols leave it any: other names
/// rather leave it free before.
#[derive(Clone, Copy, Debug)]
struct Promise {
    subject: usize,
    step: u8,
    placement: Placement,
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

/// Where a name may stand at a scale, the best first; nowhere while it has no room. Looked for as far as they are asked for:
/// most names take one of the first.
#[inline(never)]
fn placements<'a>(
    rooms: &'a [CountryRoom],
    subject: &'a Subject,
    k: f64,
    text_scale: f64,
) -> Box<dyn Iterator<Item = Placement> + 'a> {
    let (width_px, height_px) = subject.size_px(k, text_scale);
    match subject.kind {
        Kind::Country { row, is_focus, .. } => {
            let Some(room) = rooms.get(row) else { return Box::new(std::iter::empty()) };
            // A little air between the name and the border.
            let spots = room.spots(width_px * 1.06 / k, height_px / k, 24);
            // Beyond the border only as far as the name is still read as the country's.
            let (lines, shares): (&[f64], &[f64]) = if is_focus {
                (&[0.0, -0.8, 0.8, -1.6, 1.6, -2.4, 2.4], &[0.0, -0.2, 0.2, -0.4, 0.4])
            } else {
                (&[0.0, -0.6, 0.6], &[0.0])
            };
            let (least_inside, most_abroad) = if is_focus { (0.5, 0.5) } else { (0.3, 0.08) };
            // Of a name so much wider than its country not enough can lie inside.
            let most_inside = f64::from(SAMPLES) * room.width() / (width_px / k) + 1.0;
            let shares = if most_inside < least_inside * f64::from(SAMPLES + 1) { &[] } else { shares };
            let beyond = shares.iter().flat_map(|share| lines.iter().map(move |lines| (share, lines)));
            let beyond = beyond.map(move |(share, lines)| World {
                x: subject.world.x + share * width_px / k,
                y: subject.world.y + lines * height_px / k,
            });
            let beyond = beyond.filter(move |middle| {
                let (inside, abroad) =
                    shares_of(rooms, row, subject.rect(Placement::on(*middle), k, text_scale), k);
                inside >= least_inside && abroad <= most_abroad
            });
            Box::new(spots.into_iter().chain(beyond).map(Placement::on))
        }
        Kind::Water { width } => {
            let lines: &[f64] = if width_px > width * k { &[] } else { &[0.0, -1.2, 1.2, -2.4, 2.4] };
            Box::new(lines.iter().map(|lines| Placement::shifted(subject.world, *lines)))
        }
        Kind::Place { .. } | Kind::City => Box::new(Placement::around(subject.world)),
    }
}

/// Steps from one end of a name to the other at which is looked where it lies.
const SAMPLES: i32 = 10;

/// How much of a name lies in its own country and how much in others, as shares; the rest is at sea.
#[inline(never)]
fn shares_of(rooms: &[CountryRoom], row: usize, rect: Rect, k: f64) -> (f64, f64) {
    let [left, top, right, bottom] = rect.map(|side| side / k);
    let Some(own) = rooms.get(row) else { return (0.0, 0.0) };
    let reach = (World { x: left, y: top }, World { x: right, y: bottom });
    // Most names lie in their country alone.
    let mut others: Option<Vec<&CountryRoom>> = None;
    let (mut inside, mut abroad) = (0, 0);
    for sample in 0..=SAMPLES {
        let x = left + (right - left) * f64::from(sample) / f64::from(SAMPLES);
        for share in [0.2, 0.8] {
            let at = World { x, y: top + (bottom - top) * share };
            if own.holds(at) {
                inside += 1;
                continue;
            }
            let others =
                others.get_or_insert_with(|| rooms.iter().filter(|room| room.touches(reach)).collect());
            abroad += i32::from(others.iter().any(|room| room.holds(at)));
        }
    }
    let all = f64::from(2 * (SAMPLES + 1));
    (f64::from(inside) / all, f64::from(abroad) / all)
}

/// Routes that are shown, by row: what route labels depend on besides the names.
pub(super) fn shown_routes(showing: &Showing) -> Vec<bool> {
    showing.routes.iter().map(Option::is_some).collect()
}
