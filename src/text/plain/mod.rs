//! Messages of the page as it stands without the app.

mod en;
mod ru;
mod zh;

/// The messages of one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is the message that its name says")]
pub struct PlainTexts {
    /// What the reader lacks while the app is not running.
    pub missing: &'static str,
    pub routes: &'static str,
    pub chronology: &'static str,
    pub deals: &'static str,
    pub notes: &'static str,
    pub sources: &'static str,
    pub column_name: &'static str,
    pub column_kind: &'static str,
    pub column_status: &'static str,
    pub column_capacity: &'static str,
    pub column_place: &'static str,
    pub column_date: &'static str,
    pub column_value: &'static str,
    pub column_title: &'static str,
    pub column_publisher: &'static str,
    pub column_licence: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn plain_texts(tag: &str) -> &'static PlainTexts {
    match tag {
        "zh" => &zh::TEXTS,
        "ru" => &ru::TEXTS,
        _ => &en::TEXTS,
    }
}
