//! Samples for the legend, drawn by the styles of the map, in the style sheet's colours.

use super::{
    MarkSink, Paint, Palette, SvgSink, fill::fill_paint, paint::paint_site, paint_route::paint_routes,
};
use crate::{
    geo::Screen,
    scene::{Ink, RouteSample, RouteStyle, SiteMark, Stroke, Track, route_style, symbol_of},
    state::{Fill, Standing},
};
use heartland_data::model::{Flow, PlaceKind, Route, RouteExactness, RouteKind, RouteStatus};

/// What a row of the legend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSample {
    /// A kind of route, in use.
    Kind(RouteKind),
    /// Track of a gauge in mm.
    Gauge(u16),
    /// Where one gauge meets another, both in mm.
    Break(u16, u16),
    /// What is in service only by plan.
    Plan,
    /// A status.
    Status(RouteStatus),
    /// A line that carries nothing because a country is closed.
    Dark,
    /// A line whose course is only an idea.
    Schematic,
    /// A kind of place.
    Site(PlaceKind),
    /// A disputed border.
    Disputed,
    /// A country that the report is about.
    Focus,
    /// Width by capacity.
    Width,
    /// A country that is filled.
    Fill(Fill),
}

const WIDTH_PX: f64 = 28.0;
const HEIGHT_PX: f64 = 14.0;

impl LegendSample {
    /// Width and height of every sample.
    pub(super) const SIZE_PX: (f64, f64) = (WIDTH_PX, HEIGHT_PX);

    /// The break of the first of these routes that has one.
    pub fn of_break<'r>(mut routes: impl Iterator<Item = &'r Route>) -> Option<Self> {
        let route = routes.find(|route| route.break_at.is_some())?;
        Some(Self::Break(route.gauge_mm?, route.gauge_to_mm?))
    }
}

/// Entries of a legend with the markup of their samples; those that look alike are one with all their names.
pub fn legend_rows(
    entries: impl Iterator<Item = (LegendSample, String)>,
) -> Vec<(LegendSample, String, String)> {
    let mut rows: Vec<(LegendSample, String, String)> = Vec::new();
    for (sample, name) in entries {
        let markup = legend_sample(sample);
        match rows.iter_mut().find(|row| row.1 == markup) {
            Some((_, _, names)) => names.extend([" · ", &name]),
            None => rows.push((sample, markup, name)),
        }
    }
    rows
}

/// A sample as SVG markup, with `var(--token)` for colours.
pub fn legend_sample(sample: LegendSample) -> String {
    let palette = Palette::from_tokens(|token| format!("var({token})"));
    let mut sink = SvgSink::from_palette(&palette);
    paint_legend_sample(sample, &mut sink);
    sink.document(WIDTH_PX, HEIGHT_PX)
}

