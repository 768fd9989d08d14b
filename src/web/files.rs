//! Files beside the app: the packed report, its texts and its finer outlines. Their addresses stand in the link `#atlas-data` of the page.

use super::browser::window;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AddEventListenerOptions, Element, MessageChannel, Response};

fn link() -> Option<Element> {
    window()?.document()?.get_element_by_id("atlas-data")
}

/// The packed report; `None` when it does not arrive.
pub async fn read_report() -> Option<Vec<u8>> {
    read(&link()?.get_attribute("href")?).await.ok()
}

/// A file that comes after the report by its name, such as `texts-zh`; `None` when it does not arrive.
pub async fn read_late(name: &str) -> Option<Vec<u8>> {
    read(&link()?.get_attribute(&["data-", name].concat())?).await.ok()
}

async fn read(address: &str) -> Result<Vec<u8>, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = window.fetch_with_str(address).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    Ok(Uint8Array::new(&response.array_buffer()?.await?).to_vec())
}

/// Runs what waits for files, beside everything else.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    js_sys::futures::spawn_local(task);
}

/// Lets the browser answer and draw, if it has to, and goes on at once: by a message, as browsers hold back timers that are set
/// by timers.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return pause(0.0).await };
    let promise = Promise::new(&mut |done, _| {
        channel.port1().set_onmessage(Some(&done));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = promise.await;
    channel.port1().close();
}

/// Waits until somebody uses the page in any way.
pub async fn reader() {
    let promise = Promise::new(&mut |done, _| {
        let Some(window) = window() else { return };
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        options.set_passive(true);
        for sign in ["pointermove", "pointerdown", "keydown", "wheel"] {
            let _ =
                window.add_event_listener_with_callback_and_add_event_listener_options(sign, &done, &options);
        }
    });
    let _ = promise.await;
}

/// Waits so many milliseconds.
pub async fn pause(millis: f64) {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis.ceil() as i32);
        }
    });
    let _ = promise.await;
}
