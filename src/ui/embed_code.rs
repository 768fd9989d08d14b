//! The code that puts the atlas on another page, the choices behind it, and the frame to try.

use super::{
    context::Page,
    copy::CopyButton,
    header::theme_name,
    say::say,
    share::{address_of, words},
};
use crate::{
    embed::{FrameSize, PERMISSIONS, Place, SANDBOX, element_code, frame_code},
    state::{Embedding, PagePart, Query, Subset, Theme, print_query},
    text::texts,
    web::{self, Topic},
};
use heartland_data::model::Language;
use leptos::prelude::*;

/// The height that the dialog offers at first, in pixels.
const HEIGHT_PX: u32 = 640;
/// Heights that a frame of use can have, in pixels.
const HEIGHTS_PX: std::ops::RangeInclusive<u32> = 240..=2000;
/// Ratios of width to height that are offered.
const RATIOS: [(u8, u8); 4] = [(4, 3), (3, 2), (16, 9), (1, 1)];

/// What kind of size the frame has, in the order of the words for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sizing {
    Height,
    Ratio,
    InStep,
}

const SIZINGS: [(Sizing, &str); 3] =
    [(Sizing::Height, "height"), (Sizing::Ratio, "ratio"), (Sizing::InStep, "in-step")];

/// What has been chosen for the frame. All else is as the page has it.
#[derive(Clone, Copy, Debug)]
struct Choices {
    sizing: RwSignal<Sizing>,
    height_px: RwSignal<u32>,
    ratio: RwSignal<(u8, u8)>,
    language: RwSignal<Option<Language>>,
    theme: RwSignal<Theme>,
    parts: RwSignal<Subset<PagePart>>,
    keeps_view: RwSignal<bool>,
    keeps_selection: RwSignal<bool>,
    is_frozen: RwSignal<bool>,
}

impl Choices {
    fn new(page: Page) -> Self {
        Self {
            sizing: RwSignal::new(Sizing::Height),
            height_px: RwSignal::new(HEIGHT_PX),
            ratio: RwSignal::new(RATIOS[0]),
            language: RwSignal::new(page.language_asked.get_untracked()),
            theme: RwSignal::new(page.theme.get_untracked()),
            parts: RwSignal::new(Subset::default()),
            keeps_view: RwSignal::new(true),
            keeps_selection: RwSignal::new(true),
            is_frozen: RwSignal::new(false),
        }
    }

    fn size(&self) -> FrameSize {
        match self.sizing.get() {
            Sizing::Height => FrameSize::Height(self.height_px.get()),
            Sizing::InStep => FrameSize::InStep(self.height_px.get()),
            Sizing::Ratio => {
                let (width, height) = self.ratio.get();
                FrameSize::Ratio(width, height)
            }
        }
    }

    /// What the frame's link says.
    fn query(&self, page: Page) -> Query {
        let now = page.query();
        Query {
            selection: now.selection.filter(|_| self.keeps_selection.get()),
            view: now.view.filter(|_| self.keeps_view.get()),
            language: self.language.get(),
            theme: self.theme.get(),
            embedding: Embedding { is_compact: true, parts: self.parts.get(), allow: None },
            ..now
        }
    }

    fn place(&self) -> Place {
        Place::new(&web::page_address(), self.is_frozen.get().then(web::frozen).flatten())
    }
}

/// The choices, the code of the frame and of the element, and the frame to try.
#[component]
pub(super) fn EmbedCode() -> impl IntoView {
    let page = Page::expect();
    let choices = Choices::new(page);
    let title = move || page.texts().product.to_owned();
    let address = Signal::derive(move || address_of(page, &choices.place().address(), &choices.query(page)));
    let frame = Signal::derive(move || frame_code(&address.get(), &title(), choices.size()));
    let element = Signal::derive(move || {
        let pairs = print_query(page.atlas(), &choices.query(page));
        element_code(&choices.place(), &pairs, &title(), choices.size())
    });
    let copy_code = Signal::derive(move || words(page).copy_code.to_owned());
    let plain = move || {
        frame.with(Option::is_some).then(|| {
            view! {
                <p>{say(move || words(page).plain)}</p>
                <pre class="share-code" data-share-frame="">{say(move || frame.get().unwrap_or_default())}</pre>
                <CopyButton text=move |()| frame.get_untracked().unwrap_or_default() label=copy_code/>
            }
        })
    };
    view! {
        <Sizes choices=choices/>
        <Manners choices=choices/>
        <Contents choices=choices/>
        {plain}
        <p>{say(move || words(page).element)}</p>
        <pre class="share-code" data-share-element="">{element}</pre>
        <CopyButton text=move |()| element.get_untracked() label=copy_code/>
        <p class="share-note">{say(move || words(page).cors)}</p>
        <TryFrame address=address size=Signal::derive(move || choices.size())/>
        <p>
            <a target="_blank" rel="noopener" data-share-preview="" href=address>{say(move || words(page).preview)}</a>
        </p>
    }
}

