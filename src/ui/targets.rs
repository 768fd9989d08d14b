//! An element for each thing on the map: what it is called, what it stands for, and whether it is selected.

use super::{chart_panel::dark_of, context::Page, say::effect};
use crate::{
    chart::words_of,
    markup::{target_labels, target_sentences, targets_markup},
    web::{self, Stage, describe_children, name_children, press},
};
use heartland_data::model::Thing;
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds after which the things on the map are described.
const SENTENCES_MS: f64 = 400.0;

/// Makes the elements, and has them follow the page.
pub(super) fn keep_targets(page: Page, stage: &Stage, things: &Arc<[Thing]>) {
    let targets = stage.targets().clone();
    targets.set_inner_html(&targets_markup(page.atlas(), things));
    stage.place_targets();
    let (pressed, described, named) = (targets.clone(), targets.clone(), targets);
    effect(move || press(&pressed, page.selection.get().map(|thing| page.key(thing))));
    // Two hundred sentences wait until the page is there.
    let told = Arc::clone(things);
    effect(move || {
        let (desk, targets, things) = (page.desk(), described.clone(), Arc::clone(&told));
        web::later(SENTENCES_MS, move || describe_children(&targets, &target_sentences(&desk, &things)));
    });
    let things = Arc::clone(things);
    effect(move || {
        let (dark, word) = (dark_of(page), words_of(&page.desk()).dark);
        let labels = things.iter().zip(target_labels(page.atlas(), &things, page.language.get()));
        let labels: Vec<String> = labels
            .map(|(thing, label)| match thing {
                Thing::Route(route) if dark.contains(route) => [label, word].join(page.texts().writing.comma),
                _ => label.to_owned(),
            })
            .collect();
        name_children(&named, &labels);
    });
}
