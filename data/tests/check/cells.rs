//! Types, constraints and cells that a spreadsheet would run.

use crate::package::{Package, assert_edit};

#[test]
fn required() {
    assert_edit(
        "tables/sources.csv",
        "Harbour survey",
        "",
        &["tables/sources.csv:2:title: the cell is empty; fill it in"],
    );
}

#[test]
fn whole_numbers() {
    assert_edit(
        "tables/sources.csv",
        ",2001,",
        ",2001.5,",
        &["tables/sources.csv:2:year: \"2001.5\" is not a whole number; write digits only"],
    );
}

#[test]
fn numbers() {
    for text in ["1 000", "\"1,000\"", "NaN", "inf", "1e999", "ten"] {
        let message = format!(
            "tables/units.csv:2:scale: \"{}\" is not a number; write digits with a decimal point, like 25.68",
            text.trim_matches('"')
        );
        assert_edit("tables/units.csv", "length,1000", &format!("length,{text}"), &[&message]);
    }
}

#[test]
fn truth() {
    assert_edit(
        "tables/countries.csv",
        "AST,Astra,true",
        "AST,Astra,yes",
        &["tables/countries.csv:2:on_map: \"yes\" is neither true nor false; write true or false"],
    );
}

#[test]
fn vocabularies() {
    assert_edit(
        "tables/routes.csv",
        "operating",
        "opperating",
        &["tables/routes.csv:2:status: unknown status \"opperating\"; did you mean \"operating\"?"],
    );
    assert_edit(
        "tables/routes.csv",
        "operating",
        "sunk",
        &[
            "tables/routes.csv:2:status: unknown status \"sunk\"; use one of operating, under-construction, proposed, turned-down, travelled",
        ],
    );
    assert_edit(
        "tables/routes.csv",
        "proposed,named,1435,",
        "proposed,named,1530,",
        &["tables/routes.csv:3:gauge: unknown gauge \"1530\"; did you mean \"1520\"?"],
    );
}

#[test]
fn patterns() {
    Package::minimal()
        .append("tables/sources.csv", "Sea Chart,Sea chart,Harbour Office,,,CC0-1.0\n")
        .assert_violations(&[
            "tables/sources.csv:3:id: \"Sea Chart\" does not have the right form; write it as described: Stable id: lower case, digits and hyphens",
        ]);
    assert_edit(
        "tables/figures.csv",
        ",120,",
        ",about 120,",
        &[
            "tables/figures.csv:2:value: \"about 120\" does not have the right form; write it as described: The number as the report gives it, with a decimal point and no separators",
        ],
    );
}

#[test]
fn bounds() {
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5,120000",
        "13.5,52.5,-1",
        &["tables/cities.csv:2:population: -1 is less than 0; write at least 0"],
    );
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5",
        "181,52.5",
        &["tables/cities.csv:2:lon: 181 is more than 180; write at most 180"],
    );
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5",
        "52.5,113.5",
        &["tables/cities.csv:2:lat: 113.5 is more than 90; write at most 90; are lon and lat swapped?"],
    );
    assert_edit(
        "tables/routes.csv",
        ",125,",
        ",0,",
        &["tables/routes.csv:2:length_km: 0 is less than 1; write at least 1"],
    );
}

#[test]
fn formulas() {
    for (cell, shown) in [
        ("=1+1", "\"=1+1\""),
        ("+1", "\"+1\""),
        ("-1", "\"-1\""),
        ("@sum", "\"@sum\""),
        ("\"\t1\"", "\"\\t1\""),
        ("\"\r1\"", "\"\\r1\""),
    ] {
        let message = format!(
            "tables/statements.csv:2:outlet: a spreadsheet would run {shown} as a formula; begin it with another character"
        );
        assert_edit("tables/statements.csv", "The Sound", cell, &[&message]);
    }
}

#[test]
fn negative_numbers_are_no_formulas() {
    Package::minimal()
        .edit("tables/figures.csv", ",2,3,", ",-2,3,")
        .edit("tables/cities.csv", "AST,13.5", "CAL,-13.5")
        .assert_violations(&[]);
}

