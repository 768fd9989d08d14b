//! Comma-separated values (RFC 4180).

use crate::text::with_plain_spaces;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Rows of cells as CSV with CRLF line ends; the first row is the header. Cells with a comma, a quote, a line end, or a space
/// at an end are quoted. All spaces are plain ones, as programs look for them. It begins with a byte-order mark, without which
/// spreadsheets take it for the letters of the reader's system.
pub fn csv_text<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push_cell(&mut text, cell.as_ref());
        }
        text.push_str("\r\n");
    }
    text
}

fn push_cell(text: &mut String, cell: &str) {
    let cell = with_plain_spaces(cell);
    let is_plain = !cell.contains([',', '"', '\n', '\r']) && cell.trim() == cell;
    if is_plain {
        text.push_str(&cell);
    } else {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_plain() {
        assert_eq!(csv_text([["5\u{a0}bcm", "¶\u{a0}3"]]), "\u{feff}5 bcm,¶ 3\r\n");
    }

    #[test]
    fn cells_that_need_quotes_have_them() {
        let rows = [vec!["id", "text"], vec!["a", "one, \"two\"\nthree"], vec!["", " b"]];
        assert_eq!(csv_text(rows), "\u{feff}id,text\r\na,\"one, \"\"two\"\"\nthree\"\r\n,\" b\"\r\n");
        assert_eq!(csv_text(Vec::<Vec<&str>>::new()), "\u{feff}");
    }
}
