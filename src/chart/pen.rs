//! Drawing in pixels: the only place that speaks to plotters.

use super::backend::{Manner, SvgSheet, code};
use crate::scene::Ink;
use plotters::{
    coord::Shift,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

/// Units of the drawing to one CSS pixel: plotters snaps to whole units.
const FINE: f64 = 4.0;
/// From one line of a text to the next, in sizes of its letters.
const LINE: f64 = 1.02;

/// How a stroke runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Without a gap: what is so.
    Full,
    /// In dashes: what is planned, forecast, or computed.
    Dashed,
    /// In dots: what would follow.
    Dotted,
}

impl Line {
    const fn manner(self) -> Manner {
        match self {
            Self::Full => Manner::Plain,
            Self::Dashed => Manner::Dashed,
            Self::Dotted => Manner::Dotted,
        }
    }
}

/// What is inside an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Body {
    /// Colour, as opaque as this, without an outline.
    Full(f64),
    /// The page, with an outline.
    Hollow(Line),
    /// What is below, with an outline.
    Open,
}

/// Where a text stands: before, around or behind its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Around,
    Behind,
}

/// What the letters of a drawing stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// No line, or colour alone.
    Plain,
    /// Lines, of a grid or of curves: letters have a thin halo, which makes every repaint of the drawing slower.
    Lined,
}

/// Draws in CSS pixels from the left upper corner. What is not finite is left out.
pub(super) struct Pen<'a> {
    area: DrawingArea<SvgSheet<'a>, Shift>,
    ground: Ground,
}

