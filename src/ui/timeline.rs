//! The chronology below the page: title, stretches, filters, and the strip or the list.

use super::{
    context::{Page, renew},
    later::{Later, once_here},
    say::{effect, say},
    timeline_strip::Strip,
    turns::Turn,
};
use crate::{
    markup::{StripSheet, family_sign},
    text::{TimelineTexts, fill, number_text, timeline_texts},
    timeline::{Entry, Family, Stretches, Window, entries, families_present, stretches},
    web,
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};

/// What the parts of the chronology share.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub(super) page: Page,
    pub(super) entries: StoredValue<Vec<Entry>>,
    pub(super) stretches: Stretches,
    pub(super) window: RwSignal<Window>,
    /// Families that are hidden.
    hidden: RwSignal<Vec<Family>>,
    is_only: RwSignal<bool>,
    /// Whether a list stands in the place of the strip.
    pub(super) is_list: RwSignal<bool>,
    /// What the entries that stand out concern: what is selected, or the last such while only that is shown.
    pub(super) subject: Memo<Option<Thing>>,
    /// Where a selection has led the window, and from where.
    led: StoredValue<Option<Led>>,
}

/// A move of the window that a selection has made.
#[derive(Clone, Copy, Debug)]
struct Led {
    from: Window,
    to: Window,
}

impl Board {
    fn from_page(page: Page) -> Self {
        let entries = entries(page.atlas());
        let stretches = stretches(page.atlas(), &entries);
        let is_only = RwSignal::new(false);
        let subject = Memo::new(move |before: Option<&Option<Thing>>| match page.selection.get() {
            // Of those that stand on the axis themselves, only they are marked.
            Some(Thing::Event(_) | Thing::Deal(_)) if is_only.get() => before.copied().flatten(),
            Some(Thing::Event(_) | Thing::Deal(_)) | None => None,
            subject => subject,
        });
        Self {
            page,
            entries: StoredValue::new(entries),
            stretches,
            window: RwSignal::new(stretches.months),
            hidden: RwSignal::new(Vec::new()),
            is_only,
            is_list: RwSignal::new(false),
            subject,
            led: StoredValue::new(None),
        }
    }

    pub(super) fn texts(self) -> &'static TimelineTexts {
        timeline_texts(self.page.language_tag())
    }

    /// Shows another stretch of the axis.
    pub(super) fn look(self, at: impl FnOnce(Window) -> Window) {
        renew(self.window, at(self.window.get_untracked()));
    }

    /// Brings an entry into sight; with none, or with the next, back to where the reader was before the last led away.
    pub(super) fn lead_to(self, entry: Option<Entry>) {
        let now = self.window.get_untracked();
        let showing =
            |from: Window| entry.map_or(from, |entry| from.showing(entry.from, entry.to, self.stretches.all));
        if entry.is_some() && showing(now) == now {
            return;
        }
        // Unless they have moved since.
        let home = self.led.get_value().filter(|led| led.to == now).map_or(now, |led| led.from);
        let next = showing(home);
        self.led.set_value((next != home).then_some(Led { from: home, to: next }));
        renew(self.window, next);
    }

    fn passes_subject(self, entry: &Entry) -> bool {
        // Followed only where it matters.
        let only = if self.is_only.get() { self.subject.get() } else { None };
        only.is_none_or(|subject| entry.concerns(self.page.bundle.relations, subject))
    }

    /// Entries that pass the filters, in the order of time.
    pub(super) fn shown(self) -> Vec<usize> {
        let hidden = self.hidden.get();
        self.entries.with_value(|entries| {
            let passing = entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| !hidden.contains(&entry.family) && self.passes_subject(entry));
            passing.map(|(index, _)| index).collect()
        })
    }

    fn count(self, family: Family) -> usize {
        self.entries.with_value(|entries| {
            entries.iter().filter(|entry| entry.family == family && self.passes_subject(entry)).count()
        })
    }
}

