//! Numbers in several streams side by side, so that like stands beside like for the compressor.

use super::bytes::{Reader, Writer, signed_from_zigzag, zigzag_from_signed};

/// Writes or reads numbers.
///
/// Both run through the same code, so that they cannot drift apart: a writer is given each number and hands it back, a
/// reader ignores what it is given and hands back what was written.
pub(super) trait Coder {
    /// Whether numbers are given.
    const IS_WRITER: bool;

    /// The next number of a stream; `None` when there is none.
    fn unsigned(&mut self, stream: usize, value: u64) -> Option<u64>;

    /// The same with a sign; less than 2^62 in size.
    fn signed(&mut self, stream: usize, value: i64) -> Option<i64> {
        self.unsigned(stream, zigzag_from_signed(value)).map(signed_from_zigzag)
    }
}

/// The writing half.
pub(super) struct StreamWriter {
    streams: Vec<Writer>,
}

impl StreamWriter {
    pub(super) fn from_count(count: usize) -> Self {
        Self { streams: (0..count).map(|_| Writer::default()).collect() }
    }

    /// Appends the streams, the length of each before them.
    pub(super) fn finish(self, writer: &mut Writer) {
        for stream in &self.streams {
            writer.count(stream.bytes.len());
        }
        for stream in self.streams {
            writer.bytes.extend(stream.bytes);
        }
    }
}

impl Coder for StreamWriter {
    const IS_WRITER: bool = true;

    fn unsigned(&mut self, stream: usize, value: u64) -> Option<u64> {
        self.streams.get_mut(stream)?.unsigned(value);
        Some(value)
    }
}

/// The reading half.
pub(super) struct StreamReader<'a> {
    streams: Vec<Reader<'a>>,
}

impl<'a> StreamReader<'a> {
    /// Takes the streams off the front of a reader.
    pub(super) fn from_reader(reader: &mut Reader<'a>, count: usize) -> Option<Self> {
        let lengths: Vec<usize> = (0..count).map(|_| reader.number()).collect::<Option<_>>()?;
        let take = |length: usize| {
            let (bytes, rest) = reader.bytes.split_at_checked(length)?;
            reader.bytes = rest;
            Some(Reader::from_bytes(bytes))
        };
        Some(Self { streams: lengths.into_iter().map(take).collect::<Option<_>>()? })
    }

    /// Whether all is read.
    pub(super) fn is_at_end(&self) -> bool {
        self.streams.iter().all(|stream| stream.bytes.is_empty())
    }
}

impl Coder for StreamReader<'_> {
    const IS_WRITER: bool = false;

    fn unsigned(&mut self, stream: usize, _value: u64) -> Option<u64> {
        self.streams.get_mut(stream)?.unsigned()
    }
}
