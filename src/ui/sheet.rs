//! The dossier's place: beside the map, or on a narrow screen a sheet over the page that is dragged or stepped.

use super::{
    context::Page,
    dossier_view::DossierView,
    say::{effect, say},
};
use crate::{
    state::Sheet,
    text::{KeyTexts, key_texts},
    web::{self, Listener},
};
use leptos::{ev::PointerEvent, html, prelude::*};

/// A drag: the pointer, where and when it was last seen, and how fast it goes up.
#[derive(Clone, Copy, Debug)]
struct Drag {
    pointer: i32,
    y: f64,
    time: f64,
    up_px_per_ms: f64,
}

/// A sheet that covers what the keyboard comes to goes down to its head, and back up when the keyboard comes to it.
fn step_aside_for_keyboard(page: Page) -> Option<Listener> {
    let left = StoredValue::new(None::<Sheet>);
    let is_up = move || page.is_sheet.get_untracked() && page.sheet.get_untracked() != Sheet::Peek;
    web::on_focus_at_sheet(is_up, move |is_within| {
        let now = page.sheet.get_untracked();
        if !is_within && is_up() {
            left.set_value(Some(now));
            page.sheet.set(Sheet::Peek);
        } else if is_within && let Some(step) = left.try_update_value(Option::take).flatten() {
            // Unless the reader has moved it since.
            if now == Sheet::Peek {
                page.sheet.set(step);
            }
        }
    })
}

/// The dossier with the head that moves it.
#[component]
pub(super) fn DossierSheet() -> impl IntoView {
    let page = Page::expect();
    let part = NodeRef::<html::Div>::new();
    let is_framed = web::is_framed();
    // In a frame the page is as high as its host makes it, and a sheet at its end may be out of sight.
    effect(move || {
        let is_sheet = !page.is_wide.get() && !is_framed && page.has_shown();
        if page.is_sheet.get_untracked() != is_sheet {
            page.is_sheet.set(is_sheet);
        }
    });
    // What is chosen next is seen beside the map again.
    effect(move || {
        page.selection.track();
        page.shown.track();
        page.sheet.set(Sheet::Half);
    });
    StoredValue::new_local(step_aside_for_keyboard(page));
    let drag = StoredValue::new(None::<Drag>);
    let down = move |event: PointerEvent| {
        // The first finger, or the mouse: of an earlier one the release was never heard of.
        if event.is_primary()
            && event.button() == 0
            && page.is_sheet.get_untracked()
            && !web::is_button(&event)
        {
            web::capture(&event);
            let (y, time) = (f64::from(event.client_y()), event.time_stamp());
            drag.set_value(Some(Drag { pointer: event.pointer_id(), y, time, up_px_per_ms: 0.0 }));
        }
    };
    let shift = move |event: PointerEvent| {
        let Some(part) = part.get_untracked() else { return };
        drag.update_value(|drag| {
            let Some(drag) = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id()) else { return };
            let (y, time) = (f64::from(event.client_y()), event.time_stamp());
            drag.up_px_per_ms = (drag.y - y) / (time - drag.time).max(1.0);
            web::set_height(&part, Some(f64::from(part.offset_height()) + drag.y - y));
            (drag.y, drag.time) = (y, time);
        });
    };
    let up = move |event: PointerEvent| {
        let own = drag.try_update_value(|drag| drag.take_if(|drag| drag.pointer == event.pointer_id()));
        let Some((part, drag)) = part.get_untracked().zip(own.flatten()) else { return };
        let is_late = event.time_stamp() - drag.time > 120.0;
        let share = f64::from(part.offset_height()) / web::screen_px().1.max(1.0);
        web::set_height(&part, None);
        let up = if is_late { 0.0 } else { drag.up_px_per_ms };
        page.sheet.update(|sheet| *sheet = sheet.let_go(share, up));
    };
    // A button that goes one step, until there is none any more.
    let step = |name, label: fn(&KeyTexts) -> &'static str, last, next: fn(Sheet) -> Sheet, path| {
        view! {
            <button
                type="button"
                class="sheet-button"
                data-sheet=name
                aria-label=say(move || label(key_texts(page.language_tag())))
                aria-disabled=say(move || (page.sheet.get() == last).then_some("true"))
                on:click=move |_| page.sheet.update(|sheet| *sheet = next(*sheet))
            >
                <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true"><path d=path/></svg>
            </button>
        }
    };
    view! {
        <div
            class="sheet"
            data-part="dossier"
            node_ref=part
            data-step=say(move || page.is_sheet.get().then(|| page.sheet.get().as_str()))
        >
            <div class="sheet-bar" on:pointerdown=down on:pointermove=shift on:pointerup=up on:pointercancel=up>
                {step("up", |words| words.sheet_up, Sheet::Full, Sheet::up, "M3 10.5l5-5 5 5")}
                {step("down", |words| words.sheet_down, Sheet::Peek, Sheet::down, "M3 5.5l5 5 5-5")}
                <span class="sheet-name" aria-hidden="true">{say(move || page.shown_name())}</span>
                <button type="button" class="sheet-button" data-sheet="close" aria-label=say(move || page.texts().dossier_close) on:click=move |_| page.let_go()>
                    <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9"/></svg>
                </button>
            </div>
            <DossierView/>
        </div>
    }
}
