//! The page as it stands without the app: the map as a picture, the main tables, the chronology, the sources.
//!
//! It is what shows first, what search engines and printers read, and what remains where scripts or WebAssembly are refused.
//! Its map lies where the live one will, so that nothing moves when the app takes its place.

use super::{
    legend::{layer_name, layer_samples, legend_key_markup},
    plain_table::PlainTable,
};
use crate::{
    dossier::{Desk, figure_value, locator_text},
    geo::Viewport,
    order::{rank_of_date, sort_by_rank},
    render::{Palette, map_fragment},
    scene::{FrameRequest, MapScene, level_for},
    state::{Relations, Showing, is_capacity, layers_present},
    text::{PlainTexts, date_text, escaped, fill, plain_texts, texts},
};
use heartland_data::{
    Atlas,
    model::{DealId, Language, RouteId},
};

/// Of the region that the map opens with, the longer side in pixels: what the names on the picture are sized for.
const HOME_PX: f64 = 760.0;
/// How far outlines may be off.
const COARSE_PX: f64 = 0.9;

/// The whole page but for the frame of the document, in the language of the tables. Colours and letters are custom
/// properties, so that it follows the theme.
pub fn plain_page(atlas: &Atlas) -> String {
    let relations = Relations::from_atlas(atlas);
    let tag = atlas.report.languages.first().map_or("en", |tag| &**tag);
    let desk = Desk { atlas, relations: &relations, texts: texts(tag), language: Language::default() };
    let plain = plain_texts(tag);
    let parts = [
        routes(&desk, plain),
        events(&desk, plain),
        deals(&desk, plain),
        notes(&desk, plain),
        sources(&desk, plain),
    ];
    let source = fill(
        desk.texts.source_line,
        &[("citation", atlas.report.citation.get(desk.language)), ("licence", &atlas.report.licence)],
    );
    format!(
        "<div class=\"page plain\"><header class=\"head\"><h1 class=\"head-title\">{}</h1><p class=\"head-reads\">{}</p></header>\
         <main class=\"page-main\"><section class=\"page-map\" aria-label=\"{}\"><div class=\"map\">{}</div><section class=\"legend\" aria-label=\"{}\"><div class=\"legend-body\">{}{}</div></section></section>\
         <div class=\"page-side plain-side\"><p>{}</p><p>{}</p>{}</div></main>\
         <footer class=\"page-foot\"><p>{}</p><p>{}</p></footer></div>",
        escaped(desk.texts.product),
        escaped(&fill(desk.texts.reads, &[("citation", atlas.report.citation.get(desk.language))])),
        escaped(desk.texts.map),
        map(&desk),
        escaped(desk.texts.legend),
        layers(&desk),
        legend_key_markup(atlas, desk.texts),
        escaped(atlas.report.description.get(desk.language)),
        escaped(plain.missing),
        parts.map(|part| ["<div class=\"plain-part\">", &part, "</div>"].concat()).concat(),
        escaped(&source),
        escaped(desk.texts.borders_note),
    )
}

/// The whole circle. Its view box is the region that the map opens with, so that the picture fits its place as the live map
/// does, whatever the place's shape.
fn map(desk: &Desk<'_>) -> String {
    let scene = MapScene::from_atlas(desk.atlas);
    let (min, max) = scene.home();
    let longer = (max.x - min.x).max(max.y - min.y).max(1e-6);
    let viewport = Viewport::from_size(HOME_PX, HOME_PX).fitted(min, max, 0.0, f64::INFINITY);
    let (upper_left, lower_right) =
        (viewport.transform.screen_from_world(min), viewport.transform.screen_from_world(max));
    let request = FrameRequest {
        // All of the circle lies within a circle's width of the region.
        margin_px: HOME_PX / longer,
        ..FrameRequest::from_viewport(viewport, desk.language)
    };
    let mut frame = scene.frame(&request, &Showing::everything(desk.atlas));
    // Half as exact: outlines are most of the page, and the live map follows within moments.
    frame.level = level_for(&desk.atlas.geometry, &viewport, COARSE_PX);
    let palette = Palette::from_tokens(|token| format!("var({token})"));
    format!(
        "<svg class=\"plain-map\" role=\"img\" aria-label=\"{}\" viewBox=\"{:.0} {:.0} {:.0} {:.0}\">{}</svg>",
        escaped(&fill(desk.texts.reads, &[("citation", desk.atlas.report.citation.get(desk.language))])),
        upper_left.x,
        upper_left.y,
        lower_right.x - upper_left.x,
        lower_right.y - upper_left.y,
        map_fragment(&scene, &frame, &palette)
    )
}

