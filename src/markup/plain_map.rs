//! The map of the page as it stands without the app.

use crate::{
    dossier::Desk,
    geo::Viewport,
    render::{Palette, PlatePart, plate_ground, plate_marks},
    scene::{FrameRequest, MapScene, room_of_controls},
    state::Showing,
    text::{PlainTexts, escaped, fill},
};
use heartland_data::Atlas;

/// The live map leaves as much around the home region.
const PADDING_PX: f64 = 8.0;

/// The sizes of the live map that routes and names are placed for, with the class that `style/plain.css` shows where there is
/// as much room: on a phone, on a tablet, beside the other views.
const ROOMS: [(&str, f64, f64); 3] =
    [("small", 360.0, 400.0), ("middle", 600.0, 440.0), ("large", 906.0, 524.0)];

/// Picture, title and description.
pub(super) fn plain_map_markup(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let scene = MapScene::from_atlas(desk.atlas);
    let palette = Palette::from_tokens(|token| format!("var({token})"));
    let showing = Showing::everything(desk.atlas);
    let frame = |(width_px, height_px): (f64, f64)| {
        let viewport = Viewport::from_size(width_px, height_px);
        let viewport = viewport.fitted(scene.home().0, scene.home().1, PADDING_PX, f64::INFINITY);
        let request = FrameRequest {
            margin_px: width_px,
            covered: [Some(room_of_controls(width_px)), None],
            ..FrameRequest::from_viewport(viewport, desk.language)
        };
        scene.frame(&request, &showing)
    };
    let ground = plate_ground(&scene, &frame((1000.0, 1000.0)), &palette);
    let rooms = ROOMS.iter().map(|(class, width_px, height_px)| {
        let marks = plate_marks(&scene, &frame((*width_px, *height_px)), &palette);
        format!("<g class=\"plate-{class}\">{}<svg>{}</svg></g>", part(&marks.routes), marks.names)
    });
    let title = fill(desk.texts.reads, &[("citation", desk.atlas.report.citation.get(desk.language))]);
    let legend = super::legend::layer_names(desk.atlas, desk.texts);
    format!(
        "<svg class=\"plate\" role=\"img\" aria-labelledby=\"plate-title plate-text\"><title id=\"plate-title\">{}</title><desc id=\"plate-text\">{}</desc>{}{}</svg>",
        escaped(&title),
        escaped(&fill(plain.map_description, &[("kinds", &legend)])),
        part(&ground),
        rooms.collect::<String>()
    )
}

/// A part that fills the plate.
fn part(part: &PlatePart) -> String {
    let [left, top, width, height] = part.home.map(|value| (value * 10.0).round() / 10.0);
    format!("<svg viewBox=\"{left} {top} {width} {height}\">{}</svg>", part.markup)
}

/// The rule of the style sheet that says how wide the home region is for its height.
pub fn plain_map_style(atlas: &Atlas) -> String {
    let (min, max) = MapScene::from_atlas(atlas).home();
    format!(".plate{{--ratio:{:.5}}}", (max.x - min.x) / (max.y - min.y).max(1e-6))
}
