//! The strip of the chronology: marks along time, under pointer, wheel and keys.

use super::{
    context::Page,
    say::{effect, say},
    timeline::Board,
};
use crate::{
    geo::{Held, two_to},
    markup::{StripSheet, strip_markup},
    timeline::{place, ticks},
    web,
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent},
    html,
    prelude::*,
};

/// Pixels that a pointer may tremble in a click.
const SLACK_PX: f64 = 5.0;

/// Pointers that are down on the strip.
#[derive(Clone, Debug, Default)]
struct Hands {
    down: Vec<(i32, f64)>,
    way_px: f64,
}

/// The strip.
#[component]
pub(super) fn Strip(board: Board) -> impl IntoView {
    let page = board.page;
    let part = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0_f64);
    let active = RwSignal::new(None::<usize>);
    let hands = StoredValue::new(Hands::default());
    let watch = StoredValue::new_local(None);
    effect(move || {
        let Some(element) = part.get() else { return };
        let measured = element.clone();
        let observer = web::observe_size(&element, move || width.set(f64::from(measured.client_width())));
        watch.set_value(observer);
    });
    let content = Memo::new(move |_| draw(board, width.get(), page.is_wide.get()));
    follow_selection(board, part, content, active);
    follow_year(page, part, content);
    let share = move |x: i32| {
        let left = part.get_untracked().map_or(0.0, |part| part.get_bounding_client_rect().left());
        (f64::from(x) - left) / width.get_untracked().max(1.0)
    };
    let zoom = move |factor: f64, share: f64| {
        board.look(|window| window.zoomed(factor, share, board.stretches.all));
    };
    let wheel = move |event: WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            zoom(two_to(-event.delta_y() / 300.0), share(event.client_x()));
        }
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        hands.update_value(|hands| {
            if hands.down.is_empty() {
                hands.way_px = 0.0;
            }
            hands.down.retain(|(id, _)| *id != event.pointer_id());
            hands.down.push((event.pointer_id(), f64::from(event.client_x())));
        });
    };
    let moved = move |event: PointerEvent| {
        if event.buttons() == 0 {
            hands.update_value(|hands| hands.down.clear());
            return;
        }
        drag(board, hands, &event, width.get_untracked(), &zoom, &share);
    };
    let up = move |event: PointerEvent| {
        hands.update_value(|hands| hands.down.retain(|(id, _)| *id != event.pointer_id()));
        // After the click that may come of it: what clicks without a pointer, as voice control does, has gone no way.
        web::later(0.0, move || {
            hands.try_update_value(|hands| {
                if hands.down.is_empty() {
                    hands.way_px = 0.0;
                }
            });
        });
    };
    let click = move |event: MouseEvent| {
        if hands.with_value(|hands| hands.way_px) <= SLACK_PX {
            choose(board, active, &event, &zoom, share(event.client_x()));
        }
    };
    view! {
        <div
            class="timeline-strip"
            tabindex="0"
            role="listbox"
            aria-orientation="horizontal"
            aria-multiselectable="true"
            aria-label=say(move || board.texts().title)
            aria-description=say(move || board.texts().help)
            aria-activedescendant=say(move || active.get().map(entry_id))
            node_ref=part
            inner_html=move || content.get()
            on:wheel=wheel
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:click=click
            on:keydown=move |event| press(board, active, &event)
            on:pointerover=move |event| page.hover.set(entry_at(board, &event).and_then(|at| thing_at(board, at)))
            on:pointerleave=move |_| page.hover.set(None)
            on:focusout=move |_| page.hover.set(None)
        ></div>
    }
}

/// The strip follows the selection: it is not drawn anew for one.
fn follow_selection(
    board: Board,
    part: NodeRef<html::Div>,
    content: Memo<String>,
    active: RwSignal<Option<usize>>,
) {
    let page = board.page;
    effect(move || {
        content.track();
        let (subject, key) = (board.subject.get(), page.selection.get().map(|thing| page.key(thing)));
        let id = active.get().map(entry_id);
        let Some(part) = part.get() else { return };
        web::choose_options(&part, key, id.as_deref());
        board.entries.with_value(|entries| {
            web::dim_marks(&part, |index| {
                let entry = entries.get(index).zip(subject);
                entry.is_some_and(|(entry, subject)| !entry.concerns(page.bundle.relations, subject))
            });
        });
    });
    // What was chosen elsewhere comes into sight.
    effect(move || {
        let thing = page.selection.get();
        let entry = board.entries.with_value(|entries| {
            let current = active.get_untracked().and_then(|index| entries.get(index).copied());
            current.filter(|entry| Some(entry.thing) == thing).or_else(|| {
                crate::timeline::entry_near(entries, thing?, board.window.get_untracked()).copied()
            })
        });
        board.lead_to(entry);
    });
}

/// And the year that the map shows.
fn follow_year(page: Page, part: NodeRef<html::Div>, content: Memo<String>) {
    let year = Memo::new(move |_| page.filter.with(|filter| filter.year));
    effect(move || {
        content.track();
        let year = year.get();
        if let Some(part) = part.get() {
            web::show_year(&part, year);
        }
    });
}

fn entry_id(index: usize) -> String {
    ["entry-", &index.to_string()].concat()
}

fn entry_at(board: Board, event: &leptos::ev::Event) -> Option<usize> {
    let index = web::attribute_at(event, "data-entry")?.parse().ok()?;
    thing_at(board, index).map(|_| index)
}

