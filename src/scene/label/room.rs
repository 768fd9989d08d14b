//! Where a name finds room inside a country: the country cut into level strips.

use crate::geo::Held;
use crate::order::{rank_of, sort_by_rank};
use heartland_data::geo::{CountryShape, Geometry, World};

/// Strips a country is cut into.
const STRIPS: usize = 40;
/// How far the outline may lie from the finest, as a share of a strip's height.
const STRIP_SHARE: f64 = 0.25;

/// A country's width at evenly spaced heights.
#[derive(Debug)]
pub(super) struct CountryRoom {
    /// Height of the first strip's middle.
    top: f64,
    /// From one strip's middle to the next.
    pitch: f64,
    /// The runs inside the country, strip after strip and from left to right.
    runs: Vec<(f64, f64)>,
    /// For each strip its first run, and at last the end.
    strips: [u32; STRIPS + 1],
    /// Left and right end of everything.
    reach: (f64, f64),
    /// Width of the widest run.
    widest: f64,
    /// The point that stands for the country.
    label: World,
}

impl CountryRoom {
    /// Cuts a country's outline.
    pub(super) fn from_shape(geometry: &Geometry, shape: &CountryShape) -> Self {
        Self::within(geometry, shape, shape.bounds, shape.label)
    }

    /// Cuts what of a country's outline lies in a box (min, max), at the coarsest level of detail that strips of its height can
    /// tell from the finest; `label` stands for it.
    #[inline(never)]
    pub(super) fn within(
        geometry: &Geometry,
        shape: &CountryShape,
        (min, max): (World, World),
        label: World,
    ) -> Self {
        let pitch = ((max.y - min.y) / STRIPS as f64).max(1e-9);
        let top = min.y + pitch / 2.0;
        let level = geometry.level_within(pitch * STRIP_SHARE);
        let mut crossings: Vec<(usize, f64)> = Vec::new();
        let mut cross = |a: World, b: World| {
            let (upper, lower) = if a.y <= b.y { (a, b) } else { (b, a) };
            let strip = |y: f64| ((y - top) / pitch).ceil().held(0.0, STRIPS as f64) as usize;
            for row in strip(upper.y)..strip(lower.y) {
                let y = top + row as f64 * pitch;
                let share = (y - upper.y) / (lower.y - upper.y);
                crossings.push((row, upper.x + (lower.x - upper.x) * share));
            }
        };
        for ring in &shape.area.rings {
            let mut ends: Option<(World, World)> = None;
            geometry.walk_ring(ring, level, |world| {
                if let Some((_, last)) = ends {
                    cross(last, world);
                }
                ends = Some((ends.map_or(world, |(first, _)| first), world));
            });
            if let Some((first, last)) = ends {
                cross(last, first);
            }
        }
        sort_by_rank(&mut crossings, |(_, x)| rank_of(*x));
        sort_by_rank(&mut crossings, |(row, _)| *row as u64);
        // A closed ring crosses the middle of a strip an even number of times.
        let pairs = crossings.as_chunks::<2>().0;
        let mut strips = [0; STRIPS + 1];
        for (row, first) in strips.iter_mut().enumerate() {
            *first = pairs.partition_point(|[(of, _), _]| *of < row) as u32;
        }
        // Those beside the box end before they begin, and hold nothing.
        let runs = pairs.iter().map(|[(_, left), (_, right)]| (left.max(min.x), right.min(max.x)));
        let runs: Vec<(f64, f64)> = runs.collect();
        let reach = (
            runs.iter().map(|run| run.0).fold(f64::INFINITY, f64::min),
            runs.iter().map(|run| run.1).fold(f64::NEG_INFINITY, f64::max),
        );
        let widest = runs.iter().map(|run| run.1 - run.0).fold(0.0, f64::max);
        Self { top, pitch, runs, strips, reach, widest, label }
    }

    /// The runs of a strip; none beyond the last.
    fn strip(&self, row: usize) -> &[(f64, f64)] {
        let ends = self.strips.get(row).zip(self.strips.get(row + 1));
        ends.and_then(|(first, end)| self.runs.get(*first as usize..*end as usize)).unwrap_or_default()
    }

    /// From the left end of everything to the right one; less than nothing where there is nothing.
    pub(super) const fn width(&self) -> f64 {
        self.reach.1 - self.reach.0
    }

    /// Whether anything of the country may lie in a box (min, max).
    pub(super) fn touches(&self, (min, max): (World, World)) -> bool {
        let bottom = self.top + self.pitch * STRIPS as f64;
        self.reach.0 <= max.x && self.reach.1 >= min.x && self.top - self.pitch <= max.y && bottom >= min.y
    }

    /// Whether the country holds a point, by the nearest strip.
    pub(super) fn holds(&self, at: World) -> bool {
        let row = ((at.y - self.top) / self.pitch).round();
        (self.reach.0..=self.reach.1).contains(&at.x)
            && row >= 0.0
            && self.strip(row as usize).iter().any(|run| run.0 <= at.x && at.x <= run.1)
    }

    /// Middles of rectangles of this size that lie inside the country, the best first: near the label point, with room to
    /// spare.
    pub(super) fn spots(&self, width: f64, height: f64, count: usize) -> Vec<World> {
        let reach = (height / 2.0 / self.pitch).ceil() as usize;
        let mut found: Vec<(f64, World)> = Vec::new();
        if width > self.widest || 2 * reach >= STRIPS {
            return Vec::new();
        }
        for middle in reach..STRIPS - reach {
            let y = self.top + middle as f64 * self.pitch;
            let mut common: Vec<(f64, f64)> =
                self.strip(middle).iter().copied().filter(|run| run.1 - run.0 >= width).collect();
            for row in middle - reach..=middle + reach {
                if common.is_empty() {
                    break;
                }
                common = shared(&common, self.strip(row));
                common.retain(|run| run.1 - run.0 >= width);
            }
            for (left, right) in common {
                let slack = right - left - width;
                let edge = width / 2.0 + slack * 0.3;
                let near = self.label.x.held(left + edge, right - edge);
                for x in [near, left + edge, right - edge] {
                    let off = (y - self.label.y).abs() * 1.5 + (x - self.label.x).abs() * 0.7;
                    found.push((off - slack.min(width) * 0.35, World { x, y }));
                }
            }
        }
        sort_by_rank(&mut found, |spot| rank_of(spot.0));
        let mut spots: Vec<World> = Vec::new();
        for (_, spot) in found {
            let is_far = |other: &World| {
                (other.y - spot.y).abs() >= height * 0.6 || (other.x - spot.x).abs() >= width * 0.5
            };
            if spots.len() < count && spots.iter().all(is_far) {
                spots.push(spot);
            }
        }
        spots
    }
}

/// What two lists of runs have in common.
fn shared(a: &[(f64, f64)], b: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|run| run.0 < run.1).collect()
}
