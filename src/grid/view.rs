//! Which rows of a table are shown, and in which order.

use super::Grid;
use crate::{order::sort_by_rank, text::small_letters};
use heartland_data::model::Thing;

/// What the reader has asked of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridView {
    /// Words that a row must have, in any of its cells.
    pub words: String,
    /// Only rows that concern this thing.
    pub only: Option<Thing>,
    /// The column that orders the rows, and whether the other way round; `None` leaves them as the table has them.
    pub order: Option<(usize, bool)>,
}

/// The places in [`Grid::rows`] of what is shown, in its order. Rows alike keep the order of the table; empty cells come last.
pub fn rows_shown(grid: &Grid, view: &GridView) -> Vec<usize> {
    let wanted: Vec<String> = small_letters(&view.words).split_whitespace().map(str::to_owned).collect();
    let mut shown: Vec<usize> = (0..grid.rows.len())
        .filter(|index| {
            grid.rows.get(*index).is_some_and(|row| {
                let has = |word: &String| row.cells.iter().any(|cell| cell.letters.contains(word.as_str()));
                view.only.is_none_or(|thing| row.concerns.contains(&thing)) && wanted.iter().all(has)
            })
        })
        .collect();
    if let Some((column, is_reversed)) = view.order {
        order_by(grid, &mut shown, column, is_reversed);
    }
    shown
}

/// Letters of a text that one pass of sorting looks at.
const LETTERS: usize = 4;
/// What a letter is told by.
const LETTER_BITS: u32 = 16;

fn order_by(grid: &Grid, shown: &mut Vec<usize>, column: usize, is_reversed: bool) {
    let cell = |index: usize| grid.rows.get(index).and_then(|row| row.cells.get(column));
    let has_ranks = shown.iter().any(|index| cell(*index).is_some_and(|cell| cell.rank.is_some()));
    if has_ranks {
        let turned = |rank: u64| if is_reversed { !rank } else { rank };
        sort_by_rank(shown, |index| turned(cell(*index).and_then(|cell| cell.rank).unwrap_or_default()));
    } else {
        let letters = |index: usize| cell(index).map_or("", |cell| cell.letters.as_str());
        order_by_letters(shown, &letters, 0, is_reversed);
    }
    sort_by_rank(shown, |index| u64::from(cell(*index).is_none_or(|cell| cell.text.is_empty())));
}

/// By a few letters from `pass` times as many on, and those that have the same there by their next.
fn order_by_letters<'t>(
    rows: &mut Vec<usize>,
    letters: &dyn Fn(usize) -> &'t str,
    pass: usize,
    is_reversed: bool,
) {
    let rank = |row: usize| {
        let mut letters = letters(row).chars().skip(pass * LETTERS);
        let mut next = || letters.next().map_or(0, |letter| u64::from(letter as u32).min(0xFFFF));
        (0..LETTERS).fold(0, |rank, _| rank << LETTER_BITS | next())
    };
    sort_by_rank(rows, |row| if is_reversed { !rank(*row) } else { rank(*row) });
    let sorted = std::mem::take(rows);
    for alike in sorted.chunk_by(|a, b| rank(*a) == rank(*b)) {
        let mut alike = alike.to_vec();
        // Where the last of the letters is none the texts are at their end.
        if alike.len() > 1 && alike.first().is_some_and(|row| rank(*row) & 0xFFFF != 0) {
            order_by_letters(&mut alike, letters, pass + 1, is_reversed);
        }
        rows.append(&mut alike);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{Cell, GridRow};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn texts_are_sorted_as_the_library_sorts(texts in proptest::collection::vec("[abБ]{0,10}", 0..30), is_reversed in any::<bool>()) {
            let row = |text: &String| GridRow {
                slug: String::new(),
                leads_to: None,
                concerns: Vec::new(),
                cells: vec![Cell::from_text(text.as_str(), None)],
            };
            let grid = Grid { columns: vec![""], rows: texts.iter().map(row).collect() };
            let shown = rows_shown(&grid, &GridView { order: Some((0, is_reversed)), ..GridView::default() });
            let mut expected: Vec<usize> = (0..texts.len()).collect();
            let folded = |index: &usize| texts[*index].to_lowercase();
            expected.sort_by(|a, b| if is_reversed { folded(b).cmp(&folded(a)) } else { folded(a).cmp(&folded(b)) });
            expected.sort_by_key(|index| texts[*index].is_empty());
            prop_assert_eq!(shown, expected);
        }
    }
}
