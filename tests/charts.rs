//! The report's charts: each draws what the tables hold, and nothing that they do not.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod report;

use heartland::{
    chart::{Datum, Plot, PlotRequest, closure_of, exposures, plot_of, table_of},
    dossier::Desk,
    export::chart_csv,
    geo::Viewport,
    markup::chart_notes_markup,
    render::{ChartWords, Palette, chart_svg},
    scene::{FrameRequest, Ink, MapScene, route_ink, width_px},
    state::{
        Passage, Query, Relations, Showing, ThingKind, name_of, parse_query, print_query, slug_of,
        thing_from_slug,
    },
    text::{source_line, texts},
};
use heartland_data::{
    Atlas,
    model::{
        Basis, Chart, ChartId, ChartKind, ChartSeries, CountryId, Date, Figure, HasSlug, Language,
        Membership, Milestone, Route, RouteId, RouteKind, SeriesRole, Table, Thing, Vocabulary,
    },
};
use report::atlas;
use std::sync::OnceLock;

fn desk_of<'a>(atlas: &'a Atlas, relations: &'a Relations, tag: &str) -> Desk<'a> {
    let index = atlas.report.languages.iter().position(|language| **language == *tag).expect("a language");
    Desk { atlas, relations, texts: texts(tag), language: Language(index as u8) }
}

fn desk(tag: &str) -> Desk<'static> {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    desk_of(atlas(), RELATIONS.get_or_init(|| Relations::from_atlas(atlas())), tag)
}

fn chart(slug: &str) -> ChartId {
    atlas().charts.find(slug).expect("a chart")
}

fn country(slug: &str) -> CountryId {
    atlas().countries.find(slug).expect("a country")
}

const WIDE: PlotRequest<'_> = PlotRequest { width_px: 500.0, is_other_way: false, closed: &[] };
const OTHER: PlotRequest<'_> = PlotRequest { is_other_way: true, ..WIDE };

fn plot(slug: &str, request: &PlotRequest<'_>) -> Plot {
    plot_of(&desk("en"), chart(slug), request).expect("a plot")
}

