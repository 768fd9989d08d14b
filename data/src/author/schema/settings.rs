//! The `heartland` object of `datapackage.json`: the report, its languages and its map.

use super::{PACKAGE_FILE, Package};
use crate::author::Violation;
use crate::geo::{Laea, LonLat};
use crate::model::{Bounds, Date, Day, Years};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The version of the tables' layout that this crate reads.
const SCHEMA_VERSION: u32 = 1;

/// Years before this one are slips of the hand.
const EARLIEST_YEAR: i16 = 1000;

/// So many years after the report nothing of it is meant any more.
const YEARS_AHEAD: i16 = 100;

/// A report comes out at most so many years after the time that it is about.
const MOST_YEARS_UNTOLD: i16 = 5;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) schema_version: u32,
    pub(crate) report: ReportSettings,
    pub(crate) languages: Vec<String>,
    /// What the package says of itself, in the languages after the first.
    #[serde(default)]
    pub(crate) translations: BTreeMap<String, Wording>,
    pub(crate) projection: ProjectionSettings,
    pub(crate) home: Bounds,
    pub(crate) years: Years,
    pub(crate) focus: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportSettings {
    pub(crate) title: String,
    pub(crate) short: String,
    pub(crate) as_of: String,
    pub(crate) period: String,
    #[serde(default)]
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
}

impl ReportSettings {
    /// The last day that the report may know of; where its time has no end, the first of it. `None` where `as_of` is no date.
    pub(crate) fn last_day(&self) -> Option<Day> {
        self.as_of.parse().ok().and_then(Date::day_of_end)
    }

    /// How far from the report a year lies that cannot be meant, in words; `None` for one that can.
    pub(crate) fn far_from(&self, year: i16) -> Option<&'static str> {
        let is_late = self.last_day().is_some_and(|day| year > day.year.saturating_add(YEARS_AHEAD));
        (year < EARLIEST_YEAR).then_some("long before").or(is_late.then_some("more than a century after"))
    }
}

/// What the package says of itself, in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) report: String,
    pub(crate) short: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProjectionSettings {
    lon: f64,
    lat: f64,
    radius_deg: f64,
}

impl ProjectionSettings {
    /// `None` when it is no circle that can be drawn.
    pub(crate) fn projection(self) -> Option<Laea> {
        Laea::from_circle(LonLat::from_degrees(self.lon, self.lat), self.radius_deg)
    }
}

/// Everything wrong with what the package says of itself; its countries are checked with the tables.
pub(crate) fn check_settings(package: &Package) -> Vec<Violation> {
    let settings = &package.heartland;
    let mut violations = Vec::new();
    let mut fault = |what: String, fix: &str| violations.push(Violation::in_file(PACKAGE_FILE, 1, what, fix));
    if package.licenses.is_empty() {
        fault("licenses is empty".to_owned(), "name the licence of the data");
    }
    if settings.schema_version != SCHEMA_VERSION {
        let what = format!("the tables are laid out as version {}", settings.schema_version);
        fault(what, &format!("this program reads version {SCHEMA_VERSION}"));
    }
    let own = [
        ("title", &package.title),
        ("description", &package.description),
        ("version", &package.version),
        ("heartland.report.title", &settings.report.title),
        ("heartland.report.short", &settings.report.short),
    ];
    for (name, _) in own.into_iter().filter(|(_, text)| text.trim().is_empty()) {
        fault(format!("{name} is empty"), "write it");
    }
    check_report(&settings.report, &mut fault);
    check_languages(settings, &mut fault);
    check_map(settings, &mut fault);
    violations
}

/// What is wrong with how the report is described.
fn check_report(report: &ReportSettings, fault: &mut impl FnMut(String, &str)) {
    for (name, text) in [("as_of", &report.as_of), ("period", &report.period)] {
        if text.parse::<Date>().is_err() {
            fault(
                format!("heartland.report.{name} \"{text}\" is not a date in EDTF"),
                "write it like 2014-01",
            );
        }
    }
    if let Some((what, fix)) = period_fault(report) {
        fault(what, fix);
    }
    let named = report.authors.iter().map(|author| ("authors", author));
    let named = named.chain(report.publisher.iter().map(|publisher| ("publisher", publisher)));
    for (name, _) in named.filter(|(_, text)| text.trim().is_empty()) {
        let what = format!("heartland.report.{name} has an empty name");
        fault(what, "leave out what the report does not say");
    }
    if let Some(url) = report.url.as_ref().filter(|url| !is_address(url)) {
        fault(
            format!("heartland.report.url \"{url}\" is no address"),
            "write it from https:// on, or leave it out",
        );
    }
}

/// What a list has a second time.
fn repeated(list: &[String]) -> impl Iterator<Item = &String> {
    list.iter()
        .enumerate()
        .filter(|(index, word)| list.iter().take(*index).any(|other| other == *word))
        .map(|it| it.1)
}

