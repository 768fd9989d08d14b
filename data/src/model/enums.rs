//! Closed vocabularies of the tables. Each spells its members as the tables do.

use crate::pack::{number_from_count, numbered};
use serde::{Deserialize, Serialize};

/// A closed vocabulary: every member and its spelling in the tables.
pub trait Vocabulary: Copy + Eq + 'static {
    /// All members, in the order of their definition.
    const ALL: &'static [Self];
    /// The spelling in tables and links.
    fn as_str(self) -> &'static str;
    /// The member with this spelling.
    fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.as_str() == text)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_spelling:literal
        $(, $(#[$member_doc:meta])* $member:ident = $spelling:literal)* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[$first_doc])* $first $(, $(#[$member_doc])* $member)* }

        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[Self::$first $(, Self::$member)*];
            fn as_str(self) -> &'static str {
                match self { Self::$first => $first_spelling $(, Self::$member => $spelling)* }
            }
        }

        numbered!(
            $name,
            |_| number_from_count($name::ALL.len()),
            |member: $name| member as i64,
            // Only numbers of members are let in.
            |number: i64| $name::ALL.get(number as usize).copied().unwrap_or($name::$first)
        );
    };
}

vocabulary! {
    /// What a section of the report is.
    SectionKind {
        /// Paragraphs.
        Prose = "prose",
        /// A table with rows and footnotes.
        Table = "table",
        /// Dated entries.
        Chronology = "chronology",
    }
}

vocabulary! {
    /// What a locator's number counts.
    LocatorPart {
        /// A paragraph, counted from the section's heading.
        Paragraph = "p",
        /// A row of a table.
        Row = "r",
        /// A footnote.
        Note = "n",
        /// An entry of a chronology.
        Entry = "e",
        /// An item of a list.
        Item = "i",
    }
}

vocabulary! {
    /// Who says so.
    Basis {
        /// The report.
        Said = "said",
        /// The atlas, computed from the report's own figures.
        Derived = "derived",
        /// Later or other public record, with its source.
        Since = "since",
    }
}

vocabulary! {
    /// The group of a dossier that a figure belongs to.
    Theme {
        /// Trade volumes, shares, growth.
        Trade = "trade",
        /// Gas and oil: capacities, reserves, deliveries.
        Energy = "energy",
        /// Railways, roads, transit.
        Transport = "transport",
        /// Deals, loans, funds, investment.
        Money = "money",
        /// Meetings, agreements, declarations.
        Diplomacy = "diplomacy",
        /// Organisations and their members.
        Organisations = "organisations",
    }
}

vocabulary! {
    /// The dimension of a unit: figures of one dimension can be converted and compared.
    Dimension {
        /// US dollars.
        Money = "money",
        /// US dollars a year.
        MoneyRate = "money-rate",
        /// Cubic metres.
        Volume = "volume",
        /// Cubic metres a year.
        VolumeRate = "volume-rate",
        /// Tonnes.
        Mass = "mass",
        /// Tonnes a year.
        MassRate = "mass-rate",
        /// Metres.
        Length = "length",
        /// Things counted.
        Count = "count",
        /// A share of a whole.
        Share = "share",
        /// A rate of change.
        Rate = "rate",
        /// A place in an order.
        Rank = "rank",
        /// A span of time or a year.
        Time = "time",
        /// Words of a text.
        Words = "words",
        /// How many times as much.
        Ratio = "ratio",
    }
}

vocabulary! {
    /// What a place is.
    PlaceKind {
        /// A town or city.
        City = "city",
        /// A gas field.
        GasField = "gas-field",
        /// An oil field.
        OilField = "oil-field",
        /// A refinery.
        Refinery = "refinery",
        /// A port or bay.
        Port = "port",
        /// An airport.
        Airport = "airport",
        /// A university.
        University = "university",
        /// A crossing of a border.
        BorderCrossing = "border-crossing",
        /// A region or province.
        Region = "region",
        /// A shrine.
        Shrine = "shrine",
        /// The seat of an institution.
        Institution = "institution",
    }
}

vocabulary! {
    /// How well a place's coordinates are known.
    PlaceExactness {
        /// Surveyed.
        Surveyed = "surveyed",
        /// The centre of a town.
        Town = "town",
        /// Within some tens of kilometres.
        Approximate = "approximate",
    }
}

vocabulary! {
    /// What an organisation is.
    OrganisationKind {
        /// An organisation with members and organs.
        Organisation = "organisation",
        /// An economic or political bloc.
        Bloc = "bloc",
        /// A forum that meets.
        Forum = "forum",
        /// A group of countries without organs.
        Group = "group",
        /// A body of an organisation.
        Body = "body",
        /// A company.
        Company = "company",
    }
}

