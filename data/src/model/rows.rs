//! One struct a table: a row with its references resolved to typed ids.

use super::{
    Basis, ChartId, ChartKind, CityId, CountryId, Date, DealId, DealKind, DealStatus, Decimal, Dimension,
    EventId, EventKind, FigureId, Flow, HasSlug, LocalText, LocatorPart, MeasureId, MemberRole,
    MilestoneStatus, Modality, NoteId, NoteKind, Operation, OrganisationId, OrganisationKind,
    ParticipantRole, PersonId, PlaceExactness, PlaceId, PlaceKind, Qualifier, RouteExactness, RouteId,
    RouteKind, RouteRole, RouteStatus, SectionId, SectionKind, SeriesRole, SourceId, StatementId,
    StatementKind, Theme, UnitId, WaterKind,
};
use crate::geo::LonLat;
use crate::pack::record;
use serde::{Deserialize, Serialize};

/// Where the report says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator {
    /// The section.
    pub section: SectionId,
    /// What the numbers count.
    pub part: LocatorPart,
    /// First paragraph, row, footnote, entry or item, from 1.
    pub first: u8,
    /// Last of a run; the same as `first` for a single one.
    pub last: u8,
}

record!(Locator { section: SectionId, part: LocatorPart, first: u8, last: u8 });

/// Texts marked `[late]` are long: the page draws itself without them, and they arrive after it.
macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty $([$late:ident])?),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            /// Stable id, the one that stands in links.
            pub slug: Box<str>,
            $($(#[$field_doc])* pub $field: $type),+
        }

        impl HasSlug for $name {
            fn slug(&self) -> &str { &self.slug }
        }

        record!($name { slug: Box<str>, $($field: $type $([$late])?),+ });
    )+};
}

