//! How the types of the rows are written; the rows themselves say so with [`record`].

use super::columns::{Cell, ColumnReader, ColumnWriter, number_from_count};
use super::texts::TextKind;
use crate::geo::LonLat;
use crate::model::{
    Alias, AliasTarget, Date, Item, LocalText, Mention, MentionTarget, Moment, Precision, RowId, Thing,
};

/// A struct is its fields, in their order. `[late]` marks texts that are not needed to draw the page at first.
macro_rules! record {
    ($name:ident { $($field:ident: $type:ty $([$late:ident])?),+ $(,)? }) => {
        impl $crate::pack::Cell for $name {
            const COLUMNS: usize = 0 $(+ <$type as $crate::pack::Cell>::COLUMNS)+;

            fn write(&self, to: &mut $crate::pack::ColumnWriter) {
                $($crate::pack::record!(@write self.$field, to $(, $late)?);)+
            }

            fn read(from: &mut $crate::pack::ColumnReader<'_>) -> Self {
                Self { $($field: $crate::pack::record!(@read from $(, $late)?)),+ }
            }
        }
    };
    (@write $value:expr, $to:ident) => { $crate::pack::Cell::write(&$value, $to) };
    (@write $value:expr, $to:ident, late) => { $to.local(&$value, $crate::pack::TextKind::Long) };
    (@read $from:ident) => { $crate::pack::Cell::read($from) };
    (@read $from:ident, late) => { $from.local($crate::pack::TextKind::Long) };
}

/// One of several whose numbers are counted from 0 to below an end, where it may be missing in the same column.
macro_rules! numbered {
    ($name:ty, $end:expr, $to_number:expr, $from_number:expr) => {
        impl $crate::pack::Cell for $name {
            const COLUMNS: usize = 1;
            const MAYBE_COLUMNS: usize = 1;

            fn write(&self, to: &mut $crate::pack::ColumnWriter) {
                to.number($to_number(*self));
            }

            fn read(from: &mut $crate::pack::ColumnReader<'_>) -> Self {
                let end = $end(&*from);
                $from_number(from.below(end))
            }

            fn write_maybe(it: Option<&Self>, to: &mut $crate::pack::ColumnWriter) {
                to.number(it.map_or(0, |it| $to_number(*it) + 1));
            }

            fn read_maybe(from: &mut $crate::pack::ColumnReader<'_>) -> Option<Self> {
                let end = $end(&*from);
                from.below(end + 1).checked_sub(1).filter(|number| *number >= 0).map($from_number)
            }
        }
    };
}

pub(crate) use {numbered, record};

numbered!(u8, |_| 1 << 8, i64::from, |number| number as Self);
numbered!(u16, |_| 1 << 16, i64::from, |number| number as Self);
numbered!(u32, |_| 1 << 32, i64::from, |number| number as Self);
numbered!(bool, |_| 2, i64::from, |number| number != 0);

impl Cell for i16 {
    const COLUMNS: usize = 1;

    fn write(&self, to: &mut ColumnWriter) {
        to.number(i64::from(*self));
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let number = from.number();
        Self::try_from(number).unwrap_or_else(|_| from.refuse() as Self)
    }
}

impl Cell for i64 {
    const COLUMNS: usize = 1;

    fn write(&self, to: &mut ColumnWriter) {
        to.number(*self);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        from.number()
    }
}

/// Most digits after the point with which a number is written as a whole one.
const MOST_DECIMALS: i64 = 9;

/// As the digits that it is written with, which divide to the very same number; others by their bits.
impl Cell for f64 {
    const COLUMNS: usize = 3;

    fn write(&self, to: &mut ColumnWriter) {
        let whole = |decimals: i64| {
            let number = (self * power_of_ten(decimals)).round();
            let back = number as i64 as Self / power_of_ten(decimals);
            (number.abs() < 1e15 && back.to_bits() == self.to_bits()).then_some((decimals, number as i64))
        };
        if let Some((decimals, number)) = (0..=MOST_DECIMALS).find_map(whole) {
            to.number(decimals);
            to.number(number);
            to.at += 1;
        } else {
            to.number(MOST_DECIMALS + 1);
            to.number((self.to_bits() >> 32).cast_signed());
            to.number((self.to_bits() & 0xFFFF_FFFF).cast_signed());
        }
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let decimals = from.below(MOST_DECIMALS + 2);
        let number = from.number();
        if decimals <= MOST_DECIMALS {
            from.at += 1;
            return number as Self / power_of_ten(decimals);
        }
        Self::from_bits(number.cast_unsigned() << 32 | from.number().cast_unsigned())
    }
}

/// Exact: a whole number below 2^53.
fn power_of_ten(power: i64) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

impl Cell for Box<str> {
    const COLUMNS: usize = 2;

    fn write(&self, to: &mut ColumnWriter) {
        to.text(self);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        from.text()
    }
}

