//! Positions and countries against the base map.

use crate::package::{Package, assert_edit, real};
use heartland_data::author;
use heartland_data::geo::{CountryIndex, EARTH_RADIUS_KM, LonLat};
use heartland_data::model::WaterKind;

#[test]
fn swapped_coordinates() {
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5",
        "52.5,13.5",
        &[
            "tables/cities.csv:2:lon: lon 52.5, lat 13.5 is not in AST, but with lon and lat swapped it is; swap them",
        ],
    );
}

#[test]
fn a_wrong_country_is_not_taken_for_swapped_coordinates() {
    Package::of_report().edit("tables/cities.csv", "aktau,Aktau,KAZ,", "aktau,Aktau,RUS,").assert_violations(&[
        "tables/cities.csv:4:lon: lon 51.17392, lat 43.66105 lies in KAZ, and with lon and lat swapped in RUS; correct the country, or swap them",
    ]);
}

#[test]
fn outside_the_country() {
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5",
        "16.5,52.5",
        &[
            "tables/cities.csv:2:lon: lon 16.5, lat 52.5 lies 169 km outside AST, in BOR; correct the position or the country",
        ],
    );
    assert_edit(
        "tables/cities.csv",
        "13.5,52.5",
        "15.0,52.5",
        &[
            "tables/cities.csv:2:lon: lon 15.0, lat 52.5 lies 68 km outside AST; correct the position or the country",
        ],
    );
}

#[test]
fn outlines_are_general_and_ports_may_lie_off_the_shore() {
    // 27 km off the shore; 102 km off it.
    Package::minimal()
        .edit("tables/cities.csv", "13.5,52.5", "14.4,52.5")
        .edit("tables/places.csv", "AST,14.1", "AST,15.5")
        .edit("tables/route_points.csv", "1,west-quay", "1,")
        .edit("tables/route_points.csv", "3,west-quay", "3,")
        .assert_violations(&[]);
    assert_edit(
        "tables/places.csv",
        "port,AST,14.1",
        "city,AST,15.5",
        &[
            "tables/places.csv:2:lon: lon 15.5, lat 52.0 lies 103 km outside AST; correct the position or the country",
        ],
    );
}

#[test]
fn countries_without_shape_are_passed_over_and_off_the_map_those_that_its_edge_cuts() {
    assert_edit("tables/cities.csv", "AST,13.5,52.5", "CAL,13.5,52.5", &[]);
    let message = "tables/places.csv:4:lon: lon 80.0, lat 52.0 lies beyond the edge of the map, and BOR does not; correct the position or the country";
    let package = Package::minimal();
    package.edit("tables/places.csv", "BOR,18.0,52.0", "BOR,80.0,52.0").assert_violations(&[message]);
    // A map on which a part of the country is beyond the edge.
    package.edit("datapackage.json", "\"radius_deg\": 10", "\"radius_deg\": 3");
    assert!(author::check(&package.dir).iter().all(|violation| violation.to_string() != message));
}

#[test]
fn a_point_of_a_route_lies_at_its_place() {
    assert_edit(
        "tables/route_points.csv",
        "1,west-quay",
        "1,east-quay",
        &[
            "tables/route_points.csv:2:place: the point lies 123 km from the place \"east-quay\"; correct the place, or write its lon 15.9 and lat 52.0",
        ],
    );
}

#[test]
fn a_city_is_none_of_the_places() {
    Package::minimal()
        .append("tables/cities.csv", "west-quay-town,West Quay,AST,14.1,52.0,500,false,survey\n")
        .assert_violations(&[
            "tables/cities.csv:3:name: \"West Quay\" stands among the places too (tables/places.csv, row 2); delete it here",
        ]);
}

