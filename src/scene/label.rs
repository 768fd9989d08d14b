//! Labels: what is written on the map, by priority and without overlap.

use super::Ink;
use crate::geo::Screen;

/// The family of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Typeface {
    /// Names of countries: serif, spaced.
    Country,
    /// Names of towns and sites: sans.
    Town,
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
    /// Height of the letters' body in pixels.
    pub size_px: f64,
    /// Extra pixels between letters.
    pub spacing_px: f64,
    /// Letters.
    pub typeface: Typeface,
    /// Colour.
    pub ink: Ink,
}

/// A rectangle on the screen: left, top, right, bottom.
pub(super) type Rect = [f64; 4];

impl LabelMark {
    /// The room that the text takes, from a table of usual letter widths, so that it is the same in every browser and in
    /// tests; a little generous.
    pub fn rect(&self) -> [f64; 4] {
        let width = width_px(&self.text, self.size_px, self.spacing_px);
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        let half = self.size_px * 0.62;
        [left, self.at.y - half, left + width, self.at.y + half]
    }
}

/// Estimated width of a text: ems by class of letter, times the size.
pub fn width_px(text: &str, size_px: f64, spacing_px: f64) -> f64 {
    text.chars().map(|letter| em(letter) * size_px + spacing_px).sum()
}

fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | ' ' | '-' => 0.32,
        'f' | 't' | 'r' | '(' | ')' => 0.40,
        'm' | 'w' | 'M' | 'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Ф' | 'ж' | 'ш' | 'щ' | 'ю' => 0.88,
        'A'..='Z' | 'А'..='Я' => 0.70,
        'а'..='я' | 'ё' => 0.62,
        '\u{1100}'.. => 1.0,
        _ => 0.56,
    }
}

/// Whether two rectangles overlap, `gap_px` kept between them.
pub(super) fn overlaps(a: &Rect, b: &Rect, gap_px: f64) -> bool {
    a[0] < b[2] + gap_px && b[0] < a[2] + gap_px && a[1] < b[3] + gap_px && b[1] < a[3] + gap_px
}

/// Keeps labels in the order given, most important first, each unless it would leave the map or touch one kept before.
/// Each candidate is a list of placements, the first that fits is taken.
pub(super) fn place_labels(
    candidates: Vec<Vec<LabelMark>>,
    blocked: &[Rect],
    width_px: f64,
    height_px: f64,
) -> Vec<LabelMark> {
    let mut taken: Vec<Rect> = blocked.to_vec();
    let mut placed = Vec::new();
    for placements in candidates {
        let fit = placements.into_iter().map(|label| (label.rect(), label)).find(|(rect, _)| {
            let [left, top, right, bottom] = *rect;
            left >= 2.0
                && top >= 2.0
                && right <= width_px - 2.0
                && bottom <= height_px - 2.0
                && !taken.iter().any(|other| overlaps(rect, other, 2.0))
        });
        if let Some((rect, label)) = fit {
            taken.push(rect);
            placed.push(label);
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn label(text: &str, x: f64, y: f64) -> LabelMark {
        LabelMark {
            text: text.to_owned(),
            at: Screen { x, y },
            anchor: Anchor::Middle,
            size_px: 12.0,
            spacing_px: 0.0,
            typeface: Typeface::Town,
            ink: Ink::LabelTown,
        }
    }

    proptest! {
        #[test]
        fn placed_labels_never_overlap_nor_leave_the_map(spots in proptest::collection::vec((0.0..400.0_f64, 0.0..300.0_f64, "[a-zа-я一-十]{1,12}"), 0..60)) {
            let candidates = spots.iter().map(|(x, y, text)| vec![label(text, *x, *y), label(text, *x, *y + 14.0)]).collect();
            let placed = place_labels(candidates, &[[100.0, 100.0, 200.0, 150.0]], 400.0, 300.0);
            for (index, mark) in placed.iter().enumerate() {
                let rect = mark.rect();
                prop_assert!(rect[0] >= 0.0 && rect[1] >= 0.0 && rect[2] <= 400.0 && rect[3] <= 300.0);
                prop_assert!(!overlaps(&rect, &[100.0, 100.0, 200.0, 150.0], 0.0));
                for other in &placed[index + 1..] {
                    prop_assert!(!overlaps(&rect, &other.rect(), 0.0));
                }
            }
        }
    }

    #[test]
    fn the_important_one_stays() {
        let placed = place_labels(
            vec![vec![label("first", 50.0, 50.0)], vec![label("second", 55.0, 52.0)]],
            &[],
            100.0,
            100.0,
        );
        assert_eq!(placed.len(), 1);
        assert_eq!(placed[0].text, "first");
    }
}
