//! Charts that draw a figure twice, or what is none of theirs.

use crate::package::{Package, assert_edit};

const SERIES: &str = "tables/chart_series.csv";
const CHARTS: &str = "tables/charts.csv";

#[test]
fn a_chart_draws_a_figure_once() {
    assert_edit(
        SERIES,
        "passengers-all passengers-borea",
        "passengers-all passengers-all",
        &["tables/chart_series.csv:2:figures: the series names \"passengers-all\" twice; name it once"],
    );
    assert_edit(
        SERIES,
        "passengers-all passengers-borea",
        "passengers-all passengers-astra",
        &[
            "tables/chart_series.csv:3:measure: the chart draws \"passengers-astra\" in row 2 already; leave it out of one of them",
        ],
    );
}

#[test]
fn a_sum_stands_apart_from_its_parts() {
    Package::minimal()
        .edit(SERIES, "passengers,BOR,2001", "passengers,,2001")
        .edit(SERIES, "passengers-all passengers-borea", "share-astra")
        .edit(SERIES, "All of them,reference", "All of them,compare")
        .assert_violations(&[
            "tables/chart_series.csv:3:measure: the series draws \"passengers-all\" beside figures that it is the sum of; name the figures, and the sum in a series of role sum",
        ]);
}

#[test]
fn growth_takes_two_years() {
    let message = "tables/charts.csv:2:kind: a chart of kind growth needs figures of two years, or a rate; correct the kind or the series";
    assert_edit(CHARTS, "Passengers,bars", "Passengers,growth", &[message]);
    Package::minimal()
        .edit(CHARTS, "Passengers,bars", "Passengers,growth")
        .edit(SERIES, "passengers-all passengers-borea", "passengers-all earlier")
        .append("tables/figures.csv", "earlier,passengers,Passengers in 2000,BOR,CAL,,,,,,,70,,thousand-passengers,,actual,2000,said,,,traffic,r2\n")
        .assert_violations(&[]);
}

/// The fixture with a chart of what the ferry can carry.
fn stack(modality: &str) -> Package {
    let package = Package::minimal();
    package
        .append("tables/units.csv", "rate,{} a year,much a year,mass-rate,1\n")
        .append("tables/measures.csv", "capacity,Capacity,transport,What it can carry in a year.,true\n")
        .append("tables/figures.csv", &format!("can-carry,capacity,What the ferry can carry,,,,,day-ferry,,,,5,,rate,,{modality},2001,said,,,traffic,r1\n"))
        .edit(CHARTS, "Crossing,bars", "Crossing,stack")
        .edit(SERIES, "value,duration", "value,capacity");
    for language in ["ru", "zh"] {
        let texts = "units,rate,symbol,{}\nunits,rate,name,much\nmeasures,capacity,name,Capacity\n";
        package.append(&format!("i18n/{language}.csv"), texts);
    }
    package
}

/// One more series of a chart, by the cells that follow its name.
fn add_series(package: &Package, id: &str, chart: &str, cells: &str) {
    package.append(SERIES, &format!("{id},{chart},More,{cells}\n"));
    for language in ["ru", "zh"] {
        package.append(&format!("i18n/{language}.csv"), &format!("chart_series,{id},name,More\n"));
    }
}

#[test]
fn a_route_counts_once_among_strands() {
    let later =
        "later-carry,capacity,What it is to carry,,,,,day-ferry,,,,6,,rate,,planned,2003,said,,,traffic,r1\n";
    let message = |place: &str| {
        format!(
            "tables/chart_series.csv:{place}: the chart counts \"day-ferry\" twice, with \"can-carry\" and \"later-carry\"; name the figures to draw, one a route"
        )
    };
    for kind in ["stack", "transit"] {
        let package = stack("design");
        package.append("tables/figures.csv", later).edit(
            CHARTS,
            "Crossing,stack",
            &format!("Crossing,{kind}"),
        );
        package.assert_violations(&[&message("4:measure")]);
    }
    // What is held against the strands does not count among them.
    for (role, messages) in [("value", vec![message("5:figures")]), ("reference", Vec::new())] {
        let package = stack("design");
        package.append("tables/figures.csv", later).edit(SERIES, "value,capacity,,,,", "value,,,,can-carry,");
        add_series(&package, "plans", "first-chart", &format!("{role},,,,later-carry,,4"));
        package.assert_violations(&messages.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn series_of_a_chart_look_different() {
    for (kind, roles, message) in [
        ("growth", &["value"][..], Some("growth draws at most 2 series besides rates")),
        ("dumbbell", &["value", "flag"], None),
        ("dumbbell", &["value", "value"], Some("dumbbell draws at most 2 series of role value")),
        ("dumbbell", &["compare"], Some("dumbbell draws at most 1 series held against values")),
        ("bars", &["value", "value", "compare"], None),
    ] {
        let package = Package::minimal();
        package.edit(CHARTS, "Passengers,bars", &format!("Passengers,{kind}"));
        for (index, role) in roles.iter().enumerate() {
            let figure = format!(
                "more-{index},passengers,Passengers,BOR,CAL,,,,,,,70,,thousand-passengers,,actual,199{index},said,,,traffic,r2\n"
            );
            package.append("tables/figures.csv", &figure);
            add_series(
                &package,
                &format!("more-{index}"),
                "later-chart",
                &format!("{role},,,,more-{index},,{}", index + 4),
            );
        }
        // The fixture has one of role reference and one of role value.
        let row = roles.len() + 4;
        let message = message.map(|what| {
            format!("tables/chart_series.csv:{row}:role: a chart of kind {what}, and this is one more; leave it out, or draw it in a chart of its own")
        });
        package.assert_violations(&message.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn strands_are_drawn_with_their_capacities() {
    stack("design").assert_violations(&[]);
    stack("actual").assert_violations(&[
        "tables/chart_series.csv:4:measure: \"can-carry\" (tables/figures.csv, row 8) is no capacity, which the sum of a year takes in; let it be of the route alone, of an additive measure, and design, planned, projected or proposed; or leave it out",
    ]);
}
