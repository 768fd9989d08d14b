//! What countries are shaded or tinted by.

use crate::package::{Package, assert_edit, real};
use heartland_data::author;
use heartland_data::model::MemberRole;

const FIGURES: &str = "tables/figures.csv";

#[test]
fn shades_of_one_country() {
    assert_edit(
        "tables/shades.csv",
        "passengers,,2001,1",
        "passengers,BOR,2001,1",
        &[
            "tables/shades.csv:3:measure: figures of the measure \"passengers\" shade 1 of the two countries that a comparison needs; name what more figures have, or leave out counterpart or period",
        ],
    );
}

#[test]
fn shades_of_figures_that_cannot_be_compared() {
    let twice = "passengers-later,passengers,Passengers in a second count,BOR,,,,,,,,90,,thousand-passengers,,actual,2001,said,,,traffic,r2\n";
    let fix = "let counterpart and period tell them apart";
    let what = "\"passengers-borea\" and \"passengers-later\" are both figures of BOR";
    Package::minimal().append(FIGURES, twice).assert_violations(&[
        &format!("tables/shades.csv:2:measure: {what}; {fix}"),
        &format!("tables/shades.csv:3:measure: {what}; {fix}"),
    ]);
    let other = "passengers-caldia,passengers,Passengers from Caldia,CAL,,,,,,,,5,,people,,actual,2001,said,,,traffic,r2\n";
    let what = "\"passengers-astra\" is in thousand-passengers and \"passengers-caldia\" in people";
    let fix = "let all its figures be in one unit";
    let package = Package::minimal();
    package.append(FIGURES, other).append("tables/units.csv", "people,{} people,people,count,1\n");
    for language in ["ru", "zh"] {
        let file = format!("i18n/{language}.csv");
        package.append(&file, "units,people,symbol,{}\nunits,people,name,people\n");
    }
    package.assert_violations(&[
        &format!("tables/shades.csv:2:measure: {what}; {fix}"),
        &format!("tables/shades.csv:3:measure: {what}; {fix}"),
    ]);
}

#[test]
fn tints_of_fewer_than_two_members() {
    let message = |count: usize| {
        format!(
            "tables/organisations.csv:2:tint: {count} of the two member countries that a tint needs belong to \"ferry-union\"; add them to tables/memberships.csv, or leave tint empty"
        )
    };
    assert_edit("tables/memberships.csv", "AST,,member,1990,", "AST,,member,1990,1998", &[&message(1)]);
    assert_edit("tables/memberships.csv", "BOR,,member", "BOR,,partner", &[&message(1)]);
    Package::minimal()
        .edit("tables/memberships.csv", "AST,,member", "AST,,partner")
        .edit("tables/memberships.csv", "BOR,,member", "BOR,,partner")
        .assert_violations(&[&message(0)]);
}

#[test]
fn a_wrong_cell_is_not_also_a_wrong_shade_or_tint() {
    assert_edit(
        FIGURES,
        "80,,thousand-passengers",
        "80,,thousand-pasengers",
        &[
            "tables/figures.csv:3:unit: unknown unit \"thousand-pasengers\"; did you mean \"thousand-passengers\"? The ids are in tables/units.csv",
        ],
    );
    assert_edit(
        "tables/memberships.csv",
        "BOR,,member",
        "BOR,,membre",
        &["tables/memberships.csv:4:role: unknown role \"membre\"; did you mean \"member\"?"],
    );
}

#[test]
fn real_shades_and_tints() {
    let atlas = author::load(real()).unwrap();
    let figures_of = |slug: &str| {
        let shade = atlas.shades.get(atlas.shades.find(slug).unwrap()).unwrap();
        let figures = atlas.figures.rows().iter().filter(|figure| {
            figure.country.is_some()
                && figure.measure == shade.measure
                && figure.counterpart == shade.counterpart
                && figure.period == shade.period
        });
        figures.count()
    };
    let shades = ["trade-with-china-2012", "exports-to-china-2012", "imports-from-china-2012"];
    assert_eq!(shades.map(figures_of), [6, 6, 6]);
    let members_of = |organisation| {
        let members = atlas.memberships.rows().iter().filter(|membership| {
            membership.organisation == organisation
                && membership.role == MemberRole::Member
                && membership.country.is_some()
                && membership.to.is_none()
        });
        members.count()
    };
    let tints = atlas.organisations.iter().filter(|(_, organisation)| organisation.is_tint);
    let tints: Vec<(&str, usize)> =
        tints.map(|(id, organisation)| (&*organisation.slug, members_of(id))).collect();
    assert_eq!(
        tints,
        [("sco", 6), ("csto", 6), ("cis", 9), ("customs-union", 3), ("eurasec", 5), ("ceec", 16)]
    );
}
