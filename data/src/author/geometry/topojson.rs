//! Reading TopoJSON (specification 1.0: quantised or plain arcs, polygons and lines), with the objects that the base map
//! has.

use crate::author::Violation;
use crate::geo::{ArcRef, DisputeClass, LonLat};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The base map as its file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Topology {
    /// Shared lines; two positions at least.
    pub(super) arcs: Vec<Vec<LonLat>>,
    /// Whether an arc lies on the circle that the map was clipped to; by arc.
    pub(super) is_frame: Vec<bool>,
    /// Object `countries`: polygons with an id.
    pub(super) countries: Vec<Feature>,
    /// Object `lakes`: polygons with a rank.
    pub(super) lakes: Vec<Feature>,
    /// Object `rivers`: lines with a rank.
    pub(super) rivers: Vec<Feature>,
    /// Object `disputed`: lines with a class.
    pub(super) disputed: Vec<Feature>,
}

/// One geometry of an object.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    /// ISO 3166-1 alpha-3 of a country, empty for others.
    pub(super) id: String,
    /// Natural Earth's scale rank of a lake or river: 0 is the most important.
    pub(super) rank: u8,
    /// Why a line is disputed.
    pub(super) class: Option<DisputeClass>,
    /// Rings of polygons, outer ring first in each polygon.
    pub(super) polygons: Vec<Vec<Vec<ArcRef>>>,
    /// Lines.
    pub(super) runs: Vec<Vec<ArcRef>>,
}

impl Topology {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(super) fn load(path: &Path) -> Result<Self, Vec<Violation>> {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let text = std::fs::read_to_string(path).map_err(|error| {
            vec![Violation::in_file(&name, 1, format!("cannot be read: {error}"), "put the base map there")]
        })?;
        Self::from_text(&name, &text)
    }

    /// Reads the text of a file called `name`.
    pub(super) fn from_text(name: &str, text: &str) -> Result<Self, Vec<Violation>> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            let fix = "make the file again with the script that is described beside it";
            vec![Violation::in_file(name, error.line().max(1), format!("is no TopoJSON: {error}"), fix)]
        })?;
        let mut faults = Vec::new();
        let topology = file.into_topology(&mut faults);
        if faults.is_empty() {
            return Ok(topology);
        }
        let fix = "make the file again with the script that is described beside it";
        Err(faults.into_iter().map(|fault| Violation::in_file(name, 1, fault, fix)).collect())
    }

    /// The positions of some arcs end to end, common ends once.
    pub(super) fn positions<'a>(&'a self, run: &'a [ArcRef]) -> impl Iterator<Item = LonLat> + 'a {
        run.iter().enumerate().flat_map(|(index, arc_ref)| {
            let arc = self.arcs.get(arc_ref.arc as usize).map_or(&[][..], Vec::as_slice);
            let count = arc.len();
            let at = move |step: usize| if arc_ref.is_reversed { count - 1 - step } else { step };
            (usize::from(index > 0)..count).filter_map(move |step| arc.get(at(step)).copied())
        })
    }
}

#[derive(Deserialize)]
struct File {
    transform: Option<Transform>,
    arcs: Vec<Vec<[f64; 2]>>,
    objects: BTreeMap<String, Object>,
    #[serde(default)]
    heartland: Extras,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize, Default)]
struct Extras {
    #[serde(default)]
    frame_arcs: Vec<usize>,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    #[serde(flatten)]
    arcs: ShapeArcs,
    id: Option<String>,
    properties: Option<Properties>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum ShapeArcs {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
    LineString(Vec<i64>),
    MultiLineString(Vec<Vec<i64>>),
}

#[derive(Deserialize, Default)]
struct Properties {
    rank: Option<f64>,
    class: Option<String>,
}

impl File {
    fn into_topology(mut self, faults: &mut Vec<String>) -> Topology {
        let arcs: Vec<Vec<LonLat>> =
            self.arcs.iter().map(|arc| positions(arc, self.transform.as_ref())).collect();
        for (index, arc) in arcs.iter().enumerate() {
            if arc.len() < 2 {
                faults.push(format!("arc {index} has fewer than two positions"));
            }
            if arc.iter().any(|position| !position.lon.is_finite() || position.lat.abs() > 90.5) {
                faults.push(format!("arc {index} leaves the globe"));
            }
        }
        let mut is_frame = vec![false; arcs.len()];
        for arc in self.heartland.frame_arcs {
            match is_frame.get_mut(arc) {
                Some(flag) => *flag = true,
                None => faults.push(format!("frame arc {arc} does not exist")),
            }
        }
        let mut take = |object: &str| {
            let shapes = self.objects.remove(object).map_or_else(Vec::new, |object| object.geometries);
            let features = shapes.into_iter().enumerate();
            let features = features.map(|(index, shape)| {
                let mut reader = ShapeReader { place: format!("{object} {index}"), arcs: &arcs, faults };
                reader.feature(shape)
            });
            features.collect::<Vec<_>>()
        };
        let countries = take("countries");
        let (lakes, rivers, disputed) = (take("lakes"), take("rivers"), take("disputed"));
        if countries.is_empty() {
            faults.push("there is no object `countries` with geometries".to_owned());
        }
        for (index, line) in disputed.iter().enumerate() {
            if line.class.is_none() {
                faults.push(format!(
                    "disputed {index} has no class of disputed, line-of-control, indefinite, breakaway"
                ));
            }
        }
        Topology { arcs, is_frame, countries, lakes, rivers, disputed }
    }
}

/// Decodes an arc: with a transform the numbers are steps from position to position.
fn positions(arc: &[[f64; 2]], transform: Option<&Transform>) -> Vec<LonLat> {
    let mut sum = [0.0, 0.0];
    let position = |&[x, y]: &[f64; 2]| {
        let Some(Transform { scale: [scale_x, scale_y], translate: [origin_x, origin_y] }) = transform else {
            return LonLat::from_degrees(x, y);
        };
        let [sum_x, sum_y] = &mut sum;
        *sum_x += x;
        *sum_y += y;
        LonLat::from_degrees(*sum_x * scale_x + origin_x, *sum_y * scale_y + origin_y)
    };
    arc.iter().map(position).collect()
}

/// Turns a shape into a feature, and says what is wrong with it.
struct ShapeReader<'a> {
    place: String,
    arcs: &'a [Vec<LonLat>],
    faults: &'a mut Vec<String>,
}

