//! The search in English.

use super::SearchTexts;
use crate::text::Plural;

pub(super) const TEXTS: SearchTexts = SearchTexts {
    label: "Search the atlas",
    placeholder: "Name, number, date…",
    close: "Close search",
    results: "Results",
    count: Plural { one: "{count} result", few: "{count} results", many: "{count} results" },
    none: "Nothing found for “{text}”.",
    suggest: "Try a name, a number as the report writes it{number}, or a date{date}.",
    example: " ({value})",
    partial: "Nothing has all of these words. The nearest:",
    some: "{name}: {count} of {all}",
    kinds: [
        "Countries",
        "Places",
        "Cities on the map",
        "Routes",
        "Organisations",
        "People",
        "Figures",
        "Deals",
        "Events",
        "Statements",
        "Notes",
        "Sections of the report",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    sizes: &[(1e12, " trillion tn"), (1e9, " billion bn"), (1e6, " million m")],
};