/// The kinds of routes with their samples.
fn layers(desk: &Desk<'_>) -> String {
    let rows = layers_present(desk.atlas).into_iter().map(|layer| {
        let (samples, name) = (layer_samples(desk.atlas, layer), layer_name(desk.texts, layer));
        let name = escaped(name);
        format!("<li class=\"legend-row\"><span class=\"legend-sample\" aria-hidden=\"true\">{samples}</span>{name}</li>")
    });
    format!("<ul class=\"legend-key\">{}</ul>", rows.collect::<String>())
}

/// What the figures of a route say that it can carry.
fn capacities(desk: &Desk<'_>, id: RouteId) -> String {
    let own = desk.atlas.figures.rows().iter().filter(|figure| figure.route == Some(id));
    let values: Vec<String> = own
        .filter(|figure| is_capacity(desk.atlas, figure))
        .map(|figure| figure_value(desk, figure))
        .collect();
    values.join("; ")
}

fn routes(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [
        plain.column_name,
        plain.column_kind,
        plain.column_status,
        plain.column_capacity,
        plain.column_place,
    ];
    let mut table = PlainTable::from_columns(plain.routes, &columns);
    for (id, route) in desk.atlas.routes.iter() {
        table.row(&[
            route.name.get(desk.language),
            (desk.texts.kind_route)(route.kind),
            (desk.texts.status_route)(route.status),
            &capacities(desk, id),
            &locator_text(desk, route.locator),
        ]);
    }
    table.finish()
}

fn events(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_date, plain.column_name, plain.column_place];
    let mut table = PlainTable::from_columns(plain.chronology, &columns);
    let mut events: Vec<_> = desk.atlas.events.rows().iter().collect();
    sort_by_rank(&mut events, |event| rank_of_date(event.date));
    for event in events {
        let (date, place) = (date_text(desk.texts, event.date), locator_text(desk, event.locator));
        table.row(&[&date, event.name.get(desk.language), &place]);
    }
    table.finish()
}

/// What a deal is worth: its figures in money.
fn values(desk: &Desk<'_>, id: DealId) -> String {
    let own = desk.atlas.figures.rows().iter().filter(|figure| figure.deal == Some(id));
    let is_money = |figure: &&heartland_data::model::Figure| {
        let unit = desk.atlas.units.get(figure.unit);
        unit.is_some_and(|unit| unit.dimension == heartland_data::model::Dimension::Money)
    };
    own.filter(is_money).map(|figure| figure_value(desk, figure)).collect::<Vec<_>>().join("; ")
}

fn deals(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns =
        [plain.column_name, plain.column_kind, plain.column_date, plain.column_value, plain.column_place];
    let mut table = PlainTable::from_columns(plain.deals, &columns);
    for (id, deal) in desk.atlas.deals.iter() {
        table.row(&[
            deal.name.get(desk.language),
            (desk.texts.kind_deal)(deal.kind),
            &deal.date.map(|date| date_text(desk.texts, date)).unwrap_or_default(),
            &values(desk, id),
            &locator_text(desk, deal.locator),
        ]);
    }
    table.finish()
}

fn notes(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let rows = desk.atlas.notes.rows().iter().map(|note| {
        format!(
            "<dt>{}</dt><dd>{} <span class=\"locator\">{}</span></dd>",
            escaped(note.title.get(desk.language)),
            escaped(note.text.get(desk.language)),
            escaped(&locator_text(desk, note.locator))
        )
    });
    format!("<section><h2>{}</h2><dl>{}</dl></section>", escaped(plain.notes), rows.collect::<String>())
}

fn sources(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_title, plain.column_publisher, plain.column_licence];
    let mut table = PlainTable::from_columns(plain.sources, &columns);
    for source in desk.atlas.sources.rows() {
        table.row(&[&source.title, &source.publisher, &source.licence]);
    }
    table.finish()
}
