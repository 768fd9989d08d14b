//! The report's own data as the page has them, read once a test program.

use heartland_data::{Atlas, author, pack, unpack};
use std::{path::Path, sync::OnceLock};

/// The atlas of `data/`, packed and unpacked again; a test stops at violations.
pub(crate) fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| {
        let read = author::load(Path::new("data")).unwrap_or_else(|violations| panic!("{violations:#?}"));
        let packed = pack(&read).unwrap_or_else(|error| panic!("{error}"));
        unpack(&packed).unwrap_or_else(|error| panic!("{error}"))
    })
}
