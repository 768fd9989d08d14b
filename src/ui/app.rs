//! The page: header, map, charts, dossier, and the address that always says what is shown.

use super::{
    address::{keep_address, read_query},
    arrivals::{ArrivalNotice, Arrivals, fetch},
    context::{Bundle, Lazy, Page},
    header::Header,
    keys::{Keys, SkipLinks},
    legend::Legend,
    map_view::MapView,
    said::Said,
    share::{full_address, page_title},
    timeline::Timeline,
    turns::Turn,
    views::{Views, fetch_views},
    year_bar::YearBar,
};
use crate::{
    scene::MapScene,
    state::{Embedding, PagePart, Query, Relations, language_of, retry_ms},
    text::{embed_texts, fill},
    web::{self, StartFailure},
};
use heartland_data::{Atlas, Library, TextKind, model::Language, open};
use leptos::{mount::mount_to, prelude::*};

/// Loads the report and puts the page into its place. A report that does not arrive or cannot be unpacked is said in the
/// page's failure notice.
pub fn start() {
    // Beside the report, and not before what the map needs.
    web::spawn(async {
        fetch_views().await;
    });
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
            Ok((atlas, library)) => mount(atlas, library).await,
            Err(error) => {
                web::warn(&error.to_string());
                web::tell_failure(StartFailure::Damaged);
            }
        }
    });
}

async fn mount(atlas: Atlas, library: Library) {
    // For the life of the page: everything refers to it.
    let atlas: &'static Atlas = Box::leak(Box::new(atlas));
    let library: &'static Library = Box::leak(Box::new(library));
    let relations: Lazy<Relations> = Lazy::new(Box::new(|| Relations::from_atlas(atlas)));
    let bundle = Bundle { atlas, relations: Box::leak(Box::new(relations)) };
    web::breathe().await;
    let scene = MapScene::from_atlas(atlas);
    web::breathe().await;
    let query = read_query(atlas);
    let own = web::browser_languages().iter().find_map(|tag| language_of(atlas, tag)).unwrap_or_default();
    let language = query.language.unwrap_or(own);
    if !library.has(TextKind::Name, language) {
        // Without them the page begins in the tables' own language, and changes when they come.
        fetch(library, &atlas.report.languages, (TextKind::Name, language)).await;
    }
    let Some(home) = web::show_app() else { return };
    mount_to(home, move || {
        let arrivals = Arrivals::from_library(library, &atlas.report.languages);
        view! { <App bundle=bundle scene=scene arrivals=arrivals query=query own=own/> }
    })
    .forget();
}

/// The whole page.
#[component]
fn App(
    /// The report.
    bundle: Bundle,
    /// Its map.
    scene: MapScene<'static>,
    /// What of it has arrived.
    arrivals: Arrivals,
    /// What the link asks for.
    query: Query,
    /// The reader's own language, as far as the report has it.
    own: Language,
) -> impl IntoView {
    let page = Page::from_query(bundle, arrivals, query, own);
    provide_context(page);
    // What did not arrive is asked for again by whoever chooses something.
    Effect::new(move |before: Option<()>| {
        let language = page.wanted_language.get();
        page.selection.track();
        if before.is_some() {
            web::spawn(arrivals.load_language(language));
            arrivals.ask_for_views();
        }
    });
    Effect::new(move || web::apply_theme(page.theme.get(), page.language_tag()));
    Effect::new(move || web::set_title(&page_title(page)));
    keep_address(page);
    let embedding = page.embedding.get_value();
    let [has_head, has_place, has_year, has_legend, has_timeline] =
        [Turn::Head, Turn::Place, Turn::Year, Turn::Legend, Turn::Timeline]
            .map(|turn| page.turns.has_come(turn));
    let scene = StoredValue::new_local(Some(scene));
    let map =
        move || scene.try_update_value(Option::take).flatten().map(|scene| view! { <MapView scene=scene/> });
    let in_turn = |turn: Turn, part: fn(&'static Views) -> fn() -> AnyView| {
        let has_turn = page.turns.has_come(turn);
        move || if has_turn.get() { page.arrivals.views().map(|views| part(views)()) } else { None }
    };
    Effect::new(move || {
        if let Some(views) = page.arrivals.views() {
            (views.tell)(page);
        }
    });
    web::spawn(page.turns.take_first());
    view! {
        <div class="page" data-framed=web::is_framed().then_some("") data-embed=embedding.is_compact.then_some("") data-hide=hidden_parts(&embedding)>
            <SkipLinks/>
            {move || has_head.get().then(|| view! { <Header/> })}
            <main class="page-main">
                <section class="page-map" aria-label=move || page.texts().map>
                    {move || if has_place.get() { map() } else { None }}
                    {move || has_year.get().then(|| view! { <YearBar/> })}
                    {move || has_legend.get().then(|| view! { <Legend/> })}
                </section>
                <div class="page-side">
                    {in_turn(Turn::Charts, |views| views.charts)}
                    {in_turn(Turn::Dossier, |views| views.dossier)}
                </div>
            </main>
            {move || has_timeline.get().then(|| view! { <Timeline/> })}
            <footer class="page-foot">
                <p>{move || source_line(page)}</p>
                {embedding.is_compact.then(|| view! {
                    <a class="embed-full" target="_blank" rel="noopener" href=move || full_address(page)>
                        {move || embed_texts(page.language_tag()).open_full}
                    </a>
                })}
                <p>{move || page.texts().borders_note}</p>
                <Keys/>
            </footer>
            <ArrivalNotice/>
            <Said/>
        </div>
    }
}

/// The parts that a compact page leaves out, by their names; nothing where it leaves out none.
fn hidden_parts(embedding: &Embedding) -> Option<String> {
    let hidden: Vec<&str> = PagePart::ALL
        .into_iter()
        .filter(|part| !embedding.parts.shows(*part))
        .map(PagePart::as_str)
        .collect();
    (embedding.is_compact && !hidden.is_empty()).then(|| hidden.join(" "))
}

fn source_line(page: Page) -> String {
    let report = &page.atlas().report;
    fill(
        page.texts().source_line,
        &[("citation", report.citation.get(page.language.get())), ("licence", &report.licence)],
    )
}
