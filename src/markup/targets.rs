//! One element for each thing on the map, for keyboard, assistive technology and tests.

use crate::{
    dossier::{Desk, spoken},
    state::{kind_of, name_of, slug_of},
    text::escaped,
};
use heartland_data::{
    Atlas,
    model::{Language, Thing},
};

/// A button for each thing, in their order, without names: those are [`target_labels`].
pub fn targets_markup(atlas: &Atlas, things: &[Thing]) -> String {
    let button = |thing: &Thing| {
        let (kind, id) = (kind_of(*thing).as_str(), escaped(slug_of(atlas, *thing)));
        format!(
            "<button type=\"button\" class=\"map-target\" data-kind=\"{kind}\" data-id=\"{id}\" tabindex=\"-1\" aria-pressed=\"false\"></button>"
        )
    };
    things.iter().map(button).collect()
}

/// The names of the things, in their order.
pub fn target_labels<'a>(atlas: &'a Atlas, things: &[Thing], language: Language) -> Vec<&'a str> {
    things.iter().map(|thing| name_of(atlas, *thing).map_or("", |name| name.get(language))).collect()
}

/// What those who hear the map are told of each thing beside its name.
pub fn target_sentences(desk: &Desk<'_>, things: &[Thing]) -> Vec<String> {
    things.iter().map(|thing| spoken(desk, *thing)).collect()
}
