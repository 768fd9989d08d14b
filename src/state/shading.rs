//! Countries shaded: who belongs to an organisation, or a figure in classes.
//!
//! Classes hold equally many countries as far as equal values allow: the values of a report spread too unevenly for steps of
//! equal width, which would leave all countries but one or two in the lowest. Their bounds are values that occur.

use super::{CountryFill, Fill, Filter, Shading, Tenure, is_asked, tenure_in};
use crate::order::{rank_of, sort_by_rank};
use crate::text::{Texts, axis_range, quantity};
use heartland_data::{
    Atlas,
    model::{CountryId, Figure, Language, LocalText, MemberRole, OrganisationId, RowId, Shade},
};

/// What the report offers to shade countries by, and what they are shaded by: organisations, then figures.
pub fn shadings_listed(atlas: &Atlas, shading: Option<Shading>) -> Vec<Shading> {
    let members = atlas.organisations.iter().map(|(id, row)| (Shading::Members(id), row.is_tint));
    let figures = atlas.shades.iter().map(|(id, _)| (Shading::Figures(id), true));
    // A link and a host may ask for one that is not offered.
    let is_listed = |it: &(Shading, bool)| it.1 || Some(it.0) == shading;
    members.chain(figures).filter(is_listed).map(|it| it.0).collect()
}

/// The name of a shading; `None` for one of another atlas.
pub fn shading_name(atlas: &Atlas, shading: Shading) -> Option<&LocalText> {
    match shading {
        Shading::Members(id) => atlas.organisations.get(id).map(|organisation| &organisation.name),
        Shading::Figures(id) => atlas.shades.get(id).map(|shade| &shade.name),
    }
}

/// The fills of a shading at the end of a year, or in the report's time.
pub(super) fn fills_of(
    atlas: &Atlas,
    shading: Shading,
    year: Option<i16>,
    (language, texts): (Language, &Texts),
) -> Vec<CountryFill> {
    match shading {
        Shading::Members(organisation) => members_of(atlas, organisation, year),
        Shading::Figures(shade) => {
            let note = |figure: &Figure| Some(written(atlas, figure, language, texts));
            let classed = atlas.shades.get(shade).map(|shade| classes_of(atlas, shade)).unwrap_or_default();
            let fill = |(country, class, figure): (CountryId, u8, &Figure)| CountryFill {
                country,
                fill: Fill::Class(class),
                note: note(figure),
            };
            classed.into_iter().map(fill).collect()
        }
    }
}

/// What each fill on the map stands for, in words: kinds of membership, or the least and largest value of a class. Empty
/// without a shading, and for an organisation that nobody belongs to in the year.
pub fn shading_key(atlas: &Atlas, filter: &Filter, language: Language, texts: &Texts) -> Vec<(Fill, String)> {
    match filter.shading {
        None => Vec::new(),
        Some(Shading::Members(organisation)) => {
            let fills = members_of(atlas, organisation, filter.year);
            let words = [(Fill::Member, texts.shading_member), (Fill::Associate, texts.shading_associate)];
            let is_used = |fill: Fill| fills.iter().any(|other| other.fill == fill);
            words
                .into_iter()
                .filter(|(fill, _)| is_used(*fill))
                .map(|(fill, it)| (fill, it.to_owned()))
                .collect()
        }
        Some(Shading::Figures(shade)) => {
            let classed = atlas.shades.get(shade).map(|shade| classes_of(atlas, shade)).unwrap_or_default();
            let bounds = |class: u8| {
                let of_it = || classed.iter().filter(|it| it.1 == class).map(|it| it.2);
                let (least, most) = (of_it().next()?, of_it().next_back()?);
                // Equal amounts may be spelled apart.
                let is_range = rank_of(least.value.to_f64()) != rank_of(most.value.to_f64());
                let value_to = is_range.then_some(most.value);
                let symbol = atlas.units.get(least.unit).map_or("", |unit| unit.symbol.get(language));
                // The unit once, with the first.
                let is_first = classed.first().is_some_and(|first| first.1 == class);
                Some((Fill::Class(class), axis_range(texts, (least.value, value_to), symbol, is_first)))
            };
            (0..Fill::CLASSES).filter_map(bounds).collect()
        }
    }
}

