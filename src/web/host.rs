//! The page around a frame: what it says, and what it is told.

use super::{
    Listener,
    browser::{root_text_scale, window},
    is_framed, is_wide, later,
    print::is_printing,
};
use crate::embed::{MAX_TEXT, PageParts, Raw, VERSION};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent};

/// A value in a message.
#[derive(Clone, Copy, Debug)]
pub enum Field<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// Some texts.
    List(&'a [&'a str]),
    /// Fields of its own, all texts.
    Texts(&'a [(&'a str, &'a str)]),
    /// Nothing.
    Null,
}

impl Field<'_> {
    fn value(self) -> JsValue {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.into(),
            Self::List(words) => words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into(),
            Self::Texts(pairs) => {
                let object = Object::new();
                for (key, text) in pairs {
                    put(&object, key, &JsValue::from_str(text));
                }
                object.into()
            }
            Self::Null => JsValue::NULL,
        }
    }
}

fn put(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// Sends a message to the page around, if there is one: to each of these origins alone, or to whichever it has.
pub fn tell_host(kind: &str, fields: &[(&str, Field<'_>)], origins: Option<&[String]>) {
    let Some(parent) = window().filter(|_| is_framed()).and_then(|window| window.parent().ok().flatten())
    else {
        return;
    };
    let message = Object::new();
    put(&message, "heartland", &VERSION.into());
    put(&message, "type", &kind.into());
    for (key, field) in fields {
        put(&message, key, &field.value());
    }
    match origins {
        None => {
            let _ = parent.post_message(&message, "*");
        }
        Some(origins) => {
            for origin in origins {
                let _ = parent.post_message(&message, origin);
            }
        }
    }
}

/// Calls `handle` with the origin and the fields of each message of the page around, and of nobody else's.
pub fn on_host_message(mut handle: impl FnMut(String, Raw) + 'static) -> Option<Listener> {
    let window = window().filter(|_| is_framed())?;
    let parent = window.parent().ok().flatten()?;
    Some(Listener::from_target(window.as_ref(), "message", move |event: MessageEvent| {
        if event.source().is_some_and(|source| Object::is(&source, &parent)) {
            handle(event.origin(), raw_of(&event.data()));
        }
    }))
}

fn raw_of(data: &JsValue) -> Raw {
    let Some(object) = data.dyn_ref::<Object>().filter(|object| !object.is_instance_of::<Array>()) else {
        return Raw::default();
    };
    // Own fields alone: what stands on a prototype was not said.
    let own = |key: &str| {
        let key = JsValue::from_str(key);
        if Object::has_own(object, &key) { Reflect::get(object, &key).ok() } else { None }
    };
    let text = |key: &str| {
        let value = own(key)?.dyn_into::<js_sys::JsString>().ok()?;
        if value.length() as usize <= MAX_TEXT { value.as_string() } else { None }
    };
    let version = own("heartland");
    Raw {
        is_ours: version.is_some(),
        version: version.and_then(|version| version.as_f64()),
        kind: text("type"),
        query: text("query"),
    }
}

/// The page, and not what stands there without the app.
const PAGE: &str = ".page:not(.plain)";
/// No frame that is narrower is meant to be read.
const LEAST_WIDTH_PX: i32 = 40;
/// Padding at the end of a part that scrolls, which browsers may leave out of what there is to scroll.
const PADDING_PX: i32 = 4;

/// Heights of the page and of its parts, as they are and as they would be whole, in pixels. `None` in a frame without a width, as
/// in a part of the host's page that is folded, and while it is printed: nothing follows from its height then.
pub fn page_parts() -> Option<PageParts> {
    if is_printing() {
        return None;
    }
    let document = window()?.document()?;
    let find = |selector: &str| {
        let part = document.query_selector(&[PAGE, " ", selector].concat()).ok().flatten()?;
        part.dyn_into::<HtmlElement>().ok().filter(|part| part.offset_height() > 0)
    };
    let page = document.query_selector(PAGE).ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
    if page.offset_width() < LEAST_WIDTH_PX {
        return None;
    }
    let height_px = |part: &Option<HtmlElement>| part.as_ref().map_or(0, HtmlElement::offset_height);
    let hidden_px = |part: &Option<HtmlElement>| {
        let hidden_px = part.as_ref().map_or(0, |part| part.scroll_height() - part.client_height());
        if hidden_px > 0 { hidden_px + PADDING_PX } else { 0 }
    };
    let [map, year, legend] = ["[data-map]", ".year", ".legend"].map(find);
    let [charts, chart, dossier] = [".charts", ".chart:not([hidden]) .chart-body", ".dossier"].map(find);
    let is_beside = is_wide() && map.is_some();
    let folded_px = hidden_px(&year) + hidden_px(&legend);
    let charts_px = height_px(&charts) + hidden_px(&charts) + hidden_px(&chart);
    Some(PageParts {
        page_px: f64::from(page.offset_height() + folded_px),
        map_px: map.map(|map| (f64::from(map.offset_width()), f64::from(map.offset_height()))),
        beside_px: is_beside.then(|| (f64::from(height_px(&find("main")) + folded_px), f64::from(charts_px))),
        has_dossier: dossier.is_some(),
        has_folds: is_beside && (year.is_some() || legend.is_some()),
        text_scale: root_text_scale(),
    })
}

/// Browsers give the page the width of paper, as if it were the screen's, so many milliseconds before they say that they print.
pub(super) const PAPER_MS: f64 = 250.0;

/// Calls `handle` a moment after the page's size may have changed, for the life of the page.
pub fn on_page_size(handle: impl Fn() + Copy + 'static) -> Option<super::listener::SizeWatch> {
    let page = window()?.document()?.query_selector(PAGE).ok().flatten()?;
    super::observe_size(&page, move || later(PAPER_MS, handle))
}

/// The map, and where other parts take the keyboard.
const FIRST: [&str; 2] =
    ["[data-map]", "#search,.year-play,.legend-summary,.legend-group>button,#charts,#dossier,#timeline"];

/// Puts the keyboard's focus on the map, or on the first part, in the order of the page, of one that has none.
/// Whether any of them takes it: parts come one after another.
pub fn focus_map() -> bool {
    let Some(document) = window().and_then(|window| window.document()) else { return false };
    let lists = FIRST.into_iter().filter_map(|selector| document.query_selector_all(selector).ok());
    for place in lists.flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index))) {
        let Ok(place) = place.dyn_into::<HtmlElement>() else { continue };
        // What is not shown does not take it.
        let _ = place.focus();
        if document.active_element().is_some_and(|active| Object::is(&active, &place)) {
            return true;
        }
    }
    false
}
