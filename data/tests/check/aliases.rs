//! Further spellings of names.

use crate::package::{Package, assert_edit};

const FILE: &str = "tables/aliases.csv";

#[test]
fn an_alias_is_of_one_row() {
    assert_edit(
        FILE,
        "Astraland,AST,,,,,,",
        "Astraland,,,,,,,",
        &[
            "tables/aliases.csv:2:country: the alias names nothing; fill in one of country, city, organisation, place, route, person, deal",
        ],
    );
    assert_edit(
        FILE,
        "Astraland,AST,,,,,,",
        "Astraland,AST,,,,,ada-skipper,",
        &["tables/aliases.csv:2:person: the alias names a country and a person; make it a row for each"],
    );
    assert_edit(
        FILE,
        "Astraland,AST,,,,,,",
        "Astraland,ATS,,,,,,",
        &[
            "tables/aliases.csv:2:country: unknown country \"ATS\"; did you mean \"AST\"? The ids are in tables/countries.csv",
        ],
    );
}

#[test]
fn an_alias_says_something_new_once() {
    Package::minimal().append(FILE, "Astraland,AST,,,,,,\nAstraland,BOR,,,,,,\n").assert_violations(&[
        "tables/aliases.csv:3:alias: the alias stands already in row 2; delete one of them",
    ]);
    assert_edit(
        FILE,
        "Astraland,",
        "Astra,",
        &["tables/aliases.csv:2:alias: \"Astra\" is the name of \"AST\" already; delete the row"],
    );
}
