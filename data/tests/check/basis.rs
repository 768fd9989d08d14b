//! Locators and evidence.

use crate::package::{Package, assert_edit};

#[test]
fn locators_past_the_end_of_their_section() {
    assert_edit(
        "tables/people.csv",
        "intro,p2",
        "intro,p5",
        &["tables/people.csv:2:at: section \"intro\" has no p5; it has p1 to p4 and i1 to i2"],
    );
    assert_edit(
        "tables/places.csv",
        "intro,p2-3",
        "intro,p2-5",
        &["tables/places.csv:4:at: section \"intro\" has no p2-5; it has p1 to p4 and i1 to i2"],
    );
    assert_edit(
        "tables/people.csv",
        "intro,p2",
        "intro,i3",
        &["tables/people.csv:2:at: section \"intro\" has no i3; it has p1 to p4 and i1 to i2"],
    );
    assert_edit(
        "tables/notes.csv",
        "traffic,n1",
        "traffic,n2",
        &["tables/notes.csv:2:at: section \"traffic\" has no n2; it has r1 to r2 and n1"],
    );
    assert_edit(
        "tables/notes.csv",
        "traffic,n1",
        "traffic,p1",
        &["tables/notes.csv:2:at: section \"traffic\" has no p1; it has r1 to r2 and n1"],
    );
    assert_edit(
        "tables/events.csv",
        "log,e3",
        "log,e4",
        &["tables/events.csv:2:at: section \"log\" has no e4; it has e1 to e3"],
    );
}

#[test]
fn locators_of_the_wrong_form() {
    assert_edit(
        "tables/places.csv",
        "intro,p2-3",
        "intro,p3-2",
        &["tables/places.csv:4:at: p3-2 runs backwards; write the lower number first"],
    );
    assert_edit(
        "tables/people.csv",
        "intro,p2",
        "intro,p300",
        &["tables/people.csv:2:at: p300 counts past 255; correct the number"],
    );
    assert_edit(
        "tables/people.csv",
        "intro,p2",
        "intro,",
        &["tables/people.csv:2:at: the cell is empty; fill it in"],
    );
    assert_edit(
        "tables/people.csv",
        "intro,p2",
        "intro,page 2",
        &[
            "tables/people.csv:2:at: \"page 2\" does not have the right form; write it as described: Where in the section: p paragraph, r table row, n footnote, e chronology entry, i list item; p3 or p3-4",
        ],
    );
}

#[test]
fn half_a_locator() {
    assert_edit(
        "tables/figures.csv",
        "traffic,r2",
        "traffic,",
        &["tables/figures.csv:3:at: the locator names no place in its section; add it, like p3"],
    );
    assert_edit(
        "tables/figures.csv",
        "traffic,r2",
        ",r2",
        &["tables/figures.csv:3:section: the locator r2 names no section; add the section"],
    );
}

#[test]
fn said_needs_a_locator() {
    assert_edit(
        "tables/figures.csv",
        "traffic,r2",
        ",",
        &["tables/figures.csv:3:section: the report says it, but not where; give section and at"],
    );
    assert_edit(
        "tables/memberships.csv",
        "1990,,said,,intro,p1",
        "1990,,said,,,",
        &["tables/memberships.csv:2:section: the report says it, but not where; give section and at"],
    );
}

#[test]
fn since_needs_a_source() {
    assert_edit(
        "tables/milestones.csv",
        "since,survey",
        "since,",
        &["tables/milestones.csv:3:source: later record has no source; name one of tables/sources.csv"],
    );
}

#[test]
fn derived_and_derivation_go_together() {
    assert_edit(
        "tables/figures.csv",
        "sum: passengers-astra passengers-borea",
        "",
        &[
            "tables/figures.csv:4:derivation: the derived figure has no derivation; say how it is computed, like sum: id id",
        ],
    );
    Package::minimal()
        .edit("tables/figures.csv", "derived,sum:", "said,sum:")
        .assert_violations(&[
            "tables/figures.csv:4:derivation: a derivation stands with a figure that is not derived; let basis be derived, or delete the derivation",
        ]);
}

#[test]
fn notes_of_outside_records_name_them() {
    assert_edit(
        "tables/notes.csv",
        "note-total,caution",
        "note-total,outside-record",
        &["tables/notes.csv:2:source: the outside record has no source; name one of tables/sources.csv"],
    );
}
