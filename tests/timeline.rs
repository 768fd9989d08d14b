//! The chronology, on the report's own data.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what it does not expect"
)]

mod report;

use heartland::{
    state::things_concerned,
    timeline::{Mark, Source, Spot, Window, day_number, entries, place, stretches, ticks},
};
use heartland_data::model::{Day, Thing};
use proptest::prelude::*;
use report::atlas;

fn members(mark: &Mark) -> Vec<usize> {
    match &mark.spot {
        Spot::Lane(_) => vec![mark.entry],
        Spot::Bundle { also } => std::iter::once(mark.entry).chain(also.iter().copied()).collect(),
    }
}

#[test]
fn every_dated_row_is_an_entry_once() {
    let (atlas, entries) = (atlas(), entries(atlas()));
    let dated = atlas.deals.rows().iter().filter(|deal| deal.date.is_some()).count();
    assert_eq!(entries.len(), atlas.events.len() + dated + atlas.milestones.len());
    for (index, entry) in entries.iter().enumerate() {
        assert!(entries[index + 1..].iter().all(|other| other.source != entry.source), "{entry:?}");
        assert!(entry.from < entry.to, "{entry:?}");
    }
    assert!(entries.iter().any(|entry| matches!(entry.source, Source::Milestone(_))));
}

#[test]
fn the_stretches_follow_the_data() {
    let entries = entries(atlas());
    let stretches = stretches(atlas(), &entries);
    let start = |year, month| day_number(Day { year, month, day: 1 });
    assert_eq!(stretches.months, Window { from: start(2013, 9), to: start(2014, 1) });
    let years = atlas().report.years;
    assert_eq!(stretches.years, Window { from: start(years.from, 1), to: start(years.to + 1, 1) });
}

#[test]
fn a_stretch_comes_into_sight_by_its_end_where_the_other_is_open() {
    let (window, limits) = (Window { from: 40.0, to: 50.0 }, Window { from: 0.0, to: 100.0 });
    for ((from, to), expected) in [
        ((42.0, 44.0), 40.0),
        ((20.0, 30.0), 20.0),
        ((f64::NEG_INFINITY, 30.0), 25.0),
        ((70.0, f64::INFINITY), 65.0),
        ((f64::NEG_INFINITY, 45.0), 40.0),
        ((f64::NEG_INFINITY, f64::INFINITY), 40.0),
    ] {
        let shown = window.showing(from, to, limits);
        assert_eq!(shown, Window { from: expected, to: expected + 10.0 }, "{from} to {to}");
    }
    // What is longer than what is shown comes whole.
    assert_eq!(window.showing(10.0, 30.0, limits), Window { from: 7.5, to: 32.5 });
}

#[test]
fn a_selected_event_has_its_places_and_countries() {
    let atlas = atlas();
    for (id, event) in atlas.events.iter() {
        let things = things_concerned(atlas, Thing::Event(id));
        for stop in &event.places {
            let expected = stop.place.map(Thing::Place).or(stop.country.map(Thing::Country));
            assert!(
                expected.is_none_or(|thing| things.contains(&thing)),
                "{}",
                event.name.get(heartland_data::model::Language::default())
            );
        }
    }
}

