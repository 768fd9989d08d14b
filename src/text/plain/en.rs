//! English.

use super::PlainTexts;

pub(super) const TEXTS: PlainTexts = PlainTexts {
    missing: "While the interactive part is not running, the map cannot be moved and nothing can be selected; the main tables stand here.",
    map_description: "Countries, waters and towns in equal-area projection, and on them, as the report has them: {kinds}. The tables on this page list every line.",
    tables: "Tables of the report",
    contents: "On this page",
    routes: "Routes",
    chronology: "Chronology",
    deals: "Deals, loans and declarations",
    notes: "Contradictions and cautions",
    sources: "Sources besides the report",
    column_name: "Name",
    column_status: "Status in the report",
    column_capacity: "Capacity",
    column_place: "Place in the report",
    column_date: "Date",
    column_value: "Value",
    column_title: "Title",
    column_publisher: "Publisher",
    column_licence: "Licence",
};
