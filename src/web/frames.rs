//! Animation frames, with a way out where the browser gives none: a hidden tab has no frames, and another site's frame has none
//! while it is scrolled out of sight or not displayed.

use super::browser::{is_framed, window};
use js_sys::Promise;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::IdleRequestOptions;

/// A callback that frees itself once it has run.
type Slot = Rc<RefCell<Option<Closure<dyn FnMut(f64)>>>>;

const HIDDEN_MS: i32 = 60;
/// So long a framed page waits for an animation frame, in milliseconds.
const UNSEEN_MS: i32 = 300;

fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Calls `run` once after so many milliseconds.
pub fn later(millis: f64, run: impl FnOnce() + 'static) {
    set_timer(millis, Box::new(run));
}

// One function for all that waits, as the two below: what a browser's call takes would be compiled once for each.
#[inline(never)]
fn set_timer(millis: f64, run: Box<dyn FnOnce()>) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(run);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        callback.unchecked_ref(),
        millis.ceil() as i32,
    );
}

/// So long what has time waits at most for the browser to be idle, in milliseconds.
const IDLE_MS: u32 = 400;

/// So long a piece of what can be done in pieces takes, in milliseconds.
const PIECE_MS: f64 = 20.0;

/// Calls `step` when the browser has nothing else to do, again and again until it answers that there is no more; when that takes
/// long, with pauses for whatever else comes.
pub fn while_idle(mut step: impl FnMut() -> bool + 'static) {
    when_idle(move || {
        let until = now() + PIECE_MS;
        while step() {
            if now() > until {
                return while_idle(step);
            }
        }
    });
}

/// Calls `run` once when the browser has nothing else to do; where it does not tell or is never idle, soon.
pub fn when_idle(run: impl FnOnce() + 'static) {
    ask_for_idle(Box::new(run));
}

#[inline(never)]
fn ask_for_idle(run: Box<dyn FnOnce()>) {
    let Some(window) = window() else { return };
    // Not in every browser.
    if !js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        return later(100.0, run);
    }
    let callback = Closure::once_into_js(run);
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_MS);
    let _ = window.request_idle_callback_with_options(callback.unchecked_ref(), &options);
}

/// Calls `run` once with the time in milliseconds, at the next frame; where there may be none, soon after.
pub fn next_frame(run: impl FnOnce(f64) + 'static) {
    ask_for_frame(Box::new(run), is_framed());
}

/// Asks for the frame and, where that may not come, for a moment.
#[inline(never)]
fn ask_for_frame(run: Box<dyn FnOnce(f64)>, may_not_come: bool) {
    let Some(window) = window() else { return };
    let slot: Slot = Rc::default();
    // What waits for the same call: of an animation frame and a timer, the first ends the other.
    let asked: Rc<Cell<(Option<i32>, Option<i32>)>> = Rc::default();
    let (held, waiting) = (slot.clone(), Rc::clone(&asked));
    let mut run = Some(run);
    let closure = Closure::new(move |time: f64| {
        forget(waiting.take());
        if let Some(run) = run.take() {
            let now = now();
            run(if now > 0.0 { now } else { time });
        }
        held.borrow_mut().take();
    });
    let callback = closure.as_ref().unchecked_ref();
    let timer = |millis| window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, millis).ok();
    asked.set(if is_hidden() {
        (None, timer(HIDDEN_MS))
    } else {
        let frame = window.request_animation_frame(callback).ok();
        (frame, if may_not_come || frame.is_none() { timer(UNSEEN_MS) } else { None })
    });
    if asked.get() != (None, None) {
        slot.borrow_mut().replace(closure);
    }
}

fn forget((frame, timer): (Option<i32>, Option<i32>)) {
    let Some(window) = window() else { return };
    if let Some(frame) = frame {
        let _ = window.cancel_animation_frame(frame);
    }
    if let Some(timer) = timer {
        window.clear_timeout_with_handle(timer);
    }
}

/// Waits for a frame; in a hidden tab not long, also where it is hidden meanwhile.
pub async fn frame() {
    let promise = Promise::new(&mut |done, _| {
        let run = move |_| {
            let _ = done.call0(&JsValue::NULL);
        };
        ask_for_frame(Box::new(run), true);
    });
    let _ = promise.await;
}

/// Calls `run` once the next frame has been drawn, and whoever else waits for that has had a turn. It asks for no further frame:
/// where one comes late, the browser would draw that one first, though nothing on it had changed.
pub fn after_frame(run: impl FnOnce() + 'static) {
    next_frame(move |_| later(0.0, move || later(0.0, run)));
}

/// Calls `run` once the frame after the next has been drawn, at the earliest: for what readers do not look at, while something is
/// still to come that they do look at.
pub fn after_second_frame(run: impl FnOnce() + 'static) {
    after_frame(move || after_frame(run));
}

/// Calls `run` after what is drawn now has been presented: two frames on.
pub fn after_presented(run: impl FnOnce() + 'static) {
    next_frame(move |_| next_frame(move |_| run()));
}

/// Waits until what is drawn now has been presented.
pub async fn presented() {
    frame().await;
    frame().await;
}
