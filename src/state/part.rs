//! The parts of the page that an embed may show.

/// A part of the page, as `controls=` in a link and `data-part` in the page name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PagePart {
    /// The map.
    Map,
    /// The charts.
    Charts,
    /// The legend.
    Legend,
    /// The year control and the chronology.
    Timeline,
    /// The dossier.
    Dossier,
    /// The search.
    Search,
}

impl PagePart {
    /// All parts, in the order of links.
    pub const ALL: [Self; 6] =
        [Self::Map, Self::Charts, Self::Legend, Self::Timeline, Self::Dossier, Self::Search];

    /// The spelling in links and in the page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Charts => "charts",
            Self::Legend => "legend",
            Self::Timeline => "timeline",
            Self::Dossier => "dossier",
            Self::Search => "search",
        }
    }

    /// The part with this spelling.
    pub fn from_spelling(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == text)
    }
}