vocabulary! {
    /// How a country belongs to an organisation.
    MemberRole {
        /// Full member.
        Member = "member",
        /// Observer.
        Observer = "observer",
        /// Dialogue partner.
        DialoguePartner = "dialogue-partner",
        /// Wants to join.
        Applicant = "applicant",
        /// Partner otherwise.
        Partner = "partner",
    }
}

vocabulary! {
    /// What a route carries or is.
    RouteKind {
        /// A gas pipeline.
        Gas = "gas",
        /// An oil pipeline.
        Oil = "oil",
        /// A railway.
        Rail = "rail",
        /// A road.
        Road = "road",
        /// A transit corridor.
        Corridor = "corridor",
        /// An air bridge.
        Air = "air",
        /// A journey of a person.
        Journey = "journey",
    }
}

vocabulary! {
    /// What a water of the map is.
    WaterKind {
        /// An ocean.
        Ocean = "ocean",
        /// A sea, also one without an outlet.
        Sea = "sea",
        /// A gulf or bay.
        Gulf = "gulf",
        /// A lake within countries.
        Lake = "lake",
    }
}

vocabulary! {
    /// Where a route stands, as the report tells it.
    RouteStatus {
        /// In use.
        Operating = "operating",
        /// Being built.
        UnderConstruction = "under-construction",
        /// Planned, agreed or proposed, not begun.
        Proposed = "proposed",
        /// Refused.
        TurnedDown = "turned-down",
        /// A journey that was made.
        Travelled = "travelled",
    }
}

vocabulary! {
    /// Whether the report names a route.
    RouteRole {
        /// Named by the report.
        Named = "named",
        /// Not named; it carries what the report speaks of.
        Implied = "implied",
    }
}

vocabulary! {
    /// Which way things move along a route's points.
    Flow {
        /// From the first point to the last.
        Forward = "forward",
        /// Both ways.
        Both = "both",
        /// Nothing moves.
        None = "none",
    }
}

vocabulary! {
    /// How well a route's line is known.
    RouteExactness {
        /// Checked against a survey.
        Surveyed = "surveyed",
        /// Between towns that it is known to pass.
        Towns = "towns",
        /// Only the idea of a line.
        Schematic = "schematic",
    }
}

vocabulary! {
    /// A moment in the life of a route.
    MilestoneStatus {
        /// First thought of.
        Conceived = "conceived",
        /// Proposed.
        Proposed = "proposed",
        /// Planned or agreed.
        Planned = "planned",
        /// Building began.
        UnderConstruction = "under-construction",
        /// Went into service.
        Operating = "operating",
        /// Enlarging or modernising it began.
        Upgrading = "upgrading",
        /// Enlarged.
        Expanded = "expanded",
        /// Refused.
        TurnedDown = "turned-down",
    }
}

impl RouteKind {
    /// Whether it goes through the air, by great circles.
    pub const fn is_flown(self) -> bool {
        matches!(self, Self::Journey | Self::Air)
    }

    /// Whether it is a pipeline, as wide on the map as what it can carry.
    pub const fn is_piped(self) -> bool {
        matches!(self, Self::Gas | Self::Oil)
    }
}

impl MilestoneStatus {
    /// The status of a route after this.
    pub const fn then(self) -> RouteStatus {
        match self {
            Self::Conceived | Self::Proposed | Self::Planned => RouteStatus::Proposed,
            Self::UnderConstruction => RouteStatus::UnderConstruction,
            Self::Operating | Self::Upgrading | Self::Expanded => RouteStatus::Operating,
            Self::TurnedDown => RouteStatus::TurnedDown,
        }
    }
}

vocabulary! {
    /// What was agreed or offered.
    DealKind {
        /// A contract or set of contracts.
        Contract = "contract",
        /// A purchase.
        Purchase = "purchase",
        /// A loan.
        Loan = "loan",
        /// A fund.
        Fund = "fund",
        /// A package of aid or investment.
        Package = "package",
        /// An agreement or set of agreements.
        Agreement = "agreement",
        /// A declaration or communique.
        Declaration = "declaration",
        /// An accord.
        Accord = "accord",
        /// An offer.
        Offer = "offer",
        /// A proposal.
        Proposal = "proposal",
        /// A joint venture.
        JointVenture = "joint-venture",
        /// A feasibility study.
        FeasibilityStudy = "feasibility-study",
    }
}

vocabulary! {
    /// Where a deal stands, as the report tells it.
    DealStatus {
        /// Signed.
        Signed = "signed",
        /// Announced.
        Announced = "announced",
        /// Being paid out.
        Disbursing = "disbursing",
        /// Offered.
        Offered = "offered",
        /// Proposed.
        Proposed = "proposed",
        /// Not agreed.
        Unresolved = "unresolved",
        /// Refused.
        TurnedDown = "turned-down",
    }
}

