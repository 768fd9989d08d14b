//! How often something may be done.

/// Allows so many at once, and one more every so many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    most: f64,
    every_ms: f64,
    left: f64,
    looked_at_ms: f64,
}

impl Pace {
    /// A pace of which nothing is used yet.
    pub fn new(most: u32, every_ms: f64) -> Self {
        Self { most: f64::from(most), every_ms, left: f64::from(most), looked_at_ms: 0.0 }
    }

    /// Takes one at this time. A clock that goes backwards gives none back.
    ///
    /// # Errors
    ///
    /// Where there is none left: in how many milliseconds there will be one.
    pub fn take(&mut self, now_ms: f64) -> Result<(), f64> {
        let now_ms = now_ms.max(self.looked_at_ms);
        self.left = (self.left + (now_ms - self.looked_at_ms) / self.every_ms).min(self.most);
        self.looked_at_ms = now_ms;
        if self.left < 1.0 {
            return Err((1.0 - self.left) * self.every_ms);
        }
        self.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_then_one_at_a_time() {
        let mut pace = Pace::new(3, 100.0);
        let taken: Vec<bool> = (0..5).map(|_| pace.take(1000.0).is_ok()).collect();
        assert_eq!(taken, [true, true, true, false, false]);
        assert_eq!(pace.take(1025.0), Err(75.0));
        assert_eq!(pace.take(1100.0), Ok(()));
        assert!(pace.take(1100.0).is_err() && pace.take(500.0).is_err());
    }

    #[test]
    fn a_clock_that_goes_back_and_forth_gives_none_back() {
        let mut pace = Pace::new(1, 100.0);
        let clock = [1000.0, 900.0].into_iter().cycle();
        assert_eq!(clock.take(100).filter(|now_ms| pace.take(*now_ms).is_ok()).count(), 1);
    }

    #[test]
    fn a_long_rest_gives_no_more_than_the_most() {
        let mut pace = Pace::new(2, 100.0);
        assert_eq!((0..9).filter(|_| pace.take(1e9).is_ok()).count(), 2);
    }
}
