//! The sentence that says of a thing what it is and how much the report has about it: read on the page, and heard on the map.

use super::{
    Desk,
    compose::{country_name, kind_words},
    figure_value, figures_of, series_of,
};
use crate::{
    state::{Tenure, is_capacity, tenure_in},
    text::{SentenceTexts, capitals, date_text, fill, number_text, sentence_texts},
};
use heartland_data::model::{
    Basis, CountryId, Dimension, Figure, FigureId, Item, MemberRole, Modality, OrganisationKind, PlaceId,
    Route, RouteExactness, RouteId, RouteKind, RouteStatus, Thing, Vocabulary,
};

/// What a thing is, then its sentence: for those who hear the map. Its name is not in it.
pub fn spoken(desk: &Desk<'_>, thing: Thing) -> String {
    let kind = match thing {
        // A country goes without saying.
        Thing::Country(_) => Vec::new(),
        _ => kind_words(desk, thing),
    };
    // How exact the line or the point is comes third, and is left to the dossier.
    let kind = kind.into_iter().take(2).collect::<Vec<_>>().join(desk.texts.list_mark);
    let sentence = sentence(desk, thing, desk.relations.items(thing));
    if kind.is_empty() {
        return sentence;
    }
    let gap = if sentence.is_empty() { "" } else { desk.words().gap };
    [&kind, desk.words().stop, gap, &sentence].concat()
}

/// How much the report has about a thing.
pub fn counted(desk: &Desk<'_>, thing: Thing) -> String {
    counts(desk, thing, desk.relations.items(thing))
}

/// Clauses, then counts.
pub(super) fn sentence(desk: &Desk<'_>, thing: Thing, items: &[Item]) -> String {
    let clauses = match thing {
        Thing::Country(id) => of_country(desk, id),
        Thing::Route(id) => {
            desk.atlas.routes.get(id).map(|route| of_route(desk, id, route)).unwrap_or_default()
        }
        Thing::Place(id) => of_place(desk, id),
        _ => Vec::new(),
    };
    let counts = counts(desk, thing, items);
    if clauses.is_empty() {
        return counts;
    }
    let said = capitalised(&clauses.join(desk.words().clause_mark));
    let gap = if counts.is_empty() { "" } else { desk.words().gap };
    [said.as_str(), desk.words().stop, gap, &counts].concat()
}

fn capitalised(text: &str) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at(first);
    capitals(first) + rest
}

