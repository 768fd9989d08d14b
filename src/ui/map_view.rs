//! The map, its buttons, and its preview.

use super::{
    chart_panel::dark_of,
    chooser::{Choice, Chooser},
    context::{MapAsk, Page},
    print_sheet::PrintSheet,
    save::{SaveMenu, keep_picture},
    turns::Turn,
};
use crate::{
    geo::Screen,
    render::Emphasis,
    scene::{MapScene, preview_size},
    state::{Theme, showing},
    web::{Hint, Picture, Stage, StageEvents, StageParts, breathe, spawn},
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};

/// A stage once the page is there.
pub(super) type StageSlot = StoredValue<Option<Stage>, LocalStorage>;

/// The live map.
#[component]
pub(super) fn MapView(
    /// What it shows.
    scene: MapScene<'static>,
) -> impl IntoView {
    let page = Page::expect();
    let (host, targets) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let (map, over) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Canvas>::new());
    let (picture, backdrop) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let hint: RwSignal<Option<Hint>> = RwSignal::new(None);
    let choice: RwSignal<Option<Choice>> = RwSignal::new(None);
    let stage: StageSlot = StoredValue::new_local(None);
    let pointer = RwSignal::new(Screen::default());
    let has_stage = RwSignal::new(false);
    // In the order in which the scene gives targets.
    fill_targets(page, targets, stage, scene.things());
    let scene = StoredValue::new_local(Some(scene));
    Effect::new(move || {
        let (Some(host), Some(picture), Some(targets)) = (host.get(), picture.get(), targets.get()) else {
            return;
        };
        let (Some(backdrop), Some(map), Some(over)) = (backdrop.get(), map.get(), over.get()) else {
            return;
        };
        let Some(scene) = scene.try_update_value(Option::take).flatten() else { return };
        let events = StageEvents {
            select: Box::new(move |thing| {
                choice.set(None);
                page.selection.set(thing);
            }),
            hover: Box::new(move |thing, at| {
                pointer.set(at);
                if page.hover.get_untracked() != thing {
                    page.hover.set(thing);
                }
            }),
            choose: Box::new(move |things, at| choice.set(Some(Choice { things, at }))),
            hint: Box::new(move |told| hint.set(told)),
            rest: Box::new(move |view| page.view.set(view)),
            presented: Box::new(move || page.go_on()),
        };
        let view = page.view.get_untracked();
        let parts = StageParts {
            host: host.into(),
            picture: picture.into(),
            backdrop,
            map,
            over,
            targets: targets.into(),
        };
        let made = Stage::from_parts(scene, parts, view, events);
        if made.is_none() {
            page.go_on();
        }
        stage.set_value(made);
        has_stage.set(true);
    });
    follow(page, stage, has_stage);
    begin_in_turn(page, stage, has_stage);
    view! {
        <div class="map" data-view="map" data-part="map">
            <div class="map-host" data-map="" id="map" node_ref=host tabindex="0" role="application" aria-label=move || page.texts().map
                aria-describedby="map-help">
                <div class="map-picture" node_ref=picture aria-hidden="true">
                    <canvas class="map-canvas" node_ref=map></canvas>
                    <canvas class="map-canvas" node_ref=over></canvas>
                </div>
                <canvas class="map-canvas map-backdrop" node_ref=backdrop aria-hidden="true"></canvas>
                <div
                    class="map-targets"
                    node_ref=targets
                    role="group"
                    aria-label=move || page.texts().map_things
                    data-rove=""
                    on:click=move |event| page.thing_of(&event).into_iter().for_each(|thing| page.toggle(thing))
                    on:focusin=move |event| {
                        let thing = page.thing_of(&event);
                        page.hover.set(thing);
                        if let Some(thing) = thing {
                            stage.with_value(|stage| stage.iter().for_each(|stage| stage.show_target(thing)));
                        }
                    }
                    on:focusout=move |_| page.hover.set(None)
                ></div>
            </div>
            <Buttons stage=stage/>
            <p class="visually-hidden" id="map-help">{move || page.texts().map_help}</p>
            <Preview pointer=pointer stage=stage/>
            <HintView hint=hint/>
            <Chooser choice=choice host=host/>
            <PrintSheet stage=stage/>
        </div>
    }
}

