//! Which of many boxes touch a window.

use crate::order::{rank_of, sort_by_rank};
use heartland_data::geo::World;

/// Children of a node.
const NODE: usize = 16;

/// A tree of boxes, packed once. A query looks at little more than what it finds.
#[derive(Clone, Debug, Default)]
pub(super) struct BoxIndex {
    /// Boxes from the leaves up; each level has one box around every [`NODE`] of the level before.
    levels: Vec<Vec<(World, World)>>,
    /// The row of each leaf.
    rows: Vec<u32>,
}

impl BoxIndex {
    /// The index of boxes (min, max); their rows count from 0. A box that is not finite or is the wrong way round is never
    /// found.
    pub(super) fn from_boxes(boxes: &[(World, World)]) -> Self {
        let mut order: Vec<(u32, World, World)> =
            (0..).zip(boxes).map(|(row, (min, max))| (row, *min, *max)).collect();
        let is_sound = |min: World, max: World| {
            min.x <= max.x && min.y <= max.y && (max.x - min.x).is_finite() && (max.y - min.y).is_finite()
        };
        order.retain(|(_, min, max)| is_sound(*min, *max));
        // Columns by x and nodes by y within them, all of about the same number of boxes.
        let columns = (order.len() as f64 / NODE as f64).sqrt().ceil().max(1.0);
        let column = NODE * (order.len() as f64 / NODE as f64 / columns).ceil().max(1.0) as usize;
        sort_by_rank(&mut order, |(_, min, max)| rank_of(min.x + max.x));
        let columns = order.chunks(column).flat_map(|column| {
            let mut column = column.to_vec();
            sort_by_rank(&mut column, |(_, min, max)| rank_of(min.y + max.y));
            column
        });
        let order: Vec<_> = columns.collect();
        let mut levels = vec![order.iter().map(|(_, min, max)| (*min, *max)).collect::<Vec<_>>()];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let above = last.chunks(NODE).filter_map(|node| node.iter().copied().reduce(around)).collect();
            levels.push(above);
        }
        Self { levels, rows: order.into_iter().map(|(row, ..)| row).collect() }
    }

    /// Puts the rows of the boxes that touch the window (min, max) into `rows`, ascending; what was in it goes.
    pub(super) fn query(&self, window: (World, World), rows: &mut Vec<u32>) {
        rows.clear();
        if let Some(top) = self.levels.len().checked_sub(1) {
            self.descend(top, 0, window, rows);
        }
        sort_by_rank(rows, |row| u64::from(*row));
    }

    /// Looks through the node that begins at `first`.
    fn descend(&self, level: usize, first: usize, window: (World, World), rows: &mut Vec<u32>) {
        let boxes = self.levels.get(level).map(Vec::as_slice).unwrap_or_default();
        for (at, _) in
            (first..).zip(boxes.iter().skip(first).take(NODE)).filter(|(_, own)| touch(**own, window))
        {
            match level.checked_sub(1) {
                Some(below) => self.descend(below, at * NODE, window, rows),
                None => rows.extend(self.rows.get(at)),
            }
        }
    }
}

/// The least box that holds two.
pub(super) fn around((min, max): (World, World), (other_min, other_max): (World, World)) -> (World, World) {
    let least = |a: World, b: World| World { x: a.x.min(b.x), y: a.y.min(b.y) };
    let most = |a: World, b: World| World { x: a.x.max(b.x), y: a.y.max(b.y) };
    (least(min, other_min), most(max, other_max))
}

fn touch((min, max): (World, World), (other_min, other_max): (World, World)) -> bool {
    min.x <= other_max.x && other_min.x <= max.x && min.y <= other_max.y && other_min.y <= max.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn a_box() -> impl Strategy<Value = (World, World)> {
        (0.0..1.0_f64, 0.0..1.0_f64, 0.0..0.2_f64, 0.0..0.2_f64)
            .prop_map(|(x, y, width, height)| (World { x, y }, World { x: x + width, y: y + height }))
    }

    proptest! {
        #[test]
        fn finds_what_a_look_at_every_box_finds(boxes in proptest::collection::vec(a_box(), 0..600), window in a_box()) {
            let expected: Vec<u32> =
                (0..).zip(&boxes).filter(|(_, own)| touch(**own, window)).map(|(row, _)| row).collect();
            let mut found = vec![7; 3];
            BoxIndex::from_boxes(&boxes).query(window, &mut found);
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn unsound_boxes_and_windows_find_nothing() {
        let at = |x: f64, y: f64| World { x, y };
        let all = (at(-9.0, -9.0), at(9.0, 9.0));
        let index = BoxIndex::from_boxes(&[
            (at(f64::NAN, 0.0), at(1.0, 1.0)),
            (at(1.0, 1.0), at(0.0, 0.0)),
            (at(0.0, 0.0), at(f64::INFINITY, 1.0)),
            (at(0.5, 0.5), at(0.5, 0.5)),
        ]);
        let mut found = Vec::new();
        index.query(all, &mut found);
        assert_eq!(found, [3]);
        index.query((at(f64::NAN, 0.0), at(1.0, 1.0)), &mut found);
        assert!(found.is_empty());
        BoxIndex::default().query(all, &mut found);
        assert!(found.is_empty());
    }
}
