//! The filter and the year, on the report's own data.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::{
    geo::Viewport,
    render::{Emphasis, LegendSample, legend_sample, sheet_words},
    scene::{FrameRequest, MapScene},
    state::{
        Choice, Fill, Filter, Layer, Query, Shading, Subset, count_of, gauges_present, is_beyond_report,
        layers_present, parse_query, print_query, shading_key, showing, standing_in, statuses_present,
        totals, year_scale,
    },
    text::texts,
};
use heartland_data::{
    Atlas,
    model::{Figure, HasSlug, Language, RouteStatus, RowId, Table, Vocabulary},
};
use proptest::prelude::*;
use report::atlas;
use std::collections::BTreeSet;

fn in_year(year: Option<i16>) -> Filter {
    Filter { year, ..Filter::default() }
}

/// `operating`, `operating by plan`, or `-` for a route that is not there.
fn written(slug: &str, year: Option<i16>) -> String {
    let id = atlas().routes.find(slug).expect("a route");
    match standing_in(atlas(), id, year) {
        None => "-".to_owned(),
        Some(standing) if standing.is_plan => format!("{} by plan", standing.status.as_str()),
        Some(standing) => standing.status.as_str().to_owned(),
    }
}

#[test]
fn routes_through_the_years() {
    for (slug, year, expected) in [
        ("cagp-a", 2006, "-"),
        ("cagp-a", 2007, "under-construction"),
        ("cagp-a", 2009, "operating"),
        ("cagp-c", 2013, "under-construction"),
        // A plan, though public record has it done the same year.
        ("cagp-c", 2014, "operating by plan"),
        ("cagp-d", 2012, "-"),
        ("cagp-d", 2013, "under-construction"),
        ("cagp-d", 2015, "under-construction"),
        ("cagp-d", 2016, "operating by plan"),
        // Public record after the report's time is left out.
        ("pos-east", 2019, "proposed"),
        ("pos-east", 2020, "proposed by plan"),
        ("cku", 1996, "-"),
        ("cku", 1997, "proposed"),
        ("cku", 2013, "turned-down"),
        // A decade counts at its end.
        ("kti-beyneu", 1968, "-"),
        ("kti-beyneu", 1969, "operating"),
        ("transsib", 2013, "operating"),
        // Enlarged: in service.
        ("ndn-air", 2013, "operating"),
        // A journey is there in its year alone.
        ("xi-tour", 2012, "-"),
        ("xi-tour", 2013, "travelled"),
        ("xi-tour", 2014, "-"),
    ] {
        assert_eq!(written(slug, Some(year)), expected, "{slug} in {year}");
    }
}

#[test]
fn the_reports_year_differs_from_its_table_only_where_it_should() {
    let year = atlas().report.as_of.first_day().expect("a date").year;
    let differences: Vec<String> = atlas()
        .routes
        .rows()
        .iter()
        .map(|route| (route, written(&route.slug, Some(year))))
        .filter(|(route, standing)| standing != route.status.as_str())
        .map(|(route, standing)| format!("{}: {}, then {standing}", route.slug, route.status.as_str()))
        .collect();
    assert_eq!(
        differences,
        [
            // By the end of the report's year Line C is to be in service.
            "cagp-c: under-construction, then operating by plan",
            // Journeys of the year before.
            "xi-tour: travelled, then -",
            "medvedev-visit: travelled, then -",
            "li-tour: travelled, then -",
        ]
    );
}

#[test]
fn the_scale_has_round_years_and_ends_its_past_with_the_report() {
    let scale = year_scale(atlas());
    let years: Vec<i16> = scale.ticks.iter().map(|(year, _)| *year).collect();
    assert_eq!(years, [2000, 2005, 2010, 2015, 2020]);
    assert_eq!(scale.ticks.last().map(|(_, share)| *share), Some(1.0));
    assert!((scale.present - 16.0 / 23.0).abs() < 1e-9, "2013 of 1997 to 2020");
}

#[test]
fn without_a_year_the_table_counts() {
    for route in atlas().routes.rows() {
        assert_eq!(written(&route.slug, None), route.status.as_str());
    }
    assert!(!is_beyond_report(atlas(), 2013));
    assert!(is_beyond_report(atlas(), 2014));
}

