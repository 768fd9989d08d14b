//! Events: their entries in the chronology, who takes part, and where.

use crate::package::{Package, assert_edit};

const FILE: &str = "tables/events.csv";

/// A further event of the log, told in all languages.
fn with_event(chronology: &str, at: &str) -> Package {
    let package = Package::minimal();
    let row = format!(
        "launch,Launch of the ferry,ceremony,2001-05,{chronology},false,,The ship floats.,log,{at}\n"
    );
    package.append(FILE, &row);
    for (language, name) in [("ru", "Спуск парома"), ("zh", "渡轮下水")] {
        package.append(&format!("i18n/{language}.csv"), &format!("events,launch,name,{name}\n"));
    }
    package
}

#[test]
fn entries_of_the_chronology_are_there_and_of_one_event() {
    with_event("2", "e2").assert_violations(&[]);
    with_event("2", "e1-2").assert_violations(&[]);
    with_event("4", "e3").assert_violations(&[
        "tables/events.csv:3:chronology: section \"log\" has no entry 4; it has 1 to 3",
    ]);
    with_event("2", "e3").assert_violations(&[
        "tables/events.csv:3:chronology: the number is 2, but the locator says e3; correct the number or the locator",
    ]);
    with_event("3", "e3").assert_violations(&[
        "tables/events.csv:3:chronology: entry 3 stands already in row 2; give each entry to one event, and leave the cell of others empty",
    ]);
}

#[test]
fn nobody_takes_part_twice() {
    for (party, column, id) in [
        ("ada-skipper,,", "person", "ada-skipper"),
        ("ada-skipper,AST,", "person", "ada-skipper"),
        (",BOR,", "country", "BOR"),
    ] {
        let row = if column == "person" { 2 } else { 3 };
        Package::minimal()
            .append("tables/participants.csv", &format!("union-meeting,3,{party},guest\n"))
            .assert_violations(&[&format!(
                "tables/participants.csv:4:{column}: \"{id}\" takes part already in row {row}; delete one of them"
            )]);
    }
}

#[test]
fn places_and_participants_are_numbered_without_gaps() {
    assert_edit(
        "tables/participants.csv",
        "union-meeting,2",
        "union-meeting,4",
        &[
            "tables/participants.csv:3:seq: participant 4 follows participant 1; number the participants of an event 1, 2, 3",
        ],
    );
    assert_edit(
        "tables/event_places.csv",
        "union-meeting,1",
        "union-meeting,3",
        &[
            "tables/event_places.csv:2:seq: the first place of the event has the number 2; number the places of an event 1, 2, 3",
        ],
    );
}
