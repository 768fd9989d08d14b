//! English.

use super::TimelineTexts;

pub(super) const TEXTS: TimelineTexts = TimelineTexts {
    title: "Chronology",
    help: "Arrow keys go from entry to entry, plus and minus zoom, Enter selects, Escape goes back.",
    months: "Report's months",
    years: "All years",
    zoom_in: "Closer",
    zoom_out: "Farther",
    list: "List",
    only: "Only {name}",
    number: "Chronology, {number}",
    unnumbered: "Further entries",
    bundle: "{count} entries",
    families: ["Meetings", "Journeys", "Events", "Deals", "Built", "Plans"],
    since: "public record",
    play: "Play the journey",
    pause: "Pause",
    step: "Next stop",
    stop: "Stop {number} of {count}: {name}, {date}",
    nothing: "Nothing matches the filters.",
};
