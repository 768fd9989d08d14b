//! Closing countries to transit, to see what goes dark.

use super::{context::Page, said::tell, say::say};
use crate::{
    chart::{closure_of, exposures, words_of},
    web::{self, Topic},
};
use heartland_data::model::{ChartId, ChartKind, CountryId, Thing};
use leptos::prelude::*;

/// A switch for each country of a chart of transit, and what closing does in words.
pub(super) fn closers(page: Page, id: ChartId, is_due: Memo<bool>) -> AnyView {
    let countries: Memo<Vec<CountryId>> = Memo::new(move |_| {
        if is_due.get() {
            exposures(&page.desk(), id).iter().map(|it| it.country).collect()
        } else {
            Vec::new()
        }
    });
    let toggle = move |country: CountryId| {
        page.closed.update(|closed| {
            if closed.contains(&country) {
                closed.retain(|other| *other != country);
            } else {
                closed.push(country);
            }
        });
    };
    let switch = move |country: CountryId| {
        let slug = page.key(Thing::Country(country)).1;
        view! {
            <button
                type="button"
                class="choice"
                data-close-country=slug
                aria-pressed=say(move || if page.closed.with(|closed| closed.contains(&country)) { "true" } else { "false" })
                on:click=move |_| toggle(country)
            >
                {say(move || page.name(Thing::Country(country)))}
            </button>
        }
    };
    let sentence = move || outcome(page, id);
    tell(Topic::Outcome, sentence);
    view! {
        <div class="closers">
            <div class="choices" role="group" data-rove="" aria-label=say(move || words_of(&page.desk()).close)>
                <span class="closers-lead" aria-hidden="true">{say(move || words_of(&page.desk()).close)}</span>
                {move || countries.get().into_iter().map(switch).collect_view()}
            </div>
            <div class="closers-said">
                <p class="closers-outcome">{sentence}</p>
                <button
                    type="button"
                    class="chart-tool"
                    hidden=say(move || page.closed.with(Vec::is_empty))
                    on:click=move |event| {
                        page.closed.set(Vec::new());
                        // The button goes away.
                        web::focus_first_around(&event, ".closers");
                    }
                >
                    {say(move || words_of(&page.desk()).open_all)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// What the countries that are closed do to a chart of transit, in a sentence; empty while all are open, and for other charts.
pub(super) fn outcome(page: Page, id: ChartId) -> String {
    let is_transit = page.atlas().charts.get(id).is_some_and(|chart| chart.kind == ChartKind::Transit);
    if is_transit { page.closed.with(|closed| closure_of(&page.desk(), id, closed).0) } else { String::new() }
}
