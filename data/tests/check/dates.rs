//! Dates that the report cannot know of, and those of deals and their events. The ferries' report is of May 2002.

use crate::package::{Package, assert_edit};

const DEALS: &str = "tables/deals.csv";

#[test]
fn what_has_happened_did_so_before_the_report() {
    let message = "tables/events.csv:2:date: the chronology of a report of 2002-05 has an event in 2003; correct the date, or leave chronology empty";
    let package = Package::minimal();
    package
        .edit("tables/event_places.csv", "AST,2001-06-02", "AST,")
        .edit("tables/event_places.csv", "BOR,2001-06-01", "BOR,")
        .edit(DEALS, "2001-06", "2001")
        .edit("tables/events.csv", "2001-06-01/2001-06-02,3", "2003,3")
        .assert_violations(&[message]);
    // An event that the report looks ahead to, as far as the years go.
    package.edit("tables/events.csv", "2003,3", "2003,").assert_violations(&[]);
    package.edit("tables/events.csv", "2003,", "2006,").assert_violations(&[
        "tables/events.csv:2:date: the event in 2006 lies after the years of the atlas, up to 2005; correct the date, or heartland.years.to",
    ]);
}

#[test]
fn what_began_before_the_report_may_end_after_it() {
    let figure = |modality: &str, period: &str, basis: &str| {
        let package = Package::minimal();
        let row = format!(
            "later,duration,Hours of a later crossing,,,,,day-ferry,,,,1,,hours,,{modality},{period},{basis}\n"
        );
        package.append("tables/figures.csv", &row);
        package
    };
    figure("planned", "2003", "said,,,intro,p1").assert_violations(&[]);
    figure("actual", "2003", "since,,survey,,").assert_violations(&[]);
    figure("actual", "2001/2003", "said,,,intro,p1").assert_violations(&[]);
    figure("actual", "2003", "said,,,intro,p1").assert_violations(&[
        "tables/figures.csv:8:period: the figure is actual in 2003, after the report of 2002-05; correct the period, the modality or the basis",
    ]);
}

#[test]
fn deals_are_made_before_the_report_and_at_their_events() {
    Package::minimal()
        .edit(DEALS, "2001-06,AST", "2002-07,AST")
        .edit(DEALS, "union-meeting", "")
        .assert_violations(&[
            "tables/deals.csv:2:date: the deal is signed in 2002-07, after the report of 2002-05; correct the date: it is that of the status",
        ]);
    // What was offered some time before may be taken up at an event.
    assert_edit(DEALS, "2001-06,AST", "2000,AST", &[]);
    for date in ["2001-07", "2001-05-31"] {
        assert_edit(
            DEALS,
            "2001-06,AST",
            &format!("{date},AST"),
            &[&format!(
                "tables/deals.csv:2:date: the deal is of {date}, but its event \"union-meeting\" of 2001-06-01/2001-06-02 (tables/events.csv, row 2); correct one of the dates, or the event"
            )],
        );
    }
}

#[test]
fn deals_have_two_sides() {
    assert_edit(
        DEALS,
        "AST,BOR",
        "AST,AST",
        &["tables/deals.csv:2:counterpart: \"AST\" stands on both sides; name the other side"],
    );
    assert_edit(
        DEALS,
        "AST,BOR",
        ",",
        &[
            "tables/deals.csv:2:country: the deal has no party; fill in one of country, counterpart, organisation, counterpart_organisation",
        ],
    );
}
