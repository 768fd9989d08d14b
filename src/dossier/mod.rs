//! The dossier of a thing: everything that the atlas holds about it, in words, grouped, each row with its place in the
//! report. A query over the tables; no markup.

mod cite;
mod compose;
mod entries;
mod locator;
mod row;
mod sentence;
mod series;

pub use cite::{CiteForm, citation};
pub use compose::dossier_of;
pub use entries::{entry_of, figure_value};
pub use locator::{locator_text, origin_text};
pub use row::dossier_of_row;
pub use sentence::{counted, spoken};
pub use series::{figures_of, series_of};

use crate::{
    state::Relations,
    text::{DossierTexts, Texts, dossier_texts},
};
use heartland_data::{
    Atlas,
    model::{Basis, Item, Language, MembershipId, MilestoneId, PersonId, PlaceId, RouteId, Thing},
};

/// What a dossier is written with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The tables.
    pub atlas: &'a Atlas,
    /// Their ties.
    pub relations: &'a Relations,
    /// Words of the interface.
    pub texts: &'static Texts,
    /// Language of the tables' texts.
    pub language: Language,
}

impl Desk<'_> {
    /// Words of the dossier alone.
    pub(crate) fn words(&self) -> &'static DossierTexts {
        dossier_texts(self.tag())
    }

    /// The tag of the language.
    pub(crate) fn tag(&self) -> &str {
        self.atlas.report.tag(self.language)
    }
}

/// The dossier of one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// What it is about; `None` for a row that is no thing.
    pub thing: Option<Thing>,
    /// Its name.
    pub title: String,
    /// What it is: kind, status, country.
    pub kind: Vec<String>,
    /// One generated sentence: how much there is.
    pub sentence: String,
    /// The table's own sentence about it, if any, with its place in the report.
    pub summary: Option<(String, String)>,
    /// Rows in groups; no group is empty.
    pub groups: Vec<Group>,
}

impl Dossier {
    /// All its rows, written out with the desk that it was made with.
    pub fn entries(&self, desk: &Desk<'_>) -> impl Iterator<Item = Entry> {
        let stems = self.groups.iter().flat_map(|group| &group.stems);
        stems.filter_map(|stem| entry_of(desk, self.thing, stem))
    }
}

/// Rows of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Stable name, for styles and tests.
    pub key: &'static str,
    /// Heading.
    pub title: String,
    /// What its rows are written from. A long dossier has hundreds, of which a reader sees a few at first.
    pub stems: Vec<Stem>,
}

impl Group {
    /// How many it tells of: a row may be a list.
    pub fn count(&self) -> usize {
        let counts = self.stems.iter().map(|stem| match stem {
            Stem::Parties(things, people) => things.len() + people.len(),
            _ => 1,
        });
        counts.sum()
    }
}

/// What a row of a dossier is written from; see [`entry_of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stem {
    /// A row that says something.
    Item(Item),
    /// A route, to go to.
    Route(RouteId),
    /// A place, to go to.
    Place(PlaceId),
    /// A moment in the life of a route.
    Milestone(MilestoneId),
    /// A membership, seen from the dossier's thing.
    Membership(MembershipId),
    /// Things to go to, and people that no dossier of a thing is about.
    Parties(Vec<Thing>, Vec<PersonId>),
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Stable id of the row in its table; empty for rows made of others.
    pub slug: String,
    /// Number, date or kind that stands first.
    pub lead: String,
    /// What it says.
    pub text: String,
    /// Further words: period, modality, who says so.
    pub tags: Vec<String>,
    /// Who says so, where that can differ.
    pub basis: Option<Basis>,
    /// Place in the report, or the source.
    pub locator: String,
    /// Things that the row leads to, not the dossier's own.
    pub links: Vec<Link>,
    /// Whether it is a figure: it can be cited.
    pub is_figure: bool,
    /// How it is computed.
    pub operation: Option<&'static str>,
    /// What it is computed from: stable ids, and values with what they are.
    pub inputs: Vec<(String, String)>,
    /// Titles and texts of notes on this very row.
    pub notes: Vec<(String, String)>,
}

/// A thing to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The thing.
    pub thing: Thing,
    /// Its name.
    pub name: String,
}
