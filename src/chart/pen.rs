//! Drawing in pixels: the only place that speaks to plotters.
//!
//! Colours are drawn as codes and then replaced by the style sheet's custom properties, so that one drawing serves every
//! theme; the code also says how a stroke is dashed and which letters have a halo, which plotters cannot.

use crate::scene::Ink;
use plotters::{
    coord::Shift,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

/// Units of the drawing to one CSS pixel: plotters snaps to whole units.
const FINE: f64 = 4.0;
/// What plotters takes for a letter's size, to one pixel of it.
const LETTER: f64 = 1.24;
/// From one line of a text to the next, in sizes of its letters.
const LINE: f64 = 1.02;

/// How a stroke runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Without a gap: what is so.
    Full = 2,
    /// In dashes: what is planned, forecast, or computed.
    Dashed = 3,
    /// In dots: what would follow.
    Dotted = 4,
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
    area: DrawingArea<SVGBackend<'a>, Shift>,
    ground: Ground,
}

/// The codes of colours: red marks them, green says how a stroke runs, or that letters have a halo.
const RED: u8 = 1;
const HALO: u8 = 5;
const MANNERS: [(u8, &str); 4] = [
    (Line::Full as u8, ""),
    (Line::Dashed as u8, " stroke-dasharray=\"14 10\""),
    (Line::Dotted as u8, " stroke-dasharray=\"3 9\""),
    (HALO, " stroke=\"var(--paper)\" stroke-width=\"13\" stroke-linejoin=\"round\" paint-order=\"stroke\""),
];

fn code(ink: Ink, line: Line) -> RGBColor {
    RGBColor(RED, line as u8, ink.index() as u8)
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
        let area =
            SVGBackend::with_string(&mut markup, (size(width_px), size(height_px))).into_drawing_area();
        let pen = Pen { area, ground };
        draw(&pen);
        // The string backend cannot fail; were it to, the chart would be blank and its table still there.
        let _ = pen.area.present();
    }
    themed(&markup)
}

/// Replaces the colour codes by custom properties, dashes and halos, in the spelling that plotters gives colours.
fn themed(markup: &str) -> String {
    let mut themed = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once("\"#01") {
        themed.push_str(before);
        let number = |range| after.get(range).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let manner = number(0..2).and_then(|green| MANNERS.iter().find(|entry| entry.0 == green));
        let ink = number(2..4).and_then(|index| Ink::ALL.get(usize::from(index)));
        let (Some((_, manner)), Some(ink), Some(tail)) = (manner, ink, after.get(5..)) else {
            themed.push_str("\"#01");
            rest = after;
            continue;
        };
        themed.extend(["\"var(", ink.token(), ")\"", manner]);
        rest = tail;
    }
    themed.push_str(rest);
    themed
}

impl Pen<'_> {
    fn point((x, y): (f64, f64)) -> Option<(i32, i32)> {
        (x.is_finite() && y.is_finite()).then(|| ((x * FINE).round() as i32, (y * FINE).round() as i32))
    }

    /// A line through points.
    pub(super) fn line(&self, points: &[(f64, f64)], ink: Ink, width_px: f64, line: Line) {
        let points: Vec<(i32, i32)> = points.iter().copied().filter_map(Self::point).collect();
        if points.len() > 1 {
            let style = code(ink, line).stroke_width((width_px * FINE).round() as u32);
            let _ = self.area.draw(&PathElement::new(points, style));
        }
    }

    /// A shape with straight sides.
    pub(super) fn shape(&self, corners: &[(f64, f64)], ink: Ink, body: Body) {
        let corners: Vec<(i32, i32)> = corners.iter().copied().filter_map(Self::point).collect();
        let Some(first) = corners.first().copied().filter(|_| corners.len() > 2) else { return };
        match body {
            Body::Full(opacity) => {
                let _ = self.area.draw(&Polygon::new(corners, code(ink, Line::Full).mix(opacity).filled()));
            }
            Body::Hollow(_) | Body::Open => {
                let line = if let Body::Hollow(line) = body { line } else { Line::Full };
                if body != Body::Open {
                    let inside = code(Ink::Paper, Line::Full).filled();
                    let _ = self.area.draw(&Polygon::new(corners.clone(), inside));
                }
                let around: Vec<(i32, i32)> = corners.into_iter().chain([first]).collect();
                let style = code(ink, line).stroke_width((1.5 * FINE) as u32);
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
                let style = code(ink, Line::Full).mix(opacity).filled();
                let _ = self.area.draw(&Circle::new(centre, radius, style));
            }
            Body::Hollow(_) | Body::Open => {
                let line = if let Body::Hollow(line) = body { line } else { Line::Full };
                if body != Body::Open {
                    let inside = code(Ink::Paper, Line::Full).filled();
                    let _ = self.area.draw(&Circle::new(centre, radius, inside));
                }
                let style = code(ink, line).stroke_width((1.5 * FINE) as u32);
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
        let green = if has_halo { HALO } else { Line::Full as u8 };
        let colour = RGBColor(RED, green, ink.index() as u8);
        // A font that is asked for by its name brings capitals and small letters of all scripts along.
        let size = (size_px * LETTER * FINE).round();
        let style = FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal).color(&colour);
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
        assert!(!markup.contains("\"#01") && markup.contains("viewBox=\"0 0 400 200\""), "{markup}");
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
