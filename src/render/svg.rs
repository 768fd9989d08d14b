//! A scene as SVG: for exports, the static page and goldens.

use super::{
    GroundSink, Hatch, MarkSink, Paint, Palette, Sheet, Sink, paint::BASELINE_EM, path_data::PathData,
};
use crate::{
    geo::{Decimals, Screen},
    scene::{Anchor, LabelMark, MapScene, Outline, Stroke, Typeface},
    text::escaped,
};
use std::{collections::BTreeMap, fmt::Write};

/// Collects SVG markup. Coordinates are rounded to a tenth of a pixel.
#[derive(Debug)]
pub struct SvgSink<'a> {
    palette: &'a Palette,
    /// Patterns by their ids.
    hatches: BTreeMap<String, Hatch>,
    markup: String,
}

/// A sheet as a whole SVG document.
pub fn sheet_svg(scene: &MapScene<'_>, sheet: &Sheet, palette: &Palette) -> String {
    let mut sink = SvgSink::from_palette(palette);
    sheet.paint(scene, &mut sink);
    let (width, height) = sheet.size_px();
    sink.document(width, height)
}

/// A number with at most one digit after the point and no negative zero.
pub(super) fn number(value: f64) -> String {
    Decimals(value, 1).to_string()
}

impl<'a> SvgSink<'a> {
    /// An empty sink that paints in these colours.
    pub const fn from_palette(palette: &'a Palette) -> Self {
        Self { palette, hatches: BTreeMap::new(), markup: String::new() }
    }

    /// What has been painted, as a document of this size in pixels.
    pub fn document(&self, width_px: f64, height_px: f64) -> String {
        let (width, height) = (number(width_px), number(height_px));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n{}{}</svg>\n",
            self.definitions(),
            self.markup
        )
    }

    /// What has been painted, without a frame.
    pub(super) fn into_markup(self) -> String {
        self.definitions() + &self.markup
    }

    pub(super) fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.markup.write_fmt(element);
        self.markup.push('\n');
    }

    /// The patterns that have been used; nothing where none has.
    fn definitions(&self) -> String {
        if self.hatches.is_empty() {
            return String::new();
        }
        let patterns = self.hatches.iter().map(|(id, hatch)| {
            let (size, middle) = (number(hatch.spacing_px), Decimals(hatch.spacing_px / 2.0, 3));
            let (colour, width) = (self.palette.colour(hatch.ink), number(hatch.width_px));
            // Turned like this, its lines lie where those of `Hatch::lines` do.
            format!(
                "<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M{middle} 0V{size}\" stroke=\"{colour}\" stroke-width=\"{width}\"/></pattern>\n"
            )
        });
        format!("<defs>\n{}</defs>\n", patterns.collect::<String>())
    }

    /// Paints path data; without any nothing. The hatch goes between the fill and the stroke.
    pub(super) fn path(&mut self, data: &str, rule: &str, paint: &Paint) {
        if data.is_empty() {
            return;
        }
        let Some(hatch) = paint.hatch else {
            let attributes = self.attributes(paint);
            return self.push(format_args!("<path d=\"{data}\"{rule} {attributes}/>"));
        };
        if paint.fill.is_some() {
            let attributes = self.attributes(&Paint { fill: paint.fill, ..Paint::default() });
            self.push(format_args!("<path d=\"{data}\"{rule} {attributes}/>"));
        }
        let id = hatch_id(&hatch);
        let stroke = paint.stroke.map(|stroke| self.stroke(&stroke)).unwrap_or_default();
        self.push(format_args!("<path d=\"{data}\"{rule} fill=\"url(#{id})\"{stroke}/>"));
        self.hatches.insert(id, hatch);
    }

    fn open_path(&mut self, data: &PathData, stroke: &Stroke) {
        let data = data.as_str();
        if !data.is_empty() {
            let stroke = self.stroke(stroke);
            self.push(format_args!("<path d=\"{data}\" fill=\"none\"{stroke}/>"));
        }
    }

    pub(super) fn attributes(&self, paint: &Paint) -> String {
        let mut attributes = match paint.fill {
            Some((ink, opacity)) if opacity < 1.0 => {
                format!("fill=\"{}\" fill-opacity=\"{}\"", self.palette.colour(ink), Decimals(opacity, 3))
            }
            Some((ink, _)) => format!("fill=\"{}\"", self.palette.colour(ink)),
            None => "fill=\"none\"".to_owned(),
        };
        if let Some(stroke) = &paint.stroke {
            attributes.push_str(&self.stroke(stroke));
        }
        attributes
    }

    /// The attributes of a label's letters, and of their colours.
    pub(super) fn look(&self, label: &LabelMark) -> [String; 2] {
        let family = match label.typeface {
            Typeface::Serif => &self.palette.serif,
            Typeface::Sans => &self.palette.sans,
        };
        let (family, slope) = (escaped(family), if label.is_italic { " font-style=\"italic\"" } else { "" });
        let (size, spacing) = (number(label.size_px), number(label.spacing_px));
        let [colour, halo] = [label.ink, label.halo].map(|ink| self.palette.colour(ink));
        [
            format!("font-family=\"{family}\" font-size=\"{size}\"{slope} letter-spacing=\"{spacing}\""),
            format!(
                "fill=\"{colour}\" stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            ),
        ]
    }

    pub(super) fn stroke(&self, stroke: &Stroke) -> String {
        let mut text = format!(
            " stroke=\"{}\" stroke-width=\"{}\"",
            self.palette.colour(stroke.ink),
            number(stroke.width_px)
        );
        if !stroke.dash_px.is_empty() {
            let dashes: Vec<String> = stroke.dash_px.iter().map(|dash| number(*dash)).collect();
            let _ = write!(text, " stroke-dasharray=\"{}\"", dashes.join(" "));
        }
        if stroke.opacity < 1.0 {
            let _ = write!(text, " stroke-opacity=\"{}\"", Decimals(stroke.opacity, 3));
        }
        text.push_str(if stroke.is_round {
            " stroke-linecap=\"round\" stroke-linejoin=\"round\""
        } else {
            " stroke-linejoin=\"round\""
        });
        text
    }
}