/// How large the frame is.
#[component]
fn Sizes(choices: Choices) -> impl IntoView {
    let page = Page::expect();
    let sizings = SIZINGS.iter().enumerate().map(|(index, (_, key))| {
        view! { <option value=*key>{move || words(page).sizes.get(index).copied()}</option> }
    });
    let choose = move |event| {
        let key = event_target_value(&event);
        if let Some((sizing, _)) = SIZINGS.iter().find(|(_, own)| *own == key) {
            choices.sizing.set(*sizing);
        }
    };
    let ratios = RATIOS.map(|(width, height)| {
        let name = format!("{width}:{height}");
        view! { <option value=name.clone()>{name.clone()}</option> }
    });
    let choose_ratio = move |event| {
        let key = event_target_value(&event);
        if let Some(ratio) = RATIOS.into_iter().find(|(width, height)| format!("{width}:{height}") == key) {
            choices.ratio.set(ratio);
        }
    };
    let is_ratio = move || choices.sizing.get() == Sizing::Ratio;
    view! {
        <p class="share-parts">
            <label class="share-part">
                {say(move || words(page).size)}
                <select name="size" on:change=choose>{sizings.collect_view()}</select>
            </label>
            <label class="share-part" hidden=is_ratio>
                {say(move || words(page).height)}
                <input
                    type="number"
                    name="height"
                    min=HEIGHTS_PX.start().to_string()
                    max=HEIGHTS_PX.end().to_string()
                    prop:value=move || choices.height_px.get().to_string()
                    on:change=move |event| {
                        if let Ok(height_px) = event_target_value(&event).parse::<u32>() {
                            choices.height_px.set(height_px.clamp(*HEIGHTS_PX.start(), *HEIGHTS_PX.end()));
                        }
                        // What no frame can have is not left standing in the field.
                        choices.height_px.notify();
                    }
                />
            </label>
            <label class="share-part" hidden=say(move || !is_ratio())>
                {say(move || words(page).ratio)}
                <select name="ratio" on:change=choose_ratio>{ratios.collect_view()}</select>
            </label>
        </p>
    }
}

/// Language and theme of the frame, and whether it stays as it is.
#[component]
fn Manners(choices: Choices) -> impl IntoView {
    let page = Page::expect();
    let languages = page.atlas().report.languages.iter().enumerate().map(|(index, tag)| {
        let is_chosen = move || choices.language.get() == Some(Language(index as u8));
        view! {
            <option value=tag.to_string() lang=tag.to_string() selected=is_chosen>{texts(tag).language_name}</option>
        }
    });
    let choose_language = move |event| {
        let tag = event_target_value(&event);
        let index = page.atlas().report.languages.iter().position(|own| **own == *tag);
        choices.language.set(index.map(|index| Language(index as u8)));
    };
    let themes = Theme::ALL.into_iter().map(|theme| {
        let name = move || theme_name(page, theme);
        view! { <option value=theme.as_str() selected=move || choices.theme.get() == theme>{name}</option> }
    });
    let choose_theme = move |event| {
        if let Some(theme) = Theme::from_spelling(&event_target_value(&event)) {
            choices.theme.set(theme);
        }
    };
    let frozen = web::frozen().map(|_| {
        view! {
            <Tick name="frozen" is_on=choices.is_frozen label=Signal::derive(move || words(page).freeze)/>
            <span class="share-note" hidden=say(move || !choices.is_frozen.get())>{say(move || words(page).freeze_note)}</span>
        }
    });
    view! {
        <p class="share-parts">
            <label class="share-part">
                {say(move || words(page).language)}
                <select name="lang" on:change=choose_language>
                    <option value="" selected=move || choices.language.get().is_none()>
                        {say(move || words(page).language_own)}
                    </option>
                    {languages.collect_view()}
                </select>
            </label>
            <label class="share-part">
                {say(move || words(page).theme)}
                <select name="theme" on:change=choose_theme>{themes.collect_view()}</select>
            </label>
            {frozen}
        </p>
    }
}

