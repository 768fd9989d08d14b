//! The legend's samples and symbols as HTML: only what this report has on the map, drawn by the map's own styles.

use crate::{
    render::{LegendSample, legend_rows, legend_sample},
    state::{Layer, has_capacities, has_plans, kinds_of_layer, layers_present, place_kinds_present},
    text::{Texts, escaped, small_letters},
};
use heartland_data::{Atlas, model::RouteExactness};

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
