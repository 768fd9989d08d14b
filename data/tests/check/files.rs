//! Files that cannot be read, headers, and rows of the wrong shape.

use crate::package::{Package, assert_edit};

#[test]
fn the_sound_package_is_sound() {
    Package::minimal().assert_violations(&[]);
}

#[test]
fn a_missing_file_causes_one_message_though_others_point_at_it() {
    Package::minimal().remove("tables/countries.csv").assert_violations(&[
        "tables/countries.csv:1:-: the file is missing; create it and begin it with the header id,name,on_map,note",
    ]);
}

#[test]
fn a_missing_description_ends_the_reading() {
    let package = Package::minimal();
    package.remove("datapackage.json");
    let violations = heartland_data::author::check(&package.dir);
    assert_eq!(violations.len(), 1);
    assert!(violations[0].to_string().starts_with("datapackage.json:1:-: cannot be read ("));
}

#[test]
fn an_empty_file() {
    for bytes in ["", "\n", "\u{feff}"] {
        Package::minimal().write("tables/countries.csv", bytes).assert_violations(&[
            "tables/countries.csv:1:-: the file is empty; begin it with the header id,name,on_map,note",
        ]);
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    Package::minimal()
        .write("tables/countries.csv", b"id,name,on_map,note\nAST,\"A\nB\",true,\nBOR,Bor\xe9a,true,\n")
        .assert_violations(&["tables/countries.csv:3:-: byte 44 is not UTF-8; save the file as UTF-8"]);
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_tolerated() {
    let text = "\u{feff}id,name,on_map,note\r\nAST,Astra,true,\r\nBOR,Borea,true,\r\nCAL,Caldia,false,\r\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[]);
}

#[test]
fn columns_may_stand_in_any_order() {
    let text = "note,on_map,name,id\n,true,Astra,AST\n,true,Borea,BOR\n,false,Caldia,CAL\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[]);
}

#[test]
fn misspelt_unknown_missing_and_repeated_columns() {
    assert_edit(
        "tables/figures.csv",
        "id,measure,label,country,",
        "id,measure,label,cuontry,",
        &["tables/figures.csv:1:cuontry: unknown column \"cuontry\"; did you mean \"country\"?"],
    );
    assert_edit(
        "tables/sources.csv",
        "licence\nsurvey,",
        "licence,colour\n\"survey\",",
        &["tables/sources.csv:1:colour: unknown column \"colour\"; remove it, or add it to datapackage.json"],
    );
    let text = "id,name,note\nAST,Astra,\nBOR,Borea,\nCAL,Caldia,\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[
        "tables/countries.csv:1:on_map: the column \"on_map\" is missing; add it to the header",
    ]);
    let text = "id,name,on_map,note,name\nAST,Astra,true,,A\nBOR,Borea,true,,B\nCAL,Caldia,false,,C\n";
    Package::minimal()
        .write("tables/countries.csv", text)
        .assert_violations(&["tables/countries.csv:1:name: the column \"name\" stands twice; remove one"]);
}

#[test]
fn of_a_faulty_header_rows_of_one_length_are_not_blamed() {
    // As a spreadsheet leaves columns that were emptied.
    let text = "id,name,on_map,note,,\nAST,Astra,true,,,\nBOR,Borea,true,,,\nCAL,Caldia,false,,,\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[
        "tables/countries.csv:1:-: column 5 has no name; delete it, with what is in its rows",
        "tables/countries.csv:1:-: column 6 has no name; delete it, with what is in its rows",
    ]);
    let text = "id,name,on_map\nAST,Astra,true,\nBOR,Borea,true,\nCAL,Caldia,false,\n";
    let lost = "tables/countries.csv:1:note: the column \"note\" is missing; add it to the header";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[lost]);
    let text = "id,name,on_map\nAST,Astra,true,\nBOR,Borea,true\nCAL,Caldia,false,\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[
        lost,
        "tables/countries.csv:2:-: the row has 4 cells and the header 3; add what is missing, and quote cells that hold a comma",
        "tables/countries.csv:4:-: the row has 4 cells and the header 3; add what is missing, and quote cells that hold a comma",
    ]);
}

