//! How filled countries look, on the map and in the legend.

use super::{Hatch, Paint};
use crate::{scene::Ink, state::Fill};

/// The paint of a country that is filled: even for members, hatched for those otherwise tied, darker the higher the class.
pub(super) fn fill_paint(fill: Fill) -> Paint {
    const MEMBER: f64 = 0.42;
    match fill {
        Fill::Member => Paint { fill: Some((Ink::Shade, MEMBER)), ..Paint::default() },
        Fill::Associate => {
            let hatch = Hatch { ink: Ink::Shade, spacing_px: 5.0, width_px: 1.2 };
            Paint { hatch: Some(hatch), ..Paint::default() }
        }
        Fill::Class(class) => Paint { fill: Some((Ink::Shade, class_share(class))), ..Paint::default() },
    }
}

/// How much of a country's colour is the shade's: the share of a class, of [`Fill::CLASSES`].
pub fn class_share(class: u8) -> f64 {
    const LIGHTEST: f64 = 0.10;
    const DARKEST: f64 = 0.58;
    LIGHTEST + (DARKEST - LIGHTEST) * (f64::from(class) / f64::from(Fill::CLASSES - 1))
}