impl Cell for LocalText {
    const COLUMNS: usize = 1;

    fn write(&self, to: &mut ColumnWriter) {
        to.local(self, TextKind::Name);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        from.local(TextKind::Name)
    }
}

record!(LonLat { lon: f64, lat: f64 });

impl Cell for Precision {
    const COLUMNS: usize = 3;

    fn write(&self, to: &mut ColumnWriter) {
        let (kind, part, day) = match *self {
            Self::Century => (0, 0, 0),
            Self::Decade => (1, 0, 0),
            Self::Year => (2, 0, 0),
            Self::Season(season) => (3, season, 0),
            Self::Month(month) => (4, month, 0),
            Self::Day(month, day) => (5, month, day),
        };
        to.number(kind);
        part.write(to);
        day.write(to);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let (kind, part, day) = (from.below(6), u8::read(from), u8::read(from));
        match kind {
            0 => Self::Century,
            1 => Self::Decade,
            2 => Self::Year,
            3 => Self::Season(part),
            4 => Self::Month(part),
            _ => Self::Day(part, day),
        }
    }
}

impl Cell for Date {
    const COLUMNS: usize = 1 + 2 * <Option<Moment> as Cell>::COLUMNS;

    fn write(&self, to: &mut ColumnWriter) {
        let (is_span, first, last) = match *self {
            Self::At(moment) => (false, Some(moment), None),
            Self::Span(from, until) => (true, from, until),
        };
        is_span.write(to);
        first.write(to);
        last.write(to);
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let (is_span, first, last) = (bool::read(from), Option::read(from), Option::read(from));
        match first {
            Some(moment) if !is_span => Self::At(moment),
            first => {
                from.is_sound &= is_span;
                Self::Span(first, last)
            }
        }
    }
}

/// Which kind of thing, and its row.
impl Cell for MentionTarget {
    const COLUMNS: usize = 2;

    fn write(&self, to: &mut ColumnWriter) {
        let (kind, index) = match *self {
            Self::Thing(Thing::Country(id)) => (0, id.index()),
            Self::Thing(Thing::Route(id)) => (1, id.index()),
            Self::Thing(Thing::Place(id)) => (2, id.index()),
            Self::Thing(Thing::Organisation(id)) => (3, id.index()),
            Self::Thing(Thing::Deal(id)) => (4, id.index()),
            Self::Thing(Thing::Event(id)) => (5, id.index()),
            Self::Figure(id) => (6, id.index()),
        };
        to.number(kind);
        to.number(number_from_count(index));
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let kind = from.below(7);
        Self::Thing(match kind {
            0 => Thing::Country(Cell::read(from)),
            1 => Thing::Route(Cell::read(from)),
            2 => Thing::Place(Cell::read(from)),
            3 => Thing::Organisation(Cell::read(from)),
            4 => Thing::Deal(Cell::read(from)),
            5 => Thing::Event(Cell::read(from)),
            _ => return Self::Figure(Cell::read(from)),
        })
    }
}

/// Which kind of thing, and its row.
impl Cell for AliasTarget {
    const COLUMNS: usize = 2;

    fn write(&self, to: &mut ColumnWriter) {
        let (kind, index) = match *self {
            Self::Thing(thing) => return MentionTarget::Thing(thing).write(to),
            Self::City(id) => (6, id.index()),
            Self::Person(id) => (7, id.index()),
        };
        to.number(kind);
        to.number(number_from_count(index));
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        let kind = from.below(8);
        Self::Thing(match kind {
            0 => Thing::Country(Cell::read(from)),
            1 => Thing::Route(Cell::read(from)),
            2 => Thing::Place(Cell::read(from)),
            3 => Thing::Organisation(Cell::read(from)),
            4 => Thing::Deal(Cell::read(from)),
            5 => Thing::Event(Cell::read(from)),
            6 => return Self::City(Cell::read(from)),
            _ => return Self::Person(Cell::read(from)),
        })
    }
}

record!(Alias { text: Box<str>, target: AliasTarget });

/// Which kind of row, and which.
impl Cell for Item {
    const COLUMNS: usize = 2;

    fn write(&self, to: &mut ColumnWriter) {
        let (kind, index) = match *self {
            Self::Figure(id) => (0, id.index()),
            Self::Deal(id) => (1, id.index()),
            Self::Event(id) => (2, id.index()),
            Self::Statement(id) => (3, id.index()),
            Self::Note(id) => (4, id.index()),
        };
        to.number(kind);
        to.number(number_from_count(index));
    }

    fn read(from: &mut ColumnReader<'_>) -> Self {
        match from.below(5) {
            0 => Self::Figure(Cell::read(from)),
            1 => Self::Deal(Cell::read(from)),
            2 => Self::Event(Cell::read(from)),
            3 => Self::Statement(Cell::read(from)),
            _ => Self::Note(Cell::read(from)),
        }
    }
}

record!(Mention { item: Item, target: MentionTarget });