#[test]
fn a_town_stands_once_whatever_its_spelling() {
    let fix = "delete it where it is the same town; correct the position where it is another";
    let name = "cities,port-astra,name,Port Astra\n";
    let with_city = |row: &str| {
        let package = Package::minimal();
        package.append("tables/cities.csv", row).append("i18n/ru.csv", name).append("i18n/zh.csv", name);
        package
    };
    with_city("port-astra,Port Astra,AST,13.52,52.49,9000,false,survey\n").assert_violations(&[&format!(
        "tables/cities.csv:3:lon: \"Port Astra\" lies 1.8 km from \"Astraport\" (tables/cities.csv, row 2); {fix}"
    )]);
    with_city("port-astra,Port Astra,BOR,18.0,52.02,9000,false,survey\n").assert_violations(&[&format!(
        "tables/cities.csv:3:lon: \"Port Astra\" lies 2.2 km from \"Council Hall\" (tables/places.csv, row 4); {fix}"
    )]);
    // Another town, and a town at a port.
    with_city("port-astra,Port Astra,AST,13.55,52.49,9000,false,survey\n").assert_violations(&[]);
    with_city("port-astra,Port Astra,AST,14.1,52.0,9000,false,survey\n").assert_violations(&[]);
}

#[test]
fn waters_beyond_the_edge_or_without_room() {
    assert_edit(
        "tables/waters.csv",
        "15.0,53.0",
        "15.0,63.0",
        &[
            "tables/waters.csv:3:lon: lon 15.0, lat 63.0 lies beyond the edge of the map, 10 degrees from its centre; move the name onto the map, or delete the row",
        ],
    );
    assert_edit(
        "tables/waters.csv",
        "53.0,120",
        "53.0,0",
        &["tables/waters.csv:3:width_km: 0 is less than 1; write at least 1"],
    );
    assert_edit(
        "tables/waters.csv",
        "sea",
        "ses",
        &["tables/waters.csv:3:kind: unknown kind \"ses\"; did you mean \"sea\"?"],
    );
}

#[test]
fn names_of_real_waters_stand_in_no_country() {
    let atlas = author::load(real()).unwrap();
    let index = CountryIndex::from_geometry(&atlas.geometry);
    assert!(!atlas.waters.is_empty());
    let mut on_land = Vec::new();
    for water in atlas.waters.rows().iter().filter(|water| water.kind != WaterKind::Lake) {
        let km_per_degree = EARTH_RADIUS_KM.to_radians() * water.position.lat.to_radians().cos();
        let half_width_deg = f64::from(water.width_km) / 2.0 / km_per_degree;
        for share in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            let position = LonLat { lon: water.position.lon + share * half_width_deg, ..water.position };
            let world = atlas.report.projection.project(position).unwrap();
            let country = index.country_at(&atlas.geometry, world).and_then(|id| atlas.countries.get(id));
            on_land.extend(country.map(|country| format!("{} at {share} in {}", water.slug, country.slug)));
        }
    }
    assert!(on_land.is_empty(), "{on_land:?}");
}

#[test]
fn rows_without_shape_and_shapes_without_row() {
    assert_edit(
        "tables/countries.csv",
        "Caldia,false",
        "Caldia,true",
        &[
            "tables/countries.csv:4:on_map: geo/world.topo.json has no shape for \"CAL\"; write false, or add the shape",
        ],
    );
    assert_edit(
        "tables/countries.csv",
        "Borea,true",
        "Borea,false",
        &["tables/countries.csv:3:on_map: geo/world.topo.json has a shape for \"BOR\"; write true"],
    );
    Package::minimal()
        .edit("geo/world.topo.json", "\"id\": \"BOR\", \"arcs\": [[1]] }", "\"id\": \"BOR\", \"arcs\": [[1]] }, { \"type\": \"Polygon\", \"id\": \"DOL\", \"arcs\": [[0]] }")
        .assert_violations(&[
            "geo/world.topo.json:1:-: the shape \"DOL\" is no country of the tables; add it to tables/countries.csv",
        ]);
}

#[test]
fn a_lost_column_of_kinds_makes_no_port_lie_inland() {
    Package::minimal()
        .edit("tables/places.csv", "AST,14.1", "AST,15.0")
        .edit("tables/route_points.csv", "1,west-quay", "1,")
        .edit("tables/route_points.csv", "3,west-quay", "3,")
        .edit("tables/places.csv", "name,kind", "name,Kind")
        .assert_violations(&["tables/places.csv:1:Kind: unknown column \"Kind\"; did you mean \"kind\"?"]);
}