fn sums(filter: &Filter) -> String {
    sums_of(atlas(), filter)
}

fn sums_of(atlas: &Atlas, filter: &Filter) -> String {
    let row = |capacity: &heartland::state::Capacity| {
        format!(
            "{} {}/{}/{} {}",
            capacity.layer.as_str(),
            capacity.operating,
            capacity.under_construction,
            capacity.planned,
            atlas.units.get(capacity.unit).expect("a unit").slug()
        )
    };
    totals(atlas, filter).iter().map(row).collect::<Vec<_>>().join(", ")
}

#[test]
fn capacities_through_the_years() {
    for (year, expected) in [
        (None, "gas 30/50/0 bcm-per-year, oil 10/0/10 mt-per-year"),
        (Some(2005), "gas 0/0/0 bcm-per-year, oil 0/0/0 mt-per-year"),
        (Some(2006), "gas 0/0/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2007), "gas 0/20/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2009), "gas 20/10/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2010), "gas 30/0/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2012), "gas 30/25/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2013), "gas 30/50/0 bcm-per-year, oil 10/0/0 mt-per-year"),
        (Some(2014), "gas 55/25/0 bcm-per-year, oil 10/0/10 mt-per-year"),
        (Some(2016), "gas 80/0/0 bcm-per-year, oil 10/0/10 mt-per-year"),
    ] {
        assert_eq!(sums(&in_year(year)), expected, "{year:?}");
    }
}

/// No capacity is given of any gas line that is proposed, nor of most oil lines in service; of all that are being built it is.
#[test]
fn sums_that_leave_lines_out_say_so() {
    let partial: Vec<[bool; 3]> =
        totals(atlas(), &Filter::default()).iter().map(|capacity| capacity.is_partial).collect();
    assert_eq!(partial, [[true, false, true], [true, false, false]]);
}

/// The table's own derived sums, by year, are what the year shows.
#[test]
fn gas_in_service_is_what_the_table_adds_up_to() {
    for year in [2009, 2010, 2014, 2016] {
        let slug = format!("cagp-capacity-{year}");
        let figure = atlas().figures.rows().iter().find(|figure| *figure.slug == slug).expect("a figure");
        let gas = totals(atlas(), &in_year(Some(year)));
        assert_eq!(gas.first().map(|gas| gas.operating), Some(figure.value.to_f64()), "{year}");
    }
}

#[test]
fn totals_follow_the_filter() {
    let mut filter = Filter::default();
    filter.toggle(atlas(), Choice::Layer(Layer::Gas), false);
    assert_eq!(sums(&filter), "gas 0/0/0 bcm-per-year, oil 10/0/10 mt-per-year");
    filter.show_all();
    filter.toggle(atlas(), Choice::Status(RouteStatus::UnderConstruction), true);
    assert_eq!(sums(&filter), "gas 0/50/0 bcm-per-year, oil 0/0/0 mt-per-year");
}

/// Line A with a capacity in tonnes besides, more than that of any oil pipeline.
#[test]
fn volumes_and_masses_are_not_compared() {
    let mut changed = atlas().clone();
    let mut rows = changed.figures.rows().to_vec();
    let volume = rows.iter().find(|figure| figure.slug() == "cagp-a-capacity").expect("a figure").clone();
    let unit = atlas().units.find("mt-per-year").expect("a unit");
    rows.push(Figure { slug: "in-tonnes".into(), unit, value: "40".parse().expect("a number"), ..volume });
    changed.figures = Table::from_rows(rows);
    for (year, expected) in [
        (None, "gas 30/50/0 bcm-per-year, gas 40/0/0 mt-per-year, oil 10/0/10 mt-per-year"),
        (Some(2007), "gas 0/20/0 bcm-per-year, gas 0/40/0 mt-per-year, oil 10/0/0 mt-per-year"),
    ] {
        assert_eq!(sums_of(&changed, &in_year(year)), expected, "{year:?}");
    }
    // Lines that are measured in volume leave nothing out of the masses.
    let partial: Vec<[bool; 3]> =
        totals(&changed, &Filter::default()).iter().map(|it| it.is_partial).collect();
    assert_eq!(partial, [[true, false, true], [true, false, true], [true, false, false]]);
    let scenes = [MapScene::from_atlas(atlas()), MapScene::from_atlas(&changed)];
    for (slug, expected) in
        [("cagp-a", [0.8, 1.0]), ("cagp-b", [0.4, 0.4]), ("cagp-c", [1.0, 1.0]), ("kc-oil", [1.0, 0.5])]
    {
        let id = atlas().routes.find(slug).expect("a route");
        let shares = scenes.each_ref().map(|scene| scene.route(id).and_then(|route| route.share));
        assert_eq!(shares, expected.map(Some), "{slug}");
    }
}

