//! The height that a page in a frame asks for.

use crate::geo::Held;

/// The map's height over its width.
const MAP_RATIO: f64 = 0.62;
/// The least and the greatest height of the map, in pixels.
const MAP_PX: (f64, f64) = (260.0, 640.0);

/// The least height of a dossier beside the map, below the charts, as in `style/embed.css`, and the height up to which a frame
/// folds legend and years, as in `style/page.css`; both in pixels at the usual size of letters.
const DOSSIER_PX: f64 = 256.0;
const LOW_PX: f64 = 760.0;

/// Heights of a page in a frame, in pixels: as they are, but that legend and years are unfolded.
#[derive(Clone, Copy, Debug)]
pub struct PageParts {
    /// The whole page.
    pub page_px: f64,
    /// Width and height of the map, where there is one.
    pub map_px: Option<(f64, f64)>,
    /// Where charts and dossier stand beside the map: the height of the row, and of the charts if they were whole.
    pub beside_px: Option<(f64, f64)>,
    /// Whether a dossier is shown.
    pub has_dossier: bool,
    /// Whether there is something that folds in a low window.
    pub has_folds: bool,
    /// How much larger than usual letters are.
    pub text_scale: f64,
}

/// The height at which nothing but a long dossier has to scroll and the map has its proportions: what the page has now, with the
/// map at the height of its width in place of the one that the frame gives it. So it does not follow from the frame's own height.
pub fn natural_height(parts: &PageParts) -> u32 {
    let wanted =
        parts.map_px.map_or(0.0, |(width, height)| (width * MAP_RATIO).held(MAP_PX.0, MAP_PX.1) - height);
    let dossier_px = if parts.has_dossier { DOSSIER_PX * parts.text_scale } else { 0.0 };
    let lacking = parts.beside_px.map_or(wanted, |(row_px, charts_px)| charts_px + dossier_px - row_px);
    let least = if parts.has_folds { LOW_PX * parts.text_scale + 1.0 } else { 0.0 };
    (parts.page_px + wanted.max(lacking)).held(least, 20_000.0).ceil() as u32
}

/// Whether a page should ask for another height than the last it asked for: for a greater one, and for one that is less by more
/// than a line or two. Of a frame that is so little too high the map takes what is left, and the host's page need not move.
pub fn is_to_be_told(last: u32, wanted: u32) -> bool {
    wanted > last || last - wanted > LINES_PX
}

/// Two lines of the legend, in pixels.
const LINES_PX: u32 = 48;

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: PageParts = PageParts {
        page_px: 700.0,
        map_px: Some((600.0, 500.0)),
        beside_px: None,
        has_dossier: false,
        has_folds: false,
        text_scale: 1.0,
    };

    #[test]
    fn the_frames_height_does_not_matter() {
        let natural = |page_px, map_px| natural_height(&PageParts { page_px, map_px, ..BARE });
        assert_eq!(natural(1000.0, Some((600.0, 800.0))), natural_height(&BARE));
        assert_eq!(natural_height(&BARE), 572);
        assert_eq!(natural(300.0, Some((100.0, 200.0))), 360);
        assert_eq!(natural(300.0, None), 300);
    }

    #[test]
    fn what_stands_beside_the_map_is_whole_too() {
        let natural = |charts_px, has_dossier| {
            natural_height(&PageParts { beside_px: Some((640.0, charts_px)), has_dossier, ..BARE })
        };
        assert_eq!([natural(400.0, false), natural(600.0, false)], [572, 660]);
        assert_eq!([natural(200.0, true), natural(400.0, true)], [572, 716]);
    }

    #[test]
    fn nothing_is_folded() {
        assert_eq!(natural_height(&PageParts { has_folds: true, ..BARE }), 761);
        assert_eq!(natural_height(&PageParts { has_folds: true, text_scale: 2.0, ..BARE }), 1521);
    }

    #[test]
    fn a_line_less_is_not_worth_a_move_and_a_pixel_more_is() {
        let told = [(0, 1), (700, 701), (700, 651), (700, 0)];
        assert!(told.into_iter().all(|(last, wanted)| is_to_be_told(last, wanted)));
        assert!([700, 699, 652].into_iter().all(|wanted| !is_to_be_told(700, wanted)));
    }
}
