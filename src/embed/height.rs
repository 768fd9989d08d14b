//! The height that a page in a frame asks for.

use crate::geo::Held;

/// The map's height over its width.
const MAP_RATIO: f64 = 0.62;
/// The least and the greatest height of the map, in pixels.
const MAP_PX: (f64, f64) = (260.0, 640.0);

/// The height at which nothing has to scroll and the map has its proportions, in pixels: what the page has now, with the map
/// at the height of its width in place of the one that the frame gives it. So it does not follow from the frame's own height.
pub fn natural_height(page_px: f64, map_px: (f64, f64)) -> u32 {
    let (width, height) = map_px;
    let wanted = if width > 0.0 { (width * MAP_RATIO).held(MAP_PX.0, MAP_PX.1) - height } else { 0.0 };
    (page_px + wanted).held(0.0, 20_000.0).ceil() as u32
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

    #[test]
    fn the_frames_height_does_not_matter() {
        assert_eq!(natural_height(700.0, (600.0, 500.0)), natural_height(1000.0, (600.0, 800.0)));
        assert_eq!(natural_height(700.0, (600.0, 500.0)), 572);
        assert_eq!(natural_height(300.0, (100.0, 200.0)), 360);
        assert_eq!(natural_height(300.0, (0.0, 0.0)), 300);
    }

    #[test]
    fn a_line_less_is_not_worth_a_move_and_a_pixel_more_is() {
        let told = [(0, 1), (700, 701), (700, 651), (700, 0)];
        assert!(told.into_iter().all(|(last, wanted)| is_to_be_told(last, wanted)));
        assert!([700, 699, 652].into_iter().all(|wanted| !is_to_be_told(700, wanted)));
    }
}