/// Values by id and series, as the tables spell them.
fn values(data: &[Datum]) -> Vec<(String, String)> {
    data.iter().map(|datum| (slug_of(atlas(), datum.thing).to_owned(), datum.number.clone())).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn every_chart_draws_within_its_drawing_in_every_language_and_width() {
    for (id, chart) in atlas().charts.iter() {
        for tag in ["en", "zh", "ru"] {
            for (width_px, is_other_way) in [(300.0, false), (360.0, true), (500.0, false), (900.0, true)] {
                let request = PlotRequest { width_px, is_other_way, closed: &[] };
                let plot = plot_of(&desk(tag), id, &request).expect("a plot");
                let drawing = &plot.drawing;
                let told = format!("{} {tag} {width_px}", chart.slug);
                assert!(drawing.width_px >= width_px - 1e-9 && drawing.height_px > 60.0, "{told}");
                assert!(!drawing.marks.is_empty() && !plot.sentence.is_empty(), "{told}");
                assert!(!drawing.markup.contains("NaN") && !drawing.markup.contains("\"#01"), "{told}");
                for mark in &drawing.marks {
                    let [left, top, right, bottom] = mark.hit;
                    assert!(
                        left >= -1.0 && top >= -1.0 && right <= drawing.width_px + 1.0,
                        "{told}: {mark:?}"
                    );
                    assert!(
                        bottom <= drawing.height_px + 1.0 && left < right && top < bottom,
                        "{told}: {mark:?}"
                    );
                    assert!(mark.shares(drawing).iter().all(|share| share.is_finite()), "{told}");
                    assert!(!mark.label.is_empty() && !mark.label.contains('{'), "{told}: {}", mark.label);
                    // What is heard has room.
                    assert!(!mark.label.contains('…'), "{told}: {}", mark.label);
                }
                for datum in &plot.data {
                    let is_pointed_at = drawing.marks.iter().any(|mark| mark.thing == datum.thing);
                    assert!(is_pointed_at || datum.value.is_none(), "{told}: {}", datum.name);
                }
            }
        }
    }
}

#[test]
fn every_value_of_every_table_is_the_figure_that_it_names() {
    for (id, chart) in atlas().charts.iter() {
        let plot = plot_of(&desk("en"), id, &WIDE).expect("a plot");
        let table = table_of(&desk("en"), &plot);
        assert_eq!(table.len(), plot.data.len() + 1, "{}", chart.slug);
        for (datum, row) in plot.data.iter().zip(table.iter().skip(1)) {
            assert!(row.contains(&datum.written), "{row:?}");
            let figure = datum.figure.filter(|_| datum.role != SeriesRole::Rate);
            let Some(figure) = figure.and_then(|id| atlas().figures.get(id)) else { continue };
            assert_eq!(datum.number, figure.value.to_string());
            assert_eq!(datum.period, figure.period);
            let place = row.last().expect("a place");
            assert!(place.contains(", "), "{} has no place in the report", datum.name);
        }
        let csv = chart_csv(atlas(), &plot);
        assert_eq!(csv.lines().count(), plot.data.len() + 1);
        assert!(plot.data.iter().all(|datum| csv.contains(&datum.number)));
    }
}

#[test]
fn the_file_of_a_chart_keeps_bounds() {
    let mut is_bounded = false;
    for (id, chart) in atlas().charts.iter() {
        let plot = plot_of(&desk("en"), id, &WIDE).expect("a plot");
        let csv = chart_csv(atlas(), &plot);
        let mut lines = csv.lines();
        assert_eq!(
            lines.next(),
            Some(
                "\u{feff}kind,id,name,series,value,value_to,unit,qualifier,period,modality,basis,figure,place,party_kind,party"
            )
        );
        for (datum, line) in plot.data.iter().zip(lines) {
            let figure = datum.figure.filter(|_| datum.role != SeriesRole::Rate);
            let Some(figure) = figure.and_then(|id| atlas().figures.get(id)) else { continue };
            let upper = figure.value_to.map(|upper| upper.to_string()).unwrap_or_default();
            let unit = atlas().units.get(figure.unit).map_or("", HasSlug::slug);
            let qualifier = figure.qualifier.map_or("", Vocabulary::as_str);
            let cells = format!(",{},{upper},{unit},{qualifier},", figure.value);
            assert!(line.contains(&cells), "{}: {cells} in {line}", chart.slug);
            is_bounded |= !qualifier.is_empty();
        }
    }
    assert!(is_bounded, "a bound among the charts");
    // A share is computed, and bounded by nothing that the tables say.
    let shares = chart_csv(atlas(), &plot("trade-with-china", &OTHER));
    assert!(shares.lines().skip(1).all(|line| line.contains(",,,,2012,")), "{shares}");
}

#[test]
fn the_file_of_a_chart_says_whom_a_deal_is_with_as_the_table_does() {
    for (id, chart) in atlas().charts.iter() {
        let plot = plot_of(&desk("en"), id, &WIDE).expect("a plot");
        let (table, csv) = (table_of(&desk("en"), &plot), chart_csv(atlas(), &plot));
        let is_of_deals = chart.kind == ChartKind::Deals;
        for (cells, line) in table.iter().zip(csv.lines()).skip(1) {
            // Ids are never quoted.
            let mut from_end = line.rsplit(',');
            let (slug, kind) = (from_end.next().expect("a party"), from_end.next().expect("its kind"));
            let party = ThingKind::ALL
                .into_iter()
                .find(|known| known.as_str() == kind)
                .and_then(|kind| thing_from_slug(atlas(), kind, slug));
            assert_eq!(party.is_some(), is_of_deals, "{line}");
            let name =
                party.and_then(|party| name_of(atlas(), party)).map(|name| name.get(Language::default()));
            assert!(
                name.is_none_or(|name| cells.get(1).is_some_and(|cell| cell == name)),
                "{line}: {cells:?}"
            );
        }
    }
}

#[test]
fn trade_has_the_rows_of_the_table_their_sum_and_the_text_beside() {
    let plot = plot("trade-with-china", &WIDE);
    let expected = [
        ("RUS", "88.16"),
        ("KAZ", "25.68"),
        ("TKM", "10.3"),
        ("KGZ", "5"),
        ("UZB", "3.23"),
        ("TJK", "2.59"),
        ("central-asia", "46.80"),
        ("KAZ", "25"),
        ("central-asia", "46"),
        ("ceec", "50"),
    ];
    assert_eq!(values(&plot.data), pairs(&expected));
    // One row for the table's and the text's number for the same thing.
    assert_eq!(plot.drawing.marks.len(), 8);
    let kazakhstan = plot.drawing.marks.iter().find(|mark| mark.thing == Thing::Country(country("KAZ")));
    let label = &kazakhstan.expect("a mark").label;
    for part in ["Kazakhstan", "US$25.68 bn", "2012", "said by the report", "US$25 bn"] {
        assert!(label.contains(part), "{part} in {label}");
    }
    let notes: Vec<&str> =
        plot.notes.iter().filter_map(|id| atlas().notes.get(*id)).map(HasSlug::slug).collect();
    assert!(notes.contains(&"note-kaz-25-25-68") && notes.contains(&"note-central-asia-46"), "{notes:?}");
    assert_eq!(plot.unit, "billion US dollars");
    assert!(
        plot.places.starts_with("Table 2: China and Central Asian trade (2012), rows\u{a0}1–6"),
        "{}",
        plot.places
    );
    let report = atlas().report.short.get(Language(0));
    assert!(plot.source.starts_with(report) && plot.source.ends_with(&plot.places), "{}", plot.source);
    let notes = chart_notes_markup(&desk("en"), "How it is read", Some(&plot));
    assert!(notes.contains(report), "{notes}");
}

#[test]
fn a_bar_lies_over_the_mark_of_another_number() {
    let markup = plot("trade-with-china", &WIDE).drawing.markup;
    let [before, _] = ["\n88.16\n", "\nKazakhstan\n"].map(|words| markup.find(words).expect("words"));
    let row = markup.get(before..).and_then(|rest| rest.split("\nKazakhstan\n").next()).expect("a row");
    let place = |element: &str| row.find(element).unwrap_or_else(|| panic!("{element} in {row}"));
    assert!(place("<polyline") < place("<polygon"), "{row}");
}

#[test]
fn numbers_beside_an_axis_are_in_its_unit() {
    let mut atlas = atlas().clone();
    let rows = atlas.charts.rows().iter().cloned();
    let rows = rows.map(|chart| Chart { kind: ChartKind::Dumbbell, ..chart });
    atlas.charts = Table::from_rows(rows.collect());
    let relations = Relations::from_atlas(&atlas);
    let desk = desk_of(&atlas, &relations, "zh");
    let plot = plot_of(&desk, chart("trade-with-china"), &WIDE).expect("a plot");
    let drawn = |number: &str| plot.drawing.markup.lines().any(|line| line == number);
    // US$88.16 bn on an axis in hundreds of millions.
    assert!(drawn("881.6") && !drawn("88.16"), "{}", plot.drawing.markup);
}

#[test]
fn shares_of_the_sum_make_a_whole_and_are_called_computed() {
    let plot = plot("trade-with-china", &OTHER);
    let rows: Vec<&Datum> = plot.data.iter().filter(|datum| datum.role == SeriesRole::Value).collect();
    let sum: f64 = rows.iter().filter_map(|datum| datum.value).sum();
    assert!((sum - 100.0).abs() < 1e-9);
    assert_eq!(rows[0].number, "65.3");
    assert!(
        plot.data.iter().all(|datum| datum.basis == Basis::Derived && datum.role != SeriesRole::Reference)
    );
    // A half is rounded to the same side in the file and on the page.
    let plots = spoilt(|atlas| {
        let rows = atlas.figures.rows().iter().cloned().map(|mut figure| {
            let number = match figure.slug() {
                "rus-trade-china-2012" => "1",
                "kaz-trade-china-2012" => "15",
                _ => "0",
            };
            figure.value = number.parse().expect("a number");
            figure
        });
        atlas.figures = Table::from_rows(rows.collect());
    });
    let shares = plots.iter().flat_map(|(_, plot)| &plot.data);
    let shares: Vec<&Datum> = shares.filter(|datum| datum.written.ends_with('%')).collect();
    assert!(shares.iter().any(|datum| datum.number == "6.3" && datum.written == "6.3%"), "{shares:?}");
}

#[test]
fn both_exceptions_to_the_claim_are_beside_their_rows() {
    let plot = plot("shares-with-china", &WIDE);
    assert_eq!(plot.data.len(), 14);
    assert!(plot.drawing.markup.contains("20.7%") && plot.drawing.markup.contains("no. 4"));
    // A rank has no place on an axis of shares.
    let rank = plot.data.iter().find(|datum| datum.role == SeriesRole::Flag).expect("a rank");
    assert_eq!((rank.value, rank.number.as_str()), (None, "4"));
}

#[test]
fn growth_is_in_one_unit_and_what_the_rate_gives_is_computed() {
    for request in [WIDE, OTHER] {
        let plot = plot("trade-growth", &request);
        let value = |number: &str| {
            let datum = plot.data.iter().find(|datum| datum.number == number);
            datum.unwrap_or_else(|| panic!("{number} in {:?}", values(&plot.data)))
        };
        assert!((value("460").value.expect("a value") - 0.46).abs() < 1e-9);
        // 46 / 1.308^9 and 25.68 * 1.308^3.
        for (number, expected) in [("4.1", 46.0 / 1.308_f64.powi(9)), ("57.5", 25.68 * 1.308_f64.powi(3))] {
            let datum = value(number);
            assert!((datum.value.expect("a value") - expected).abs() < 1e-6);
            assert_eq!((datum.basis, datum.role), (Basis::Derived, SeriesRole::Rate));
        }
        assert!(value("40").label(&desk("en")).contains("forecast"));
        assert!(plot.drawing.markup.contains("stroke-dasharray"));
    }
    assert!(plot("trade-growth", &OTHER).unit.contains("logarithmic"));
    // Nothing is drawn twice, or what is half transparent were not.
    let markup = plot("trade-growth", &WIDE).drawing.markup;
    let lines: Vec<&str> = markup.lines().collect();
    assert!(lines.windows(2).all(|pair| pair[0] != pair[1]), "{markup}");
}

#[test]
fn the_axis_of_one_year_alone_is_about_that_year() {
    for year in ["1850", "2050"] {
        let plots = spoilt(|atlas| {
            let period = year.parse().ok();
            let rows = atlas.figures.rows().iter().cloned().map(|figure| Figure { period, ..figure });
            atlas.figures = Table::from_rows(rows.collect());
            // What a rate gives has years of its own.
            let series = atlas.chart_series.rows().iter().filter(|series| series.role != SeriesRole::Rate);
            atlas.chart_series = Table::from_rows(series.cloned().collect());
        });
        for (_, plot) in plots.iter().filter(|it| it.0 == ChartKind::Growth) {
            let has = |words: &str| plot.drawing.markup.lines().any(|line| line == words);
            assert!(has(year) && !has("2000"), "{year}: {}", plot.drawing.markup);
        }
    }
}

#[test]
fn strands_stand_upon_each_other_and_the_text_lies_below_their_sum() {
    let plot = plot("gas-capacity", &WIDE);
    let ink = |slug: &str| {
        let route = Thing::Route(atlas().routes.find(slug).expect("a route"));
        plot.drawing.marks.iter().find(|mark| mark.thing == route).expect("a strand").ink
    };
    let [a, b, c, d] = ["cagp-a", "cagp-b", "cagp-c", "cagp-d"].map(ink);
    for (lower, upper) in [(a, b), (b, c), (c, d)] {
        assert!((lower[1] - upper[3]).abs() < 1e-6 && lower[0] < upper[0], "{lower:?} {upper:?}");
    }
    // Heights are in proportion to capacities.
    assert!(((a[3] - a[1]) - 2.0 * (b[3] - b[1])).abs() < 1e-6);
    let text =
        plot.drawing.marks.iter().find(|mark| mark.label.contains("up to 65")).expect("the text's number");
    let height = f64::midpoint(text.ink[1], text.ink[3]);
    assert!(d[1] < height && height < d[3]);
    for number in ["21.3", "51.4", "38", "80"] {
        assert!(plot.data.iter().any(|datum| datum.number == number), "{number}");
    }
    let notes: Vec<&str> =
        plot.notes.iter().filter_map(|id| atlas().notes.get(*id)).map(HasSlug::slug).collect();
    assert!(notes.contains(&"note-table-1-sum"), "{notes:?}");
}

/// Lines of a drawing's words with the middle of each, in CSS pixels.
fn words_of(plot: &Plot) -> Vec<(String, f64, f64)> {
    let number = |element: &str, name: &str| -> f64 {
        let value = element.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).expect("a number")
    };
    let texts = plot.drawing.markup.split("<text").skip(1);
    let texts = texts.map(|text| text.split_once(">\n").expect("an element and its words"));
    texts
        .map(|(element, rest)| {
            let words = rest.lines().next().unwrap_or_default().to_owned();
            (words, number(element, "x") / 4.0, number(element, "y") / 4.0)
        })
        .collect()
}

