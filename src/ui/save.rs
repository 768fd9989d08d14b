//! Pictures of the map to keep.

use super::{context::Page, map_view::StageSlot, say::say};
use crate::{
    render::{Emphasis, SheetWords, sheet_words},
    scene::Frame,
    state::{Showing, slug_of},
    text::small_letters,
    web::{self, Picture, Stage},
};
use leptos::{html, prelude::*};

/// The forms that are offered, with the key of each in the page.
const PICTURES: [(Picture, &str); 4] = [
    (Picture::Svg, "svg"),
    (Picture::Png(1), "png-1"),
    (Picture::Png(2), "png-2"),
    (Picture::Png(4), "png-4"),
];

/// A button that opens a short list of forms.
#[component]
pub(super) fn SaveMenu(stage: StageSlot) -> impl IntoView {
    let page = Page::expect();
    let menu = NodeRef::<html::Details>::new();
    let save = move |picture: Picture| {
        keep_picture(page, stage, picture);
        if let Some(menu) = menu.get_untracked() {
            if web::has_focus(".map-save") {
                web::focus_summary(&menu);
            }
            menu.set_open(false);
        }
    };
    let name = move |picture: Picture| match picture {
        Picture::Svg => page.texts().save_svg.to_owned(),
        Picture::Png(ratio) => crate::text::fill(page.texts().save_png, &[("ratio", &ratio.to_string())]),
    };
    let entries = PICTURES.map(|(picture, key)| {
        view! {
            <button type="button" data-save=key on:click=move |_| save(picture)>{say(move || name(picture))}</button>
        }
    });
    view! {
        <details class="map-save" node_ref=menu on:keydown=move |event| {
            if event.key() == "Escape" && let Some(menu) = menu.get_untracked() && menu.open() {
                event.stop_propagation();
                event.prevent_default();
                menu.set_open(false);
                web::focus_summary(&menu);
            }
        } on:focusout=move |event| {
            if !web::goes_within(&event) && let Some(menu) = menu.get_untracked() {
                menu.set_open(false);
            }
        }>
            <summary aria-label=say(move || page.texts().save) title=say(move || page.texts().save)>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <path d="M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11"></path>
                </svg>
            </summary>
            <div class="map-save-list" on:mousedown=|event| event.prevent_default()>{entries.into_iter().collect_view()}</div>
        </details>
    }
}

/// Saves the map as it is shown, once there is the code for it.
pub(super) fn keep_picture(page: Page, stage: StageSlot, picture: Picture) {
    page.arrivals.when_code_is_here(move |later| {
        stage.with_value(|stage| stage.iter().for_each(|stage| (later.picture)(page, stage, picture)));
    });
}

/// Saves the map as it is shown. What it reads is not followed: whoever asks for one picture gets one.
pub(super) fn save_picture(page: Page, stage: &Stage, picture: Picture) {
    untrack(move || {
        stage.save(picture, &file_name(page), words_of_sheet(page), refusal(page));
    });
}

/// Finds what is written on a sheet with the map as it is shown.
pub(super) fn words_of_sheet(page: Page) -> impl FnOnce(&Frame, &Showing, Emphasis) -> SheetWords {
    move |frame, showing, emphasis| {
        untrack(|| {
            let (filter, closed) = (page.filter.get(), page.closed.get());
            let in_words = (page.language.get(), page.texts());
            sheet_words(page.atlas(), (frame, showing, &filter), &closed, emphasis, in_words)
        })
    }
}

/// Milliseconds for which it is seen that a picture could not be made.
const REFUSED_MS: f64 = 8000.0;

/// What is done about a picture that cannot be made: the page says so for a while.
pub(super) fn refusal(page: Page) -> impl FnOnce() + 'static {
    page.is_picture_refused.set(false);
    move || {
        page.is_picture_refused.set(true);
        web::later(REFUSED_MS, move || page.is_picture_refused.set(false));
    }
}

/// What the file is called: product, what is selected, the year.
fn file_name(page: Page) -> String {
    let selection = page.selection.get_untracked().map(|thing| small_letters(slug_of(page.atlas(), thing)));
    let year = page.filter.with_untracked(|filter| filter.year).map(|year| year.to_string());
    file_stem(page, selection.into_iter().chain(year).collect())
}

/// What a file that is kept is called, without its ending: the product and these.
pub(super) fn file_stem(page: Page, mut parts: Vec<String>) -> String {
    parts.insert(0, small_letters(page.texts().product));
    parts.join("-")
}
