//! The map, its buttons, and its preview.

use super::{
    chart_panel::dark_of,
    chooser::Choice,
    context::{MapAsk, Page, renew},
    hands::Hands,
    print_sheet::PrintSheet,
    said::tell,
    save::{SaveMenu, keep_picture},
    say::{effect, effect_since, say},
    targets::keep_targets,
    turns::Turn,
};
use crate::{
    geo::{Decimals, Screen},
    render::Emphasis,
    scene::preview_size,
    state::{Sheet, Theme, showing},
    web::{self, Hint, Listener, Picture, Stage, StageEvents, Topic, pause, presented, spawn, uncover_app},
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};
use std::{rc::Rc, sync::Arc};

/// The stage, where the browser has one.
pub(super) type StageSlot = StoredValue<Option<Stage>, LocalStorage>;

/// The live map as it comes to the page.
#[derive(Debug)]
pub(super) struct LiveMap {
    /// The map, where the browser has a canvas.
    pub(super) stage: Option<Stage>,
    /// Its things, in the order in which they have elements.
    pub(super) things: Vec<Thing>,
    /// What the reader has done on it so far.
    pub(super) hands: Rc<Hands>,
}

/// What the map tells its preview and its hints.
#[derive(Clone, Copy, Debug)]
struct Told {
    pointer: RwSignal<Screen>,
    hint: RwSignal<Option<Hint>>,
}

/// Milliseconds after which a map that was in the reader's hands is looked at again.
const HELD_MS: f64 = 100.0;

/// The place of the live map, which comes to it in its turn.
#[component]
pub(super) fn MapView(
    /// The map.
    map: LiveMap,
) -> impl IntoView {
    let page = Page::expect();
    let place = NodeRef::<html::Div>::new();
    let told = Told { pointer: RwSignal::new(Screen::default()), hint: RwSignal::new(None) };
    let LiveMap { stage, things, hands } = map;
    let stage: StageSlot = StoredValue::new_local(stage);
    let is_here = RwSignal::new(false);
    take_over_in_turn(page, (stage, place), told, hands, is_here);
    fill_targets(page, stage, things.into());
    follow(page, stage, is_here);
    view! {
        <div
            class="map"
            data-view="map"
            data-part="map"
            node_ref=place
            on:click=move |event| {
                // The elements of the things; the map itself has its own way.
                if let Some(thing) = page.thing_of(&event) {
                    page.toggle(thing);
                }
            }
            on:focusin=move |event| {
                if let Some(thing) = page.thing_of(&event) {
                    page.hover.set(Some(thing));
                    stage.with_value(|stage| stage.iter().for_each(|stage| stage.show_target(thing)));
                }
            }
            on:focusout=move |_| page.hover.set(None)
        >
            <Buttons stage=stage/>
            <p class="visually-hidden" id="map-help">{say(move || page.texts().map_help)}</p>
            <Preview pointer=told.pointer stage=stage/>
            <HintView hint=told.hint/>
            {move || {
                page.arrivals.later().map(|later| {
                    (later.outlines)(page, stage);
                    (later.chooser)(page)
                })
            }}
            <PrintSheet stage=stage/>
        </div>
    }
}

/// Brings the map to its place when its turn has come and the reader's hands are off it, shows the page, and lets the other
/// parts have their turn.
fn take_over_in_turn(
    page: Page,
    (slot, place): (StageSlot, NodeRef<html::Div>),
    told: Told,
    hands: Rc<Hands>,
    is_here: RwSignal<bool>,
) {
    let has_turn = page.turns.has_come(Turn::Map);
    effect(move || {
        let Some(place) = place.get().filter(|_| has_turn.get()) else { return };
        let hands = Rc::clone(&hands);
        spawn(async move {
            // The page around it has taken the room that it needs.
            presented().await;
            let stage = slot.get_value();
            while stage.as_ref().is_some_and(Stage::is_held) {
                pause(HELD_MS).await;
            }
            // First, as nothing out of sight can have the keyboard.
            uncover_app();
            if let Some(stage) = stage {
                stage.move_to(&place);
                stage.set_events(events(page, told, slot));
                take_up(page, told, &hands);
                is_here.set(true);
            }
            page.go_on();
        });
    });
}