/// What of a label's text stands at its position, as SVG has it.
pub(super) const fn anchor(label: &LabelMark) -> &'static str {
    match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// Path data of a run of points; empty for fewer than two.
fn path_data(points: &[Screen], is_closed: bool) -> PathData {
    let mut data = PathData::default();
    data.run(points, is_closed);
    data
}

/// The same for the same hatch, so that documents do not change from one run to the next.
fn hatch_id(hatch: &Hatch) -> String {
    let [spacing, width] = [hatch.spacing_px, hatch.width_px].map(|size| number(size).replace('.', "_"));
    format!("hatch-{}-{spacing}-{width}", hatch.ink.token().trim_start_matches('-'))
}

impl GroundSink for SvgSink<'_> {
    fn outline(&mut self, outline: &Outline<'_>, paint: &Paint) {
        let mut data = PathData::default();
        outline.trace(|step| data.push(step));
        self.path(data.as_str(), " fill-rule=\"evenodd\"", paint);
    }
}

impl MarkSink for SvgSink<'_> {
    fn line(&mut self, points: &[Screen], stroke: &Stroke) {
        self.open_path(&path_data(points, false), stroke);
    }

    fn segments(&mut self, pieces: &[[Screen; 2]], stroke: &Stroke) {
        let mut data = PathData::default();
        for piece in pieces {
            data.run(piece, false);
        }
        self.open_path(&data, stroke);
    }

    fn polygon(&mut self, points: &[Screen], paint: &Paint) {
        self.path(path_data(points, true).as_str(), "", paint);
    }

    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint) {
        let attributes = self.attributes(paint);
        self.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {attributes}/>",
            number(at.x),
            number(at.y),
            number(radius_px)
        ));
    }

    fn label(&mut self, label: &LabelMark) {
        let (at_x, at_y) = (number(label.at.x), number(label.at.y));
        let y = number(label.at.y + label.size_px * BASELINE_EM);
        let turn = if label.angle == 0.0 {
            String::new()
        } else {
            format!(" transform=\"rotate({} {at_x} {at_y})\"", number(label.angle.to_degrees()))
        };
        let [letters, colours] = self.look(label);
        let (anchor, text) = (anchor(label), escaped(&label.text));
        self.push(format_args!(
            "<text x=\"{at_x}\" y=\"{y}\" {letters} text-anchor=\"{anchor}\" {colours}{turn}>{text}</text>"
        ));
    }
}

impl Sink for SvgSink<'_> {
    fn within(&mut self, at: Screen, (width, height): (f64, f64), draw: impl FnOnce(&mut Self)) {
        let (x, y, width, height) = (number(at.x), number(at.y), number(width), number(height));
        self.push(format_args!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" overflow=\"hidden\">"
        ));
        draw(self);
        self.push(format_args!("</svg>"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Ink;

    #[test]
    fn a_hatch_is_a_pattern_that_is_defined_once() {
        let palette = Palette::from_tokens(str::to_owned);
        let mut sink = SvgSink::from_palette(&palette);
        let corners = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)].map(|(x, y)| Screen { x, y });
        let hatch = Some(Hatch { ink: Ink::Gas, spacing_px: 6.0, width_px: 1.5 });
        for stroke in [None, Some(Stroke::full(Ink::Coast, 1.0))] {
            sink.polygon(&corners, &Paint { hatch, stroke, ..Paint::filled(Ink::Land) });
        }
        let document = sink.document(9.0, 9.0);
        let id = format!("hatch-{}-6-1_5", Ink::Gas.token().trim_start_matches('-'));
        assert_eq!(document.matches(&format!("<pattern id=\"{id}\"")).count(), 1, "{document}");
        assert_eq!(document.matches(&format!("fill=\"url(#{id})\"")).count(), 2, "{document}");
        assert_eq!(document.matches("stroke-linejoin").count(), 1, "{document}");
    }
}
