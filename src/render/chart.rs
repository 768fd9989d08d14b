//! A chart as a picture of its own: title, remark, unit, drawing, source.

use super::{Palette, sheet::wrapped};
use crate::{chart::Plot, geo::Decimals, scene::Ink, text::escaped};
use std::fmt::Write;

const MARGIN_PX: f64 = 16.0;
const TITLE_PX: f64 = 17.0;
const REMARK_PX: f64 = 12.5;
const SMALL_PX: f64 = 11.0;
/// Height of a line of text, in its size.
const LEADING: f64 = 1.35;

/// What is written around a chart that leaves the page, in one language.
#[derive(Clone, Copy, Debug)]
pub struct ChartWords<'a> {
    /// What the chart says.
    pub title: &'a str,
    /// What is remarked on it, below the title; may be empty.
    pub remark: &'a str,
    /// Source and licence of all data, below the places of its figures.
    pub credit: &'a str,
}

/// The SVG of a chart with its words, in the colours and letters of a palette, and its size in CSS pixels.
pub fn chart_svg(plot: &Plot, words: &ChartWords<'_>, palette: &Palette) -> (String, (f64, f64)) {
    let (drawn_px, drawn_height_px) = (plot.drawing.width_px, plot.drawing.height_px);
    let width = drawn_px + 2.0 * MARGIN_PX;
    let titles = wrapped(words.title, TITLE_PX, drawn_px);
    let remarks = wrapped(words.remark, REMARK_PX, drawn_px);
    let units = wrapped(&plot.unit, SMALL_PX, drawn_px);
    let sources = [&*plot.source, words.credit].map(|text| wrapped(text, SMALL_PX, drawn_px)).concat();
    let remarks_at = MARGIN_PX + titles.len() as f64 * TITLE_PX * 1.3 + 4.0;
    let units_at = remarks_at + remarks.len() as f64 * REMARK_PX * LEADING;
    let top = units_at + units.len() as f64 * SMALL_PX * LEADING + 5.0;
    let bottom = top + drawn_height_px + 12.0;
    let height = bottom + sources.len() as f64 * SMALL_PX * 1.4 + MARGIN_PX;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\"><rect width=\"100%\" height=\"100%\" fill=\"{2}\"/>",
        Decimals(width, 0),
        Decimals(height, 0),
        palette.colour(Ink::Paper)
    );
    let mut write_lines = |lines: &[String],
                           (top, size): (f64, f64),
                           (ink, font): (Ink, &str),
                           weight: u16| {
        for (index, line) in lines.iter().enumerate() {
            let y = top + (index as f64 * LEADING + 0.9) * size;
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{}\">{}</text>",
                Decimals(MARGIN_PX, 1),
                Decimals(y, 1),
                escaped(font),
                Decimals(size, 1),
                palette.colour(ink),
                escaped(line)
            );
        }
    };
    write_lines(&titles, (MARGIN_PX, TITLE_PX), (Ink::Text, &palette.serif), 600);
    write_lines(&remarks, (remarks_at, REMARK_PX), (Ink::Text, &palette.sans), 400);
    write_lines(&units, (units_at, SMALL_PX), (Ink::TextQuiet, &palette.sans), 400);
    write_lines(&sources, (bottom, SMALL_PX), (Ink::TextQuiet, &palette.sans), 400);
    let place = format!(
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox",
        Decimals(MARGIN_PX, 1),
        Decimals(top, 1),
        Decimals(drawn_px, 0),
        Decimals(drawn_height_px, 0)
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
