//! The year control: the network as it stood, or was to stand, at the end of a year.

use super::{capacity_table::CapacityTable, context::Page, said::tell, say::say};
use crate::{
    geo::Decimals,
    markup::layer_name,
    state::{
        Choice, STEP_MS, YearScale, first_to_play, is_beyond_report, nearest_year, next_year, parse_year,
        routes_shown, totals, year_scale,
    },
    text::{amount_text, date_text, dossier_texts, fill, sentence_texts},
    web::{self, Topic},
};
use heartland_data::model::{Decimal, Qualifier};
use leptos::{html, leptos_dom::helpers::IntervalHandle, prelude::*};
use std::time::Duration;

/// What plays the years, while they play.
#[derive(Clone, Copy)]
struct Player {
    page: Page,
    is_playing: RwSignal<bool>,
    interval: StoredValue<Option<IntervalHandle>>,
    /// The year that it has shown last.
    shown: StoredValue<Option<i16>>,
}

impl Player {
    fn new(page: Page) -> Self {
        Self {
            page,
            is_playing: RwSignal::new(false),
            interval: StoredValue::new(None),
            shown: StoredValue::new(None),
        }
    }

    fn stop(self) {
        self.is_playing.set(false);
        if let Some(interval) = self.interval.try_update_value(Option::take).flatten() {
            interval.clear();
        }
    }

    fn play(self) {
        self.stop();
        let years = self.page.atlas().report.years;
        self.lead_to(Some(first_to_play(years, self.year())));
        // Who wants no motion goes on by hand.
        if web::prefers_reduced_motion() {
            return;
        }
        let step = move || self.step();
        if let Ok(interval) = set_interval_with_handle(step, Duration::from_millis(STEP_MS)) {
            self.interval.set_value(Some(interval));
            self.is_playing.set(true);
        }
    }

    fn year(self) -> Option<i16> {
        self.page.filter.with_untracked(|filter| filter.year)
    }

    fn lead_to(self, year: Option<i16>) {
        self.shown.set_value(year);
        self.page.filter.update(|filter| filter.year = year);
    }

    /// A year on; the last one ends it, and so does another year that was asked for meanwhile.
    fn step(self) {
        let years = self.page.atlas().report.years;
        if self.year() != self.shown.get_value() {
            return self.stop();
        }
        let next = next_year(years, self.year());
        if next.is_some() {
            self.lead_to(next);
        }
        if next.is_none_or(|year| next_year(years, Some(year)).is_none()) {
            self.stop();
        }
    }

    /// A year chosen by hand, or `None` for the report's own time.
    fn show(self, year: Option<i16>) {
        self.stop();
        self.page.filter.update(|filter| filter.year = year);
    }
}

/// Play, a slider, a field, the way back to the report's own time, and the capacities of the year.
#[component]
pub(super) fn YearBar() -> impl IntoView {
    let page = Page::expect();
    let player = Player::new(page);
    let years = page.atlas().report.years;
    let year = Memo::new(move |_| page.filter.with(|filter| filter.year));
    let YearScale { ticks, present } = year_scale(page.atlas());
    let slide = move |event| {
        if let Some(year) = parse_year(years, &event_target_value(&event)) {
            player.show(Some(year));
        }
    };
    tell(Topic::Map, move || if player.is_playing.get() { String::new() } else { announcement(page) });
    let reported = move || if year.get().is_none() { "true" } else { "false" };
    view! {
        <section class="year" data-view="year" data-part="timeline" aria-label=say(move || page.texts().year)>
            <Play player=player/>
            <div class="year-slide">
                <input
                    type="range"
                    class="year-range"
                    min=years.from.to_string()
                    max=years.to.to_string()
                    step="1"
                    style:--share=Decimals(present, 5).to_string()
                    prop:value=move || year.get().unwrap_or(years.initial).to_string()
                    aria-label=say(move || page.texts().year)
                    aria-valuetext=say(move || heading(page))
                    on:input=slide
                />
                <Ticks ticks=ticks/>
            </div>
            <YearField player=player year=year/>
            <div class="year-said">
                <button type="button" class="year-reported" aria-pressed=say(reported) on:click=move |_| player.show(None)>
                    {say(move || fill(page.texts().year_reported, &[("date", &as_of(page))]))}
                </button>
                <p class="year-heading" data-plan=say(move || is_plan(page).then_some(""))>
                    {say(move || year.get().map(|_| heading(page)))}
                </p>
            </div>
            <CapacityTable/>
        </section>
    }
}

fn as_of(page: Page) -> String {
    date_text(page.texts(), page.atlas().report.as_of)
}

fn is_plan(page: Page) -> bool {
    page.filter.with(|filter| filter.year.is_some_and(|year| is_beyond_report(page.atlas(), year)))
}