#[test]
fn what_is_hidden_is_hidden_with_its_sites() {
    let shown = |filter: &Filter| showing(atlas(), filter, Language(0), texts("en"));
    let route = |slug: &str| atlas().routes.find(slug).expect("a route");
    let place = |slug: &str| atlas().places.find(slug).expect("a place");
    let all = shown(&Filter::default());
    assert!(atlas().routes.iter().all(|(id, _)| all.standing(id).is_some()));
    assert!(atlas().places.iter().all(|(id, _)| all.shows_place(id)));

    let mut filter = Filter::default();
    filter.toggle(atlas(), Choice::Layer(Layer::Gas), false);
    let no_gas = shown(&filter);
    assert_eq!(no_gas.standing(route("cagp-a")), None);
    assert!(no_gas.standing(route("kc-oil")).is_some());
    assert!(!no_gas.shows_place(place("galkynysh")) && no_gas.shows_place(place("kashagan")));

    filter.layers = Subset::from_shown(&layers_present(atlas()), &[]);
    let nothing = shown(&filter);
    assert!(nothing.routes.iter().all(Option::is_none) && nothing.places.iter().all(|is_shown| !is_shown));
}

#[test]
fn counts_are_of_what_passes_the_other_groups() {
    let all = Filter::default();
    let mut filter = Filter::default();
    let gas = count_of(atlas(), &all, Choice::Layer(Layer::Gas));
    filter.toggle(atlas(), Choice::Layer(Layer::Gas), false);
    assert_eq!(count_of(atlas(), &filter, Choice::Layer(Layer::Gas)), gas);
    assert!(
        count_of(atlas(), &filter, Choice::Status(RouteStatus::Operating))
            < count_of(atlas(), &all, Choice::Status(RouteStatus::Operating))
    );
    let by_layer: usize =
        layers_present(atlas()).into_iter().map(|layer| count_of(atlas(), &all, Choice::Layer(layer))).sum();
    assert_eq!(by_layer, atlas().routes.len());
}

#[test]
fn a_break_of_gauge_needs_one_of_its_gauges() {
    let mut filter = Filter::default();
    filter.toggle(atlas(), Choice::Gauge(1520), false);
    let shown = showing(atlas(), &filter, Language(0), texts("en"));
    let is_shown = |slug: &str| shown.standing(atlas().routes.find(slug).expect("a route")).is_some();
    assert!(!is_shown("transsib") && is_shown("cku") && is_shown("cagp-a"));
    filter.toggle(atlas(), Choice::Gauge(1435), false);
    let shown = showing(atlas(), &filter, Language(0), texts("en"));
    assert_eq!(shown.standing(atlas().routes.find("cku").expect("a route")), None);
}

#[test]
fn members_of_the_year() {
    let sco = atlas().organisations.find("sco").expect("an organisation");
    let fill = |country: &str, year: Option<i16>| {
        let filter = Filter { year, shading: Some(Shading::Members(sco)), ..Filter::default() };
        let fills = showing(atlas(), &filter, Language(0), texts("en")).fills.expect("fills");
        let id = atlas().countries.find(country).expect("a country");
        fills.iter().find(|fill| fill.country == id).map(|fill| fill.fill)
    };
    assert_eq!(fill("KAZ", None), Some(Fill::Member));
    assert_eq!(fill("MNG", None), Some(Fill::Associate));
    assert_eq!(fill("USA", None), None);
    assert_eq!(fill("KAZ", Some(2000)), None);
}

