//! The start: the report is unpacked and its map drawn over the map of the page without the app; the page around it comes
//! with the views, whose code is in a file of its own. Nothing here knows of components, so that the map need not wait for them.

use super::{
    address::read_query,
    arrivals::{fetch, file_of},
    hands::Hands,
    views::{Opened, fetch_views},
};
use crate::{
    markup::live_map_markup,
    scene::MapScene,
    state::{Query, language_of, retry_ms, showing},
    text::{arrival::arrival_texts, texts},
    web::{self, Stage, StageParts, StartFailure},
};
use heartland_data::{Atlas, Library, TextKind, model::Language, open};
use std::rc::Rc;

/// Milliseconds until the views are asked for again, once they have been asked for many times.
const AGAIN_MS: f64 = 60_000.0;

/// Loads the report, draws its map, and puts the page into its place. A report that does not arrive or cannot be unpacked is
/// said in the page's failure notice.
pub fn start() {
    web::spawn(async {
        let mut tries = (0..2).filter_map(retry_ms);
        let packed = loop {
            match (web::read_report().await, tries.next()) {
                (Some(packed), _) => break packed,
                (None, Some(wait_ms)) => web::pause(wait_ms).await,
                (None, None) => return web::tell_failure(StartFailure::Missing),
            }
        };
        if web::is_framed() {
            // A frame that is scrolled out of sight gets none, and costs nothing until it is seen.
            web::frame().await;
        }
        // Each step a task of its own, so that none blocks the reader for long.
        web::breathe().await;
        let opened = open(&packed);
        drop(packed);
        match opened {
            Ok((atlas, library)) => begin(atlas, library).await,
            Err(error) => {
                web::warn(&error.to_string());
                web::tell_failure(StartFailure::Damaged);
            }
        }
    });
}

async fn begin(atlas: Atlas, library: Library) {
    // For the life of the page: everything refers to it.
    let atlas: &'static Atlas = Box::leak(Box::new(atlas));
    let library: &'static Library = Box::leak(Box::new(library));
    web::breathe().await;
    let scene = MapScene::from_atlas(atlas);
    web::breathe().await;
    let query = read_query(atlas);
    let own = web::browser_languages().iter().find_map(|tag| language_of(atlas, tag)).unwrap_or_default();
    let wanted = query.language.unwrap_or(own);
    if !library.has(TextKind::Name, wanted) {
        // Without them the page begins in the tables' own language, and changes when they come.
        let file = file_of(&atlas.report.languages, (TextKind::Name, wanted));
        fetch(&file, &|bytes| library.accept(bytes).is_ok()).await;
    }
    let language = if library.has(TextKind::Name, wanted) { wanted } else { Language::default() };
    let things = scene.things();
    let hands = Rc::new(Hands::from_query(&query));
    let stage = live_map(atlas, scene, &query, language, &hands);
    if let Some(stage) = &stage {
        stage.begin().await;
    }
    let page = rest_of_page(atlas.report.tag(language)).await;
    // The browser has just taken the code in.
    web::breathe().await;
    page(Opened { atlas, library, query, own, stage, things, hands });
}

/// The live map with what the link asks for, over the map of the page without the app. `None` where the browser has no canvas.
fn live_map(
    atlas: &'static Atlas,
    scene: MapScene<'static>,
    query: &Query,
    language: Language,
    hands: &Rc<Hands>,
) -> Option<Stage> {
    let tag = atlas.report.tag(language);
    web::apply_theme(query.theme, tag);
    let parts = StageParts::from_markup(&web::map_place()?, &live_map_markup(texts(tag)))?;
    let stage = Stage::from_parts(scene, parts, query.view, hands.events())?;
    hands.hold(stage.clone());
    stage.set_language(language);
    stage.set_showing(showing(atlas, &query.filter, language, texts(tag)));
    if let Some(thing) = query.selection {
        stage.reveal(thing);
    }
    Some(stage)
}

/// Waits for the code of the page around the map, however often it has to be asked for, and says so meanwhile.
async fn rest_of_page(tag: &str) -> fn(Opened) {
    let words = arrival_texts(tag);
    web::say_arrival(words.part_coming);
    let mut waits = (0..).map_while(retry_ms);
    loop {
        if let Some(page) = fetch_views().await {
            return page;
        }
        web::say_arrival(words.part_overdue);
        web::pause(waits.next().unwrap_or(AGAIN_MS)).await;
    }
}
