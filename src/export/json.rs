//! JSON: tables as arrays of objects.

use crate::text::with_plain_spaces;
use std::fmt::Write;

/// Rows as an array of objects whose keys are the columns.
pub fn json_text<C: AsRef<str>>(columns: &[&str], rows: impl IntoIterator<Item = Vec<C>>) -> String {
    let mut text = String::from("[");
    for (index, row) in rows.into_iter().enumerate() {
        text.push_str(if index == 0 { "\n{" } else { ",\n{" });
        for (place, (column, cell)) in columns.iter().zip(&row).enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            push_json_string(&mut text, column);
            text.push_str(": ");
            push_json_string(&mut text, cell.as_ref());
        }
        text.push('}');
    }
    text.push_str("\n]\n");
    text
}

/// Appends a string as JSON spells it, all its spaces as plain ones, as programs look for them.
pub(super) fn push_json_string(text: &mut String, value: &str) {
    text.push('"');
    for letter in with_plain_spaces(value).chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            letter if letter < ' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        let rows = [vec!["a \"b\"\\\n\u{1}", "Ж"], vec!["", "2\u{a0}t"]];
        assert_eq!(
            json_text(&["x", "y"], rows),
            "[\n{\"x\": \"a \\\"b\\\"\\\\\\n\\u0001\", \"y\": \"Ж\"},\n{\"x\": \"\", \"y\": \"2 t\"}\n]\n"
        );
        assert_eq!(json_text(&["x"], Vec::<Vec<&str>>::new()), "[\n]\n");
    }
}
