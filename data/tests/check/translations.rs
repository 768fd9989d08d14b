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
