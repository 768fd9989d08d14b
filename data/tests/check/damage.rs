//! Bytes that are not, or no longer, a packed atlas: refused or read, never a panic.

use crate::package::real;
use heartland_data::{author, pack, unpack};
use proptest::prelude::*;
use std::sync::LazyLock;

static REAL: LazyLock<Vec<u8>> = LazyLock::new(|| pack(&author::load(real()).unwrap()).unwrap());

#[test]
fn every_beginning_is_refused() {
    // All short ones, and some hundred of the others.
    let step = REAL.len() / 400;
    let lengths = (0..256).chain((256..REAL.len()).step_by(step.max(1)));
    for length in lengths {
        assert!(unpack(&REAL[..length]).is_err(), "{length} bytes");
    }
    assert!(unpack(&[REAL.as_slice(), &[0]].concat()).is_err(), "one byte more");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        prop_assert!(unpack(&bytes).is_err());
    }

    #[test]
    fn arbitrary_bytes_behind_the_right_beginning(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        let _ = unpack(&[&REAL[..5], &bytes].concat());
    }

    #[test]
    fn changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = REAL.clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = unpack(&bytes);
    }

    #[test]
    fn bytes_lost_inside(from in any::<prop::sample::Index>(), count in 1_usize..64) {
        let from = from.index(REAL.len());
        let to = (from + count).min(REAL.len());
        let bytes = [&REAL[..from], &REAL[to..]].concat();
        let _ = unpack(&bytes);
    }
}
