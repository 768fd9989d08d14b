//! Where marks stand: lanes without overlap, and bundles where lanes are full.

use super::{Entry, Window};
use crate::geo::Held;

/// Least width of a mark.
const MARK_PX: f64 = 14.0;
/// Between marks of a lane.
const GAP_PX: f64 = 3.0;
/// Width of a bundle.
const BUNDLE_PX: f64 = 34.0;
/// Spans without known days that are longer than this share of the strip are drawn short, with both ends open.
const LONG: f64 = 0.08;
/// Least and greatest room of a label.
const LABEL_PX: (f64, f64) = (56.0, 220.0);

/// Where a mark stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// In a lane.
    Lane(usize),
    /// In the row of bundles below; the others of its bundle are in `also`.
    Bundle {
        /// Further entries, in the order of time.
        also: Vec<usize>,
    },
}

/// One placed mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The entry's place in the list; a bundle's first.
    pub entry: usize,
    /// Left edge.
    pub left_px: f64,
    /// Right edge of the symbol or span.
    pub right_px: f64,
    /// Where it stands.
    pub spot: Spot,
    /// Whether its span is longer than is drawn.
    pub is_cut: bool,
    /// Room for a label behind it; 0 for none.
    pub label_px: f64,
}

/// Places all entries that a window shows. What a filter hides keeps its place, so nothing moves when it is switched.
pub fn place(
    entries: &[Entry],
    window: Window,
    width_px: f64,
    lanes: usize,
    is_shown: impl Fn(usize) -> bool,
) -> Vec<Mark> {
    let mut ends = vec![f64::NEG_INFINITY; lanes];
    let mut marks: Vec<Mark> = Vec::new();
    let mut bundle: Option<usize> = None;
    let mut seen: Vec<(f64, f64, bool, usize)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.to > window.from && entry.from < window.to)
        .map(|(index, entry)| {
            let (left, right, is_cut) = extent(entry, window, width_px);
            (left, right, is_cut, index)
        })
        .collect();
    crate::order::sort_by_rank(&mut seen, |(left, ..)| crate::order::rank_of(*left));
    for (left_px, right_px, is_cut, entry) in seen {
        let mark = |left_px, right_px, spot| Mark { entry, left_px, right_px, spot, is_cut, label_px: 0.0 };
        let free = ends
            .iter_mut()
            .enumerate()
            .filter(|(_, end)| **end + GAP_PX <= left_px)
            .min_by(|a, b| a.1.total_cmp(b.1));
        if let Some((lane, end)) = free {
            *end = right_px;
            marks.push(mark(left_px, right_px, Spot::Lane(lane)));
            continue;
        }
        // Where the bundle would stand: at the right end of the strip, further left than its first.
        let at_px = left_px.held(0.0, (width_px - BUNDLE_PX).max(0.0));
        let open =
            bundle.and_then(|index| marks.get_mut(index)).filter(|open| at_px < open.right_px + GAP_PX);
        if let Some(Mark { spot: Spot::Bundle { also }, .. }) = open {
            also.push(entry);
        } else {
            bundle = Some(marks.len());
            marks.push(mark(at_px, at_px + BUNDLE_PX, Spot::Bundle { also: Vec::new() }));
        }
    }
    let mut shown: Vec<Mark> = marks.into_iter().filter_map(|mark| kept(mark, &is_shown)).collect();
    give_labels(&mut shown, width_px, lanes);
    shown
}

/// A mark without what is hidden of it.
fn kept(mut mark: Mark, is_shown: &impl Fn(usize) -> bool) -> Option<Mark> {
    if let Spot::Bundle { also } = &mut mark.spot {
        also.retain(|entry| is_shown(*entry));
        if !is_shown(mark.entry) {
            if also.is_empty() {
                return None;
            }
            mark.entry = also.remove(0);
        }
        return Some(mark);
    }
    is_shown(mark.entry).then_some(mark)
}

/// Left and right edge on the strip, and whether the mark stands for a span that is not drawn in its length: one with an open
/// end, or a long one of which no more is known than that it lies within. Such a mark stands at the end that is known or in the
/// middle of the span, or, where that is out of sight, at the edge of the strip.
fn extent(entry: &Entry, window: Window, width_px: f64) -> (f64, f64, bool) {
    let x = |day: f64| window.x_from_day(day, width_px);
    let is_open = !entry.from.is_finite() || !entry.to.is_finite();
    let is_cut = is_open || entry.is_vague && x(entry.to) - x(entry.from) > LONG * width_px;
    let (left, right) = (x(entry.from.max(window.from)), x(entry.to.min(window.to)));
    if !is_cut && right - left >= MARK_PX {
        return (left, right, false);
    }
    let middle = if !entry.from.is_finite() {
        x(entry.to)
    } else if !entry.to.is_finite() {
        x(entry.from)
    } else {
        f64::midpoint(x(entry.from), x(entry.to))
    };
    let half = if is_cut { MARK_PX } else { MARK_PX / 2.0 };
    let left = (middle - half).held(0.0, (width_px - 2.0 * half).max(0.0));
    (left, left + 2.0 * half, is_cut)
}

/// Lets marks of a lane speak where the next one is far enough.
fn give_labels(marks: &mut [Mark], width_px: f64, lanes: usize) {
    let mut next = vec![width_px; lanes];
    for mark in marks.iter_mut().rev() {
        let Spot::Lane(lane) = mark.spot else { continue };
        let Some(end) = next.get_mut(lane) else { continue };
        let room = *end - mark.right_px - 3.0 * GAP_PX;
        mark.label_px = if room >= LABEL_PX.0 { room.min(LABEL_PX.1) } else { 0.0 };
        *end = mark.left_px;
    }
}
