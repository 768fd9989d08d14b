//! Keys: unique, primary, foreign, and ids that several tables share.

use crate::package::{Package, assert_edit};

#[test]
fn unique_columns() {
    Package::minimal()
        .append("tables/sources.csv", "survey,Another,Harbour Office,,,CC0-1.0\n")
        .assert_violations(&[
            "tables/sources.csv:3:id: the id \"survey\" stands already in row 2; choose another, or delete one of the rows",
        ]);
    assert_edit(
        "tables/sections.csv",
        "ferries,2",
        "ferries,1",
        &[
            "tables/sections.csv:3:order: the order \"1\" stands already in row 2; choose another, or delete one of the rows",
        ],
    );
}

#[test]
fn composite_keys() {
    assert_edit(
        "tables/route_points.csv",
        "quay-rail,2,",
        "quay-rail,1,",
        &[
            "tables/route_points.csv:5:seq: route \"quay-rail\" with seq \"1\" stand already in row 4; change one of them, or delete one of the rows",
        ],
    );
    Package::minimal().append("i18n/zh.csv", "sections,intro,title,前言\n").assert_violations(&[
        "i18n/zh.csv:48:field: table \"sections\" with id \"intro\" with field \"title\" stand already in row 2; change one of them, or delete one of the rows",
    ]);
}

#[test]
fn foreign_keys() {
    assert_edit(
        "tables/figures.csv",
        "120,,thousand-passengers",
        "120,,thousand-pasengers",
        &[
            "tables/figures.csv:2:unit: unknown unit \"thousand-pasengers\"; did you mean \"thousand-passengers\"? The ids are in tables/units.csv",
        ],
    );
    assert_edit(
        "tables/figures.csv",
        "120,,thousand-passengers",
        "120,,bcmm",
        &["tables/figures.csv:2:unit: unknown unit \"bcmm\"; use one of the ids in tables/units.csv"],
    );
    assert_edit(
        "tables/organisations.csv",
        "council-hall",
        "council-hill",
        &[
            "tables/organisations.csv:2:seat: unknown seat \"council-hill\"; did you mean \"council-hall\"? The ids are in tables/places.csv",
        ],
    );
}

#[test]
fn ids_of_items_are_unique_across_tables() {
    Package::minimal()
        .edit("tables/notes.csv", "note-total", "st-safe")
        .edit("tables/mentions.csv", "note-total", "st-safe")
        .assert_violations(&[
            "tables/notes.csv:2:id: the id \"st-safe\" stands already in tables/statements.csv, row 2; choose another: figures, deals, events, statements, notes share their ids",
        ]);
}

#[test]
fn mentions() {
    assert_edit(
        "tables/mentions.csv",
        "note-total,,,,,,,passengers-all",
        "note-total,,,,,,,",
        &[
            "tables/mentions.csv:2:country: the mention points at nothing; fill in one of country, organisation, route, place, deal, event, figure",
        ],
    );
    assert_edit(
        "tables/mentions.csv",
        "note-total,,,,,,,passengers-all",
        "note-total,AST,,,,,,passengers-all",
        &[
            "tables/mentions.csv:2:figure: the mention points at a country and at a figure; make it a row for each",
        ],
    );
    assert_edit(
        "tables/mentions.csv",
        "note-total,",
        "note-totle,",
        &["tables/mentions.csv:2:row: unknown row \"note-totle\"; did you mean \"note-total\"?"],
    );
    assert_edit(
        "tables/mentions.csv",
        "note-total,",
        "day-ferry,",
        &[
            "tables/mentions.csv:2:row: unknown row \"day-ferry\"; use an id of figures, deals, events, statements, notes",
        ],
    );
    assert_edit(
        "tables/mentions.csv",
        "note-total,,,,,,,passengers-all",
        "passengers-all,,,,,,,passengers-all",
        &["tables/mentions.csv:2:figure: the mention points at its own row; delete it"],
    );
    Package::minimal().append("tables/mentions.csv", "union-meeting,CAL,,,,,,\n").assert_violations(&[
        "tables/mentions.csv:6:country: the mention stands already in row 4; delete one of them",
    ]);
}

