//! What a table is made of.

use crate::{state::Row, text::small_letters};
use heartland_data::model::Thing;

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A table that a reader can open.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum GridTable { $($(#[$doc])* $name),+ }

        impl GridTable {
            /// All tables, in the order in which they are offered, and named in the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name of the table's file.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

tables! {
    /// Numbers.
    Figures = "figures",
    /// Deals.
    Deals = "deals",
    /// Events.
    Events = "events",
    /// Routes.
    Routes = "routes",
    /// Places.
    Places = "places",
    /// Organisations.
    Organisations = "organisations",
    /// Memberships.
    Memberships = "memberships",
    /// Countries.
    Countries = "countries",
    /// People.
    People = "people",
    /// Statements.
    Statements = "statements",
    /// Notes.
    Notes = "notes",
    /// Life of the routes.
    Milestones = "milestones",
    /// Sources.
    Sources = "sources",
}

/// What a cell says, and what orders it if that is not its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// In words.
    pub text: String,
    /// The same in small letters: what it is found by.
    pub letters: String,
    /// For numbers and dates.
    pub rank: Option<u64>,
}

impl Cell {
    /// A cell that says this.
    pub fn from_text(text: impl Into<String>, rank: Option<u64>) -> Self {
        let text = text.into();
        Self { letters: small_letters(&text), text, rank }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Stable id of the row in its table.
    pub slug: String,
    /// What a click leads to.
    pub leads_to: Option<Row>,
    /// The things that it concerns.
    pub concerns: Vec<Thing>,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Headings.
    pub columns: Vec<&'static str>,
    /// Rows in the order of the table.
    pub rows: Vec<GridRow>,
}