/// Paints a sample into its box at the upper left corner.
pub(super) fn paint_legend_sample(sample: LegendSample, sink: &mut impl MarkSink) {
    let middle = HEIGHT_PX / 2.0;
    let across = |from: f64, to: f64, y: f64| [Screen { x: from, y }, Screen { x: to, y }];
    let whole = across(2.0, WIDTH_PX - 2.0, middle);
    match sample {
        LegendSample::Kind(kind) => {
            let is_flow = matches!(kind, RouteKind::Gas | RouteKind::Oil | RouteKind::Journey);
            let status =
                if kind == RouteKind::Journey { RouteStatus::Travelled } else { RouteStatus::Operating };
            let flow = if is_flow { Flow::Forward } else { Flow::None };
            let sample = RouteSample { kind, share: Some(0.5), flow, ..RouteSample::default() };
            paint_sample(&sample, status, sink);
        }
        LegendSample::Gauge(gauge_mm) => {
            let track = Some(Track::from_gauge(gauge_mm));
            let sample =
                RouteSample { kind: RouteKind::Rail, tracks: (track, track), ..RouteSample::default() };
            paint_sample(&sample, RouteStatus::Operating, sink);
        }
        LegendSample::Break(from_mm, to_mm) => {
            let tracks = (Some(Track::from_gauge(from_mm)), Some(Track::from_gauge(to_mm)));
            let sample =
                RouteSample { kind: RouteKind::Rail, tracks, has_break: true, ..RouteSample::default() };
            paint_sample(&sample, RouteStatus::Operating, sink);
        }
        LegendSample::Plan => {
            let style =
                route_style(RouteKind::Road, RouteStatus::Operating, RouteExactness::Towns, None).as_plan();
            let style = RouteStyle { line: Stroke { ink: Ink::Text, ..style.line }, ..style };
            route(sink, &whole, &style);
        }
        LegendSample::Dark => {
            let style = route_style(RouteKind::Gas, RouteStatus::Operating, RouteExactness::Towns, None);
            route(sink, &whole, &style.as_dark());
        }
        LegendSample::Status(status) => {
            let kind = if status == RouteStatus::Travelled { RouteKind::Journey } else { RouteKind::Road };
            let style = route_style(kind, status, RouteExactness::Towns, None);
            let style = RouteStyle { line: Stroke { ink: Ink::Text, ..style.line }, ..style };
            route(sink, &whole, &style);
        }
        LegendSample::Schematic => {
            let style = route_style(RouteKind::Road, RouteStatus::Operating, RouteExactness::Schematic, None);
            let style = RouteStyle { line: Stroke { ink: Ink::Text, ..style.line }, ..style };
            route(sink, &whole, &style);
        }
        LegendSample::Site(kind) => {
            let (symbol, ink) = symbol_of(kind);
            let at = Screen { x: WIDTH_PX / 2.0, y: middle };
            paint_site(&SiteMark { place: None, at, symbol, ink, radius_px: 5.0 }, sink);
        }
        LegendSample::Disputed => {
            let stroke = Stroke { dash_px: &[3.0, 2.5], is_round: false, ..Stroke::full(Ink::Border, 1.4) };
            sink.line(&whole, &stroke);
        }
        LegendSample::Focus => {
            let stroke = Some(Stroke::full(Ink::Border, 0.8));
            sink.polygon(&swatch(), &Paint { stroke, ..Paint::filled(Ink::LandFocus) });
        }
        LegendSample::Fill(fill) => {
            let edge = Some(Stroke::full(Ink::Border, 0.8));
            sink.polygon(&swatch(), &Paint { stroke: edge, ..Paint::filled(Ink::Land) });
            sink.polygon(&swatch(), &Paint { stroke: edge, ..fill_paint(fill) });
        }
        LegendSample::Width => {
            for (y, share) in [(3.0, 0.0), (9.5, 1.0)] {
                let style =
                    route_style(RouteKind::Gas, RouteStatus::Operating, RouteExactness::Towns, Some(share));
                route(sink, &across(2.0, WIDTH_PX - 2.0, y), &style);
            }
        }
    }
}

/// A short straight route, drawn as the map draws it.
fn paint_sample(sample: &RouteSample, status: RouteStatus, sink: &mut impl MarkSink) {
    let ends = [(2.0, HEIGHT_PX / 2.0), (WIDTH_PX - 2.0, HEIGHT_PX / 2.0)].map(|(x, y)| Screen { x, y });
    paint_routes(&[sample.mark(ends, Standing { status, is_plan: false })], sink);
}

fn route(sink: &mut impl MarkSink, points: &[Screen], style: &RouteStyle) {
    for stroke in [style.casing, Some(style.line), style.inlay].into_iter().flatten() {
        sink.line(points, &stroke);
    }
}

fn swatch() -> [Screen; 4] {
    let (left, right) = (4.0, WIDTH_PX - 4.0);
    [(left, 1.5), (right, 1.5), (right, 12.5), (left, 12.5)].map(|(x, y)| Screen { x, y })
}
