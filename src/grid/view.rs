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
                let has = |word: &String| {
                    row.cells.iter().any(|cell| small_letters(&cell.text).contains(word.as_str()))
                };
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
/// What the letters are told by.
const LETTER_BITS: u32 = 16;

fn order_by(grid: &Grid, shown: &mut Vec<usize>, column: usize, is_reversed: bool) {
    let cell = |index: usize| grid.rows.get(index).and_then(|row| row.cells.get(column));
    let turned = |rank: u64| if is_reversed { !rank } else { rank };
    let has_ranks = shown.iter().any(|index| cell(*index).is_some_and(|cell| cell.rank.is_some()));
    if has_ranks {
        sort_by_rank(shown, |index| turned(cell(*index).and_then(|cell| cell.rank).unwrap_or_default()));
    } else {
        // The last letters first: a stable sort keeps what the passes before have found.
        let letters: Vec<Vec<char>> = grid
            .rows
            .iter()
            .map(|row| {
                row.cells
                    .get(column)
                    .map_or_else(Vec::new, |cell| small_letters(&cell.text).chars().collect())
            })
            .collect();
        let longest = letters.iter().map(Vec::len).max().unwrap_or_default();
        for pass in (0..longest.div_ceil(LETTERS)).rev() {
            sort_by_rank(shown, |index| {
                let own = letters.get(*index).map_or(&[][..], Vec::as_slice);
                let at = |offset: usize| {
                    own.get(pass * LETTERS + offset).map_or(0, |letter| u64::from(*letter as u32))
                };
                turned((0..LETTERS).fold(0, |rank, offset| rank << LETTER_BITS | at(offset).min(0xFFFF)))
            });
        }
    }
    sort_by_rank(shown, |index| u64::from(cell(*index).is_none_or(|cell| cell.text.is_empty())));
}
