//! Pictures of what is shown, for the reader to keep.

use super::Stage;
use crate::{
    geo::Screen,
    render::{Emphasis, Palette, Sheet, SheetWords, sheet_svg},
    scene::{Frame, FrameRequest},
    state::Showing,
    web::{
        CanvasSink,
        download::{blank_canvas, download_canvas},
        download_text,
    },
};

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// SVG.
    Svg,
    /// PNG with so many pixels to one CSS pixel.
    Png(u8),
}

/// Widest side of a canvas that browsers are sure to have, in pixels.
const LARGEST_PX: f64 = 8192.0;

impl Stage {
    /// Offers the map as it is shown, on a sheet with the words that `words_of` finds for it, as a file of this name without
    /// its ending. Pictures that no canvas could hold come with fewer pixels; of one that cannot be made `refused` hears.
    pub fn save(
        &self,
        picture: Picture,
        name: &str,
        words_of: impl FnOnce(&Frame, &Showing, Emphasis) -> SheetWords,
        refused: impl FnOnce() + 'static,
    ) {
        let inner = &self.inner;
        let sheet = self.sheet(words_of);
        let palette = inner.palette.borrow();
        match picture {
            Picture::Svg => {
                let svg = sheet_svg(&inner.scene, &sheet, &palette);
                download_text(&svg, "image/svg+xml", &format!("{name}.svg"));
            }
            Picture::Png(ratio) => {
                let (width, height) = sheet.size_px();
                let ratio = f64::from(ratio).min(LARGEST_PX / width.max(height));
                let Some((canvas, context)) = blank_canvas(width * ratio, height * ratio) else {
                    return refused();
                };
                let mut sink =
                    CanvasSink { context: &context, ratio, origin: Screen::default(), palette: &palette };
                sheet.paint(&inner.scene, &mut sink);
                download_canvas(&canvas, format!("{name}.png"), refused);
            }
        }
    }

    /// The map as it is shown, on a sheet, as SVG for this page: its colours are the custom properties in force, on paper those
    /// of paper.
    pub fn sheet_markup(&self, words_of: impl FnOnce(&Frame, &Showing, Emphasis) -> SheetWords) -> String {
        let palette = Palette::from_tokens(|token| format!("var({token})"));
        sheet_svg(&self.inner.scene, &self.sheet(words_of), &palette)
    }

    fn sheet(&self, words_of: impl FnOnce(&Frame, &Showing, Emphasis) -> SheetWords) -> Sheet {
        let inner = &self.inner;
        let request = FrameRequest { margin_px: 0.0, ..inner.request(inner.viewport.get()) };
        let showing = inner.showing.borrow();
        let frame = inner.scene.frame(&request, &showing);
        // What the pointer happens to be on is not meant.
        let emphasis = Emphasis { hover: None, ..inner.emphasis.get() };
        let words = words_of(&frame, &showing, emphasis);
        Sheet::from_frame(frame, emphasis, &words)
    }
}
