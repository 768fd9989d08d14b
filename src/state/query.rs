//! The state in a link's query, and back.

use super::{
    Embedding, Filter, Layer, Shading, Subset, Theme, ThingKind, gauges_present, kind_of, layers_present,
    parse_list, parse_year, print_list, slug_of, statuses_present, thing_from_slug,
};
use heartland_data::{
    Atlas,
    geo::LonLat,
    model::{ChartId, CountryId, Decimal, HasSlug, Language, RouteStatus, Thing, Vocabulary},
};

/// A view of the map: what is at its centre, and the zoom (0 is the whole circle, each step doubles the scale).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The centre.
    pub centre: LonLat,
    /// The zoom.
    pub zoom: f64,
}

impl View {
    /// What a link says of it: longitude from -180 to 180, latitude and zoom, to hundredths.
    pub fn text(self) -> String {
        let LonLat { lon, lat } = self.centre;
        // Around the circle's centre it goes on beyond the meridian of 180 degrees.
        let around = if lon > 180.0 {
            -360.0
        } else if lon < -180.0 {
            360.0
        } else {
            0.0
        };
        // Not as the library writes numbers, of any size and to the last digit.
        let hundredths = |value| Decimal::from_f64(value, 2).map(|it| it.to_string()).unwrap_or_default();
        [lon + around, lat, self.zoom].map(hundredths).join(",")
    }
}

/// What a link says. `None` and default values are left out of the link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The selected thing.
    pub selection: Option<Thing>,
    /// What of the map is shown.
    pub filter: Filter,
    /// The view of the map.
    pub view: Option<View>,
    /// The chart in front; `None` is the first.
    pub chart: Option<ChartId>,
    /// Countries that are closed to transit, each once.
    pub closed: Vec<CountryId>,
    /// The language; `None` follows the reader's browser.
    pub language: Option<Language>,
    /// The theme.
    pub theme: Theme,
    /// What it says of the frame that shows the page.
    pub embedding: Embedding,
    /// Keys that this version does not know, kept as they came, in their order.
    pub unknown: Vec<(String, String)>,
}

/// Reads decoded key-value pairs of a query. Never fails: the second part of the result names each pair that was passed
/// over because of its value. Of several selections, shadings, or values of another key, the last that makes sense counts.
pub fn parse_query(atlas: &Atlas, pairs: impl IntoIterator<Item = (String, String)>) -> (Query, Vec<String>) {
    let mut query = Query::default();
    let mut refused = Vec::new();
    for (key, value) in pairs {
        let is_taken = if let Some(kind) = ThingKind::ALL.into_iter().find(|kind| kind.as_str() == key) {
            let thing = thing_from_slug(atlas, kind, &value);
            query.selection = thing.or(query.selection);
            thing.is_some()
        } else {
            match key.as_str() {
                "view" => {
                    let view = parse_view(&value);
                    query.view = view.or(query.view);
                    view.is_some()
                }
                "chart" => {
                    let chart = atlas.charts.find(&value);
                    query.chart = chart.or(query.chart);
                    chart.is_some()
                }
                "closed" => {
                    let closed = countries_of(atlas, &value);
                    let is_sound = closed.is_some();
                    query.closed = closed.unwrap_or(query.closed);
                    is_sound
                }
                "lang" => {
                    let language = language_of(atlas, &value);
                    query.language = language.or(query.language);
                    language.is_some()
                }
                "theme" => Theme::from_spelling(&value).map(|theme| query.theme = theme).is_some(),
                "layers" | "status" | "gauge" | "year" | "tint" | "shade" => {
                    take_filter(atlas, &mut query.filter, &key, &value).is_some()
                }
                "embed" | "controls" | "allow" => query.embedding.take(&key, &value).is_some(),
                _ => {
                    query.unknown.push((key.clone(), value.clone()));
                    true
                }
            }
        };
        if !is_taken {
            refused.push(format!("{key}={value}"));
        }
    }
    (query, refused)
}

/// The pairs of a link, only what differs from the default, in the order of the contract.
pub fn print_query(atlas: &Atlas, query: &Query) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut push = |key: &str, value: String| pairs.push((key.to_owned(), value));
    if let Some(thing) = query.selection {
        push(kind_of(thing).as_str(), slug_of(atlas, thing).to_owned());
    }
    print_filter(atlas, &query.filter, &mut push);
    let first = atlas.charts.iter().next().map(|(id, _)| id);
    if let Some(chart) = query.chart.filter(|chart| Some(*chart) != first).and_then(|id| atlas.charts.get(id))
    {
        push("chart", chart.slug.to_string());
    }
    if !query.closed.is_empty() {
        let slugs = query.closed.iter().map(|country| slug_of(atlas, Thing::Country(*country)));
        push("closed", slugs.collect::<Vec<_>>().join(","));
    }
    if let Some(view) = query.view {
        push("view", view.text());
    }
    if let Some(tag) = query.language.and_then(|language| atlas.report.languages.get(usize::from(language.0)))
    {
        push("lang", tag.to_string());
    }
    if query.theme != Theme::default() {
        push("theme", query.theme.as_str().to_owned());
    }
    query.embedding.print(&mut push);
    pairs.extend(query.unknown.iter().cloned());
    pairs
}

