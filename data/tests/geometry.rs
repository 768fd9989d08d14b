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
}