/// What is wrong with the languages and the words in them.
fn check_languages(settings: &Settings, fault: &mut impl FnMut(String, &str)) {
    if settings.languages.is_empty() {
        fault("heartland.languages is empty".to_owned(), "begin it with the language of the tables");
    }
    let is_plain = |tag: &&String| !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    for tag in settings.languages.iter().filter(|tag| !is_plain(tag)) {
        fault(
            format!("heartland.languages has \"{tag}\", which no link could ask for"),
            "write the language alone, in small letters: pt, not pt-BR",
        );
    }
    for tag in repeated(&settings.languages) {
        fault(format!("heartland.languages has \"{tag}\" twice"), "delete one of them");
    }
    let others = settings.languages.get(1..).unwrap_or_default();
    for language in others.iter().filter(|language| !settings.translations.contains_key(*language)) {
        fault(
            format!("heartland.translations lacks the language \"{language}\""),
            "add it with title, description, report and short",
        );
    }
    for (language, wording) in &settings.translations {
        if !others.contains(language) {
            fault(
                format!("heartland.translations has \"{language}\", which is none of the further languages"),
                "delete it, or add it to heartland.languages",
            );
        }
        let texts = [&wording.title, &wording.description, &wording.report, &wording.short];
        if texts.iter().any(|text| text.trim().is_empty()) {
            fault(format!("heartland.translations.{language} has an empty text"), "write it");
        }
    }
}

/// What is wrong with the map, its opening and its years.
fn check_map(settings: &Settings, fault: &mut impl FnMut(String, &str)) {
    if settings.projection.projection().is_none() {
        fault(
            "heartland.projection is no circle on the globe".to_owned(),
            "give lon, lat and a radius_deg of more than 0 and at most 120",
        );
    }
    if let Some((what, fix)) = home_fault(settings) {
        fault(what, fix);
    }
    if settings.focus.is_empty() {
        fault("heartland.focus is empty".to_owned(), "name the countries that the report is about");
    }
    for id in repeated(&settings.focus) {
        fault(format!("heartland.focus has {id} twice"), "delete one of them");
    }
    let Years { from, to, initial } = settings.years;
    for (name, year) in [("from", from), ("to", to)] {
        if let Some(when) = settings.report.far_from(year) {
            let what = format!("heartland.years.{name} {year} lies {when} the report");
            fault(what, "correct the year");
        }
    }
    if from > to {
        let what = format!("heartland.years.from {from} is later than heartland.years.to {to}");
        fault(what, "correct one of them");
    } else if !(from..=to).contains(&initial) {
        fault(
            "heartland.years.initial is not one of the years".to_owned(),
            "write a year between from and to",
        );
    }
}

/// What is wrong with the time that the report is about.
fn period_fault(report: &ReportSettings) -> Option<(String, &'static str)> {
    let (period, published): (Date, Day) = (report.period.parse().ok()?, report.last_day()?);
    let when = if period.first_day().is_some_and(|day| day > published) {
        "begins after".to_owned()
    } else {
        let years = published.year.saturating_sub(period.last_day()?.year);
        (years > MOST_YEARS_UNTOLD).then(|| format!("ends {years} years before"))?
    };
    let what = format!(
        "heartland.report.period \"{}\" {when} heartland.report.as_of \"{}\"",
        report.period, report.as_of
    );
    Some((what, "correct one of them"))
}

/// What is wrong with the region to open with.
fn home_fault(settings: &Settings) -> Option<(String, &'static str)> {
    let Bounds { west, south, east, north } = settings.home;
    if !(west < east && south < north && south >= -90.0 && north <= 90.0) {
        let fix = "let west be less than east and south less than north";
        return Some(("heartland.home is no rectangle".to_owned(), fix));
    }
    if west.abs() > 180.0 || east > west + 360.0 {
        let what = format!("heartland.home runs from {west} to {east} degrees");
        let fix =
            "let west be from -180 to 180; east is more than 180 only where the region crosses that meridian";
        return Some((what, fix));
    }
    let map = settings.projection.projection()?;
    let (lon, lat) = (f64::midpoint(west, east), f64::midpoint(south, north));
    let edges = [("west", west, lat), ("south", lon, south), ("east", east, lat), ("north", lon, north)];
    let is_beyond = |(_, lon, lat): &(&str, f64, f64)| !map.contains(LonLat { lon: *lon, lat: *lat });
    let (edge, ..) = edges.into_iter().find(is_beyond)?;
    let what = format!(
        "heartland.home.{edge} lies beyond the edge of the map, {} degrees from its centre",
        map.radius_deg()
    );
    Some((what, "correct it, or heartland.projection"))
}

/// Whether a text is an address that a browser can go to.
pub(crate) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