#[test]
fn spaces_around_a_text() {
    assert_edit(
        "tables/statements.csv",
        "The Sound",
        "The Sound ",
        &["tables/statements.csv:2:outlet: \"The Sound \" begins or ends with a space; remove it"],
    );
}

#[test]
fn dates() {
    let fix = "write it like 2013, 2013-09, 2013-09-05, 2013-09-05/2013-09-06, 199X, 2013~ or ../2015";
    let expect = |place: &str, text: &str| format!("{place}: \"{text}\" is not a date in EDTF; {fix}");
    let edit = |file: &str, from: &str, to: &str, message: String| assert_edit(file, from, to, &[&message]);
    edit("tables/statements.csv", "2001~", "May 2001", expect("tables/statements.csv:2:date", "May 2001"));
    edit("tables/memberships.csv", "1990,1994", "1990,94", expect("tables/memberships.csv:3:to", "94"));
    edit(
        "tables/memberships.csv",
        "member,1990",
        "member,1990-13",
        "tables/memberships.csv:2:from: there is no day or month 1990-13; correct the date".to_owned(),
    );
    edit(
        "tables/figures.csv",
        "over,actual,2001",
        "over,actual,2001/2000",
        "tables/figures.csv:2:period: \"2001/2000\" ends before it begins; write the earlier date first"
            .to_owned(),
    );
}

#[test]
fn years_that_cannot_be_meant() {
    for (year, when) in [("0201", "long before"), ("2103", "more than a century after")] {
        let message =
            format!("tables/statements.csv:2:date: \"{year}\" lies {when} the report; correct the year");
        assert_edit("tables/statements.csv", "2001~", year, &[&message]);
    }
}

#[test]
fn addresses() {
    for address in ["www.example.org", "javascript:alert(1)", "https://", "https://example.org/a b"] {
        let message = format!(
            "tables/sources.csv:2:url: \"{address}\" is no address that a browser can go to; write it from https:// on, without spaces"
        );
        assert_edit("tables/sources.csv", "https://example.org/survey", address, &[&message]);
    }
}

#[test]
fn what_nobody_sees_and_what_a_spreadsheet_wrote() {
    let cases = [
        (
            "Harbour\u{b}survey",
            "a character that cannot be seen (U+000B) stands in the cell; delete it, or write the cell anew",
        ),
        (
            "Harbour \u{202e}survey",
            "a character that cannot be seen (U+202E) stands in the cell; delete it, or write the cell anew",
        ),
        ("Harbour\tsurvey", "a tab stands in the cell; write a space in its place"),
        (
            "Harb\u{fffd}r survey",
            "a letter of the cell was lost (U+FFFD); write the letter, and save the file as UTF-8",
        ),
        ("Harbour  survey", "two spaces follow each other; leave one"),
        (
            "HÃ¥rbour survey",
            "\"Ã¥\" is what becomes of a letter that is read in another encoding; write the letter, and save the file as UTF-8",
        ),
        (
            "Harbourâ€™s survey",
            "\"â€™\" is what becomes of a letter that is read in another encoding; write the letter, and save the file as UTF-8",
        ),
        (
            "?????? ? ????????",
            "letters of the cell were lost: a program wrote ? for each; write them, and save the file as UTF-8",
        ),
        ("#N/A", "a spreadsheet wrote #N/A here; write what belongs in the cell"),
    ];
    for (text, message) in cases {
        assert_edit(
            "tables/sources.csv",
            "Harbour survey",
            text,
            &[&format!("tables/sources.csv:2:title: {message}")],
        );
    }
    assert_edit("tables/notes.csv", "Counted twice", "SÃO ÂNGELO Ã", &[]);
    // Letters of some languages are joined by what is not seen.
    assert_edit("tables/notes.csv", "Counted twice", "Counted\u{200c}twice", &[]);
}