fn written(atlas: &Atlas, figure: &Figure, language: Language, texts: &Texts) -> String {
    let Some(unit) = atlas.units.get(figure.unit) else { return String::new() };
    quantity(texts, figure, unit, unit.symbol.get(language))
}

/// The figures of a shade with their countries and classes, least first.
fn classes_of<'a>(atlas: &'a Atlas, shade: &Shade) -> Vec<(CountryId, u8, &'a Figure)> {
    let is_wanted = |figure: &&Figure| is_asked(figure, shade.measure, shade.counterpart, shade.period);
    let wanted = atlas.figures.rows().iter().filter(is_wanted);
    let mut figures: Vec<(CountryId, &Figure)> =
        wanted.filter_map(|figure| Some((figure.country?, figure))).collect();
    sort_by_rank(&mut figures, |(_, figure)| rank_of(figure.value.to_f64()));
    let values: Vec<f64> = figures.iter().map(|(_, figure)| figure.value.to_f64()).collect();
    let classes = quantiles(&values);
    figures.into_iter().zip(classes).map(|((country, figure), class)| (country, class, figure)).collect()
}

/// Classes of ascending values, as even in number as can be with equal values in one class. Of fewer values than classes the
/// least has the lowest class, and some classes are not used.
fn quantiles(values: &[f64]) -> Vec<u8> {
    let count = values.len().max(1);
    let mut classes: Vec<u8> = Vec::with_capacity(values.len());
    let mut before: Option<f64> = None;
    for (index, value) in values.iter().enumerate() {
        let class = match (before, classes.last()) {
            (Some(before), Some(class)) if before.to_bits() == value.to_bits() => *class,
            _ => (index * usize::from(Fill::CLASSES) / count) as u8,
        };
        classes.push(class);
        before = Some(*value);
    }
    classes
}

/// Countries tied to an organisation at the end of a year, or in the report's time; a full membership comes before any
/// other tie.
fn members_of(atlas: &Atlas, organisation: OrganisationId, year: Option<i16>) -> Vec<CountryFill> {
    let mut fills: Vec<Option<Fill>> = vec![None; atlas.countries.len()];
    for membership in atlas.memberships.rows() {
        if membership.organisation != organisation || tenure_in(atlas, membership, year) != Tenure::InForce {
            continue;
        }
        let slot = membership.country.and_then(|country| fills.get_mut(country.index()));
        if let Some(slot) = slot.filter(|slot| **slot != Some(Fill::Member)) {
            let is_member = membership.role == MemberRole::Member;
            *slot = Some(if is_member { Fill::Member } else { Fill::Associate });
        }
    }
    let fills = atlas.countries.iter().zip(fills);
    fills.filter_map(|((country, _), fill)| Some(CountryFill { country, fill: fill?, note: None })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_even_and_keep_equals_together() {
        assert_eq!(quantiles(&[]), Vec::<u8>::new());
        assert_eq!(quantiles(&[7.0]), [0]);
        assert_eq!(quantiles(&[1.0, 2.0]), [0, 2]);
        assert_eq!(quantiles(&[1.0, 2.0, 3.0]), [0, 1, 3]);
        assert_eq!(quantiles(&[1.0, 2.0, 3.0, 4.0, 90.0]), [0, 1, 2, 3, 4]);
        assert_eq!(
            quantiles(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 90.0]),
            [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
        );
        assert_eq!(quantiles(&[1.0, 1.0, 1.0, 1.0, 2.0]), [0, 0, 0, 0, 4]);
    }
}