fn words(desk: &Desk<'_>) -> &'static SentenceTexts {
    sentence_texts(desk.tag())
}

fn listed(desk: &Desk<'_>, template: &str, list: &[String]) -> Option<String> {
    (!list.is_empty()).then(|| fill(template, &[("list", &list.join(desk.texts.list_mark))]))
}

/// What the first chart shows of a country, what passes through, its places, and where it belongs.
fn of_country(desk: &Desk<'_>, id: CountryId) -> Vec<String> {
    let mut clauses: Vec<String> = of_first_chart(desk, id).into_iter().collect();
    clauses.extend(passing(desk, desk.relations.routes_through(id)));
    let places = desk.relations.places_in(id).len();
    if places > 0 {
        clauses.push(desk.texts.plural(&words(desk).places, places));
    }
    clauses.extend(MemberRole::ALL.iter().filter_map(|role| belonging(desk, id, *role)));
    clauses
}

/// The organisations that a country belongs to in this way in the report's time.
fn belonging(desk: &Desk<'_>, id: CountryId, role: MemberRole) -> Option<String> {
    let organisations = desk.relations.memberships(Thing::Country(id)).iter().filter_map(|id| {
        let membership = desk.atlas.memberships.get(*id)?;
        let is_meant = membership.role == role && tenure_in(desk.atlas, membership, None) == Tenure::InForce;
        let organisation = desk.atlas.organisations.get(membership.organisation).filter(|_| is_meant)?;
        let [short, name] = [&organisation.short, &organisation.name].map(|text| text.get(desk.language));
        if !short.is_empty() {
            return Some(short.to_owned());
        }
        // What countries are counted among, without a short name of its own, is nothing that they belong to.
        (organisation.kind != OrganisationKind::Group).then(|| name.to_owned())
    });
    let organisations: Vec<String> = organisations.collect();
    if role == MemberRole::Member {
        return listed(desk, desk.words().member_of, &organisations);
    }
    let list = listed(desk, "{list}", &organisations)?;
    Some(fill(desk.texts.bar, &[("name", (desk.texts.role_member)(role)), ("value", &list)]))
}

fn of_first_chart(desk: &Desk<'_>, id: CountryId) -> Option<String> {
    let (chart, _) = desk.atlas.charts.iter().next()?;
    let mut figures = series_of(desk, chart).into_iter().flat_map(|series| figures_of(desk, series));
    let (_, figure) = figures.find(|(_, figure)| figure.country == Some(id))?;
    let measure = desk.atlas.measures.get(figure.measure)?.name.get(desk.language);
    Some(fill(
        desk.words().trade,
        &[
            ("measure", measure),
            ("counterpart", &country_name(desk, figure.counterpart?)),
            ("period", &date_text(desk.texts, figure.period?)),
            ("value", &figure_value(desk, figure)),
        ],
    ))
}

/// How many routes of each kind pass: those that are there, those being built, those proposed, those turned down.
fn passing(desk: &Desk<'_>, routes: &[RouteId]) -> Vec<String> {
    let words = words(desk);
    let group = |template: &str, is_in: fn(RouteStatus) -> bool| {
        let list = RouteKind::ALL.iter().filter_map(|kind| {
            let of_kind = routes.iter().filter_map(|id| desk.atlas.routes.get(*id));
            let count = of_kind.filter(|route| route.kind == *kind && is_in(route.status)).count();
            (count > 0).then(|| desk.texts.plural(&(words.routes)(*kind), count))
        });
        listed(desk, template, &list.collect::<Vec<_>>())
    };
    let groups = [
        group(words.here, |status| matches!(status, RouteStatus::Operating | RouteStatus::Travelled)),
        group(words.building, |status| status == RouteStatus::UnderConstruction),
        group(words.proposed, |status| status == RouteStatus::Proposed),
        group(words.turned_down, |status| status == RouteStatus::TurnedDown),
    ];
    groups.into_iter().flatten().collect()
}

fn of_place(desk: &Desk<'_>, id: PlaceId) -> Vec<String> {
    passing(desk, desk.relations.routes_at(id))
}

/// Between which countries a route runs and by way of which, what it can carry, how long it is.
fn of_route(desk: &Desk<'_>, id: RouteId, route: &Route) -> Vec<String> {
    let words = words(desk);
    let mut clauses = course(desk, route);
    let capacities = desk.atlas.figures.rows().iter().filter(|figure| figure.route == Some(id));
    let capacities: Vec<String> = capacities
        .clone()
        .filter(|figure| is_capacity(desk.atlas, figure))
        .map(|figure| capacity(desk, figure))
        .collect();
    clauses.extend(listed(desk, words.capacity, &capacities));
    let has_dimension = |figure: &&Figure| {
        desk.atlas.units.get(figure.unit).is_some_and(|unit| unit.dimension == Dimension::Length)
    };
    let of_route = desk.atlas.figures.rows().iter().filter(|figure| figure.route == Some(id));
    // A length in one of several countries is not the route's.
    let length = of_route.filter(has_dimension).find(|figure| figure.country.is_none());
    clauses.extend(match length {
        Some(figure) => Some(fill(words.length, &[("value", &figure_value(desk, figure))])),
        None if route.exactness == RouteExactness::Schematic => None,
        None => {
            let km = two_digits(drawn_km(route)).to_string();
            Some(fill(words.drawn, &[("value", &number_text(desk.texts, &km))]))
        }
    });
    clauses
}

fn course(desk: &Desk<'_>, route: &Route) -> Vec<String> {
    let words = words(desk);
    let mut countries: Vec<CountryId> = Vec::new();
    for point in &route.points {
        if !countries.contains(&point.country) {
            countries.push(point.country);
        }
    }
    let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else { return Vec::new() };
    if let [only] = countries[..] {
        return vec![fill(words.within, &[("name", &country_name(desk, only))])];
    }
    let (from, to) = (country_name(desk, first.country), country_name(desk, last.country));
    let between: Vec<String> = countries
        .into_iter()
        .filter(|country| *country != first.country && *country != last.country)
        .map(|country| country_name(desk, country))
        .collect();
    let ends = fill(words.from_to, &[("from", &from), ("to", &to)]);
    [Some(ends), listed(desk, words.by_way, &between)].into_iter().flatten().collect()
}

fn capacity(desk: &Desk<'_>, figure: &Figure) -> String {
    let period = figure.period.map(|period| date_text(desk.texts, period));
    let modality =
        (figure.modality != Modality::Actual).then(|| (desk.texts.modality)(figure.modality).to_owned());
    let how: Vec<String> = period.into_iter().chain(modality).collect();
    let value = figure_value(desk, figure);
    if how.is_empty() {
        return value;
    }
    fill(words(desk).qualified, &[("value", &value), ("how", &how.join(desk.texts.list_mark))])
}

/// Along the waypoints.
fn drawn_km(route: &Route) -> f64 {
    route
        .points
        .windows(2)
        .map(|pair| match pair {
            [a, b] => a.position.km_to(b.position),
            _ => 0.0,
        })
        .sum()
}

/// A whole number with two digits that count.
fn two_digits(number: f64) -> u32 {
    let mut step = 1.0;
    while number / step >= 100.0 {
        step *= 10.0;
    }
    ((number / step).round() * step) as u32
}

fn counts(desk: &Desk<'_>, thing: Thing, items: &[Item]) -> String {
    let texts = desk.texts;
    // What is computed, or of later record, does not stand in the report.
    let is_said = |id: FigureId| desk.atlas.figures.get(id).is_some_and(|figure| figure.basis == Basis::Said);
    let [mut figures, mut deals, mut events] = [0; 3];
    for item in items {
        match item {
            Item::Figure(id) if is_said(*id) => figures += 1,
            Item::Deal(_) => deals += 1,
            Item::Event(_) => events += 1,
            _ => {}
        }
    }
    let counts =
        [(&texts.count_figures, figures), (&texts.count_deals, deals), (&texts.count_events, events)];
    let list: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(plural, count)| texts.plural(plural, count))
        .collect();
    if !list.is_empty() {
        return fill(texts.sentence, &[("list", &list.join(texts.list_mark))]);
    }
    let is_known = match thing {
        Thing::Country(id) => {
            !desk.relations.routes_through(id).is_empty()
                || !desk.relations.places_in(id).is_empty()
                || !desk.relations.memberships(thing).is_empty()
        }
        // Whatever else has a row stands in the report.
        _ => true,
    };
    if is_known { String::new() } else { texts.nothing_said.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_count() {
        for (number, expected) in [(0.0, 0), (7.4, 7), (99.6, 100), (1833.0, 1800), (12_550.0, 13_000)] {
            assert_eq!(two_digits(number), expected, "{number}");
        }
    }
}
