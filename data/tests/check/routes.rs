//! Routes, their points, lengths and milestones.

use crate::package::{Package, assert_edit, real};
use heartland_data::author;

const POINTS: &str = "tables/route_points.csv";
const MAP: &str = "geo/world.topo.json";

#[test]
fn fewer_than_two_points() {
    assert_edit(
        POINTS,
        "quay-rail,1,,Astraport,AST,13.5,52.5,,,survey\nquay-rail,2,,Low Halt,AST,13.8,52.2,,1520,survey\nquay-rail,3,",
        "quay-rail,1,",
        &[
            "tables/routes.csv:3:id: the route \"quay-rail\" has 1 of the two points that a line needs; add its points to tables/route_points.csv",
        ],
    );
}

#[test]
fn a_route_without_points_is_told_once() {
    assert_edit(
        POINTS,
        "day-ferry,1,west-quay,West Quay,AST,14.1,52.0,,,survey\nday-ferry,2,east-quay,East Quay,BOR,15.9,52.0,,,survey\n",
        "",
        &[
            "tables/routes.csv:2:id: the route \"day-ferry\" has 0 of the two points that a line needs; add its points to tables/route_points.csv",
        ],
    );
}

#[test]
fn points_with_gaps_or_out_of_order() {
    let fix = "number the points of a route 1, 2, 3 in the order of the file";
    for (from, to, row, what) in [
        ("quay-rail,3,", "quay-rail,4,", 6, "point 4 follows point 2"),
        ("quay-rail,1,,Astraport,AST,13.5,52.5,,,survey\n", "", 4, "the first point has the number 2"),
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
        "West Quay,AST,14.1,52.0,,,survey\nday-ferry",
        "West Quay,AST,52.0,14.1,,,survey\nday-ferry",
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
fn a_break_of_gauge_is_at_one_point_between_the_ends() {
    let two_gauges = "the route \"quay-rail\" has two gauges, but no point where they meet";
    let give = "give the gauge of the point in tables/route_points.csv from which on the second one holds";
    let none = format!("tables/routes.csv:3:gauge_to: {two_gauges}; {give}");
    assert_edit(POINTS, ",1520,", ",,", &[&none]);
    assert_edit(
        POINTS,
        ",1520,",
        ",1435,",
        &[
            "tables/route_points.csv:5:gauge: the gauge from here on is 1435, but the second of the route \"quay-rail\" is 1520; let gauge_to in tables/routes.csv and the point agree",
        ],
    );
    let end = "the gauge changes at an end of the line; move it to a point in between";
    for (from, to, row) in [
        ("13.5,52.5,,,survey", "13.5,52.5,,1520,survey", 4),
        (
            "quay-rail,3,west-quay,West Quay,AST,14.1,52.0,,,",
            "quay-rail,3,west-quay,West Quay,AST,14.1,52.0,,1520,",
            6,
        ),
    ] {
        Package::minimal()
            .edit(POINTS, ",1520,", ",,")
            .edit(POINTS, from, to)
            .assert_violations(&[&format!("tables/route_points.csv:{row}:gauge: {end}")]);
    }
    let halt = "quay-rail,4,,High Halt,AST,13.9,52.1,,1520,survey\nquay-rail,3";
    Package::minimal()
        .edit(POINTS, "quay-rail,3", halt)
        .edit(POINTS, "quay-rail,3", "quay-rail,9")
        .edit(POINTS, "quay-rail,4", "quay-rail,3")
        .edit(POINTS, "quay-rail,9", "quay-rail,4")
        .assert_violations(&[
            "tables/route_points.csv:6:gauge: the gauge of the route \"quay-rail\" changes a second time; leave one of the cells empty",
        ]);
}

#[test]
fn a_break_of_gauge_has_two_gauges() {
    assert_edit(
        "tables/routes.csv",
        "1435,1520",
        "1435,",
        &[
            "tables/route_points.csv:5:gauge: the gauge changes here, but the route \"quay-rail\" has no second gauge; give gauge_to in tables/routes.csv, or leave the cell empty",
        ],
    );
    for first in ["", "1520"] {
        assert_edit(
            "tables/routes.csv",
            "1435,1520",
            &format!("{first},1520"),
            &[
                "tables/routes.csv:3:gauge_to: the second gauge 1520 of the route \"quay-rail\" follows no other one; give the first in gauge, or leave gauge_to empty",
            ],
        );
    }
}

#[test]
fn real_breaks_of_gauge() {
    let atlas = author::load(real()).unwrap();
    let breaks: Vec<(&str, &str)> = atlas
        .routes
        .rows()
        .iter()
        .filter_map(|route| {
            let point = route.points.get(usize::from(route.break_at?)).unwrap();
            Some((&*route.slug, &*point.name))
        })
        .collect();
    assert_eq!(
        breaks,
        [
            ("cku", "Kara-Suu (KGZ-UZB border)"),
            ("kti", "Akyayla / Inche Borun (border)"),
            ("ir-gulf", "Sarakhs (TKM-IRN border)"),
            ("rbk-jv", "Brest"),
            ("trans-korean-rail", "Tumangang"),
        ]
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

#[test]
fn points_follow_each_other_in_place_and_time() {
    assert_edit(
        "tables/route_points.csv",
        "Low Halt,AST,13.8,52.2",
        "Low Halt,AST,13.5,52.5",
        &[
            "tables/route_points.csv:5:lon: the point lies where that of row 4 does; correct the position, or delete the row",
        ],
    );
    Package::minimal()
        .edit("tables/route_points.csv", "West Quay,AST,14.1,52.0,,,survey\nday", "West Quay,AST,14.1,52.0,2001-05-02,,survey\nday")
        .edit("tables/route_points.csv", "East Quay,BOR,15.9,52.0,,", "East Quay,BOR,15.9,52.0,2001-05-01,")
        .assert_violations(&[
            "tables/route_points.csv:3:date: the point is reached in 2001-05-01, the one before it (row 2) in 2001-05-02; correct a date, or the order of the points",
        ]);
}

#[test]
fn what_is_said_befits_the_kind() {
    assert_edit(
        "tables/routes.csv",
        "operating",
        "travelled",
        &[
            "tables/routes.csv:2:status: a route of kind corridor is not travelled; correct the status or the kind",
        ],
    );
    assert_edit(
        "tables/routes.csv",
        "rail,,,proposed",
        "gas,,,proposed",
        &[
            "tables/routes.csv:3:gauge: a route of kind gas has no track gauge; leave it empty, or correct the kind",
        ],
    );
    Package::minimal()
        .edit("tables/routes.csv", "corridor,,,operating", "corridor,line,A,operating")
        .edit("tables/routes.csv", "rail,,,proposed", "rail,line,A,proposed")
        .assert_violations(&[
            "tables/routes.csv:3:strand: strand A of \"line\" stands already in row 2; give each strand a letter of its own",
        ]);
}

#[test]
fn a_status_is_that_of_the_last_milestone() {
    assert_edit(
        "tables/routes.csv",
        "corridor,,,operating",
        "corridor,,,proposed",
        &[
            "tables/routes.csv:2:status: the route is proposed, but \"operating\" in 1988-05 (tables/milestones.csv, row 4); correct the status or a milestone",
        ],
    );
    // The report is of May 2002: what is to come is no status yet.
    assert_edit(
        "tables/milestones.csv",
        "1988-05,operating",
        "2003,operating",
        &[
            "tables/routes.csv:2:status: the route is operating, but \"under-construction\" in 1985 (tables/milestones.csv, row 3); correct the status or a milestone",
        ],
    );
}

#[test]
fn lines_keep_to_the_land() {
    let fix = "add points of its true course between the two rows (sound is up to 20 km)";
    let sea = format!(
        "tables/route_points.csv:3:lon: on the leg from \"West Quay\" (row 2) the curve runs 123 km through the sea; {fix}"
    );
    assert_edit("tables/routes.csv", "Ferry,corridor", "Ferry,road", &[&sea]);
    let lake = format!(
        "tables/route_points.csv:5:lon: on the leg from \"Astraport\" (row 4) the curve runs 49 km through a lake; {fix}"
    );
    let package = Package::minimal();
    package
        .edit(MAP, "[0, -8]]\n ]", "[0, -8]], [[6, 4.2], [2, 0], [0, 0.7], [-2, 0], [0, -0.7]]]")
        .edit(
            MAP,
            "\"objects\": {",
            "\"objects\": {\"lakes\": {\"geometries\": [{\"type\": \"Polygon\", \"arcs\": [[2]]}]}, ",
        )
        .assert_violations(&[]);
    package.edit("tables/routes.csv", "1520,none,schematic", "1520,none,towns").assert_violations(&[&lake]);
}

#[test]
fn lines_keep_to_the_countries_of_their_points() {
    // A part of AST beyond BOR, and a line that goes there. Where its points are out of order, that is told alone.
    Package::minimal()
        .edit(MAP, "[0, -8]]\n ]", "[0, -8]], [[22, 0], [4, 0], [0, 8], [-4, 0], [0, -8]]]")
        .edit(MAP, "\"type\": \"Polygon\", \"id\": \"AST\", \"arcs\": [[0]]", "\"type\": \"MultiPolygon\", \"id\": \"AST\", \"arcs\": [[[0]], [[2]]]")
        .append(POINTS, "quay-rail,4,,Far Halt,AST,22.0,52.0,,,survey\n")
        .assert_violations(&[
            "tables/route_points.csv:7:lon: on the leg from \"West Quay\" (row 6) the curve runs 274 km through BOR, where no point of the route lies; add points of its true course between the two rows (sound is up to 10 km)",
        ])
        .edit(POINTS, "quay-rail,4,", "quay-rail,5,")
        .assert_violations(&[
            "tables/route_points.csv:7:seq: point 5 follows point 3; number the points of a route 1, 2, 3 in the order of the file",
        ]);
}

#[test]
fn a_route_operates_since_a_milestone() {
    let header = "id,route,date,status,text,basis,source,section,at\n";
    let message = "tables/routes.csv:2:status: the route operates, but no milestone up to 2002-05 says since when; add one of \"day-ferry\" to tables/milestones.csv";
    let package = Package::minimal();
    package.write("tables/milestones.csv", header).assert_violations(&[message]);
    let row = "ferry-running,day-ferry,2003,operating,The ferry sails.,said,,log,e1\n";
    package.append("tables/milestones.csv", row).assert_violations(&[message]);
    package.edit("tables/milestones.csv", "2003", "2002").assert_violations(&[]);
}

#[test]
fn a_point_far_out_of_the_way() {
    assert_edit(
        POINTS,
        "Low Halt,AST,13.8,52.2",
        "Low Halt,AST,10.2,50.2",
        &[
            "tables/route_points.csv:5:lon: the way over the point \"Low Halt\" is 681 km long, and 69 km past it; correct the position, or put points between it and its neighbours",
        ],
    );
    // Some way round is no slip.
    assert_edit(POINTS, "Low Halt,AST,13.8,52.2", "Low Halt,AST,12.8,51.2", &[]);
}
