//! The pipeline in order.

use super::country::country_shape;
use super::detail::Detail;
use super::draft::{Draft, DraftArc, river_level};
use super::project::{Projector, Step};
use super::rings::{GridArea, GridRing};
use super::simplify::{NOWHERE, NetLine, simplify};
use super::topojson::{Feature, Topology};
use crate::author::Violation;
use crate::geo::{Arc, ArcRef, Area, DisputedLine, Geometry, Laea, Line, LonLat, Vertex};
use crate::model::CountryId;
use std::path::Path;

/// Builds the outlines from the TopoJSON base map at `path`.
///
/// `countries` gives the row of each id. Shapes without a row are left out and rows without a shape get none: whether
/// both sets agree is a check of its own, with [`shape_ids`](super::shape_ids). `places` stay on their side of every line
/// at every level of detail, so that a town at a border lies in its country; those within a step of the grid of the line
/// may not. The label points of countries keep away from `lines`, so that a click there means the country. Shapes come in
/// the same order in every detail.
///
/// # Errors
/// Everything that is wrong with the file, and countries too small for the grid.
pub fn build(
    path: &Path,
    projection: &Laea,
    countries: &[(String, CountryId)],
    places: &[LonLat],
    lines: &[Vec<LonLat>],
    detail: Detail,
) -> Result<Geometry, Vec<Violation>> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let topology = Topology::load(path)?;
    outlines(&topology, projection, countries, places, lines, detail).map_err(|faults| {
        let fix =
            "correct or enlarge it in the base map, or leave it out there and in the table of countries";
        faults.into_iter().map(|fault| Violation::in_file(&name, 1, fault, fix)).collect()
    })
}

fn outlines(
    topology: &Topology,
    projection: &Laea,
    countries: &[(String, CountryId)],
    places: &[LonLat],
    lines: &[Vec<LonLat>],
    detail: Detail,
) -> Result<Geometry, Vec<String>> {
    let Detail { grid, tolerances, .. } = detail;
    let projector = Projector { projection, grid };
    let draft = Draft::from_topology(topology, projector, countries, &detail)?;
    let mut geometry = Geometry {
        grid,
        levels: tolerances.len() as u8,
        tolerances: tolerances.to_vec(),
        ..Geometry::default()
    };
    let finest = geometry.levels - 1;
    let numbers = Numbers::from_draft(&draft, topology);
    geometry.arcs = numbers.arcs(&draft.arcs, &simplified(&draft, &detail, &projector.places(places)));

    let on_map =
        |line: &Vec<LonLat>| line.iter().filter_map(|position| projection.project(*position)).collect();
    let lines: Vec<Vec<_>> = lines.iter().map(on_map).collect();
    let mut faults = Vec::new();
    for (id, row, area) in &draft.countries {
        match country_shape(&geometry, *row, &numbers.area(area), &lines) {
            Some(shape) => geometry.countries.push(shape),
            None => faults.push(format!("{id} is too small to have an inside on the map's grid")),
        }
    }
    let lakes = draft.lakes.iter().map(|lake| numbers.area(lake));
    let lakes = lakes.map(|lake| Area { rings: lake.rings().map(GridRing::to_ring).collect() });
    geometry.lakes = lakes.filter(|lake| !lake.rings.is_empty()).collect();
    let river =
        |river: &Feature| Line { runs: numbers.runs(&river.runs), level: river_level(river.rank, finest) };
    let rivers = topology.rivers.iter().map(river);
    geometry.rivers = rivers.filter(|river| !river.runs.is_empty()).collect();
    let line = |line: &Feature| Some(DisputedLine { class: line.class?, runs: numbers.runs(&line.runs) });
    let disputed = topology.disputed.iter().filter_map(line);
    geometry.disputed = disputed.filter(|line| !line.runs.is_empty()).collect();
    geometry.set_arc_levels();
    if faults.is_empty() { Ok(geometry) } else { Err(faults) }
}

/// Levels of the vertices of all arcs. Rivers cross borders and are simplified apart from the rest.
fn simplified(draft: &Draft, detail: &Detail, places: &[Step]) -> Vec<Vec<u8>> {
    let tolerances = detail.tolerances_steps();
    let lines_of = |is_solid: bool| -> Vec<NetLine> {
        let own = |arc: &DraftArc| {
            if arc.is_used && arc.is_solid == is_solid { arc.line.clone() } else { NetLine::default() }
        };
        draft.arcs.iter().map(own).collect()
    };
    let levels = |is_solid: bool| {
        let places = is_solid.then_some(places);
        simplify(&lines_of(is_solid), draft.ring_count, &tolerances, detail.grid, places)
    };
    let either = |(solid, river): (Vec<u8>, Vec<u8>)| if solid.is_empty() { river } else { solid };
    levels(true).into_iter().zip(levels(false)).map(either).collect()
}

/// New numbers of the arcs that are used, in the order of their first use, so that neighbours in a ring are neighbours
/// in the packed form.
struct Numbers {
    /// By arc of the topology.
    new: Vec<Option<u32>>,
    /// Arcs of the topology, by new number.
    old: Vec<usize>,
}

impl Numbers {
    fn from_draft(draft: &Draft, topology: &Topology) -> Self {
        let mut numbers = Self { new: vec![None; draft.arcs.len()], old: Vec::new() };
        let areas = draft.countries.iter().map(|(_, _, area)| area).chain(&draft.lakes);
        let in_rings = areas.flat_map(GridArea::rings).flat_map(|ring| &ring.arcs);
        let lines = topology.rivers.iter().chain(&topology.disputed);
        let in_lines = lines.flat_map(|feature| feature.runs.iter().flatten());
        for arc in in_rings.chain(in_lines).map(|arc_ref| arc_ref.arc as usize) {
            let is_used = draft.arcs.get(arc).is_some_and(|arc| arc.is_used);
            if let Some(number) = numbers.new.get_mut(arc).filter(|number| is_used && number.is_none()) {
                *number = Some(numbers.old.len() as u32);
                numbers.old.push(arc);
            }
        }
        numbers
    }

    fn arcs(&self, drafts: &[DraftArc], levels: &[Vec<u8>]) -> Vec<Arc> {
        let arc = |&old: &usize| {
            let (draft, levels) = (drafts.get(old)?, levels.get(old)?);
            let vertices = draft.line.places.iter().zip(levels).filter(|&(_, &level)| level != NOWHERE);
            let vertex = |(place, &level): (&Step, &u8)| {
                Some(Vertex { x: u16::try_from(place.x).ok()?, y: u16::try_from(place.y).ok()?, level })
            };
            Some(Arc { kind: draft.kind, level: 0, vertices: vertices.filter_map(vertex).collect() })
        };
        self.old.iter().filter_map(arc).collect()
    }

    fn run(&self, run: &[ArcRef]) -> Vec<ArcRef> {
        let arc_ref = |old: &ArcRef| {
            let arc = self.new.get(old.arc as usize).copied().flatten()?;
            Some(ArcRef { arc, is_reversed: old.is_reversed })
        };
        run.iter().filter_map(arc_ref).collect()
    }

    fn runs(&self, runs: &[Vec<ArcRef>]) -> Vec<Vec<ArcRef>> {
        runs.iter().map(|run| self.run(run)).filter(|run| !run.is_empty()).collect()
    }

    fn area(&self, area: &GridArea) -> GridArea {
        let ring = |ring: &GridRing| GridRing { arcs: self.run(&ring.arcs), ..ring.clone() };
        let polygons = area.polygons.iter();
        GridArea { polygons: polygons.map(|polygon| polygon.iter().map(ring).collect()).collect() }
    }
}
