//! A selected journey, replayed stop by stop: the map sets off where it is.

use super::{
    context::Page,
    said::tell,
    say::{effect_since, say},
};
use crate::{
    state::STEP_MS,
    text::{date_text, fill, timeline_texts},
    web::{self, Topic},
};
use heartland_data::model::{Date, Event, Thing};
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use std::time::Duration;

/// Milliseconds at a stop.
const STOP_MS: u64 = 2 * STEP_MS;

/// Play, step, and where the journey is; nothing unless a journey of several stops is selected.
pub(super) fn journey(page: Page) -> AnyView {
    let stops = Memo::new(move |_| stops_of(page, page.selection.get()));
    let at = RwSignal::new(None::<usize>);
    let interval = StoredValue::new(None::<IntervalHandle>);
    let is_playing = RwSignal::new(false);
    let stop = move || {
        is_playing.set(false);
        if let Some(interval) = interval.try_update_value(Option::take).flatten() {
            interval.clear();
        }
    };
    // Another selection ends it.
    effect_since(move |before: Option<()>| {
        stops.track();
        stop();
        if before.is_some() && at.get_untracked().is_some() {
            page.hover.set(None);
        }
        at.set(None);
    });
    on_cleanup(stop);
    let go_on = move || {
        let count = stops.with_untracked(Vec::len);
        let next = at.get_untracked().map_or(0, |at| at + 1);
        if next >= count {
            return stop();
        }
        at.set(Some(next));
        page.hover.set(stops.with_untracked(|stops| stops.get(next).map(|(thing, _)| *thing)));
        if next + 1 == count {
            stop();
        }
    };
    let restart_at_end = move || {
        if at.get_untracked().is_some_and(|at| at + 1 >= stops.with_untracked(Vec::len)) {
            at.set(None);
        }
    };
    let play = move |_| {
        if is_playing.get_untracked() {
            return stop();
        }
        restart_at_end();
        is_playing.set(true);
        go_on();
        // That may have been the last stop. Who wants no motion steps by hand.
        if !is_playing.get_untracked() || web::prefers_reduced_motion() {
            return stop();
        }
        match set_interval_with_handle(go_on, Duration::from_millis(STOP_MS)) {
            Ok(handle) => interval.set_value(Some(handle)),
            Err(_) => stop(),
        }
    };
    let step = move |_| {
        stop();
        restart_at_end();
        go_on();
    };
    let texts = move || timeline_texts(page.language_tag());
    let said = move || {
        let Some(index) = at.get() else { return String::new() };
        stops.with(|stops| {
            let Some((thing, date)) = stops.get(index) else { return String::new() };
            let values = [
                ("number", &*(index + 1).to_string()),
                ("count", &*stops.len().to_string()),
                ("name", page.name(*thing)),
                ("date", &*date_text(page.texts(), *date)),
            ];
            fill(texts().stop, &values)
        })
    };
    tell(Topic::Outcome, said);
    view! {
        <div class="timeline-journey" hidden=say(move || stops.with(|stops| stops.len() < 2))>
            <button type="button" data-journey="play" on:click=play>
                {say(move || if is_playing.get() { texts().pause } else { texts().play })}
            </button>
            <button type="button" data-journey="step" on:click=step>{move || texts().step}</button>
            <p class="journey-said">{said}</p>
        </div>
    }
    .into_any()
}

/// Stops of a journey with the day of each: of a selected event, or of the event that a selected route is.
fn stops_of(page: Page, thing: Option<Thing>) -> Vec<(Thing, Date)> {
    let atlas = page.atlas();
    let id = match thing {
        Some(Thing::Event(id)) => Some(id),
        Some(Thing::Route(id)) => atlas.routes.get(id).and_then(|route| route.event),
        _ => None,
    };
    let Some(event) = id.and_then(|id| atlas.events.get(id)) else { return Vec::new() };
    stops_in(event)
}

fn stops_in(event: &Event) -> Vec<(Thing, Date)> {
    let stops = event.places.iter().filter_map(|stop| {
        let thing = stop.place.map(Thing::Place).or(stop.country.map(Thing::Country))?;
        Some((thing, stop.date.unwrap_or(event.date)))
    });
    stops.collect()
}
