//! The list of keys as HTML.

use crate::text::{KeyTexts, escaped};

/// A table, one body a group.
pub fn keys_markup(words: &KeyTexts) -> String {
    let mut html = String::from("<table class=\"keys-table\"><thead><tr>");
    for name in words.columns {
        html.extend(["<th scope=\"col\">", &escaped(name), "</th>"]);
    }
    html.push_str("</tr></thead>");
    for (title, rows) in words.groups {
        html.extend(["<tbody><tr><th colspan=\"2\" scope=\"rowgroup\">", &escaped(title), "</th></tr>"]);
        for (keys, what) in *rows {
            html.push_str("<tr><td>");
            for key in keys.split(' ') {
                // Two spaces part keys that do the same.
                let parts = if key.is_empty() { [" ", "", ""] } else { ["<kbd>", key, "</kbd> "] };
                html.extend(parts);
            }
            html.extend(["</td><td>", &escaped(what), "</td></tr>"]);
        }
        html.push_str("</tbody>");
    }
    html.push_str("</table>");
    html
}
