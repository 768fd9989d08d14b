//! Figures and memberships that cannot be.

use crate::package::{Package, assert_edit};

const FILE: &str = "tables/figures.csv";

#[test]
fn a_figure_of_nothing() {
    assert_edit(
        FILE,
        "Share of passengers from Astra,AST",
        "Share of passengers from Astra,",
        &[
            "tables/figures.csv:5:country: the figure has no subject; fill in one of country, organisation, route, place, deal, event",
        ],
    );
}

#[test]
fn shares_over_the_whole() {
    assert_edit(
        FILE,
        "60.0,,percent,,actual,2001,derived,percent: passengers-astra passengers-all,",
        "100.1,,percent,,actual,2001,said,,",
        &[
            "tables/figures.csv:5:value: 100.1 percent is more than the whole; correct the value, or use a unit of dimension rate or ratio",
        ],
    );
    assert_edit(
        FILE,
        "60.0,,percent,,actual,2001,derived,percent: passengers-astra passengers-all,",
        "60.0,110,percent,,actual,2001,said,,",
        &[
            "tables/figures.csv:5:value_to: 110 percent is more than the whole; correct the value, or use a unit of dimension rate or ratio",
        ],
    );
}

#[test]
fn fewer_than_none() {
    assert_edit(
        FILE,
        ",80,",
        ",-80,",
        &[
            "tables/figures.csv:3:value: -80 thousand-passengers is less than nothing; correct the value or the unit",
        ],
    );
}

#[test]
fn places_in_an_order_are_counted_from_one() {
    Package::minimal()
        .edit("tables/units.csv", "hours,{} h,hours,time,0.000114", "hours,No. {},place,rank,1")
        .edit(FILE, ",2,3,hours", ",0,3,hours")
        .assert_violations(&["tables/figures.csv:7:value: there is no place 0 in an order; count from 1"]);
}

#[test]
fn what_is_owed_or_falls_or_is_computed_may_be_less_than_nothing() {
    for dimension in ["money", "money-rate", "rate", "ratio", "time"] {
        Package::minimal()
            .edit("tables/units.csv", "hours,time", &format!("hours,{dimension}"))
            .edit(FILE, ",2,3,hours", ",-2,,hours")
            .assert_violations(&[]);
    }
    for dimension in ["volume", "volume-rate", "mass", "mass-rate", "length", "count", "words", "rank"] {
        Package::minimal()
            .edit("tables/units.csv", "hours,time", &format!("hours,{dimension}"))
            .edit(FILE, ",2,3,hours", ",-2,,hours")
            .assert_violations(&[
                "tables/figures.csv:7:value: -2 hours is less than nothing; correct the value or the unit",
            ]);
    }
}

#[test]
fn counts_in_parts() {
    Package::minimal()
        .edit("tables/units.csv", "hours,{} h,hours,time,0.000114", "hours,{} h,bells,count,1")
        .edit(FILE, ",2,3,hours", ",2.5,,hours")
        .assert_violations(&[
            "tables/figures.csv:7:value: 2.5 hours is no whole number; correct the value, or use a larger unit",
        ]);
}

#[test]
fn ranges_that_run_backwards() {
    for (range, message) in [("3,2", "the range runs from 3 to 2"), ("2,2.0", "the range runs from 2 to 2.0")]
    {
        let message = format!(
            "tables/figures.csv:7:value_to: {message}; write the lower end in value, the upper in value_to"
        );
        assert_edit(FILE, ",2,3,", &format!(",{range},"), &[&message]);
    }
}

#[test]
fn numbers_that_are_too_long() {
    assert_edit(
        FILE,
        ",2,3,",
        ",2,3333333333333333333,",
        &[
            "tables/figures.csv:7:value_to: the number is not a decimal number of at most 18 digits, 12 of them after the point; round it",
        ],
    );
}

#[test]
fn memberships_of_nobody_or_two() {
    assert_edit(
        "tables/memberships.csv",
        "ferry-union,,harbour-board,",
        "ferry-union,,,",
        &[
            "tables/memberships.csv:5:country: nobody is the member; give the country or the member organisation",
        ],
    );
    assert_edit(
        "tables/memberships.csv",
        "ferry-union,,harbour-board,",
        "ferry-union,CAL,harbour-board,",
        &[
            "tables/memberships.csv:5:member: a country and an organisation share one membership; make it two rows",
        ],
    );
}

#[test]
fn memberships_at_the_same_time() {
    assert_edit(
        "tables/memberships.csv",
        "1990,1994",
        "1990,1996",
        &[
            "tables/memberships.csv:4:from: \"BOR\" belongs to \"ferry-union\" in row 3 at the same time; end one before the other begins, or delete one",
        ],
    );
    Package::minimal()
        .append("tables/memberships.csv", "again,ferry-union,,harbour-board,partner,,,said,,intro,i2\n")
        .assert_violations(&[
            "tables/memberships.csv:6:from: \"harbour-board\" belongs to \"ferry-union\" in row 5 at the same time; end one before the other begins, or delete one",
        ]);
}

#[test]
fn figures_of_one_measure_are_counted_alike() {
    assert_edit(
        FILE,
        "80,,thousand-passengers",
        "80,,km",
        &[
            "tables/figures.csv:3:unit: \"km\" is of dimension length, but figures of \"passengers\" are of count; correct the unit, or give the figure another measure",
        ],
    );
}

