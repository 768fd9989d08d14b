//! What parts of the page say, in few types: the markup of a component is compiled for every type in it, and each closure is a
//! type of its own. Said like this, they cost the page a third of what they cost as they are.

use leptos::prelude::Effect;
use std::borrow::Cow;

/// A value that markup shows.
pub(super) trait Say {
    /// The type that it is shown as.
    type Said: 'static;

    /// The same value as that.
    fn said(self) -> Self::Said;
}

impl Say for &'static str {
    type Said = Cow<'static, str>;

    fn said(self) -> Self::Said {
        Cow::Borrowed(self)
    }
}

impl Say for String {
    type Said = Cow<'static, str>;

    fn said(self) -> Self::Said {
        Cow::Owned(self)
    }
}

impl Say for bool {
    type Said = Self;

    fn said(self) -> Self {
        self
    }
}

impl<T: Say> Say for Option<T> {
    type Said = Option<T::Said>;

    fn said(self) -> Self::Said {
        self.map(Say::said)
    }
}

/// A text, a flag, or either that may be missing, which follows what it reads.
pub(super) fn say<T: Say>(make: impl Fn() -> T + Send + 'static) -> Box<dyn FnMut() -> T::Said + Send> {
    Box::new(move || make().said())
}

/// Runs now, and again whenever something that it reads changes.
pub(super) fn effect(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

/// The same for what goes by its last outcome; the first time there is none.
pub(super) fn effect_since<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(run(before.take())));
}

#[inline(never)]
fn start(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
