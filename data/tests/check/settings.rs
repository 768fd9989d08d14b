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
            "\"from\": 1980",
            "\"from\": 2030",
            "heartland.years.from 2030 is later than heartland.years.to 2005; correct one of them",
        ),
        (
            "\"from\": 1980",
            "\"from\": 1",
            "heartland.years.from 1 lies long before the report; correct the year",
        ),
        (
            "\"to\": 2005",
            "\"to\": 20050",
            "heartland.years.to 20050 lies more than a century after the report; correct the year",
        ),
        (
            "\"west\": 9",
            "\"west\": -124",
            "heartland.home.west lies beyond the edge of the map, 10 degrees from its centre; correct it, or heartland.projection",
        ),
        (
            "\"west\": 9",
            "\"west\": -190",
            "heartland.home runs from -190 to 21 degrees; let west be from -180 to 180; east is more than 180 only where the region crosses that meridian",
        ),
        (
            "\"2000/2002\"",
            "\"1913-09/1913-12\"",
            "heartland.report.period \"1913-09/1913-12\" ends 89 years before heartland.report.as_of \"2002-05\"; correct one of them",
        ),
        (
            "\"2000/2002\"",
            "\"2003\"",
            "heartland.report.period \"2003\" begins after heartland.report.as_of \"2002-05\"; correct one of them",
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
fn a_report_whose_time_has_no_end_has_years_too_late_for_it() {
    let package = crate::package::Package::minimal();
    package.edit(FILE, "\"2002-05\"", "\"2002-05/..\"").edit(FILE, "\"to\": 2005", "\"to\": 2105");
    package.assert_violations(&[
        "datapackage.json:1:-: heartland.years.to 2105 lies more than a century after the report; correct the year",
    ]);
}

#[test]
fn a_report_is_about_some_country() {
    let package = crate::package::Package::minimal();
    let text = std::fs::read_to_string(package.dir.join(FILE)).unwrap();
    let (before, rest) = text.split_once("\"focus\": [").unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    package.write(FILE, format!("{before}\"focus\": []{after}")).assert_violations(&[
        "datapackage.json:1:-: heartland.focus is empty; name the countries that the report is about",
    ]);
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
fn nothing_is_listed_twice() {
    for (from, to, expected) in [
        ("\"zh\",", "\"zh\",\n\"zh\",", "heartland.languages has \"zh\" twice; delete one of them"),
        ("\"AST\",", "\"AST\",\n\"AST\",", "heartland.focus has AST twice; delete one of them"),
    ] {
        assert_edit(FILE, from, to, &[&format!("datapackage.json:1:-: {expected}")]);
    }
}

#[test]
fn the_package_says_what_it_is() {
    let package = crate::package::Package::minimal();
    let text = std::fs::read_to_string(package.dir.join(FILE)).unwrap();
    let mut descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    for field in ["title", "description", "version"] {
        descriptor[field] = " ".into();
    }
    for field in ["title", "short"] {
        descriptor["heartland"]["report"][field] = "".into();
    }
    package.write(FILE, descriptor.to_string()).assert_violations(
        &["title", "description", "version", "heartland.report.title", "heartland.report.short"]
            .map(|name| format!("datapackage.json:1:-: {name} is empty; write it"))
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_language_has_no_region() {
    assert_edit(
        FILE,
        "\"zh\",",
        "\"zh\",\n\"pt-BR\",",
        &[
            "datapackage.json:1:-: heartland.languages has \"pt-BR\", which no link could ask for; write the language alone, in small letters: pt, not pt-BR",
            "datapackage.json:1:-: heartland.translations lacks the language \"pt-BR\"; add it with title, description, report and short",
            "datapackage.json:1:-: there is no table \"i18n-pt-BR\" for the language \"pt-BR\"; add it to resources",
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
    assert!(message.contains("at column "), "{message}");
}

#[test]
fn a_description_that_an_editor_saved_otherwise() {
    let package = crate::package::Package::minimal();
    let text = std::fs::read_to_string(package.dir.join(FILE)).unwrap();
    package.write(FILE, format!("\u{feff}{text}")).assert_violations(&[]);
    package.write(FILE, [text.as_bytes(), b"\n\xe9"].concat()).assert_violations(&[&format!(
        "datapackage.json:{}:-: byte {} is not UTF-8; save the file as UTF-8",
        text.lines().count() + 1,
        text.len() + 2
    )]);
}

/// The description of the sound package as `change` leaves it, and what is said of it.
fn assert_schema(change: impl Fn(&mut serde_json::Value), expected: &[&str]) {
    let package = crate::package::Package::minimal();
    let text = std::fs::read_to_string(package.dir.join(FILE)).unwrap();
    let mut description: serde_json::Value = serde_json::from_str(&text).unwrap();
    change(&mut description["resources"]);
    let expected: Vec<String> =
        expected.iter().map(|message| format!("datapackage.json:1:-: {message}")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    package.write(FILE, description.to_string()).assert_violations(&expected);
}

fn table<'a>(resources: &'a mut serde_json::Value, name: &str) -> &'a mut serde_json::Value {
    resources.as_array_mut().unwrap().iter_mut().find(|resource| resource["name"] == name).unwrap()
}

#[test]
fn a_schema_speaks_of_columns_and_tables_that_there_are() {
    assert_schema(
        |resources| table(resources, "cities")["schema"]["primaryKey"] = ["ids"].into(),
        &["primaryKey of cities names the unknown column \"ids\"; did you mean \"id\"?"],
    );
    assert_schema(
        |resources| {
            let keys = &mut table(resources, "cities")["schema"]["foreignKeys"];
            let (fields, target) = (&keys[0]["fields"].clone(), &keys[0]["reference"]["resource"].clone());
            assert_eq!((fields[0].as_str(), target.as_str()), (Some("country"), Some("countries")));
            keys[0]["fields"] = ["cuontry"].into();
        },
        &["foreignKeys of cities names the unknown column \"cuontry\"; did you mean \"country\"?"],
    );
    assert_schema(
        |resources| {
            table(resources, "cities")["schema"]["foreignKeys"][0]["reference"]["resource"] = "lands".into();
        },
        &[
            "foreignKeys of cities names the unknown table \"lands\"; correct it, or add the table to resources",
        ],
    );
    assert_schema(
        |resources| {
            let columns = table(resources, "cities")["heartland:translate"].as_array_mut().unwrap();
            columns.push("legend".into());
        },
        &[
            "heartland:translate of cities names the unknown column \"legend\"; correct it, or add the column to fields",
        ],
    );
    assert_schema(
        |resources| table(resources, "cities")["schema"]["missingValues"] = ["", "-"].into(),
        &["missingValues of cities has a word; write [\"\"]: what is missing is left empty"],
    );
    assert_schema(
        |resources| {
            let fields = table(resources, "cities")["schema"]["fields"].as_array_mut().unwrap();
            fields.push(fields[1].clone());
        },
        &["cities has the field \"name\" twice; delete one of them"],
    );
    assert_schema(
        |resources| {
            let again = table(resources, "cities").clone();
            resources.as_array_mut().unwrap().push(again);
        },
        &[
            "the table \"cities\" stands twice among the resources; delete one of them",
            "the file \"tables/cities.csv\" stands twice among the resources; delete one of them",
        ],
    );
}

#[test]
fn a_word_of_the_schema_that_is_not_of_the_standard_is_refused() {
    for (from, to) in [("constraints", "constraint"), ("primaryKey", "primarykey")] {
        let package = crate::package::Package::minimal();
        let text = std::fs::read_to_string(package.dir.join(FILE)).unwrap();
        package.write(FILE, text.replacen(&format!("\"{from}\""), &format!("\"{to}\""), 1));
        let found = heartland_data::author::check(&package.dir);
        let message = found.first().map(ToString::to_string).unwrap_or_default();
        assert_eq!(found.len(), 1, "{message}");
        assert!(message.contains(&format!("unknown field `{to}`, expected")), "{message}");
    }
}
