//! Code that puts the atlas into a page.

use std::fmt::Write as _;

/// A plain frame that needs no script of the page it stands in.
pub fn frame_code(address: &str, title: &str, height_px: u32) -> String {
    let mut code = String::from("<iframe src=\"");
    escape(address, &mut code);
    code.push_str("\" title=\"");
    escape(title, &mut code);
    // Writing to a text never fails.
    let _ = write!(code, "\" width=\"100%\" height=\"{height_px}\"");
    code.push_str(
        " loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads\" \
         allow=\"clipboard-write\" referrerpolicy=\"no-referrer\" style=\"border: 0\"></iframe>",
    );
    code
}

/// The element of the host's helper, with the script that makes it. `home` is the folder of the page.
pub fn element_code(home: &str, pairs: &[(String, String)], title: &str) -> String {
    let mut code = String::from("<script type=\"module\" src=\"");
    escape(home, &mut code);
    code.push_str("embed.js\"></script>\n<heartland-atlas title=\"");
    escape(title, &mut code);
    code.push('"');
    // Only what may stand as the name of an attribute; the element knows the rest of the frame itself.
    let is_name = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase());
    for (key, value) in pairs.iter().filter(|(key, _)| is_name(key) && key != "embed" && key != "title") {
        code.push(' ');
        code.push_str(key);
        code.push_str("=\"");
        escape(value, &mut code);
        code.push('"');
    }
    // Its place is kept before the script has come.
    code.push_str(" style=\"display: block; height: 640px\"></heartland-atlas>");
    code
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_an_attribute() {
        let bad = "\"><script>alert(1)</script>";
        let pairs = [
            ("country".to_owned(), bad.to_owned()),
            (bad.to_owned(), "x".to_owned()),
            ("embed".to_owned(), "1".to_owned()),
        ];
        for code in [frame_code(bad, bad, 600), element_code(bad, &pairs, bad)] {
            assert!(!code.contains("<script>"), "{code}");
            assert!(!code.contains("embed=\""), "{code}");
        }
        assert!(frame_code("a?b=1&c=2", "T", 600).starts_with("<iframe src=\"a?b=1&amp;c=2\" title=\"T\""));
    }
}
