//! The form of every cell: required, typed, constrained, and safe to open in a spreadsheet.

use super::words::fix_for_word;
use crate::author::read::{Cell, Finding, RowRef, Sheet, Workbook};
use crate::author::schema::{Field, FieldType};
use regex_lite::Regex;

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
    if text.trim() != text {
        return fault(format!("\"{text}\" begins or ends with a space"), "remove it");
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
        let fix = match field.description.as_str() {
            "" => "write it so".to_owned(),
            description => format!("write it as described: {description}"),
        };
        return Some((format!("\"{text}\" does not have the form {pattern}"), fix));
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
