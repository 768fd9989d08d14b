//! Where the report says it: the place must exist in the report.

use crate::author::locator::{At, at_from_text};
use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{LocatorPart, SectionKind, Vocabulary};

/// Locators that are half given, run backwards or point past the end of their section.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let with_locators = workbook.sheets.iter().filter(|sheet| sheet.has("section") && sheet.has("at"));
    with_locators.flat_map(|sheet| sheet.rows().filter_map(|row| fault(workbook, row))).collect()
}

fn fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    if row.text("section").is_some() && row.is_empty("at") {
        return Some(row.finding("at", "the locator names no place in its section", "add it, like p3"));
    }
    let text = row.text("at")?;
    if row.is_empty("section") {
        return Some(row.finding(
            "section",
            format!("the locator {text} names no section"),
            "add the section",
        ));
    }
    let Some(At { part, first, last }) = at_from_text(text) else {
        return Some(row.finding("at", format!("{text} counts past 255"), "correct the number"));
    };
    if first > last {
        return Some(row.finding("at", format!("{text} runs backwards"), "write the lower number first"));
    }
    let section = workbook.follow(row, "section")?;
    let extents = extents(section)?;
    let has_room = extents.iter().any(|(extent, count)| *extent == part && i64::from(last) <= *count);
    (!has_room).then(|| {
        let what = format!("section \"{}\" has no {text}", row.text("section").unwrap_or_default());
        row.finding("at", what, format!("it has {}", in_words(&extents)))
    })
}

/// What a section counts, and how far; `None` when that has been called wrong already.
fn extents(section: RowRef<'_>) -> Option<[(LocatorPart, i64); 3]> {
    let part = match SectionKind::from_spelling(section.text("kind")?)? {
        SectionKind::Prose => LocatorPart::Paragraph,
        SectionKind::Table => LocatorPart::Row,
        SectionKind::Chronology => LocatorPart::Entry,
    };
    let count = |column: &str| if section.is_empty(column) { Some(0) } else { section.parse(column) };
    Some([
        (part, count("items")?),
        (LocatorPart::Note, count("notes")?),
        (LocatorPart::Item, count("bullets")?),
    ])
}

fn in_words(extents: &[(LocatorPart, i64)]) -> String {
    let runs = extents.iter().filter(|(_, count)| *count > 0).map(|(part, count)| {
        let letter = part.as_str();
        if *count == 1 { format!("{letter}1") } else { format!("{letter}1 to {letter}{count}") }
    });
    runs.collect::<Vec<_>>().join(" and ")
}