#[test]
fn words_beside_numbers_have_the_forms_of_their_language() {
    let units = "tables/units.csv";
    for sound in ["{} h", "hour|hours"] {
        assert_edit(units, "{} h", sound, &[]);
    }
    assert_edit(
        units,
        "{} h",
        "hour|hours|hours",
        &[
            "tables/units.csv:6:symbol: \"hour|hours|hours\" has 3 forms, and numbers in \"en\" 2; write one for all, or 2",
        ],
    );
    assert_edit(
        units,
        "{} h",
        "hour|",
        &["tables/units.csv:6:symbol: \"hour|\" has an empty form; write a form on either side of each |"],
    );
    let symbol = |language: &str, symbol: &str| {
        let package = Package::minimal();
        let file = format!("i18n/{language}.csv");
        let text = std::fs::read_to_string(package.dir.join(&file)).unwrap();
        let line = text.lines().find(|line| line.starts_with("units,hours,symbol,")).unwrap();
        package.edit(&file, &format!("{line}\n"), &format!("units,hours,symbol,{symbol}\n"));
        (package, text.lines().position(|other| other == line).unwrap() + 1)
    };
    for (language, sound) in [("ru", "час|часа|часов"), ("ru", "{} ч"), ("zh", "{}小时")] {
        symbol(language, sound).0.assert_violations(&[]);
    }
    for (language, forms, message) in [
        ("ru", "час|часов", "has 2 forms, and numbers in \"ru\" 3; write one for all, or 3"),
        ("zh", "小时|小时", "has 2 forms, and numbers in \"zh\" 1; write one"),
    ] {
        let (package, row) = symbol(language, forms);
        package.assert_violations(&[&format!("i18n/{language}.csv:{row}:text: \"{forms}\" {message}")]);
    }
}

#[test]
fn units_of_no_size_and_symbols_without_room() {
    assert_edit(
        "tables/units.csv",
        "hours,time,0.000114",
        "hours,time,0",
        &[
            "tables/units.csv:6:scale: 0 is not more than 0; write what one of the unit is in the base unit of its dimension",
        ],
    );
    assert_edit(
        "tables/units.csv",
        "{} km",
        "{ km",
        &[
            "tables/units.csv:2:symbol: \"{ km\" has braces that are no place for the number; write {} once, where the number goes, or leave it out",
        ],
    );
    assert_edit(
        "i18n/zh.csv",
        "{}公里",
        "{}公里{}",
        &[
            "i18n/zh.csv:5:text: \"{}公里{}\" has braces that are no place for the number; write {} once, where the number goes, or leave it out",
        ],
    );
}

#[test]
fn memberships_end_after_they_begin_and_are_of_others() {
    assert_edit(
        "tables/memberships.csv",
        "1990,1994",
        "1990,1989",
        &["tables/memberships.csv:3:to: the membership runs from 1990 to 1989; correct one of the dates"],
    );
    assert_edit(
        "tables/memberships.csv",
        "harbour-board,partner",
        "ferry-union,partner",
        &[
            "tables/memberships.csv:5:member: \"ferry-union\" is a member of itself; name another member, or delete the row",
        ],
    );
}

#[test]
fn places_of_an_event_are_where_and_when_it_was() {
    assert_edit(
        "tables/event_places.csv",
        "council-hall,BOR",
        "council-hall,AST",
        &[
            "tables/event_places.csv:3:country: the place \"council-hall\" is in BOR (tables/places.csv, row 4); correct the country in one of the two, or the place",
        ],
    );
    assert_edit(
        "tables/event_places.csv",
        "AST,2001-06-02",
        "AST,2001-07",
        &[
            "tables/event_places.csv:2:date: the event is in 2001-06-01/2001-06-02, not in 2001-07; correct one of the dates",
        ],
    );
}

#[test]
fn capacities_count_once_and_in_pipes_by_volume() {
    let rate = |id: &str, dimension: &str, rest: &str| {
        let package = Package::minimal();
        package
            .append("tables/units.csv", &format!("rate,{{}} a year,much a year,{dimension},1\n"))
            .append("tables/measures.csv", "capacity,Capacity,transport,What it can carry in a year.,true\n")
            .append(FILE, &format!("{id},capacity,What the ferry can carry,,,,,day-ferry,,,,5,,rate,,design,2001,said,,,traffic,r1\n{rest}"));
        for language in ["ru", "zh"] {
            let texts = "units,rate,symbol,{}\nunits,rate,name,much\nmeasures,capacity,name,Capacity\n";
            package.append(&format!("i18n/{language}.csv"), texts);
        }
        package
    };
    let again = "again,capacity,What it can carry,,,,,day-ferry,,,,6,,rate,,design,2001,said,,,traffic,r2\n";
    rate("once", "mass-rate", "").assert_violations(&[]);
    rate("once", "mass-rate", &again.replace("2001", "2002")).assert_violations(&[]);
    rate("once", "mass-rate", again).assert_violations(&[
        "tables/figures.csv:9:route: row 8 gives the same capacity of \"day-ferry\" for the same time; keep one of them, or tell them apart by period, modality or measure",
    ]);
    // What is expected to be carried is no capacity.
    let forecast = again.replace("design", "forecast");
    rate("once", "mass-rate", &[&*forecast, &forecast.replace("again", "more")].concat())
        .assert_violations(&[]);
    rate("once", "mass-rate", &again.replace(",6,", ",-6,")).assert_violations(&[
        "tables/figures.csv:9:value: -6 rate is less than nothing; correct the value or the unit",
    ]);
    rate("once", "volume-rate", "").assert_violations(&[
        "tables/figures.csv:8:route: \"day-ferry\" is no pipeline and has a capacity in volume; correct the route or the unit",
    ]);
}
