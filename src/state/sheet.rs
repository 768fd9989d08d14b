//! How far the dossier stands open on a narrow screen, where it is a sheet over the page.

/// A height of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// Its head alone.
    Peek,
    /// Half of the screen.
    #[default]
    Half,
    /// All but the search.
    Full,
}

/// Pixels a millisecond from which on a throw counts as one, not the place where the sheet is let go.
const THROWN_PX_PER_MS: f64 = 0.4;

impl Sheet {
    /// The value of `data-step`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// One step higher.
    #[must_use]
    pub const fn up(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    /// One step lower.
    #[must_use]
    pub const fn down(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }

    /// Where a sheet that is let go comes to rest: by its throw (upwards positive), else at the nearest step. `share` is its
    /// height in heights of the screen.
    #[must_use]
    pub fn let_go(self, share: f64, up_px_per_ms: f64) -> Self {
        if up_px_per_ms > THROWN_PX_PER_MS {
            self.up()
        } else if up_px_per_ms < -THROWN_PX_PER_MS {
            self.down()
        } else if share > 0.7 {
            Self::Full
        } else if share > 0.3 {
            Self::Half
        } else {
            Self::Peek
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_at_both_ends() {
        assert_eq!(
            [Sheet::Peek, Sheet::Half, Sheet::Full].map(Sheet::up),
            [Sheet::Half, Sheet::Full, Sheet::Full]
        );
        assert_eq!(
            [Sheet::Peek, Sheet::Half, Sheet::Full].map(Sheet::down),
            [Sheet::Peek, Sheet::Peek, Sheet::Half]
        );
    }

    #[test]
    fn a_throw_counts_before_the_place() {
        assert_eq!(Sheet::Half.let_go(0.52, 1.0), Sheet::Full);
        assert_eq!(Sheet::Half.let_go(0.48, -1.0), Sheet::Peek);
        assert_eq!(Sheet::Half.let_go(0.9, 0.0), Sheet::Full);
        assert_eq!(Sheet::Full.let_go(0.5, 0.1), Sheet::Half);
        assert_eq!(Sheet::Full.let_go(0.1, f64::NAN), Sheet::Peek);
    }
}
