//! What the package says of itself.

use super::desk::Desk;
use crate::model::Report;

/// `None` when it is not sound, which the checks have told.
pub(super) fn report_from_desk(desk: &Desk<'_>) -> Option<Report> {
    let package = &desk.workbook.package;
    let settings = &package.heartland;
    Some(Report {
        title: package.title.as_str().into(),
        description: package.description.as_str().into(),
        citation: settings.report.title.as_str().into(),
        short: settings.report.short.as_str().into(),
        authors: settings.report.authors.iter().map(|author| author.as_str().into()).collect(),
        publisher: settings.report.publisher.as_deref().map(Into::into),
        url: settings.report.url.as_deref().map(Into::into),
        as_of: settings.report.as_of.parse().ok()?,
        licence: package.licenses.first()?.name.as_str().into(),
        version: package.version.as_str().into(),
        languages: settings.languages.iter().map(|language| language.as_str().into()).collect(),
        projection: settings.projection.projection()?,
        home: settings.home,
        years: settings.years,
        focus: settings.focus.iter().map(|id| desk.number("countries", id)).collect::<Option<Vec<_>>>()?,
    })
}