vocabulary! {
    /// What happened.
    EventKind {
        /// A summit.
        Summit = "summit",
        /// A meeting.
        Meeting = "meeting",
        /// A visit.
        Visit = "visit",
        /// A journey of several stops.
        Journey = "journey",
        /// A telephone call.
        Call = "call",
        /// A written message.
        Message = "message",
        /// A speech.
        Speech = "speech",
        /// A statement to the press or public.
        Statement = "statement",
        /// A ceremony.
        Ceremony = "ceremony",
        /// An attack.
        Attack = "attack",
        /// A conference.
        Conference = "conference",
        /// A military exercise or test.
        Exercise = "exercise",
        /// A vote.
        Vote = "vote",
        /// An article or interview.
        Article = "article",
        /// A delivery of goods.
        Delivery = "delivery",
        /// Something else.
        Other = "other",
    }
}

vocabulary! {
    /// What a participant did.
    ParticipantRole {
        /// Received the others.
        Host = "host",
        /// Was received.
        Guest = "guest",
        /// Led the meeting.
        Chair = "chair",
        /// Led it with another.
        CoChair = "co-chair",
        /// Spoke.
        Speaker = "speaker",
        /// Took part.
        Participant = "participant",
        /// Was the one addressed.
        Recipient = "recipient",
        /// Was present.
        Attendee = "attendee",
        /// Travelled along.
        Companion = "companion",
    }
}

vocabulary! {
    /// How a figure's number is bounded.
    Qualifier {
        /// More than the number.
        Over = "over",
        /// Less than the number.
        Under = "under",
        /// About the number.
        About = "about",
        /// The number at most.
        UpTo = "up-to",
        /// The number at least.
        AtLeast = "at-least",
        /// A little less than the number.
        Nearly = "nearly",
        /// Half of what is named.
        HalfOf = "half-of",
    }
}

vocabulary! {
    /// Whether a figure is fact or intent.
    Modality {
        /// It was so.
        Actual = "actual",
        /// It is planned or agreed.
        Planned = "planned",
        /// It is forecast.
        Forecast = "forecast",
        /// It is projected.
        Projected = "projected",
        /// It is proposed.
        Proposed = "proposed",
        /// Somebody claims it.
        Claimed = "claimed",
        /// It is estimated.
        Estimated = "estimated",
        /// It is what a plant is built for.
        Design = "design",
    }
}

impl Modality {
    /// Whether it tells what a route is or is to be built for, and not what it carries or may come to carry.
    pub const fn is_built_for(self) -> bool {
        matches!(self, Self::Design | Self::Planned | Self::Projected | Self::Proposed)
    }
}

vocabulary! {
    /// What a statement is.
    StatementKind {
        /// A circumstance that the report states.
        Fact = "fact",
        /// Somebody's claim.
        Claim = "claim",
        /// A proposal.
        Proposal = "proposal",
        /// An assurance.
        Assurance = "assurance",
        /// A warning.
        Warning = "warning",
        /// Criticism.
        Criticism = "criticism",
        /// A refusal.
        Refusal = "refusal",
        /// The report's own analysis.
        Analysis = "analysis",
    }
}

vocabulary! {
    /// An operation on other figures, all of them in the base units of their dimensions.
    Operation {
        /// All added up.
        Sum = "sum",
        /// The first less the second.
        Difference = "difference",
        /// All multiplied.
        Product = "product",
        /// The first by the second.
        Ratio = "ratio",
        /// The first in hundredths of the second.
        Percent = "percent",
        /// The sum by their number.
        Mean = "mean",
    }
}

vocabulary! {
    /// What a note is.
    NoteKind {
        /// The report contradicts itself.
        Contradiction = "contradiction",
        /// To be read with care.
        Caution = "caution",
        /// Public record says otherwise.
        OutsideRecord = "outside-record",
    }
}

vocabulary! {
    /// What a chart draws.
    ChartKind {
        /// One bar a figure.
        Bars = "bars",
        /// One row a country, with a dot for each of its figures.
        Dumbbell = "dumbbell",
        /// Figures over time, joined by lines.
        Growth = "growth",
        /// Capacities of routes over time, one upon the other.
        Stack = "stack",
        /// One dot a deal, by its worth.
        Deals = "deals",
        /// Capacities of routes by the countries that they run through.
        Transit = "transit",
        /// Countries by organisations.
        Matrix = "matrix",
    }
}

vocabulary! {
    /// What a chart draws a series as.
    SeriesRole {
        /// What the chart is about.
        Value = "value",
        /// Held against the values.
        Compare = "compare",
        /// Another number for the same.
        Reference = "reference",
        /// Several values together.
        Sum = "sum",
        /// What is to come.
        Forecast = "forecast",
        /// A yearly rate, then the figures that it starts from.
        Rate = "rate",
        /// Words beside a row.
        Flag = "flag",
    }
}