/// The chronology.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let page = Page::expect();
    let board = Board::from_page(page);
    let is_list = board.is_list;
    let pressed = |is: bool| if is { "true" } else { "false" };
    let is_window = move |window: Window| pressed(!is_list.get() && board.window.get() == window);
    // Both are of the strip, which they bring back in the place of the list.
    let stretch = move |window| {
        is_list.set(false);
        board.window.set(window);
    };
    let zoom = move |factor| {
        is_list.set(false);
        board.look(|window| window.zoomed(factor, 0.5, board.stretches.all));
    };
    let Stretches { months, years, .. } = board.stretches;
    // A report without a chronology of its own has no months to show.
    let has_months = months != years;
    view! {
        <section class="timeline" data-view="timeline" data-part="timeline" id="timeline" tabindex="-1" aria-label=say(move || board.texts().title)>
            <div class="timeline-bar" data-rove="">
                <h2>{say(move || board.texts().title)}</h2>
                <div class="timeline-group">
                    <button type="button" data-stretch="months" hidden=!has_months aria-pressed=say(move || is_window(months)) on:click=move |_| stretch(months)>
                        {say(move || board.texts().months)}
                    </button>
                    <button type="button" data-stretch="years" aria-pressed=say(move || is_window(years)) on:click=move |_| stretch(years)>
                        {say(move || board.texts().years)}
                    </button>
                    <button type="button" data-zoom="out" aria-label=say(move || board.texts().zoom_out) on:click=move |_| zoom(0.5)>"\u{2212}"</button>
                    <button type="button" data-zoom="in" aria-label=say(move || board.texts().zoom_in) on:click=move |_| zoom(2.0)>"+"</button>
                    <button type="button" data-list aria-pressed=say(move || pressed(is_list.get())) on:click=move |_| is_list.update(|is| *is = !*is)>
                        {say(move || board.texts().list)}
                    </button>
                </div>
                <Chips board=board/>
                {move || page.arrivals.later().map(|later| (later.journey)(page))}
            </div>
            <Show when=move || is_list.get() fallback=move || strip(board)>
                {once_here(page, move |later| view! { <List board=board later=later/> }.into_any())}
            </Show>
        </section>
    }
}

/// The strip when its turn has come; before that, its room.
fn strip(board: Board) -> AnyView {
    let has_turn = board.page.turns.has_come(Turn::Strip);
    let strip = move || {
        if has_turn.get() {
            view! { <Strip board=board/> }.into_any()
        } else {
            view! { <div class="timeline-strip"></div> }.into_any()
        }
    };
    strip.into_any()
}

/// A switch a sort, and one for what is selected.
#[component]
fn Chips(board: Board) -> impl IntoView {
    let page = board.page;
    let families = board.entries.with_value(|entries| families_present(entries));
    let chip = move |family: Family| {
        let place = Family::ALL.iter().position(|other| *other == family).unwrap_or_default();
        let name = move || board.texts().families.get(place).copied().unwrap_or_default();
        let pressed = move || if board.hidden.get().contains(&family) { "false" } else { "true" };
        let switch = move |_| {
            board.hidden.update(|hidden| match hidden.iter().position(|other| *other == family) {
                Some(place) => {
                    hidden.remove(place);
                }
                None => hidden.push(family),
            });
        };
        view! {
            <button type="button" class="timeline-chip" data-family=family.as_str() aria-pressed=say(pressed) on:click=switch>
                <span aria-hidden="true" inner_html=family_sign(family)></span>
                {say(name)}
                " "
                <span class="timeline-count">{say(move || number_text(page.texts(), &board.count(family).to_string()))}</span>
            </button>
        }
    };
    let only = move || {
        let name = board.subject.get().map(|subject| page.name(subject));
        fill(board.texts().only, &[("name", name.unwrap_or_default())])
    };
    view! {
        <div class="timeline-group">
            {families.into_iter().map(chip).collect_view()}
            <button
                type="button"
                class="timeline-chip"
                data-only
                hidden=say(move || board.subject.get().is_none())
                aria-pressed=say(move || if board.is_only.get() { "true" } else { "false" })
                on:click=move |_| board.is_only.update(|is| *is = !*is)
            >
                {say(only)}
            </button>
        </div>
    }
}

/// The same entries as a list.
#[component]
fn List(board: Board, later: &'static Later) -> impl IntoView {
    let page = board.page;
    let part = NodeRef::<html::Div>::new();
    let content = Memo::new(move |_| {
        let shown = board.shown();
        board.entries.with_value(|entries| {
            let sheet = StripSheet {
                desk: page.desk(),
                texts: board.texts(),
                entries,
                window: board.stretches.all,
                width_px: 0.0,
                lane_px: 0.0,
                lanes: 0,
            };
            (later.list)(&sheet, &shown)
        })
    });
    effect(move || {
        content.track();
        let key = page.selection.get().map(|thing| page.key(thing));
        if let Some(part) = part.get() {
            web::press(&part, key);
        }
    });
    view! {
        <div
            class="timeline-list"
            data-rove="list"
            role="group"
            aria-label=say(move || board.texts().title)
            node_ref=part
            inner_html=move || content.get()
            on:click=move |event| {
                if let Some(thing) = page.thing_of(&event) {
                    page.toggle(thing);
                }
            }
            on:pointerover=move |event| page.hover.set(page.thing_of(&event))
            on:pointerleave=move |_| page.hover.set(None)
        ></div>
    }
}
