//! The packed form of the rows: how many each table has, then the report, then table after table.

use super::bytes::{Reader, Writer};
use super::columns::{Cell, ColumnReader, ColumnWriter};
use super::texts::{Library, TextKind};
use crate::geo::Geometry;
use crate::model::{Atlas, LocalText, RowId, TABLES, Table};

macro_rules! tables {
    ($($table:ident),+ $(,)?) => {
        /// Appends the rows; returns their texts, by kind. `None` when a table has too many rows.
        pub(super) fn write(atlas: &Atlas, writer: &mut Writer) -> Option<[Vec<LocalText>; TextKind::ALL.len()]> {
            $(writer.unsigned(u64::from(u16::try_from(atlas.$table.len()).ok()?));)+
            for count in [atlas.mentions.len(), atlas.aliases.len()] {
                writer.unsigned(u64::from(u16::try_from(count).ok()?));
            }
            writer.count(atlas.report.languages.len());
            let mut to = ColumnWriter::default();
            write_rows(std::slice::from_ref(&atlas.report), &mut to, writer);
            $(write_rows(atlas.$table.rows(), &mut to, writer);)+
            write_rows(&atlas.mentions, &mut to, writer);
            write_rows(&atlas.aliases, &mut to, writer);
            Some(to.texts)
        }

        /// Reads what [`write`] has written, all but the outlines; `None` for anything else.
        pub(super) fn read(reader: &mut Reader<'_>, stamp: u32) -> Option<(Atlas, Library)> {
            // Two more for the mentions and aliases, which have no ids.
            let lengths: Vec<u16> = (0..TABLES + 2).map(|_| reader.number()).collect::<Option<_>>()?;
            let [.., mentions, aliases] = *lengths else { return None };
            let library = Library::for_languages(stamp, usize::from(reader.byte()?));
            let mut from = ColumnReader::for_tables(lengths, library);
            let atlas = Atlas {
                report: read_rows(1, &mut from, reader).pop()?,
                $($table: read_table(&mut from, reader),)+
                mentions: read_rows(mentions, &mut from, reader),
                aliases: read_rows(aliases, &mut from, reader),
                geometry: Geometry::default(),
            };
            from.is_sound.then_some((atlas, from.library))
        }
    };
}

// In the order of the ids.
tables! {
    sections, sources, units, measures, countries, cities, waters, places, organisations, memberships, people, routes,
    milestones, deals, events, figures, statements, notes, charts, chart_series, shades,
}

fn write_rows<T: Cell>(rows: &[T], to: &mut ColumnWriter, writer: &mut Writer) {
    for row in rows {
        to.at = 0;
        row.write(to);
    }
    to.finish(T::COLUMNS, writer);
}

fn read_table<'a, K: RowId, T: Cell>(from: &mut ColumnReader<'a>, reader: &mut Reader<'a>) -> Table<K, T> {
    let count = from.length(K::TABLE) as u16;
    Table::from_rows(read_rows(count, from, reader))
}

#[inline(never)]
fn read_rows<'a, T: Cell>(count: u16, from: &mut ColumnReader<'a>, reader: &mut Reader<'a>) -> Vec<T> {
    from.begin(T::COLUMNS, reader);
    let mut rows = Vec::new();
    for _ in 0..count {
        from.at = 0;
        rows.push(T::read(from));
        if !from.is_sound {
            break;
        }
    }
    from.end();
    rows
}
