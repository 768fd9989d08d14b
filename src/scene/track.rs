//! Track gauges as the map tells them apart.

/// A class of track gauge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// Below standard: ties on one side.
    Narrow,
    /// Standard gauge: ties across.
    Standard,
    /// Above standard: light and dark by turns.
    Broad,
}

impl Track {
    /// Standard gauge in mm.
    const STANDARD_MM: u16 = 1435;

    /// The class of a gauge in mm.
    pub const fn from_gauge(gauge_mm: u16) -> Self {
        if gauge_mm < Self::STANDARD_MM {
            Self::Narrow
        } else if gauge_mm == Self::STANDARD_MM {
            Self::Standard
        } else {
            Self::Broad
        }
    }
}
