//! What the lines that are shown can carry.
//!
//! A capacity is a figure whose subject is a route alone (no deal, place or organisation), in volume or mass a year, of a
//! measure that may be summed over subjects, and meant as what a line is built for: design, planned, projected, proposed.
//! What was carried (`actual`) and what a contract delivers are no capacities.

use super::{
    Filter, Layer, Standing, layer_of,
    network::{end_of, present_of},
    standing_in,
};
use heartland_data::{
    Atlas,
    model::{Day, Dimension, Figure, RouteId, RouteStatus, UnitId},
};
use std::collections::BTreeMap;

/// Sums over the lines of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    /// The layer.
    pub layer: Layer,
    /// The unit of the sums: the one that the figures use.
    pub unit: UnitId,
    /// Digits after the point of the most exact figure.
    pub decimals: u8,
    /// In service.
    pub operating: f64,
    /// Being built.
    pub under_construction: f64,
    /// Proposed, or to be added to lines in service.
    pub planned: f64,
    /// Which of these three leave out lines whose capacity nobody states.
    pub is_partial: [bool; 3],
}

impl Capacity {
    /// Whether one of its sums is less than it would be if all capacities were stated.
    pub fn has_partial_sum(&self) -> bool {
        let sums = [self.operating, self.under_construction, self.planned];
        sums.into_iter().zip(self.is_partial).any(|(sum, is_partial)| is_partial && sum > 0.0)
    }
}

/// What capacities are given in.
pub const CAPACITY_DIMENSIONS: [Dimension; 2] = [Dimension::VolumeRate, Dimension::MassRate];

/// Whether a figure is what a route can carry.
pub fn is_capacity(atlas: &Atlas, figure: &Figure) -> bool {
    let has_dimension =
        atlas.units.get(figure.unit).is_some_and(|unit| CAPACITY_DIMENSIONS.contains(&unit.dimension));
    let is_route_alone = figure.route.is_some()
        && figure.deal.is_none()
        && figure.place.is_none()
        && figure.organisation.is_none();
    let is_additive = atlas.measures.get(figure.measure).is_some_and(|measure| measure.is_additive);
    has_dimension && is_route_alone && figure.modality.is_built_for() && is_additive
}