#[test]
fn a_lost_column_of_ids_makes_no_reference_unknown() {
    assert_edit(
        "tables/units.csv",
        "id,symbol",
        "code,symbol",
        &[
            "tables/units.csv:1:id: the column \"id\" is missing; add it to the header",
            "tables/units.csv:1:code: unknown column \"code\"; remove it, or add it to datapackage.json",
        ],
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_does() {
    // The quoted break takes a line of the file but no row of the sheet; the blank line takes both.
    let text = "id,name,on_map,note\nAST,Astra,true,\"two\nlines\"\n\nBOR,Borea,true\nCAL,Caldia,false,\n";
    Package::minimal().write("tables/countries.csv", text).assert_violations(&[
        "tables/countries.csv:3:-: the row is blank; delete it",
        "tables/countries.csv:4:-: the row has 3 cells and the header 4; add what is missing, and quote cells that hold a comma",
    ]);
}

#[test]
fn quotation_marks() {
    assert_edit(
        "tables/statements.csv",
        "The chair calls the ferry safe.",
        "The chair calls the ferry \"safe\".",
        &[
            "tables/statements.csv:2:text: a quotation mark stands inside a cell; quote the whole cell and double the marks inside it",
        ],
    );
    assert_edit(
        "tables/statements.csv",
        "The chair calls the ferry safe.",
        "\"Safe\" is what the chair calls the ferry.",
        &[
            "tables/statements.csv:2:text: text follows the closing quotation mark of a cell; double the marks inside the cell",
        ],
    );
    // The rest of the file is lost, but what points at it is not called unknown.
    assert_edit(
        "tables/countries.csv",
        "AST,Astra,true,",
        "AST,Astra,true,\"",
        &["tables/countries.csv:2:note: a quotation mark is never closed; close it at the end of the cell"],
    );
}

#[test]
fn more_rows_than_can_be_numbered() {
    let rows: Vec<String> =
        (0..65_536).map(|number| format!("s{number},Title,Publisher,,,CC0-1.0")).collect();
    Package::minimal()
        .append("tables/sources.csv", &rows.join("\n"))
        .assert_violations(&["tables/sources.csv:65537:-: a table holds at most 65535 rows; shorten it"]);
}

#[test]
fn a_base_map_that_cannot_be_read() {
    let package = Package::minimal();
    package.write("geo/world.topo.json", "{");
    let found = heartland_data::author::check(&package.dir);
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().starts_with("geo/world.topo.json:1:-: is no TopoJSON"), "{}", found[0]);
}

#[test]
fn what_spreadsheets_save_otherwise() {
    let header = "id,name,on_map,note\nAST,Astra,true,\n";
    let cases = [
        (header.replace(',', ";"), "the columns are separated by semicolons"),
        (header.replace(',', "\t"), "the columns are separated by tabs"),
        (header.replace('\n', "\r"), "the lines end as on old Macs"),
    ];
    for (text, what) in cases {
        let message = format!("tables/countries.csv:1:-: {what}; save the file as CSV with commas, in UTF-8");
        Package::minimal().write("tables/countries.csv", text).assert_violations(&[&message]);
    }
}

#[test]
fn a_table_that_the_package_does_not_name() {
    Package::minimal().write("tables/airports.csv", "id,name\n").assert_violations(&[
        "tables/airports.csv:1:-: the package does not name this table; list it among the resources of datapackage.json, or take it out of the folder",
    ]);
}

#[test]
fn rows_that_a_quotation_mark_swallows_are_not_called_unknown() {
    Package::minimal()
        .edit("tables/places.csv", "West Quay,port", "\"West Quay,port")
        .assert_violations(&[
            "tables/places.csv:2:name: a cell runs over several lines, and text follows its closing quotation mark; close it in its own row, and double the marks inside the cell",
        ]);
    // The next mark stands at the end of a cell of the same column, or of another.
    Package::minimal()
        .edit("tables/figures.csv", "Passengers from Astra to Borea in 2001", "\"Passengers from Astra to Borea in 2001")
        .edit("tables/figures.csv", "Hours of a crossing", "Hours of a crossing\"")
        .assert_violations(&[
            "tables/figures.csv:2:label: the cell holds rows that follow it; close its quotation mark in its own row",
        ]);
    Package::minimal()
        .edit("tables/figures.csv", "Passengers from Astra to Borea in 2001", "\"Passengers from Astra to Borea in 2001")
        .edit("tables/figures.csv", "crossing,duration", "crossing\",duration")
        .assert_violations(&[
            "tables/figures.csv:2:-: the row has 24 cells and the header 22; close each quotation mark in its own row: a cell of this one runs over several lines",
        ]);
    // A text of several lines is none of that.
    Package::minimal()
        .edit(
            "tables/notes.csv",
            "Those who return on the same day are",
            "\"Those who return, or stay,\non the same day, are",
        )
        .edit("tables/notes.csv", "both directions.", "both directions.\"")
        .assert_violations(&[]);
}

#[test]
fn what_stands_before_the_header_or_in_its_place() {
    let text = "id,name,on_map,note\nAST,Astra,true,\nBOR,Borea,true,\nCAL,Caldia,false,\n";
    let (_, rows) = text.split_once('\n').unwrap();
    let cases = [
        (format!("\n{text}"), "the file begins with a blank row; delete it: the header comes first"),
        (format!(",,,\n{text}"), "the file begins with a blank row; delete it: the header comes first"),
        (
            format!("sep=,\n{text}"),
            "the file begins with a line for a spreadsheet; delete it: the header comes first",
        ),
        (rows.to_owned(), "the header is missing; begin it with the header id,name,on_map,note"),
    ];
    for (text, message) in cases {
        let message = format!("tables/countries.csv:1:-: {message}");
        Package::minimal().write("tables/countries.csv", text).assert_violations(&[&message]);
    }
}

#[test]
fn a_spreadsheet_may_write_what_is_true_in_capitals() {
    let text = "id,name,on_map,note\nAST,Astra,TRUE,\nBOR,Borea,True,\nCAL,Caldia,FALSE,\n";
    let package = Package::minimal();
    package.write("tables/countries.csv", text).assert_violations(&[]);
    let atlas = heartland_data::author::load(&package.dir).unwrap();
    let is_on_map: Vec<bool> = atlas.countries.rows().iter().map(|country| country.is_on_map).collect();
    assert_eq!(is_on_map, [true, true, false]);
    // In a text they are what they are.
    Package::minimal().edit("tables/countries.csv", "AST,Astra,true", "AST,TRUE,true").assert_violations(&[]);
}

#[test]
fn a_lost_column_of_a_key_is_told_once() {
    assert_edit(
        "i18n/ru.csv",
        "table,id,field,text",
        "table,id,feild,text",
        &["i18n/ru.csv:1:feild: unknown column \"feild\"; did you mean \"field\"?"],
    );
    assert_edit(
        "tables/chart_series.csv",
        "measure,counterpart",
        "measures,counterpart",
        &["tables/chart_series.csv:1:measures: unknown column \"measures\"; did you mean \"measure\"?"],
    );
    assert_edit(
        "tables/participants.csv",
        "person,country",
        "persons,country",
        &["tables/participants.csv:1:persons: unknown column \"persons\"; did you mean \"person\"?"],
    );
}
