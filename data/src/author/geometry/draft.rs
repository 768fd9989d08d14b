//! The base map on the grid, before it is simplified.

use super::detail::Detail;
use super::project::{Projector, Step};
use super::rings::{GridArea, set_ring_levels};
use super::simplify::NetLine;
use super::topojson::{Feature, Topology};
use crate::geo::{ArcKind, ArcRef};
use crate::model::CountryId;

/// Arcs on the grid, with everything that uses them.
pub(super) struct Draft {
    /// Arcs in the order of the topology.
    pub(super) arcs: Vec<DraftArc>,
    /// Countries that have a row.
    pub(super) countries: Vec<(String, CountryId, GridArea)>,
    /// Lakes.
    pub(super) lakes: Vec<GridArea>,
    /// Number of rings of countries and lakes.
    pub(super) ring_count: usize,
}

/// An arc on the grid.
#[derive(Clone, Debug)]
pub(super) struct DraftArc {
    pub(super) kind: ArcKind,
    /// What the simplification gets to see. A single place when the arc fell on one, and then it is not used.
    pub(super) line: NetLine,
    /// Whether a country, lake or disputed line uses it.
    pub(super) is_solid: bool,
    /// Whether anything uses it.
    pub(super) is_used: bool,
}

impl Draft {
    /// Projects, classifies, and decides which levels draw which rings and lines.
    ///
    /// # Errors
    /// What cannot be projected.
    pub(super) fn from_topology(
        topology: &Topology,
        projector: Projector,
        countries: &[(String, CountryId)],
        detail: &Detail,
    ) -> Result<Self, Vec<String>> {
        let tolerances = detail.tolerances_steps();
        let places = project_all(topology, projector)?;
        let row_of = |id: &str| countries.iter().find(|(own, _)| own == id).map(|&(_, row)| row);
        let named = topology.countries.iter();
        let named = named.filter_map(|feature| Some((feature, row_of(&feature.id)?)));
        let (ids, mut country_areas): (Vec<_>, Vec<GridArea>) = named
            .map(|(feature, row)| ((feature.id.clone(), row), GridArea::from_feature(feature, &places)))
            .unzip();
        let mut lakes: Vec<GridArea> =
            topology.lakes.iter().map(|feature| GridArea::from_feature(feature, &places)).collect();
        set_ring_levels(&mut country_areas, &mut lakes, places.len(), &tolerances);

        let finest = tolerances.len().saturating_sub(1) as u8;
        let mut users = vec![Users { level: finest, ..Users::default() }; places.len()];
        let mut ring_count = 0;
        let owners = country_areas.iter().zip(1..).map(|(area, owner)| (area, Some(owner)));
        for (area, owner) in owners.chain(lakes.iter().map(|lake| (lake, None))) {
            for ring in area.rings() {
                for user in ring.arcs.iter().map(|arc_ref| arc_ref.arc as usize) {
                    if let Some(users) = users.get_mut(user) {
                        users.add_ring(owner, ring_count, ring.level);
                    }
                }
                ring_count += 1;
            }
        }
        mark_lines(&mut users, &topology.rivers, |users, river| {
            users.is_river = true;
            users.level = users.level.min(river_level(river.rank, finest));
        });
        mark_lines(&mut users, &topology.disputed, |users, _| {
            users.is_disputed = true;
            users.level = 0;
        });
        let arcs = places.into_iter().zip(users).zip(&topology.is_frame);
        let arcs =
            arcs.map(|((places, users), &is_frame)| users.into_arc(places, is_frame, detail)).collect();
        let countries = ids.into_iter().zip(country_areas).map(|((id, row), area)| (id, row, area)).collect();
        Ok(Self { arcs, countries, lakes, ring_count: ring_count as usize })
    }
}

/// The coarsest level that draws a river of Natural Earth's rank.
pub(super) fn river_level(rank: u8, finest: u8) -> u8 {
    let level = match rank {
        0..=2 => 0,
        3 | 4 => 1,
        5 => 2,
        _ => 3,
    };
    level.min(finest)
}

fn project_all(topology: &Topology, projector: Projector) -> Result<Vec<Vec<Step>>, Vec<String>> {
    let mut faults = Vec::new();
    let mut places = Vec::with_capacity(topology.arcs.len());
    for (index, (arc, &is_frame)) in topology.arcs.iter().zip(&topology.is_frame).enumerate() {
        match projector.steps(arc, is_frame) {
            Some(steps) => places.push(steps),
            None => faults.push(format!("arc {index} reaches the point opposite to the map's centre")),
        }
    }
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

fn mark_lines(users: &mut [Users], features: &[Feature], mark: impl Fn(&mut Users, &Feature)) {
    for feature in features {
        for &ArcRef { arc, .. } in feature.runs.iter().flatten() {
            if let Some(users) = users.get_mut(arc as usize) {
                mark(users, feature);
            }
        }
    }
}

/// What uses an arc.
#[derive(Clone, Debug, Default)]
struct Users {
    /// Countries, counted from 1, each once.
    countries: Vec<u32>,
    /// Rings of countries and lakes.
    rings: Vec<u32>,
    is_river: bool,
    is_disputed: bool,
    level: u8,
}

impl Users {
    fn add_ring(&mut self, country: Option<u32>, ring: u32, level: u8) {
        if let Some(country) = country.filter(|country| !self.countries.contains(country)) {
            self.countries.push(country);
        }
        self.rings.push(ring);
        self.level = self.level.min(level);
    }

    fn into_arc(self, places: Vec<Step>, is_frame: bool, detail: &Detail) -> DraftArc {
        // An arc that one country uses twice is a seam inside it.
        let kind = match (self.countries.len(), self.rings.len()) {
            _ if self.is_disputed => ArcKind::Disputed,
            (1.., _) if is_frame => ArcKind::Frame,
            (1, 1) => ArcKind::Coast,
            (2.., _) => ArcKind::Border,
            _ => ArcKind::Other,
        };
        let is_solid = !self.rings.is_empty() || self.is_disputed;
        let least_tolerance = f64::from(detail.grid)
            * match kind {
                ArcKind::Border | ArcKind::Disputed => 0.0,
                ArcKind::Coast | ArcKind::Frame => detail.coast_tolerance,
                ArcKind::Other => detail.water_tolerance,
            };
        let is_used = places.len() > 1 && (is_solid || self.is_river);
        DraftArc {
            kind,
            line: NetLine { places, least_tolerance, level: self.level, rings: self.rings },
            is_solid,
            is_used,
        }
    }
}
