//! Rows by column: the values of a column stand together, so that like stands beside like for the compressor that the
//! page is served with.
//!
//! Everything is a number. The author's half picks for each column how its numbers are written; the page's half is one
//! function for all of them. What cannot be read is noted ([`ColumnReader::is_sound`]) and read as 0, so that readers of
//! rows need not ask at each value.

use super::bytes::{Reader, Writer, signed_from_zigzag, zigzag_from_signed};
use super::texts::{Library, TextKind};
use crate::model::LocalText;
use std::collections::BTreeMap;

/// How a column is written: numbers of 0 and more as they are, numbers with a sign, differences from the number before,
/// or the bytes of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    Signed,
    Steps,
    Bytes,
}

impl Form {
    const ALL: [Self; 4] = [Self::Plain, Self::Signed, Self::Steps, Self::Bytes];

    fn coded(self, before: i64, value: i64) -> u64 {
        match self {
            Self::Plain | Self::Bytes => value.cast_unsigned(),
            Self::Signed => zigzag_from_signed(value),
            Self::Steps => zigzag_from_signed(value.wrapping_sub(before)),
        }
    }
}

/// A count or a row as the columns have it.
pub(crate) const fn number_from_count(count: usize) -> i64 {
    count.cast_signed() as i64
}

/// One column on its way out.
#[derive(Debug, Default)]
struct Outgoing {
    numbers: Vec<i64>,
    bytes: Vec<u8>,
}

impl Outgoing {
    fn form(&self) -> Form {
        let has_sign = self.numbers.iter().any(|number| *number < 0);
        let direct = if has_sign { Form::Signed } else { Form::Plain };
        match self.cost(Form::Steps) < self.cost(direct) {
            _ if !self.bytes.is_empty() => Form::Bytes,
            true => Form::Steps,
            false => direct,
        }
    }

    fn coded(&self, form: Form) -> impl Iterator<Item = u64> {
        let before = std::iter::once(&0).chain(&self.numbers);
        before.zip(&self.numbers).map(move |(before, number)| form.coded(*before, *number))
    }

    /// About how many bits a compressor needs: the entropy of the numbers, and each different one once.
    fn cost(&self, form: Form) -> f64 {
        let mut counts = BTreeMap::new();
        for number in self.coded(form) {
            *counts.entry(number).or_insert(0_u32) += 1;
        }
        let total = self.numbers.len() as f64;
        let bits = |(number, count): (&u64, &u32)| {
            let count = f64::from(*count);
            count * (total / count).log2() + f64::from(64 - number.leading_zeros())
        };
        counts.iter().map(bits).sum()
    }
}

/// Takes rows apart.
#[derive(Debug, Default)]
pub(crate) struct ColumnWriter {
    columns: Vec<Outgoing>,
    /// The column that the next value belongs to.
    pub(super) at: usize,
    /// Texts so far, by kind.
    pub(super) texts: [Vec<LocalText>; TextKind::ALL.len()],
}

impl ColumnWriter {
    fn in_next(&mut self, add: impl FnOnce(&mut Outgoing)) {
        if self.columns.len() <= self.at {
            self.columns.resize_with(self.at + 1, Outgoing::default);
        }
        if let Some(column) = self.columns.get_mut(self.at) {
            add(column);
        }
        self.at += 1;
    }

    /// A number of less than 2^61 in size.
    pub(crate) fn number(&mut self, value: i64) {
        self.in_next(|column| column.numbers.push(value));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(number_from_count(text.len()));
        self.in_next(|column| column.bytes.extend(text.as_bytes()));
    }

    /// A text in the languages: here stands only whether there is one.
    pub(crate) fn local(&mut self, text: &LocalText, kind: TextKind) {
        self.number(i64::from(!text.is_empty()));
        if !text.is_empty() {
            self.texts.get_mut(kind as usize).into_iter().for_each(|texts| texts.push(text.clone()));
        }
    }

    /// Appends the columns that a table has, and begins anew.
    pub(super) fn finish(&mut self, count: usize, writer: &mut Writer) {
        self.columns.resize_with(count, Outgoing::default);
        let columns = std::mem::take(&mut self.columns);
        self.at = 0;
        let written: Vec<(Form, Vec<u8>)> = columns
            .into_iter()
            .map(|column| {
                let form = column.form();
                let mut numbers = Writer::default();
                column.coded(form).for_each(|number| numbers.unsigned(number));
                (form, if form == Form::Bytes { column.bytes } else { numbers.bytes })
            })
            .collect();
        for (form, bytes) in &written {
            writer.unsigned((bytes.len() as u64) << 2 | *form as u64);
        }
        for (_, bytes) in written {
            writer.bytes.extend(bytes);
        }
    }
}

/// One column on its way in.
#[derive(Clone, Copy, Debug)]
struct Incoming<'a> {
    reader: Reader<'a>,
    form: Form,
    before: i64,
}

/// Puts rows together.
#[derive(Debug)]
pub(crate) struct ColumnReader<'a> {
    columns: Vec<Incoming<'a>>,
    /// The column that the next value belongs to.
    pub(super) at: usize,
    /// Whether everything could be read.
    pub(super) is_sound: bool,
    /// Rows of each table.
    lengths: Vec<u16>,
    /// Where texts will stand.
    pub(super) library: Library,
}

