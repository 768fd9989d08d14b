//! Routes and what is set upon them.

use super::{MarkSink, Paint};
use crate::scene::{Ink, RouteMark, Stroke};

/// Paints routes in their order: all casings below all lines, so that crossings and lanes stay clean.
pub(super) fn paint_routes(routes: &[RouteMark], sink: &mut impl MarkSink) {
    for mark in routes {
        if let Some(casing) = &mark.style.casing {
            sink.line(&mark.points, casing);
        }
    }
    for mark in routes {
        paint_line(mark, sink);
    }
    for mark in routes {
        paint_furniture(mark, sink);
    }
}

/// A route without its casing.
pub(super) fn paint_line(mark: &RouteMark, sink: &mut impl MarkSink) {
    let line = &mark.style.line;
    sink.line(&mark.points, line);
    if let Some(inlay) = &mark.style.inlay {
        sink.line(mark.points.get(mark.inlaid.clone()).unwrap_or(&[]), inlay);
    }
    if !mark.ties.is_empty() {
        sink.segments(&mark.ties, &Stroke { is_round: false, dash_px: &[], ..line.with_width(1.2) });
    }
}

/// Arrows, and the bars of a break of gauge.
pub(super) fn paint_furniture(mark: &RouteMark, sink: &mut impl MarkSink) {
    let edge = Stroke::full(Ink::Halo, 1.0);
    for arrow in &mark.arrows {
        sink.polygon(arrow, &Paint { stroke: Some(edge), ..Paint::filled(mark.style.line.ink) });
    }
    if !mark.breaks.is_empty() {
        let line = &mark.style.line;
        // Its own railway's, so that small lines have small signs.
        let bar = Stroke { is_round: false, ..Stroke::full(line.ink, line.width_px * 0.75) };
        sink.segments(&mark.breaks, &Stroke { ink: Ink::Halo, ..bar.with_width(line.width_px * 1.9) });
        sink.segments(&mark.breaks, &bar);
    }
}

/// A route set off by a band of `ink` around it, `extra_px` broader than its line.
pub(super) fn paint_emphasised(mark: &RouteMark, ink: Ink, extra_px: f64, sink: &mut impl MarkSink) {
    let width_px = mark.style.line.width_px;
    sink.line(&mark.points, &Stroke::full(ink, width_px + extra_px));
    sink.line(&mark.points, &Stroke::full(Ink::Halo, width_px + 2.0));
    paint_line(mark, sink);
    paint_furniture(mark, sink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geo::Screen,
        scene::{LabelMark, RouteSample},
        state::Standing,
    };
    use heartland_data::model::{RouteKind, RouteStatus};

    /// Keeps the widths of separate pieces.
    #[derive(Default)]
    struct Widths(Vec<f64>);

    impl MarkSink for Widths {
        fn line(&mut self, _: &[Screen], _: &Stroke) {}
        fn segments(&mut self, _: &[[Screen; 2]], stroke: &Stroke) {
            self.0.push(stroke.width_px);
        }
        fn polygon(&mut self, _: &[Screen], _: &Paint) {}
        fn circle(&mut self, _: Screen, _: f64, _: &Paint) {}
        fn label(&mut self, _: &LabelMark) {}
    }

    #[test]
    fn the_sign_of_a_break_is_as_heavy_as_its_railway() {
        let sample = RouteSample { kind: RouteKind::Rail, has_break: true, ..RouteSample::default() };
        let standing = Standing { status: RouteStatus::Operating, is_plan: false };
        let ends = [Screen { x: 0.0, y: 9.0 }, Screen { x: 60.0, y: 9.0 }];
        for weight in [0.6, 1.0] {
            let mut mark = sample.mark(ends, standing);
            mark.style = mark.style.widened(weight);
            let mut widths = Widths::default();
            paint_furniture(&mark, &mut widths);
            let line_px = mark.style.line.width_px;
            assert!(
                widths.0.len() == 2 && widths.0.iter().all(|width| *width < 2.0 * line_px),
                "{widths:?}",
                widths = widths.0
            );
        }
    }
}
