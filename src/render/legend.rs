//! Samples for the legend, drawn by the styles of the map, in the style sheet's colours.

use super::{Paint, Palette, Sink, SvgSink, paint::paint_site};
use crate::{
    geo::Screen,
    scene::{Ink, RouteStyle, SiteMark, Stroke, route_style, symbol_of},
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
}

const WIDTH_PX: f64 = 34.0;
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
            let style = route_style(RouteKind::Road, status, RouteExactness::Towns, None);
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
            let corners = [(6.0, 1.5), (28.0, 1.5), (28.0, 12.5), (6.0, 12.5)].map(|(x, y)| Screen { x, y });
            let stroke = Some(Stroke::full(Ink::Border, 0.8));
            sink.polygon(&corners, &Paint { stroke, ..Paint::filled(Ink::LandFocus) });
        }
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