/// What the map tells the page.
fn events(page: Page, Told { pointer, hint }: Told, stage: StageSlot) -> StageEvents {
    StageEvents {
        select: Box::new(move |thing| {
            // Before the other views change: with words on it, a canvas has the browser work out all that has changed.
            let emphasis = Emphasis { selection: thing, hover: page.hover.get_untracked() };
            stage.with_value(|stage| stage.iter().for_each(|stage| stage.set_emphasis(emphasis)));
            page.select(thing);
        }),
        hover: Box::new(move |thing, at| {
            pointer.set(at);
            if page.hover.get_untracked() != thing {
                page.hover.set(thing);
            }
        }),
        choose: Box::new(move |things, at| ask(page, Choice::from_click(things, at))),
        hint: Box::new(move |told| renew(hint, told)),
        rest: Box::new(move |view| page.view.set(view)),
    }
}

/// Asks which of several routes is meant, beside no sheet that would lie over the question; with `None`, no longer.
fn ask(page: Page, choice: Option<Choice>) {
    if choice.is_some() {
        page.sheet.set(Sheet::Peek);
        page.arrivals.ask_for_code();
    }
    renew(page.choice, choice);
}

/// The page takes up what the reader has done on the map before it was there.
fn take_up(page: Page, told: Told, hands: &Hands) {
    hands.let_go();
    // The page around a frame may have selected something else meanwhile.
    if let Some(Emphasis { selection, .. }) = hands.chosen() {
        page.select(selection);
    }
    page.view.set(hands.view());
    told.hint.set(hands.hint());
    ask(page, hands.choice());
}

/// Makes an element for each thing when their turn has come.
fn fill_targets(page: Page, stage: StageSlot, things: Arc<[Thing]>) {
    let has_turn = page.turns.has_come(Turn::Targets);
    effect(move || {
        if has_turn.get() {
            stage.with_value(|stage| stage.iter().for_each(|stage| keep_targets(page, stage, &things)));
        }
    });
}

/// The stage follows selection, hover, language and theme, once it is here.
fn follow(page: Page, stage: StageSlot, is_here: RwSignal<bool>) {
    let tell = move |run: &dyn Fn(&Stage)| {
        if is_here.get() {
            stage.with_value(|stage| stage.iter().for_each(run));
        }
    };
    effect(move || {
        let emphasis = Emphasis { selection: page.selection.get(), hover: page.hover.get() };
        tell(&|stage| stage.set_emphasis(emphasis));
    });
    // What was selected before has been revealed, or the reader has it in sight.
    effect_since(move |before: Option<Option<Thing>>| {
        let selection = page.selection.get();
        let is_here = is_here.get();
        let revealed = before.unwrap_or(selection);
        if !is_here || revealed == selection {
            return revealed;
        }
        if let Some(thing) = selection {
            tell(&|stage| stage.reveal(thing));
        }
        selection
    });
    effect(move || match page.map_ask.get() {
        Some(MapAsk::Home) => tell(&Stage::show_home),
        Some(MapAsk::View(view)) => tell(&|stage| stage.show_view(view)),
        Some(MapAsk::Picture) => keep_picture(page, stage, Picture::Png(2)),
        None => {}
    });
    effect(move || {
        let (language, texts) = (page.language.get(), page.texts());
        tell(&|stage| {
            stage.set_language(language);
            stage.set_labels(texts.map, texts.map_things);
        });
    });
    effect(move || {
        let filter = page.filter.get();
        let mut shown = showing(page.atlas(), &filter, page.language.get(), page.texts());
        shown.darken(&dark_of(page));
        tell(&|stage| stage.set_showing(shown.clone()));
    });
    effect_since(move |before: Option<Theme>| {
        let theme = page.theme.get();
        if before.is_some_and(|before| before != theme) {
            tell(&Stage::refresh_palette);
        }
        theme
    });
    let schemes = web::on_scheme_change(move || {
        stage.with_value(|stage| stage.iter().for_each(Stage::refresh_palette));
    });
    StoredValue::new_local(schemes);
    follow_density(stage, StoredValue::new_local(None));
}

