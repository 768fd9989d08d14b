//! The page as it stands without the app: the map as a picture, the main tables, the chronology, the sources.
//!
//! It is what shows first, what search engines and printers read, and what remains where scripts or WebAssembly are refused.
//! Its map lies where the live one will, so that nothing moves when the app takes its place.

use super::{
    legend::{layer_name, layer_samples, legend_key_markup},
    plain_map::plain_map_markup,
    plain_table::PlainTable,
};
use crate::{
    dossier::{Desk, figure_value, locator_text},
    order::{rank_of_date, sort_by_rank},
    state::{Relations, is_capacity, layers_present},
    text::{
        PlainTexts, borders_text, date_text, embed_texts, escaped, fill, plain_texts, source_line, texts,
    },
};
use heartland_data::{
    Atlas,
    model::{DealId, Language, RouteId, RouteKind, Vocabulary},
};

/// Where the links of the page lead.
const ROUTES: &str = "routes";
const EVENTS: &str = "chronology";
const DEALS: &str = "deals";
const NOTES: &str = "notes";
const SOURCES: &str = "sources";

/// The whole page but for the frame of the document, in the language of the tables. Colours and letters are custom
/// properties, so that it follows the theme. Where scripts run, the tables are text of a `noscript`, which takes the browser no
/// time; the script that starts the app makes elements of them when they are wanted (`boot.js`).
pub fn plain_page(atlas: &Atlas) -> String {
    let relations = Relations::from_atlas(atlas);
    let tag = atlas.report.tag(Language::default());
    let desk = Desk { atlas, relations: &relations, texts: texts(tag), language: Language::default() };
    let plain = plain_texts(tag);
    let parts = [
        routes(&desk, plain),
        events(&desk, plain),
        deals(&desk, plain),
        notes(&desk, plain),
        sources(&desk, plain),
    ];
    let source = source_line(desk.texts, &atlas.report, desk.language);
    let date = date_text(desk.texts, atlas.report.as_of);
    format!(
        "<div class=\"page plain\"><header class=\"head\"><h1 class=\"head-title\">{}</h1><p class=\"head-reads\">{}</p></header>\
         <main class=\"page-main\"><figure class=\"page-map\"><div class=\"map\" data-part=\"map\">{}<div class=\"map-place\"></div></div><div class=\"legend\" data-part=\"legend\"><div class=\"legend-body\">{}{}</div></div><figcaption class=\"year\" data-part=\"timeline\">{}</figcaption></figure>\
         <div class=\"page-side plain-side\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><p class=\"plain-lead\">{}</p><p class=\"plain-missing\">{}</p><noscript>{}</noscript></div></main>\
         {}<footer class=\"page-foot\"><p>{}</p>\
         <a class=\"embed-full\" href=\"./\" target=\"_blank\" rel=\"noopener\">{}</a><p>{}</p></footer></div>",
        escaped(desk.texts.product),
        escaped(&fill(desk.texts.reads, &[("citation", atlas.report.citation.get(desk.language))])),
        plain_map_markup(&desk, plain),
        layers(&desk),
        legend_key_markup(atlas, desk.texts, None),
        escaped(&fill(desk.texts.year_reported, &[("date", &date)])),
        escaped(plain.tables),
        escaped(atlas.report.description.get(desk.language)),
        escaped(plain.missing),
        parts.map(|part| ["<div class=\"plain-part\">", &part, "</div>"].concat()).concat(),
        contents(atlas, plain),
        escaped(&source),
        escaped(embed_texts(tag).open_full),
        escaped(&borders_text(desk.texts, atlas.report.as_of)),
    )
}

/// Links to the tables, with their numbers of rows, in the place of the live page's chronology.
fn contents(atlas: &Atlas, plain: &PlainTexts) -> String {
    let parts = [
        (ROUTES, plain.routes, atlas.routes.len()),
        (EVENTS, plain.chronology, atlas.events.len()),
        (DEALS, plain.deals, atlas.deals.len()),
        (NOTES, plain.notes, atlas.notes.len()),
        (SOURCES, plain.sources, atlas.sources.len()),
    ];
    let links = parts.map(|(anchor, name, count)| {
        format!("<li><a href=\"#{anchor}\">{}</a> <span>{count}</span>", escaped(name))
    });
    format!(
        "<nav class=\"timeline plain-contents\" data-part=\"timeline\" aria-labelledby=\"contents\"><h2 id=\"contents\">{}</h2><ul>{}</ul></nav>",
        escaped(plain.contents),
        links.concat()
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
    values.join(desk.texts.writing.semicolon)
}

fn routes(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_name, plain.column_status, plain.column_capacity, plain.column_place];
    let mut table = PlainTable::with_anchor(ROUTES, plain.routes, &columns);
    for kind in RouteKind::ALL {
        let routes = || desk.atlas.routes.iter().filter(|(_, route)| route.kind == *kind);
        if routes().next().is_some() {
            table.group((desk.texts.kind_route)(*kind), columns.len());
        }
        for (id, route) in routes() {
            table.row(&[
                route.name.get(desk.language),
                (desk.texts.status_route)(route.status),
                &capacities(desk, id),
                &locator_text(desk, route.locator),
            ]);
        }
    }
    table.finish()
}

fn events(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_date, plain.column_name, plain.column_place];
    let mut table = PlainTable::with_anchor(EVENTS, plain.chronology, &columns);
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
    own.filter(is_money)
        .map(|figure| figure_value(desk, figure))
        .collect::<Vec<_>>()
        .join(desk.texts.writing.semicolon)
}

fn deals(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_name, plain.column_date, plain.column_value, plain.column_place];
    let mut table = PlainTable::with_anchor(DEALS, plain.deals, &columns);
    for (id, deal) in desk.atlas.deals.iter() {
        let (name, kind) = (deal.name.get(desk.language), (desk.texts.kind_deal)(deal.kind));
        table.row_of_markup(&[
            &format!("{} <small>{}</small>", escaped(name), escaped(kind)),
            &escaped(&deal.date.map(|date| date_text(desk.texts, date)).unwrap_or_default()),
            &escaped(&values(desk, id)),
            &escaped(&locator_text(desk, deal.locator)),
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
    format!(
        "<section id=\"{NOTES}\"><h2>{}</h2><dl>{}</dl></section>",
        escaped(plain.notes),
        rows.collect::<String>()
    )
}

fn sources(desk: &Desk<'_>, plain: &PlainTexts) -> String {
    let columns = [plain.column_title, plain.column_publisher, plain.column_licence];
    let mut table = PlainTable::with_anchor(SOURCES, plain.sources, &columns);
    for source in desk.atlas.sources.rows() {
        table.row(&[source.title.get(desk.language), source.publisher.get(desk.language), &source.licence]);
    }
    table.finish()
}
