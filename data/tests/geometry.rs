//! The outlines of the real base map, built as a page gets them.

use heartland_data::author::geometry::{build, shape_ids};
use heartland_data::geo::{Geometry, Laea, LonLat};
use heartland_data::model::{CountryId, RowId};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn base_map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geo/world.topo.json")
}

fn projection() -> Laea {
    Laea::from_circle(LonLat::from_degrees(78.0, 46.0), 66.0).expect("a valid circle")
}

fn countries() -> Vec<(String, CountryId)> {
    let ids = shape_ids(&base_map()).expect("a sound base map");
    ids.into_iter().enumerate().map(|(row, id)| (id, CountryId::from_index(row as u16))).collect()
}

fn geometry() -> Geometry {
    build(&base_map(), &projection(), &countries()).expect("a sound base map")
}

#[test]
#[ignore = "prints sizes and times"]
fn sizes_and_times() {
    let start = Instant::now();
    let geometry = geometry();
    println!("built in {:?}", start.elapsed());
    for level in 0..geometry.levels {
        let drawn = geometry.arcs.iter().filter(|arc| arc.level <= level);
        let kept = drawn.clone().flat_map(|arc| &arc.vertices).filter(|vertex| vertex.level <= level).count();
        println!(
            "level {level}: {} arcs, {kept} vertices, tolerance {}",
            drawn.count(),
            geometry.tolerances[usize::from(level)]
        );
    }
    println!(
        "{} countries, {} lakes, {} rivers, {} disputed",
        geometry.countries.len(),
        geometry.lakes.len(),
        geometry.rivers.len(),
        geometry.disputed.len()
    );
    let bytes = heartland_data::pack_outlines(&geometry);
    println!("packed {} bytes", bytes.len());
    let start = Instant::now();
    let unpacked = heartland_data::unpack_outlines(&bytes).expect("sound");
    println!("unpacked in {:?}", start.elapsed());
    assert!(unpacked == geometry);
    std::fs::write(std::env::temp_dir().join("outlines.bin"), &bytes).unwrap();
    let count = |refs: Vec<heartland_data::geo::ArcRef>| { let mut a: Vec<u32> = refs.iter().map(|r| r.arc).collect(); a.sort(); a.dedup();
      let v: usize = a.iter().map(|&a| geometry.arcs[a as usize].vertices.len()).sum(); (a.len(), v) };
    println!("LAYER countries {:?} lakes {:?} rivers {:?}", count(geometry.countries.iter().flat_map(|c| &c.area.rings).flat_map(|r| r.arcs.clone()).collect()),
      count(geometry.lakes.iter().flat_map(|c| &c.rings).flat_map(|r| r.arcs.clone()).collect()),
      count(geometry.rivers.iter().flat_map(|r| &r.runs).flatten().copied().collect()));
    let ring_count = |n: usize| geometry.arcs.iter().filter(|a| a.vertices.len() <= n && a.vertices[0]==a.vertices[a.vertices.len()-1]).count();
    println!("LAYER closed<=4 {} <=5 {} <=7 {}; levels of arcs {:?}", ring_count(4), ring_count(5), ring_count(7), (0..geometry.levels).map(|l| geometry.arcs.iter().filter(|a| a.level==l).count()).collect::<Vec<_>>());
    for l in 0..geometry.levels { println!("LAYER level {l}: countries {} lakes {} rivers {}",
      geometry.countries.iter().flat_map(|c| &c.area.rings).flat_map(|r| &r.arcs).collect::<Vec<_>>().len(), geometry.lakes.iter().flat_map(|c| &c.rings).filter(|r| r.level<=l).count(), geometry.rivers.iter().filter(|r| r.level<=l).count()); }
}
