//! What comes out: typed rows in their order, the same after packing.

use crate::package::{Package, real};
use heartland_data::geo::Geometry;
use heartland_data::model::{Item, Language, MentionTarget, RowId, Thing};
use heartland_data::{TextKind, author};

#[test]
fn rows_are_in_their_order() {
    let atlas = author::load(&Package::minimal().dir).unwrap();
    let charts: Vec<&str> = atlas.charts.rows().iter().map(|chart| chart.slug.as_ref()).collect();
    assert_eq!(charts, ["first-chart", "later-chart"]);
    let shades: Vec<&str> = atlas.shades.rows().iter().map(|shade| shade.slug.as_ref()).collect();
    assert_eq!(shades, ["passengers-2001", "astra-passengers"]);
    let tints: Vec<bool> =
        atlas.organisations.rows().iter().map(|organisation| organisation.is_tint).collect();
    assert_eq!(tints, [true, false]);
    let waters: Vec<&str> = atlas.waters.rows().iter().map(|water| water.slug.as_ref()).collect();
    assert_eq!(waters, ["the-sound", "south-roads"]);
    let event = &atlas.events.rows()[0];
    let dates: Vec<String> = event.places.iter().map(|place| place.date.unwrap().to_string()).collect();
    assert_eq!(dates, ["2001-06-01", "2001-06-02"]);
    let labels = atlas.routes.rows().iter().map(|route| route.label.get(Language(2)));
    assert_eq!(labels.collect::<Vec<_>>(), ["Паром", ""]);
    let rail = atlas.routes.get(atlas.routes.find("quay-rail").unwrap()).unwrap();
    assert_eq!((rail.gauge_mm, rail.gauge_to_mm, rail.break_at), (Some(1435), Some(1520), Some(1)));
    let points: Vec<&str> = rail.points.iter().map(|point| point.name.as_ref()).collect();
    assert_eq!(points, ["Astraport", "Low Halt", "West Quay"]);
}

#[test]
fn references_and_texts_are_resolved() {
    let atlas = author::load(&Package::minimal().dir).unwrap();
    let share = atlas.figures.get(atlas.figures.find("share-astra").unwrap()).unwrap();
    assert_eq!(share.value.to_string(), "60.0");
    let inputs: Vec<&str> = share.inputs.iter().map(|id| &*atlas.figures.get(*id).unwrap().slug).collect();
    assert_eq!(inputs, ["passengers-astra", "passengers-all"]);
    let country = atlas.countries.get(share.country.unwrap()).unwrap();
    assert_eq!(
        [0, 1, 2, 3].map(|language| country.name.get(Language(language))),
        ["Astra", "阿斯特拉", "Астра", "Astra"]
    );
    let later = atlas.charts.find("later-chart").unwrap();
    let series = atlas.chart_series.rows().iter().filter(|series| series.chart == later);
    assert_eq!(series.map(|series| series.figures.len()).collect::<Vec<_>>(), [0, 2]);
    let mention = atlas.mentions[2];
    assert_eq!(mention.item, Item::Event(RowId::from_index(0)));
    assert_eq!(mention.target, MentionTarget::Thing(Thing::Country(atlas.countries.find("CAL").unwrap())));
    assert_eq!(atlas.geometry.countries.len(), 2);
}

#[test]
fn packing_keeps_everything() {
    let minimal = Package::minimal();
    for dir in [minimal.dir.as_path(), real()] {
        let atlas = author::load(dir).unwrap();
        let bytes = heartland_data::pack(&atlas).unwrap();
        let unpacked = heartland_data::unpack(&bytes).unwrap();
        // Not by `assert_eq`: the difference would be printed whole.
        assert!(unpacked == atlas, "{} is not the same after packing", dir.display());
    }
}

#[test]
fn packing_to_a_file() {
    let package = Package::minimal();
    let out = package.dir.join("packed");
    std::fs::create_dir(&out).unwrap();
    let atlas = author::pack_to(&package.dir, &out).unwrap();
    let read = |name: &str| std::fs::read(out.join(name)).unwrap();
    let (unpacked, library) = heartland_data::open(&read("atlas.bin")).unwrap();
    for (name, kind, language) in [
        ("names-zh.bin", TextKind::Name, 1),
        ("names-ru.bin", TextKind::Name, 2),
        ("texts-en.bin", TextKind::Long, 0),
        ("texts-zh.bin", TextKind::Long, 1),
        ("texts-ru.bin", TextKind::Long, 2),
    ] {
        assert_eq!(library.accept(&read(name)), Ok((kind, Language(language))), "{name}");
    }
    assert!(unpacked == atlas);
    assert!(library.finer().is_none());
    assert_eq!(library.accept_finer(&read("outlines.bin")), Ok(()));
    let finer = library.finer().unwrap();
    let countries =
        |geometry: &Geometry| geometry.countries.iter().map(|shape| shape.country).collect::<Vec<_>>();
    assert_eq!(countries(finer), countries(&atlas.geometry));
    assert!(finer.grid > atlas.geometry.grid);
    let faults = author::pack_to(&package.dir, &package.dir.join("no/such/place")).unwrap_err();
    assert!(faults[0].to_string().contains("cannot be written"), "{}", faults[0]);
}

#[test]
fn a_build_can_ask_which_files_it_read() {
    let package = Package::minimal();
    let files = author::files(&package.dir);
    assert!(files.iter().all(|file| file.is_file()), "{files:?}");
    for file in ["datapackage.json", "geo/world.topo.json", "tables/figures.csv", "i18n/zh.csv"] {
        assert!(files.contains(&package.dir.join(file)), "{file}");
    }
}

#[test]
fn the_real_package_is_sound() {
    let violations: Vec<String> = author::check(real()).iter().map(ToString::to_string).collect();
    assert!(violations.is_empty(), "{} violations:\n{}", violations.len(), violations.join("\n"));
}
