//! From longitudes and latitudes to steps of the grid.

use crate::geo::{Grid, Laea, LonLat, World};

/// A place on the grid, in steps from the upper left corner of the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Step {
    pub(super) x: i32,
    pub(super) y: i32,
}

/// How far, in grid steps, a drawn chord may stray from the line that it stands for.
const CHORD_TOLERANCE_STEPS: f64 = 0.5;

/// No piece between two positions spans more longitude or latitude than this before its middle is looked at, so that a
/// curve that happens to pass the chord's middle is not taken for straight.
const LONGEST_PIECE_DEG: f64 = 2.0;

/// Projects lines onto the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projector<'a> {
    pub(super) projection: &'a Laea,
    pub(super) grid: u16,
}

impl Projector<'_> {
    /// The line on the grid, without repeated places; a single place when the whole line falls on it. `None` when a
    /// position cannot be projected.
    ///
    /// Between two positions lines are straight in longitude and latitude, as borders along parallels are meant, so
    /// they bend on the map and get vertices of their own. With `is_frame` they follow the circle of the map instead.
    pub(super) fn steps(&self, line: &[LonLat], is_frame: bool) -> Option<Vec<Step>> {
        let mut places = Vec::with_capacity(line.len());
        let mut before: Option<(LonLat, World)> = None;
        for &position in line {
            let world = self.projection.project(position)?;
            match before {
                Some((_, from)) if is_frame => self.push_rim(from, world, 12, &mut places),
                Some(from) => self.push_between(from, (position, world), 12, &mut places)?,
                None => {}
            }
            places.push(world);
            before = Some((position, world));
        }
        let mut steps: Vec<Step> = places.into_iter().map(|world| self.step(world)).collect();
        steps.dedup();
        Some(steps)
    }

    /// Places on the grid, those outside the world's square left out.
    pub(super) fn places(&self, positions: &[LonLat]) -> Vec<Step> {
        let worlds = positions.iter().filter_map(|&position| self.projection.project(position));
        let on_map = |world: &World| (0.0..=1.0).contains(&world.x) && (0.0..=1.0).contains(&world.y);
        worlds.filter(on_map).map(|world| self.step(world)).collect()
    }

    fn step(&self, world: World) -> Step {
        let (x, y) = Grid::from_steps(self.grid).steps_from_world(world);
        let on_grid = |steps: i64| steps.clamp(0, i64::from(self.grid)) as i32;
        Step { x: on_grid(x), y: on_grid(y) }
    }

    /// Pushes what lies between two positions, ends excluded, halving until the chords are close enough.
    fn push_between(
        &self,
        from: (LonLat, World),
        to: (LonLat, World),
        halvings: u8,
        places: &mut Vec<World>,
    ) -> Option<()> {
        let half = f64::midpoint;
        let position = LonLat::from_degrees(half(from.0.lon, to.0.lon), half(from.0.lat, to.0.lat));
        let world = self.projection.project(position)?;
        let chord_middle = World { x: half(from.1.x, to.1.x), y: half(from.1.y, to.1.y) };
        let stray = (world.x - chord_middle.x).hypot(world.y - chord_middle.y) * f64::from(self.grid);
        let span = (from.0.lon - to.0.lon).abs().max((from.0.lat - to.0.lat).abs());
        if halvings == 0 || (stray <= CHORD_TOLERANCE_STEPS && span <= LONGEST_PIECE_DEG) {
            return Some(());
        }
        self.push_between(from, (position, world), halvings - 1, places)?;
        places.push(world);
        self.push_between((position, world), to, halvings - 1, places)
    }

    /// The same along the circle around the world's centre that both ends lie on.
    fn push_rim(&self, from: World, to: World, halvings: u8, places: &mut Vec<World>) {
        let (x, y) = (f64::midpoint(from.x, to.x) - 0.5, f64::midpoint(from.y, to.y) - 0.5);
        let radius = (from.x - 0.5).hypot(from.y - 0.5);
        let middle = x.hypot(y);
        if halvings == 0 || middle < 1e-9 || (radius - middle) * f64::from(self.grid) <= CHORD_TOLERANCE_STEPS
        {
            return;
        }
        let world = World { x: 0.5 + x * radius / middle, y: 0.5 + y * radius / middle };
        self.push_rim(from, world, halvings - 1, places);
        places.push(world);
        self.push_rim(world, to, halvings - 1, places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heartland() -> Laea {
        Laea::from_circle(LonLat::from_degrees(78.0, 46.0), 66.0).expect("a valid circle")
    }

    /// Every point of the line must be near some chord.
    #[test]
    fn a_border_along_a_parallel_bends() {
        let projection = heartland();
        let projector = Projector { projection: &projection, grid: 16384 };
        let ends = [LonLat::from_degrees(60.0, 49.0), LonLat::from_degrees(90.0, 49.0)];
        let steps = projector.steps(&ends, false).expect("on the map");
        assert!(steps.len() > 8, "{}", steps.len());
        for share in 0..=300 {
            let world =
                projection.project(LonLat::from_degrees(60.0 + f64::from(share) / 10.0, 49.0)).unwrap();
            let (x, y) = (world.x * 16384.0, world.y * 16384.0);
            let nearest = steps
                .windows(2)
                .map(|pair| {
                    let (a, b) = (pair[0], pair[1]);
                    let (ax, ay) = (f64::from(a.x), f64::from(a.y));
                    let (dx, dy) = (f64::from(b.x) - ax, f64::from(b.y) - ay);
                    let share = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
                    (x - ax - share * dx).hypot(y - ay - share * dy)
                })
                .fold(f64::INFINITY, f64::min);
            assert!(nearest <= 1.5, "{nearest} steps off at {share}");
        }
    }

    #[test]
    fn the_frame_follows_the_circle() {
        let projection = heartland();
        let projector = Projector { projection: &projection, grid: 16384 };
        let ends =
            [projection.unproject(World { x: 0.0, y: 0.5 }), projection.unproject(World { x: 0.5, y: 1.0 })];
        let ends: Vec<LonLat> = ends.into_iter().flatten().collect();
        let steps = projector.steps(&ends, true).expect("on the map");
        assert!(steps.len() > 20);
        for step in steps {
            let radius = (f64::from(step.x) - 8192.0).hypot(f64::from(step.y) - 8192.0);
            assert!((radius - 8192.0).abs() < 1.0, "{radius}");
        }
    }

    #[test]
    fn a_speck_is_one_place() {
        let projection = heartland();
        let projector = Projector { projection: &projection, grid: 100 };
        let speck = [LonLat::from_degrees(60.0, 49.0), LonLat::from_degrees(60.001, 49.0)];
        assert_eq!(projector.steps(&speck, false).map(|steps| steps.len()), Some(1));
        assert_eq!(projector.steps(&[LonLat::from_degrees(-102.0, -46.0)], false), None);
    }
}
