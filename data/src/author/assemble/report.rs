//! What the package says of itself.

use super::desk::Desk;
use crate::author::schema::{Settings, Wording};
use crate::model::{LocalText, Report};

/// `None` when it is not sound, which the checks have told.
pub(super) fn report_from_desk(desk: &Desk<'_>) -> Option<Report> {
    let package = &desk.workbook.package;
    let settings = &package.heartland;
    Some(Report {
        title: local(settings, &package.title, |wording| &wording.title),
        description: local(settings, &package.description, |wording| &wording.description),
        citation: local(settings, &settings.report.title, |wording| &wording.report),
        short: local(settings, &settings.report.short, |wording| &wording.short),
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

/// A text of the package in all languages.
fn local(settings: &Settings, own: &str, of: impl Fn(&Wording) -> &String) -> LocalText {
    let others = settings.languages.iter().skip(1).map(|language| settings.translations.get(language));
    let others = others.map(|wording| wording.map_or("", |wording| of(wording).as_str()));
    LocalText::from_languages(std::iter::once(own).chain(others).map(Into::into).collect())
}
