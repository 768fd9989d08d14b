//! English.

use super::KeyTexts;

pub(super) const TEXTS: KeyTexts = KeyTexts {
    skip: "Skip to",
    more: "More",
    keys: "Keyboard",
    single: "Let / and ? work as shortcuts",
    columns: ["Key", "What it does"],
    groups: &[
        (
            "Everywhere",
            &[
                ("/  Ctrl K", "Search"),
                ("?", "This list"),
                ("Tab", "To the next part; the things of a part are one stop"),
                ("Esc", "One step back: preview, selection, opening view"),
            ],
        ),
        (
            "In a part: things on the map, legend, marks of a chart, dossier, list of the chronology, tables",
            &[
                ("← → ↑ ↓", "To the nearest on that side"),
                ("Home  End", "To the first, to the last"),
                ("PgUp  PgDn", "On the map: one back, one on in order: countries, routes, places"),
                ("Letter", "To the next whose name begins with it"),
                ("Enter", "Select, or let go"),
                ("Shift Enter", "In the legend: show this alone"),
            ],
        ),
        ("On the map", &[("← → ↑ ↓", "Move"), ("+  −", "Zoom"), ("0", "Whole region")]),
        (
            "On the strip of the chronology",
            &[("← →", "Earlier, later"), ("+  −", "Less, more time"), ("Enter", "Select")],
        ),
    ],
    sheet_up: "More of the dossier",
    sheet_down: "Less of the dossier",
};
