//! What lies over a chart's drawing, and what may stand in its place.

use crate::{
    chart::{Drawing, Plot},
    dossier::{Desk, locator_text},
    state::{kind_of, slug_of},
    text::escaped,
};
use heartland_data::Atlas;

/// A button for each mark of a drawing, in their order.
pub fn chart_marks_markup(atlas: &Atlas, drawing: &Drawing) -> String {
    let mut html = String::new();
    for mark in &drawing.marks {
        let class = if mark.is_round { "chart-mark is-round" } else { "chart-mark" };
        let (kind, id) = (kind_of(mark.thing).as_str(), escaped(slug_of(atlas, mark.thing)));
        let parts = [
            "<button type=\"button\" class=\"",
            class,
            "\" data-kind=\"",
            kind,
            "\" data-id=\"",
            &id,
            "\" aria-pressed=\"false\" aria-label=\"",
            &escaped(&mark.label),
            "\"></button>",
        ];
        html.extend(parts);
    }
    html
}

/// A table; the first row is its header, the first column names the rows.
pub fn chart_table_markup(caption: &str, rows: &[Vec<String>]) -> String {
    let mut html = String::new();
    html.extend(["<table><caption class=\"visually-hidden\">", &escaped(caption), "</caption>"]);
    for (index, row) in rows.iter().enumerate() {
        html.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let (open, close) = match (index, column) {
                (0, _) => ("<th scope=\"col\">", "</th>"),
                (_, 0) => ("<th scope=\"row\">", "</th>"),
                _ => ("<td>", "</td>"),
            };
            html.extend([open, &escaped(cell), close]);
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

/// How a chart is read, the notes on its figures, and its source.
pub fn chart_notes_markup(desk: &Desk<'_>, description: &str, plot: Option<&Plot>) -> String {
    let mut html = String::new();
    html.extend(["<p>", &escaped(description), "</p><ul>"]);
    for note in plot.iter().flat_map(|plot| &plot.notes).filter_map(|note| desk.atlas.notes.get(*note)) {
        let parts = [
            "<li><strong>",
            &escaped(note.title.get(desk.language)),
            "</strong> ",
            &escaped(note.text.get(desk.language)),
            " <span class=\"locator\">",
            &escaped(&locator_text(desk, note.locator)),
            "</span></li>",
        ];
        html.extend(parts);
    }
    html.extend(["</ul><p>", &escaped(plot.map_or("", |plot| &plot.source)), "</p>"]);
    html
}

/// A chart on paper: what it says, what is remarked on it, its unit, the drawing, the place in the report.
pub fn chart_on_paper_markup(title: &str, remark: &str, plot: &Plot) -> String {
    [
        "<figure class=\"print-chart\"><figcaption><h2>",
        &escaped(title),
        "</h2><p class=\"print-remark\">",
        &escaped(remark),
        "</p><p>",
        &escaped(&plot.unit),
        "</p></figcaption>",
        &plot.drawing.markup,
        "<p>",
        &escaped(&plot.source),
        "</p></figure>",
    ]
    .concat()
}
