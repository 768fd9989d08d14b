//! Where the entries of a legend stand.

/// From one entry to the next.
const GAP_PX: f64 = 10.0;

/// Row and left end of each entry by their widths: as many in a row as have room.
pub(super) fn legend_places(widths_px: &[f64], room_px: f64) -> Vec<(f64, f64)> {
    let (mut row, mut left) = (0.0, 0.0);
    let place = |wide: &f64| {
        if left > 0.0 && left + wide > room_px {
            (row, left) = (row + 1.0, 0.0);
        }
        let place = (row, left);
        left += wide + GAP_PX;
        place
    };
    widths_px.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_have_no_room_begin_a_row() {
        for (widths_px, expected) in [
            (&[][..], &[][..]),
            (&[120.0], &[(0.0, 0.0)]),
            (&[45.0, 45.0], &[(0.0, 0.0), (0.0, 55.0)]),
            (&[45.0, 46.0, 40.0], &[(0.0, 0.0), (1.0, 0.0), (1.0, 56.0)]),
            (&[120.0, 20.0], &[(0.0, 0.0), (1.0, 0.0)]),
        ] {
            assert_eq!(legend_places(widths_px, 100.0), expected, "{widths_px:?}");
        }
    }
}
