//! A scene as SVG: for exports, the static page and goldens.

use super::{Emphasis, Paint, Palette, Sink, paint::BASELINE_EM, paint_emphasis, paint_map};
use crate::{
    geo::{Screen, Transform},
    scene::{Anchor, Frame, GroundPath, LabelMark, MapScene, Step, Stroke, Typeface, trace},
    text::escaped,
};
use heartland_data::Atlas;
use std::fmt::Write;

/// Collects SVG markup. Coordinates are rounded to a tenth of a pixel.
#[derive(Debug)]
pub struct SvgSink<'a> {
    atlas: Option<&'a Atlas>,
    palette: &'a Palette,
    markup: String,
}

/// The map of a frame as a whole SVG document.
pub fn map_svg(scene: &MapScene<'_>, frame: &Frame, emphasis: Emphasis, palette: &Palette) -> String {
    let mut sink = SvgSink { atlas: Some(scene.atlas()), palette, markup: String::new() };
    paint_map(scene, frame, &mut sink);
    paint_emphasis(scene, frame, emphasis, &mut sink);
    sink.document(frame.viewport.width_px, frame.viewport.height_px)
}

/// A number with at most one digit after the point and no negative zero.
fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

impl<'a> SvgSink<'a> {
    /// A sink for marks alone: paths of the ground are left out.
    pub const fn from_palette(palette: &'a Palette) -> Self {
        Self { atlas: None, palette, markup: String::new() }
    }

    /// What has been painted, as a document of this size in pixels.
    pub fn document(&self, width_px: f64, height_px: f64) -> String {
        let (width, height) = (number(width_px), number(height_px));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n{}</svg>\n",
            self.markup
        )
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.markup.write_fmt(element);
        self.markup.push('\n');
    }

    fn attributes(&self, paint: &Paint) -> String {
        let mut attributes = match paint.fill {
            Some((ink, opacity)) if opacity < 1.0 => {
                format!("fill=\"{}\" fill-opacity=\"{opacity}\"", self.palette.colour(ink))
            }
            Some((ink, _)) => format!("fill=\"{}\"", self.palette.colour(ink)),
            None => "fill=\"none\"".to_owned(),
        };
        if let Some(stroke) = &paint.stroke {
            attributes.push_str(&self.stroke(stroke));
        }
        attributes
    }

    fn stroke(&self, stroke: &Stroke) -> String {
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
            let _ = write!(text, " stroke-opacity=\"{}\"", stroke.opacity);
        }
        text.push_str(if stroke.is_round {
            " stroke-linecap=\"round\" stroke-linejoin=\"round\""
        } else {
            " stroke-linejoin=\"round\""
        });
        text
    }
}

/// Path data of points; empty for fewer than two.
fn path_data(points: &[Screen], is_closed: bool) -> Option<String> {
    let (first, rest) = points.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let mut data = format!("M{} {}", number(first.x), number(first.y));
    for point in rest {
        let _ = write!(data, "L{} {}", number(point.x), number(point.y));
    }
    if is_closed {
        data.push('Z');
    }
    Some(data)
}

impl Sink for SvgSink<'_> {
    fn ground(&mut self, path: GroundPath, transform: &Transform, paint: &Paint) {
        let Some(atlas) = self.atlas else { return };
        let mut data = String::new();
        trace(&atlas.geometry, &atlas.report.projection, path, |step| {
            let (letter, world) = match step {
                Step::Move(world) => ('M', world),
                Step::Line(world) => ('L', world),
                Step::Close => return data.push('Z'),
            };
            let at = transform.screen_from_world(world);
            let _ = write!(data, "{letter}{} {}", number(at.x), number(at.y));
        });
        if data.is_empty() {
            return;
        }
        let attributes = self.attributes(paint);
        self.push(format_args!("<path d=\"{data}\" fill-rule=\"evenodd\" {attributes}/>"));
    }

    fn line(&mut self, points: &[Screen], stroke: &Stroke) {
        if let Some(data) = path_data(points, false) {
            let stroke = self.stroke(stroke);
            self.push(format_args!("<path d=\"{data}\" fill=\"none\"{stroke}/>"));
        }
    }

    fn polygon(&mut self, points: &[Screen], paint: &Paint) {
        if let Some(data) = path_data(points, true) {
            let attributes = self.attributes(paint);
            self.push(format_args!("<path d=\"{data}\" {attributes}/>"));
        }
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
        let family = match label.typeface {
            Typeface::Serif => &self.palette.serif,
            Typeface::Sans => &self.palette.sans,
        };
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let halo = self.palette.colour(label.halo);
        let colour = self.palette.colour(label.ink);
        let (at_x, at_y) = (number(label.at.x), number(label.at.y));
        let y = number(label.size_px.mul_add(BASELINE_EM, label.at.y));
        let (size, spacing) = (number(label.size_px), number(label.spacing_px));
        let (family, text) = (escaped(family), escaped(&label.text));
        let slope = if label.is_italic { " font-style=\"italic\"" } else { "" };
        let turn = if label.angle == 0.0 {
            String::new()
        } else {
            format!(" transform=\"rotate({} {at_x} {at_y})\"", number(label.angle.to_degrees()))
        };
        self.push(format_args!(
            "<text x=\"{at_x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\"{slope} letter-spacing=\"{spacing}\" text-anchor=\"{anchor}\" fill=\"{colour}\" stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"{turn}>{text}</text>"
        ));
    }
}
