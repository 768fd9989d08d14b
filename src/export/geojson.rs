//! GeoJSON (RFC 7946): routes as lines, places as points.

use crate::{
    dossier::{Desk, locator_text},
    geo::Decimals,
    text::push_json_string,
};
use heartland_data::{geo::LonLat, model::HasSlug};
use std::fmt::Write;

/// All routes and places, with their names in the desk's language. Routes are the waypoints of the tables; a line that
/// crosses the antimeridian is cut there into parts, as the standard asks.
pub fn geojson_text(desk: &Desk<'_>) -> String {
    let atlas = desk.atlas;
    let mut features = Vec::new();
    for route in atlas.routes.rows() {
        let parts = parts_of(&route.points.iter().map(|point| point.position).collect::<Vec<_>>());
        let geometry = match parts.as_slice() {
            [] => continue,
            [part] => format!("{{\"type\":\"LineString\",\"coordinates\":{}}}", line(part)),
            parts => {
                let lines: Vec<String> = parts.iter().map(|part| line(part)).collect();
                format!("{{\"type\":\"MultiLineString\",\"coordinates\":[{}]}}", lines.join(","))
            }
        };
        let words = [
            ("name", route.name.get(desk.language)),
            ("kind", (desk.texts.kind_route)(route.kind)),
            ("status", (desk.texts.status_route)(route.status)),
            ("exactness", (desk.texts.exactness_route)(route.exactness)),
            ("locator", &locator_text(desk, route.locator)),
        ];
        features.push(feature("route", route.slug(), &geometry, &words));
    }
    for place in atlas.places.rows() {
        let geometry = format!("{{\"type\":\"Point\",\"coordinates\":{}}}", position(place.position));
        let words = [
            ("name", place.name.get(desk.language)),
            ("kind", (desk.texts.kind_place)(place.kind)),
            ("exactness", (desk.texts.exactness_place)(place.exactness)),
            ("locator", &locator_text(desk, place.locator)),
        ];
        features.push(feature("place", place.slug(), &geometry, &words));
    }
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n"))
}

fn feature(table: &str, id: &str, geometry: &str, words: &[(&str, &str)]) -> String {
    let mut text = String::from("{\"type\":\"Feature\",\"id\":");
    push_json_string(&mut text, id);
    let _ = write!(text, ",\"geometry\":{geometry},\"properties\":{{\"table\":\"{table}\"");
    for (key, value) in words {
        let _ = write!(text, ",\"{key}\":");
        push_json_string(&mut text, value);
    }
    text.push_str("}}");
    text
}

fn line(points: &[LonLat]) -> String {
    let points: Vec<String> = points.iter().map(|point| position(*point)).collect();
    format!("[{}]", points.join(","))
}

/// Longitude and latitude with at most five digits after the point, about a metre.
fn position(at: LonLat) -> String {
    format!("[{},{}]", Decimals(at.lon, 5), Decimals(at.lat, 5))
}

/// A line in parts of which none crosses the antimeridian; parts of fewer than two points are left out.
fn parts_of(points: &[LonLat]) -> Vec<Vec<LonLat>> {
    let mut parts: Vec<Vec<LonLat>> = Vec::new();
    let mut part: Vec<LonLat> = Vec::new();
    for point in points {
        if let Some(last) = part.last().copied()
            && (point.lon - last.lon).abs() > 180.0
        {
            let side = if last.lon > 0.0 { 180.0 } else { -180.0 };
            let far = point.lon + 2.0 * side;
            let share = (side - last.lon) / (far - last.lon);
            // From the one side of the meridian to the other there is no way at all.
            let share = if share.is_finite() { share } else { 0.0 };
            let lat = last.lat * (1.0 - share) + point.lat * share;
            let [end, start] = [side, -side].map(|lon| LonLat { lon, lat });
            // A point that lies on the meridian ends or begins a part itself.
            part.extend((end != last).then_some(end));
            parts.push(std::mem::take(&mut part));
            part.extend((start != *point).then_some(start));
        }
        part.push(*point);
    }
    parts.push(part);
    parts.retain(|part| part.len() > 1);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat { lon, lat }
    }

    #[test]
    fn lines_are_cut_at_the_antimeridian() {
        let parts = parts_of(&[at(170.0, 60.0), at(-170.0, 64.0), at(-160.0, 65.0)]);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [at(170.0, 60.0), at(180.0, 62.0)]);
        assert_eq!(parts[1], [at(-180.0, 62.0), at(-170.0, 64.0), at(-160.0, 65.0)]);
        assert_eq!(parts_of(&[at(1.0, 2.0)]), Vec::<Vec<LonLat>>::new());
    }

    #[test]
    fn a_point_on_the_antimeridian_stands_once_in_each_part() {
        let (west, east) = (at(170.0, 60.1), at(-170.0, 64.3));
        let cases: [(&[LonLat], &[&[LonLat]]); 5] = [
            (&[west, at(180.0, 0.3), east], &[&[west, at(180.0, 0.3)], &[at(-180.0, 0.3), east]]),
            (&[west, at(-180.0, 0.3), east], &[&[west, at(180.0, 0.3)], &[at(-180.0, 0.3), east]]),
            (&[east, at(-180.0, 0.3), west], &[&[east, at(-180.0, 0.3)], &[at(180.0, 0.3), west]]),
            (
                &[west, at(180.0, 0.3), at(-180.0, 0.3), east],
                &[&[west, at(180.0, 0.3)], &[at(-180.0, 0.3), east]],
            ),
            (&[at(180.0, 0.3), at(-180.0, 0.7)], &[&[at(-180.0, 0.3), at(-180.0, 0.7)]]),
        ];
        for (points, parts) in cases {
            assert_eq!(parts_of(points), parts, "{points:?}");
        }
    }
}
