//! Texts as JSON spells them.

use super::with_plain_spaces;
use std::fmt::Write;

/// Appends a string as JSON spells it, all its spaces as plain ones, as programs look for them.
pub fn push_json_string(text: &mut String, value: &str) {
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
