//! What may be written on the map, with how and where.

use super::{
    crowd::Claim,
    mark::{Anchor, HALF_LINE_EM, LabelMark, Rect, Typeface},
    width::ems,
};
use crate::{
    geo::{Held, Screen},
    scene::Ink,
};
use heartland_data::{geo::World, model::Thing};

/// A line of text with its measures.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    ems: f64,
    letters: f64,
}

impl Line {
    pub(super) fn from_text(text: impl Into<String>, is_italic: bool) -> Self {
        let text = text.into();
        Self { ems: ems(&text, is_italic), letters: text.chars().count() as f64, text }
    }

    fn width_px(&self, letters: Letters) -> f64 {
        self.ems * letters.size_px + self.letters * letters.spacing_px
    }
}

/// What is named, which says how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A country: its row among the outlines, and its room (world), about the radius of a circle inside.
    Country { row: usize, room: f64, is_focus: bool },
    /// A sea or lake, this wide (world).
    Water { width: f64 },
    /// A place of the report with a symbol of this radius.
    Place { radius_px: f64, ink: Ink },
    /// A town of the base map, whose dot comes with its name.
    City,
}

/// Radius of the dot of a town of the base map.
pub(super) const CITY_RADIUS_PX: f64 = 2.0;

/// Between the rooms of a name and of what stands below it.
const LEAD_PX: f64 = 0.5;

/// Between the letters of a water's name, in ems.
const WATER_SPACING_EM: f64 = 0.12;

/// Something with a name.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) kind: Kind,
    pub(super) thing: Option<Thing>,
    pub(super) world: World,
    pub(super) name: Line,
    /// What stands below the name.
    pub(super) note: Option<Line>,
    /// The first step that may show it.
    pub(super) since: u8,
    /// Whose room it takes; the same as that of its symbol.
    pub(super) owner: u32,
    /// The owner of the town that has to be named first.
    pub(super) after: Option<u32>,
}

/// Where a name stands: seen from a point of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placement {
    pub(super) world: World,
    side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    /// On the point, or so many lines below its middle.
    On(f64),
    Right,
    /// To the right, a little higher.
    RightRaised,
    /// To the right, a little lower.
    RightLowered,
    Left,
    Below,
    Above,
    RightBelow,
    RightAbove,
    LeftBelow,
    LeftAbove,
}

/// Size and spacing of letters.
#[derive(Clone, Copy, Debug)]
struct Letters {
    size_px: f64,
    spacing_px: f64,
}

impl Placement {
    /// In the middle of a point.
    pub(super) const fn on(world: World) -> Self {
        Self { world, side: Side::On(0.0) }
    }

    /// Lines below (or above, negative) the middle of a point.
    pub(super) const fn shifted(world: World, lines: f64) -> Self {
        Self { world, side: Side::On(lines) }
    }

    /// Beside a symbol, the best first.
    pub(super) fn around(world: World) -> impl Iterator<Item = Self> {
        [
            Side::Right,
            Side::Left,
            Side::RightRaised,
            Side::RightLowered,
            Side::RightAbove,
            Side::RightBelow,
            Side::LeftAbove,
            Side::LeftBelow,
            Side::Above,
            Side::Below,
        ]
        .into_iter()
        .map(move |side| Self { world, side })
    }
}

impl Subject {
    /// Letters at a scale of `k`. Sizes grow with the scale at most in proportion, so that on the plane no label ever
    /// outgrows its room.
    fn letters(&self, k: f64, text_scale: f64) -> Letters {
        let (size_px, spacing_px) = match self.kind {
            Kind::Country { room, is_focus: true, .. } => {
                ((room * k * 0.2).held(10.0, 18.0), (room * k * 0.018).held(0.6, 5.0))
            }
            Kind::Country { room, .. } => {
                ((room * k * 0.2).held(10.5, 15.0), (room * k * 0.012).held(0.6, 3.2))
            }
            Kind::Water { width } => {
                let ems = |line: &Line| line.ems + line.letters * WATER_SPACING_EM;
                let longest = self.note.as_ref().map_or(0.0, ems).max(ems(&self.name));
                let fitting_px = width * k / longest.max(1e-9);
                let size_px = (fitting_px / text_scale * 0.75).held(10.0, 16.0);
                (size_px, size_px * WATER_SPACING_EM)
            }
            Kind::Place { .. } => (11.5, 0.0),
            Kind::City => (10.5, 0.0),
        };
        Letters { size_px: size_px * text_scale, spacing_px: spacing_px * text_scale }
    }

    /// Letters of what stands below the name: of a figure, or of a water's name, which goes on there.
    fn note_letters(&self, letters: Letters, text_scale: f64) -> Letters {
        match self.kind {
            Kind::Water { .. } => letters,
            _ => Letters { size_px: 10.5 * text_scale, spacing_px: 0.0 },
        }
    }

    /// Pixels from the anchor to the near end of a name beside a symbol.
    fn gap_px(&self) -> f64 {
        match self.kind {
            Kind::Place { radius_px, .. } => radius_px + 3.5,
            Kind::City => CITY_RADIUS_PX + 3.0,
            Kind::Country { .. } | Kind::Water { .. } => 0.0,
        }
    }

