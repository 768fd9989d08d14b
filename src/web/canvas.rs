//! A scene on a canvas. Paths of the ground are kept: they are the same for every transform.

use crate::{
    geo::{Screen, Transform},
    render::{Paint, Palette, Sink},
    scene::{Anchor, GroundPath, Ink, LabelMark, Step, Stroke, Typeface, trace},
};
use heartland_data::Atlas;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

/// Paths of the ground, in world units.
pub(super) type PathCache = BTreeMap<GroundPath, Path2d>;

/// Draws on a canvas of `ratio` device pixels to one CSS pixel.
pub struct CanvasSink<'a> {
    /// The canvas.
    pub context: &'a CanvasRenderingContext2d,
    /// Device pixels to one CSS pixel.
    pub ratio: f64,
    /// Geometry of the ground.
    pub atlas: &'a Atlas,
    /// Colours.
    pub palette: &'a Palette,
    /// Paths kept from earlier frames.
    pub(super) paths: &'a mut PathCache,
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

    fn use_screen(&self) {
        let _ = self.context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
    }

    fn use_fill(&self, (ink, opacity): (Ink, f64)) {
        self.context.set_global_alpha(opacity);
        self.context.set_fill_style_str(self.palette.colour(ink));
    }

    /// `unit` is how many of the context's units are one CSS pixel.
    fn use_stroke(&self, stroke: &Stroke, unit: f64) {
        let context = self.context;
        context.set_global_alpha(stroke.opacity);
        context.set_stroke_style_str(self.palette.colour(stroke.ink));
        context.set_line_width(stroke.width_px * unit);
        context.set_line_cap(if stroke.is_round { "round" } else { "butt" });
        context.set_line_join("round");
        let dashes: js_sys::Array =
            stroke.dash_px.iter().map(|dash| JsValue::from_f64(dash * unit)).collect();
        let _ = context.set_line_dash(&dashes);
    }

    fn run(&self, points: &[Screen]) -> bool {
        self.use_screen();
        self.context.begin_path();
        let Some((first, rest)) = points.split_first() else { return false };
        self.context.move_to(first.x, first.y);
        for point in rest {
            self.context.line_to(point.x, point.y);
        }
        !rest.is_empty()
    }

    /// Fills and strokes the current path.
    fn paint_current(&self, paint: &Paint) {
        if let Some(fill) = paint.fill {
            self.use_fill(fill);
            self.context.fill();
        }
        if let Some(stroke) = &paint.stroke {
            self.use_stroke(stroke, 1.0);
            self.context.stroke();
        }
    }
}

/// The path in world units; `None` where the browser cannot keep paths.
fn traced(atlas: &Atlas, path: GroundPath) -> Option<Path2d> {
    let kept = Path2d::new().ok()?;
    trace(&atlas.geometry, &atlas.report.projection, path, |step| match step {
        Step::Move(world) => kept.move_to(world.x, world.y),
        Step::Line(world) => kept.line_to(world.x, world.y),
        Step::Close => kept.close_path(),
    });
    Some(kept)
}

impl Sink for CanvasSink<'_> {
    fn ground(&mut self, path: GroundPath, transform: &Transform, paint: &Paint) {
        if !self.paths.contains_key(&path) {
            let Some(kept) = traced(self.atlas, path) else { return };
            self.paths.insert(path, kept);
        }
        let Some(kept) = self.paths.get(&path) else { return };
        let scale = transform.k * self.ratio;
        let _ = self.context.set_transform(
            scale,
            0.0,
            0.0,
            scale,
            transform.x * self.ratio,
            transform.y * self.ratio,
        );
        if let Some(fill) = paint.fill {
            self.use_fill(fill);
            self.context.fill_with_path_2d_and_winding(kept, CanvasWindingRule::Evenodd);
        }
        if let Some(stroke) = &paint.stroke {
            self.use_stroke(stroke, 1.0 / transform.k);
            self.context.stroke_with_path(kept);
        }
    }

    fn line(&mut self, points: &[Screen], stroke: &Stroke) {
        if self.run(points) {
            self.paint_current(&Paint::stroked(*stroke));
        }
    }

    fn polygon(&mut self, points: &[Screen], paint: &Paint) {
        if self.run(points) {
            self.context.close_path();
            self.paint_current(paint);
        }
    }

    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint) {
        self.use_screen();
        self.context.begin_path();
        if self.context.arc(at.x, at.y, radius_px.max(0.0), 0.0, std::f64::consts::TAU).is_ok() {
            self.paint_current(paint);
        }
    }

    fn label(&mut self, label: &LabelMark) {
        self.use_screen();
        let context = self.context;
        let family = match label.typeface {
            Typeface::Serif => &self.palette.serif,
            Typeface::Sans => &self.palette.sans,
        };
        let slope = if label.is_italic { "italic " } else { "" };
        context.set_font(&format!("{slope}{:.1}px {family}", label.size_px));
        // Not in every browser; there letters stand closer.
        let spacing = JsValue::from_str(&format!("{:.1}px", label.spacing_px));
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
        self.use_stroke(&Stroke { opacity: 0.85, ..Stroke::full(label.halo, 3.0) }, 1.0);
        let _ = context.stroke_text(&label.text, x, y);
        self.use_fill((label.ink, 1.0));
        let _ = context.fill_text(&label.text, x, y);
    }
}
