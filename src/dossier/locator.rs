//! Places in the report, in words.

use super::Desk;
use crate::text::fill;
use heartland_data::model::{Locator, SourceId};

/// "Heading, ¶ 3" or "Heading, ¶ 3–4"; no line ends before the number.
pub fn locator_text(desk: &Desk<'_>, locator: Locator) -> String {
    let section =
        desk.atlas.sections.get(locator.section).map_or("", |section| section.title.get(desk.language));
    let [one, many] = (desk.texts.locator_part)(locator.part);
    let (form, number) = if locator.first == locator.last {
        (one, locator.first.to_string())
    } else {
        (many, format!("{}{}{}", locator.first, desk.texts.writing.range_mark, locator.last))
    };
    let part = fill(form, &[("number", &number)]);
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
