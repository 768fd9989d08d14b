//! The live map: a picture on two canvases (the map; the emphasis over it), the reader's hands, and the targets for keyboard
//! and assistive technology.
//!
//! The picture reaches beyond the map's edges. While the map moves, the picture is moved and scaled as it is; it is drawn
//! anew when it no longer covers the map or is scaled too far, though not too often, and as soon as the map comes to rest.
//! What it leaves open meanwhile is filled by the backdrop, a coarse picture of the whole map. Events only note
//! what has changed; one animation frame does the work. Nothing runs while nothing changes.

mod backdrop;
mod emphasis;
mod first;
mod flight;
mod ground;
mod hands;
mod listen;
mod parts;
mod picture;
mod rest;
mod save;

use self::{backdrop::Backdrop, emphasis::Over, flight::Motion, ground::KeptGround, rest::Rest};
pub use self::{parts::StageParts, save::Picture};
use super::{Listener, browser::palette, listener::SizeWatch};
use crate::{
    geo::{Decimals, Screen, Viewport},
    render::{Emphasis, Palette},
    scene::{Frame, MapScene},
    state::{Pointers, Showing, View},
};
use heartland_data::{
    geo::{Geometry, World},
    model::{Language, Thing},
};
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// What the stage tells its owner.
pub struct StageEvents {
    /// Something, or nothing, was clicked.
    pub select: Box<dyn Fn(Option<Thing>)>,
    /// The pointer is over something, or nothing; and where it is.
    pub hover: Box<dyn Fn(Option<Thing>, Screen)>,
    /// Several routes lie under a click at this place; the nearest comes first. None, once the map has gone from under it.
    pub choose: Box<dyn Fn(Vec<Thing>, Screen)>,
    /// The reader's hands did what the map does not follow; `None` when that has been said long enough.
    pub hint: Box<dyn Fn(Option<Hint>)>,
    /// The map has come to rest: where the reader has moved it, or `None` where it opens.
    pub rest: Box<dyn Fn(Option<View>)>,
}

/// How the map is moved, told when a reader tries otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The wheel zooms with a key held, or after a click.
    HoldKey,
    /// One finger scrolls the page, two move the map.
    TwoFingers,
    /// The zoom is at its end.
    ZoomEnd,
}

/// What has to be drawn again.
#[derive(Clone, Copy, Debug, Default)]
struct Dirty {
    map: bool,
    emphasis: bool,
}

impl Dirty {
    const ALL: Self = Self { map: true, emphasis: true };
    const EMPHASIS: Self = Self { map: false, emphasis: true };
}

struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// Device pixels to a CSS pixel, as its size was last given.
    ratio: Cell<f64>,
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
    picture: HtmlElement,
    targets: HtmlElement,
    backdrop: Backdrop,
    map: Layer,
    ground: KeptGround,
    over: Over,
    events: RefCell<StageEvents>,
    /// What the reader looks at; the picture may have been drawn for another.
    viewport: Cell<Viewport>,
    /// How far the picture reaches beyond the map's edges, in CSS pixels.
    margin_px: Cell<f64>,
    /// Device pixels to one CSS pixel.
    ratio: Cell<f64>,
    /// Enlarges labels for readers who ask for larger text.
    text_scale: Cell<f64>,
    /// Where controls lie over the map: left, top, right, bottom.
    covered: Cell<[f64; 4]>,
    /// When the picture was last drawn, in milliseconds.
    drawn_at: Cell<f64>,
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
    rest: Rest,
    motion: Cell<Motion>,
    pointers: RefCell<Pointers>,
    /// Where the mouse is on the map.
    mouse_at: Cell<Option<Screen>>,
    hover_at: Cell<Option<Screen>>,
    /// Where the last click was, and what it may have meant, until something is revealed or the map moves.
    clicked: RefCell<Option<(Viewport, Screen, Vec<Thing>)>>,
    is_engaged: Cell<bool>,
    is_touch: Cell<bool>,
    hint_until: Cell<f64>,
    /// The map's upper left corner on the page, and when that was read.
    corner: Cell<Screen>,
    corner_read_at: Cell<f64>,
    is_presented: Cell<bool>,
    /// Whether the first picture may be drawn.
    has_begun: Cell<bool>,
    /// Whether it is being drawn, step by step.
    is_beginning: Cell<bool>,
    /// To be brought into view once there is one.
    unrevealed: Cell<Option<Thing>>,
    announced: Cell<Option<Thing>>,
    /// Room for what moves the picture, kept from frame to frame.
    css: RefCell<String>,
    /// Whether the last drawing of the picture was done within a frame.
    is_quick: Cell<bool>,
    held: RefCell<Held>,
}

#[derive(Default)]
struct Held {
    listeners: Vec<Listener>,
    size: Option<SizeWatch>,
}

