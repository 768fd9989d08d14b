//! Routes, their points, lengths and milestones.

use crate::package::{Package, assert_edit};

const POINTS: &str = "tables/route_points.csv";

#[test]
fn fewer_than_two_points() {
    assert_edit(
        POINTS,
        "quay-rail,1,,Astraport,AST,13.5,52.5,,survey\nquay-rail,2,,Low Halt,AST,13.8,52.2,,survey\nquay-rail,3,",
        "quay-rail,1,",
        &[
            "tables/routes.csv:3:id: the route \"quay-rail\" has 1 of the two points that a line needs; add its points to tables/route_points.csv",
        ],
    );
}

#[test]
fn points_with_gaps_or_out_of_order() {
    let fix = "number the points of a route 1, 2, 3 in the order of the file";
    for (from, to, row, what) in [
        ("quay-rail,3,", "quay-rail,4,", 6, "point 4 follows point 2"),
        ("quay-rail,1,,Astraport,AST,13.5,52.5,,survey\n", "", 4, "the first point has the number 2"),
    ] {
        assert_edit(POINTS, from, to, &[&format!("tables/route_points.csv:{row}:seq: {what}; {fix}")]);
    }
    Package::minimal()
        .edit(POINTS, "quay-rail,2,", "quay-rail,9,")
        .edit(POINTS, "quay-rail,3,", "quay-rail,2,")
        .edit(POINTS, "quay-rail,9,", "quay-rail,3,")
        .assert_violations(&[&format!("tables/route_points.csv:6:seq: point 2 stands after point 3; {fix}")]);
}

#[test]
fn lengths_that_are_not_those_of_the_points() {
    for (length, share) in [("250", "0.49"), ("110", "1.12")] {
        let message = format!(
            "tables/routes.csv:2:length_km: the line through points 1 to 2 is 123 km long, {share} of the {length} km published; correct a point, the length or its part (sound is 0.70 to 1.05)"
        );
        assert_edit("tables/routes.csv", ",125,", &format!(",{length},"), &[&message]);
    }
}

#[test]
fn lengths_without_source_or_of_no_part() {
    assert_edit(
        "tables/routes.csv",
        "125,survey",
        "125,",
        &[
            "tables/routes.csv:2:length_source: the published length has no source; name one of tables/sources.csv",
        ],
    );
    assert_edit(
        "tables/routes.csv",
        "survey,1,2",
        "survey,1,3",
        &["tables/routes.csv:2:length_to: the route has no point 3; it has points 1 to 2"],
    );
    assert_edit(
        "tables/routes.csv",
        "survey,1,2",
        "survey,2,1",
        &[
            "tables/routes.csv:2:length_from: the length runs from point 2 to point 1; let length_from be less than length_to",
        ],
    );
}

#[test]
fn a_wrong_point_is_not_also_a_wrong_length() {
    assert_edit(
        POINTS,
        "West Quay,AST,14.1,52.0,,survey\nday-ferry",
        "West Quay,AST,52.0,14.1,,survey\nday-ferry",
        &[
            "tables/route_points.csv:2:lon: lon 52.0, lat 14.1 is not in AST, but with lon and lat swapped it is; swap them",
        ],
    );
}

#[test]
fn labels_stand_once() {
    assert_edit(
        "tables/routes.csv",
        "Quay railway,,rail",
        "Quay railway,Ferry,rail",
        &[
            "tables/routes.csv:3:label: the label \"Ferry\" stands already in row 2; choose another, or delete one of the rows",
        ],
    );
    assert_edit(
        "i18n/ru.csv",
        "routes,day-ferry,label,Паром\n",
        "",
        &[
            "tables/routes.csv:2:label: \"Ferry\" has no text in the language \"ru\"; add routes,day-ferry,label to i18n/ru.csv",
        ],
    );
}

#[test]
fn milestones_run_forward() {
    assert_edit(
        "tables/milestones.csv",
        "1985,",
        "1988-06,",
        &[
            "tables/milestones.csv:3:date: \"under-construction\" in 1988-06 comes after \"operating\" in 1988-05 (row 4); correct a date or a status",
        ],
    );
    // In the same year either may be the first.
    Package::minimal().edit("tables/milestones.csv", "1985,", "1988,").assert_violations(&[]);
}
