//! The report's own data, as the tables have it, read once a test program.

use heartland_data::{Atlas, author};
use std::{path::Path, sync::OnceLock};

/// The atlas of `data/`; a test stops at violations.
pub(crate) fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| {
        author::load(Path::new("data")).unwrap_or_else(|violations| panic!("{violations:#?}"))
    })
}
