//! The legend's samples and symbols as HTML: only what this report has on the map, drawn by the map's own styles.

use crate::{
    render::{LegendSample, legend_rows, legend_sample},
    state::{
        Layer, Shading, has_capacities, has_plans, kinds_of_layer, layers_present, place_kinds_present,
        shading_name, shadings_listed,
    },
    text::{Texts, escaped, small_letters},
};
use heartland_data::{
    Atlas,
    model::{Language, RouteExactness},
};

/// What is on the map and cannot be switched off: symbols of sites, looks of lines, borders; and what routes that go `dark` are
/// called, where some do.
pub fn legend_key_markup(atlas: &Atlas, texts: &Texts, dark: Option<&str>) -> String {
    let sites = place_kinds_present(atlas).into_iter();
    let sites = sites.map(|kind| (LegendSample::Site(kind), (texts.kind_place)(kind).to_owned()));
    let routes = atlas.routes.rows();
    let has_schematic = routes.iter().any(|route| route.exactness == RouteExactness::Schematic);
    let ground = [
        (LegendSample::Width, texts.legend_width, has_capacities(atlas)),
        (LegendSample::Schematic, texts.legend_schematic, has_schematic),
        (LegendSample::Disputed, texts.legend_disputed, !atlas.geometry.disputed.is_empty()),
        (LegendSample::Plan, texts.legend_plan, has_plans(atlas)),
    ];
    let ground = ground.into_iter().filter(|it| it.2).map(|(sample, name, _)| (sample, name.to_owned()));
    let breaks = LegendSample::of_break(routes.iter()).map(|sample| (sample, texts.legend_break.to_owned()));
    let dark = dark.map(|name| (LegendSample::Dark, name.to_owned()));
    let rows = legend_rows(sites.chain(ground).chain(breaks).chain(dark));
    let rows: String = rows.iter().map(|(_, sample, name)| row(sample, name)).collect();
    let title = escaped(texts.legend_sites);
    format!("<ul class=\"legend-key\" aria-label=\"{title}\">{rows}</ul>")
}

fn row(sample: &str, name: &str) -> String {
    format!(
        "<li class=\"legend-row\"><span class=\"legend-sample\" aria-hidden=\"true\">{sample}</span>{}</li>",
        escaped(name)
    )
}

/// What countries can be shaded by, as options whose values are places in the list, and what they are shaded by as the one
/// chosen.
pub fn shading_options_markup(
    atlas: &Atlas,
    shading: Option<Shading>,
    texts: &Texts,
    language: Language,
) -> String {
    let option = |value: &str, is_chosen: bool, name: &str| {
        let chosen = if is_chosen { " selected" } else { "" };
        ["<option value=\"", value, "\"", chosen, ">", &escaped(name), "</option>"].concat()
    };
    let mut markup = option("", shading.is_none(), texts.legend_focus);
    let listed = shadings_listed(atlas, shading);
    for (title, has_members) in [(texts.shading_members, true), (texts.shading_figures, false)] {
        let group = listed.iter().enumerate();
        let group = group.filter(|(_, it)| matches!(it, Shading::Members(_)) == has_members);
        let options: String = group
            .map(|(index, it)| {
                let name = shading_name(atlas, *it).map_or("", |name| name.get(language));
                option(&index.to_string(), shading == Some(*it), name)
            })
            .collect();
        if !options.is_empty() {
            markup += &["<optgroup label=\"", &escaped(title), "\">", &options, "</optgroup>"].concat();
        }
    }
    markup
}

/// The looks of a layer's kinds, each once.
pub fn layer_samples(atlas: &Atlas, layer: Layer) -> String {
    let mut samples: Vec<String> = Vec::new();
    for kind in kinds_of_layer(atlas, layer) {
        let sample = legend_sample(LegendSample::Kind(kind));
        if !samples.contains(&sample) {
            samples.push(sample);
        }
    }
    samples.concat()
}

/// A layer's name.
pub const fn layer_name(texts: &Texts, layer: Layer) -> &'static str {
    match layer {
        Layer::Gas => texts.layer_gas,
        Layer::Oil => texts.layer_oil,
        Layer::Rail => texts.layer_rail,
        Layer::Road => texts.layer_road,
        Layer::Journey => texts.layer_journey,
    }
}

/// The names of the layers that the report has, as one list.
pub(super) fn layer_names(atlas: &Atlas, texts: &Texts) -> String {
    let names = layers_present(atlas).into_iter().map(|layer| small_letters(layer_name(texts, layer)));
    names.collect::<Vec<_>>().join(texts.list_mark)
}