impl Layer {
    /// Gives the canvas its size in device pixels, `ratio` of them to one CSS pixel. A canvas without a size takes no memory.
    fn set_size(&self, (width, height): (u32, u32), ratio: f64) {
        let is_same = self.canvas.width() == width && self.canvas.height() == height;
        if !is_same {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        // The same device pixels take another size on the page where the reader has enlarged it.
        if (self.ratio.replace(ratio) - ratio).abs() > 0.0 || !is_same {
            let style = self.canvas.style();
            let _ = style.set_property("width", &px(f64::from(width) / ratio));
            let _ = style.set_property("height", &px(f64::from(height) / ratio));
        }
    }
}

fn layer(canvas: HtmlCanvasElement) -> Option<Layer> {
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
    Some(Layer { canvas, context, ratio: Cell::new(0.0) })
}

impl Stage {
    /// A live map on the elements of the page. `None` where the browser has no canvas.
    pub fn from_parts(
        scene: MapScene<'static>,
        parts: StageParts,
        view: Option<View>,
        events: StageEvents,
    ) -> Option<Self> {
        let home = scene.home();
        let showing = Showing::everything(scene.atlas());
        let inner = Rc::new(Inner {
            scene,
            home,
            host: parts.host,
            picture: parts.picture,
            targets: parts.targets,
            backdrop: Backdrop::from_layer(layer(parts.backdrop)?),
            map: layer(parts.map)?,
            ground: KeptGround::default(),
            over: Over::from_layer(layer(parts.over)?),
            events: RefCell::new(events),
            viewport: Cell::new(Viewport::from_size(1.0, 1.0)),
            margin_px: Cell::new(0.0),
            ratio: Cell::new(1.0),
            text_scale: Cell::new(1.0),
            covered: Cell::default(),
            drawn_at: Cell::new(f64::NEG_INFINITY),
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
            rest: Rest::default(),
            motion: Cell::default(),
            pointers: RefCell::default(),
            mouse_at: Cell::new(None),
            hover_at: Cell::new(None),
            clicked: RefCell::default(),
            is_engaged: Cell::new(false),
            is_touch: Cell::new(false),
            hint_until: Cell::new(0.0),
            corner: Cell::default(),
            corner_read_at: Cell::new(f64::NEG_INFINITY),
            is_presented: Cell::new(false),
            has_begun: Cell::new(false),
            is_beginning: Cell::new(false),
            unrevealed: Cell::new(None),
            announced: Cell::new(None),
            css: RefCell::default(),
            is_quick: Cell::new(false),
            held: RefCell::default(),
        });
        inner.listen();
        Some(Self { inner })
    }

    /// Draws the first map, step by step; returns when it has been presented, or at once where there is no room for one yet.
    /// To be called once everything has been set that it is to show.
    pub async fn begin(&self) {
        self.inner.begin().await;
    }

    /// From now on others are told.
    pub fn set_events(&self, events: StageEvents) {
        self.inner.events.replace(events);
    }

    /// The things of the map, in the order in which they have elements.
    pub fn things(&self) -> Vec<Thing> {
        self.inner.scene.things()
    }

    /// Moves each target's element to its thing.
    pub fn place_targets(&self) {
        self.inner.place_targets();
    }

    /// Draws what is set off; the map itself is left as it is.
    pub fn set_emphasis(&self, emphasis: Emphasis) {
        if self.inner.emphasis.replace(emphasis) != emphasis {
            self.inner.emphasise();
        }
    }

    /// Shows more or less of the map, or shows it otherwise.
    pub fn set_showing(&self, showing: Showing) {
        if *self.inner.showing.borrow() != showing {
            self.inner.showing.replace(showing);
            self.inner.backdrop.outdate();
            self.inner.soil(Dirty::ALL);
            self.inner.moved();
        }
    }

    /// Writes the map in another language.
    pub fn set_language(&self, language: Language) {
        if self.inner.language.replace(language) != language {
            self.inner.soil(Dirty::ALL);
        }
    }

    /// Draws everything in the colours that are in force by the next frame.
    pub fn refresh_palette(&self) {
        self.inner.is_palette_stale.set(true);
        self.inner.backdrop.outdate();
        self.inner.moved();
        self.inner.soil(Dirty::ALL);
    }

    /// Takes up what size and density the map has now.
    pub fn resize(&self) {
        self.inner.resize();
    }

    /// Whether the map is enlarged so far that its outlines are off to be seen.
    pub fn wants_finer(&self) -> bool {
        self.inner.scene.wants_finer(&self.inner.viewport.get())
    }

    /// Draws the map with finer outlines where it is enlarged, as soon as it rests.
    pub fn refine(&self, finer: &'static Geometry) {
        self.inner.scene.refine(finer);
        self.inner.moved();
    }

    /// Brings a thing into view if it is small or off the screen.
    pub fn reveal(&self, thing: Thing) {
        self.inner.reveal(thing);
    }

    /// Moves the map so that a thing's point is on it: for keyboard focus.
    pub fn show_target(&self, thing: Thing) {
        let inner = &self.inner;
        let viewport = inner.viewport_ahead();
        let target = inner.scene.target(&viewport, thing);
        let Some(target) = target.filter(|target| !viewport.shows(target.at, 24.0)) else { return };
        let world = viewport.transform.world_from_screen(target.at);
        inner.show(viewport.showing(world, viewport.zoom()));
    }

    /// Where the upper left corner of a preview of this size (width, height in CSS pixels, with letters of the usual size) goes.
    pub fn place_preview(&self, thing: Thing, pointer: Screen, (width_px, height_px): (f64, f64)) -> Screen {
        let frame = self.inner.frame.borrow();
        let text_scale = self.inner.text_scale.get();
        let size_px = (width_px * text_scale, height_px * text_scale);
        frame
            .as_ref()
            .map(|frame| self.inner.scene.place_preview(frame, thing, pointer, size_px))
            .unwrap_or_default()
    }

    /// Zooms about the middle.
    pub fn zoom(&self, factor: f64) {
        self.inner.zoom(factor);
    }

    /// Shows a view.
    pub fn show_view(&self, view: View) {
        self.inner.go_to(view);
    }

    /// Shows the region that the atlas opens with.
    pub fn show_home(&self) {
        self.inner.go_home();
    }
}

/// A length in CSS pixels.
fn px(length: f64) -> String {
    format!("{}px", Decimals(length, 4))
}

/// Runs with the stage while there is one.
fn with(weak: &Weak<Inner>, run: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = weak.upgrade() {
        run(&inner);
    }
}