/// Makes an element for each thing when their turn has come.
fn fill_targets(page: Page, targets: NodeRef<html::Div>, stage: StageSlot, things: Vec<Thing>) {
    let has_turn = page.turns.has_come(Turn::Targets);
    Effect::new(move || {
        if has_turn.get()
            && let Some(views) = page.arrivals.views()
        {
            (views.targets)(page, targets, stage, &things);
        }
    });
}

/// Draws the first map when its turn has come. By then the stage has been told what to show, and the page around it stands.
fn begin_in_turn(page: Page, stage: StageSlot, has_stage: RwSignal<bool>) {
    let has_turn = page.turns.has_come(Turn::Map);
    Effect::new(move || {
        if has_stage.get()
            && has_turn.get()
            && let Some(stage) = stage.get_value()
        {
            spawn(async move {
                breathe().await;
                stage.begin().await;
            });
        }
    });
}

/// The stage follows selection, hover, language and theme.
fn follow(page: Page, stage: StageSlot, has_stage: RwSignal<bool>) {
    let tell = move |run: &dyn Fn(&Stage)| {
        if has_stage.get() {
            stage.with_value(|stage| stage.iter().for_each(run));
        }
    };
    Effect::new(move || {
        let emphasis = Emphasis { selection: page.selection.get(), hover: page.hover.get() };
        tell(&|stage| stage.set_emphasis(emphasis));
    });
    Effect::new(move || {
        if let Some(thing) = page.selection.get() {
            tell(&|stage| stage.reveal(thing));
        }
    });
    Effect::new(move || match page.map_ask.get() {
        Some(MapAsk::Home) => tell(&Stage::show_home),
        Some(MapAsk::View(view)) => tell(&|stage| stage.show_view(view)),
        Some(MapAsk::Picture) => keep_picture(page, stage, Picture::Png(2)),
        None => {}
    });
    Effect::new(move || {
        let language = page.language.get();
        tell(&|stage| stage.set_language(language));
    });
    Effect::new(move || {
        let filter = page.filter.get();
        let mut shown = showing(page.atlas(), &filter, page.language.get(), page.texts());
        shown.dark = dark_of(page);
        tell(&|stage| stage.set_showing(shown.clone()));
    });
    Effect::new(move |before: Option<Theme>| {
        let theme = page.theme.get();
        if before.is_some_and(|before| before != theme) {
            tell(&Stage::refresh_palette);
        }
        theme
    });
    let scheme = crate::web::on_scheme_change(move || {
        stage.with_value(|stage| stage.iter().for_each(Stage::refresh_palette));
    });
    StoredValue::new_local(scheme);
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
        format!("translate({x:.1}px,{y:.1}px)")
    };
    view! {
        <p class="map-preview" aria-hidden="true" hidden=move || !is_shown() style:transform=place>
            {name}
        </p>
    }
}

/// How a framed map is moved, for a moment, after a reader has tried otherwise.
#[component]
fn HintView(hint: RwSignal<Option<Hint>>) -> impl IntoView {
    let page = Page::expect();
    let words = move || match hint.get() {
        Some(Hint::HoldKey) => page.texts().hint_hold_key,
        Some(Hint::TwoFingers) => page.texts().hint_two_fingers,
        None => "",
    };
    view! {
        <p class="map-hint" hidden=move || hint.get().is_none()>{words}</p>
    }
}

#[component]
fn Buttons(stage: StageSlot) -> impl IntoView {
    let page = Page::expect();
    let tell = move |run: fn(&Stage)| stage.with_value(|stage| stage.iter().for_each(run));
    view! {
        <div class="map-buttons" role="toolbar" data-rove="" aria-label=move || page.texts().map>
            <button type="button" on:click=move |_| tell(|stage| stage.zoom(2.0)) aria-label=move || page.texts().zoom_in>
                "+"
            </button>
            <button type="button" on:click=move |_| tell(|stage| stage.zoom(0.5)) aria-label=move || page.texts().zoom_out>
                "\u{2212}"
            </button>
            <button type="button" class="map-home" on:click=move |_| tell(Stage::show_home)>
                {move || page.texts().zoom_home}
            </button>
            <SaveMenu stage=stage/>
        </div>
    }
}
