//! Names that two rows of a table have.

use crate::package::assert_edit;

#[test]
fn a_name_is_of_one_row() {
    assert_edit(
        "tables/places.csv",
        "East Quay,",
        "West quay,",
        &["tables/places.csv:3:name: the name \"West quay\" is that of row 2 too; tell them apart"],
    );
    assert_edit(
        "tables/charts.csv",
        "A crossing takes hours,Crossing",
        "A crossing takes hours,Passengers",
        &["tables/charts.csv:3:short: the short \"Passengers\" is that of row 2 too; tell them apart"],
    );
    assert_edit(
        "tables/places.csv",
        "East Quay,",
        "\"East\nQuay\",",
        &["tables/places.csv:3:name: the name runs over several lines; write it in one"],
    );
    // Things of different kinds may share one.
    assert_edit("tables/routes.csv", "Day ferry", "West Quay", &[]);
}

#[test]
fn a_translation_tells_apart_what_the_names_do() {
    assert_edit(
        "i18n/ru.csv",
        "Восточный причал",
        "Западный причал",
        &[
            "i18n/ru.csv:26:text: the name \"Западный причал\" is that of \"west-quay\" too (row 25); tell them apart",
        ],
    );
}