rows! {
    /// A section of the report.
    Section {
        /// Heading.
        title: LocalText,
        /// Kind.
        kind: SectionKind,
    }
    /// A source other than the report.
    Source {
        /// Title.
        title: LocalText [late],
        /// Who publishes it.
        publisher: LocalText [late],
        /// Year of the edition used.
        year: Option<i16>,
        /// Address, when it has a lasting one.
        url: Option<Box<str>>,
        /// SPDX id or terms.
        licence: Box<str>,
    }
    /// A unit.
    Unit {
        /// As printed after the number.
        symbol: LocalText,
        /// In words.
        name: LocalText,
        /// What it is a unit of.
        dimension: Dimension,
        /// Multiplier to the base unit of the dimension.
        scale: f64,
    }
    /// What a figure measures.
    Measure {
        /// Name.
        name: LocalText,
        /// Group of the dossier.
        theme: Theme,
        /// What is counted.
        description: LocalText [late],
        /// Whether figures of several subjects may be summed.
        is_additive: bool,
    }
    /// A country or area.
    Country {
        /// Name.
        name: LocalText,
        /// Whether it has a shape on the map.
        is_on_map: bool,
        /// Remark on its status.
        note: LocalText [late],
    }
    /// A town of the base map.
    City {
        /// Name.
        name: LocalText,
        /// Country.
        country: CountryId,
        /// Position.
        position: LonLat,
        /// Inhabitants.
        population: u32,
        /// Whether it is a capital.
        is_capital: bool,
    }
    /// An ocean, sea, gulf or lake that the map names.
    Water {
        /// Name.
        name: LocalText,
        /// Kind.
        kind: WaterKind,
        /// Where the middle of the name stands.
        position: LonLat,
        /// Room for the name: kilometres of open water from west to east, with the position in their middle.
        width_km: u16,
    }
    /// A place or site that the report names.
    Place {
        /// Name.
        name: LocalText,
        /// Kind.
        kind: PlaceKind,
        /// Country.
        country: CountryId,
        /// Position.
        position: LonLat,
        /// How well the position is known.
        exactness: PlaceExactness,
        /// Source of the position.
        source: SourceId,
        /// One sentence.
        summary: LocalText [late],
        /// Where the report names it.
        locator: Locator,
    }
    /// An organisation, bloc or group.
    Organisation {
        /// Name.
        name: LocalText,
        /// Abbreviation.
        short: LocalText,
        /// Kind.
        kind: OrganisationKind,
        /// Whether the map may show it as a tint of its member countries.
        is_tint: bool,
        /// What it is a body of or follows from.
        parent: Option<OrganisationId>,
        /// Seat.
        seat: Option<PlaceId>,
        /// One sentence.
        summary: LocalText [late],
        /// Where the report names it.
        locator: Locator,
    }
    /// A membership.
    Membership {
        /// Of what.
        organisation: OrganisationId,
        /// The country that belongs.
        country: Option<CountryId>,
        /// The organisation that belongs.
        member: Option<OrganisationId>,
        /// How.
        role: MemberRole,
        /// Since when.
        from: Option<Date>,
        /// Until when; `None` is still.
        to: Option<Date>,
        /// Who says so.
        basis: Basis,
        /// Source when the report is silent.
        source: Option<SourceId>,
        /// Where the report says so.
        locator: Option<Locator>,
    }
    /// A person.
    Person {
        /// Name.
        name: LocalText,
        /// Office in the report's time.
        office: LocalText [late],
        /// Country.
        country: Option<CountryId>,
        /// Organisation.
        organisation: Option<OrganisationId>,
        /// Where the report names them.
        locator: Locator,
    }
    /// A pipeline, railway, road, corridor or journey.
    Route {
        /// Name.
        name: LocalText,
        /// Short name that the map writes along the line; empty where a parallel strand carries it.
        label: LocalText,
        /// Kind.
        kind: RouteKind,
        /// Routes that belong together share this.
        system: Option<Box<str>>,
        /// Letter of a parallel strand.
        strand: Option<Box<str>>,
        /// Status in the report's time.
        status: RouteStatus,
        /// Whether the report names it.
        role: RouteRole,
        /// Track gauge in mm.
        gauge_mm: Option<u16>,
        /// Second track gauge in mm, beyond the break.
        gauge_to_mm: Option<u16>,
        /// The break of gauge: the position in `points` from which on the track has the second gauge; never an end.
        break_at: Option<u16>,
        /// Direction of flow.
        flow: Flow,
        /// How well the line is known.
        exactness: RouteExactness,
        /// The event that a journey is.
        event: Option<EventId>,
        /// Waypoints in order; two at least.
        points: Vec<RoutePoint>,
        /// One or two sentences.
        summary: LocalText [late],
        /// Where the report speaks of it, or of what it carries.
        locator: Locator,
    }
    /// A moment in the life of a route.
    Milestone {
        /// Of what.
        route: RouteId,
        /// When.
        date: Date,
        /// What became of it.
        status: MilestoneStatus,
        /// Own words.
        text: LocalText [late],
        /// Who says so.
        basis: Basis,
        /// Source when the report is silent.
        source: Option<SourceId>,
        /// Where the report says so.
        locator: Option<Locator>,
    }
    /// A deal, loan, declaration or offer.
    Deal {
        /// Name.
        name: LocalText,
        /// Kind.
        kind: DealKind,
        /// Status.
        status: DealStatus,
        /// When.
        date: Option<Date>,
        /// Side that gives, pays or begins.
        country: Option<CountryId>,
        /// Other side.
        counterpart: Option<CountryId>,
        /// Side that gives, pays or begins, when it is an organisation.
        organisation: Option<OrganisationId>,
        /// Other side, when it is an organisation.
        counterpart_organisation: Option<OrganisationId>,
        /// Event at which it was made.
        event: Option<EventId>,
        /// Place that it is about.
        place: Option<PlaceId>,
        /// Route that it is about.
        route: Option<RouteId>,
        /// One or two sentences.
        summary: LocalText [late],
        /// Where the report says so.
        locator: Locator,
    }
    /// A dated happening.
    Event {
        /// Name.
        name: LocalText,
        /// Kind.
        kind: EventKind,
        /// When.
        date: Date,
        /// Entry of the report's chronology, from 1.
        chronology: Option<u8>,
        /// Whether the report lists it among an organisation's functional meetings.
        is_functional: bool,
        /// Who held it.
        organisation: Option<OrganisationId>,
        /// Where, in order.
        places: Vec<EventPlace>,
        /// Who took part, in order.
        participants: Vec<Participant>,
        /// One or two sentences.
        summary: LocalText [late],
        /// Where the report says so.
        locator: Locator,
    }
    /// A number.
    Figure {
        /// What it measures.
        measure: MeasureId,
        /// What the number is, in words that stand alone.
        label: LocalText [late],
        /// Subject.
        country: Option<CountryId>,
        /// Other side.
        counterpart: Option<CountryId>,
        /// Subject that is an organisation or group.
        organisation: Option<OrganisationId>,
        /// Other side that is an organisation or group.
        counterpart_organisation: Option<OrganisationId>,
        /// Subject that is a route.
        route: Option<RouteId>,
        /// Subject that is a place.
        place: Option<PlaceId>,
        /// Deal whose term it is.
        deal: Option<DealId>,
        /// Event whose count it is.
        event: Option<EventId>,
        /// The number, or the lower end of a range.
        value: Decimal,
        /// Upper end of a range.
        value_to: Option<Decimal>,
        /// Unit.
        unit: UnitId,
        /// Bound.
        qualifier: Option<Qualifier>,
        /// Fact or intent.
        modality: Modality,
        /// Of when.
        period: Option<Date>,
        /// Who says so.
        basis: Basis,
        /// For a derived number: how it is computed from `inputs`.
        operation: Option<Operation>,
        /// For a derived number: the figures that it is computed from.
        inputs: Vec<FigureId>,
        /// Source when the report is silent.
        source: Option<SourceId>,
        /// Where the report says so, or its main input.
        locator: Option<Locator>,
    }
    /// A statement without a number.
    Statement {
        /// Own words.
        text: LocalText [late],
        /// Kind.
        kind: StatementKind,
        /// Who said it.
        person: Option<PersonId>,
        /// Medium that carried it.
        outlet: LocalText [late],
        /// When.
        date: Option<Date>,
        /// Where the report says so.
        locator: Locator,
    }
    /// A contradiction or caution.
    Note {
        /// Kind.
        kind: NoteKind,
        /// Title.
        title: LocalText [late],
        /// Own words.
        text: LocalText [late],
        /// What public record it is held against.
        source: Option<SourceId>,
        /// Where the report says what the note is about.
        locator: Locator,
    }
    /// A chart.
    Chart {
        /// The finding.
        title: LocalText,
        /// Name of its tab.
        short: LocalText,
        /// Kind.
        kind: ChartKind,
        /// What is drawn and how to read it.
        description: LocalText,
    }
    /// Figures that a chart draws alike.
    ChartSeries {
        /// The chart.
        chart: ChartId,
        /// What its figures are.
        name: LocalText,
        /// What they are drawn as.
        role: SeriesRole,
        /// Figures of this measure.
        measure: Option<MeasureId>,
        /// Figures with this other side.
        counterpart: Option<CountryId>,
        /// Figures of this period; of a rate, the years that it is drawn over.
        period: Option<Date>,
        /// These figures, in place of a measure.
        figures: Vec<FigureId>,
        /// Who belongs to this organisation, in place of figures.
        organisation: Option<OrganisationId>,
    }
    /// Figures that the countries of the map can be shaded by: at most one of each country, all in one unit.
    Shade {
        /// Name.
        name: LocalText,
        /// Figures of this measure.
        measure: MeasureId,
        /// Figures with this other side.
        counterpart: Option<CountryId>,
        /// Figures of this period.
        period: Option<Date>,
    }
}

