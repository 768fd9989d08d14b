//! Words of the tables, their downloads, and of the page about the report.

mod en;
mod ru;
mod zh;

/// The messages of one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is the message that its name says")]
pub struct TableTexts {
    pub tables: &'static str,
    pub table: &'static str,
    pub filter: &'static str,
    /// `{name}`.
    pub only: &'static str,
    /// `{shown}`, `{all}`.
    pub count: &'static str,
    /// `{name}` of a column.
    pub sort_by: &'static str,
    pub nothing: &'static str,
    pub save_shown: &'static str,
    pub save_all: &'static str,
    pub package: &'static str,
    pub refused: &'static str,
    /// Figures, deals, events, routes, places, organisations, memberships, countries, people, statements, notes, milestones,
    /// sources.
    pub names: [&'static str; 13],
    pub name: &'static str,
    pub kind: &'static str,
    pub status: &'static str,
    pub date: &'static str,
    pub value: &'static str,
    pub subject: &'static str,
    pub other_side: &'static str,
    pub basis: &'static str,
    pub origin: &'static str,
    pub text: &'static str,
    pub country: &'static str,
    pub organisation: &'static str,
    pub role: &'static str,
    pub office: &'static str,
    pub publisher: &'static str,
    pub year: &'static str,
    pub licence: &'static str,
    pub about: &'static str,
    pub about_reading: &'static str,
    pub reading: [&'static str; 4],
    pub about_sources: &'static str,
    /// `{version}`, `{licence}`.
    pub about_data: &'static str,
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn table_texts(tag: &str) -> &'static TableTexts {
    match tag {
        "zh" => &zh::TEXTS,
        "ru" => &ru::TEXTS,
        _ => &en::TEXTS,
    }
}
