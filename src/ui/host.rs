//! The page in a frame: follows what the page around asks, and says what has become of it.

use super::{
    context::{Page, renew},
    say::{effect, effect_since},
    turns::Turn,
};
use crate::{
    embed::{Asked, CAPABILITIES, Heard, Inbox, VERSION, heard, is_key, is_to_be_told, natural_height},
    state::{Pace, parse_query, print_query},
    web::{self, Field},
};
use leptos::prelude::*;

/// Answers at once, and milliseconds to one more.
const ANSWERS: (u32, f64) = (10, 200.0);

/// Speaks with the page around for the life of the page. Does nothing at the top.
pub(super) fn follow_host(page: Page) {
    if !web::is_framed() {
        return;
    }
    let inbox = StoredValue::new(Inbox::default());
    let pace = StoredValue::new(Pace::new(ANSWERS.0, ANSWERS.1));
    let has_warned = StoredValue::new(false);
    let wants_focus = StoredValue::new(false);
    let heard = web::on_host_message(move |origin, raw| match heard(raw) {
        Heard::Foreign => {}
        Heard::Asked(asked) if page.embedding.with_value(|embedding| embedding.allows(&origin)) => {
            if inbox.try_update_value(|inbox| inbox.put(asked)) == Some(true) {
                let answer = move || {
                    for asked in inbox.try_update_value(Inbox::take).unwrap_or_default() {
                        answer(page, asked, wants_focus);
                    }
                };
                // A flood leaves the reader most of the time.
                match pace.try_update_value(|pace| pace.take(web::now())) {
                    Some(Err(wait_ms)) => web::later(wait_ms, answer),
                    _ => web::next_frame(move |_| answer()),
                }
            }
        }
        Heard::Malformed | Heard::Asked(_) => {
            if !has_warned.get_value() {
                has_warned.set_value(true);
                web::warn("Heartland: passed over a message of the page around");
            }
        }
    });
    StoredValue::new_local(heard);
    page.arrivals.when_code_comes(move |later| (later.links)(page));
    let told = StoredValue::new(0);
    let state_told = StoredValue::new(None);
    tell_changes(page, told, state_told);
    web::after_presented(move || {
        tell(
            page,
            "ready",
            &[("version", Field::Number(f64::from(VERSION))), ("capabilities", Field::List(&CAPABILITIES))],
        );
        tell_state(page);
        state_told.set_value(Some(print(page)));
    });
    // Once all parts have come; their sizes change often before.
    let is_whole = page.turns.has_come(Turn::Targets);
    let size = StoredValue::new_local(None);
    effect(move || {
        if !is_whole.get() {
            return;
        }
        // What comes later still may make a part of the page scroll that did not, and leave the page as high as it was.
        page.has_texts.track();
        let _ = page.arrivals.later();
        if wants_focus.try_update_value(std::mem::take) == Some(true) {
            web::focus_map();
        }
        web::after_frame(move || tell_height(page, told));
        if size.with_value(Option::is_none) {
            // Not in a frame that is scrolled out of sight.
            size.set_value(web::on_page_size(move || tell_height(page, told)));
        }
    });
}

fn tell(page: Page, kind: &str, fields: &[(&str, Field<'_>)]) {
    page.embedding.with_value(|embedding| web::tell_host(kind, fields, embedding.allow.as_deref()));
}

fn answer(page: Page, asked: Asked, wants_focus: StoredValue<bool>) {
    match asked {
        Asked::Set(query) => set(page, &query),
        Asked::Get => tell_state(page),
        Asked::Fit => page.go_to_view(None),
        // Where nothing takes it yet, once all parts have come.
        Asked::Focus => wants_focus.set_value(!web::focus_map()),
    }
}

/// The state becomes what the query says; how the frame itself stands is the link's affair alone.
fn set(page: Page, query: &str) {
    let refuse = |what: &str| {
        tell(page, "error", &[("code", Field::Text("query")), ("message", Field::Text(what))]);
    };
    let text = query;
    let pairs = web::pairs_of(text);
    if pairs.first().is_some_and(|(key, _)| !is_key(key)) {
        return refuse(text);
    }
    let count = pairs.len();
    let (query, refused) = parse_query(page.atlas(), pairs);
    // Not one key that is known, nor all of them the link's own, which the state says too: a word of something else, or a slip,
    // is no wish to have everything as by default.
    let is_foreign = |pair: &(String, String)| page.unknown.with_value(|own| !own.contains(pair));
    if query.unknown.len() == count && query.unknown.iter().any(is_foreign) {
        return refuse(text);
    }
    if !refused.is_empty() {
        refuse(&refused.join(", "));
    }
    let (language, theme, view) = (query.language, query.theme, query.view);
    // The language first: the name of what is selected is said in it.
    renew(page.language_asked, language);
    renew(page.theme, theme);
    renew(page.shown, None);
    page.take_up(query);
    if view.is_some() {
        page.go_to_view(view);
    }
}

/// Says what height the page would have, if that is worth saying.
fn tell_height(page: Page, told: StoredValue<u32>) {
    let Some(parts) = web::page_parts() else { return };
    let wanted = natural_height(&parts);
    if parts.page_px > 0.0 && is_to_be_told(told.get_value(), wanted) {
        told.set_value(wanted);
        tell(page, "height", &[("px", Field::Number(f64::from(wanted)))]);
    }
}

fn tell_changes(page: Page, told: StoredValue<u32>, state_told: StoredValue<Option<Pairs>>) {
    let is_asked = StoredValue::new(false);
    effect_since(move |before: Option<Option<_>>| {
        let selection = page.selection.get();
        if before.is_some_and(|before| before != selection) {
            let (kind, id) = selection.map(|thing| page.key(thing)).unwrap_or_default();
            let name = selection.map(|thing| page.name(thing)).unwrap_or_default();
            let field = |text| if selection.is_some() { Field::Text(text) } else { Field::Null };
            tell(page, "select", &[("kind", field(kind)), ("id", field(id)), ("name", field(name))]);
        }
        selection
    });
    effect_since(move |before: Option<()>| {
        let _ = page.query();
        // Many changes at once are one.
        if before.is_some() && !is_asked.get_value() {
            is_asked.set_value(true);
            web::next_frame(move |_| {
                is_asked.set_value(false);
                // Two pages that each show what the other does come to rest by this.
                let state = Some(print(page));
                if state_told.with_value(|told| *told != state) {
                    state_told.set_value(state);
                    tell_state(page);
                }
                web::after_frame(move || tell_height(page, told));
            });
        }
    });
}

/// Keys and values of the link to what is shown.
type Pairs = Vec<(String, String)>;

fn print(page: Page) -> Pairs {
    untrack(move || print_query(page.atlas(), &page.query()))
}

fn tell_state(page: Page) {
    let query = web::query_text(&print(page));
    let key = page.selection.get_untracked().map(|thing| page.key(thing));
    let fields = key.map(|(kind, id)| [("kind", kind), ("id", id)]);
    let selected = fields.as_ref().map_or(Field::Null, |fields| Field::Texts(fields));
    tell(page, "state", &[("query", Field::Text(&query)), ("selection", selected)]);
}
