//! When to ask again for what has not arrived.

/// Tries before one gives up.
const MOST_TRIES: u32 = 6;

/// Milliseconds to wait before asking again, the first time with 0: twice as long each time; `None` to give up.
pub fn retry_ms(tries: u32) -> Option<f64> {
    (tries < MOST_TRIES).then(|| f64::from(1000_u32 << tries))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_each_time_and_not_for_ever() {
        let waits: Vec<f64> = (0..).map_while(retry_ms).collect();
        assert_eq!(waits, [1e3, 2e3, 4e3, 8e3, 16e3, 32e3]);
        assert_eq!(retry_ms(u32::MAX), None);
    }
}
