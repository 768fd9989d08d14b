//! An adaptive binary range coder: the entropy coder of LZMA (Martin 1979; Pavlov's carry handling), with each
//! probability the mean of a fast and a slow estimate.
//!
//! Writing and reading run through the same code, [`Coder`], so that they cannot drift apart: a writer is given each
//! value and hands it back, a reader ignores what it is given and hands back what was written.

/// Bits of a probability.
const SCALE: u32 = 16;
/// The range is refilled below this.
const TOP: u32 = 1 << 24;

/// How likely the next bit of one kind is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chance {
    fast: u16,
    slow: u16,
}

impl Chance {
    pub(super) const EVEN: Self = Self { fast: 1 << 15, slow: 1 << 15 };

    /// Share of 0 in a range, never nothing and never all of it.
    fn share(self, range: u32) -> u32 {
        let mean = u32::midpoint(u32::from(self.fast), u32::from(self.slow));
        (range >> SCALE) * mean.clamp(64, (1 << SCALE) - 64)
    }

    fn learn(&mut self, bit: bool) {
        let toward = |value: u16, rate: u32| {
            if bit { value - (value >> rate) } else { value + ((u16::MAX - value) >> rate) }
        };
        self.fast = toward(self.fast, 4);
        self.slow = toward(self.slow, 7);
    }
}

/// Writes or reads bits.
pub(super) trait Coder {
    /// One bit of the kind that `chance` follows.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;

    /// `count` low bits of `value`, as likely one way as the other.
    fn even_bits(&mut self, count: u32, value: u32) -> u32 {
        (0..count).rev().fold(0, |sum, place| {
            sum << 1 | u32::from(self.bit(&mut { Chance::EVEN }, value >> place & 1 == 1))
        })
    }
}

/// The writing half.
#[derive(Debug)]
pub(super) struct Encoder {
    low: u64,
    range: u32,
    /// The byte that a carry may still raise, and how many 255s follow it.
    held: u8,
    held_count: u64,
    bytes: Vec<u8>,
}

impl Encoder {
    pub(super) const fn new() -> Self {
        Self { low: 0, range: u32::MAX, held: 0, held_count: 1, bytes: Vec::new() }
    }

    /// All that was written, without the zeros at the end, which a reader takes for granted.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        let zeros = self.bytes.iter().rev().take_while(|&&byte| byte == 0).count();
        self.bytes.truncate(self.bytes.len() - zeros);
        self.bytes
    }

    /// Lets go of the upper byte of `low`.
    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low < 0xFF00_0000 || carry == 1 {
            while self.held_count > 0 {
                self.bytes.push(self.held.wrapping_add(carry));
                self.held = 0xFF;
                self.held_count -= 1;
            }
            self.held = (self.low >> 24) as u8;
        }
        self.held_count += 1;
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let share = chance.share(self.range);
        if bit {
            self.low += u64::from(share);
            self.range -= share;
        } else {
            self.range = share;
        }
        chance.learn(bit);
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}

/// The reading half. Past the end it reads zeros; whatever the bytes, it goes on giving bits.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    code: u32,
    range: u32,
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    pub(super) fn from_bytes(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { code: 0, range: u32::MAX, bytes: bytes.iter() };
        for _ in 0..5 {
            decoder.refill();
        }
        decoder
    }

    fn refill(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
    }
}

impl Coder for Decoder<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _bit: bool) -> bool {
        let share = chance.share(self.range);
        let bit = self.code >= share;
        if bit {
            self.code -= share;
            self.range -= share;
        } else {
            self.range = share;
        }
        chance.learn(bit);
        while self.range < TOP {
            self.range <<= 8;
            self.refill();
        }
        bit
    }
}

/// Longest number in bits.
const LONGEST: usize = 20;

/// What is known of numbers of one kind: first the number of bits, one by one, then the bits, the leading two learned.
#[derive(Clone, Debug)]
pub(super) struct NumberModel {
    lengths: [Chance; LONGEST],
    leading: [[Chance; 3]; LONGEST],
    signs: [Chance; 3],
}

impl NumberModel {
    pub(super) const NEW: Self = Self {
        lengths: [Chance::EVEN; LONGEST],
        leading: [[Chance::EVEN; 3]; LONGEST],
        signs: [Chance::EVEN; 3],
    };

    /// A number below 2^20.
    pub(super) fn unsigned<C: Coder>(&mut self, coder: &mut C, value: u32) -> u32 {
        let length = u32::BITS - value.leading_zeros();
        let mut found = 0;
        for chance in &mut self.lengths {
            if !coder.bit(chance, found < length) {
                break;
            }
            found += 1;
        }
        let Some(below) = found.checked_sub(1) else { return 0 };
        let Some([first, second @ ..]) = self.leading.get_mut(below as usize) else { return 0 };
        if below == 0 {
            return 1;
        }
        let mut sum = 1 << 1 | u32::from(coder.bit(first, value >> (below - 1) & 1 == 1));
        if below >= 2 {
            let [after_zero, after_one] = second;
            let chance = if sum & 1 == 0 { after_zero } else { after_one };
            sum = sum << 1 | u32::from(coder.bit(chance, value >> (below - 2) & 1 == 1));
        }
        let rest = below.saturating_sub(2);
        sum << rest | coder.even_bits(rest, value)
    }

    /// A number between -2^20 and 2^20, both excluded; `hint` (0, 1 or 2) is anything that the sign may depend on.
    pub(super) fn signed<C: Coder>(&mut self, coder: &mut C, hint: usize, value: i32) -> i32 {
        let magnitude = self.unsigned(coder, value.unsigned_abs()) as i32;
        let Some(chance) = self.signs.get_mut(hint).filter(|_| magnitude != 0) else { return magnitude };
        if coder.bit(chance, value < 0) { -magnitude } else { magnitude }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in prop::collection::vec((-1_048_575..=1_048_575_i32, 0..3_usize), 0..400),
                             small in prop::collection::vec(-3..=3_i32, 0..2000)) {
            let values: Vec<(i32, usize)> = values.into_iter().chain(small.into_iter().map(|value| (value, 0))).collect();
            let mut encoder = Encoder::new();
            let mut model = NumberModel::NEW;
            for &(value, hint) in &values {
                prop_assert_eq!(model.signed(&mut encoder, hint, value), value);
            }
            let bytes = encoder.finish();
            let mut decoder = Decoder::from_bytes(&bytes);
            let mut model = NumberModel::NEW;
            for &(value, hint) in &values {
                prop_assert_eq!(model.signed(&mut decoder, hint, 0), value);
            }
        }

        #[test]
        fn any_bytes_give_numbers(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let mut decoder = Decoder::from_bytes(&bytes);
            let mut model = NumberModel::NEW;
            for _ in 0..1000 {
                prop_assert!(model.signed(&mut decoder, 0, 0).abs() < 1 << 20);
            }
        }
    }

    #[test]
    fn likely_bits_are_cheap_and_carries_travel() {
        let mut encoder = Encoder::new();
        let mut chance = Chance::EVEN;
        let bits: Vec<bool> = (0..100_000).map(|step| step % 997 != 0).collect();
        for &bit in &bits {
            encoder.bit(&mut chance, bit);
        }
        let bytes = encoder.finish();
        assert!(bytes.len() < 400, "{}", bytes.len());
        let mut decoder = Decoder::from_bytes(&bytes);
        let mut chance = Chance::EVEN;
        assert!(bits.iter().all(|&bit| decoder.bit(&mut chance, false) == bit));
    }
}