#[test]
fn nothing_lies_over_what_gas_lines_carry() {
    for (tag, width_px) in [("en", 340.0), ("en", 472.0), ("ru", 340.0), ("zh", 640.0)] {
        let request = PlotRequest { width_px, ..WIDE };
        let plot = plot_of(&desk(tag), chart("gas-capacity"), &request).expect("a plot");
        let is_page = |element: &&str| {
            element.split('>').next().is_some_and(|shape| shape.contains("fill=\"var(--paper)\""))
        };
        let shapes = plot.drawing.markup.split("<polygon").skip(1);
        // The inside of the two strands that are plans, and nothing else.
        assert_eq!(shapes.filter(is_page).count(), 2, "{tag} {width_px}");
        for year in ["2009", "2010", "2014", "2016"] {
            let is_strand = |words: &String| words.ends_with(year) || words.contains(&format!(" {year}"));
            let words = words_of(&plot).into_iter().map(|(words, ..)| words);
            let told = words.filter(|words| {
                words.len() > 4 && (is_strand(words) || words.contains(&format!("自{year}")))
            });
            assert_eq!(told.count(), 1, "{tag} {width_px} {year}");
        }
    }
}

#[test]
fn numbers_of_growth_cover_no_line() {
    for (is_other_way, width_px) in [(false, 340.0), (true, 340.0), (false, 472.0), (true, 472.0)] {
        let plot = plot("trade-growth", &PlotRequest { width_px, is_other_way, closed: &[] });
        let numbers = ["0.46", "46", "25.68", "40", "4.1", "57.5"];
        let boxes: Vec<[f64; 4]> = words_of(&plot)
            .into_iter()
            .filter(|(words, ..)| numbers.contains(&&**words))
            .map(|(words, x, y)| {
                let half = width_px_of(&words) / 2.0;
                [x - half, y - 5.0, x + half, y + 5.0]
            })
            .skip_while(|own| own[2] < 34.0)
            .collect();
        // An axis may have a 40 of its own.
        assert!(boxes.len() >= numbers.len(), "{boxes:?}");
        let curves = plot
            .drawing
            .markup
            .split("<polyline")
            .skip(1)
            .filter(|element| element.contains("var(--text)") || element.contains("var(--mark)"));
        let curves: Vec<&str> =
            curves.filter_map(|element| element.split("points=\"").nth(1)?.split('"').next()).collect();
        assert!(curves.len() > 1, "{curves:?}");
        for points in curves {
            let points: Vec<(f64, f64)> = points
                .split_whitespace()
                .filter_map(|point| point.split_once(','))
                .map(|(x, y)| (x.parse::<f64>().expect("x") / 4.0, y.parse::<f64>().expect("y") / 4.0))
                .collect();
            assert!(points.len() > 1, "{points:?}");
            for pair in points.windows(2) {
                for share in (0..=400).map(|step| f64::from(step) / 400.0) {
                    let at = (
                        pair[0].0 + (pair[1].0 - pair[0].0) * share,
                        pair[0].1 + (pair[1].1 - pair[0].1) * share,
                    );
                    let covers =
                        |own: &[f64; 4]| own[0] < at.0 && at.0 < own[2] && own[1] < at.1 && at.1 < own[3];
                    assert!(!boxes.iter().any(covers), "{is_other_way} {width_px}: {at:?} in {boxes:?}");
                }
            }
        }
    }
}

