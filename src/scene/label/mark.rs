//! A label on the screen and the room that it takes.

use super::{turned::Turned, width::ems};
use crate::{geo::Screen, scene::Ink};
use heartland_data::model::Thing;

/// The family of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Typeface {
    /// Names of countries and, in italics, of waters.
    Serif,
    /// Names of towns, sites and routes; figures.
    Sans,
}

/// Which part of the text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// Its middle.
    Middle,
    /// Its left end.
    Start,
    /// Its right end.
    End,
}

/// A label on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelMark {
    /// The text.
    pub text: String,
    /// Where its anchor stands, vertically at the middle of the letters.
    pub at: Screen,
    /// What stands there.
    pub anchor: Anchor,
    /// Radians by which it is turned about its anchor, clockwise on the screen; within a quarter turn of level.
    pub angle: f64,
    /// Height of the letters' body in pixels.
    pub size_px: f64,
    /// Extra pixels between letters.
    pub spacing_px: f64,
    /// Letters.
    pub typeface: Typeface,
    /// Whether the letters slope.
    pub is_italic: bool,
    /// Colour.
    pub ink: Ink,
    /// Colour around the letters: that of the ground they mostly stand on.
    pub halo: Ink,
    /// What is named, if it is a thing that can be selected.
    pub thing: Option<Thing>,
}

/// A rectangle on the screen: left, top, right, bottom.
pub type Rect = [f64; 4];

/// The least rectangle that holds two.
pub fn around([left, top, right, bottom]: Rect, other: Rect) -> Rect {
    [left.min(other[0]), top.min(other[1]), right.max(other[2]), bottom.max(other[3])]
}

/// Half the height of a line of text, in ems.
pub(super) const HALF_LINE_EM: f64 = 0.62;

impl LabelMark {
    /// The room that the text takes before it is turned, relative to its anchor: from a table of usual letter widths, so that
    /// it is the same in every browser and in tests; a little generous.
    fn local(&self) -> Rect {
        let letters = self.text.chars().count() as f64;
        let width = ems(&self.text, self.is_italic) * self.size_px + letters * self.spacing_px;
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        let half = self.size_px * HALF_LINE_EM;
        [left, -half, left + width, half]
    }

    fn room(&self) -> Turned {
        Turned::about(self.at, self.angle, self.local())
    }

    /// The corners of the room that the text takes, in order.
    pub fn corners(&self) -> [Screen; 4] {
        self.room().corners()
    }

    /// The smallest upright rectangle around that.
    pub fn rect(&self) -> Rect {
        if self.angle == 0.0 {
            let ([left, top, right, bottom], Screen { x, y }) = (self.local(), self.at);
            // By its sides and not by its middle, so that what begins where something else ends does not overlap it.
            return [x + left, y + top, x + right, y + bottom];
        }
        self.room().rect()
    }

    /// Whether a point lies within the room that the text takes.
    pub(in crate::scene) fn holds(&self, at: Screen) -> bool {
        self.room().overlaps(&Turned::line(at, at, 0.0), 0.0)
    }

    /// Whether the rooms of two labels overlap.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.room().overlaps(&other.room(), 0.0)
    }
}

/// Whether two upright rectangles overlap, `gap_px` kept between them.
pub(in crate::scene) fn overlaps(a: &Rect, b: &Rect, gap_px: f64) -> bool {
    a[0] < b[2] + gap_px && b[0] < a[2] + gap_px && a[1] < b[3] + gap_px && b[1] < a[3] + gap_px
}
