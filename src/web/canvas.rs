//! A scene on a canvas.

use crate::{
    geo::{Decimals, Screen},
    render::{GroundSink, Hatch, MarkSink, Paint, Palette, Sink},
    scene::{Anchor, Ink, LabelMark, Outline, Step, Stroke, Typeface},
};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule};

/// Around nothing: left, top, right, bottom.
const NOTHING: [f64; 4] = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

/// Draws on a canvas of `ratio` device pixels to one CSS pixel.
pub struct CanvasSink<'a> {
    /// The canvas.
    pub context: &'a CanvasRenderingContext2d,
    /// Device pixels to one CSS pixel.
    pub ratio: f64,
    /// Where the origin of what is drawn lies on the canvas, in CSS pixels.
    pub origin: Screen,
    /// Colours.
    pub palette: &'a Palette,
}

impl std::fmt::Debug for CanvasSink<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CanvasSink").field("ratio", &self.ratio).finish_non_exhaustive()
    }
}

impl CanvasSink<'_> {
    /// Makes the canvas blank.
    pub fn clear(&mut self) {
        if let Some(canvas) = self.context.canvas() {
            let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            self.context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
        }
    }

    /// Puts a picture of the same size on the whole canvas.
    pub fn put_picture(&mut self, picture: &CanvasRenderingContext2d) {
        if let Some(canvas) = picture.canvas() {
            let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            self.context.set_global_alpha(1.0);
            let _ = self.context.draw_image_with_html_canvas_element(&canvas, 0.0, 0.0);
        }
    }

    fn use_screen(&self) {
        let (x, y) = (self.origin.x * self.ratio, self.origin.y * self.ratio);
        let _ = self.context.set_transform(self.ratio, 0.0, 0.0, self.ratio, x, y);
    }

    fn use_fill(&self, (ink, opacity): (Ink, f64)) {
        self.context.set_global_alpha(opacity);
        self.context.set_fill_style_str(self.palette.colour(ink));
    }

    fn use_stroke(&self, stroke: &Stroke) {
        let context = self.context;
        context.set_global_alpha(stroke.opacity);
        context.set_stroke_style_str(self.palette.colour(stroke.ink));
        context.set_line_width(stroke.width_px);
        context.set_line_cap(if stroke.is_round { "round" } else { "butt" });
        context.set_line_join("round");
        let dashes: js_sys::Array = stroke.dash_px.iter().map(|dash| JsValue::from_f64(*dash)).collect();
        let _ = context.set_line_dash(&dashes);
    }

    /// Paints what `draw` draws; it answers the box around it.
    fn paint_path(&self, paint: &Paint, draw: impl Fn(&CanvasRenderingContext2d) -> [f64; 4]) {
        let context = self.context;
        self.use_screen();
        context.begin_path();
        let bounds = draw(context);
        if bounds == NOTHING {
            return;
        }
        if let Some(fill) = paint.fill {
            self.use_fill(fill);
            context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        }
        if let Some(hatch) = &paint.hatch {
            self.hatch_current(hatch, bounds);
            if paint.stroke.is_some() {
                context.begin_path();
                draw(context);
            }
        }
        if let Some(stroke) = &paint.stroke {
            self.use_stroke(stroke);
            context.stroke();
        }
    }

    /// Hatches the inside of the current path, which has this box around it; afterwards there is no path.
    fn hatch_current(&self, hatch: &Hatch, bounds: [f64; 4]) {
        let context = self.context;
        context.save();
        context.clip_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        context.begin_path();
        for [from, to] in hatch.lines(bounds) {
            context.move_to(from.x, from.y);
            context.line_to(to.x, to.y);
        }
        self.use_stroke(&Stroke { is_round: false, ..Stroke::full(hatch.ink, hatch.width_px) });
        context.stroke();
        context.restore();
    }
}

fn with([left, top, right, bottom]: [f64; 4], at: Screen) -> [f64; 4] {
    [left.min(at.x), top.min(at.y), right.max(at.x), bottom.max(at.y)]
}