/// Capacities of the lines that pass the filter, in the filter's year, one row a layer and dimension. Every layer that has
/// capacities at all has its row, so that a table of them keeps its shape.
///
/// Routes of one system without a strand letter are parts of one line, which counts once, by its largest part.
pub fn totals(atlas: &Atlas, filter: &Filter) -> Vec<Capacity> {
    let mut sums: BTreeMap<(Layer, Dimension), Sum> = BTreeMap::new();
    let mut lines: BTreeMap<(Layer, Dimension, LineKey<'_>), Amounts> = BTreeMap::new();
    let mut unstated: Vec<(Layer, Dimension, LineKey<'_>, usize)> = Vec::new();
    let routes =
        atlas.routes.iter().flat_map(|route| CAPACITY_DIMENSIONS.map(|dimension| (route, dimension)));
    for ((id, route), dimension) in routes {
        let figures = capacities_of(atlas, id, dimension);
        let key = (layer_of(route.kind), dimension);
        let line = match (&route.system, &route.strand) {
            (Some(system), None) => LineKey::System(system),
            _ => LineKey::Route(id),
        };
        let standing = standing_in(atlas, id, filter.year).filter(|it| filter.passes(route, *it));
        let Some(first) = figures.first() else {
            if let Some(place) = standing.and_then(|standing| place_of(standing.status)) {
                unstated.push((key.0, key.1, line, place));
            }
            continue;
        };
        let sum = sums.entry(key).or_insert(Sum { unit: first.unit, decimals: 0 });
        sum.decimals = figures.iter().map(|figure| figure.value.decimals()).fold(sum.decimals, u8::max);
        let scale = atlas.units.get(sum.unit).map_or(1.0, |unit| unit.scale);
        let Some(standing) = standing else { continue };
        let amounts = amounts_of(atlas, &figures, standing, filter.year).map(|amount| amount / scale);
        let entry = lines.entry((key.0, key.1, line)).or_default();
        for (largest, amount) in entry.iter_mut().zip(amounts) {
            *largest = largest.max(amount);
        }
    }
    let capacity = |(layer, dimension): (Layer, Dimension), sum: &Sum| {
        let of_it = lines.iter().filter(|((a, b, _), _)| (*a, *b) == (layer, dimension));
        let [operating, under_construction, planned] =
            of_it.fold([0.0; 3], |[a, b, c], (_, [x, y, z])| [a + x, b + y, c + z]);
        let is_partial = [0, 1, 2].map(|place| {
            // A line that is measured in another dimension is in the sum of that.
            unstated.iter().any(|(a, b, line, at)| {
                (*a, *b, *at) == (layer, dimension, place)
                    && !CAPACITY_DIMENSIONS.iter().any(|any| lines.contains_key(&(*a, *any, *line)))
            })
        });
        let (unit, decimals) = (sum.unit, sum.decimals);
        Capacity { layer, unit, decimals, operating, under_construction, planned, is_partial }
    };
    sums.iter().map(|(key, sum)| capacity(*key, sum)).collect()
}

/// Operating, under construction, planned; in base units.
type Amounts = [f64; 3];

/// Where a line that stands so counts among [`Amounts`].
const fn place_of(status: RouteStatus) -> Option<usize> {
    match status {
        RouteStatus::Operating | RouteStatus::Travelled => Some(0),
        RouteStatus::UnderConstruction => Some(1),
        RouteStatus::Proposed => Some(2),
        RouteStatus::TurnedDown => None,
    }
}

struct Sum {
    unit: UnitId,
    decimals: u8,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LineKey<'a> {
    System(&'a str),
    Route(RouteId),
}

fn capacities_of(atlas: &Atlas, id: RouteId, dimension: Dimension) -> Vec<&Figure> {
    let is_of = |figure: &&Figure| {
        figure.route == Some(id)
            && atlas.units.get(figure.unit).is_some_and(|unit| unit.dimension == dimension)
    };
    let of_it = atlas.figures.rows().iter().filter(is_of);
    of_it.filter(|figure| is_capacity(atlas, figure)).collect()
}

/// A line in service counts with the latest figure whose period has begun, or with an undated one if there is no dated one;
/// what a plan adds to it counts as planned, from the report's own time on. Any other line counts with what it is to carry
/// first: the earliest figure to come, else the latest that has begun.
fn amounts_of(atlas: &Atlas, figures: &[&Figure], standing: Standing, year: Option<i16>) -> Amounts {
    let now = year.map_or(present_of(atlas), end_of);
    let amount = |figure: &&Figure| {
        figure.value.to_f64() * atlas.units.get(figure.unit).map_or(1.0, |unit| unit.scale)
    };
    let begin = |figure: &&Figure| -> Option<Day> {
        figure.period.map(|period| period.first_day().unwrap_or(Day { year: i16::MIN, month: 1, day: 1 }))
    };
    let begun = figures
        .iter()
        .filter(|figure| begin(figure).is_some_and(|day| day <= now))
        .max_by_key(|it| begin(it));
    let coming =
        figures.iter().filter(|figure| begin(figure).is_some_and(|day| day > now)).min_by_key(|it| begin(it));
    let undated = figures.iter().find(|figure| figure.period.is_none());
    match standing.status {
        RouteStatus::Operating | RouteStatus::Travelled => {
            let undated_now = undated.filter(|_| figures.iter().all(|figure| figure.period.is_none()));
            let carried = begun.or(undated_now).map_or(0.0, amount);
            let is_report_time = now >= present_of(atlas);
            let later = coming.into_iter().chain(undated).filter(|_| is_report_time);
            let planned = later.map(amount).fold(carried, f64::max) - carried;
            [carried, 0.0, planned]
        }
        RouteStatus::UnderConstruction => [0.0, coming.or(begun).or(undated).map_or(0.0, amount), 0.0],
        RouteStatus::Proposed => [0.0, 0.0, coming.or(begun).or(undated).map_or(0.0, amount)],
        RouteStatus::TurnedDown => [0.0; 3],
    }
}
