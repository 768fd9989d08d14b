//! The map alone as a picture.

use heartland::{
    render::{Emphasis, Palette, SvgSink, paint_emphasis, paint_map},
    scene::{Frame, MapScene},
};

/// The map of a frame as a whole SVG document.
pub(crate) fn map_svg(scene: &MapScene<'_>, frame: &Frame, emphasis: Emphasis, palette: &Palette) -> String {
    let mut sink = SvgSink::from_palette(palette);
    paint_map(scene, frame, &mut sink);
    paint_emphasis(scene, frame, emphasis, &mut sink);
    sink.document(frame.viewport.width_px, frame.viewport.height_px)
}
