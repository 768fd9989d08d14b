//! The dialog with the link, the citation, and the code that puts the atlas on another page.

use super::{context::Page, copy::CopyButton, dialog::Dialog};
use crate::{
    embed::{element_code, frame_code},
    state::{Embedding, PagePart, Query, Subset, print_query},
    text::{EmbedTexts, embed_texts},
    web,
};
use leptos::prelude::*;

/// The height that the dialog offers at first, in pixels.
const HEIGHT_PX: u32 = 640;

/// A button that opens the dialog.
#[component]
pub(super) fn Share() -> impl IntoView {
    let page = Page::expect();
    let is_open = RwSignal::new(false);
    let title = Signal::derive(move || words(page).share.to_owned());
    view! {
        <button type="button" class="choice" data-share="" on:click=move |_| is_open.set(true)>{title}</button>
        <Dialog is_open=is_open title=title class="share">
            <Body/>
        </Dialog>
    }
}

fn words(page: Page) -> &'static EmbedTexts {
    embed_texts(page.language_tag())
}

/// The address of a state.
fn address_of(page: Page, query: &Query) -> String {
    let query = web::query_text(&print_query(page.atlas(), query));
    let home = web::page_address();
    if query.is_empty() { home } else { format!("{home}?{query}") }
}

/// The address of what is shown, in the page itself.
pub(super) fn full_address(page: Page) -> String {
    address_of(page, &Query { embedding: Embedding::default(), ..page.query() })
}

#[component]
fn Body() -> impl IntoView {
    let page = Page::expect();
    let parts = RwSignal::new(Subset::<PagePart>::default());
    let height_px = RwSignal::new(HEIGHT_PX);
    let framed = move || Query {
        embedding: Embedding { is_compact: true, parts: parts.get(), allow: None },
        ..page.query()
    };
    let title = move || page.texts().product.to_owned();
    let link = Signal::derive(move || full_address(page));
    let frame = Signal::derive(move || frame_code(&address_of(page, &framed()), &title(), height_px.get()));
    let element = Signal::derive(move || {
        element_code(&web::page_address(), &print_query(page.atlas(), &framed()), &title())
    });
    let citation = Signal::derive(move || format!("{} {}", page.atlas().report.citation, full_address(page)));
    let choices = PagePart::ALL.into_iter().enumerate().map(move |(index, part)| {
        view! {
            <label class="share-part">
                <input
                    type="checkbox"
                    name=part.as_str()
                    prop:checked=move || parts.with(|parts| parts.shows(part))
                    on:change=move |_| parts.update(|parts| parts.toggle(part))
                />
                {move || words(page).part_names.get(index).copied()}
            </label>
        }
    });
    view! {
        <h3>{move || words(page).link}</h3>
        <pre class="share-code" data-share-link="">{link}</pre>
        <CopyButton text=move |()| link.get_untracked() label=Signal::derive(move || words(page).copy_link.to_owned())/>
        <h3>{move || words(page).citation}</h3>
        <p>{citation}</p>
        <CopyButton
            text=move |()| citation.get_untracked()
            label=Signal::derive(move || words(page).copy_citation.to_owned())
        />
        <h3>{move || words(page).frame}</h3>
        <fieldset class="share-parts">
            <legend>{move || words(page).parts}</legend>
            {choices.collect_view()}
        </fieldset>
        <label class="share-part">
            {move || words(page).height}
            <input
                type="number"
                min="240"
                max="2000"
                value=HEIGHT_PX.to_string()
                on:change=move |event| {
                    if let Ok(height) = event_target_value(&event).parse::<u32>() {
                        height_px.set(height.clamp(240, 2000));
                    }
                }
            />
        </label>
        <pre class="share-code" data-share-frame="">{frame}</pre>
        <CopyButton text=move |()| frame.get_untracked() label=Signal::derive(move || words(page).copy_code.to_owned())/>
        <p>{move || words(page).element}</p>
        <pre class="share-code" data-share-element="">{element}</pre>
        <CopyButton text=move |()| element.get_untracked() label=Signal::derive(move || words(page).copy_code.to_owned())/>
        <p class="share-note">{move || words(page).cors}</p>
        <p>
            <a target="_blank" rel="noopener" data-share-preview="" href=move || address_of(page, &framed())>
                {move || words(page).preview}
            </a>
        </p>
    }
}
