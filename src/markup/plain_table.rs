//! Tables as plain HTML.

use crate::text::escaped;

/// A table that is being written.
pub(super) struct PlainTable {
    html: String,
}

impl PlainTable {
    /// With its caption and the headings of its columns. The first column names the rows.
    pub(super) fn from_columns(caption: &str, columns: &[&str]) -> Self {
        Self::with_anchor("", caption, columns)
    }

    /// The same for a table that links lead to.
    pub(super) fn with_anchor(anchor: &str, caption: &str, columns: &[&str]) -> Self {
        let id = if anchor.is_empty() { String::new() } else { format!(" id=\"{anchor}\"") };
        let mut html =
            format!("<table class=\"plain-table\"{id}><caption>{}</caption><thead><tr>", escaped(caption));
        for column in columns {
            html.push_str("<th scope=\"col\">");
            html.push_str(&escaped(column));
        }
        html.push_str("<tbody>");
        Self { html }
    }

    /// A row; end tags that HTML can do without are left out.
    pub(super) fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        self.row_of_markup(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// A row of cells that are markup already.
    pub(super) fn row_of_markup(&mut self, cells: &[&str]) {
        for (start, cell) in
            std::iter::once("<tr><th scope=\"row\">").chain(std::iter::repeat("<td>")).zip(cells)
        {
            self.html.push_str(start);
            self.html.push_str(cell);
        }
    }

    /// Begins a group of rows below a heading that spans all `columns`.
    pub(super) fn group(&mut self, heading: &str, columns: usize) {
        let start = format!("<tbody><tr><th scope=\"rowgroup\" colspan=\"{columns}\">");
        // The body that is open has no row yet.
        let html = self.html.strip_suffix("<tbody>").unwrap_or(&self.html).to_owned();
        self.html = html + &start + &escaped(heading);
    }

    pub(super) fn finish(mut self) -> String {
        self.html.push_str("</table>");
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_escaped() {
        let mut table = PlainTable::from_columns("a & b", &["<x>"]);
        table.row(&["1 < 2"]);
        assert_eq!(
            table.finish(),
            "<table class=\"plain-table\"><caption>a &amp; b</caption><thead><tr><th scope=\"col\">&lt;x&gt;<tbody><tr><th scope=\"row\">1 &lt; 2</table>"
        );
    }
}
