//! Figures: of something, possible, and of one kind with those that they are drawn and summed with.

use crate::author::read::{Finding, RowRef, Workbook};
use crate::model::{Basis, Decimal, Dimension, Modality, RouteKind, Vocabulary};
use std::collections::{BTreeMap, HashMap};

/// Columns that may say what a figure is of.
const SUBJECTS: [&str; 6] = ["country", "organisation", "route", "place", "deal", "event"];

/// Columns that are empty where a figure is of a route alone.
const BESIDE_ROUTE: [&str; 3] = ["deal", "place", "organisation"];

/// Figures of nothing.
pub(super) fn check_subject(workbook: &Workbook) -> Vec<Finding> {
    let without = workbook.rows("figures").filter(|row| SUBJECTS.iter().all(|column| row.is_empty(column)));
    let findings = without.map(|row| {
        let fix = format!("fill in one of {}", SUBJECTS.join(", "));
        row.finding("country", "the figure has no subject", fix)
    });
    findings.collect()
}

/// Figures that cannot be: unreadable, shares over the whole, counts below nothing or in parts, ranges that run backwards.
pub(super) fn check_values(workbook: &Workbook) -> Vec<Finding> {
    workbook.rows("figures").filter_map(|row| fault(workbook, row)).collect()
}

fn fault(workbook: &Workbook, row: RowRef<'_>) -> Option<Finding> {
    for column in ["value", "value_to"] {
        if let Some(Err(error)) = row.text(column).map(str::parse::<Decimal>) {
            return Some(row.finding(column, format!("the number is {error}"), "round it"));
        }
    }
    let value: Decimal = row.parse("value")?;
    let upper: Option<Decimal> = row.parse("value_to");
    if let Some(upper) = upper.filter(|upper| upper.to_f64() <= value.to_f64()) {
        let what = format!("the range runs from {value} to {upper}");
        return Some(row.finding("value_to", what, "write the lower end in value, the upper in value_to"));
    }
    let unit = workbook.follow(row, "unit")?;
    let dimension = Dimension::from_spelling(unit.text("dimension")?)?;
    let scale: f64 = unit.parse("scale")?;
    let (column, most) = upper.map_or(("value", value), |upper| ("value_to", upper));
    let is_derived = row.text("basis") == Some(Basis::Derived.as_str());
    if value.to_f64() < 0.0 && !is_derived && !may_be_negative(dimension) {
        let what = format!("{value} {} is less than nothing", unit.text("id")?);
        Some(row.finding("value", what, "correct the value or the unit"))
    } else if dimension == Dimension::Rank && value.to_f64() < 1.0 {
        Some(row.finding("value", format!("there is no place {value} in an order"), "count from 1"))
    } else if dimension == Dimension::Share && most.to_f64() * scale > 1.0 + 1e-9 {
        let what = format!("{most} {} is more than the whole", unit.text("id")?);
        Some(row.finding(column, what, "correct the value, or use a unit of dimension rate or ratio"))
    } else if dimension == Dimension::Count
        && (scale - 1.0).abs() < 1e-9
        && !is_derived
        && most.to_f64().fract() != 0.0
    {
        let what = format!("{most} {} is no whole number", unit.text("id")?);
        Some(row.finding(column, what, "correct the value, or use a larger unit"))
    } else {
        None
    }
}

/// What falls as well as rises, money, which is also owed, and time, which is counted from somewhere.
const fn may_be_negative(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Money
            | Dimension::MoneyRate
            | Dimension::Rate
            | Dimension::Ratio
            | Dimension::Share
            | Dimension::Time
    )
}

