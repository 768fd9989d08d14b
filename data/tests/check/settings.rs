//! What the package says of itself.

use crate::package::assert_edit;

const FILE: &str = "datapackage.json";

#[test]
fn each_fault_is_told() {
    for (from, to, what) in [
        (
            "\"schema_version\": 1",
            "\"schema_version\": 2",
            "the tables are laid out as version 2; this program reads version 1",
        ),
        (
            "\"2002-05\"",
            "\"May\"",
            "heartland.report.as_of \"May\" is not a date in EDTF; write it like 2014-01",
        ),
        (
            "\"short\": \"Ferries, 2002\"",
            "\"short\": \"Ferries, 2002\", \"url\": \"nowhere\"",
            "heartland.report.url \"nowhere\" is no address; write it from https:// on, or leave it out",
        ),
        (
            "\"short\": \"Ferries, 2002\"",
            "\"short\": \"Ferries, 2002\", \"authors\": [\" \"]",
            "heartland.report.authors has an empty name; leave out what the report does not say",
        ),
        ("Паромы Астры и Бореи\"", "\"", "heartland.translations.ru has an empty text; write it"),
        (
            "\"radius_deg\": 10",
            "\"radius_deg\": 0",
            "heartland.projection is no circle on the globe; give lon, lat and a radius_deg of more than 0 and at most 120",
        ),
        (
            "\"west\": 9",
            "\"west\": 99",
            "heartland.home is no rectangle; let west be less than east and south less than north",
        ),
        (
            "\"north\": 55",
            "\"north\": 49.01",
            "neither a place nor a point of a route lies in heartland.home; write the west, south, east and north of what the map is to open with",
        ),
        (
            "\"initial\": 2002",
            "\"initial\": 2012",
            "heartland.years.initial is not one of the years; write a year between from and to",
        ),
        (
            "\"AST\",",
            "\"ATS\",",
            "heartland.focus names the unknown country \"ATS\"; did you mean \"AST\"? The ids are in tables/countries.csv",
        ),
    ] {
        assert_edit(FILE, from, to, &[&format!("datapackage.json:1:-: {what}")]);
    }
}

#[test]
fn a_language_needs_its_table() {
    assert_edit(
        FILE,
        "\"zh\",",
        "\"zh\",\n\"de\",",
        &[
            "datapackage.json:1:-: heartland.translations lacks the language \"de\"; add it with title, description, report and short",
            "datapackage.json:1:-: there is no table \"i18n-de\" for the language \"de\"; add it to resources",
        ],
    );
}

#[test]
fn a_description_of_the_wrong_form() {
    let package = crate::package::Package::minimal();
    package.edit(FILE, "\"schema_version\": 1", "\"schema_version\": \"one\"");
    let found = heartland_data::author::check(&package.dir);
    assert_eq!(found.len(), 1);
    let message = found[0].to_string();
    assert!(
        message.contains("invalid type: string \"one\", expected u32; correct the description"),
        "{message}"
    );
    assert!(found[0].row > 1, "{message}");
}