    /// Width and height of its lines at a scale of `k`, in pixels.
    pub(super) fn size_px(&self, k: f64, text_scale: f64) -> (f64, f64) {
        let letters = self.letters(k, text_scale);
        let note_letters = self.note_letters(letters, text_scale);
        let (note_width, note_size) =
            self.note.as_ref().map_or((0.0, 0.0), |note| (note.width_px(note_letters), note_letters.size_px));
        let width = self.name.width_px(letters).max(note_width);
        let lead = if self.note.is_some() { LEAD_PX } else { 0.0 };
        (width, (letters.size_px + note_size) * 2.0 * HALF_LINE_EM + lead)
    }

    /// From the anchor to the middle of the name, and what of it stands there.
    fn offset(&self, side: Side, letters: Letters, text_scale: f64) -> (f64, f64, Anchor) {
        let gap = self.gap_px();
        let rise = gap + letters.size_px * 0.55;
        let slant = rise * 0.75;
        let (dx, dy, anchor) = match side {
            Side::On(lines) => (0.0, lines * letters.size_px, Anchor::Middle),
            Side::Right => (gap, 0.0, Anchor::Start),
            Side::RightRaised => (gap, -0.2 * letters.size_px, Anchor::Start),
            Side::RightLowered => (gap, 0.2 * letters.size_px, Anchor::Start),
            Side::Left => (-gap, 0.0, Anchor::End),
            Side::Below => (0.0, rise, Anchor::Middle),
            Side::Above => (0.0, -rise, Anchor::Middle),
            Side::RightBelow => (gap * 0.6, slant, Anchor::Start),
            Side::RightAbove => (gap * 0.6, -slant, Anchor::Start),
            Side::LeftBelow => (-gap * 0.6, slant, Anchor::End),
            Side::LeftAbove => (-gap * 0.6, -slant, Anchor::End),
        };
        // A note pulls the name up by half its height, so that both together stand in the middle.
        let note =
            self.note.as_ref().map_or(0.0, |_| self.note_letters(letters, text_scale).size_px * HALF_LINE_EM);
        (dx, dy - note, anchor)
    }

    /// The room that the lines take, on the plane of a scale of `k` (pixels from the world's corner).
    pub(super) fn rect(&self, placement: Placement, k: f64, text_scale: f64) -> Rect {
        let letters = self.letters(k, text_scale);
        let (dx, dy, anchor) = self.offset(placement.side, letters, text_scale);
        let (width, height) = self.size_px(k, text_scale);
        let left = placement.world.x * k
            + match anchor {
                Anchor::Start => dx,
                Anchor::Middle => dx - width / 2.0,
                Anchor::End => dx - width,
            };
        let top = placement.world.y * k + dy - letters.size_px * HALF_LINE_EM;
        [left, top, left + width, top + height]
    }

    /// The room that the lines, the symbol that comes with them and, where letters grow with the scale, the anchor take
    /// from a scale of `k` on, on the plane of that scale.
    pub(super) fn claim(&self, placement: Placement, k: f64, text_scale: f64) -> Claim {
        let [left, top, right, bottom] = self.rect(placement, k, text_scale);
        let at = Screen { x: placement.world.x * k, y: placement.world.y * k };
        let around = |own: f64| {
            [left.min(at.x - own), top.min(at.y - own), right.max(at.x + own), bottom.max(at.y + own)]
        };
        let local = |[left, top, right, bottom]: Rect| [left - at.x, top - at.y, right - at.x, bottom - at.y];
        match self.kind {
            Kind::Country { .. } | Kind::Water { .. } => Claim::growing(around(0.0), self.owner),
            Kind::Place { .. } => Claim::pinned(at, local([left, top, right, bottom]), 1.0, self.owner),
            Kind::City => Claim::pinned(at, local(around(CITY_RADIUS_PX + 1.0)), 1.0, self.owner),
        }
    }

    /// The name, and the note below it, as marks around their anchor's place on the screen.
    pub(super) fn marks(&self, placement: Placement, at: Screen, k: f64, text_scale: f64) -> Vec<LabelMark> {
        let letters = self.letters(k, text_scale);
        let (dx, dy, anchor) = self.offset(placement.side, letters, text_scale);
        let at = Screen { x: at.x + dx, y: at.y + dy };
        let (typeface, is_italic, ink, halo) = match self.kind {
            Kind::Country { .. } => (Typeface::Serif, false, Ink::LabelCountry, Ink::Halo),
            Kind::Water { .. } => (Typeface::Serif, true, Ink::LabelWater, Ink::Water),
            Kind::Place { ink, .. } => (Typeface::Sans, false, ink, Ink::Halo),
            Kind::City => (Typeface::Sans, false, Ink::TextQuiet, Ink::Halo),
        };
        let name = LabelMark {
            text: self.name.text.clone(),
            at,
            anchor,
            angle: 0.0,
            size_px: letters.size_px,
            spacing_px: letters.spacing_px,
            typeface,
            is_italic,
            ink,
            halo,
            thing: self.thing,
        };
        let note = self.note.as_ref().map(|note| {
            let Letters { size_px, spacing_px } = self.note_letters(letters, text_scale);
            let below = (letters.size_px + size_px) * HALF_LINE_EM + LEAD_PX;
            LabelMark {
                text: note.text.clone(),
                at: Screen { x: at.x, y: at.y + below },
                size_px,
                spacing_px,
                ..if is_italic {
                    name.clone()
                } else {
                    LabelMark { typeface: Typeface::Sans, ink: Ink::Text, ..name.clone() }
                }
            }
        });
        std::iter::once(name).chain(note).collect()
    }
}
