//! A chart's values as a file.

use super::csv_text;
use crate::{
    chart::{Datum, Plot, party_of},
    state::{kind_of, slug_of},
};
use heartland_data::{
    Atlas,
    model::{HasSlug, SeriesRole, Thing, Vocabulary},
};

/// A chart's values for other programs, as [`csv_text`] with its byte-order mark: ids, numbers as the tables spell them, dates
/// in EDTF. What the chart computes from a figure has no upper end and no bound; what is no deal has no party.
pub fn chart_csv(atlas: &Atlas, plot: &Plot) -> String {
    let header = [
        "kind",
        "id",
        "name",
        "series",
        "value",
        "value_to",
        "unit",
        "qualifier",
        "period",
        "modality",
        "basis",
        "figure",
        "place",
        "party_kind",
        "party",
    ];
    let row = |datum: &Datum| -> [String; 15] {
        let unit = datum.unit.and_then(|unit| atlas.units.get(unit)).map_or("", HasSlug::slug);
        let figure = datum.figure.and_then(|figure| atlas.figures.get(figure));
        let drawn = figure.filter(|figure| datum.role != SeriesRole::Rate && datum.unit == Some(figure.unit));
        let is_deal = matches!(datum.thing, Thing::Deal(_));
        let party = party_of(atlas, datum).filter(|_| is_deal);
        [
            kind_of(datum.thing).as_str().to_owned(),
            slug_of(atlas, datum.thing).to_owned(),
            datum.name.clone(),
            datum.what.clone(),
            datum.number.clone(),
            drawn.and_then(|figure| figure.value_to).map(|upper| upper.to_string()).unwrap_or_default(),
            unit.to_owned(),
            drawn.and_then(|figure| figure.qualifier).map_or("", Vocabulary::as_str).to_owned(),
            datum.period.map(|period| period.to_string()).unwrap_or_default(),
            datum.modality.as_str().to_owned(),
            datum.basis.as_str().to_owned(),
            figure.map_or("", HasSlug::slug).to_owned(),
            datum.place.clone(),
            party.map_or("", |party| kind_of(party).as_str()).to_owned(),
            party.map_or("", |party| slug_of(atlas, party)).to_owned(),
        ]
    };
    csv_text([header.map(str::to_owned)].into_iter().chain(plot.data.iter().map(row)))
}
