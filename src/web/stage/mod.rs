//! The live map: two canvases (the map; the emphasis over it), the reader's hands, and the targets for keyboard and
//! assistive technology.
//!
//! Events only note what has changed; one animation frame draws it. Nothing runs while nothing changes.

mod flight;
mod hands;

use self::flight::{FIT_ZOOM, Flight};
use super::{
    CanvasSink, Listener,
    browser::{palette, window},
    frames::{after_presented, next_frame},
    listener::{SizeWatch, observe_size},
    mark,
};
use crate::{
    geo::{Screen, Viewport},
    render::{Emphasis, Palette, paint_emphasis, paint_map},
    scene::{Frame, FrameRequest, MapScene},
    state::{Pointers, Showing, View},
};
use heartland_data::{
    geo::World,
    model::{Language, Thing},
};
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent,
    WheelEvent,
};

/// Milliseconds without movement after which targets and the address follow the map.
const REST_MS: i32 = 120;

/// What the stage tells its owner.
pub struct StageEvents {
    /// Something, or nothing, was clicked.
    pub select: Box<dyn Fn(Option<Thing>)>,
    /// The pointer is over something, or nothing, at a place on the map.
    pub hover: Box<dyn Fn(Option<Thing>, Screen)>,
    /// The map has come to rest: where the reader has moved it, or `None` where it opens.
    pub rest: Box<dyn Fn(Option<View>)>,
}

/// What has to be drawn again.
#[derive(Clone, Copy, Debug, Default)]
struct Dirty {
    map: bool,
    emphasis: bool,
}

struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// The live map. Dropping the last handle ends its listeners.
#[derive(Clone)]
pub struct Stage {
    inner: Rc<Inner>,
}

impl std::fmt::Debug for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stage")
    }
}

struct Inner {
    scene: MapScene<'static>,
    home: (World, World),
    host: HtmlElement,
    targets: HtmlElement,
    map: Layer,
    over: Layer,
    events: StageEvents,
    viewport: Cell<Viewport>,
    /// What to show once the size is known.
    first_view: Cell<Option<View>>,
    has_size: Cell<bool>,
    has_moved: Cell<bool>,
    language: Cell<Language>,
    showing: RefCell<Showing>,
    emphasis: Cell<Emphasis>,
    palette: RefCell<Palette>,
    /// The colours may have changed since they were read.
    is_palette_stale: Cell<bool>,
    frame: RefCell<Option<Frame>>,
    dirty: Cell<Dirty>,
    is_frame_asked: Cell<bool>,
    rest_timer: Cell<Option<i32>>,
    flight: Cell<Option<Flight>>,
    pointers: RefCell<Pointers>,
    /// Where the mouse is on the map.
    mouse_at: Cell<Option<Screen>>,
    hover_at: Cell<Option<Screen>>,
    is_engaged: Cell<bool>,
    is_presented: Cell<bool>,
    /// To be brought into view once there is one.
    unrevealed: Cell<Option<Thing>>,
    announced: Cell<Option<Thing>>,
    held: RefCell<Held>,
}

#[derive(Default)]
struct Held {
    listeners: Vec<Listener>,
    size: Option<SizeWatch>,
    rest: Option<wasm_bindgen::closure::Closure<dyn FnMut()>>,
}

fn layer(canvas: HtmlCanvasElement) -> Option<Layer> {
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
    Some(Layer { canvas, context })
}

impl Stage {
    /// A live map in `host`, drawn on its two canvases, with the elements of `targets` kept at the things' places (in the order
    /// of [`Frame::targets`]). `None` where the browser has no canvas.
    pub fn from_elements(
        scene: MapScene<'static>,
        host: HtmlElement,
        targets: HtmlElement,
        (map, over): (HtmlCanvasElement, HtmlCanvasElement),
        view: Option<View>,
        events: StageEvents,
    ) -> Option<Self> {
        let home = scene.home();
        let showing = Showing::everything(scene.atlas());
        let inner = Rc::new(Inner {
            scene,
            home,
            host,
            targets,
            map: layer(map)?,
            over: layer(over)?,
            events,
            viewport: Cell::new(Viewport::from_size(1.0, 1.0)),
            first_view: Cell::new(view),
            has_size: Cell::new(false),
            has_moved: Cell::new(view.is_some()),
            language: Cell::default(),
            showing: RefCell::new(showing),
            emphasis: Cell::default(),
            palette: RefCell::new(palette()),
            is_palette_stale: Cell::new(false),
            frame: RefCell::default(),
            dirty: Cell::default(),
            is_frame_asked: Cell::new(false),
            rest_timer: Cell::new(None),
            flight: Cell::new(None),
            pointers: RefCell::default(),
            mouse_at: Cell::new(None),
            hover_at: Cell::new(None),
            is_engaged: Cell::new(false),
            is_presented: Cell::new(false),
            unrevealed: Cell::new(None),
            announced: Cell::new(None),
            held: RefCell::default(),
        });
        inner.listen();
        Some(Self { inner })
    }

