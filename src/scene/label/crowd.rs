//! What takes room on the map, found by place.

use super::{
    lists::Lists,
    mark::{Rect, overlaps},
    turned::Turned,
};
use crate::geo::Screen;
use std::ops::Range;

/// Side of a cell in pixels.
const CELL_PX: f64 = 80.0;
/// How many lists the cells are spread over; cells that share one only cost time.
const LISTS: usize = 1 << 11;

/// Rectangles on the plane of one scale, and lines.
#[derive(Debug)]
pub(super) struct Crowd {
    claims: Vec<Claim>,
    /// Rows of claims.
    lists: Lists<u32>,
}

/// Room that is taken, at one scale or for good.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// The box around it at the scale of the crowd, with the way to its anchor.
    rect: Rect,
    /// Whose it is; claims of one owner do not bar each other. [`NOBODY`] bars everybody.
    owner: u32,
    form: Form,
}

/// The owner of claims that nobody shares.
pub(super) const NOBODY: u32 = u32::MAX;

/// How room changes as the scale grows to `t` times the crowd's.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Each side of a rectangle lies at `t` times `moving` plus `fixed`, as soon as `t` is `since`.
    Upright { moving: Rect, fixed: Rect, since: f64 },
    /// Not considered: asked about at the crowd's scale only.
    Turned(Turned),
}

impl Claim {
    /// A rectangle that keeps its size, `local` to an anchor on the ground, from `since` times the crowd's scale on.
    pub(super) fn pinned(anchor: Screen, local: Rect, since: f64, owner: u32) -> Self {
        let Screen { x, y } = anchor;
        let [left, top, right, bottom] = local.map(|side| side / since);
        let rect = [x + left.min(0.0), y + top.min(0.0), x + right.max(0.0), y + bottom.max(0.0)];
        let form = Form::Upright { moving: [x, y, x, y], fixed: local, since };
        Self { rect, owner, form }
    }

    /// A rectangle that grows with the scale; it holds its anchor.
    pub(super) fn growing(rect: Rect, owner: u32) -> Self {
        let form = Form::Upright { moving: rect, fixed: [0.0; 4], since: 1.0 };
        Self { rect, owner, form }
    }

    pub(super) fn turned(turned: Turned, owner: u32) -> Self {
        Self { rect: turned.rect(), owner, form: Form::Turned(turned) }
    }

    /// A piece of a line.
    pub(super) fn line(from: Screen, to: Screen, width_px: f64, owner: u32) -> Self {
        Self::turned(Turned::line(from, to, width_px), owner)
    }

    /// Whether two claims ever come nearer than `gap_px`, at the crowd's scale or at any larger one.
    fn bars(&self, other: &Self, gap_px: f64) -> bool {
        if self.owner == other.owner && self.owner != NOBODY || !overlaps(&self.rect, &other.rect, gap_px) {
            return false;
        }
        let (
            Form::Upright { moving: a, fixed: a_fixed, since },
            Form::Upright { moving: b, fixed: b_fixed, since: b_since },
        ) = (&self.form, &other.form)
        else {
            return self.room().overlaps(&other.room(), gap_px);
        };
        // Each side of one must at some t be on the wrong side of the other's: four half-lines of t.
        let sides = [(0, 2, 1.0), (2, 0, -1.0), (1, 3, 1.0), (3, 1, -1.0)];
        let (mut from, mut to) = (since.max(*b_since), f64::INFINITY);
        for (own, its, sign) in sides {
            let side = |rect: &Rect, index: usize| rect.get(index).copied().unwrap_or_default();
            // slope * t < limit
            let slope = sign * (side(a, own) - side(b, its));
            let limit = gap_px - sign * (side(a_fixed, own) - side(b_fixed, its));
            if slope > 0.0 {
                to = to.min(limit / slope);
            } else if slope < 0.0 {
                from = from.max(limit / slope);
            } else if limit <= 0.0 {
                return false;
            }
        }
        from < to
    }

    /// What it takes at the scale of the crowd.
    fn room(&self) -> Turned {
        match self.form {
            Form::Upright { .. } => Turned::level(self.rect),
            Form::Turned(turned) => turned,
        }
    }
}

impl Default for Crowd {
    fn default() -> Self {
        Self { claims: Vec::new(), lists: Lists::with_count(LISTS) }
    }
}

/// The cells that a rectangle touches: columns and rows, each from the first to before the last.
fn cells_of(rect: &Rect) -> (Range<i32>, Range<i32>) {
    let cell = |value: f64| (value / CELL_PX).floor() as i32;
    // Claims that are not finite or absurdly large would visit cells without end.
    let cells = |from: f64, to: f64| {
        let first = cell(from);
        first..cell(to).min(first.saturating_add(200)).saturating_add(1)
    };
    (cells(rect[0], rect[2]), cells(rect[1], rect[3]))
}

