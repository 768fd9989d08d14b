//! Colours and letters of a theme.

use crate::scene::Ink;

/// What the inks look like, and which fonts to write with.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    colours: Vec<String>,
    /// Font families of serif letters, as in CSS.
    pub serif: String,
    /// Font families of sans-serif letters, as in CSS.
    pub sans: String,
}

impl Palette {
    /// Looks up every ink's token, and `--serif` and `--sans`, with `value_of`.
    pub fn from_tokens(value_of: impl Fn(&str) -> String) -> Self {
        Self {
            colours: Ink::ALL.iter().map(|ink| value_of(ink.token())).collect(),
            serif: value_of("--serif"),
            sans: value_of("--sans"),
        }
    }

    /// Reads one theme out of the text of `style/tokens.css`: the custom properties of the block that follows `selector`,
    /// over those of `:root`.
    pub fn from_style_sheet(css: &str, selector: &str) -> Self {
        let block = |selector: &str| {
            let rest = css.split_once(&format!("{selector} {{")).map_or("", |(_, rest)| rest);
            rest.split_once('}').map_or("", |(block, _)| block).to_owned()
        };
        let (own, root) = (block(selector), block(":root"));
        let find = |block: &str, token: &str| {
            let line = block.lines().find_map(|line| {
                line.trim().strip_prefix(token)?.trim().strip_prefix(':').map(str::to_owned)
            });
            line.map(|value| value.trim().trim_end_matches(';').to_owned())
        };
        Self::from_tokens(|token| find(&own, token).or_else(|| find(&root, token)).unwrap_or_default())
    }

    /// The colour of an ink, as in CSS.
    pub fn colour(&self, ink: Ink) -> &str {
        self.colours.get(ink.index()).map_or("", String::as_str)
    }
}