/// Reads one pair about the filter; `None` leaves the filter as it is.
fn take_filter(atlas: &Atlas, filter: &mut Filter, key: &str, value: &str) -> Option<()> {
    match key {
        "layers" => filter.layers = parse_subset(&layers_present(atlas), value, Layer::from_spelling)?,
        "status" => {
            filter.statuses = parse_subset(&statuses_present(atlas), value, RouteStatus::from_spelling)?;
        }
        "gauge" => {
            let present = gauges_present(atlas);
            let gauge_of = |part: &str| part.parse().ok().filter(|gauge| present.contains(gauge));
            filter.gauges = parse_subset(&present, value, gauge_of)?;
        }
        "year" => filter.year = Some(parse_year(atlas.report.years, value)?),
        _ => {
            let shading = match key {
                "tint" => Shading::Members(atlas.organisations.find(value)?),
                "shade" => Shading::Figures(atlas.shades.find(value)?),
                _ => return None,
            };
            filter.shading = Some(shading);
        }
    }
    Some(())
}

/// A list with commas, or `none`. A member that the report does not use is passed over; a word that is no member spoils the
/// list.
fn parse_subset<T: Copy + Ord>(
    all: &[T],
    value: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<Subset<T>> {
    Some(Subset::from_shown(all, &parse_list(value, parse)?))
}

/// Countries with commas between them, each once; `None` where one is unknown.
fn countries_of(atlas: &Atlas, value: &str) -> Option<Vec<CountryId>> {
    let mut countries = Vec::new();
    for slug in value.split(',') {
        let country = atlas.countries.find(slug)?;
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    Some(countries)
}

fn print_filter(atlas: &Atlas, filter: &Filter, push: &mut impl FnMut(&str, String)) {
    let mut list = |key: &str, is_everything: bool, shown: Vec<String>| {
        if !is_everything {
            push(key, print_list(&shown));
        }
    };
    let Filter { layers, statuses, gauges, year, shading } = filter;
    let spelled = |shown: Vec<&'static str>| shown.into_iter().map(str::to_owned).collect();
    let shown = layers.shown(&layers_present(atlas)).into_iter().map(Layer::as_str);
    list("layers", layers.is_everything(), spelled(shown.collect()));
    let shown = statuses.shown(&statuses_present(atlas)).into_iter().map(RouteStatus::as_str);
    list("status", statuses.is_everything(), spelled(shown.collect()));
    let shown = gauges.shown(&gauges_present(atlas)).into_iter().map(|gauge| gauge.to_string());
    list("gauge", gauges.is_everything(), shown.collect());
    if let Some(year) = year {
        push("year", year.to_string());
    }
    match shading {
        Some(Shading::Members(id)) => {
            push("tint", atlas.organisations.get(*id).map(HasSlug::slug).unwrap_or_default().to_owned());
        }
        Some(Shading::Figures(id)) => {
            push("shade", atlas.shades.get(*id).map(HasSlug::slug).unwrap_or_default().to_owned());
        }
        None => {}
    }
}

fn parse_view(value: &str) -> Option<View> {
    // Not as a number of the library's, whose reader comes with a table of ten kilobytes.
    let mut numbers = value.split(',').map(|part| part.trim().parse::<Decimal>().ok().map(Decimal::to_f64));
    let (lon, lat, zoom) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let is_sound = numbers.next().is_none()
        && (-180.0..=360.0).contains(&lon)
        && (-90.0..=90.0).contains(&lat)
        && (0.0..=24.0).contains(&zoom);
    is_sound.then_some(View { centre: LonLat::from_degrees(lon, lat), zoom })
}

/// The package's language for a BCP 47 tag, by its primary subtag: `zh-Hans-CN` is `zh`.
pub fn language_of(atlas: &Atlas, tag: &str) -> Option<Language> {
    let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    let index = atlas.report.languages.iter().position(|language| **language == *primary)?;
    u8::try_from(index).ok().map(Language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_no_longitude_beyond_the_meridian() {
        for (lon, expected) in
            [(190.0, "-170.00"), (-190.0, "170.00"), (180.0, "180.00"), (-180.0, "-180.00"), (78.0, "78.00")]
        {
            let text = View { centre: LonLat::from_degrees(lon, 46.0), zoom: 1.0 }.text();
            assert_eq!(text, format!("{expected},46.00,1.00"));
            assert!(parse_view(&text).is_some(), "{text}");
        }
    }

    #[test]
    fn views() {
        assert_eq!(
            parse_view("78,46,1.5"),
            Some(View { centre: LonLat::from_degrees(78.0, 46.0), zoom: 1.5 })
        );
        for bad in [
            "",
            "78",
            "78,46",
            "78,46,1,2",
            "78,146,1",
            "a,b,c",
            "NaN,0,0",
            "78,46,-1",
            "78,46,99",
            "inf,1,1",
        ] {
            assert_eq!(parse_view(bad), None, "{bad}");
        }
    }
}
