//! JSON: tables as arrays of objects.

use crate::text::push_json_string;

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
