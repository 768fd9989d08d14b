//! Bytes that are not, or no longer, a packed atlas, its texts or its finer outlines: refused or read, never a panic.

use crate::package::real;
use heartland_data::geo::Geometry;
use heartland_data::model::{CountryId, RowId};
use heartland_data::{Library, Packed, UnpackError, author, open, pack, pack_finer};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKED: LazyLock<Packed> = LazyLock::new(|| pack(&author::load(real()).unwrap()).unwrap());
static REAL: LazyLock<&[u8]> = LazyLock::new(|| &PACKED.atlas);
/// As good as finer ones: outlines of this atlas.
static FINER: LazyLock<Vec<u8>> =
    LazyLock::new(|| pack_finer(&PACKED, &author::load(real()).unwrap().geometry));
static LIBRARY: LazyLock<Library> = LazyLock::new(|| open(&REAL).unwrap().1);

#[test]
fn every_beginning_is_refused() {
    // All short ones, and some hundred of the others.
    let step = REAL.len() / 400;
    let lengths = (0..256).chain((256..REAL.len()).step_by(step.max(1)));
    for length in lengths {
        assert!(open(&REAL[..length]).is_err(), "{length} bytes");
    }
    assert!(open(&[&REAL[..], &[0]].concat()).is_err(), "one byte more");
}

#[test]
fn a_shape_without_its_country_is_refused() {
    let mut other = author::load(real()).unwrap();
    other.geometry.countries[0].country = CountryId::from_index(60_000);
    assert_eq!(open(&pack(&other).unwrap().atlas).err(), Some(UnpackError::Outlines));
}

fn countries(geometry: &Geometry) -> Vec<CountryId> {
    geometry.countries.iter().map(|shape| shape.country).collect()
}

#[test]
fn finer_outlines_in_another_order_are_refused() {
    let mut geometry = author::load(real()).unwrap().geometry;
    geometry.countries.swap(0, 1);
    assert_eq!(LIBRARY.accept_finer(&pack_finer(&PACKED, &geometry)), Err(UnpackError::Outlines));
}

#[test]
fn texts_of_another_atlas_are_refused() {
    let mut other = author::load(real()).unwrap();
    other.notes = heartland_data::model::Table::from_rows(Vec::new());
    for texts in pack(&other).unwrap().texts {
        assert_eq!(LIBRARY.accept(&texts.bytes), Err(UnpackError::OfAnotherAtlas));
    }
}

#[test]
fn shortened_and_lengthened_texts_are_refused() {
    for texts in &PACKED.texts {
        let bytes = &texts.bytes;
        for length in (0..64).chain((64..bytes.len()).step_by(bytes.len() / 64 + 1)) {
            assert!(LIBRARY.accept(&bytes[..length]).is_err(), "{length} bytes");
        }
        assert_eq!(LIBRARY.accept(&[bytes, &[0][..]].concat()), Err(UnpackError::Texts));
    }
    assert_eq!(LIBRARY.accept(&REAL), Err(UnpackError::NotAnAtlas));
}

#[test]
fn other_and_shortened_and_lengthened_outlines_are_refused() {
    assert!(LIBRARY.accept_finer(&FINER).is_ok());
    let of_another = Packed { atlas: vec![0; 9], texts: Vec::new() };
    let outlines = pack_finer(&of_another, &Geometry::default());
    assert_eq!(LIBRARY.accept_finer(&outlines), Err(UnpackError::OfAnotherAtlas));
    assert_eq!(LIBRARY.accept_finer(&PACKED.texts[0].bytes), Err(UnpackError::NotAnAtlas));
    assert_eq!(
        LIBRARY.accept_finer(&[&FINER[..4], &[0xFF], &FINER[5..]].concat()),
        Err(UnpackError::Version(0xFF))
    );
    for length in (0..64).chain((64..FINER.len()).step_by(FINER.len() / 64 + 1)) {
        assert!(LIBRARY.accept_finer(&FINER[..length]).is_err(), "{length} bytes");
    }
    assert_eq!(LIBRARY.accept_finer(&[&FINER[..], &[0]].concat()), Err(UnpackError::Trailing));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn arbitrary_bytes_behind_the_right_beginning(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        let _ = open(&[&REAL[..5], &bytes].concat());
    }

    #[test]
    fn changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = REAL.to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = open(&bytes);
    }

    #[test]
    fn bytes_lost_inside(from in any::<prop::sample::Index>(), count in 1_usize..64) {
        let from = from.index(REAL.len());
        let to = (from + count).min(REAL.len());
        let bytes = [&REAL[..from], &REAL[to..]].concat();
        let _ = open(&bytes);
    }

    #[test]
    fn changed_outlines(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = FINER.clone();
        for (place, byte) in changes {
            // Behind the stamp.
            let place = 10 + place.index(bytes.len() - 10);
            bytes[place] = byte;
        }
        let library = open(&REAL).unwrap().1;
        let _ = library.accept_finer(&bytes);
        if let Some(finer) = library.finer() {
            prop_assert_eq!(countries(finer), countries(&open(&REAL).unwrap().0.geometry));
        }
    }

    #[test]
    fn changed_texts(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = PACKED.texts[0].bytes.clone();
        for (place, byte) in changes {
            // Behind the stamp.
            let place = 10 + place.index(bytes.len() - 10);
            bytes[place] = byte;
        }
        let _ = open(&REAL).unwrap().1.accept(&bytes);
    }
}