#[test]
fn an_organisation_without_members_shades_nobody() {
    let scene = MapScene::from_atlas(atlas());
    let viewport = Viewport::from_size(800.0, 500.0);
    let eurasec = atlas().organisations.find("eurasec").expect("an organisation");
    for (shading, expected) in [(Some(Shading::Members(eurasec)), false), (None, true)] {
        let filter = Filter { year: Some(1997), shading, ..Filter::default() };
        let shown = showing(atlas(), &filter, Language(0), texts("en"));
        let frame = scene.frame(&FrameRequest::from_viewport(viewport, Language(0)), &shown);
        assert_eq!(frame.fills.is_none(), expected);
        let in_words = (Language(0), texts("en"));
        let words = sheet_words(atlas(), (&frame, &shown, &filter), &[], Emphasis::default(), in_words);
        let has_focus = words.legend.iter().any(|(sample, _)| *sample == LegendSample::Focus);
        assert_eq!((has_focus, words.subtitle.contains("No members")), (expected, !expected));
    }
}

#[test]
fn a_sheet_says_which_countries_are_closed_where_that_is_seen() {
    let scene = MapScene::from_atlas(atlas());
    let filter = Filter::default();
    let request = FrameRequest::from_viewport(Viewport::from_size(800.0, 500.0), Language(0));
    let uzbekistan = atlas().countries.find("UZB").expect("a country");
    let line = atlas().routes.find("cagp-a").expect("a route");
    for (tag, language, said, key) in [
        ("en", Language(0), "What if closed: Uzbekistan", "Idle if closed"),
        ("zh", Language(1), "假设关闭：乌兹别克斯坦", "关闭时中断"),
        ("ru", Language(2), "Если закрыть: Узбекистан", "Не работает при закрытии"),
    ] {
        for is_dark in [true, false] {
            let mut shown = showing(atlas(), &filter, language, texts(tag));
            shown.darken(if is_dark { std::slice::from_ref(&line) } else { &[] });
            let frame = scene.frame(&request, &shown);
            let in_words = (language, texts(tag));
            let in_frame = (&frame, &shown, &filter);
            let words = sheet_words(atlas(), in_frame, &[uzbekistan], Emphasis::default(), in_words);
            assert_eq!(words.subtitle.contains(said), is_dark, "{}", words.subtitle);
            let has_key = words.legend.contains(&(LegendSample::Dark, key.to_owned()));
            assert_eq!(has_key, is_dark, "{:?}", words.legend);
        }
    }
}

