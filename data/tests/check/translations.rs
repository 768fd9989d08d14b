//! Texts in the other languages.

use crate::package::{Package, assert_edit};

#[test]
fn missing() {
    assert_edit(
        "i18n/ru.csv",
        "places,west-quay,name,Западный причал\n",
        "",
        &[
            "tables/places.csv:2:name: \"West Quay\" has no text in the language \"ru\"; add places,west-quay,name to i18n/ru.csv",
        ],
    );
    assert_edit("i18n/zh.csv", "西码头", "", &["i18n/zh.csv:25:text: the cell is empty; fill it in"]);
}

#[test]
fn copied_and_not_translated() {
    let package = Package::minimal();
    let file = std::fs::read_to_string(package.dir.join("i18n/ru.csv")).unwrap();
    let (index, line) = file
        .lines()
        .enumerate()
        .find(|(_, line)| line.starts_with("charts,later-chart,description,"))
        .unwrap();
    let message =
        format!("i18n/ru.csv:{}:text: the text is that of the tables' own language; translate it", index + 1);
    package
        .edit("i18n/ru.csv", line, "charts,later-chart,description,Bars show the passengers of 2001.")
        .assert_violations(&[&message]);
    // A name may be the same.
    assert_edit("i18n/ru.csv", "Западный причал", "West Quay", &[]);
}

#[test]
fn left_over() {
    let expect = |line: &str, message: &str| {
        Package::minimal().append("i18n/zh.csv", &format!("{line}\n")).assert_violations(&[message]);
    };
    expect(
        "place,west-quay,name,西",
        "i18n/zh.csv:48:table: no table \"place\" is translated; did you mean \"places\"?",
    );
    expect(
        "places,west-quai,name,西",
        "i18n/zh.csv:48:id: unknown id \"west-quai\" of places; did you mean \"west-quay\"? The ids are in tables/places.csv",
    );
    expect(
        "places,west-quay,summary,西",
        "i18n/zh.csv:48:field: no column \"summary\" of places is translated; use one of name",
    );
    expect(
        "organisations,harbour-board,short,局",
        "i18n/zh.csv:48:field: short of \"harbour-board\" is empty in tables/organisations.csv; delete the translation, or write the text",
    );
}
