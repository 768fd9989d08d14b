//! Text files as editors and spreadsheets save them.

/// What to do about a file that is no text.
pub(super) const SAVE_AS_UTF_8: &str = "save the file as UTF-8";

/// The text of a file, without a byte order mark.
///
/// # Errors
/// Bytes that are not UTF-8: what stands before the first of them, and that fault in words.
pub(super) fn text_from_bytes(bytes: &[u8]) -> Result<&str, (String, String)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let what = format!("byte {} is not UTF-8", error.valid_up_to() + 1);
            Err((String::from_utf8_lossy(sound).into_owned(), what))
        }
    }
}
