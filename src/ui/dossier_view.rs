//! The dossier on the page.

use super::context::Page;
use crate::dossier::{Dossier, Entry, Group, Link, dossier_of};
use heartland_data::model::Basis;
use leptos::{html, prelude::*};

/// The panel beside the map.
#[component]
pub(super) fn DossierView() -> impl IntoView {
    let page = Page::expect();
    let panel = NodeRef::<html::Section>::new();
    Effect::new(move || {
        page.selection.track();
        if let Some(panel) = panel.get_untracked() {
            panel.set_scroll_top(0);
        }
    });
    let content = move || match page.selection.get().and_then(|thing| dossier_of(&page.desk(), thing)) {
        Some(dossier) => view! { <Full dossier=dossier/> }.into_any(),
        None => view! { <Empty/> }.into_any(),
    };
    view! {
        <section class="dossier" data-view="dossier" node_ref=panel tabindex="0" aria-label=move || page.texts().dossier>
            {content}
        </section>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let page = Page::expect();
    view! {
        <div class="dossier-empty">
            <h2>{move || page.texts().dossier_empty_title}</h2>
            <p>{move || page.texts().dossier_empty}</p>
            <p class="dossier-about">{page.atlas().report.description.to_string()}</p>
        </div>
    }
}

#[component]
fn Full(dossier: Dossier) -> impl IntoView {
    let page = Page::expect();
    let (kind, id) = page.key(dossier.thing);
    let words = dossier.kind.join(" · ");
    let summary = dossier.summary.map(|(text, locator)| {
        view! { <p class="dossier-summary">{text} <Locator text=locator/></p> }
    });
    let sentence =
        (!dossier.sentence.is_empty()).then(|| view! { <p class="dossier-sentence">{dossier.sentence}</p> });
    view! {
        <article class="dossier-full" data-kind=kind data-id=id>
            <header class="dossier-head">
                <h2>{dossier.title}</h2>
                <button type="button" class="dossier-close" on:click=move |_| page.selection.set(None)>
                    {page.texts().dossier_close}
                </button>
                <p class="dossier-kind">{words}</p>
            </header>
            {summary}
            {sentence}
            {dossier.groups.into_iter().map(|group| view! { <GroupView group=group/> }).collect_view()}
        </article>
    }
}

#[component]
fn GroupView(group: Group) -> impl IntoView {
    view! {
        <section class="group" data-group=group.key>
            <h3>{group.title}</h3>
            <ul class="entries">
                {group.entries.into_iter().map(|entry| view! { <EntryView entry=entry/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn EntryView(entry: Entry) -> impl IntoView {
    let page = Page::expect();
    let lead = (!entry.lead.is_empty()).then(|| view! { <strong class="entry-lead">{entry.lead}</strong> });
    let text = (!entry.text.is_empty()).then(|| view! { <span class="entry-text">{entry.text}</span> });
    let tags = entry.tags.join(" · ");
    let tags = (!tags.is_empty()).then(|| view! { <span class="entry-tags">{tags}</span> });
    // What the report says needs no mark; what it does not say does.
    let basis = entry.basis.filter(|basis| *basis != Basis::Said).map(|basis| {
        view! { <span class="entry-basis">{(page.texts().basis)(basis)}</span> }
    });
    let locator = (!entry.locator.is_empty()).then(|| view! { <Locator text=entry.locator/> });
    let links = entry.links.into_iter().map(|link| view! { <LinkButton link=link/> }).collect_view();
    let notes = entry.notes.into_iter().map(|note| {
        view! { <span class="entry-note">{page.texts().contradiction_here} ": " {note}</span> }
    });
    view! {
        <li class="entry" data-row=entry.slug>
            {lead} {text} {links} <span class="entry-foot">{tags} {basis} {locator}</span> {notes.collect_view()}
        </li>
    }
}

#[component]
fn LinkButton(link: Link) -> impl IntoView {
    let page = Page::expect();
    let (kind, id) = page.key(link.thing);
    view! {
        <button
            type="button"
            class="link"
            data-kind=kind
            data-id=id
            on:click=move |_| page.selection.set(Some(link.thing))
            on:pointerenter=move |_| page.hover.set(Some(link.thing))
            on:pointerleave=move |_| page.hover.set(None)
        >
            {link.name}
        </button>
    }
}

#[component]
fn Locator(text: String) -> impl IntoView {
    let page = Page::expect();
    view! { <span class="locator" title=page.texts().locator>{text}</span> }
}
