//! The page: header, map, charts, dossier, and the address that always says what is shown.

use super::{
    arrivals::{ArrivalNotice, Arrivals, fetch},
    chart_panel::Charts,
    context::{Bundle, Lazy, Page},
    dossier_view::DossierView,
    header::Header,
    host::follow_host,
    legend::Legend,
    map_view::MapView,
    share::full_address,
    timeline::Timeline,
    turns::Turn,
    year_bar::YearBar,
};
use crate::{
    scene::MapScene,
    state::{Embedding, PagePart, Query, Relations, language_of, parse_query, print_query, retry_ms},
    text::{embed_texts, fill},
    web,
};
use heartland_data::{Atlas, Library, TextKind, model::Language, open};
use leptos::{mount::mount_to, prelude::*};

/// Loads the report and puts the page into its place. A report that does not arrive or cannot be unpacked is said in the
/// page's failure notice.
pub fn start() {
    web::spawn(async {
        let mut tries = (0..2).filter_map(retry_ms);
        let packed = loop {
            match (web::read_report().await, tries.next()) {
                (Some(packed), _) => break packed,
                (None, Some(wait_ms)) => web::pause(wait_ms).await,
                (None, None) => return fail(NOT_ARRIVED),
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
            Err(error) => fail(&error.to_string()),
        }
    });
}

/// As `src/boot.js` says it, in the language of the notice.
const NOT_ARRIVED: &str = "A part of it did not arrive.";

fn fail(reason: &str) {
    web::show_app();
    web::report_failure(reason);
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

/// What the address says; values that make no sense are named in one warning.
fn read_query(atlas: &Atlas) -> Query {
    let (query, refused) = parse_query(atlas, web::read_query());
    if !refused.is_empty() {
        web::warn(&format!("Heartland: passed over in the address: {}", refused.join(", ")));
    }
    query
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
        }
    });
    Effect::new(move || web::apply_theme(page.theme.get(), page.language_tag()));
    Effect::new(move || {
        let name = page.selection.get().map(|thing| page.name(thing));
        let words: Vec<&str> = name.into_iter().chain([page.texts().product]).collect();
        web::set_title(&words.join(" – "));
    });
    keep_address(page);
    follow_host(page);
    let embedding = page.embedding.get_value();
    let [has_year, has_legend, has_timeline, has_charts, has_dossier] =
        [Turn::Year, Turn::Legend, Turn::Timeline, Turn::Charts, Turn::Dossier]
            .map(|turn| page.turns.has_come(turn));
    web::spawn(page.turns.take_first());
    view! {
        <div class="page" data-embed=embedding.is_compact.then_some("") data-hide=hidden_parts(&embedding)>
            <Header/>
            <main class="page-main">
                <section class="page-map" aria-label=move || page.texts().map>
                    <MapView scene=scene/>
                    {move || has_year.get().then(|| view! { <YearBar/> })}
                    {move || has_legend.get().then(|| view! { <Legend/> })}
                </section>
                <div class="page-side">
                    {move || has_charts.get().then(|| view! { <Charts/> })}
                    {move || has_dossier.get().then(|| view! { <DossierView/> })}
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
            </footer>
            <ArrivalNotice/>
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

/// The address follows the state: a new selection is a step of the history, anything else takes the last one's place; Back
/// and Forward bring selections back.
///
/// The browser takes its time over that: the address follows once the change itself is to be seen.
fn keep_address(page: Page) {
    let has_gone_back = StoredValue::new(false);
    let waiting = StoredValue::new(None::<(Query, web::Push)>);
    let write = move || {
        if let Some((query, push)) = waiting.try_update_value(Option::take).flatten() {
            web::write_query(&print_query(page.atlas(), &query), push);
        }
    };
    Effect::new(move |before: Option<Query>| {
        let query = page.query();
        if let Some(before) = before
            && before != query
        {
            // A step taken back is not a new one, though the map may stand elsewhere than it did then.
            let is_step = before.selection != query.selection && !has_gone_back.get_value();
            has_gone_back.set_value(false);
            if is_step {
                // A step that still waits is one of its own.
                write();
            }
            let before = waiting.with_value(|waiting| waiting.as_ref().map(|(_, push)| *push));
            let is_step = is_step || matches!(before, Some(web::Push::Step));
            let push = if is_step { web::Push::Step } else { web::Push::Replace };
            waiting.set_value(Some((query.clone(), push)));
            if before.is_none() {
                web::after_presented(write);
            }
        }
        query
    });
    let back = web::on_back(move || {
        let selection = read_query(page.atlas()).selection;
        if selection != page.selection.get_untracked() {
            has_gone_back.set_value(true);
            page.selection.set(selection);
        }
    });
    // Lives as long as the page.
    StoredValue::new_local(back);
}