/// A waypoint of a route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoutePoint {
    /// The place, when the report names it.
    pub place: Option<PlaceId>,
    /// Town or crossing.
    pub name: Box<str>,
    /// Country.
    pub country: CountryId,
    /// Position.
    pub position: LonLat,
    /// When a journey stopped here.
    pub date: Option<Date>,
    /// Source of the position.
    pub source: SourceId,
}

record!(RoutePoint {
    place: Option<PlaceId>,
    name: Box<str>,
    country: CountryId,
    position: LonLat,
    date: Option<Date>,
    source: SourceId,
});

/// Where an event took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventPlace {
    /// The place.
    pub place: Option<PlaceId>,
    /// The country, when the report names no place.
    pub country: Option<CountryId>,
    /// When, if it differs from the event.
    pub date: Option<Date>,
}

record!(EventPlace {
    place: Option<PlaceId>,
    country: Option<CountryId>,
    date: Option<Date>,
});

/// Who took part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// The person.
    pub person: Option<PersonId>,
    /// The country that took part or was represented.
    pub country: Option<CountryId>,
    /// The organisation that took part or was represented.
    pub organisation: Option<OrganisationId>,
    /// What they did.
    pub role: Option<ParticipantRole>,
}

record!(Participant {
    person: Option<PersonId>,
    country: Option<CountryId>,
    organisation: Option<OrganisationId>,
    role: Option<ParticipantRole>,
});

/// Something that can be selected: it has a dossier, and a link of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Thing {
    /// A country.
    Country(CountryId),
    /// A route.
    Route(RouteId),
    /// A place.
    Place(PlaceId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A deal.
    Deal(DealId),
    /// An event.
    Event(EventId),
}

/// A row that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// A figure.
    Figure(FigureId),
    /// A deal.
    Deal(DealId),
    /// An event.
    Event(EventId),
    /// A statement.
    Statement(StatementId),
    /// A note.
    Note(NoteId),
}

/// Ties an item to one more thing, or to a figure, that it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The item.
    pub item: Item,
    /// What it concerns.
    pub target: MentionTarget,
}

/// What a mention points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MentionTarget {
    /// A thing with a dossier.
    Thing(Thing),
    /// A figure.
    Figure(FigureId),
}

/// A further spelling of a name: older, from another transcription, colloquial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The spelling.
    pub text: Box<str>,
    /// Whose name it is.
    pub target: AliasTarget,
}

/// Whose name an alias is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AliasTarget {
    /// A thing with a dossier.
    Thing(Thing),
    /// A town of the base map.
    City(CityId),
    /// A person.
    Person(PersonId),
}
