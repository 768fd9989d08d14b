//! What is said below every map and chart, on the page and where it leaves the page.

use super::{Texts, date_text, fill};
use heartland_data::model::{Date, Language, Report};

/// Source and licence of the data.
pub fn source_line(texts: &Texts, report: &Report, language: Language) -> String {
    let citation = report.citation.get(language);
    fill(texts.source_line, &[("citation", citation), ("licence", &report.licence)])
}

/// The remark on the borders of a report that speaks at this time.
pub fn borders_text(texts: &Texts, as_of: Date) -> String {
    fill(texts.borders_note, &[("date", &date_text(texts, as_of))])
}
