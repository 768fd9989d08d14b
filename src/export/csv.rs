//! Comma-separated values (RFC 4180).

/// Rows of cells as CSV with CRLF line ends; the first row is the header. Cells with a comma, a quote, a line end, or a space
/// at an end are quoted.
pub fn csv_text<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut text = String::new();
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
    let is_plain = !cell.contains([',', '"', '\n', '\r']) && cell.trim() == cell;
    if is_plain {
        text.push_str(cell);
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
    fn cells_that_need_quotes_have_them() {
        let rows = [vec!["id", "text"], vec!["a", "one, \"two\"\nthree"], vec!["", " b"]];
        assert_eq!(csv_text(rows), "id,text\r\na,\"one, \"\"two\"\"\nthree\"\r\n,\" b\"\r\n");
        assert_eq!(csv_text(Vec::<Vec<&str>>::new()), "");
    }
}