/// The list of a cell.
fn list_of(column: i32, row: i32) -> usize {
    let mixed = column.wrapping_mul(73_856_093) ^ row.wrapping_mul(19_349_663);
    (mixed as u32 as usize) % LISTS
}

impl Crowd {
    /// An empty crowd with room for so many claims, so that it never has to move them.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { claims: Vec::with_capacity(count), ..Self::default() }
    }

    pub(super) fn add(&mut self, claim: Claim) {
        let index = self.claims.len() as u32;
        self.claims.push(claim);
        let (columns, rows) = cells_of(&claim.rect);
        for row in rows {
            for column in columns.clone() {
                self.lists.push(list_of(column, row), index);
            }
        }
    }

    /// Whether nobody else's claim is within `gap_px`. Plain loops: the browser runs them before it has made them fast, and
    /// chains of iterators would take it several times as long.
    pub(super) fn has_room(&self, claim: &Claim, gap_px: f64) -> bool {
        let [left, top, right, bottom] = claim.rect;
        let reach = [left - gap_px, top - gap_px, right + gap_px, bottom + gap_px];
        let (columns, rows) = cells_of(&reach);
        for row in rows {
            for column in columns.clone() {
                let mut at = self.lists.start(list_of(column, row));
                while let Some((index, next)) = self.lists.entry(at) {
                    at = *next;
                    if self.claims.get(*index as usize).is_some_and(|other| claim.bars(other, gap_px)) {
                        return false;
                    }
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_asking_everybody(rects in proptest::collection::vec((-500.0..500.0_f64, -500.0..500.0_f64, 1.0..300.0_f64, 1.0..40.0_f64), 1..60)) {
            let mut crowd = Crowd::default();
            let mut kept: Vec<Rect> = Vec::new();
            for (index, (x, y, width, height)) in rects.into_iter().enumerate() {
                let rect = [x, y, x + width, y + height];
                let is_free = !kept.iter().any(|other| overlaps(other, &rect, 2.0));
                let claim = Claim::growing(rect, index as u32);
                prop_assert_eq!(crowd.has_room(&claim, 2.0), is_free);
                if is_free {
                    crowd.add(claim);
                    kept.push(rect);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn what_has_room_has_it_at_every_larger_scale(x in -90.0..90.0_f64, y in -40.0..40.0_f64, side in 0..4_usize, other in 0..4_usize, t in 1.0..50.0_f64) {
            let local = |side: usize| [[4.0, -6.0, 60.0, 6.0], [-60.0, -6.0, -4.0, 6.0], [-30.0, 4.0, 30.0, 16.0], [-30.0, -16.0, 30.0, -4.0]][side];
            let mut crowd = Crowd::default();
            crowd.add(Claim::pinned(Screen { x: 0.0, y: 0.0 }, local(side), 1.0, 1));
            let second = Claim::pinned(Screen { x, y }, local(other), 1.0, 2);
            let moved = local(other).iter().zip([x, y, x, y]).map(|(fixed, moving)| fixed + t * moving).collect::<Vec<f64>>();
            let touch = overlaps(&local(side), &[moved[0], moved[1], moved[2], moved[3]], 0.0);
            prop_assert!(!(touch && crowd.has_room(&second, 0.0)));
        }
    }

    #[test]
    fn names_that_part_are_let_be() {
        // A's name to the right, B's symbol to the left of A: B moves away from it.
        let mut crowd = Crowd::default();
        crowd.add(Claim::pinned(Screen { x: 0.0, y: 0.0 }, [6.0, -6.0, 60.0, 6.0], 1.0, 1));
        let symbol = [-5.0, -5.0, 5.0, 5.0];
        assert!(crowd.has_room(&Claim::pinned(Screen { x: -2.0, y: 0.0 }, symbol, 1.0, 2), 0.0));
        assert!(!crowd.has_room(&Claim::pinned(Screen { x: 0.5, y: 0.0 }, symbol, 1.0, 2), 0.0));
        assert!(!crowd.has_room(&Claim::pinned(Screen { x: 0.5, y: 0.0 }, symbol, 4.0, 2), 0.0));
    }

    #[test]
    fn lines_bar_and_owners_do_not() {
        let mut crowd = Crowd::default();
        crowd.add(Claim::line(Screen { x: 0.0, y: 0.0 }, Screen { x: 100.0, y: 100.0 }, 4.0, 1));
        assert!(!crowd.has_room(&Claim::growing([45.0, 45.0, 55.0, 55.0], 2), 0.0));
        assert!(crowd.has_room(&Claim::growing([45.0, 45.0, 55.0, 55.0], 1), 0.0));
        assert!(crowd.has_room(&Claim::growing([60.0, 0.0, 90.0, 20.0], 2), 2.0));
        assert!(crowd.has_room(&Claim::growing([f64::NAN; 4], 2), 2.0));
    }
}