#[test]
fn a_sheets_legend_has_no_two_samples_that_look_alike() {
    let scene = MapScene::from_atlas(atlas());
    let (filter, closed) = (Filter::default(), []);
    let shown = showing(atlas(), &filter, Language(0), texts("en"));
    let request = FrameRequest::from_viewport(Viewport::from_size(800.0, 500.0), Language(0));
    let frame = scene.frame(&request, &shown);
    let in_words = (Language(0), texts("en"));
    let words = sheet_words(atlas(), (&frame, &shown, &filter), &closed, Emphasis::default(), in_words);
    let looks: BTreeSet<String> = words.legend.iter().map(|(sample, _)| legend_sample(*sample)).collect();
    assert_eq!(looks.len(), words.legend.len(), "{:?}", words.legend);
    let names: Vec<&str> = words.legend.iter().map(|(_, name)| &**name).collect();
    for name in ["Road · Transit corridor", "Port · Airport", "Pipelines: wider carries more", "Travelled"]
    {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

#[test]
fn amounts_that_are_spelled_apart_are_no_range() {
    let shade = atlas().shades.find("exports-to-china-2012").expect("a shade");
    let filter = Filter { shading: Some(Shading::Figures(shade)), ..Filter::default() };
    for (spelled, expected) in [
        (["21", "21"], vec!["21%"]),
        (["21", "21.0"], vec!["21%"]),
        (["21.0", "21"], vec!["21%"]),
        (["21", "22"], vec!["21%", "22"]),
    ] {
        let mut changed = atlas().clone();
        let rows = atlas().figures.rows().iter().cloned().zip(spelled.iter().cycle());
        let rows =
            rows.map(|(figure, spelled)| Figure { value: spelled.parse().expect("a number"), ..figure });
        changed.figures = Table::from_rows(rows.collect());
        let key = shading_key(&changed, &filter, Language(0), texts("en"));
        let written: Vec<String> = key.iter().map(|(_, text)| text.replace(".0", "")).collect();
        assert_eq!(written, expected, "{spelled:?}");
    }
}

#[test]
fn a_shade_has_every_country_with_a_figure_and_a_key_of_values_that_occur() {
    for (id, shade) in atlas().shades.iter() {
        let filter = Filter { shading: Some(Shading::Figures(id)), ..Filter::default() };
        let fills = showing(atlas(), &filter, Language(0), texts("en")).fills.expect("fills");
        let key = shading_key(atlas(), &filter, Language(0), texts("en"));
        assert!(fills.len() > 5, "{}", shade.slug);
        for fill in &fills {
            assert!(key.iter().any(|(other, _)| *other == fill.fill));
            assert!(
                fill.note.as_ref().is_some_and(|note| note.contains(|digit: char| digit.is_ascii_digit()))
            );
        }
        assert_eq!(key.len(), usize::from(Fill::CLASSES), "{}: {key:?}", shade.slug);
    }
}

fn subset<T: Copy + Ord + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Subset<T>> {
    let count = all.len();
    proptest::collection::vec(any::<bool>(), count).prop_map(move |is_shown| {
        let pairs = all.iter().copied().zip(is_shown);
        let shown: Vec<T> = pairs.filter(|(_, is_shown)| *is_shown).map(|(member, _)| member).collect();
        Subset::from_shown(&all, &shown)
    })
}

fn shading() -> impl Strategy<Value = Option<Shading>> {
    let members =
        (0..atlas().organisations.len() as u16).prop_map(|index| Shading::Members(RowId::from_index(index)));
    let figures =
        (0..atlas().shades.len() as u16).prop_map(|index| Shading::Figures(RowId::from_index(index)));
    proptest::option::of(prop_oneof![members, figures])
}

proptest! {
    #[test]
    fn a_link_brings_the_filter_back(
        layers in subset(layers_present(atlas())),
        statuses in subset(statuses_present(atlas())),
        gauges in subset(gauges_present(atlas())),
        year in proptest::option::of(atlas().report.years.from..=atlas().report.years.to),
        shading in shading(),
    ) {
        let filter = Filter { layers, statuses, gauges, year, shading };
        let query = Query { filter, unknown: vec![("mine".to_owned(), "kept".to_owned())], ..Query::default() };
        let printed = print_query(atlas(), &query);
        prop_assert_eq!(parse_query(atlas(), printed), (query, Vec::new()));
    }

    #[test]
    fn nothing_in_a_link_breaks_the_atlas(key in "layers|status|gauge|year|tint|shade", value in "\\PC{0,12}") {
        let (query, refused) = parse_query(atlas(), [(key, value)]);
        prop_assert!(refused.is_empty() || query == Query::default());
    }
}

#[test]
fn links_in_canonical_form() {
    for (given, expected) in [
        ("layers=oil,gas", "layers=gas,oil"),
        ("layers=gas,oil,rail,road,journey", ""),
        ("layers=none", "layers=none"),
        ("layers=gas,tram", ""),
        ("layers=", ""),
        ("status=operating,under-construction", "status=operating,under-construction"),
        ("gauge=1520,1435", ""),
        ("gauge=1435", "gauge=1435"),
        ("gauge=1435.0", ""),
        ("gauge=9", ""),
        ("gauge=1520,9", ""),
        ("year=2013", "year=2013"),
        ("year=1812", ""),
        ("year=oops", ""),
        ("tint=sco", "tint=sco"),
        ("tint=nobody", ""),
        ("shade=trade-with-china-2012", "shade=trade-with-china-2012"),
    ] {
        let pair = given.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
        let (query, refused) = parse_query(atlas(), pair);
        let printed: Vec<String> =
            print_query(atlas(), &query).iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(printed.join("&"), expected, "{given}");
        let is_bad = ["tram", "layers=", "1435.0", "9", "1812", "oops", "nobody"]
            .iter()
            .any(|bad| given.ends_with(bad));
        assert_eq!(refused.len(), usize::from(is_bad), "{given}");
    }
}
