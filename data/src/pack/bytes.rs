//! Variable-length integers: seven bits a byte, low bits first, the top bit set on all bytes but the last.

/// 0, -1, 1, -2, 2 as 0, 1, 2, 3, 4.
pub(super) const fn zigzag_from_signed(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

/// Inverse of [`zigzag_from_signed`].
pub(super) const fn signed_from_zigzag(zigzag: u64) -> i64 {
    (zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed())
}

/// Appends integers.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    pub(super) fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    pub(super) fn signed(&mut self, value: i64) {
        self.unsigned(zigzag_from_signed(value));
    }

    /// A length, before as many items as it says.
    pub(super) fn count(&mut self, count: usize) {
        self.unsigned(count as u64);
    }
}

/// Takes integers off the front; `None` once the bytes end too early or a number is out of range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn from_bytes(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    pub(super) fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    pub(super) fn signed(&mut self) -> Option<i64> {
        self.unsigned().map(signed_from_zigzag)
    }

    pub(super) fn number<N: TryFrom<u64>>(&mut self) -> Option<N> {
        N::try_from(self.unsigned()?).ok()
    }

    /// A length of items of which each takes a byte at least: more than bytes are left is refused, so that damaged
    /// lengths cannot ask for memory.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = self.number()?;
        (count <= self.bytes.len()).then_some(count)
    }

    /// As many items as [`Self::count`] says.
    pub(super) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| item(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_beyond_the_bytes_are_refused() {
        assert_eq!(Reader::from_bytes(&[3, 1, 1]).count(), None);
        assert_eq!(Reader::from_bytes(&[2, 1, 1]).list(Reader::byte), Some(vec![1, 1]));
        assert_eq!(Reader::from_bytes(&[0xFF; 20]).unsigned(), None);
        assert_eq!(Reader::from_bytes(&[0x80]).unsigned(), None);
    }

    proptest! {
        #[test]
        fn integers_come_back(unsigned in 0..1_u64 << 62, signed in -(1_i64 << 61)..1_i64 << 61) {
            let mut writer = Writer::default();
            writer.unsigned(unsigned);
            writer.signed(signed);
            let mut reader = Reader::from_bytes(&writer.bytes);
            prop_assert_eq!(reader.unsigned(), Some(unsigned));
            prop_assert_eq!(reader.signed(), Some(signed));
            prop_assert!(reader.bytes.is_empty());
        }
    }
}
