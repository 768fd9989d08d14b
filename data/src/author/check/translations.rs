//! Translations: every text that needs one has one, in another language, and none is left over.

use super::words::{fix_for_id, fix_for_word};
use crate::author::Violation;
use crate::author::read::{Finding, RowRef, Sheet, Workbook};
use crate::author::schema::PACKAGE_FILE;
use std::collections::HashSet;

/// Columns that say what is translated.
const KEY: [&str; 3] = ["table", "id", "field"];

/// A text of so many words is not the same in two languages.
const FEWEST_WORDS: usize = 6;

/// Name of the table that holds the texts in a language.
pub(crate) fn table_of_language(language: &str) -> String {
    format!("i18n-{language}")
}

/// Texts without a translation, and translations without a text or in the wrong language.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for language in workbook.package.heartland.languages.iter().skip(1) {
        let name = table_of_language(language);
        let Some(sheet) = workbook.sheet(&name) else {
            let what = format!("there is no table \"{name}\" for the language \"{language}\"");
            findings.push(Violation::in_file(PACKAGE_FILE, 1, what, "add it to resources").into());
            continue;
        };
        findings.extend(
            sheet.rows().filter_map(|row| stray(workbook, row).or_else(|| untranslated(workbook, row))),
        );
        // A lost column of the key loses all texts.
        let has_key = KEY.iter().all(|column| sheet.rows().any(|row| !row.raw(column).is_empty()));
        if sheet.is_whole && (has_key || sheet.rows().next().is_none()) {
            findings.extend(missing(workbook, sheet, language));
        }
    }
    findings
}

/// A translation of nothing.
fn stray(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let translated = || workbook.sheets.iter().filter(|sheet| !sheet.resource.translate.is_empty());
    let name = row.text("table")?;
    let Some(sheet) = translated().find(|sheet| sheet.resource.name == name) else {
        let names = translated().map(|sheet| sheet.resource.name.as_str()).collect::<Vec<_>>();
        let what = format!("no table \"{name}\" is translated");
        return Some(row.finding("table", what, fix_for_word(name, names.into_iter())));
    };
    let columns = sheet.resource.translate.iter().map(String::as_str);
    let field = row.text("field")?;
    if !columns.clone().any(|column| column == field) {
        let what = format!("no column \"{field}\" of {name} is translated");
        return Some(row.finding("field", what, fix_for_word(field, columns)));
    }
    let id = row.text("id")?;
    let Some(original) = sheet.find(id) else {
        let fix = fix_for_id(id, sheet);
        return sheet.is_whole.then(|| row.finding("id", format!("unknown id \"{id}\" of {name}"), fix));
    };
    original.is_empty(field).then(|| {
        let what = format!("{field} of \"{id}\" is empty in {}", sheet.resource.path);
        row.finding("field", what, "delete the translation, or write the text")
    })
}

/// A text that has been copied and not translated. Names and short labels may be the same in two languages.
fn untranslated(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let text = row.text("text")?;
    let original = workbook.find(row.text("table")?, row.text("id")?)?.text(row.text("field")?)?;
    (text == original && text.split_whitespace().count() >= FEWEST_WORDS)
        .then(|| row.finding("text", "the text is that of the tables' own language", "translate it"))
}

/// Texts that the language lacks.
fn missing(workbook: &Workbook, translations: &Sheet, language: &str) -> Vec<Finding> {
    // Also those that something is wrong with: their texts are there.
    let present: HashSet<[&str; 3]> =
        translations.rows().map(|row| KEY.map(|column| row.raw(column))).collect();
    let mut findings = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet.resource.name.as_str();
        for (column, row) in
            sheet.resource.translate.iter().flat_map(|column| sheet.rows().map(move |row| (column, row)))
        {
            let (Some(text), Some(id)) = (row.text(column), row.text("id")) else { continue };
            if !present.contains(&[name, id, column]) {
                let what = format!("\"{text}\" has no text in the language \"{language}\"");
                let fix = format!("add {name},{id},{column} to {}", translations.resource.path);
                findings.push(row.finding(column, what, fix));
            }
        }
    }
    findings
}
