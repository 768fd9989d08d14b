//! Typed row numbers and the tables that they index.

use crate::pack::numbered;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;

/// A row's number in one table of an [`Atlas`](crate::Atlas): cheap to copy and compare, meaningless elsewhere.
///
/// Made only by packing and by [`Table`]; unpacking refuses any that points past its table.
pub trait RowId: Copy + Eq + Ord + std::hash::Hash + std::fmt::Debug {
    /// The number of its table among the tables that have ids.
    const TABLE: usize;
    /// From a row number, counted from 0.
    fn from_index(index: u16) -> Self;
    /// The row number, counted from 0.
    fn index(self) -> usize;
}

macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u16);

        impl RowId for $name {
            const TABLE: usize = Number::$name as usize;
            fn from_index(index: u16) -> Self { Self(index) }
            fn index(self) -> usize { usize::from(self.0) }
        }

        // No number past the table is let in.
        numbered!(
            $name,
            |from: &crate::pack::ColumnReader<'_>| from.length(<$name as RowId>::TABLE),
            |id: $name| i64::from(id.0),
            |number| $name(number as u16)
        );
    )+

        /// How many tables have ids.
        pub(crate) const TABLES: usize = [$(Number::$name),+].len();

        #[derive(Clone, Copy)]
        #[allow(clippy::enum_variant_names, reason = "the names of the ids, to count them")]
        enum Number { $($name),+ }
    };
}

row_ids! {
    /// A section of the report.
    SectionId,
    /// A source other than the report.
    SourceId,
    /// A unit.
    UnitId,
    /// What a figure measures.
    MeasureId,
    /// A country or area of the map.
    CountryId,
    /// A town of the base map.
    CityId,
    /// An ocean, sea, gulf or lake that the map names.
    WaterId,
    /// A place or site that the report names.
    PlaceId,
    /// An organisation, bloc or group.
    OrganisationId,
    /// A membership of an organisation.
    MembershipId,
    /// A person.
    PersonId,
    /// A pipeline, railway, road, corridor or journey.
    RouteId,
    /// A moment in the life of a route.
    MilestoneId,
    /// A deal, loan, declaration or offer.
    DealId,
    /// A dated happening.
    EventId,
    /// A number.
    FigureId,
    /// A statement without a number.
    StatementId,
    /// A contradiction or caution.
    NoteId,
    /// A chart.
    ChartId,
    /// A series of a chart.
    ChartSeriesId,
    /// A set of figures that countries are shaded by.
    ShadeId,
}

/// The rows of one table in the order of its file, reached by their typed id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, T> {
    rows: Vec<T>,
    key: PhantomData<K>,
}

impl<K: RowId, T> Table<K, T> {
    /// A table of these rows; rows past 65,535 cannot be addressed and are refused by the author's check.
    pub const fn from_rows(rows: Vec<T>) -> Self {
        Self { rows, key: PhantomData }
    }

    /// The row of an id of the same atlas; `None` for an id of another, larger one.
    pub fn get(&self, id: K) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Ids and rows in file order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(index, row)| (K::from_index(index as u16), row))
    }

    /// The rows alone, in file order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }
}

impl<K: RowId, T: HasSlug> Table<K, T> {
    /// The id of the row with this stable id (`KAZ`, `cagp-a`); `None` when there is none.
    pub fn find(&self, slug: &str) -> Option<K> {
        self.iter().find(|(_, row)| row.slug() == slug).map(|(id, _)| id)
    }
}

/// A row with a stable id of its own, the one that stands in links.
pub trait HasSlug {
    /// The stable id.
    fn slug(&self) -> &str;
}

impl<K, T: Serialize> Serialize for Table<K, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de, K, T: Deserialize<'de>> Deserialize<'de> for Table<K, T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { rows: Vec::deserialize(deserializer)?, key: PhantomData })
    }
}