impl ShapeReader<'_> {
    fn feature(&mut self, shape: Shape) -> Feature {
        let (polygons, runs) = match shape.arcs {
            ShapeArcs::Polygon(rings) => (vec![rings], Vec::new()),
            ShapeArcs::MultiPolygon(polygons) => (polygons, Vec::new()),
            ShapeArcs::LineString(run) => (Vec::new(), vec![run]),
            ShapeArcs::MultiLineString(runs) => (Vec::new(), runs),
        };
        let properties = shape.properties.unwrap_or_default();
        Feature {
            id: shape.id.unwrap_or_default(),
            rank: properties.rank.unwrap_or(0.0).clamp(0.0, 255.0) as u8,
            class: properties.class.and_then(|class| self.class(&class)),
            polygons: polygons.iter().map(|rings| self.rings(rings)).collect(),
            runs: runs.iter().map(|run| self.run(run).0).collect(),
        }
    }

    fn class(&mut self, class: &str) -> Option<DisputeClass> {
        match class {
            "disputed" => Some(DisputeClass::Disputed),
            "line-of-control" => Some(DisputeClass::LineOfControl),
            "indefinite" => Some(DisputeClass::Indefinite),
            "breakaway" => Some(DisputeClass::Breakaway),
            other => {
                self.faults.push(format!("{}: unknown class `{other}`", self.place));
                None
            }
        }
    }

    fn rings(&mut self, rings: &[Vec<i64>]) -> Vec<Vec<ArcRef>> {
        let ring = |run: &Vec<i64>| {
            let (arcs, ends) = self.run(run);
            if ends.is_none_or(|(first, last)| first != last) {
                self.faults.push(format!("{}: a ring is not closed", self.place));
            }
            arcs
        };
        rings.iter().map(ring).collect()
    }

    /// The arcs, and the first and last position of the run; every arc has to begin where the one before ends.
    fn run(&mut self, run: &[i64]) -> (Vec<ArcRef>, Option<(LonLat, LonLat)>) {
        let mut ends: Option<(LonLat, LonLat)> = None;
        let mut arcs = Vec::new();
        for &number in run {
            let is_reversed = number < 0;
            let index = if is_reversed { !number } else { number };
            let arc = usize::try_from(index).ok().and_then(|index| self.arcs.get(index));
            let Some([first, .., last]) = arc.map(Vec::as_slice) else {
                self.faults.push(format!("{}: arc {number} does not exist", self.place));
                continue;
            };
            let (from, to) = if is_reversed { (last, first) } else { (first, last) };
            if ends.is_some_and(|(_, end)| end != *from) {
                self.faults
                    .push(format!("{}: arc {number} does not begin where the one before ends", self.place));
            }
            ends = Some((ends.map_or(*from, |(start, _)| start), *to));
            arcs.push(ArcRef { arc: index as u32, is_reversed });
        }
        (arcs, ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r#"{"type": "Topology", "transform": {"scale": [0.5, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 2]], [[4, 2], [-4, 0], [0, -2]]],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "id": "KAZ", "arcs": [[0, 1]]}]},
          "rivers": {"type": "GeometryCollection", "geometries": [
            {"type": "LineString", "properties": {"rank": 3}, "arcs": [-1]}]}},
        "heartland": {"frame_arcs": [1]}}"#;

    #[test]
    fn arcs_are_sums_of_scaled_steps() {
        let topology = Topology::from_text("square", SQUARE).expect("sound");
        let ring = &topology.countries[0].polygons[0][0];
        let places: Vec<(f64, f64)> = topology.positions(ring).map(|place| (place.lon, place.lat)).collect();
        assert_eq!(places, [(10.0, 20.0), (12.0, 20.0), (12.0, 22.0), (10.0, 22.0), (10.0, 20.0)]);
        assert_eq!(topology.is_frame, [false, true]);
        assert_eq!((topology.rivers[0].rank, topology.rivers[0].runs[0][0].is_reversed), (3, true));
    }

    #[test]
    fn faults_are_all_told() {
        let fault = |from: &str, to: &str| {
            let violations = Topology::from_text("square", &SQUARE.replace(from, to)).expect_err("faulty");
            violations.iter().map(|violation| violation.what.clone()).collect::<Vec<_>>().join("; ")
        };
        assert!(fault("[[0, 1]]", "[[0, 9]]").contains("arc 9 does not exist"));
        assert!(fault("[[0, 1]]", "[[0]]").contains("not closed"));
        assert!(fault("[[0, 1]]", "[[0, 0]]").contains("does not begin where"));
        assert!(fault("\"countries\"", "\"nations\"").contains("no object `countries`"));
        assert!(fault("{\"frame_arcs\": [1]}", "{\"frame_arcs\": [7]}").contains("frame arc 7"));
        assert!(fault("\"Topology\"", "").contains("no TopoJSON"));
    }
}