fn thing_at(board: Board, index: usize) -> Option<heartland_data::model::Thing> {
    board.entries.with_value(|entries| entries.get(index).map(|entry| entry.thing))
}

fn draw(board: Board, width_px: f64, is_wide: bool) -> String {
    if width_px < 1.0 {
        return String::new();
    }
    let page: Page = board.page;
    let (lanes, lane_px) = if is_wide { (3, 17.0) } else { (6, 28.0) };
    let window = board.window.get();
    let shown = board.shown();
    board.entries.with_value(|entries| {
        let marks = place(entries, window, width_px, lanes, |index| shown.binary_search(&index).is_ok());
        let sheet =
            StripSheet { desk: page.desk(), texts: board.texts(), entries, window, width_px, lane_px, lanes };
        strip_markup(&sheet, &marks, &ticks(window, width_px))
    })
}

/// One pointer pans, two zoom about their middle.
fn drag(
    board: Board,
    hands: StoredValue<Hands>,
    event: &PointerEvent,
    width_px: f64,
    zoom: &impl Fn(f64, f64),
    share: &impl Fn(i32) -> f64,
) {
    let now = f64::from(event.client_x());
    let mut step = 0.0;
    let mut pinch = None;
    hands.update_value(|hands| {
        let other = hands.down.iter().find(|(id, _)| *id != event.pointer_id()).map(|(_, x)| *x);
        let Some((_, x)) = hands.down.iter_mut().find(|(id, _)| *id == event.pointer_id()) else { return };
        step = now - *x;
        pinch =
            other.map(|other| ((now - other).abs() / (*x - other).abs().max(1.0), f64::midpoint(now, other)));
        *x = now;
        hands.way_px += step.abs();
    });
    if let Some((factor, middle)) = pinch {
        zoom(factor.held(0.2, 5.0), share(middle as i32));
    } else if hands.with_value(|hands| hands.way_px) > SLACK_PX && width_px > 1.0 {
        // The mark under a finger is drawn anew elsewhere, and the finger may leave the strip.
        web::capture(event);
        board.look(|window| window.panned(-step / width_px, board.stretches.all));
    }
}

/// A click on a mark selects, on a bundle zooms in, on a year sets the map's year.
fn choose(
    board: Board,
    active: RwSignal<Option<usize>>,
    event: &MouseEvent,
    zoom: &impl Fn(f64, f64),
    share: f64,
) {
    let page = board.page;
    if let Some((index, thing)) = entry_at(board, event).and_then(|at| Some((at, thing_at(board, at)?))) {
        active.set(Some(index));
        page.toggle(thing);
    } else if let Some(first) = web::attribute_at(event, "data-bundle") {
        let before = board.window.get_untracked();
        zoom(4.0, share);
        // Entries of one day come no further apart.
        if board.window.get_untracked() == before {
            list_from(board, &first);
        }
    } else if let Some(year) = web::attribute_at(event, "data-year") {
        let year = crate::state::parse_year(page.atlas().report.years, &year);
        page.filter.update(|filter| filter.year = if filter.year == year { None } else { year });
    }
}

/// Shows the list in the place of the strip, and gives the keyboard, which goes with the strip, to an entry of it.
fn list_from(board: Board, index: &str) {
    board.is_list.set(true);
    let selector = [".timeline-list [data-entry=\"", index, "\"]"].concat();
    let arrivals = board.page.arrivals;
    arrivals.when_code_is_here(|_| web::after_presented(move || web::focus_at(&selector)));
}

fn press(board: Board, active: RwSignal<Option<usize>>, event: &KeyboardEvent) {
    if web::has_modifier(event) {
        return;
    }
    let page = board.page;
    let shown = untrack(|| board.shown());
    let limits = board.stretches.all;
    let now = active.get_untracked();
    // Nothing chosen yet: the first one in sight.
    let place = now.and_then(|now| shown.binary_search(&now).ok());
    let first = || {
        let from = board.window.get_untracked().from;
        board.entries.with_value(|entries| {
            shown.iter().copied().find(|index| entries.get(*index).is_some_and(|entry| entry.from >= from))
        })
    };
    let go = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => match place {
            Some(place) => shown.get(place + 1).copied().or(now),
            None => first(),
        },
        "ArrowLeft" | "ArrowUp" => match place {
            Some(place) => place.checked_sub(1).and_then(|place| shown.get(place).copied()).or(now),
            None => first(),
        },
        "Home" => shown.first().copied(),
        "End" => shown.last().copied(),
        "+" | "=" | "-" => {
            let factor = if event.key() == "-" { 0.5 } else { 2.0 };
            board.look(|window| window.zoomed(factor, 0.5, limits));
            return event.prevent_default();
        }
        "Enter" | " " => {
            // What a filter hides cannot be chosen.
            if let Some(thing) = place.and(now).and_then(|now| thing_at(board, now)) {
                page.toggle(thing);
                event.prevent_default();
            }
            return;
        }
        "Escape" => {
            if now.is_some() {
                active.set(None);
                page.hover.set(None);
                event.prevent_default();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let entry = go.and_then(|go| board.entries.with_value(|entries| entries.get(go).copied()));
    if let Some(entry) = entry {
        board.look(|window| window.showing(entry.from, entry.to, limits));
        active.set(go);
        page.hover.set(Some(entry.thing));
    }
}