/// Draws the map anew when its window comes to a screen with more or fewer pixels: its size in the page stays the same.
fn follow_density(stage: StageSlot, listener: StoredValue<Option<Listener>, LocalStorage>) {
    listener.set_value(web::on_density_change(move || {
        stage.with_value(|stage| stage.iter().for_each(Stage::resize));
        // Not before it has been heard out.
        web::later(0.0, move || follow_density(stage, listener));
    }));
}

/// Names what the pointer is over: beside the pointer, and over neither the thing nor its name.
#[component]
fn Preview(pointer: RwSignal<Screen>, stage: StageSlot) -> impl IntoView {
    let page = Page::expect();
    let name = move || page.hover.get().map(|thing| page.name(thing)).unwrap_or_default();
    let is_shown = move || page.hover.get().is_some() && pointer.get() != Screen::default();
    let at = Memo::new(move |_| {
        let thing = page.hover.get()?;
        let size_px = preview_size(page.name(thing));
        stage.with_value(|stage| Some(stage.as_ref()?.place_preview(thing, pointer.get(), size_px)))
    });
    let place = move || {
        let Screen { x, y } = at.get().unwrap_or_default();
        format!("translate({}px,{}px)", Decimals(x, 1), Decimals(y, 1))
    };
    view! {
        <p class="map-preview" aria-hidden="true" hidden=say(move || !is_shown()) style:transform=place>
            {name}
        </p>
    }
}

/// How the map is moved, for a moment, after a reader has tried otherwise.
#[component]
fn HintView(hint: RwSignal<Option<Hint>>) -> impl IntoView {
    let page = Page::expect();
    let words = move || match hint.get() {
        Some(Hint::HoldKey) => page.texts().hint_hold_key,
        Some(Hint::TwoFingers) => page.texts().hint_two_fingers,
        Some(Hint::ZoomEnd) => page.texts().hint_zoom_end,
        None => "",
    };
    // The others are of hands that those who hear the page do not use.
    tell(
        Topic::Outcome,
        move || {
            if hint.get() == Some(Hint::ZoomEnd) { words().to_owned() } else { String::new() }
        },
    );
    view! {
        <p class="map-hint" hidden=say(move || hint.get().is_none())>{say(words)}</p>
    }
}

#[component]
fn Buttons(stage: StageSlot) -> impl IntoView {
    let page = Page::expect();
    let tell = move |run: fn(&Stage)| stage.with_value(|stage| stage.iter().for_each(run));
    view! {
        <div class="map-buttons" role="toolbar" data-rove="" aria-label=say(move || page.texts().map)>
            <button type="button" on:click=move |_| tell(|stage| stage.zoom(2.0)) aria-label=say(move || page.texts().zoom_in)>
                "+"
            </button>
            <button type="button" on:click=move |_| tell(|stage| stage.zoom(0.5)) aria-label=say(move || page.texts().zoom_out)>
                "\u{2212}"
            </button>
            <button
                type="button"
                class="map-home"
                on:click=move |_| tell(Stage::show_home)
                aria-label=say(move || page.texts().zoom_home)
                title=say(move || page.texts().zoom_home)
            >
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <path d="M2 8.5L8 3l6 5.5M4 7v6.5h8V7"></path>
                </svg>
            </button>
            <SaveMenu stage=stage/>
        </div>
    }
}
