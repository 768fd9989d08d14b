//! Animation frames, with a way out where the browser gives none: a hidden tab has no frames.

use super::browser::window;
use js_sys::Promise;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A callback that frees itself once it has run.
type Slot = Rc<RefCell<Option<Closure<dyn FnMut(f64)>>>>;

const HIDDEN_MS: i32 = 60;

fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// Milliseconds since the page began.
pub(super) fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Calls `run` once after so many milliseconds.
pub fn later(millis: f64, run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(run);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        callback.unchecked_ref(),
        millis.ceil() as i32,
    );
}

/// Calls `run` once when the browser has nothing else to do; where it does not tell, soon.
pub(super) fn when_idle(run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    // Not in every browser.
    if !js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        return later(100.0, run);
    }
    let callback = Closure::once_into_js(run);
    let _ = window.request_idle_callback(callback.unchecked_ref());
}

/// Calls `run` once with the time in milliseconds, at the next frame; in a hidden tab soon after.
pub fn next_frame(run: impl FnOnce(f64) + 'static) {
    let Some(window) = window() else { return };
    let slot: Slot = Rc::default();
    let held = slot.clone();
    let mut run = Some(run);
    let closure = Closure::new(move |time: f64| {
        if let Some(run) = run.take() {
            let now = now();
            run(if now > 0.0 { now } else { time });
        }
        held.borrow_mut().take();
    });
    let callback = closure.as_ref().unchecked_ref();
    let asked = if is_hidden() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, HIDDEN_MS).is_ok()
    } else {
        window.request_animation_frame(callback).is_ok()
    };
    if asked {
        slot.borrow_mut().replace(closure);
    }
}

/// Waits for a frame; in a hidden tab not long.
pub async fn frame() {
    let promise = Promise::new(&mut |done, _| {
        next_frame(move |_| {
            let _ = done.call0(&JsValue::NULL);
        });
    });
    let _ = promise.await;
}

/// Calls `run` after what is drawn now has been presented: two frames on.
pub fn after_presented(run: impl FnOnce() + 'static) {
    next_frame(move |_| next_frame(move |_| run()));
}
