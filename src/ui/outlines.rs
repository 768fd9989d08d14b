//! Finer outlines for a map that is enlarged: asked for when it rests where it would show them, drawn when they are here.

use super::{context::Page, map_view::StageSlot, say::effect};
use leptos::prelude::*;

/// Has the map get them when it needs them.
pub(super) fn bring_finer(page: Page, stage: StageSlot) {
    effect(move || {
        // Where the map rests.
        page.view.track();
        let finer = page.arrivals.outlines();
        stage.with_value(|stage| match (stage, finer) {
            (Some(stage), Some(finer)) if stage.wants_finer() => stage.refine(finer),
            (Some(stage), None) if stage.wants_finer() => page.arrivals.ask_for_outlines(),
            _ => {}
        });
    });
}
