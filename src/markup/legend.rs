//! The legend as HTML: only what this report has on the map, drawn by the map's own styles.

use crate::{
    render::{LegendSample, legend_sample},
    state::{kinds_present, place_kinds_present, statuses_present},
    text::{Texts, escaped},
};
use heartland_data::{Atlas, model::RouteStatus};

/// The legend's groups.
pub fn legend_markup(atlas: &Atlas, texts: &Texts) -> String {
    let kinds =
        kinds_present(atlas).into_iter().map(|kind| (LegendSample::Kind(kind), (texts.kind_route)(kind)));
    // That a journey was made goes without saying.
    let statuses = statuses_present(atlas).into_iter().filter(|status| *status != RouteStatus::Travelled);
    let statuses = statuses.map(|status| (LegendSample::Status(status), (texts.status_route)(status)));
    let schematic = (LegendSample::Schematic, texts.legend_schematic);
    let sites = place_kinds_present(atlas)
        .into_iter()
        .map(|kind| (LegendSample::Site(kind), (texts.kind_place)(kind)));
    let ground = [
        (LegendSample::Width, texts.legend_width),
        (LegendSample::Disputed, texts.legend_disputed),
        (LegendSample::Focus, texts.legend_focus),
    ];
    [
        group(texts.legend_kinds, kinds),
        group(texts.legend_status, statuses),
        group(texts.legend_sites, sites),
        group(texts.map, ground.into_iter().chain([schematic])),
    ]
    .concat()
}

fn group(title: &str, rows: impl Iterator<Item = (LegendSample, &'static str)>) -> String {
    let rows: Vec<String> = rows
        .map(|(sample, name)| {
            format!(
                "<li class=\"legend-row\"><span class=\"legend-sample\" aria-hidden=\"true\">{}</span>{}</li>",
                legend_sample(sample),
                escaped(name)
            )
        })
        .collect();
    let rows = rows.concat();
    format!(
        "<div class=\"legend-group\"><h2 class=\"legend-title\">{}</h2><ul class=\"legend-list\">{rows}</ul></div>",
        escaped(title)
    )
}
