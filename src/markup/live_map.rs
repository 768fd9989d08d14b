//! The elements of the live map.

use crate::text::{Texts, escaped};

/// The element that takes the reader's hands, and in it the canvases of the picture, the backdrop, and the room for the
/// elements of the things.
pub fn live_map_markup(texts: &Texts) -> String {
    [
        "<div class=\"map-host\" id=\"map\" data-map data-of-app tabindex=\"0\" role=\"application\" aria-describedby=\"map-help\" aria-label=\"",
        &escaped(texts.map),
        "\"><div class=\"map-picture\" aria-hidden=\"true\"><canvas class=\"map-canvas\"></canvas><canvas class=\"map-canvas\"></canvas></div>\
         <canvas class=\"map-canvas map-backdrop\" aria-hidden=\"true\"></canvas>\
         <div class=\"map-targets\" role=\"group\" data-rove aria-label=\"",
        &escaped(texts.map_things),
        "\"></div></div>",
    ]
    .concat()
}
