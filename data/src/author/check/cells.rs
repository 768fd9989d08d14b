//! The form of every cell: required, typed, constrained, safe to open in a spreadsheet, and all of it to be seen.

use super::{
    misread::{has_lost_letters, misread},
    words::fix_for_word,
};
use crate::author::read::{Cell, Finding, RowRef, Sheet, Workbook};
use crate::author::schema::{Field, FieldFormat, FieldType, is_address};
use regex_lite::Regex;

/// What spreadsheets write into a cell that they cannot compute.
const SPREADSHEET_ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Cells that are empty though they may not be, that a spreadsheet would run, or that are not of their type.
pub(super) fn check_form(workbook: &Workbook) -> Vec<Finding> {
    workbook.sheets.iter().flat_map(|sheet| faults(sheet, form_fault)).collect()
}

/// Cells that break a constraint of their column.
pub(super) fn check_constraints(workbook: &Workbook) -> Vec<Finding> {
    workbook.sheets.iter().flat_map(|sheet| faults(sheet, constraint_fault)).collect()
}

type Fault = Option<(String, String)>;

fn faults(sheet: &Sheet, fault: impl Fn(Cell<'_>, &Field, Option<&Regex>) -> Fault) -> Vec<Finding> {
    let columns = sheet.resource.schema.fields.iter().flat_map(|field| {
        // Patterns have been tried when the schema was read.
        let pattern = field.constraints.pattern.as_deref().and_then(|pattern| Regex::new(pattern).ok());
        let fault = &fault;
        sheet.rows().filter_map(move |row: RowRef<'_>| {
            let (what, fix) = fault(row.cell(&field.name), field, pattern.as_ref())?;
            Some(row.finding(&field.name, what, fix))
        })
    });
    columns.collect()
}

fn form_fault(cell: Cell<'_>, field: &Field, _: Option<&Regex>) -> Fault {
    let fault = |what: String, fix: &str| Some((what, fix.to_owned()));
    let text = match cell {
        Cell::Empty if field.constraints.required => {
            return fault("the cell is empty".to_owned(), "fill it in");
        }
        Cell::Empty | Cell::Broken => return None,
        Cell::Sound(text) => text,
    };
    let may_be_negative = field.r#type != FieldType::String || field.constraints.pattern.is_some();
    if text.starts_with(['=', '+', '@', '\t', '\r']) || text.starts_with('-') && !may_be_negative {
        let what = format!("a spreadsheet would run {text:?} as a formula");
        return fault(what, "begin it with another character");
    }
    if let Some(fault) = unseen_fault(text) {
        return Some(fault);
    }
    if SPREADSHEET_ERRORS.contains(&text) {
        return fault(format!("a spreadsheet wrote {text} here"), "write what belongs in the cell");
    }
    if text.trim() != text {
        return fault(format!("\"{text}\" begins or ends with a space"), "remove it");
    }
    if text.contains("  ") {
        return fault("two spaces follow each other".to_owned(), "leave one");
    }
    if let Some(signs) = misread(text) {
        return fault(
            format!("\"{signs}\" is what becomes of a letter that is read in another encoding"),
            "write the letter, and save the file as UTF-8",
        );
    }
    if has_lost_letters(text) {
        return fault(
            "letters of the cell were lost: a program wrote ? for each".to_owned(),
            "write them, and save the file as UTF-8",
        );
    }
    match field.r#type {
        FieldType::Integer if text.parse::<i64>().is_err() => {
            fault(format!("\"{text}\" is not a whole number"), "write digits only")
        }
        FieldType::Number if number_from_text(text).is_none() => {
            fault(format!("\"{text}\" is not a number"), "write digits with a decimal point, like 25.68")
        }
        FieldType::Boolean if !matches!(text, "true" | "false") => {
            fault(format!("\"{text}\" is neither true nor false"), "write true or false")
        }
        _ => None,
    }
}

/// A character that nobody sees, or that stands for one that was lost. Line breaks count as spaces. What joins letters or keeps
/// them apart, and the marks of direction, are let through: some languages are not written without them.
fn unseen_fault(text: &str) -> Fault {
    let is_unseen = |letter: &char| {
        letter.is_control() && !matches!(letter, '\n' | '\r')
            || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || *letter == char::REPLACEMENT_CHARACTER
    };
    let found = text.chars().find(is_unseen)?;
    let (what, fix) = match found {
        '\t' => ("a tab stands in the cell".to_owned(), "write a space in its place"),
        char::REPLACEMENT_CHARACTER => (
            "a letter of the cell was lost (U+FFFD)".to_owned(),
            "write the letter, and save the file as UTF-8",
        ),
        _ => {
            let what =
                format!("a character that cannot be seen (U+{:04X}) stands in the cell", u32::from(found));
            (what, "delete it, or write the cell anew")
        }
    };
    Some((what, fix.to_owned()))
}

/// A number in digits: neither infinite nor an English word for not being one.
fn number_from_text(text: &str) -> Option<f64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    is_plain.then(|| text.parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}

fn constraint_fault(cell: Cell<'_>, field: &Field, pattern: Option<&Regex>) -> Fault {
    let Cell::Sound(text) = cell else { return None };
    let constraints = &field.constraints;
    let words = constraints.r#enum.iter().map(String::as_str);
    if !constraints.r#enum.is_empty() && !words.clone().any(|word| word == text) {
        return Some((format!("unknown {} \"{text}\"", field.name), fix_for_word(text, words)));
    }
    if let Some(pattern) = pattern.filter(|pattern| !pattern.is_match(text)) {
        let of_field = match field.description.as_str() {
            "" => (format!("\"{text}\" does not have the form {pattern}"), "write it so".to_owned()),
            description => (
                format!("\"{text}\" does not have the right form"),
                format!("write it as described: {description}"),
            ),
        };
        return Some(of_field);
    }
    if field.format == FieldFormat::Uri && !is_address(text) {
        let fix = "write it from https:// on, without spaces";
        return Some((format!("\"{text}\" is no address that a browser can go to"), fix.to_owned()));
    }
    let number = number_from_text(text).filter(|_| field.r#type != FieldType::String)?;
    let is_latitude = field.name == "lat" && number.abs() <= 180.0;
    let fix = |fix: String| if is_latitude { format!("{fix}; are lon and lat swapped?") } else { fix };
    let over = constraints.maximum.filter(|most| number > *most);
    let under = constraints.minimum.filter(|least| number < *least);
    let at_most = constraints.exclusive_minimum.filter(|bound| number <= *bound);
    if let Some(most) = over {
        Some((format!("{text} is more than {most}"), fix(format!("write at most {most}"))))
    } else if let Some(least) = under {
        Some((format!("{text} is less than {least}"), fix(format!("write at least {least}"))))
    } else {
        at_most.map(|bound| (format!("{text} is not more than {bound}"), format!("write more than {bound}")))
    }
}
