//! What a scene can be painted into.

use crate::{
    geo::{Screen, Transform},
    scene::{GroundPath, Ink, LabelMark, Stroke},
};

/// How an outline is painted: filled, stroked, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paint {
    /// Fill and its opacity, 0 to 1.
    pub fill: Option<(Ink, f64)>,
    /// Stroke, in CSS pixels whatever the transform.
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// An opaque fill.
    pub const fn filled(ink: Ink) -> Self {
        Self { fill: Some((ink, 1.0)), stroke: None }
    }

    /// A stroke.
    pub const fn stroked(stroke: Stroke) -> Self {
        Self { fill: None, stroke: Some(stroke) }
    }
}

/// A surface to paint on. Positions are in CSS pixels, except those of ground paths, which are in world units and go
/// through the transform given.
pub trait Sink {
    /// Paints a path of the ground.
    fn ground(&mut self, path: GroundPath, transform: &Transform, paint: &Paint);
    /// Strokes a line; fewer than two points draw nothing.
    fn line(&mut self, points: &[Screen], stroke: &Stroke);
    /// Strokes separate straight pieces.
    fn segments(&mut self, pieces: &[[Screen; 2]], stroke: &Stroke);
    /// Paints a closed polygon.
    fn polygon(&mut self, points: &[Screen], paint: &Paint);
    /// Paints a circle.
    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint);
    /// Writes a label with its halo.
    fn label(&mut self, label: &LabelMark);
}