/// Width of a chart's small letters.
fn width_px_of(words: &str) -> f64 {
    width_px(words, 11.5, 0.0)
}

#[test]
fn shapes_of_a_row_do_not_hide_each_other() {
    for width_px in [340.0, 472.0] {
        let plot = plot("shares-with-china", &PlotRequest { width_px, ..WIDE });
        let marks: Vec<_> =
            plot.drawing.marks.iter().filter(|mark| mark.thing == Thing::Country(country("UZB"))).collect();
        assert!(marks.len() > 1, "{marks:?}");
        for (index, one) in marks.iter().enumerate() {
            for other in marks.iter().skip(index + 1) {
                let apart = (one.ink[0] - other.ink[0]).hypot(one.ink[1] - other.ink[1]);
                assert!(apart >= 9.0, "{width_px}: {apart} px: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn the_key_of_the_matrix_is_seen_first_and_its_headings_stand_on_the_rows() {
    let plot = plot("memberships", &PlotRequest { width_px: 340.0, ..OTHER });
    let words = words_of(&plot);
    let middle = |text: &str| words.iter().find(|it| it.0 == text).unwrap_or_else(|| panic!("{text}")).2;
    assert!(middle("member") < middle("SCO") && middle("left") < middle("SCO"));
    assert!((middle("EurAsEC") - middle("Space")).abs() < 0.5 && middle("Customs") < middle("EurAsEC") - 8.0);
}

#[test]
fn money_says_bounds_kinds_and_what_is_hollow_at_every_width() {
    let english = [
        "over 30",
        "over 20",
        "over 8",
        "turned down",
        "Paid out",
        "100",
        "agreed or planned",
        "paid or set aside",
    ];
    for (tag, width_px, expected) in [
        ("en", 340.0, english),
        ("en", 472.0, english),
        (
            "ru",
            340.0,
            [
                "свыше 30",
                "свыше 20",
                "свыше 8",
                "отклонено",
                "Выплачено",
                "100",
                "согласовано или планируется",
                "выплачено или выделено",
            ],
        ),
        (
            "zh",
            472.0,
            [
                "超过300",
                "超过200",
                "超过80",
                "造价，被否决",
                "已支付",
                "1000",
                "已商定或计划中",
                "已支付或已拨定",
            ],
        ),
    ] {
        let plot = plot_of(&desk(tag), chart("money"), &PlotRequest { width_px, ..WIDE }).expect("a plot");
        let words = words_of(&plot);
        for expected in expected {
            // What has become of a deal stands behind its kind where there is room.
            assert!(words.iter().any(|it| it.0.ends_with(expected)), "{expected}: {words:?}");
        }
        for (index, (words_of_one, x, y)) in words.iter().enumerate() {
            let meets = |it: &&(String, f64, f64)| (it.1 - x).abs() < 2.0 && (it.2 - y).abs() < 8.0;
            let other = words.iter().skip(index + 1).find(meets);
            assert!(other.is_none(), "{tag} {width_px}: {words_of_one} on {other:?}");
        }
    }
}

#[test]
fn money_shows_every_deal_of_which_the_report_gives_the_value() {
    let plot = plot("money", &WIDE);
    let mut numbers: Vec<f64> = plot.data.iter().filter_map(|datum| datum.value).collect();
    numbers.sort_by(f64::total_cmp);
    assert_eq!(numbers, [0.5, 1.9, 3.0, 4.0, 5.0, 8.0, 10.0, 20.0, 30.0, 30.0, 85.0]);
    assert!(plot.data.iter().all(|datum| matches!(datum.thing, Thing::Deal(_))));
    let deals = plot.drawing.marks.iter().filter(|mark| matches!(mark.thing, Thing::Deal(_)));
    assert_eq!(deals.count(), numbers.len());
}

#[test]
fn transit_agrees_with_the_derived_figures_of_the_tables() {
    let measure = atlas().measures.find("gas-capacity-through").expect("a measure");
    let stated = atlas().figures.rows().iter().filter(|figure| figure.measure == measure);
    let stated: Vec<(CountryId, f64)> =
        stated.map(|figure| (figure.country.expect("a country"), figure.value.to_f64())).collect();
    assert_eq!(stated.len(), 5);
    let computed = exposures(&desk("en"), chart("transit"));
    assert_eq!(computed.len(), stated.len());
    for (country, value) in stated {
        let own = computed.iter().find(|exposure| exposure.country == country).expect("an exposure");
        assert!((own.through - value).abs() < 1e-9 && (own.lost - value).abs() < 1e-9, "{own:?}");
        let is_first = slug_of(atlas(), Thing::Country(country)) == "TKM";
        let passage = if is_first { Passage::Start } else { Passage::Through };
        assert!(own.lines.iter().all(|line| line.2 == passage), "{own:?}");
    }
}

#[test]
fn transit_is_written_as_its_language_writes() {
    let closed = [country("UZB")];
    let plot =
        plot_of(&desk("zh"), chart("transit"), &PlotRequest { closed: &closed, ..WIDE }).expect("a plot");
    let told = plot.drawing.marks.iter().map(|mark| &mark.label).chain([&plot.sentence]);
    for told in told {
        assert!(![": ", ", ", " ("].iter().any(|mark| told.contains(mark)), "{told}");
    }
}

#[test]
fn closing_countries_puts_their_strands_out() {
    let dark = |closed: &[&str]| {
        let closed: Vec<CountryId> = closed.iter().map(|slug| country(slug)).collect();
        let (sentence, dark) = closure_of(&desk("en"), chart("transit"), &closed);
        let dark: Vec<&str> = dark.iter().map(|id| slug_of(atlas(), Thing::Route(*id))).collect();
        (sentence, dark.join(" "))
    };
    assert_eq!(dark(&[]), (String::new(), String::new()));
    // None of the lines runs through them.
    for country in ["RUS", "USA"] {
        assert_eq!(dark(&[country]), (String::new(), String::new()), "{country}");
    }
    assert_eq!(dark(&["KGZ"]).1, "cagp-d");
    assert_eq!(dark(&["KGZ", "TJK"]).1, "cagp-d");
    let (sentence, all) = dark(&["KAZ", "TJK"]);
    assert_eq!(all, "cagp-a cagp-b cagp-c cagp-d");
    for part in ["Kazakhstan", "Tajikistan", "Line A", "Line D", "80 of 80"] {
        assert!(sentence.contains(part), "{part} in {sentence}");
    }
}

#[test]
fn dark_strands_are_muted_on_the_map() {
    let scene = MapScene::from_atlas(atlas());
    let route = atlas().routes.find("cagp-d").expect("a route");
    let request = FrameRequest::from_viewport(Viewport::from_size(1000.0, 800.0), Language(0));
    let mark = |dark: &[RouteId]| {
        let mut showing = Showing::everything(atlas());
        showing.darken(dark);
        scene.frame(&request, &showing).routes.into_iter().find(|mark| mark.id == route).expect("a mark")
    };
    let (lit, dark) = (mark(&[]), mark(&[route]));
    assert_eq!((lit.style.line.ink, dark.style.line.ink), (Ink::Gas, Ink::Mark));
    assert!(!dark.style.line.dash_px.is_empty() && dark.arrows.is_empty() && !lit.arrows.is_empty());
}

#[test]
fn the_matrix_tells_who_belongs_and_who_has_left() {
    let plot = plot("memberships", &WIDE);
    let tie = |country: &str, organisation: &str| {
        let of_it = plot.data.iter().filter(|datum| slug_of(atlas(), datum.thing) == country);
        let mut found = of_it.filter(|datum| datum.what.contains(organisation));
        found.next().map(|datum| datum.number.clone())
    };
    assert_eq!(tie("CHN", "Shanghai").as_deref(), Some("member"));
    assert_eq!(tie("CHN", "Collective"), None);
    assert_eq!(tie("UZB", "Collective").as_deref(), Some("left"));
    assert_eq!(tie("TKM", "Independent").as_deref(), Some("partner"));
    assert_eq!(tie("KGZ", "Eurasian Union").as_deref(), Some("applicant"));
    let all = plot_of(&desk("en"), chart("memberships"), &OTHER).expect("a plot");
    assert!(all.data.len() > plot.data.len());
    assert!(all.data.iter().any(|datum| datum.number == "observer"));
}

#[test]
fn the_matrix_keeps_to_the_reports_time() {
    for (from, to, expected) in [
        (None, Some("2012-06"), Some("left")),
        (None, Some("2015"), Some("member")),
        (Some("2013-06"), None, Some("member")),
        (Some("2015"), None, None),
        (Some("2015"), Some("2016"), None),
    ] {
        let plots = spoilt(|atlas| {
            let rows = atlas.memberships.rows().iter().cloned().map(|row| match row.slug() {
                "csto-uzb" => Membership { from: from.map(date), to: to.map(date), ..row },
                _ => row,
            });
            atlas.memberships = Table::from_rows(rows.collect());
        });
        let (_, plot) = plots.iter().find(|(kind, _)| *kind == ChartKind::Matrix).expect("a chart");
        let of_it = |datum: &&Datum| {
            datum.thing == Thing::Country(country("UZB")) && datum.what.contains("Collective")
        };
        let tie = plot.data.iter().find(of_it).map(|datum| datum.number.as_str());
        assert_eq!(tie, expected, "{from:?} to {to:?}");
    }
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn a_picture_of_a_chart_stands_alone() {
    let css = std::fs::read_to_string("style/tokens.css").expect("a style sheet");
    let palette = Palette::from_style_sheet(&css, ":root[data-theme=\"dark\"]");
    for (id, chart) in atlas().charts.iter() {
        let plot = plot_of(&desk("zh"), id, &WIDE).expect("a plot");
        let credit = source_line(desk("zh").texts, &atlas().report, Language(1));
        let words = ChartWords { title: chart.title.get(Language(1)), remark: "", credit: &credit };
        let (svg, (width, height)) = chart_svg(&plot, &words, &palette);
        assert!(svg.contains(&*atlas().report.licence), "{}", chart.slug);
        assert!(width > 500.0 && height > plot.drawing.height_px, "{}", chart.slug);
        assert!(!svg.contains("var(") && svg.contains("#14181c"), "{}", chart.slug);
        assert_eq!((svg.matches("<svg").count(), svg.matches("</svg>").count()), (2, 2), "{}", chart.slug);
    }
}

#[test]
fn words_of_a_picture_keep_to_its_width() {
    let palette = Palette::from_tokens(str::to_owned);
    for (tag, language) in [("en", Language(0)), ("zh", Language(1)), ("ru", Language(2))] {
        for (id, row) in atlas().charts.iter() {
            let plot = plot_of(&desk(tag), id, &PlotRequest { width_px: 300.0, ..WIDE }).expect("a plot");
            let remark = closure_of(&desk(tag), chart("transit"), &[country("UZB")]).0;
            let credit = source_line(desk(tag).texts, &atlas().report, language);
            let words = ChartWords { title: row.title.get(language), remark: &remark, credit: &credit };
            let (svg, (width, height)) = chart_svg(&plot, &words, &palette);
            // It has the remark and the credit, and is higher for each.
            for less in [ChartWords { remark: "", ..words }, ChartWords { credit: "", ..words }] {
                assert!(chart_svg(&plot, &less, &palette).1.1 < height, "{svg}");
            }
            // The picture's own words, not those of the drawing in it.
            for written in svg.split("<text x=\"16\"").skip(1) {
                let size = written.split("font-size=\"").nth(1).and_then(|rest| rest.split('"').next());
                let size: f64 = size.and_then(|size| size.parse().ok()).expect("a size");
                let text = written.split(['>', '<']).nth(1).expect("words");
                let wide = width_px(&text.replace("&amp;", "&"), size, 0.0);
                assert!(wide <= width - 31.0, "{} {tag}: {wide} px: {text}", row.slug);
            }
        }
    }
}

#[test]
fn the_chart_in_front_is_in_the_link() {
    let first = atlas().charts.iter().next().map(|(id, _)| id);
    for (id, row) in atlas().charts.iter() {
        let query = Query { chart: Some(id), ..Query::default() };
        let printed = print_query(atlas(), &query);
        if Some(id) == first {
            assert!(printed.is_empty());
        } else {
            assert_eq!(printed, [("chart".to_owned(), row.slug.to_string())]);
            assert_eq!(parse_query(atlas(), printed), (query, Vec::new()));
        }
    }
    let (query, refused) = parse_query(atlas(), [("chart".to_owned(), "no-such".to_owned())]);
    assert_eq!((query.chart, refused), (None, vec!["chart=no-such".to_owned()]));
}

/// The charts of the report, made awkward.
fn spoilt(spoil: impl Fn(&mut Atlas)) -> Vec<(ChartKind, Plot)> {
    let mut atlas = atlas().clone();
    spoil(&mut atlas);
    let relations = Relations::from_atlas(&atlas);
    let desk = desk_of(&atlas, &relations, "en");
    let plots = atlas.charts.iter().flat_map(|(id, chart)| {
        [WIDE, OTHER].map(|request| (chart.kind, plot_of(&desk, id, &request).expect("a plot")))
    });
    plots.collect()
}

fn assert_sound(plots: &[(ChartKind, Plot)]) {
    for (kind, plot) in plots {
        let drawing = &plot.drawing;
        assert!(
            drawing.markup.starts_with("<svg") && drawing.markup.trim_end().ends_with("</svg>"),
            "{kind:?}"
        );
        assert!(!drawing.markup.contains("NaN") && !drawing.markup.contains("inf"), "{kind:?}");
        assert!(drawing.width_px.is_finite() && drawing.height_px.is_finite(), "{kind:?}");
        assert!(
            drawing.marks.iter().all(|mark| mark.shares(drawing).iter().all(|it| it.is_finite())),
            "{kind:?}"
        );
    }
}

#[test]
fn lines_have_the_hue_of_their_kind() {
    for kind in [RouteKind::Gas, RouteKind::Oil, RouteKind::Rail] {
        let plots = spoilt(|atlas| {
            let rows = atlas.routes.rows().iter().cloned().map(|route| Route { kind, ..route });
            atlas.routes = Table::from_rows(rows.collect());
        });
        let drawn = plots.iter().filter(|it| matches!(it.0, ChartKind::Stack | ChartKind::Transit));
        for (chart, plot) in drawn {
            for other in [RouteKind::Gas, RouteKind::Oil, RouteKind::Rail] {
                let has_hue = plot.drawing.markup.contains(route_ink(other).token());
                assert_eq!(has_hue, other == kind, "{chart:?} of {kind:?}: {other:?}");
            }
        }
    }
}

#[test]
fn awkward_figures() {
    let numbers = ["-5", "0", "999999999999999999", "0.000000000001"];
    for number in numbers {
        assert_sound(&spoilt(|atlas| {
            let rows = atlas.figures.rows().iter().cloned().enumerate().map(|(index, mut figure)| {
                if index % 2 == 0 {
                    figure.value = number.parse().expect("a number");
                }
                figure
            });
            atlas.figures = Table::from_rows(rows.collect());
        }));
    }
    // One figure, of each chart its first.
    assert_sound(&spoilt(|atlas| {
        let kept = ["rus-trade-china-2012", "cagp-a-capacity", "kashagan-price", "tkm-export-china-2012"];
        let rows = atlas.figures.rows().iter().filter(|figure| kept.contains(&figure.slug()));
        atlas.figures = Table::from_rows(rows.cloned().collect());
    }));
    // No figure at all, and no membership: nothing to draw, and that is said.
    let plots = spoilt(|atlas| {
        atlas.figures = Table::from_rows(Vec::new());
        atlas.memberships = Table::from_rows(Vec::new());
    });
    assert_sound(&plots);
    assert!(plots.iter().all(|(_, plot)| plot.data.is_empty() && !plot.sentence.is_empty()));
}

/// The charts with other series.
fn with_series(change: impl Fn(Vec<ChartSeries>) -> Vec<ChartSeries>) -> Vec<(ChartKind, Plot)> {
    spoilt(|atlas| {
        let rows = change(atlas.chart_series.rows().to_vec());
        atlas.chart_series = Table::from_rows(rows);
    })
}

fn first_of(plots: &[(ChartKind, Plot)], kind: ChartKind) -> &Plot {
    &plots.iter().find(|it| it.0 == kind).expect("a chart").1
}

#[test]
fn a_rate_has_the_ink_of_what_it_starts_from() {
    let dotted = |plot: &Plot| -> Vec<bool> {
        let lines = plot.drawing.markup.split("<polyline").skip(1);
        let lines = lines.filter_map(|line| line.split('>').next()).filter(|line| line.contains("\"3 9\""));
        // Keys have two points, lines one a year.
        let lines = lines.filter(|line| line.matches(',').count() > 2);
        lines.map(|line| line.contains("var(--mark)")).collect()
    };
    let swapped = with_series(|mut rows| {
        let rates: Vec<usize> =
            (0..rows.len()).filter(|index| rows[*index].role == SeriesRole::Rate).collect();
        rows.swap(rates[0], rates[1]);
        rows
    });
    let before = dotted(&plot("trade-growth", &WIDE));
    let after = dotted(first_of(&swapped, ChartKind::Growth));
    assert_eq!((before, after), (vec![false, true], vec![true, false]));
}

#[test]
fn lines_of_growth_follow_time_whatever_the_order_of_the_tables() {
    let lines = |plot: &Plot| -> Vec<String> {
        plot.drawing.markup.lines().filter(|line| line.contains("<polyline")).map(str::to_owned).collect()
    };
    let turned = with_series(|mut rows| {
        rows.iter_mut().filter(|row| row.role == SeriesRole::Value).for_each(|row| row.figures.reverse());
        rows
    });
    let before = lines(&plot("trade-growth", &WIDE));
    assert!(before.len() > 4, "{before:?}");
    assert_eq!(lines(first_of(&turned, ChartKind::Growth)), before);
}

#[test]
fn lines_of_growth_join_no_two_things() {
    let lines = |plot: &Plot| plot.drawing.markup.matches("<polyline").count();
    let spread = spoilt(|atlas| {
        let ids: Vec<_> = atlas.countries.iter().map(|(id, _)| id).collect();
        let mut countries = ids.into_iter().cycle();
        let rows = atlas
            .figures
            .rows()
            .iter()
            .cloned()
            .map(|figure| Figure { country: figure.country.and(countries.next()), ..figure });
        atlas.figures = Table::from_rows(rows.collect());
    });
    let before = lines(&plot("trade-growth", &WIDE));
    assert!(lines(first_of(&spread, ChartKind::Growth)) < before);
}

#[test]
fn what_another_source_says_is_not_credited_to_the_report() {
    let plots = spoilt(|atlas| {
        let source = atlas.sources.iter().map(|(id, _)| id).next();
        let rows = atlas.figures.rows().iter().cloned().map(|figure| Figure { source, ..figure });
        atlas.figures = Table::from_rows(rows.collect());
    });
    let title = atlas().sources.rows()[0].title.get(Language(0));
    for (kind, plot) in plots.iter().filter(|(kind, _)| *kind != ChartKind::Matrix) {
        assert!(!plot.data.is_empty());
        for datum in &plot.data {
            assert!(datum.place.starts_with(title) && datum.locator.is_none(), "{kind:?}: {datum:?}");
        }
    }
}

#[test]
fn series_of_values_differ_wherever_they_stand() {
    let circles = |plot: &Plot| plot.drawing.markup.matches("<circle").count();
    let moved = with_series(|rows| {
        let (mut first, rest): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.slug() == "share-exports");
        let (others, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| row.slug() == "share-russia");
        first.extend(others.into_iter().chain(rest));
        first
    });
    assert_eq!(circles(first_of(&moved, ChartKind::Dumbbell)), circles(&plot("shares-with-china", &WIDE)));
}

#[test]
fn what_was_in_service_before_the_reports_years_says_since_when() {
    let plots = spoilt(|atlas| {
        let line = atlas.routes.find("cagp-a").expect("a route");
        let rows = atlas.milestones.rows().iter().cloned();
        let rows =
            rows.map(|row| if row.route == line { Milestone { date: date("1916"), ..row } } else { row });
        atlas.milestones = Table::from_rows(rows.collect());
    });
    let plot = first_of(&plots, ChartKind::Stack);
    let words = words_of(plot);
    assert!(words.iter().any(|it| it.0.contains("from 1916")), "{words:?}");
    let years: Vec<i16> = words.iter().filter_map(|it| it.0.parse().ok()).filter(|it| *it > 1000).collect();
    let from = atlas().report.years.from;
    assert!(years.iter().all(|year| *year >= from - 1), "{years:?} from {from}");
    let line = Thing::Route(atlas().routes.find("cagp-a").expect("a route"));
    let mark = plot.drawing.marks.iter().find(|mark| mark.thing == line).expect("a band");
    assert!(mark.ink[0] < 36.0, "from the left edge on: {mark:?}");
}

#[test]
fn an_axis_has_years_and_none_on_the_other() {
    for (from, to) in [(2011, 2013), (1900, 2013), (1012, 2013), (2012, 2012)] {
        let plots = spoilt(|atlas| {
            let rows = atlas.figures.rows().iter().cloned().enumerate().map(|(index, figure)| {
                let year: i16 = if index % 2 == 0 { from } else { to };
                Figure { period: year.to_string().parse().ok(), ..figure }
            });
            atlas.figures = Table::from_rows(rows.collect());
            let series = atlas.chart_series.rows().iter().filter(|series| series.role != SeriesRole::Rate);
            atlas.chart_series = Table::from_rows(series.cloned().collect());
        });
        for kind in [ChartKind::Growth, ChartKind::Stack] {
            let plot = first_of(&plots, kind);
            let bottom = plot.drawing.height_px - 16.0;
            let words = words_of(plot).into_iter().filter(|it| it.2 > bottom);
            let years: Vec<f64> = words.filter(|it| it.0.parse::<i16>().is_ok()).map(|it| it.1).collect();
            assert!(years.len() > 1, "{kind:?} {from} to {to}: {years:?}");
            assert!(
                years.windows(2).all(|pair| pair[1] - pair[0] > 30.0),
                "{kind:?} {from} to {to}: {years:?}"
            );
        }
    }
}

#[test]
fn a_country_where_one_line_starts_and_another_crosses_says_both() {
    let plots = spoilt(|atlas| {
        let turkmenistan = country("TKM");
        let rows = atlas.routes.rows().iter().cloned().map(|mut route| {
            if route.slug() == "cagp-b" {
                route.points.retain(|point| point.country != turkmenistan);
            }
            route
        });
        atlas.routes = Table::from_rows(rows.collect());
    });
    let plot = first_of(&plots, ChartKind::Transit);
    assert!(plot.sentence.contains("start, transit"), "{}", plot.sentence);
    let own = plot.drawing.marks.iter().find(|mark| mark.thing == Thing::Country(country("UZB")));
    assert!(own.expect("a mark").label.contains("start, transit"));
}

#[test]
fn the_table_of_money_says_with_whom() {
    let plot = plot("money", &WIDE);
    for (tag, heading, name) in
        [("en", "With", "Russia"), ("zh", "对方", "俄罗斯"), ("ru", "С кем", "Россия")]
    {
        let plot = plot_of(&desk(tag), chart("money"), &WIDE).expect("a plot");
        let table = table_of(&desk(tag), &plot);
        assert_eq!(table[0][1], heading);
        assert!(table.iter().any(|row| row[1] == name), "{table:?}");
        assert!(table.iter().all(|row| row.len() == table[0].len() && !row[1].is_empty()), "{table:?}");
    }
    let other = table_of(&desk("en"), &plot_of(&desk("en"), chart("trade-growth"), &WIDE).expect("a plot"));
    assert_eq!(table_of(&desk("en"), &plot)[0].len(), other[0].len() + 1);
}
