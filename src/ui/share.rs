//! The dialog with the link, the citation, the picture, and the code that puts the atlas on another page.

use super::{
    context::{MapAsk, Page},
    copy::CopyButton,
    dialog::Dialog,
    embed_code::EmbedCode,
    later::once_here,
    say::say,
};
use crate::{
    state::{Embedding, Query, print_query},
    text::{EmbedTexts, embed_texts, fill, texts},
    web,
};
use heartland_data::model::Language;
use leptos::prelude::*;

/// A button that opens the dialog.
#[component]
pub(super) fn Share() -> impl IntoView {
    let page = Page::expect();
    let is_open = RwSignal::new(false);
    let title = Signal::derive(move || words(page).share.to_owned());
    view! {
        <button type="button" class="choice" data-share="" on:click=move |_| is_open.set(true)>{title}</button>
        <Dialog is_open=is_open title=title class="share">
            {once_here(page, move |later| (later.share)(page))}
        </Dialog>
    }
}

pub(super) fn words(page: Page) -> &'static EmbedTexts {
    embed_texts(page.language_tag())
}

/// The address of a state on the page at `home`.
pub(super) fn address_of(page: Page, home: &str, query: &Query) -> String {
    let query = web::query_text(&print_query(page.atlas(), query));
    if query.is_empty() { home.to_owned() } else { format!("{home}?{query}") }
}

/// The address of what is shown, in the page itself.
pub(super) fn full_address(page: Page) -> String {
    address_of(page, &web::page_address(), &Query { embedding: Embedding::default(), ..page.query() })
}

/// What is selected, and the product: what the page's tab says.
pub(super) fn page_title(page: Page) -> String {
    let name = page.selection.get().map(|thing| page.name(thing));
    let words: Vec<&str> = name.into_iter().chain([page.texts().product]).collect();
    words.join(" – ")
}

/// What the dialog shows.
pub(super) fn body(page: Page) -> AnyView {
    let link = Signal::derive(move || full_address(page));
    // As the report has its title, whatever language the page is in: the address is the atlas's, and so is the citation.
    let own_tag = page.atlas().report.languages.first().map(ToString::to_string);
    let own = texts(own_tag.as_deref().unwrap_or_default());
    let citation = Signal::derive(move || {
        let report = page.atlas().report.citation.get(Language::default());
        [own.product, &fill(own.reads, &[("citation", report)]), &full_address(page)].join(". ")
    });
    let send = web::can_share().then(|| {
        let share = move |_| web::share(&page_title(page), &link.get_untracked());
        view! {
            <button type="button" class="quiet-button" data-send="" on:click=share>{move || words(page).send}</button>
        }
    });
    view! {
        <h3>{say(move || words(page).link)}</h3>
        <pre class="share-code" data-share-link="">{link}</pre>
        <p class="share-ways">
            <CopyButton
                text=move |()| link.get_untracked()
                label=Signal::derive(move || words(page).copy_link.to_owned())
            />
            {send}
            <button
                type="button"
                class="quiet-button"
                data-share-picture=""
                on:click=move |_| page.map_ask.set(Some(MapAsk::Picture))
            >
                {say(move || words(page).picture)}
            </button>
        </p>
        <h3>{say(move || words(page).citation)}</h3>
        <p lang=own_tag>{citation}</p>
        <CopyButton
            text=move |()| citation.get_untracked()
            label=Signal::derive(move || words(page).copy_citation.to_owned())
        />
        <h3>{say(move || words(page).frame)}</h3>
        <EmbedCode/>
    }
    .into_any()
}