    /// Draws what is set off; the map itself is left as it is.
    pub fn set_emphasis(&self, emphasis: Emphasis) {
        if self.inner.emphasis.replace(emphasis) != emphasis {
            self.inner.soil(Dirty { map: false, emphasis: true });
        }
    }

    /// Shows more or less of the map, or shows it otherwise.
    pub fn set_showing(&self, showing: Showing) {
        if *self.inner.showing.borrow() != showing {
            self.inner.showing.replace(showing);
            self.inner.soil(Dirty { map: true, emphasis: true });
        }
    }

    /// Writes the map in another language.
    pub fn set_language(&self, language: Language) {
        if self.inner.language.replace(language) != language {
            self.inner.soil(Dirty { map: true, emphasis: true });
        }
    }

    /// Draws everything in the colours that are in force by the next frame.
    pub fn refresh_palette(&self) {
        self.inner.is_palette_stale.set(true);
        self.inner.soil(Dirty { map: true, emphasis: true });
    }

    /// Brings a thing into view if it is small or off the screen.
    pub fn reveal(&self, thing: Thing) {
        self.inner.reveal(thing);
    }

    /// Moves the map so that a thing's point is on it: for keyboard focus.
    pub fn show_target(&self, thing: Thing) {
        let inner = &self.inner;
        let target = inner.frame.borrow().as_ref().and_then(|frame| frame.target(thing));
        let viewport = inner.viewport.get();
        let Some(target) = target.filter(|target| !viewport.shows(target.at, 24.0)) else { return };
        let world = viewport.transform.world_from_screen(target.at);
        inner.show(viewport.showing(world, viewport.zoom()));
    }

    /// Zooms about the middle.
    pub fn zoom(&self, factor: f64) {
        let viewport = self.inner.viewport.get();
        self.inner.fly(viewport.zoomed(factor, viewport.middle()));
    }

    /// Shows the region that the atlas opens with.
    pub fn show_home(&self) {
        self.inner.go_home();
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let size = observe_size(&self.host, {
            let weak = weak.clone();
            move || with(&weak, Inner::resize)
        });
        let mut listeners = Vec::new();
        let host = self.host.clone();
        macro_rules! on {
            ($name:literal, $event:ty, $handle:expr) => {{
                let weak = weak.clone();
                let handle: fn(&Rc<Inner>, $event) = $handle;
                listeners.push(Listener::from_target(host.as_ref(), $name, move |event: $event| {
                    with(&weak, |inner| handle(inner, event));
                }));
            }};
        }
        on!("pointerdown", PointerEvent, |inner, event| inner.press(&event));
        on!("pointermove", PointerEvent, |inner, event| inner.shift(&event));
        on!("pointerup", PointerEvent, |inner, event| inner.release(&event, false));
        on!("pointercancel", PointerEvent, |inner, event| inner.release(&event, true));
        on!("pointerleave", PointerEvent, |inner, _| inner.leave());
        on!("wheel", WheelEvent, |inner, event| inner.wheel(&event));
        on!("dblclick", MouseEvent, |inner, event| inner.double_click(&event));
        on!("keydown", KeyboardEvent, |inner, event| inner.key(&event));
        let mut held = self.held.borrow_mut();
        held.listeners = listeners;
        held.size = size;
    }

