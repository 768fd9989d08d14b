//! The page: header, map, charts, dossier, and the address that always says what is shown.

use super::{
    address::keep_address,
    arrivals::{ArrivalNotice, Arrivals},
    chart_panel::Charts,
    context::{Bundle, Lazy, Page},
    header::Header,
    host::follow_host,
    keys::{Keys, SkipLinks},
    legend::Legend,
    map_view::{LiveMap, MapView},
    said::{Said, tell_selection},
    say::{effect, effect_since, say},
    share::{full_address, page_title},
    sheet::DossierSheet,
    timeline::Timeline,
    turns::Turn,
    views::Opened,
    year_bar::YearBar,
};
use crate::{
    state::{Embedding, PagePart, Relations},
    text::{borders_text, embed_texts, source_line},
    web,
};
use leptos::{mount::mount_to, prelude::*};

/// Puts the page into its place, out of sight until the map has come to it.
pub(super) fn mount(opened: Opened) {
    let Some(home) = web::show_app() else { return };
    mount_to(home, move || view! { <App opened=opened/> }).forget();
}

/// The whole page.
#[component]
fn App(
    /// What it begins with.
    opened: Opened,
) -> impl IntoView {
    let Opened { atlas, library, query, own, stage, things, hands } = opened;
    let arrivals = Arrivals::from_library(library, &atlas.report.languages);
    let relations: Lazy<Relations> = Lazy::new(Box::new(|| Relations::from_atlas(atlas)));
    let bundle = Bundle { atlas, relations: Box::leak(Box::new(relations)) };
    let page = Page::from_query(bundle, arrivals, query, own);
    provide_context(page);
    // What did not arrive is asked for again by whoever chooses something.
    effect_since(move |before: Option<()>| {
        let language = page.wanted_language.get();
        page.selection.track();
        if before.is_some() {
            web::spawn(arrivals.load_language(language));
        }
    });
    effect(move || web::apply_theme(page.theme.get(), page.language_tag()));
    // With all that has changed on the page in sight: the browser takes its time over a title.
    let title = StoredValue::new(String::new());
    effect(move || {
        title.set_value(page_title(page));
        web::after_second_frame(move || title.with_value(|title| web::set_title(title)));
    });
    keep_address(page);
    let embedding = page.embedding.get_value();
    follow_host(page);
    tell_selection(page);
    let part = |turn: Turn, make: fn() -> AnyView| {
        let has_turn = page.turns.has_come(turn);
        move || has_turn.get().then(make)
    };
    // Said here, as every row of a dossier would have the browser look whether `:has()` still finds one.
    let has_dossier = page.turns.has_come(Turn::Dossier);
    let dossier = move || has_dossier.get().then(|| if page.has_shown() { "full" } else { "empty" });
    let has_place = page.turns.has_come(Turn::Place);
    let map = StoredValue::new_local(Some(LiveMap { stage, things, hands }));
    let map = move || map.try_update_value(Option::take).flatten().map(|map| view! { <MapView map=map/> });
    web::spawn(page.turns.take_first());
    view! {
        <div class="page" data-framed=web::is_framed().then_some("") data-embed=embedding.is_compact.then_some("") data-hide=hidden_parts(&embedding)>
            <SkipLinks/>
            {part(Turn::Head, || view! { <Header/> }.into_any())}
            <main class="page-main">
                <section class="page-map" aria-label=say(move || page.texts().map)>
                    {move || if has_place.get() { map() } else { None }}
                    {part(Turn::Year, || view! { <YearBar/> }.into_any())}
                    {part(Turn::Legend, || view! { <Legend/> }.into_any())}
                </section>
                <div class="page-side" data-dossier=dossier data-first=say(move || page.is_on_charts.get().then_some("charts"))>
                    {part(Turn::Charts, || view! { <Charts/> }.into_any())}
                    {part(Turn::Dossier, || view! { <DossierSheet/> }.into_any())}
                </div>
            </main>
            {part(Turn::Timeline, || view! { <Timeline/> }.into_any())}
            <footer class="page-foot">
                <p>{move || source_line(page.texts(), &page.atlas().report, page.language.get())}</p>
                {embedding.is_compact.then(|| view! {
                    <a class="embed-full" target="_blank" rel="noopener" href=say(move || full_address(page))>
                        {say(move || embed_texts(page.language_tag()).open_full)}
                    </a>
                })}
                <p>{say(move || borders_text(page.texts(), page.atlas().report.as_of))}</p>
                <Keys/>
            </footer>
            <ArrivalNotice/>
            <Said/>
        </div>
    }
}

/// The parts that a compact page leaves out, by their names; nothing where it leaves out none.
fn hidden_parts(embedding: &Embedding) -> Option<String> {
    let hidden: Vec<&str> =
        PagePart::ALL.into_iter().filter(|part| !embedding.shows(*part)).map(PagePart::as_str).collect();
    (!hidden.is_empty()).then(|| hidden.join(" "))
}