/// What the frame shows, and what it starts with.
#[component]
fn Contents(choices: Choices) -> impl IntoView {
    let page = Page::expect();
    let parts = PagePart::ALL.into_iter().enumerate().map(move |(index, part)| {
        view! {
            <label class="share-part">
                <input
                    type="checkbox"
                    name=part.as_str()
                    prop:checked=move || choices.parts.with(|parts| parts.shows(part))
                    on:change=move |_| choices.parts.update(|parts| parts.toggle(part))
                />
                {say(move || words(page).part_names.get(index).copied())}
            </label>
        }
    });
    view! {
        <fieldset class="share-parts">
            <legend>{say(move || words(page).parts)}</legend>
            {parts.collect_view()}
        </fieldset>
        <fieldset class="share-parts">
            <legend>{say(move || words(page).start)}</legend>
            <Tick name="view" is_on=choices.keeps_view label=Signal::derive(move || words(page).keep_view)/>
            <Tick
                name="selection"
                is_on=choices.keeps_selection
                label=Signal::derive(move || words(page).keep_selection)
            />
        </fieldset>
    }
}

/// A choice between yes and no.
#[component]
fn Tick(name: &'static str, is_on: RwSignal<bool>, label: Signal<&'static str>) -> impl IntoView {
    view! {
        <label class="share-part">
            <input
                type="checkbox"
                name=name
                prop:checked=move || is_on.get()
                on:change=move |_| is_on.update(|is_on| *is_on = !*is_on)
            />
            {label}
        </label>
    }
}

/// The frame as the code makes it, in this page. It is made when it is asked for; a server's policy may refuse it.
#[component]
fn TryFrame(
    /// The frame's address.
    address: Signal<String>,
    /// The frame's size.
    size: Signal<FrameSize>,
) -> impl IntoView {
    let page = Page::expect();
    let (is_open, is_refused) = (RwSignal::new(false), RwSignal::new(false));
    StoredValue::new_local(web::on_refused_frame(move || is_refused.set(true)));
    let height = move || match size.get() {
        FrameSize::Height(height_px) | FrameSize::InStep(height_px) => Some(height_px.to_string()),
        FrameSize::Ratio(..) => None,
    };
    // A strict policy allows no style in an attribute: the style sheet knows each ratio that is offered.
    let ratio = move || match size.get() {
        FrameSize::Ratio(width, height) => Some(format!("{width}/{height}")),
        _ => None,
    };
    let frame = move || match (is_open.get(), is_refused.get()) {
        (false, _) => None,
        (true, true) => {
            Some(view! { <p role="status" data-no-frame="">{move || words(page).no_frame}</p> }.into_any())
        }
        (true, false) => {
            // A frame of its own for each address: another address in the same frame would be a step of the history.
            let addresses = move || [address.get()];
            let frame = move |address| {
                view! {
                    <iframe
                        class="share-frame"
                        data-share-frame-try=""
                        title=say(move || page.texts().product)
                        sandbox=SANDBOX
                        allow=PERMISSIONS
                        referrerpolicy="no-referrer"
                        width="100%"
                        height=height
                        data-ratio=ratio
                        src=address
                    />
                }
            };
            Some(view! { <For each=addresses key=String::clone children=frame/> }.into_any())
        }
    };
    view! {
        <p>
            <button
                type="button"
                class="quiet-button"
                data-try-frame=""
                aria-expanded=say(move || if is_open.get() { "true" } else { "false" })
                on:click=move |_| {
                    is_open.update(|is_open| *is_open = !*is_open);
                    if is_open.get_untracked() {
                        web::say(Topic::Outcome, words(page).frame_shown);
                    }
                }
            >
                {say(move || words(page).try_frame)}
            </button>
        </p>
        {frame}
    }
}
