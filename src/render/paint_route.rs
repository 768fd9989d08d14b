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
        let bar = Stroke { is_round: false, ..Stroke::full(mark.style.line.ink, 2.0) };
        sink.segments(&mark.breaks, &Stroke { ink: Ink::Halo, ..bar.with_width(5.0) });
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
