//! How close outlines are held to the base map.

/// A grid, and what may be left out on it.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// Steps of the grid along the world's side.
    pub(super) grid: u16,
    /// Tolerance of each level in world units, coarsest first.
    pub(super) tolerances: &'static [f64],
    /// Coasts are not held closer than this, in world units: their many bends would outweigh all else. Borders, which the
    /// places and routes of a report lie close to, are held as close as the levels say.
    pub(super) coast_tolerance: f64,
    /// The same for lakes and rivers.
    pub(super) water_tolerance: f64,
}

impl Detail {
    /// What every page draws its map with. On a circle of 66 degrees a step of the grid is 1.13 km. The second tolerance is
    /// half a pixel of a map 800 pixels wide, the last 2.1 km.
    pub const FIRST: Self = Self {
        grid: 12288,
        tolerances: &[12e-4, 6e-4, 3e-4, 1.5e-4],
        coast_tolerance: 3e-4,
        water_tolerance: 4e-4,
    };

    /// What deep zooms are drawn with: all that the base map has, at one level, so that nothing is there in the one detail and
    /// not in the other. A step of the grid is 0.28 km, or 0.7 pixels at the deepest zoom of a map 530 pixels wide.
    pub const FINER: Self =
        Self { grid: 49152, tolerances: &[1e-5], coast_tolerance: 0.0, water_tolerance: 0.0 };

    /// Tolerance of each level in steps of the grid.
    pub(super) fn tolerances_steps(&self) -> Vec<f64> {
        self.tolerances.iter().map(|tolerance| tolerance * f64::from(self.grid)).collect()
    }
}