/// SVG markup of what `draw` draws, with a `viewBox`, colours as `var(--token)`.
pub(super) fn drawing(
    (width_px, height_px): (f64, f64),
    ground: Ground,
    draw: impl FnOnce(&Pen<'_>),
) -> String {
    let mut markup = String::new();
    {
        let size = |px: f64| (px.max(1.0) * FINE).round() as u32;
        let area = SvgSheet::open(&mut markup, (size(width_px), size(height_px))).into_drawing_area();
        let pen = Pen { area, ground };
        draw(&pen);
        // Which cannot fail, as nothing that is drawn can.
        let _ = pen.area.present();
    }
    markup
}

impl Pen<'_> {
    fn point((x, y): (f64, f64)) -> Option<(i32, i32)> {
        (x.is_finite() && y.is_finite()).then(|| ((x * FINE).round() as i32, (y * FINE).round() as i32))
    }

    /// A line through points.
    pub(super) fn line(&self, points: &[(f64, f64)], ink: Ink, width_px: f64, line: Line) {
        let points: Vec<(i32, i32)> = points.iter().copied().filter_map(Self::point).collect();
        if points.len() > 1 {
            let style = code(ink, line.manner()).stroke_width((width_px * FINE).round() as u32);
            let _ = self.area.draw(&PathElement::new(points, style));
        }
    }

    /// A shape with straight sides.
    pub(super) fn shape(&self, corners: &[(f64, f64)], ink: Ink, body: Body) {
        let corners: Vec<(i32, i32)> = corners.iter().copied().filter_map(Self::point).collect();
        let Some(first) = corners.first().copied().filter(|_| corners.len() > 2) else { return };
        match body {
            Body::Full(opacity) => {
                let _ =
                    self.area.draw(&Polygon::new(corners, code(ink, Manner::Plain).mix(opacity).filled()));
            }
            Body::Hollow(_) | Body::Open => {
                let line = if let Body::Hollow(line) = body { line } else { Line::Full };
                if body != Body::Open {
                    let inside = code(Ink::Paper, Manner::Plain).filled();
                    let _ = self.area.draw(&Polygon::new(corners.clone(), inside));
                }
                let around: Vec<(i32, i32)> = corners.into_iter().chain([first]).collect();
                let style = code(ink, line.manner()).stroke_width((1.5 * FINE) as u32);
                let _ = self.area.draw(&PathElement::new(around, style));
            }
        }
    }

    /// A rectangle: left, top, right, bottom.
    pub(super) fn rect(&self, [left, top, right, bottom]: [f64; 4], ink: Ink, body: Body) {
        // An outline lies within its rectangle.
        let inset = if matches!(body, Body::Hollow(_)) { 0.75_f64.min((right - left) / 2.0) } else { 0.0 };
        let (left, top, right, bottom) = (left + inset, top + inset, right - inset, bottom - inset);
        self.shape(&[(left, top), (right, top), (right, bottom), (left, bottom)], ink, body);
    }

    /// A dot.
    pub(super) fn dot(&self, at: (f64, f64), radius_px: f64, ink: Ink, body: Body) {
        let Some(centre) = Self::point(at) else { return };
        let radius = (radius_px * FINE).round() as i32;
        match body {
            Body::Full(opacity) => {
                let style = code(ink, Manner::Plain).mix(opacity).filled();
                let _ = self.area.draw(&Circle::new(centre, radius, style));
            }
            Body::Hollow(_) | Body::Open => {
                let line = if let Body::Hollow(line) = body { line } else { Line::Full };
                if body != Body::Open {
                    let inside = code(Ink::Paper, Manner::Plain).filled();
                    let _ = self.area.draw(&Circle::new(centre, radius, inside));
                }
                let style = code(ink, line.manner()).stroke_width((1.5 * FINE) as u32);
                let _ = self.area.draw(&Circle::new(centre, radius, style));
            }
        }
    }

    /// Lines one below the other, about a place as [`Self::text`] has it.
    pub(super) fn lines(&self, (x, y): (f64, f64), lines: &[String], size_px: f64, ink: Ink, side: Side) {
        let first = y - size_px * LINE * (lines.len().saturating_sub(1)) as f64 / 2.0;
        for (index, line) in lines.iter().enumerate() {
            self.text((x, first + size_px * LINE * index as f64), line, size_px, ink, side);
        }
    }

    /// A line of text, its middle at the height of the point. On [`Ground::Lined`] it has a halo, but for letters in the
    /// colour of the page, which stand on a colour.
    pub(super) fn text(&self, at: (f64, f64), words: &str, size_px: f64, ink: Ink, side: Side) {
        let Some(at) = Self::point(at).filter(|_| !words.is_empty()) else { return };
        let h_pos = match side {
            Side::Before => HPos::Right,
            Side::Around => HPos::Center,
            Side::Behind => HPos::Left,
        };
        let has_halo = self.ground == Ground::Lined && ink != Ink::Paper;
        let colour = code(ink, if has_halo { Manner::Halo } else { Manner::Plain });
        // A font that is asked for by its name brings capitals and small letters of all scripts along.
        let style = FontDesc::new(FontFamily::SansSerif, size_px * FINE, FontStyle::Normal).color(&colour);
        let _ = self.area.draw(&Text::new(words.to_owned(), at, style.pos(Pos::new(h_pos, VPos::Center))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_from_the_style_sheet_and_words_are_escaped() {
        let markup = drawing((100.0, 50.0), Ground::Lined, |pen| {
            pen.rect([0.0, 0.0, 10.0, 10.0], Ink::Mark, Body::Full(1.0));
            pen.rect([0.0, 0.0, 10.0, 10.0], Ink::Gas, Body::Hollow(Line::Dashed));
            pen.line(&[(0.0, 0.0), (5.0, 5.0)], Ink::Oil, 1.0, Line::Dotted);
            pen.text((5.0, 5.0), "<1> & \"2\" #010203", 12.0, Ink::Text, Side::Around);
        });
        for expected in
            ["var(--mark)", "var(--oil)\" stroke-dasharray", "var(--gas)\" stroke-dasharray", "&lt;1&gt;"]
        {
            assert!(markup.contains(expected), "{expected} in {markup}");
        }
        assert!(markup.contains("paint-order"), "letters have a halo: {markup}");
        let plain = drawing((100.0, 50.0), Ground::Plain, |pen| {
            pen.text((5.0, 5.0), "word", 12.0, Ink::Text, Side::Around);
        });
        assert!(plain.contains("var(--text)") && !plain.contains("paint-order"), "no halo: {plain}");
        assert!(!markup.contains("\"#") && markup.contains("viewBox=\"0 0 400 200\""), "{markup}");
    }

    #[test]
    fn a_drawing_is_as_long_as_it_is_told() {
        let markup = drawing((100.0, 30_000.0), Ground::Plain, |pen| {
            pen.line(&[(0.0, 29_000.0), (50.0, 29_000.0)], Ink::Oil, 1.0, Line::Full);
        });
        assert!(markup.contains("viewBox=\"0 0 400 120000\"") && markup.contains("200,116000"), "{markup}");
    }

    #[test]
    fn what_is_not_finite_is_not_drawn() {
        let markup = drawing((f64::NAN, f64::INFINITY), Ground::Lined, |pen| {
            pen.line(&[(f64::NAN, 0.0), (5.0, 5.0)], Ink::Oil, 1.0, Line::Full);
            pen.rect([0.0, 0.0, f64::INFINITY, 1.0], Ink::Oil, Body::Full(1.0));
            pen.dot((f64::NAN, 1.0), 2.0, Ink::Oil, Body::Full(1.0));
            pen.text((f64::NAN, 1.0), "word", 2.0, Ink::Oil, Side::Before);
        });
        assert!(!markup.contains("--oil") && !markup.contains("NaN"), "{markup}");
    }
}
