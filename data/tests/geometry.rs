//! The outlines of the real base map, as a page gets them: built, packed and unpacked.
#![cfg(feature = "author")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use heartland_data::author::geometry::{Detail, build, shape_ids};
use heartland_data::geo::{Arc, ArcKind, ArcRef, Area, CountryIndex, Geometry, Laea, LonLat, Vertex, World};
use heartland_data::model::{CountryId, RowId};
use heartland_data::{pack_outlines, unpack_outlines};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;

static IDS: LazyLock<Vec<String>> = LazyLock::new(|| shape_ids(&base_map()).expect("a sound base map"));
static BUILT: LazyLock<Geometry> = LazyLock::new(|| built(Detail::FIRST));
static GEOMETRY: LazyLock<Geometry> =
    LazyLock::new(|| unpack_outlines(&pack_outlines(&BUILT)).expect("what was just packed"));
/// The same shapes for deep zooms.
static FINER: LazyLock<Geometry> = LazyLock::new(|| built(Detail::FINER));

fn both() -> [&'static Geometry; 2] {
    [&GEOMETRY, &FINER]
}

fn base_map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geo/world.topo.json")
}

/// Rows of a table of `tests/data`, without the header.
fn test_data(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data").join(name);
    let text = std::fs::read_to_string(path).expect("test data");
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

/// Name, position and country of towns, many of them near borders.
fn towns() -> Vec<(String, LonLat, String)> {
    let row = |row: Vec<String>| {
        let [name, lon, lat, country] = row.try_into().expect("four columns");
        (name, LonLat::from_degrees(number(&lon), number(&lat)), country)
    };
    test_data("cities_in_countries.csv").into_iter().map(row).collect()
}

fn projection() -> Laea {
    Laea::from_circle(LonLat::from_degrees(78.0, 46.0), 66.0).expect("a valid circle")
}

fn built(detail: Detail) -> Geometry {
    let rows = IDS.iter().enumerate().map(|(row, id)| (id.clone(), CountryId::from_index(row as u16)));
    let places: Vec<LonLat> = towns().into_iter().map(|(_, position, _)| position).collect();
    build(&base_map(), &projection(), &rows.collect::<Vec<_>>(), &places, &[], detail)
        .expect("a sound base map")
}

fn id_at(geometry: &Geometry, index: &CountryIndex, world: World) -> Option<&'static str> {
    index.country_at(geometry, world).map(|country| IDS[country.index()].as_str())
}

#[test]
fn the_projection_agrees_with_proj() {
    for row in test_data("projection.csv") {
        let [lon, lat, x, y] = [0, 1, 2, 3].map(|column| number(&row[column]));
        let (own_x, own_y) =
            projection().plane_from_lon_lat(LonLat::from_degrees(lon, lat)).expect("on the map");
        assert!(
            (own_x - x).abs() < 1e-9 && (own_y - y).abs() < 1e-9,
            "{lon} {lat}: {own_x} {own_y}, not {x} {y}"
        );
        let back = projection().lon_lat_from_plane(x, y).expect("on the map");
        assert!(back.angle_to(LonLat::from_degrees(lon, lat)) < 1e-9, "{lon} {lat}: {back:?}");
    }
}

#[test]
fn packing_loses_nothing() {
    assert!(*GEOMETRY == *BUILT);
    assert!(unpack_outlines(&pack_outlines(&FINER)).as_ref() == Ok(&*FINER));
}

