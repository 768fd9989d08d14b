//! What plotters draws with: a backend that writes SVG in the colours of the style sheet.
//!
//! plotters knows colours of red, green and blue alone. Here they are codes: red says nothing, green the [`Manner`], blue the
//! ink's place among [`Ink::ALL`]; so that one drawing serves every theme. The backend that comes with plotters writes numbers
//! of any size to their last digit, which is twenty kilobytes of the page.

use crate::{geo::Decimals, scene::Ink, text::escaped};
use plotters::style::RGBColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::HPos,
};
use std::{convert::Infallible, fmt::Write};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What plotters cannot say of a stroke, or of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A stroke without a gap, letters alone.
    Plain,
    /// A stroke in dashes.
    Dashed,
    /// A stroke in dots.
    Dotted,
    /// Letters with a halo in the colour of the page.
    Halo,
}

impl Manner {
    const ALL: [Self; 4] = [Self::Plain, Self::Dashed, Self::Dotted, Self::Halo];

    const fn attributes(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Dashed => " stroke-dasharray=\"14 10\"",
            Self::Dotted => " stroke-dasharray=\"3 9\"",
            Self::Halo => {
                " stroke=\"var(--paper)\" stroke-width=\"13\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            }
        }
    }
}

/// The code of an ink.
pub(super) fn code(ink: Ink, manner: Manner) -> RGBColor {
    RGBColor(0, manner as u8, ink.index() as u8)
}

/// ` fill="var(--token)"`, or ` stroke=`, with its manner and, unless it is whole, its opacity.
fn painted(what: &str, color: BackendColor) -> String {
    let (_, manner, ink) = color.rgb;
    let ink = Ink::ALL.get(usize::from(ink)).map_or("", |ink| ink.token());
    let manner = Manner::ALL.get(usize::from(manner)).map_or("", |manner| manner.attributes());
    let paint = [" ", what, "=\"var(", ink, ")\"", manner].concat();
    if color.alpha < 1.0 { format!("{paint} opacity=\"{}\"", Decimals(color.alpha, 3)) } else { paint }
}

/// ` points="x,y x,y"`.
fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut points = String::from(" points=\"");
    for (x, y) in path {
        let _ = write!(points, "{x},{y} ");
    }
    points.push('"');
    points
}

/// SVG markup as it grows: a drawing's opening tag, and an element a line. It cannot fail.
#[derive(Debug)]
pub(super) struct SvgSheet<'a> {
    markup: &'a mut String,
    size: (u32, u32),
}

impl<'a> SvgSheet<'a> {
    /// Begins a drawing of this size, in units of its own.
    pub(super) fn open(markup: &'a mut String, size: (u32, u32)) -> Self {
        let (width, height) = size;
        let _ = writeln!(
            markup,
            "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" xmlns=\"http://www.w3.org/2000/svg\">"
        );
        Self { markup, size }
    }

    fn element(&mut self, parts: &[&str]) {
        self.markup.extend(["<"].iter().chain(parts).copied().chain(["/>\n"]));
    }
}

impl DrawingBackend for SvgSheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    /// Ends the drawing: to be called once.
    fn present(&mut self) -> Drawn {
        self.markup.push_str("</svg>\n");
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.element(&[
            "polygon",
            &painted("fill", color),
            &points([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]),
        ]);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let width = style.stroke_width().to_string();
        let stroke = painted("stroke", style.color());
        self.element(&["polyline fill=\"none\"", &stroke, " stroke-width=\"", &width, "\"", &points(path)]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.element(&["polygon", &painted("fill", style.color()), &points(path)]);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        let place = format!("circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        if is_filled {
            self.element(&[&place, &painted("fill", style.color())]);
            return Ok(());
        }
        let width = style.stroke_width().to_string();
        let stroke = painted("stroke", style.color());
        self.element(&[&place, " fill=\"none\"", &stroke, " stroke-width=\"", &width, "\""]);
        Ok(())
    }

    /// Its middle stands at the height of the place, whatever the anchor says of that.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "middle",
        };
        let (size, fill) = (Decimals(style.size(), 1), painted("fill", style.color()));
        let _ = write!(
            self.markup,
            "<text x=\"{x}\" y=\"{y}\" dy=\"0.5ex\" text-anchor=\"{anchor}\" font-family=\""
        );
        self.markup.extend([style.family().as_str(), "\" font-size=\""]);
        let _ = writeln!(self.markup, "{size}\"{fill}>\n{}\n</text>", escaped(text));
        Ok(())
    }
}
