//! Files that the page makes and the reader keeps. A sandboxed frame that may not download does nothing.

use super::{browser::window, later, spawn};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

/// After so many milliseconds the browser has surely taken the file.
const TAKEN_MS: f64 = 10_000.0;

/// The address of the data package that the build made; `None` for a page built without.
pub fn data_package() -> Option<String> {
    let link = window()?.document()?.get_element_by_id("data-package")?;
    link.get_attribute("href").filter(|href| href != "data.zip")
}

/// Offers a text of a media type as a file.
pub fn download_text(text: &str, media_type: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        download_blob(&blob, name);
    }
}

/// Offers a blob as a file.
pub fn download_blob(blob: &Blob, name: &str) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    let document = window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    later(TAKEN_MS, move || {
        let _ = Url::revoke_object_url(&address);
    });
}

/// Offers an SVG of this size in CSS pixels as a PNG with `ratio` pixels to one of them; of one that cannot be made `refused`
/// hears.
pub fn download_svg_as_png(
    svg: String,
    (width_px, height_px): (f64, f64),
    ratio: f64,
    name: String,
    refused: impl FnOnce() + 'static,
) {
    spawn(async move {
        match drawn(&svg, (width_px * ratio, height_px * ratio)).await {
            Some(canvas) => download_canvas(&canvas, name, refused),
            None => refused(),
        }
    });
}

/// A canvas with an SVG on it, as large as it is.
async fn drawn(svg: &str, (width, height): (f64, f64)) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    // A blob would be refused by the page's policy for images.
    let data = js_sys::encode_uri_component(svg).as_string()?;
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &data].concat());
    image.decode().await.ok()?;
    let (canvas, context) = blank_canvas(width, height)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}

/// Offers what is on a canvas as a PNG; where the browser makes none of it, `refused` hears.
pub(super) fn download_canvas(canvas: &HtmlCanvasElement, name: String, refused: impl FnOnce() + 'static) {
    let done = Closure::once_into_js(move |blob: Option<Blob>| match blob {
        Some(blob) => download_blob(&blob, &name),
        None => refused(),
    });
    let _ = canvas.to_blob(done.unchecked_ref());
}

/// A canvas of this size in its own pixels that is nowhere on the page.
pub(super) fn blank_canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}
