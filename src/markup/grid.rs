//! A table that a reader sorts and filters, as HTML.

use crate::{
    grid::{Grid, GridView},
    text::{TableTexts, escaped, fill},
};
use std::fmt::Write;

/// The table with the rows at these places of the grid. Headings carry `data-column`, and rows that lead somewhere a button
/// with `data-row`, the place in the grid. `is_selected` tells the rows of the selected thing.
pub fn grid_markup(
    grid: &Grid,
    shown: &[usize],
    view: &GridView,
    words: &TableTexts,
    is_selected: impl Fn(usize) -> bool,
) -> String {
    let mut html = String::with_capacity(16_384);
    html.push_str("<table class=\"grid\"><thead><tr>");
    for (index, column) in grid.columns.iter().enumerate() {
        let (sort, mark) = match view.order {
            Some((order, false)) if order == index => (" aria-sort=\"ascending\"", " ▲"),
            Some((order, true)) if order == index => (" aria-sort=\"descending\"", " ▼"),
            _ => ("", ""),
        };
        let title = escaped(&fill(words.sort_by, &[("name", column)]));
        let name = escaped(column);
        let _ = write!(
            html,
            "<th scope=\"col\"{sort}><button type=\"button\" data-column=\"{index}\" title=\"{title}\">{name}<span aria-hidden=\"true\">{mark}</span></button></th>"
        );
    }
    html.push_str("</tr></thead><tbody>");
    for index in shown {
        let Some(row) = grid.rows.get(*index) else { continue };
        let current = if is_selected(*index) { " aria-current=\"true\"" } else { "" };
        let _ = write!(html, "<tr data-id=\"{}\"{current}>", escaped(&row.slug));
        for (place, cell) in row.cells.iter().enumerate() {
            let text = escaped(&cell.text);
            if place == 0 && row.leads_to.is_some() {
                let _ = write!(
                    html,
                    "<th scope=\"row\"><button type=\"button\" class=\"link\" data-row=\"{index}\">{text}</button></th>"
                );
            } else {
                html.push_str("<td>");
                html.push_str(&text);
                html.push_str("</td>");
            }
        }
        html.push_str("</tr>");
    }
    if shown.is_empty() {
        let (count, words) = (grid.columns.len(), escaped(words.nothing));
        let _ = write!(html, "<tr><td colspan=\"{count}\">{words}</td></tr>");
    }
    html.push_str("</tbody></table>");
    html
}