/// What the shown state is: a year, with the word that it is planned, or the report's own time.
fn heading(page: Page) -> String {
    let (texts, date) = (page.texts(), as_of(page));
    let Some(year) = page.filter.with(|filter| filter.year) else {
        return fill(texts.year_reported, &[("date", &date)]);
    };
    let template = if is_plan(page) { texts.year_plan } else { texts.year_end };
    fill(template, &[("year", &year.to_string()), ("date", &date)])
}

/// How many routes are shown, the heading, and what the lines of the layers that are shown can carry.
fn announcement(page: Page) -> String {
    let (texts, language) = (page.texts(), page.language.get());
    let capacities = page.filter.with(|filter| totals(page.atlas(), filter));
    let is_shown = |layer| page.filter.with(|filter| filter.shows(Choice::Layer(layer)));
    let words = capacities.iter().filter(|capacity| is_shown(capacity.layer)).map(|capacity| {
        let unit = page.atlas().units.get(capacity.unit).map_or("", |unit| unit.symbol.get(language));
        let [lacks_operating, lacks_building, lacks_planned] = capacity.is_partial;
        let sums = [
            (capacity.operating, lacks_operating, texts.capacity_operating),
            (capacity.under_construction, lacks_building, texts.capacity_building),
            (capacity.planned, lacks_planned, texts.capacity_planned),
        ];
        // What is in service in any case, of the others what there is.
        let told = sums.into_iter().enumerate().filter(|(at, (sum, ..))| *at == 0 || *sum > 0.0);
        let told = told.map(|(_, (sum, is_partial, what))| {
            let sum = Decimal::from_f64(sum, capacity.decimals);
            let mut sum = sum.map(|sum| amount_text(texts, sum, unit)).unwrap_or_default();
            if is_partial {
                sum = fill((texts.qualifier)(Qualifier::AtLeast), &[("value", &sum)]);
            }
            [&sum, texts.writing.comma, what].concat()
        });
        let value = told.collect::<Vec<_>>().join(texts.writing.comma);
        fill(texts.bar, &[("name", layer_name(texts, capacity.layer)), ("value", &value)])
    });
    let count = page.filter.with(|filter| routes_shown(page.atlas(), filter));
    let tag = page.language_tag();
    let count = texts.plural(&sentence_texts(tag).routes_shown, count);
    let marks = dossier_texts(tag);
    let clauses: Vec<String> = std::iter::once(heading(page)).chain(words).collect();
    [&count, marks.gap, &clauses.join(marks.clause_mark)].concat()
}

/// Starts and stops.
#[component]
fn Play(player: Player) -> impl IntoView {
    const PLAY: &str =
        "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\"><path d=\"M4 2.5v11l9-5.5z\"/></svg>";
    const PAUSE: &str = "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\"><path d=\"M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z\"/></svg>";
    let is_playing = player.is_playing;
    let texts = move || player.page.texts();
    let name = move || if is_playing.get() { texts().year_pause } else { texts().year_play };
    view! {
        <button
            type="button"
            class="year-play"
            aria-label=say(name)
            title=say(name)
            inner_html=move || if is_playing.get() { PAUSE } else { PLAY }
            on:click=move |_| if is_playing.get_untracked() { player.stop() } else { player.play() }
        ></button>
    }
}

/// Round years below the slider.
#[component]
fn Ticks(ticks: Vec<(i16, f64)>) -> impl IntoView {
    let ticks = ticks.into_iter().map(|(year, share)| {
        view! { <span class="year-tick" style:--share=Decimals(share, 5).to_string()>{year.to_string()}</span> }
    });
    view! { <div class="year-ticks" aria-hidden="true">{ticks.collect_view()}</div> }
}

/// The year to type.
#[component]
fn YearField(player: Player, year: Memo<Option<i16>>) -> impl IntoView {
    let page = player.page;
    let years = page.atlas().report.years;
    let field = NodeRef::<html::Input>::new();
    let written = move || year.get().map(|year| year.to_string()).unwrap_or_default();
    let change = move |event| {
        let text = event_target_value(&event);
        let nearest = nearest_year(years, &text);
        if nearest.is_some() && parse_year(years, &text).is_none() {
            let [from, to] = [years.from, years.to].map(|year| year.to_string());
            web::say(Topic::Outcome, &fill(page.texts().year_range, &[("from", &from), ("to", &to)]));
        }
        player.show(nearest);
        // Also where that is shown already.
        if let Some(field) = field.get_untracked() {
            field.set_value(&year.get_untracked().map(|year| year.to_string()).unwrap_or_default());
        }
    };
    view! {
        <input
            type="number"
            class="year-field"
            node_ref=field
            min=years.from.to_string()
            max=years.to.to_string()
            placeholder=years.initial.to_string()
            prop:value=written
            aria-label=say(move || page.texts().year)
            on:change=change
        />
    }
}
