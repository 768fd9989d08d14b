//! The address of the page and its state follow one another.

use super::{context::Page, say::effect_since};
use crate::{
    state::{Pace, Query, parse_query, print_query},
    web::{self, Push},
};
use heartland_data::Atlas;
use leptos::prelude::*;

/// Changes of the address at once, and milliseconds to one more: browsers refuse more than 100 in ten seconds.
const WRITES: (u32, f64) = (40, 250.0);
/// The same for steps of the history: nobody wants to go back through hundreds.
const STEPS: (u32, f64) = (20, 1000.0);

/// What the address says; values that make no sense are named in one warning.
pub(super) fn read_query(atlas: &Atlas) -> Query {
    let (query, refused) = parse_query(atlas, web::read_query());
    if !refused.is_empty() {
        web::warn(&format!("Heartland: passed over in the address: {}", refused.join(", ")));
    }
    query
}

/// The address follows the state: a new selection is a step of the history, anything else takes the last one's place; Back
/// and Forward bring back what was shown with a selection. Changes that come in a flood are written as one.
pub(super) fn keep_address(page: Page) {
    let has_gone_back = StoredValue::new(false);
    let steps = StoredValue::new(Pace::new(STEPS.0, STEPS.1));
    let writer = Writer::new(page);
    effect_since(move |before: Option<Query>| {
        let query = page.query();
        if let Some(before) = before
            && before != query
        {
            // A step taken back is not a new one, though the map may stand elsewhere than it did then.
            let is_step = before.selection != query.selection && !has_gone_back.get_value();
            has_gone_back.set_value(false);
            let push = if is_step && take(steps).is_ok() { Push::Step } else { Push::Replace };
            if push == Push::Step {
                writer.write_waiting(&before);
            }
            writer.write(push);
        }
        query
    });
    let back = web::on_back(move || {
        let query = read_query(page.atlas());
        let shown = untrack(move || page.query());
        if print_query(page.atlas(), &query) == print_query(page.atlas(), &shown) {
            // A link within the page, which browsers call a step as well.
            return;
        }
        has_gone_back.set_value(query.selection != shown.selection);
        // What has not been written yet is behind the reader as well.
        writer.waiting.set_value(None);
        go_back(page, query);
        // Language and theme stay.
        writer.write(Push::Replace);
    });
    // Lives as long as the page.
    StoredValue::new_local(back);
}

/// Shows what a query says, but for language and theme: these are the reader's and no step of theirs.
fn go_back(page: Page, query: Query) {
    let view = query.view;
    page.take_up(query);
    // After the selection, which the map would go to by itself.
    page.go_to_view(view);
}

fn take(pace: StoredValue<Pace>) -> Result<(), f64> {
    pace.try_update_value(|pace| pace.take(web::now())).unwrap_or(Ok(()))
}

/// Writes the state into the address, no more often than browsers let it.
#[derive(Clone, Copy, Debug)]
struct Writer {
    page: Page,
    pace: StoredValue<Pace>,
    /// How the state will be written that waits for its time.
    waiting: StoredValue<Option<Push>>,
}

impl Writer {
    fn new(page: Page) -> Self {
        let pace = Pace::new(WRITES.0, WRITES.1);
        Self { page, pace: StoredValue::new(pace), waiting: StoredValue::new(None) }
    }

    fn write(self, push: Push) {
        if let Some(waiting) = self.waiting.get_value() {
            self.waiting.set_value(Some(if push == Push::Step { push } else { waiting }));
            return;
        }
        self.waiting.set_value(Some(push));
        match take(self.pace) {
            // The browser takes its time over an address: first all that has changed is to be seen.
            Ok(()) => web::after_second_frame(move || {
                if let Some(push) = self.waiting.try_update_value(Option::take).flatten() {
                    self.write_now(push);
                }
            }),
            Err(wait_ms) => {
                web::later(wait_ms, move || {
                    if let Some(push) = self.waiting.try_update_value(Option::take).flatten() {
                        self.write(push);
                    }
                });
            }
        }
    }

    /// Writes at once what waits, before a step that would swallow it.
    fn write_waiting(self, query: &Query) {
        if let Some(push) = self.waiting.get_value()
            && take(self.pace).is_ok()
        {
            self.waiting.set_value(None);
            web::write_query(&print_query(self.page.atlas(), query), push);
        }
    }

    fn write_now(self, push: Push) {
        let page = self.page;
        web::write_query(&untrack(move || print_query(page.atlas(), &page.query())), push);
    }
}