#[test]
fn events_somewhere_with_somebody() {
    assert_edit(
        "tables/event_places.csv",
        "2,,AST,",
        "2,,,",
        &["tables/event_places.csv:2:place: the event took place nowhere; fill in one of place, country"],
    );
    assert_edit(
        "tables/participants.csv",
        "2,,BOR,,host",
        "2,,,,host",
        &[
            "tables/participants.csv:3:person: nobody is the participant; fill in one of person, country, organisation",
        ],
    );
}

#[test]
fn organisations_that_are_part_of_themselves() {
    assert_edit(
        "tables/organisations.csv",
        "organisation,true,,council-hall",
        "organisation,true,harbour-board,council-hall",
        &[
            "tables/organisations.csv:2:parent: the organisation is a part of itself (ferry-union <- harbour-board); name the body above it, or leave it empty",
        ],
    );
}

#[test]
fn charts() {
    let series = "tables/chart_series.csv";
    assert_edit(
        series,
        "BOR,2001",
        "BOR,2002",
        &[
            "tables/chart_series.csv:3:measure: no figure has the measure \"passengers\", counterpart \"BOR\", period \"2002\"; name what some figures have, or leave out counterpart or period",
        ],
    );
    assert_edit(
        series,
        "passengers-all passengers-borea",
        "passengers-al passengers-borea",
        &[
            "tables/chart_series.csv:2:figures: unknown figure \"passengers-al\"; did you mean \"passengers-all\"? The ids are in tables/figures.csv",
        ],
    );
    assert_edit(
        series,
        "value,duration,",
        "value,,",
        &[
            "tables/chart_series.csv:4:measure: the series draws nothing; fill in one of measure, figures, organisation",
        ],
    );
    assert_edit(
        series,
        "passengers,BOR,2001,,",
        "passengers,BOR,2001,passengers-all,",
        &[
            "tables/chart_series.csv:3:figures: the series draws by measure and figures at once; leave all but one empty",
        ],
    );
    assert_edit(
        series,
        "reference,,,,passengers-all",
        "rate,,,,passengers-all",
        &[
            "tables/chart_series.csv:2:role: a chart of kind bars does not draw the role rate; choose another, or make the chart one of kind growth",
            "tables/chart_series.csv:2:figures: a rate needs its figure, a figure that it starts from, and the years that it is drawn over; name a figure of dimension rate first, then one more, and fill in period",
        ],
    );
    assert_edit(
        series,
        "hours,first-chart",
        "hours,later-chart",
        &[
            "tables/charts.csv:3:id: the chart has no series; add a row to tables/chart_series.csv, or delete the chart",
        ],
    );
}

#[test]
fn charts_that_could_draw_nothing() {
    let kind = |to: &str, what: &str| {
        let message =
            format!("tables/charts.csv:3:kind: a chart of kind {to} {what}; correct the kind or the series");
        assert_edit("tables/charts.csv", "Crossing,bars", &format!("Crossing,{to}"), &[&message]);
    };
    kind("matrix", "draws organisations and nothing else");
    kind("deals", "draws figures of a deal, and its series have none");
    // Its hours are those of a route.
    assert_edit("tables/charts.csv", "Crossing,bars", "Crossing,stack", &[]);
    assert_edit(
        "tables/chart_series.csv",
        "Hours,value",
        "Hours,sum",
        &[
            "tables/charts.csv:3:kind: a chart of kind bars needs a series of role value; correct the kind or the series",
        ],
    );
    assert_edit(
        "tables/chart_series.csv",
        "passengers-all passengers-borea",
        "crossing passengers-borea",
        &[
            "tables/chart_series.csv:2:figures: \"passengers-borea\" is of dimension count, but the chart's axis of time; leave the figure out, or draw it in a chart of its own",
        ],
    );
}

#[test]
fn a_letter_that_only_looks_right_is_named() {
    assert_edit(
        "tables/cities.csv",
        "Astraport,AST",
        "Astraport,\u{410}ST",
        &[
            "tables/cities.csv:2:country: unknown country \"\u{410}ST\"; did you mean \"AST\"? The cell holds the letter U+0410, which looks like A. The ids are in tables/countries.csv",
        ],
    );
}
