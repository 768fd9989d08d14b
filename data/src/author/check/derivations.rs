//! Derived figures: computed anew from the figures that they name.

use super::words::{fix_for_id, fix_for_word};
use crate::author::derivation::{Derivation, derivation_from_text};
use crate::author::interval::Interval;
use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Decimal, Operation, Vocabulary};

/// Derivations of the wrong form, of unknown figures, and those that come back to their own figure.
pub(super) fn check_form(workbook: &Workbook) -> Vec<Finding> {
    let with_derivation = workbook.rows("figures").filter_map(|row| Some((row, row.text("derivation")?)));
    with_derivation.filter_map(|(row, text)| form_fault(workbook, row, text)).collect()
}

fn form_fault(workbook: &Workbook, row: RowRef<'_>, text: &str) -> Option<Finding> {
    let finding = |what: String, fix: String| Some(row.finding("derivation", what, fix));
    let Some((word, _)) = text.split_once(':') else {
        return finding(format!("\"{text}\" is not a derivation"), "write it like sum: id id".to_owned());
    };
    let Some(Derivation { operation, inputs }) = derivation_from_text(text) else {
        let words = Operation::ALL.iter().map(|operation| operation.as_str());
        return finding(format!("unknown operation \"{word}\""), fix_for_word(word, words));
    };
    let fits = if operation.is_of_two() { inputs.len() == 2 } else { !inputs.is_empty() };
    if !fits {
        let wanted = if operation.is_of_two() { "two" } else { "one or more" };
        return finding(format!("\"{word}\" has {} figures", inputs.len()), format!("name {wanted}"));
    }
    let unknown = inputs.iter().find(|id| workbook.find("figures", id).is_none());
    if let Some(id) = unknown {
        let figures = row.sheet;
        let fix = fix_for_id(id, figures);
        return if figures.is_whole { finding(format!("unknown figure \"{id}\""), fix) } else { None };
    }
    let id = row.text("id")?;
    let cycle = path_back(workbook, id)?;
    // A cycle is told once, of its first figure.
    let is_first = cycle.iter().filter_map(|id| row.sheet.find(id)).all(|other| other.index >= row.index);
    if !is_first {
        return None;
    }
    finding(
        format!("the figure is computed from itself ({})", cycle.join(" <- ")),
        "compute it from figures of the report".to_owned(),
    )
}

/// The way from a figure through its inputs back to it.
fn path_back<'a>(workbook: &'a Workbook, id: &'a str) -> Option<Vec<&'a str>> {
    let mut paths: Vec<Vec<&str>> = vec![vec![id]];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(path) = paths.pop() {
        for input in inputs_of(workbook, path.last()?) {
            let longer: Vec<&str> = path.iter().copied().chain([input]).collect();
            if input == id {
                return Some(longer);
            }
            if !seen.contains(&input) {
                seen.push(input);
                paths.push(longer);
            }
        }
    }
    None
}

/// The figures that a figure is computed from.
pub(super) fn inputs_of<'a>(workbook: &'a Workbook, id: &str) -> Vec<&'a str> {
    let text = workbook.find("figures", id).and_then(|row| row.text("derivation"));
    text.and_then(derivation_from_text).map(|derivation| derivation.inputs).unwrap_or_default()
}

/// Derived figures that are not what their derivation gives, at the digits that they state.
///
/// One computed from another at fault may be right: it is judged once the other is.
pub(super) fn check_values(workbook: &Workbook) -> Vec<Finding> {
    let faults =
        workbook.rows("figures").filter_map(|row| Some((row.text("id")?, value_fault(workbook, row)?)));
    let (ids, findings): (Vec<&str>, Vec<Finding>) = faults.unzip();
    let is_first = |id: &&str| !inputs_of(workbook, id).iter().any(|input| ids.contains(input));
    ids.iter().zip(findings).filter(|(id, _)| is_first(id)).map(|(_, finding)| finding).collect()
}

fn value_fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    let derivation = derivation_from_text(row.text("derivation")?)?;
    let unit = workbook.follow(row, "unit")?;
    let dimension = unit.text("dimension")?;
    let rows = derivation.inputs.iter().map(|id| workbook.find("figures", id));
    let rows: Vec<RowRef<'_>> = rows.collect::<Option<_>>()?;
    let mut inputs = Vec::new();
    for &input in &rows {
        let input_unit = workbook.follow(input, "unit")?;
        let input_dimension = input_unit.text("dimension")?;
        if derivation.operation.keeps_dimension() && input_dimension != dimension {
            let what = format!(
                "\"{}\" (row {}) is of dimension {input_dimension} and the {} of dimension {dimension}",
                input.text("id")?,
                input.number(),
                derivation.operation.as_str()
            );
            return Some(row.finding("derivation", what, "combine figures of one dimension"));
        }
        inputs.push(interval_of(input)?.scaled(input_unit.parse("scale")?));
    }
    if let (Operation::Ratio | Operation::Percent, [_, divisor]) = (derivation.operation, inputs.as_slice())
        && divisor.inverse().is_none()
    {
        let what = format!("the {} divides by a figure that is 0 or may be", derivation.operation.as_str());
        return Some(row.finding("derivation", what, "correct that figure, or compute it otherwise"));
    }
    let computed = derivation.operation.of(&inputs)?.scaled(1.0 / unit.parse::<f64>("scale")?);
    let columns = [("value", computed.low), ("value_to", computed.high)];
    let is_range = computed.high > computed.low;
    if !is_range && row.text("value_to").is_some() {
        return Some(row.finding("value_to", "the derivation gives no range", "leave it empty"));
    }
    columns.into_iter().take(if is_range { 2 } else { 1 }).find_map(|(column, computed)| {
        let is_empty = row.is_empty(column);
        let decimals = row.parse::<Decimal>(if is_empty { "value" } else { column })?.decimals();
        let rounded = Decimal::from_f64(computed, decimals)
            .map_or_else(|| computed.to_string(), |rounded| rounded.to_string());
        if is_empty {
            let what = format!("the inputs are ranges, and their {} is one", derivation.operation.as_str());
            return Some(row.finding(column, what, format!("write {rounded}")));
        }
        let stated: Decimal = row.parse(column)?;
        // A number halfway between two may be rounded either way.
        let slack = 0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9 * computed.abs();
        ((stated.to_f64() - computed).abs() > slack).then(|| {
            let what = format!("{stated} stands here and the derivation gives {rounded}");
            let inputs = rows.iter().map(|input| format!("\"{}\" (row {})", input.raw("id"), input.number()));
            let inputs = inputs.collect::<Vec<_>>().join(", ");
            let fix = format!("correct the value, the unit, the derivation or one of its inputs: {inputs}");
            row.finding(column, what, fix)
        })
    })
}

/// The value of a figure in its own unit.
fn interval_of(row: RowRef<'_>) -> Option<Interval> {
    let low = row.parse::<Decimal>("value")?.to_f64();
    let high = if row.is_empty("value_to") { low } else { row.parse::<Decimal>("value_to")?.to_f64() };
    Some(Interval { low, high })
}
