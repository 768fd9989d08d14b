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

#[test]
fn strands_are_drawn_with_their_capacities() {
    let stack = |modality: &str| {
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
    };
    stack("design").assert_violations(&[]);
    stack("actual").assert_violations(&[
        "tables/chart_series.csv:4:measure: \"can-carry\" (tables/figures.csv, row 8) is no capacity, which the sum of a year takes in; let it be of the route alone, of an additive measure, and design, planned, projected or proposed; or leave it out",
    ]);
}