    fn resize(self: &Rc<Self>) {
        let (width, height) = (f64::from(self.host.client_width()), f64::from(self.host.client_height()));
        if width < 2.0 || height < 2.0 {
            // Hidden: keep what there is and wait.
            return;
        }
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 4.0);
        for layer in [&self.map, &self.over] {
            let (device_width, device_height) =
                ((width * ratio).round() as u32, (height * ratio).round() as u32);
            if layer.canvas.width() != device_width || layer.canvas.height() != device_height {
                layer.canvas.set_width(device_width);
                layer.canvas.set_height(device_height);
            }
        }
        let viewport = if self.has_size.replace(true) && self.has_moved.get() {
            self.viewport.get().resized(width, height)
        } else {
            let fresh = Viewport::from_size(width, height);
            match self.first_view.get().and_then(|view| Some((self.project(view)?, view.zoom))) {
                Some((centre, zoom)) => fresh.showing(centre, zoom),
                None => self.at_home(fresh),
            }
        };
        self.viewport.set(viewport);
        self.soil(Dirty { map: true, emphasis: true });
        self.rest_soon();
    }

    fn project(&self, view: View) -> Option<World> {
        self.scene.atlas().report.projection.project(view.centre)
    }

    fn at_home(&self, viewport: Viewport) -> Viewport {
        viewport.fitted(self.home.0, self.home.1, 8.0, FIT_ZOOM)
    }

    /// Asks for a frame that draws what is dirty.
    fn soil(self: &Rc<Self>, more: Dirty) {
        let dirty = self.dirty.get();
        self.dirty.set(Dirty { map: dirty.map || more.map, emphasis: dirty.emphasis || more.emphasis });
        if !self.is_frame_asked.replace(true) {
            let weak = Rc::downgrade(self);
            next_frame(move |time| with(&weak, |inner| inner.draw(time)));
        }
    }

    fn draw(self: &Rc<Self>, time: f64) {
        self.is_frame_asked.set(false);
        if !self.has_size.get() {
            return;
        }
        self.follow_flight(time);
        if self.is_palette_stale.take() {
            self.palette.replace(palette());
        }
        let dirty = self.dirty.take();
        let viewport = self.viewport.get();
        if dirty.map {
            let request = FrameRequest::from_viewport(viewport, self.language.get());
            let frame = self.scene.frame(&request, &self.showing.borrow());
            self.paint(&self.map, |sink| paint_map(&self.scene, &frame, sink));
            self.frame.replace(Some(frame));
        }
        if dirty.map || dirty.emphasis {
            let emphasis = self.emphasis.get();
            if let Some(frame) = self.frame.borrow().as_ref() {
                self.paint(&self.over, |sink| paint_emphasis(&self.scene, frame, emphasis, sink));
            }
            if self.announced.replace(emphasis.selection) != emphasis.selection {
                mark("heartland:highlight");
            }
        }
        self.hover_now();
        if let Some(thing) = self.unrevealed.take().filter(|_| !self.has_moved.get()) {
            self.reveal(thing);
        }
        if !self.is_presented.replace(true) {
            self.place_targets();
            after_presented(|| mark("heartland:map"));
        }
        if self.flight.get().is_some() {
            self.soil(Dirty { map: true, emphasis: true });
        }
    }

    fn paint(&self, layer: &Layer, draw: impl FnOnce(&mut CanvasSink<'_>)) {
        let palette = self.palette.borrow();
        let width = self.viewport.get().width_px;
        let mut sink = CanvasSink {
            context: &layer.context,
            ratio: f64::from(layer.canvas.width()) / width,
            palette: &palette,
        };
        sink.clear();
        draw(&mut sink);
    }

    /// Lets targets and the owner follow once the map has been still for a moment.
    fn rest_soon(self: &Rc<Self>) {
        let Some(window) = window() else { return };
        if let Some(timer) = self.rest_timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        let weak = Rc::downgrade(self);
        let closure = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            with(&weak, Inner::come_to_rest);
        });
        let timer = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), REST_MS);
        self.rest_timer.set(timer.ok());
        self.held.borrow_mut().rest = Some(closure);
    }

    fn come_to_rest(self: &Rc<Self>) {
        self.rest_timer.set(None);
        self.place_targets();
        if !self.has_moved.get() {
            return (self.events.rest)(None);
        }
        let viewport = self.viewport.get();
        let centre = viewport.transform.world_from_screen(viewport.middle());
        if let Some(centre) = self.scene.atlas().report.projection.unproject(centre) {
            (self.events.rest)(Some(View { centre, zoom: viewport.zoom() }));
        }
    }

    /// Moves each target's element to its thing. Elements off the map stay reachable; focus brings the map to them.
    fn place_targets(&self) {
        let frame = self.frame.borrow();
        let Some(frame) = frame.as_ref() else { return };
        let children = self.targets.children();
        for (index, target) in frame.targets.iter().enumerate() {
            let element =
                children.item(index as u32).and_then(|element| element.dyn_into::<HtmlElement>().ok());
            let Some(element) = element else { continue };
            let place = format!("translate({:.1}px,{:.1}px)", target.at.x, target.at.y);
            let _ = element.style().set_property("transform", &place);
        }
    }
}

/// Runs with the stage while there is one.
fn with(weak: &Weak<Inner>, run: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = weak.upgrade() {
        run(&inner);
    }
}