impl<'a> ColumnReader<'a> {
    pub(super) fn for_tables(lengths: Vec<u16>, library: Library) -> Self {
        Self { columns: Vec::new(), at: 0, is_sound: true, lengths, library }
    }

    /// How many rows a table has.
    pub(crate) fn length(&self, table: usize) -> i64 {
        self.lengths.get(table).copied().map_or(0, i64::from)
    }

    /// Takes the columns of a table off the front of a reader.
    pub(super) fn begin(&mut self, count: usize, reader: &mut Reader<'a>) {
        self.columns.clear();
        let heads: Option<Vec<u64>> = (0..count).map(|_| reader.unsigned()).collect();
        for head in heads.unwrap_or_default() {
            let length = usize::try_from(head >> 2).unwrap_or(usize::MAX);
            let form = Form::ALL.get(head as usize & 3).copied().unwrap_or(Form::Plain);
            let Some((bytes, rest)) = reader.bytes.split_at_checked(length) else { break };
            reader.bytes = rest;
            self.columns.push(Incoming { reader: Reader::from_bytes(bytes), form, before: 0 });
        }
        self.is_sound &= self.columns.len() == count;
    }

    /// After the last row: whether all columns are read.
    pub(super) fn end(&mut self) {
        self.is_sound &= self.columns.iter().all(|column| column.reader.bytes.is_empty());
    }

    fn next(&mut self) -> Option<&mut Incoming<'a>> {
        self.at += 1;
        self.columns.get_mut(self.at - 1)
    }

    fn next_number(&mut self) -> Option<i64> {
        let column = self.next()?;
        let coded = column.reader.unsigned()?;
        let value = match column.form {
            Form::Plain => coded.cast_signed(),
            Form::Signed => signed_from_zigzag(coded),
            Form::Steps => column.before.wrapping_add(signed_from_zigzag(coded)),
            Form::Bytes => return None,
        };
        column.before = value;
        Some(value)
    }

    /// The next number.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> i64 {
        self.next_number().unwrap_or_else(|| self.refuse())
    }

    /// The next number, if it lies from 0 to below `end`.
    #[inline(never)]
    pub(crate) fn below(&mut self, end: i64) -> i64 {
        let value = self.number();
        if (0..end).contains(&value) { value } else { self.refuse() }
    }

    /// Notes that something cannot be read.
    pub(crate) fn refuse(&mut self) -> i64 {
        self.is_sound = false;
        0
    }

    fn next_text(&mut self) -> Option<Box<str>> {
        let length = usize::try_from(self.number()).ok()?;
        let column = self.next()?;
        let (text, rest) = column.reader.bytes.split_at_checked(length)?;
        column.reader.bytes = rest;
        std::str::from_utf8(text).ok().map(Into::into)
    }

    #[inline(never)]
    pub(super) fn text(&mut self) -> Box<str> {
        self.next_text().unwrap_or_else(|| {
            self.is_sound = false;
            Box::default()
        })
    }

    /// A text in the languages, which may arrive later.
    #[inline(never)]
    pub(crate) fn local(&mut self, kind: TextKind) -> LocalText {
        if self.below(2) == 0 { LocalText::default() } else { self.library.next(kind) }
    }
}

/// Something that is written in a fixed number of columns.
pub(crate) trait Cell: Sized {
    /// How many.
    const COLUMNS: usize;
    /// How many where it may be missing.
    const MAYBE_COLUMNS: usize = 1 + Self::COLUMNS;

    fn write(&self, to: &mut ColumnWriter);
    fn read(from: &mut ColumnReader<'_>) -> Self;

    fn write_maybe(it: Option<&Self>, to: &mut ColumnWriter) {
        to.number(i64::from(it.is_some()));
        match it {
            Some(it) => it.write(to),
            None => to.at += Self::COLUMNS,
        }
    }

    fn read_maybe(from: &mut ColumnReader<'_>) -> Option<Self> {
        if from.below(2) == 1 {
            return Some(Self::read(from));
        }
        from.at += Self::COLUMNS;
        None
    }
}

impl<T: Cell> Cell for Option<T> {
    const COLUMNS: usize = T::MAYBE_COLUMNS;

    fn write(&self, to: &mut ColumnWriter) {
        T::write_maybe(self.as_ref(), to);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        T::read_maybe(from)
    }
}

impl<T: Cell> Cell for Vec<T> {
    const COLUMNS: usize = 1 + T::COLUMNS;

    fn write(&self, to: &mut ColumnWriter) {
        to.number(number_from_count(self.len()));
        let start = to.at;
        for item in self {
            to.at = start;
            item.write(to);
        }
        to.at = start + T::COLUMNS;
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let count = from.below(1 << 16);
        let start = from.at;
        let mut items = Self::new();
        for _ in 0..count {
            from.at = start;
            items.push(T::read(from));
            if !from.is_sound {
                break;
            }
        }
        from.at = start + T::COLUMNS;
        items
    }
}
