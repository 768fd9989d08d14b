//! Event listeners that end with their owner.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, ResizeObserver};

/// A listener; dropping it ends it.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    is_first: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listener").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Listener {
    /// Calls `handle` on each event called `name` at `target`. The handler may prevent the default.
    pub fn from_target<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        handle: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with_order(target, name, false, handle)
    }

    /// The same before anything within the target hears of the event.
    pub fn before_target<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        handle: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with_order(target, name, true, handle)
    }

    fn with_order<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        is_first: bool,
        mut handle: impl FnMut(E) + 'static,
    ) -> Self {
        let handle = move |event: Event| {
            if let Ok(event) = event.dyn_into::<E>() {
                handle(event);
            }
        };
        Self::listen(target.clone(), name, is_first, Box::new(handle))
    }

    // One function for all handlers: what the browser's calls take would be compiled once for each.
    #[inline(never)]
    fn listen(
        target: EventTarget,
        name: &'static str,
        is_first: bool,
        handle: Box<dyn FnMut(Event)>,
    ) -> Self {
        let closure = Closure::wrap(handle);
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        options.set_capture(is_first);
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            closure.as_ref().unchecked_ref(),
            &options,
        );
        Self { target, name, is_first, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.name,
            self.closure.as_ref().unchecked_ref(),
            self.is_first,
        );
    }
}

/// Watches an element's size; dropping it ends that.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl std::fmt::Debug for SizeWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SizeWatch")
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `handle` when the element's size is first known and whenever it changes. `None` without `ResizeObserver`.
pub fn observe_size(element: &Element, handle: impl FnMut() + 'static) -> Option<SizeWatch> {
    watch_size(element, Box::new(handle))
}

#[inline(never)]
fn watch_size(element: &Element, handle: Box<dyn FnMut()>) -> Option<SizeWatch> {
    let closure = Closure::wrap(handle);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeWatch { observer, _closure: closure })
}
