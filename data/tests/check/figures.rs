//! Figures and memberships that cannot be.

use crate::package::{Package, assert_edit};

const FILE: &str = "tables/figures.csv";

#[test]
fn a_figure_of_nothing() {
    assert_edit(
        FILE,
        "Share of passengers from Astra,AST",
        "Share of passengers from Astra,",
        &[
            "tables/figures.csv:5:country: the figure has no subject; fill in one of country, organisation, route, place, deal, event",
        ],
    );
}

#[test]
fn shares_over_the_whole() {
    assert_edit(
        FILE,
        "60.0,,percent,,actual,2001,derived,percent: passengers-astra passengers-all,",
        "100.1,,percent,,actual,2001,said,,",
        &[
            "tables/figures.csv:5:value: 100.1 percent is more than the whole; correct the value, or use a unit of dimension rate or ratio",
        ],
    );
    assert_edit(
        FILE,
        "60.0,,percent,,actual,2001,derived,percent: passengers-astra passengers-all,",
        "60.0,110,percent,,actual,2001,said,,",
        &[
            "tables/figures.csv:5:value_to: 110 percent is more than the whole; correct the value, or use a unit of dimension rate or ratio",
        ],
    );
}

#[test]
fn fewer_than_none() {
    assert_edit(
        FILE,
        ",80,",
        ",-80,",
        &[
            "tables/figures.csv:3:value: -80 thousand-passengers is less than nothing; correct the value or the unit",
        ],
    );
}

#[test]
fn ranges_that_run_backwards() {
    for (range, message) in [("3,2", "the range runs from 3 to 2"), ("2,2.0", "the range runs from 2 to 2.0")]
    {
        let message = format!(
            "tables/figures.csv:7:value_to: {message}; write the lower end in value, the upper in value_to"
        );
        assert_edit(FILE, ",2,3,", &format!(",{range},"), &[&message]);
    }
}

#[test]
fn numbers_that_are_too_long() {
    assert_edit(
        FILE,
        ",2,3,",
        ",2,3333333333333333333,",
        &[
            "tables/figures.csv:7:value_to: the number is not a decimal number of at most 18 digits, 12 of them after the point; round it",
        ],
    );
}

#[test]
fn memberships_of_nobody_or_two() {
    assert_edit(
        "tables/memberships.csv",
        "ferry-union,,harbour-board,",
        "ferry-union,,,",
        &[
            "tables/memberships.csv:5:country: nobody is the member; give the country or the member organisation",
        ],
    );
    assert_edit(
        "tables/memberships.csv",
        "ferry-union,,harbour-board,",
        "ferry-union,CAL,harbour-board,",
        &[
            "tables/memberships.csv:5:member: a country and an organisation share one membership; make it two rows",
        ],
    );
}

#[test]
fn memberships_at_the_same_time() {
    assert_edit(
        "tables/memberships.csv",
        "1990,1994",
        "1990,1996",
        &[
            "tables/memberships.csv:4:from: \"BOR\" belongs to \"ferry-union\" in row 3 at the same time; end one before the other begins, or delete one",
        ],
    );
    Package::minimal()
        .append("tables/memberships.csv", "again,ferry-union,,harbour-board,partner,,,said,,intro,i2\n")
        .assert_violations(&[
            "tables/memberships.csv:6:from: \"harbour-board\" belongs to \"ferry-union\" in row 5 at the same time; end one before the other begins, or delete one",
        ]);
}