/// Figures that are counted in something else than most of their measure.
pub(super) fn check_dimensions(workbook: &Workbook) -> Vec<Finding> {
    let mut by_measure: BTreeMap<&str, Vec<(RowRef<'_>, Dimension)>> = BTreeMap::new();
    for row in workbook.rows("figures") {
        let dimension = workbook.follow(row, "unit").and_then(|unit| unit.text("dimension"));
        if let Some((measure, dimension)) =
            row.text("measure").zip(dimension.and_then(Dimension::from_spelling))
        {
            by_measure.entry(measure).or_default().push((row, dimension));
        }
    }
    by_measure.into_iter().flat_map(|(measure, rows)| dimension_faults(measure, &rows)).collect()
}

fn dimension_faults(measure: &str, rows: &[(RowRef<'_>, Dimension)]) -> Vec<Finding> {
    let count =
        |wanted: Dimension| rows.iter().filter(|(_, other)| family_of(*other) == family_of(wanted)).count();
    // Of two that are as many, the one that stands first in the file.
    let usual = rows.iter().rev().map(|(_, dimension)| *dimension).max_by_key(|dimension| count(*dimension));
    let Some(usual) = usual else { return Vec::new() };
    let others = rows.iter().filter(|(_, dimension)| family_of(*dimension) != family_of(usual));
    let findings = others.map(|(row, dimension)| {
        let what = format!(
            "\"{}\" is of dimension {}, but figures of \"{measure}\" are of {}",
            row.text("unit").unwrap_or_default(),
            dimension.as_str(),
            usual.as_str()
        );
        row.finding("unit", what, "correct the unit, or give the figure another measure")
    });
    findings.collect()
}

/// Dimensions that one measure may mix: how many there are and which of them it is; parts, their changes and multiples.
const fn family_of(dimension: Dimension) -> Dimension {
    match dimension {
        Dimension::Rank => Dimension::Count,
        Dimension::Rate | Dimension::Ratio => Dimension::Share,
        other => other,
    }
}

/// What routes carry or can carry: in volume though no pipe carries it, or a capacity that would be counted twice.
pub(super) fn check_capacities(workbook: &Workbook) -> Vec<Finding> {
    let mut first: HashMap<[&str; 4], usize> = HashMap::new();
    let findings = workbook.rows("figures").filter_map(|row| {
        let dimension = capacity_dimension(workbook, row)?;
        let kind =
            workbook.follow(row, "route").and_then(|route| RouteKind::from_spelling(route.text("kind")?));
        let is_pipe = kind.is_none_or(RouteKind::is_piped);
        if dimension == Dimension::VolumeRate && !is_pipe {
            let what = format!("\"{}\" is no pipeline and has a capacity in volume", row.text("route")?);
            return Some(row.finding("route", what, "correct the route or the unit"));
        }
        row.text("value")?;
        let modality = row.text("modality")?;
        if !Modality::from_spelling(modality)?.is_built_for() {
            return None;
        }
        let key =
            [row.text("route")?, row.text("measure")?, row.text("period").unwrap_or_default(), modality];
        let number = *first.entry(key).or_insert(row.number());
        (number != row.number()).then(|| {
            let what = format!("row {number} gives the same capacity of \"{}\" for the same time", key[0]);
            row.finding("route", what, "keep one of them, or tell them apart by period, modality or measure")
        })
    });
    findings.collect()
}

/// Whether a figure is surely none of those that are summed by year as what routes can carry.
pub(super) fn is_no_capacity(workbook: &Workbook, row: RowRef<'_>) -> bool {
    let modality = row.text("modality").and_then(Modality::from_spelling);
    let additive = workbook.follow(row, "measure").and_then(|measure| measure.text("additive"));
    modality.is_some_and(|modality| !modality.is_built_for())
        || additive == Some("false")
        || BESIDE_ROUTE.iter().any(|column| row.text(column).is_some())
}

/// Whether a figure counts what flows in a year.
pub(super) fn is_flow(workbook: &Workbook, row: RowRef<'_>) -> bool {
    let unit = workbook.follow(row, "unit");
    let dimension = unit.and_then(|unit| Dimension::from_spelling(unit.text("dimension")?));
    matches!(dimension, Some(Dimension::VolumeRate | Dimension::MassRate))
}

/// The dimension of a figure that tells what a route, and it alone, can carry or carries.
fn capacity_dimension(workbook: &Workbook, row: RowRef<'_>) -> Option<Dimension> {
    let is_of_route_alone = BESIDE_ROUTE.iter().all(|column| row.is_empty(column));
    let is_additive = workbook.follow(row, "measure")?.text("additive") == Some("true");
    let dimension = Dimension::from_spelling(workbook.follow(row, "unit")?.text("dimension")?)?;
    let is_of_capacity = row.text("route").is_some() && is_of_route_alone && is_additive;
    (is_of_capacity && is_flow(workbook, row)).then_some(dimension)
}
