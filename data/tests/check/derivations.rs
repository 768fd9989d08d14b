//! Derived figures are computed anew.

use crate::package::{Package, assert_edit};

const FILE: &str = "tables/figures.csv";

fn assert_derivation(derivation: &str, expected: &[&str]) {
    assert_edit(FILE, "sum: passengers-astra passengers-borea", derivation, expected);
}

#[test]
fn values_that_do_not_follow() {
    assert_edit(
        FILE,
        ",60.0,",
        ",61.0,",
        &[
            "tables/figures.csv:5:value: 61.0 stands here and the derivation gives 60.0; correct the value, the unit, the derivation or one of its inputs: \"passengers-astra\" (row 2), \"passengers-all\" (row 4)",
        ],
    );
    assert_derivation(
        "difference: passengers-astra passengers-borea",
        &[
            "tables/figures.csv:4:value: 200 stands here and the derivation gives 40; correct the value, the unit, the derivation or one of its inputs: \"passengers-astra\" (row 2), \"passengers-borea\" (row 3)",
        ],
    );
    assert_derivation(
        "mean: passengers-astra passengers-borea",
        &[
            "tables/figures.csv:4:value: 200 stands here and the derivation gives 100; correct the value, the unit, the derivation or one of its inputs: \"passengers-astra\" (row 2), \"passengers-borea\" (row 3)",
        ],
    );
    assert_derivation(
        "product: ratio-astra passengers-borea",
        &[
            "tables/figures.csv:4:value: 200 stands here and the derivation gives 120; correct the value, the unit, the derivation or one of its inputs: \"ratio-astra\" (row 6), \"passengers-borea\" (row 3)",
        ],
    );
}

#[test]
fn a_wrong_value_is_not_also_told_of_what_is_computed_from_it() {
    assert_edit(
        FILE,
        ",200,",
        ",210,",
        &[
            "tables/figures.csv:4:value: 210 stands here and the derivation gives 200; correct the value, the unit, the derivation or one of its inputs: \"passengers-astra\" (row 2), \"passengers-borea\" (row 3)",
        ],
    );
}

#[test]
fn values_are_compared_at_their_own_digits() {
    Package::minimal().edit(FILE, ",120,", ",120.04,").edit(FILE, ",200,", ",200.0,").assert_violations(&[]);
    Package::minimal().edit(FILE, ",120,", ",120.06,").edit(FILE, ",200,", ",200.0,").assert_violations(&[
        "tables/figures.csv:4:value: 200.0 stands here and the derivation gives 200.1; correct the value, the unit, the derivation or one of its inputs: \"passengers-astra\" (row 2), \"passengers-borea\" (row 3)",
    ]);
}

#[test]
fn units_are_converted() {
    Package::minimal()
        .append("tables/units.csv", "passengers,{},passengers,count,1\n")
        .append("i18n/zh.csv", "units,passengers,symbol,{}人\nunits,passengers,name,人\n")
        .append("i18n/ru.csv", "units,passengers,symbol,{}\nunits,passengers,name,пассажиры\n")
        .edit(FILE, "120,,thousand-passengers", "120000,,passengers")
        .edit(FILE, "80,,thousand-passengers", "80000,,passengers")
        .assert_violations(&[]);
}

#[test]
fn ranges_give_ranges() {
    let with_ranges = |all: &str, ratio: &str, expected: &[&str]| {
        Package::minimal()
            .edit(FILE, ",120,,", ",120,130,")
            .edit(FILE, ",200,,", all)
            .edit(
                FILE,
                "percent: passengers-astra passengers-all",
                "percent: passengers-borea passengers-borea",
            )
            .edit(FILE, ",60.0,", ",100,")
            .edit(FILE, "ratio: passengers-astra", "ratio: passengers-all")
            .edit(FILE, ",1.5,,", ratio)
            .assert_violations(expected);
    };
    with_ranges(",200,210,", ",2.5,2.6,", &[]);
    with_ranges(
        ",200,210,",
        ",2.5,2.7,",
        &[
            "tables/figures.csv:6:value_to: 2.7 stands here and the derivation gives 2.6; correct the value, the unit, the derivation or one of its inputs: \"passengers-all\" (row 4), \"passengers-borea\" (row 3)",
        ],
    );
    // What is computed from a figure found wrong is left alone.
    with_ranges(
        ",200,,",
        ",2.5,2.7,",
        &["tables/figures.csv:4:value_to: the inputs are ranges, and their sum is one; write 210"],
    );
    assert_edit(
        FILE,
        ",1.5,,",
        ",1.5,1.6,",
        &["tables/figures.csv:6:value_to: the derivation gives no range; leave it empty"],
    );
}

#[test]
fn derivations_of_the_wrong_form() {
    assert_derivation(
        "passengers-astra",
        &[
            "tables/figures.csv:4:derivation: \"passengers-astra\" is not a derivation; write it like sum: id id",
        ],
    );
    assert_derivation(
        "sun: passengers-astra passengers-borea",
        &["tables/figures.csv:4:derivation: unknown operation \"sun\"; did you mean \"sum\"?"],
    );
    assert_derivation(
        "integral: passengers-astra",
        &[
            "tables/figures.csv:4:derivation: unknown operation \"integral\"; use one of sum, difference, product, ratio, percent, mean",
        ],
    );
    assert_derivation("sum:", &["tables/figures.csv:4:derivation: \"sum\" has 0 figures; name one or more"]);
    assert_derivation(
        "ratio: passengers-astra",
        &["tables/figures.csv:4:derivation: \"ratio\" has 1 figures; name two"],
    );
    assert_derivation(
        "sum: passengers-astra passengers-boreas",
        &[
            "tables/figures.csv:4:derivation: unknown figure \"passengers-boreas\"; did you mean \"passengers-borea\"? The ids are in tables/figures.csv",
        ],
    );
    assert_derivation(
        "sum: passengers-astra crossing",
        &[
            "tables/figures.csv:4:derivation: \"crossing\" (row 7) is of dimension time and the sum of dimension count; combine figures of one dimension",
        ],
    );
}

#[test]
fn figures_computed_from_themselves() {
    assert_derivation(
        "product: passengers-astra share-astra",
        &[
            "tables/figures.csv:4:derivation: the figure is computed from itself (passengers-all <- share-astra <- passengers-all); compute it from figures of the report",
        ],
    );
}

#[test]
fn nothing_is_divided_by_zero() {
    Package::minimal()
        .edit("tables/figures.csv", "BOR,AST,,,day-ferry,,,,80,", "BOR,AST,,,day-ferry,,,,0,")
        .edit("tables/figures.csv", "200,,thousand", "120,,thousand")
        .edit("tables/figures.csv", "60.0,,percent", "100.0,,percent")
        .assert_violations(&[
            "tables/figures.csv:6:derivation: the ratio divides by a figure that is 0 or may be; correct that figure, or compute it otherwise",
        ]);
}
