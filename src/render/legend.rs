//! Samples for the legend, drawn by the styles of the map, in the style sheet's colours.

use super::{Paint, Palette, Sink, SvgSink, paint::paint_site};
use crate::{
    geo::Screen,
    scene::{Ink, RouteStyle, SiteMark, Stroke, route_style, symbol_of},
    state::Fill,
};
use heartland_data::model::{PlaceKind, RouteExactness, RouteKind, RouteStatus};

/// What a row of the legend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSample {
    /// A kind of route, in use.
    Kind(RouteKind),
    /// A status.
    Status(RouteStatus),
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

/// A sample as SVG markup, with `var(--token)` for colours.
pub fn legend_sample(sample: LegendSample) -> String {
    let palette = Palette::from_tokens(|token| format!("var({token})"));
    let mut sink = SvgSink::from_palette(&palette);
    let middle = HEIGHT_PX / 2.0;
    let across = |from: f64, to: f64, y: f64| [Screen { x: from, y }, Screen { x: to, y }];
    let whole = across(2.0, WIDTH_PX - 2.0, middle);
    match sample {
        LegendSample::Kind(kind) => {
            let status =
                if kind == RouteKind::Journey { RouteStatus::Travelled } else { RouteStatus::Operating };
            route(&mut sink, &whole, &route_style(kind, status, RouteExactness::Towns, Some(0.5)));
        }
        LegendSample::Status(status) => {
            let kind = if status == RouteStatus::Travelled { RouteKind::Journey } else { RouteKind::Road };
            let style = route_style(kind, status, RouteExactness::Towns, None);
            let style = RouteStyle { line: Stroke { ink: Ink::Text, ..style.line }, ..style };
            route(&mut sink, &whole, &style);
        }
        LegendSample::Schematic => {
            let style = route_style(RouteKind::Road, RouteStatus::Operating, RouteExactness::Schematic, None);
            let style = RouteStyle { line: Stroke { ink: Ink::Text, ..style.line }, ..style };
            route(&mut sink, &whole, &style);
        }
        LegendSample::Site(kind) => {
            let (symbol, ink) = symbol_of(kind);
            let at = Screen { x: WIDTH_PX / 2.0, y: middle };
            paint_site(&SiteMark { place: None, at, symbol, ink, radius_px: 5.0 }, &mut sink);
        }
        LegendSample::Disputed => {
            let stroke = Stroke { dash_px: &[3.0, 2.5], is_round: false, ..Stroke::full(Ink::Border, 1.4) };
            sink.line(&whole, &stroke);
        }
        LegendSample::Focus => {
            let stroke = Some(Stroke::full(Ink::Border, 0.8));
            sink.polygon(&swatch(), &Paint { stroke, ..Paint::filled(Ink::LandFocus) });
        }
        LegendSample::Fill(fill) => paint_fill(fill, &mut sink),
        LegendSample::Width => {
            for (y, share) in [(3.0, 0.0), (9.5, 1.0)] {
                let style =
                    route_style(RouteKind::Gas, RouteStatus::Operating, RouteExactness::Towns, Some(share));
                route(&mut sink, &across(2.0, WIDTH_PX - 2.0, y), &style);
            }
        }
    }
    sink.document(WIDTH_PX, HEIGHT_PX)
}

fn route(sink: &mut SvgSink<'_>, points: &[Screen], style: &RouteStyle) {
    for stroke in [style.casing, Some(style.line), style.inlay].into_iter().flatten() {
        sink.line(points, &stroke);
    }
}

fn swatch() -> [Screen; 4] {
    let (left, right) = (4.0, WIDTH_PX - 4.0);
    [(left, 1.5), (right, 1.5), (right, 12.5), (left, 12.5)].map(|(x, y)| Screen { x, y })
}

fn paint_fill(fill: Fill, sink: &mut SvgSink<'_>) {
    let edge = Some(Stroke::full(Ink::Border, 0.8));
    sink.polygon(&swatch(), &Paint { stroke: edge, ..Paint::filled(Ink::Land) });
    let opacity = match fill {
        Fill::Member => 0.55,
        Fill::Associate => 0.0,
        Fill::Class(class) => 0.12 + 0.6 * f64::from(class) / f64::from(Fill::CLASSES - 1),
    };
    sink.polygon(
        &swatch(),
        &Paint { fill: Some((Ink::Mark, opacity)), ..Paint::stroked(Stroke::full(Ink::Border, 0.8)) },
    );
    if fill == Fill::Associate {
        for x in [6.0, 11.0, 16.0] {
            let line = [Screen { x, y: 12.5 }, Screen { x: x + 7.0, y: 1.5 }];
            sink.line(&line, &Stroke { is_round: false, ..Stroke::full(Ink::Mark, 1.6) });
        }
    }
}