#[test]
fn bundles_at_the_right_end_are_one() {
    let entries = entries(atlas());
    let all = stretches(atlas(), &entries).all;
    for width_px in (300..900).map(f64::from) {
        let marks = place(&entries, all.zoomed(2.66, 0.82, all), width_px, 1, |_| true);
        let bundles = marks.iter().filter(|mark| matches!(mark.spot, Spot::Bundle { .. }));
        let edges: Vec<(f64, f64)> = bundles.map(|mark| (mark.left_px, mark.right_px)).collect();
        assert!(edges.len() > 1);
        assert!(edges.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{width_px}: {edges:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn lanes_hold_all_and_never_overlap(
        from in 0.0..0.9_f64,
        zoom in 1.0..200.0_f64,
        width_px in 200.0..2000.0_f64,
        lanes in 1_usize..7,
    ) {
        let entries = entries(atlas());
        let all = stretches(atlas(), &entries).all;
        let window = all.zoomed(zoom, from, all);
        let marks = place(&entries, window, width_px, lanes, |_| true);
        let mut found: Vec<usize> = marks.iter().flat_map(members).collect();
        found.sort_unstable();
        let seen = |index: &usize| entries[*index].to > window.from && entries[*index].from < window.to;
        let expected: Vec<usize> = (0..entries.len()).filter(seen).collect();
        prop_assert_eq!(found, expected);
        let row = |mark: &Mark| match mark.spot { Spot::Lane(lane) => lane, Spot::Bundle { .. } => lanes };
        for (index, mark) in marks.iter().enumerate() {
            prop_assert!(mark.left_px >= -1e-6 && mark.right_px <= width_px + 1e-6, "{:?}", mark);
            for other in marks[index + 1..].iter().filter(|other| row(other) == row(mark)) {
                let apart = mark.right_px + mark.label_px <= other.left_px + 1e-6
                    || other.right_px + other.label_px <= mark.left_px + 1e-6;
                prop_assert!(apart, "{:?} {:?}", mark, other);
            }
        }
        let list = ticks(window, width_px);
        prop_assert!(list.windows(2).all(|pair| pair[1].x_px - pair[0].x_px > 30.0));
    }

    #[test]
    fn a_mark_stands_at_its_own_time(zoom in 1.0..200.0_f64, at in 0.0..1.0_f64) {
        const WIDTH_PX: f64 = 1400.0;
        let entries = entries(atlas());
        let all = stretches(atlas(), &entries).all;
        let window = all.zoomed(zoom, at, all);
        for mark in place(&entries, window, WIDTH_PX, 40, |_| true) {
            let entry = entries[mark.entry];
            let (from, to) = (window.x_from_day(entry.from, WIDTH_PX), window.x_from_day(entry.to, WIDTH_PX));
            if !entry.is_vague {
                prop_assert!(!mark.is_cut);
                // As long as it took, or as a symbol.
                let (left, right) = (from.max(0.0), to.min(WIDTH_PX));
                let is_whole = (mark.left_px - left).abs() < 1e-6 && (mark.right_px - right).abs() < 1e-6;
                prop_assert!(is_whole || right - left < mark.right_px - mark.left_px, "{:?} {} {}", mark, left, right);
            }
            if mark.is_cut {
                let middle = f64::midpoint(mark.left_px, mark.right_px);
                let is_at_edge = mark.left_px < 1e-6 || WIDTH_PX - mark.right_px < 1e-6;
                let stands_at = [from, to, f64::midpoint(from, to)];
                prop_assert!(is_at_edge || stands_at.iter().any(|x| (x - middle).abs() < 1e-6), "{:?}", mark);
                prop_assert!((from - 30.0..to + 30.0).contains(&middle), "{:?} {} {}", mark, from, to);
            }
        }
    }

    #[test]
    fn a_filter_moves_nothing(zoom in 1.0..200.0_f64, at in 0.0..1.0_f64, modulus in 2_usize..5) {
        let entries = entries(atlas());
        let all = stretches(atlas(), &entries).all;
        let window = all.zoomed(zoom, at, all);
        let full = place(&entries, window, 1400.0, 3, |_| true);
        let some = place(&entries, window, 1400.0, 3, |index| index % modulus == 0);
        for mark in some.iter().filter(|mark| matches!(mark.spot, Spot::Lane(_))) {
            let before = full.iter().find(|other| other.entry == mark.entry && other.spot == mark.spot);
            prop_assert!(before.is_some_and(|other| (other.left_px - mark.left_px).abs() < 1e-9));
        }
    }

    #[test]
    fn zoom_keeps_the_day_under_the_pointer(factor in 0.2..5.0_f64, share in 0.0..1.0_f64) {
        let limits = Window { from: 0.0, to: 100_000.0 };
        let window = Window { from: 50_000.0, to: 51_000.0 };
        let zoomed = window.zoomed(factor, share, limits);
        prop_assert!((zoomed.day_at(share) - window.day_at(share)).abs() < 1e-6);
        prop_assert!((zoomed.days() - 1000.0 / factor).abs() < 1e-6);
    }
}