#[test]
fn towns_lie_in_their_countries() {
    for geometry in both() {
        let index = CountryIndex::from_geometry(geometry);
        let mut wrong = Vec::new();
        for (name, position, country) in towns() {
            let found = id_at(geometry, &index, projection().project(position).expect("on the map"));
            if found != Some(country.as_str()) {
                wrong.push(format!("{name}: {found:?}, not {country}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn labels_lie_in_their_countries() {
    let [index, finer_index] = both().map(CountryIndex::from_geometry);
    for shape in &GEOMETRY.countries {
        let id = IDS[shape.country.index()].as_str();
        assert_eq!(id_at(&GEOMETRY, &index, shape.label), Some(id));
        assert_eq!(id_at(&FINER, &finer_index, shape.label), Some(id), "by finer outlines");
        assert!(shape.label_room > 0.0 && shape.area_world > 0.0, "{id}");
        let (min, max) = shape.bounds;
        assert!(min.x <= shape.label.x && shape.label.x <= max.x, "{id}");
        assert!(min.y <= shape.label.y && shape.label.y <= max.y, "{id}");
    }
}

#[test]
fn areas_are_those_of_the_globe() {
    // Square kilometres by the CIA World Factbook, waters inside borders included, within 2 %.
    for (id, area_km2) in [("KAZ", 2_724_900.0), ("MNG", 1_564_000.0), ("UZB", 447_400.0)] {
        let row = IDS.iter().position(|own| own == id).expect("on the map");
        let shape = &GEOMETRY.countries[row];
        let found = shape.area_world * projection().km_per_world().powi(2);
        assert!((found / area_km2 - 1.0).abs() < 0.02, "{id}: {found} km²");
    }
}

#[test]
fn fits_show_what_belongs_together() {
    let bounds = |id: &str| {
        let row = IDS.iter().position(|own| own == id).expect("on the map");
        GEOMETRY.countries[row].bounds
    };
    let holds = |id: &str, lon, lat| {
        let (min, max) = bounds(id);
        let world = projection().project(LonLat::from_degrees(lon, lat)).expect("on the map");
        (min.x..=max.x).contains(&world.x) && (min.y..=max.y).contains(&world.y)
    };
    assert!(holds("RUS", 30.3, 59.9) && holds("RUS", 131.9, 43.2) && holds("RUS", -175.0, 66.5));
    assert!(holds("IDN", 95.5, 5.0) && holds("IDN", 119.4, -5.1));
    assert!(!holds("ESP", -16.0, 28.0), "the Canaries are far off");
}

/// The vertices of an arc that a level keeps.
fn kept(arc: &Arc, level: u8) -> Vec<Vertex> {
    arc.vertices.iter().filter(|vertex| vertex.level <= level).copied().collect()
}

#[test]
fn coarser_levels_are_smaller_and_rings_stay_rings() {
    let sizes: Vec<usize> = (0..GEOMETRY.levels)
        .map(|level| {
            let drawn = GEOMETRY.arcs.iter().filter(|arc| arc.level <= level);
            drawn.map(|arc| kept(arc, level).len()).sum()
        })
        .collect();
    assert!(sizes.len() >= 4 && sizes.is_sorted_by(|a, b| 10 * a < 9 * b), "{sizes:?}");
    for shape in &GEOMETRY.countries {
        assert!(shape.area.rings.iter().any(|ring| ring.level == 0), "a country that vanishes");
        for ring in &shape.area.rings {
            for level in ring.level..GEOMETRY.levels {
                let mut places = BTreeSet::new();
                GEOMETRY.walk_ring(ring, level, |World { x, y }| {
                    places.insert((x.to_bits(), y.to_bits()));
                });
                assert!(places.len() >= 3);
            }
        }
    }
}

#[test]
fn rings_are_closed_and_borders_are_shared() {
    both().into_iter().for_each(assert_closed_and_shared);
}

fn assert_closed_and_shared(geometry: &Geometry) {
    let ends = |arc_ref: &ArcRef| {
        let vertices = &geometry.arcs[arc_ref.arc as usize].vertices;
        let (first, last) = (vertices[0], vertices[vertices.len() - 1]);
        if arc_ref.is_reversed { (last, first) } else { (first, last) }
    };
    let mut users: BTreeMap<u32, BTreeSet<CountryId>> = BTreeMap::new();
    for shape in &geometry.countries {
        for ring in &shape.area.rings {
            for (arc_ref, next) in ring.arcs.iter().zip(ring.arcs.iter().cycle().skip(1)) {
                assert_eq!(ends(arc_ref).1, ends(next).0);
                users.entry(arc_ref.arc).or_default().insert(shape.country);
            }
        }
    }
    for (number, arc) in (0..).zip(&geometry.arcs) {
        let count = users.get(&number).map_or(0, BTreeSet::len);
        match arc.kind {
            ArcKind::Border => assert_eq!(count, 2),
            ArcKind::Coast => assert_eq!(count, 1),
            _ => {}
        }
    }
}

#[test]
fn no_level_strays_further_than_it_says() {
    assert_close(&GEOMETRY, [3e-4, 4e-4]);
    assert_close(&FINER, [0.0, 0.0]);
}

/// What coasts and waters are held to where levels say less.
fn assert_close(geometry: &Geometry, [coasts, waters]: [f64; 2]) {
    for level in 0..geometry.levels {
        // What the finest level is held to, coarser levels are held to at least.
        let tolerance = geometry.tolerances[usize::from(level)];
        for arc in geometry.arcs.iter().filter(|arc| arc.level <= level) {
            let allowed = match arc.kind {
                ArcKind::Border | ArcKind::Disputed => tolerance,
                ArcKind::Coast | ArcKind::Frame => tolerance.max(coasts),
                ArcKind::Other => tolerance.max(waters),
            };
            let line = kept(arc, level);
            let mut piece = 0;
            for vertex in &arc.vertices {
                if vertex.level <= level {
                    piece += usize::from(*vertex == line[(piece + 1).min(line.len() - 1)]);
                }
                let place = |vertex: Vertex| (f64::from(vertex.x), f64::from(vertex.y));
                let (from, to) = (place(line[piece]), place(line[(piece + 1).min(line.len() - 1)]));
                let off = distance(place(*vertex), from, to) / f64::from(geometry.grid);
                assert!(off <= allowed + 1e-9, "level {level}: {off} of {allowed}");
            }
        }
    }
}

fn distance(place: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (place.0 - from.0, place.1 - from.1);
    let length_squared = dx * dx + dy * dy;
    let share = if length_squared > 0.0 { ((x * dx + y * dy) / length_squared).clamp(0.0, 1.0) } else { 0.0 };
    (x - share * dx).hypot(y - share * dy)
}

#[test]
fn finer_outlines_are_the_base_map_at_the_deepest_zoom() {
    // A map 530 pixels wide at zoom 6, on which a step of the grid and what is left out are less than a pixel.
    let k = 530.0 * 64.0;
    assert!(
        k / f64::from(FINER.grid) < 0.71 && FINER.tolerances.iter().all(|tolerance| tolerance * k < 0.35)
    );
    let shapes =
        both().map(|geometry| geometry.countries.iter().map(|shape| shape.country).collect::<Vec<_>>());
    assert_eq!(shapes[0], shapes[1], "rows are the same in both details");
    // Whatever the first outlines draw, these draw from the first level on.
    let rings =
        FINER.countries.iter().map(|country| &country.area).chain(&FINER.lakes).flat_map(|area| &area.rings);
    assert!(FINER.levels == 1 && rings.map(|ring| ring.level).all(|level| level == 0));
    assert!(FINER.lakes.len() >= GEOMETRY.lakes.len() && FINER.rivers.len() >= GEOMETRY.rivers.len());
    let classes = both().map(|geometry| geometry.disputed.iter().map(|line| line.class).collect::<Vec<_>>());
    assert_eq!(classes[0], classes[1]);
    // Issyk-Kul: 33 corners in the base map, 8 at its edge in the first outlines.
    let at = projection().project(LonLat::from_degrees(77.3, 42.4)).expect("on the map");
    let corners = both().map(|geometry| {
        let around = |area: &&Area| {
            let mut places = Vec::new();
            area.rings.iter().for_each(|ring| geometry.walk_ring(ring, u8::MAX, |world| places.push(world)));
            let span = |of: fn(&World) -> f64, own: f64| {
                places.iter().any(|place| of(place) < own) && places.iter().any(|place| of(place) > own)
            };
            let is_small = places.iter().all(|place| (place.x - at.x).hypot(place.y - at.y) < 0.01);
            is_small && span(|place| place.x, at.x) && span(|place| place.y, at.y)
        };
        let lake = geometry.lakes.iter().find(around).expect("Issyk-Kul");
        lake.rings
            .iter()
            .flat_map(|ring| &ring.arcs)
            .map(|arc_ref| geometry.arcs[arc_ref.arc as usize].vertices.len() - 1)
            .sum::<usize>()
    });
    assert!(corners[0] < 12 && corners[1] >= 30, "{corners:?}");
}

type Segment = ((i64, i64), (i64, i64));

/// Pairs of segments that cross in a point inside both.
fn crossings(segments: &[Segment]) -> Vec<(Segment, Segment)> {
    const CELL: i64 = 64;
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (index, &((ax, ay), (bx, by))) in segments.iter().enumerate() {
        for column in ax.min(bx) / CELL..=ax.max(bx) / CELL {
            for row in ay.min(by) / CELL..=ay.max(by) / CELL {
                cells.entry((column, row)).or_default().push(index);
            }
        }
    }
    let turn = |a: (i64, i64), b: (i64, i64), c: (i64, i64)| {
        ((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)).signum()
    };
    let mut found = BTreeSet::new();
    for members in cells.values() {
        for (position, &first) in members.iter().enumerate() {
            for &second in &members[position + 1..] {
                let ((a, b), (c, d)) = (segments[first], segments[second]);
                if turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0 {
                    found.insert((segments[first], segments[second]));
                }
            }
        }
    }
    found.into_iter().collect()
}

#[test]
fn borders_and_coasts_cross_nowhere() {
    both().into_iter().for_each(assert_crossing_nowhere);
}

fn assert_crossing_nowhere(geometry: &Geometry) {
    let is_land: Vec<bool> = {
        let rings = geometry.countries.iter().flat_map(|country| &country.area.rings);
        let used: BTreeSet<u32> = rings.flat_map(|ring| &ring.arcs).map(|arc_ref| arc_ref.arc).collect();
        (0..geometry.arcs.len() as u32).map(|arc| used.contains(&arc)).collect()
    };
    for level in 0..geometry.levels {
        let mut segments: Vec<Segment> = Vec::new();
        for (arc, _) in
            geometry.arcs.iter().zip(&is_land).filter(|&(arc, &is_land)| is_land && arc.level <= level)
        {
            let place = |vertex: Vertex| (i64::from(vertex.x), i64::from(vertex.y));
            segments.extend(kept(arc, level).windows(2).map(|pair| (place(pair[0]), place(pair[1]))));
        }
        let found = crossings(&segments);
        assert!(found.is_empty(), "level {level}: {} crossings, such as {:?}", found.len(), &found[..1]);
    }
}

#[test]
#[ignore = "prints sizes and times"]
fn sizes_and_times() {
    for (name, detail) in [("first", Detail::FIRST), ("finer", Detail::FINER)] {
        println!("{name} outlines");
        print_sizes_and_times(name, detail);
    }
}

fn print_sizes_and_times(name: &str, detail: Detail) {
    let start = Instant::now();
    let geometry = built(detail);
    println!("built in {:?}", start.elapsed());
    for (level, tolerance) in (0..).zip(&geometry.tolerances) {
        let drawn: Vec<&Arc> = geometry.arcs.iter().filter(|arc| arc.level <= level).collect();
        let count: usize = drawn.iter().map(|arc| kept(arc, level).len()).sum();
        println!("level {level}: {} arcs, {count} vertices, tolerance {tolerance}", drawn.len());
    }
    let without = |change: fn(&mut Geometry)| {
        let mut part = geometry.clone();
        change(&mut part);
        keep_used_arcs(&mut part);
        pack_outlines(&part)
    };
    let parts: [(&str, Vec<u8>); 4] = [
        ("all", pack_outlines(&geometry)),
        ("without rivers", without(|part| part.rivers.clear())),
        ("without rivers and lakes", without(|part| (part.rivers.clear(), part.lakes.clear()).0)),
        ("rivers and lakes", without(|part| (part.countries.clear(), part.disputed.clear()).0)),
    ];
    for (part, bytes) in &parts {
        let path = std::env::temp_dir().join(format!("{name} outlines, {part}.bin"));
        std::fs::write(&path, bytes).expect("a file");
        println!("packed {part}: {} bytes, in {}", bytes.len(), path.display());
    }
    let [(_, bytes), ..] = &parts;
    let start = Instant::now();
    let unpacked = unpack_outlines(bytes).expect("what was just packed");
    println!("unpacked in {:?}", start.elapsed());
    let start = Instant::now();
    let index = CountryIndex::from_geometry(&unpacked);
    println!("indexed in {:?}", start.elapsed());
    let start = Instant::now();
    let found = (0..10_000_u32).filter(|step| {
        let world = World { x: f64::from(step % 100) / 100.0, y: f64::from(step / 100) / 100.0 };
        index.country_at(&unpacked, world).is_some()
    });
    println!("{} of 10,000 points on land, in {:?}", found.count(), start.elapsed());
}

/// Removes arcs that nothing uses, and renumbers the rest.
fn keep_used_arcs(geometry: &mut Geometry) {
    let mut new = vec![None; geometry.arcs.len()];
    let mut kept = Vec::new();
    let areas = geometry.countries.iter_mut().map(|country| &mut country.area).chain(&mut geometry.lakes);
    let in_rings = areas.flat_map(|area| &mut area.rings).flat_map(|ring| &mut ring.arcs);
    let in_rivers = geometry.rivers.iter_mut().flat_map(|river| river.runs.iter_mut().flatten());
    let in_disputed = geometry.disputed.iter_mut().flat_map(|line| line.runs.iter_mut().flatten());
    for arc_ref in in_rings.chain(in_rivers).chain(in_disputed) {
        let old = arc_ref.arc as usize;
        arc_ref.arc = *new[old].get_or_insert_with(|| {
            kept.push(geometry.arcs[old].clone());
            kept.len() as u32 - 1
        });
    }
    geometry.arcs = kept;
}
