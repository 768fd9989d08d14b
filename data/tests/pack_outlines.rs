//! The packed outlines: whatever is written comes back, and whatever the bytes, reading does not panic.
#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use heartland_data::geo::{
    Arc, ArcKind, ArcRef, Area, CountryShape, DisputeClass, DisputedLine, Geometry, Line, Ring, Vertex, World,
};
use heartland_data::model::{CountryId, RowId};
use heartland_data::{pack_outlines, unpack_outlines};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn arcs(grid: u16, levels: u8) -> impl Strategy<Value = Vec<Arc>> {
    let kinds = vec![ArcKind::Coast, ArcKind::Border, ArcKind::Disputed, ArcKind::Frame, ArcKind::Other];
    let vertices = vec((0..=grid, 0..=grid, 0..levels), 2..20).prop_map(|places| {
        let last = places.len() - 1;
        let inner =
            |(index, (x, y, level))| Vertex { x, y, level: if index % last == 0 { 0 } else { level } };
        places.into_iter().enumerate().map(inner).collect()
    });
    // Some arcs begin where another ends.
    let arc = (select(kinds), vertices).prop_map(|(kind, vertices)| Arc { kind, level: 0, vertices });
    (vec(arc, 1..12), any::<u8>()).prop_map(|(mut arcs, joined): (Vec<Arc>, u8)| {
        for index in 1..arcs.len() {
            if joined >> (index % 8) & 1 == 1 {
                arcs[index].vertices[0] = arcs[index / 2].vertices[0];
            }
        }
        arcs
    })
}

fn runs(arc_count: u32) -> impl Strategy<Value = Vec<Vec<ArcRef>>> {
    vec(
        vec((0..arc_count, any::<bool>()).prop_map(|(arc, is_reversed)| ArcRef { arc, is_reversed }), 0..4),
        0..4,
    )
}

fn area(arc_count: u32, levels: u8) -> impl Strategy<Value = Area> {
    (runs(arc_count), 0..levels)
        .prop_map(|(runs, level)| Area { rings: runs.into_iter().map(|arcs| Ring { arcs, level }).collect() })
}

fn country(grid: u16, arc_count: u32, levels: u8) -> impl Strategy<Value = CountryShape> {
    let world = move |steps: f64| {
        (0..=grid, 0..=grid)
            .prop_map(move |(x, y)| World { x: f64::from(x) / steps, y: f64::from(y) / steps })
    };
    let side = f64::from(grid);
    (
        any::<u16>(),
        area(arc_count, levels),
        world(side * 16.0),
        0..1000_u16,
        (world(side), world(side)),
        0..1_000_000_u32,
    )
        .prop_map(move |(country, area, label, room, bounds, half_squares)| CountryShape {
            country: CountryId::from_index(country),
            area,
            label,
            label_room: f64::from(room) / (side * 16.0),
            bounds,
            area_world: f64::from(half_squares) / (2.0 * side * side),
        })
}

fn geometry() -> impl Strategy<Value = Geometry> {
    (1..=u16::MAX, 1..=8_u8)
        .prop_flat_map(|(grid, levels)| {
            (Just(grid), vec(0.0..1.0_f64, usize::from(levels)), arcs(grid, levels))
        })
        .prop_flat_map(|(grid, tolerances, arcs)| {
            let (count, levels) = (arcs.len() as u32, tolerances.len() as u8);
            let river = (runs(count), 0..levels).prop_map(|(runs, level)| Line { runs, level });
            let classes = vec![
                DisputeClass::Disputed,
                DisputeClass::LineOfControl,
                DisputeClass::Indefinite,
                DisputeClass::Breakaway,
            ];
            let line = (select(classes), runs(count)).prop_map(|(class, runs)| DisputedLine { class, runs });
            (
                (Just(grid), Just(tolerances), Just(arcs)),
                vec(country(grid, count, levels), 0..4),
                vec(area(count, levels), 0..3),
                vec(river, 0..3),
                vec(line, 0..3),
            )
        })
        .prop_map(|((grid, tolerances, arcs), countries, lakes, rivers, disputed)| {
            let levels = tolerances.len() as u8;
            let mut geometry =
                Geometry { grid, levels, tolerances, arcs, countries, lakes, rivers, disputed };
            geometry.set_arc_levels();
            geometry
        })
}

proptest! {
    #[test]
    fn reading_inverts_writing(geometry in geometry()) {
        prop_assert_eq!(unpack_outlines(&pack_outlines(&geometry)), Ok(geometry));
    }

    #[test]
    fn part_of_the_bytes_is_refused(geometry in geometry(), share in 0.0..1.0_f64) {
        let bytes = pack_outlines(&geometry);
        let length = (bytes.len() as f64 * share) as usize;
        prop_assert!(unpack_outlines(&bytes[..length]).is_err());
    }

    #[test]
    fn changed_bytes_do_not_panic(geometry in geometry(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = pack_outlines(&geometry);
        for (place, value) in changes {
            let index = place.index(bytes.len());
            bytes[index] = value;
        }
        if let Ok(geometry) = unpack_outlines(&bytes) {
            let is_sound = |vertex: &Vertex| vertex.x <= geometry.grid && vertex.y <= geometry.grid && vertex.level < geometry.levels;
            prop_assert!(geometry.arcs.iter().all(|arc| arc.vertices.len() >= 2 && arc.vertices.iter().all(is_sound)));
            let rings = geometry.countries.iter().flat_map(|country| &country.area.rings);
            let mut refs = rings.flat_map(|ring| &ring.arcs);
            prop_assert!(refs.all(|arc_ref| (arc_ref.arc as usize) < geometry.arcs.len()));
        }
    }

    #[test]
    fn any_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _either = unpack_outlines(&bytes);
    }
}

#[test]
fn nothing_comes_back() {
    assert_eq!(unpack_outlines(&pack_outlines(&Geometry::default())), Ok(Geometry::default()));
}
