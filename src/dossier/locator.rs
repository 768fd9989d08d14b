//! Places in the report, in words.

use super::Desk;
use crate::text::fill;
use heartland_data::model::{Locator, SourceId};

/// "Heading, ¶ 3" or "Heading, ¶ 3–4"; no line ends before the number.
pub fn locator_text(desk: &Desk<'_>, locator: Locator) -> String {
    let section =
        desk.atlas.sections.get(locator.section).map_or("", |section| section.title.get(desk.language));
    let number = if locator.first == locator.last {
        locator.first.to_string()
    } else {
        format!("{}{}{}", locator.first, desk.texts.writing.range_mark, locator.last)
    };
    let part = fill((desk.texts.locator_part)(locator.part), &[("number", &number)]);
    [section, desk.texts.writing.comma, &part].concat()
}

/// The place in the report, or else the title and publisher of the source.
pub fn origin_text(desk: &Desk<'_>, locator: Option<Locator>, source: Option<SourceId>) -> String {
    if let Some(source) = source.and_then(|id| desk.atlas.sources.get(id)) {
        return [&source.title, &source.publisher]
            .map(|text| text.get(desk.language))
            .join(desk.texts.writing.comma);
    }
    locator.map(|locator| locator_text(desk, locator)).unwrap_or_default()
}

/// The section that a figure stands in, and who publishes it: the source line of a chart.
pub fn source_of(desk: &Desk<'_>, figure: Option<heartland_data::model::FigureId>) -> String {
    let figure = figure.and_then(|id| desk.atlas.figures.get(id));
    let section =
        figure.and_then(|figure| figure.locator).and_then(|locator| desk.atlas.sections.get(locator.section));
    let section = section.map_or("", |section| section.title.get(desk.language));
    fill(desk.texts.bar, &[("name", desk.atlas.report.short.get(desk.language)), ("value", section)])
}
