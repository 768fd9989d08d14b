//! Links: every state comes back from its own link, and no text in a link's place breaks anything.

#![allow(clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;
mod things;

use heartland::embed::{FrameSize, Place, element_code};
use heartland::state::{
    Embedding, Filter, PagePart, Query, Shading, Subset, Theme, ThingKind, View, gauges_present,
    layers_present, parse_query, print_query, slug_of, statuses_present, thing_from_slug,
};
use heartland_data::{geo::LonLat, model::Language};
use proptest::{
    collection::{SizeRange, vec},
    option,
    prelude::*,
    sample::{select, subsequence},
};
use report::atlas;
use things::things;

fn subset<T: Copy + Ord + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Subset<T>> {
    let any_size = SizeRange::from(0..=all.len());
    subsequence(all.clone(), any_size).prop_map(move |shown| Subset::from_shown(&all, &shown))
}

fn filter() -> impl Strategy<Value = Filter> {
    let atlas = atlas();
    let years = atlas.report.years.from..=atlas.report.years.to;
    let subsets =
        (subset(layers_present(atlas)), subset(statuses_present(atlas)), subset(gauges_present(atlas)));
    let members = atlas.organisations.iter().map(|(id, _)| Shading::Members(id));
    let shadings: Vec<Shading> =
        members.chain(atlas.shades.iter().map(|(id, _)| Shading::Figures(id))).collect();
    (subsets, option::of(years), option::of(select(shadings))).prop_map(
        |((layers, statuses, gauges), year, shading)| Filter { layers, statuses, gauges, year, shading },
    )
}

/// A view as exact as a link tells it: to a hundredth.
fn view() -> impl Strategy<Value = View> {
    (-18_000..=18_000_i32, -9_000..=9_000_i32, 0..=2_400_i32).prop_map(|(lon, lat, zoom)| {
        let [lon, lat, zoom] = [lon, lat, zoom].map(|hundredths| f64::from(hundredths) / 100.0);
        View { centre: LonLat::from_degrees(lon, lat), zoom }
    })
}

fn embedding() -> impl Strategy<Value = Embedding> {
    let allow = option::of(vec("https?://[a-z][a-z0-9-]{0,9}\\.example(:[1-9][0-9]{3})?", 0..4));
    (any::<bool>(), subset(PagePart::ALL.to_vec()), allow).prop_map(|(is_compact, parts, allow)| Embedding {
        is_compact,
        parts,
        allow,
    })
}

fn query() -> impl Strategy<Value = Query> {
    let atlas = atlas();
    // The first chart is the default, which a link leaves out.
    let charts: Vec<_> = atlas.charts.iter().map(|(id, _)| id).skip(1).collect();
    let languages: Vec<Language> =
        (0_u8..).zip(&atlas.report.languages).map(|(index, _)| Language(index)).collect();
    let countries: Vec<_> = atlas.countries.iter().map(|(id, _)| id).collect();
    let charts = (option::of(select(charts)), subsequence(countries, 0..4).prop_shuffle());
    let shown = (option::of(select(things(atlas))), filter(), option::of(view()), charts);
    let manner = (
        option::of(select(languages)),
        select(vec![Theme::Auto, Theme::Light, Theme::Dark]),
        embedding(),
        vec(("x-[a-z]{1,8}", "\\PC{0,12}"), 0..3),
    );
    (shown, manner).prop_map(
        |((selection, filter, view, (chart, closed)), (language, theme, embedding, unknown))| Query {
            selection,
            filter,
            view,
            chart,
            closed,
            language,
            theme,
            embedding,
            unknown,
        },
    )
}

/// The keys of links, and some that are none.
fn key() -> impl Strategy<Value = String> {
    let known = "country|route|place|event|org|deal|layers|status|gauge|year|tint|shade|chart|closed|view|lang|theme|embed|controls|allow";
    prop_oneof![4 => known, 1 => "\\PC{0,10}"]
}

fn value() -> impl Strategy<Value = String> {
    let slugs: Vec<String> =
        things(atlas()).into_iter().map(|thing| slug_of(atlas(), thing).to_owned()).collect();
    prop_oneof![
        "\\PC{0,24}",
        "[-+0-9.,eE]{0,24}",
        "[a-z,-]{0,24}",
        select(slugs),
        Just("9".repeat(400)),
        Just("<img src=x onerror=alert(1)>".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]
    #[test]
    fn the_element_of_a_host_has_every_key_of_a_link(query in query()) {
        let pairs = print_query(atlas(), &Query { unknown: Vec::new(), ..query });
        let place = Place::new("https://a.example/", None);
        let code = element_code(&place, &pairs, "T", FrameSize::InStep(640));
        for (key, _) in pairs.iter().filter(|(key, _)| key != "embed") {
            prop_assert!(code.contains(&format!(" {key}=\"")), "{key} of {pairs:?}");
        }
    }

    #[test]
    fn a_link_brings_the_whole_state_back(query in query()) {
        let printed = print_query(atlas(), &query);
        prop_assert_eq!(parse_query(atlas(), printed), (query, Vec::new()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]
    #[test]
    fn no_text_breaks_the_atlas(pairs in vec((key(), value()), 0..8)) {
        let (query, refused) = parse_query(atlas(), pairs.clone());
        prop_assert!(refused.len() <= pairs.len());
        // What came of it is a state like any other: its link is stable.
        let printed = print_query(atlas(), &query);
        let (again, refused) = parse_query(atlas(), printed.clone());
        prop_assert_eq!(refused, Vec::<String>::new());
        prop_assert_eq!(print_query(atlas(), &again), printed);
    }
}

/// A key and its value, as an address has them.
fn pair(text: &str) -> Option<(String, String)> {
    text.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()))
}

#[test]
fn a_value_that_makes_no_sense_leaves_an_earlier_one() {
    for (good, bad) in [
        ("view=78.00,46.00,2.00", "view=bad"),
        ("lang=zh", "lang=xx"),
        ("chart=trade-growth", "chart=xx"),
        ("theme=dark", "theme=xx"),
        ("year=2010", "year=xx"),
        ("layers=gas", "layers=gas,xx"),
        ("tint=sco", "tint=xx"),
        ("embed=1", "embed=xx"),
        ("controls=map", "controls=none,map"),
        ("country=KAZ", "country=xx"),
    ] {
        let pairs = [good, bad].into_iter().filter_map(pair);
        let (query, refused) = parse_query(atlas(), pairs);
        assert_eq!(refused, [bad]);
        assert_eq!(print_query(atlas(), &query), [pair(good).unwrap_or_default()], "{good}&{bad}");
    }
}

#[test]
fn of_what_excludes_another_the_last_counts() {
    for (first, last) in [
        ("country=KAZ", "country=RUS"),
        ("country=KAZ", "route=kc-oil"),
        ("tint=sco", "tint=csto"),
        ("layers=gas", "layers=oil"),
        ("year=2010", "year=2012"),
    ] {
        let (query, refused) = parse_query(atlas(), [first, last].into_iter().filter_map(pair));
        assert!(refused.is_empty(), "{refused:?}");
        assert_eq!(print_query(atlas(), &query), [pair(last).unwrap_or_default()], "{first}&{last}");
    }
}

#[test]
fn every_thing_is_found_by_its_own_key() {
    for thing in things(atlas()) {
        let slug = slug_of(atlas(), thing);
        assert!(
            ThingKind::ALL.into_iter().any(|kind| thing_from_slug(atlas(), kind, slug) == Some(thing)),
            "{slug}"
        );
    }
}
