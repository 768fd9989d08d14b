//! Files that the page makes and the reader keeps. A sandboxed frame that may not download does nothing.

use super::{browser::window, later};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// After so many milliseconds the browser has surely taken the file.
const TAKEN_MS: f64 = 10_000.0;

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
