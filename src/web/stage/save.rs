//! Pictures of what is shown, for the reader to keep.

use super::Stage;
use crate::{
    geo::Screen,
    render::{Emphasis, Palette, Sheet, SheetWords, sheet_svg},
    scene::{Frame, FrameRequest},
    state::Showing,
    web::{CanvasSink, download_blob, download_text},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

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
    /// its ending. Pictures that no canvas could hold come with fewer pixels.
    pub fn save(
        &self,
        picture: Picture,
        name: &str,
        words_of: impl FnOnce(&Frame, &Showing, Emphasis) -> SheetWords,
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
                let Some((canvas, context)) = blank_canvas(width * ratio, height * ratio) else { return };
                let mut sink =
                    CanvasSink { context: &context, ratio, origin: Screen::default(), palette: &palette };
                sheet.paint(&inner.scene, &mut sink);
                let name = format!("{name}.png");
                let done = Closure::once_into_js(move |blob: Option<Blob>| {
                    if let Some(blob) = blob {
                        download_blob(&blob, &name);
                    }
                });
                let _ = canvas.to_blob(done.unchecked_ref());
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

/// A canvas of this size in its own pixels that is nowhere on the page.
pub(super) fn blank_canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
    Some((canvas, context))
}
