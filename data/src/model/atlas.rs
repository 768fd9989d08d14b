//! A whole package: one report.

use super::{
    Alias, Chart, ChartId, ChartSeries, ChartSeriesId, City, CityId, Country, CountryId, Date, Deal, DealId,
    Event, EventId, Figure, FigureId, Language, LocalText, Measure, MeasureId, Membership, MembershipId,
    Mention, Milestone, MilestoneId, Note, NoteId, Organisation, OrganisationId, Person, PersonId, Place,
    PlaceId, Route, RouteId, Section, SectionId, Shade, ShadeId, Source, SourceId, Statement, StatementId,
    Table, Unit, UnitId, Water, WaterId,
};
use crate::geo::{Geometry, Laea};
use crate::pack::record;
use serde::{Deserialize, Serialize};

/// A rectangle of longitudes and latitudes in degrees; `east` may exceed 180 when it spans that meridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

record!(Bounds { west: f64, south: f64, east: f64, north: f64 });

/// The years of the year control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// First.
    pub from: i16,
    /// Last.
    pub to: i16,
    /// Shown at first.
    pub initial: i16,
}

record!(Years { from: i16, to: i16, initial: i16 });

/// What the package says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Title of the atlas.
    pub title: LocalText,
    /// What the atlas holds, in a sentence.
    pub description: LocalText,
    /// The report's title and time; in the tables' own language, it is how the report is cited.
    pub citation: LocalText,
    /// The same, short: for source lines.
    pub short: LocalText,
    /// Who wrote it, if the report names its authors: each as "Family, Given".
    pub authors: Vec<Box<str>>,
    /// Who published it, if the report says so.
    pub publisher: Option<Box<str>>,
    /// Its lasting address, if it has one.
    pub url: Option<Box<str>>,
    /// The time that the report speaks at.
    pub as_of: Date,
    /// Licence of the data, SPDX.
    pub licence: Box<str>,
    /// Version of the package.
    pub version: Box<str>,
    /// BCP 47 tags; the first is the language that the tables are written in.
    pub languages: Vec<Box<str>>,
    /// The map's projection.
    pub projection: Laea,
    /// What the map shows at zoom 0.
    pub home: Bounds,
    /// Years of the year control.
    pub years: Years,
    /// Countries that the report is about, foremost first.
    pub focus: Vec<CountryId>,
}

impl Report {
    /// The BCP 47 tag of a language; English where the report has none.
    pub fn tag(&self, language: Language) -> &str {
        self.languages.get(usize::from(language.0)).map_or("en", |tag| &**tag)
    }
}

record!(Report {
    title: LocalText,
    description: LocalText,
    citation: LocalText,
    short: LocalText,
    authors: Vec<Box<str>>,
    publisher: Option<Box<str>>,
    url: Option<Box<str>>,
    as_of: Date,
    licence: Box<str>,
    version: Box<str>,
    languages: Vec<Box<str>>,
    projection: Laea,
    home: Bounds,
    years: Years,
    focus: Vec<CountryId>,
});

/// Everything that the page knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    /// What the package says of itself.
    pub report: Report,
    /// Sections of the report.
    pub sections: Table<SectionId, Section>,
    /// Sources other than the report.
    pub sources: Table<SourceId, Source>,
    /// Units.
    pub units: Table<UnitId, Unit>,
    /// Measures.
    pub measures: Table<MeasureId, Measure>,
    /// Countries and areas.
    pub countries: Table<CountryId, Country>,
    /// Towns of the base map.
    pub cities: Table<CityId, City>,
    /// Waters that the map names, most important first.
    pub waters: Table<WaterId, Water>,
    /// Places of the report.
    pub places: Table<PlaceId, Place>,
    /// Organisations.
    pub organisations: Table<OrganisationId, Organisation>,
    /// Memberships.
    pub memberships: Table<MembershipId, Membership>,
    /// People.
    pub people: Table<PersonId, Person>,
    /// Routes with their points.
    pub routes: Table<RouteId, Route>,
    /// Life of the routes.
    pub milestones: Table<MilestoneId, Milestone>,
    /// Deals.
    pub deals: Table<DealId, Deal>,
    /// Events with places and participants.
    pub events: Table<EventId, Event>,
    /// Figures.
    pub figures: Table<FigureId, Figure>,
    /// Statements.
    pub statements: Table<StatementId, Statement>,
    /// Notes.
    pub notes: Table<NoteId, Note>,
    /// Further ties between rows and things.
    pub mentions: Vec<Mention>,
    /// Charts in their order.
    pub charts: Table<ChartId, Chart>,
    /// What the charts draw, in its order.
    pub chart_series: Table<ChartSeriesId, ChartSeries>,
    /// Figures to shade countries by, in their order.
    pub shades: Table<ShadeId, Shade>,
    /// Further spellings of names.
    pub aliases: Vec<Alias>,
    /// Outlines of the map.
    #[serde(skip)]
    pub geometry: Geometry,
}
