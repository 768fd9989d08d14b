//! A chart as a picture of its own: title, unit, drawing, source.

use super::Palette;
use crate::{
    chart::Plot,
    scene::{Ink, width_px},
    text::escaped,
};
use std::fmt::Write;

const MARGIN_PX: f64 = 16.0;
const TITLE_PX: f64 = 17.0;
const SMALL_PX: f64 = 11.0;

/// The SVG of a chart with a title, in the colours and letters of a palette, and its size in CSS pixels.
pub fn chart_svg(plot: &Plot, title: &str, palette: &Palette) -> (String, (f64, f64)) {
    let (drawn_px, drawn_height_px) = (plot.drawing.width_px, plot.drawing.height_px);
    let width = drawn_px + 2.0 * MARGIN_PX;
    let titles = lines_of(title, TITLE_PX, drawn_px);
    let sources = lines_of(&plot.source, SMALL_PX, drawn_px);
    let top = MARGIN_PX + titles.len() as f64 * TITLE_PX * 1.3 + 24.0;
    let bottom = top + drawn_height_px + 12.0;
    let height = bottom + sources.len() as f64 * SMALL_PX * 1.4 + MARGIN_PX;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\"><rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
        palette.colour(Ink::Paper)
    );
    let mut write_lines = |lines: &[String],
                           (top, size): (f64, f64),
                           (ink, font): (Ink, &str),
                           weight: u16| {
        for (index, line) in lines.iter().enumerate() {
            let y = top + (index as f64 * 1.35 + 0.9) * size;
            let _ = write!(
                svg,
                "<text x=\"{MARGIN_PX}\" y=\"{y:.1}\" font-family=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{}\">{}</text>",
                escaped(font),
                palette.colour(ink),
                escaped(line)
            );
        }
    };
    write_lines(&titles, (MARGIN_PX, TITLE_PX), (Ink::Text, &palette.serif), 600);
    write_lines(
        std::slice::from_ref(&plot.unit),
        (top - 20.0, SMALL_PX),
        (Ink::TextQuiet, &palette.sans),
        400,
    );
    write_lines(&sources, (bottom, SMALL_PX), (Ink::TextQuiet, &palette.sans), 400);
    let place = format!(
        "<svg x=\"{MARGIN_PX}\" y=\"{top:.1}\" width=\"{drawn_px:.0}\" height=\"{drawn_height_px:.0}\" viewBox"
    );
    // The drawing's own size is in finer units.
    let inner = plot.drawing.markup.split_once("viewBox").map_or("", |(_, rest)| rest);
    svg.push_str(&place);
    svg.push_str(&coloured(inner, palette));
    svg.push_str("</svg>");
    (svg, (width, height))
}

/// Markup with colours in the place of custom properties, and the palette's letters.
fn coloured(markup: &str, palette: &Palette) -> String {
    let mut coloured =
        markup.replace("font-family=\"sans-serif\"", &format!("font-family=\"{}\"", escaped(&palette.sans)));
    for ink in Ink::ALL {
        coloured = coloured.replace(&format!("var({})", ink.token()), palette.colour(*ink));
    }
    coloured
}

/// A text in lines that fit a width; languages without spaces break anywhere.
fn lines_of(text: &str, size_px: f64, room_px: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let has_spaces = text.contains(' ');
    let pieces: Vec<&str> = if has_spaces {
        text.split_inclusive(' ').collect()
    } else {
        text.split_inclusive(|_: char| true).collect()
    };
    for piece in pieces {
        let is_full = lines.last().is_some_and(|line| {
            !line.is_empty()
                && width_px(line, size_px, 0.0) + width_px(piece.trim_end(), size_px, 0.0) > room_px
        });
        if is_full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
    }
    lines
}