/// Draws a run of points and answers the box around it; nothing for fewer than two.
fn draw_run(context: &CanvasRenderingContext2d, points: &[Screen]) -> [f64; 4] {
    let Some((first, rest)) = points.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return NOTHING;
    };
    context.move_to(first.x, first.y);
    for point in rest {
        context.line_to(point.x, point.y);
    }
    points.iter().fold(NOTHING, |bounds, point| with(bounds, *point))
}

impl GroundSink for CanvasSink<'_> {
    fn outline(&mut self, outline: &Outline<'_>, paint: &Paint) {
        self.paint_path(paint, |context| {
            let (mut bounds, mut start) = (NOTHING, Screen::default());
            outline.trace(|step| match step {
                Step::Move(at) => {
                    context.move_to(at.x, at.y);
                    start = at;
                    bounds = with(bounds, at);
                }
                Step::Line(at) => {
                    context.line_to(at.x, at.y);
                    bounds = with(bounds, at);
                }
                // Not `closePath`, which takes as long as thirty lines.
                Step::Close => context.line_to(start.x, start.y),
            });
            bounds
        });
    }
}

impl MarkSink for CanvasSink<'_> {
    fn line(&mut self, points: &[Screen], stroke: &Stroke) {
        self.paint_path(&Paint::stroked(*stroke), |context| draw_run(context, points));
    }

    fn segments(&mut self, pieces: &[[Screen; 2]], stroke: &Stroke) {
        self.paint_path(&Paint::stroked(*stroke), |context| {
            pieces.iter().fold(NOTHING, |bounds, [from, to]| {
                context.move_to(from.x, from.y);
                context.line_to(to.x, to.y);
                with(with(bounds, *from), *to)
            })
        });
    }

    fn polygon(&mut self, points: &[Screen], paint: &Paint) {
        self.paint_path(paint, |context| {
            let bounds = draw_run(context, points);
            context.close_path();
            bounds
        });
    }

    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint) {
        let radius_px = radius_px.max(0.0);
        self.paint_path(paint, |context| {
            if context.arc(at.x, at.y, radius_px, 0.0, std::f64::consts::TAU).is_err() {
                return NOTHING;
            }
            [at.x - radius_px, at.y - radius_px, at.x + radius_px, at.y + radius_px]
        });
    }

    fn label(&mut self, label: &LabelMark) {
        self.use_screen();
        let context = self.context;
        let family = match label.typeface {
            Typeface::Serif => &self.palette.serif,
            Typeface::Sans => &self.palette.sans,
        };
        let slope = if label.is_italic { "italic " } else { "" };
        context.set_font(&format!("{slope}{}px {family}", Decimals(label.size_px, 1)));
        // Not in every browser; there letters stand closer.
        let spacing = JsValue::from_str(&format!("{}px", Decimals(label.spacing_px, 1)));
        let _ = js_sys::Reflect::set(context, &JsValue::from_str("letterSpacing"), &spacing);
        context.set_text_align(match label.anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        context.set_text_baseline("middle");
        let Screen { x, y } = label.at;
        if label.angle != 0.0 {
            let _ = context.translate(x, y);
            let _ = context.rotate(label.angle);
            let _ = context.translate(-x, -y);
        }
        self.use_stroke(&Stroke { opacity: 0.85, ..Stroke::full(label.halo, 3.0) });
        let _ = context.stroke_text(&label.text, x, y);
        self.use_fill((label.ink, 1.0));
        let _ = context.fill_text(&label.text, x, y);
    }
}

impl Sink for CanvasSink<'_> {
    fn within(&mut self, at: Screen, (width, height): (f64, f64), draw: impl FnOnce(&mut Self)) {
        let outside = self.origin;
        self.origin = Screen { x: outside.x + at.x, y: outside.y + at.y };
        self.context.save();
        self.use_screen();
        self.context.begin_path();
        self.context.rect(0.0, 0.0, width, height);
        self.context.clip();
        draw(self);
        self.context.restore();
        self.origin = outside;
    }
}
