//! What is written on a sheet.

use super::{Emphasis, LegendSample, SheetWords, legend_rows};
use crate::{
    order::sort_by_rank,
    scene::Frame,
    state::{Filter, Showing, has_capacities, is_beyond_report, name_of, shading_key, shading_name},
    text::{Texts, borders_text, chart_texts, date_text, fill, number_text, source_line},
};
use heartland_data::{
    Atlas,
    model::{CountryId, Language, PlaceKind, RouteExactness, RouteKind, RouteStatus, Thing, Vocabulary},
};

/// Title, what is shown, legend of what is in the frame, source, licence and the remark on borders. That countries are closed is
/// said where lines in the frame are dark for it.
pub fn sheet_words(
    atlas: &Atlas,
    (frame, showing, filter): (&Frame, &Showing, &Filter),
    closed: &[CountryId],
    emphasis: Emphasis,
    (language, texts): (Language, &Texts),
) -> SheetWords {
    let report = &atlas.report;
    let date = date_text(texts, report.as_of);
    let time = match filter.year {
        None => fill(texts.year_reported, &[("date", &date)]),
        Some(year) => {
            let words = if is_beyond_report(atlas, year) { texts.year_plan } else { texts.year_end };
            fill(words, &[("year", &year.to_string()), ("date", &date)])
        }
    };
    let shading = filter.shading.and_then(|shading| shading_name(atlas, shading));
    let selection = emphasis.selection.and_then(|thing| name_of(atlas, thing));
    let names = [selection, shading].into_iter().flatten().map(|name| name.get(language).to_owned());
    let is_bare = showing.fills.as_ref().is_some_and(Vec::is_empty);
    let nobody = is_bare.then(|| texts.shading_nobody.to_owned());
    let closed = has_dark(frame, showing).then(|| {
        let names = closed.iter().filter_map(|country| name_of(atlas, Thing::Country(*country)));
        let names: Vec<&str> = names.map(|name| name.get(language)).collect();
        fill(
            chart_texts(atlas.report.tag(language)).closed_on_map,
            &[("names", &names.join(texts.list_mark))],
        )
    });
    let subtitle: Vec<String> = names.chain(nobody).chain([time]).chain(closed).collect();
    SheetWords {
        title: report.title.get(language).to_owned(),
        subtitle: subtitle.join(" · "),
        legend: legend(atlas, (frame, showing, filter), language, texts),
        notes: vec![source_line(texts, report, language), borders_text(texts, report.as_of)],
    }
}

fn has_dark(frame: &Frame, showing: &Showing) -> bool {
    frame.routes.iter().any(|mark| showing.is_dark(mark.id))
}

fn legend(
    atlas: &Atlas,
    (frame, showing, filter): (&Frame, &Showing, &Filter),
    language: Language,
    texts: &Texts,
) -> Vec<(LegendSample, String)> {
    let standing = |mark: &crate::scene::RouteMark| showing.standing(mark.id);
    let has_kind = |kind: RouteKind| frame.routes.iter().any(|mark| mark.kind == kind);
    let kinds = RouteKind::ALL.iter().filter(|kind| has_kind(**kind));
    let kinds = kinds.map(|kind| (LegendSample::Kind(*kind), (texts.kind_route)(*kind).to_owned()));
    let has_status = |status: RouteStatus| {
        frame.routes.iter().filter_map(standing).any(|standing| standing.status == status)
    };
    let statuses = RouteStatus::ALL.iter().filter(|status| has_status(**status));
    let statuses =
        statuses.map(|status| (LegendSample::Status(*status), (texts.status_route)(*status).to_owned()));
    let has_plan = frame.routes.iter().filter_map(standing).any(|standing| standing.is_plan);
    let plan = has_plan.then(|| (LegendSample::Plan, texts.legend_plan.to_owned()));
    let rows = || frame.routes.iter().filter_map(|mark| atlas.routes.get(mark.id));
    let mut gauges: Vec<u16> = rows()
        .filter(|route| route.kind == RouteKind::Rail)
        .flat_map(|route| [route.gauge_mm, route.gauge_to_mm])
        .flatten()
        .collect();
    sort_by_rank(&mut gauges, |gauge| u64::from(*gauge));
    gauges.dedup();
    let gauges = gauges.into_iter().map(|gauge| {
        let value = number_text(texts, &gauge.to_string());
        (LegendSample::Gauge(gauge), fill(texts.gauge_short, &[("value", &value)]))
    });
    let has_breaks = frame.routes.iter().any(|mark| !mark.breaks.is_empty());
    let breaks = LegendSample::of_break(rows().filter(|_| has_breaks));
    let breaks = breaks.map(|sample| (sample, texts.legend_break.to_owned()));
    let dark = has_dark(frame, showing)
        .then(|| (LegendSample::Dark, chart_texts(atlas.report.tag(language)).dark_on_map.to_owned()));
    let has_width = has_capacities(atlas) && frame.routes.iter().any(|mark| mark.kind.is_piped());
    let width = has_width.then(|| (LegendSample::Width, texts.legend_width.to_owned()));
    let has_schematic = rows().any(|route| route.exactness == RouteExactness::Schematic);
    let schematic = has_schematic.then(|| (LegendSample::Schematic, texts.legend_schematic.to_owned()));
    let has_place = |kind: PlaceKind| {
        let places = frame.sites.iter().filter_map(|site| atlas.places.get(site.place?));
        places.into_iter().any(|place| place.kind == kind)
    };
    let places = PlaceKind::ALL.iter().filter(|kind| has_place(**kind));
    let places = places.map(|kind| (LegendSample::Site(*kind), (texts.kind_place)(*kind).to_owned()));
    let mut fills: Vec<(LegendSample, String)> = shading_key(atlas, filter, language, texts)
        .into_iter()
        .map(|(fill, words)| (LegendSample::Fill(fill), words))
        .collect();
    if showing.fills.is_none() {
        fills.push((LegendSample::Focus, texts.legend_focus.to_owned()));
    }
    let has_disputed = !atlas.geometry.disputed.is_empty();
    let disputed = has_disputed.then(|| (LegendSample::Disputed, texts.legend_disputed.to_owned()));
    let entries = kinds
        .chain(gauges)
        .chain(breaks)
        .chain(statuses)
        .chain(plan)
        .chain(dark)
        .chain(width)
        .chain(schematic)
        .chain(places)
        .chain(fills)
        .chain(disputed);
    legend_rows(entries).into_iter().map(|(sample, _, name)| (sample, name)).collect()
}
