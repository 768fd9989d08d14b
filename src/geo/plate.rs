//! A picture of the map that is moved and scaled as it is, while the map moves on.

use super::number::{Decimals, Held};
use super::{Screen, Viewport};
use std::fmt::Write;

/// A picture drawn for a viewport, reaching beyond its edges by a margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plate {
    /// What it was drawn for.
    pub drawn: Viewport,
    /// How far it reaches beyond that, in CSS pixels.
    pub margin_px: f64,
}

impl Plate {
    /// How it lies in another viewport: where the corner of its own goes, and how far it is scaled.
    pub fn placing(&self, viewport: &Viewport) -> (Screen, f64) {
        let drawn = &self.drawn.transform;
        let corner = viewport.transform.screen_from_world(drawn.world_from_screen(Screen::default()));
        (corner, viewport.transform.k / drawn.k)
    }

    /// How much of a viewport it leaves open there, as a share of the viewport's area.
    pub fn open_share(&self, viewport: &Viewport) -> f64 {
        let (corner, scale) = self.placing(viewport);
        // How much of a side of this length it covers.
        let covered = |corner: f64, side: f64| {
            let (from, to) = (corner - self.margin_px * scale, corner + (side + self.margin_px) * scale);
            // A line of half a pixel is nothing.
            let (from, to) = (if from <= 0.5 { 0.0 } else { from }, if to >= side - 0.5 { side } else { to });
            ((to - from) / side).held(0.0, 1.0)
        };
        1.0 - covered(corner.x, viewport.width_px) * covered(corner.y, viewport.height_px)
    }

    /// Writes what moves it there as a transform of CSS; what `css` held goes, its room stays.
    pub fn write_css(&self, viewport: &Viewport, css: &mut String) {
        let (corner, scale) = self.placing(viewport);
        let margin = self.margin_px * scale;
        css.clear();
        // A string takes everything.
        let [x, y] = [corner.x, corner.y].map(|corner| Decimals(corner - margin, 4));
        let scale = Decimals(scale, 8);
        let _ = write!(css, "matrix({scale},0,0,{scale},{x},{y})");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plate() -> Plate {
        Plate { drawn: Viewport::from_size(800.0, 400.0), margin_px: 100.0 }
    }

    #[test]
    fn where_it_was_drawn_it_lies_as_it_is() {
        let Plate { drawn, .. } = plate();
        let (corner, scale) = plate().placing(&drawn);
        assert!(corner.x.abs() < 1e-9 && corner.y.abs() < 1e-9 && (scale - 1.0).abs() < 1e-12);
        let mut css = "of a frame before".to_owned();
        plate().write_css(&drawn, &mut css);
        assert_eq!(css, "matrix(1,0,0,1,-100,-100)");
    }

    #[test]
    fn it_leaves_open_what_lies_beyond_its_margin() {
        let near = plate().drawn.zoomed(4.0, Screen { x: 400.0, y: 200.0 });
        let plate = Plate { drawn: near, ..plate() };
        for (dx, open) in [(0.0, 0.0), (-99.0, 0.0), (180.0, 80.0 / 800.0), (-180.0, 80.0 / 800.0)] {
            let share = plate.open_share(&near.panned(dx, 0.0));
            assert!((share - open).abs() < 1e-3, "{dx}: {share}");
        }
        // A quarter in both directions, with its margin.
        let far = near.zoomed(0.25, near.middle());
        let (width, height) = (1000.0 * 0.25, 600.0 * 0.25);
        let share = plate.open_share(&far);
        assert!((share - (1.0 - width * height / (800.0 * 400.0))).abs() < 0.01, "{share}");
    }
}
