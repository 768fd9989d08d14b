//! Names of colours. What they look like stands in `style/tokens.css`, once for light and once for dark.

macro_rules! inks {
    ($($(#[$doc:meta])* $name:ident = $token:literal),+ $(,)?) => {
        /// A colour by its role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Ink { $($(#[$doc])* $name),+ }

        impl Ink {
            /// All inks, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The custom property of the style sheet that holds the colour.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$name => $token),+ }
            }
        }
    };
}

inks! {
    /// The page.
    Paper = "--paper",
    /// Text.
    Text = "--text",
    /// Quiet text.
    TextQuiet = "--text-quiet",
    /// Sea and lakes.
    Water = "--water",
    /// Countries.
    Land = "--land",
    /// Countries that the report is about.
    LandFocus = "--land-focus",
    /// Coasts and shores.
    Coast = "--coast",
    /// Borders.
    Border = "--border",
    /// Meridians and parallels.
    Graticule = "--graticule",
    /// Rivers.
    River = "--river",
    /// Gas.
    Gas = "--gas",
    /// Oil.
    Oil = "--oil",
    /// Rail.
    Rail = "--rail",
    /// Roads, corridors, air bridges.
    Road = "--road",
    /// Journeys.
    Journey = "--journey",
    /// The selection, and nothing else.
    Accent = "--accent",
    /// Around labels and lines.
    Halo = "--halo",
    /// Names of countries.
    LabelCountry = "--label-country",
    /// Names of towns.
    LabelTown = "--label-town",
    /// Names of seas and lakes.
    LabelWater = "--label-water",
    /// Countries shaded by a figure or an organisation.
    Shade = "--shade",
    /// Bars and marks that are not selected.
    Mark = "--mark",
}

impl Ink {
    /// Position in [`Ink::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}
