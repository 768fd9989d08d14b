//! Small questions to and favours from the browser.

use super::Listener;
use crate::{geo::Held, render::Palette, state::Theme};
use heartland_data::model::Decimal;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Window};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn root() -> Option<HtmlElement> {
    window()?.document()?.document_element()?.dyn_into().ok()
}

/// Sets a performance mark.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        // A browser that refuses marks has nobody to read them.
        let _ = performance.mark(name);
    }
}

/// Tells tests and hosts that every view answers: the mark `heartland:ready` and `data-ready` on the root.
pub fn announce_ready() {
    drop_plain_page();
    mark("heartland:ready");
    if let Some(root) = root() {
        let _ = root.dataset().set("ready", "true");
    }
}

/// Writes a warning to the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Whether the page stands in a frame of another.
pub fn is_framed() -> bool {
    let Some(window) = window() else { return false };
    match (window.parent(), window.top()) {
        (Ok(Some(parent)), _) => !js_sys::Object::is(&parent, &window),
        (_, top) => top.is_err(),
    }
}

fn has_media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Whether the reader wants little motion.
pub fn prefers_reduced_motion() -> bool {
    has_media("(prefers-reduced-motion: reduce)")
}

/// The reader's languages, first choice first.
pub fn browser_languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets `data-theme` (light, dark or absent), `lang` and `data-language` on the root, as `src/boot.js` does ahead of it for
/// the page as it stands without the app, which has a `lang` of its own.
pub fn apply_theme(theme: Theme, language_tag: &str) {
    let Some(root) = root() else { return };
    let _ = match theme {
        Theme::Auto => root.remove_attribute("data-theme"),
        _ => root.set_attribute("data-theme", theme.as_str()),
    };
    for attribute in ["lang", "data-language"] {
        // The browser would work out the whole page anew for the same language too.
        if root.get_attribute(attribute).as_deref() != Some(language_tag) {
            let _ = root.set_attribute(attribute, language_tag);
        }
    }
}

/// How much larger than usual the reader wants text to be: the root's font size over its usual 16 pixels, 1 to 2.
pub(super) fn root_text_scale() -> f64 {
    let style =
        window().zip(root()).and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size_px = size.and_then(|size| size.strip_suffix("px")?.parse::<Decimal>().ok());
    (size_px.map_or(16.0, Decimal::to_f64) / 16.0).held(1.0, 2.0)
}

/// Sets the title of the page's tab.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The colours and fonts in force.
pub fn palette() -> Palette {
    let style =
        window().zip(root()).and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    Palette::from_tokens(|token| {
        style
            .as_ref()
            .and_then(|style| style.get_property_value(token).ok())
            .unwrap_or_default()
            .trim()
            .to_owned()
    })
}

fn find(selector: &str) -> Option<HtmlElement> {
    window()?.document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// The page as it stands without the app.
const PLAIN: &str = "#atlas > .plain";
/// The place of the live map over its map.
const MAP_PLACE: &str = ".plain>.page-main>.page-map>.map>.map-place";
/// What it says of what is on its way.
const ARRIVAL: &str = ".plain>.arrivals>span";

/// The element that the app lives in. What stands there now stays in the place of the app, which nobody meets before
/// [`drop_plain_page`].
pub fn show_app() -> Option<HtmlElement> {
    let home = find("#atlas")?;
    if let Some(plain) = find(PLAIN) {
        let _ = plain.set_attribute("data-leaving", "");
    }
    Some(home)
}

/// The place of the live map on the page without the app, over the picture there.
pub fn map_place() -> Option<HtmlElement> {
    find(MAP_PLACE)
}

/// Says at the edge of the page without the app what is on its way, until that leaves.
pub fn say_arrival(words: &str) {
    let told = find(ARRIVAL).or_else(|| {
        let markup = "<p class=\"arrivals\" role=\"status\" data-of-app><span></span></p>";
        find(PLAIN)?.insert_adjacent_html("beforeend", markup).ok()?;
        find(ARRIVAL)
    });
    if let Some(told) = told {
        told.set_text_content(Some(words));
    }
}

/// Shows the app, with the live map, in front of the page without it. What the app still lacks of that stays until
/// [`drop_plain_page`].
pub fn uncover_app() {
    if let Some(plain) = find(PLAIN) {
        let _ = plain.set_attribute("data-leaving", "side");
    }
}

/// Takes the page without the app away, once the app shows as much.
pub fn drop_plain_page() {
    if let Some(plain) = find(PLAIN) {
        plain.remove();
    }
}

/// Why the app cannot start, though it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartFailure {
    /// The report does not arrive.
    Missing,
    /// The report cannot be unpacked.
    Damaged,
}

/// Has `src/boot.js` tell the reader and the page around.
pub fn tell_failure(failure: StartFailure) {
    let name = match failure {
        StartFailure::Missing => "heartland:missing",
        StartFailure::Damaged => "heartland:damaged",
    };
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// What the colours of the style depend on besides the reader's choice on the page.
const SCHEMES: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];

/// Calls `handle` when the reader's system changes between light and dark, or to stronger or its own colours.
pub fn on_scheme_change(handle: impl Fn() + Copy + 'static) -> [Option<Listener>; 3] {
    SCHEMES.map(|scheme| on_media_change(scheme, handle))
}

/// Room for the views side by side, as in `style/page.css`.
const WIDE: &str = "(min-width: 56.25em)";

/// Whether the page has room for its views side by side.
pub fn is_wide() -> bool {
    has_media(WIDE)
}

/// Calls `handle` when [`is_wide`] changes.
pub fn on_wide_change(handle: impl FnMut() + 'static) -> Option<Listener> {
    on_media_change(WIDE, handle)
}

/// Whether the dossier, where it is a sheet, stands beside the map: on a phone on its side, as in `style/sheet.css`.
pub fn is_sheet_beside() -> bool {
    const BESIDE: [&str; 3] = ["(min-width: 30em)", "(orientation: landscape)", "(max-height: 30em)"];
    !is_wide() && BESIDE.into_iter().all(has_media)
}

/// Calls `handle` when a pixel of the page comes to have another number of the screen's. It hears of one change alone: after
/// that, other numbers are to be listened for.
pub fn on_density_change(handle: impl FnMut() + 'static) -> Option<Listener> {
    // As the browser writes it: the library's writing of such numbers is large.
    let density = js_sys::Number::from(window()?.device_pixel_ratio()).to_string_with_radix(10).ok()?;
    on_media_change(&["(resolution: ", &String::from(density), "dppx)"].concat(), handle)
}

fn on_media_change(query: &str, mut handle: impl FnMut() + 'static) -> Option<Listener> {
    let list = window()?.match_media(query).ok().flatten()?;
    Some(Listener::from_target(list.as_ref(), "change", move |_: Event| handle()))
}
