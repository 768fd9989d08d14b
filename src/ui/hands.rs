//! What the reader does on the map before the page around it is there. The map answers at once; the page takes it up.

use super::chooser::Choice;
use crate::{
    render::Emphasis,
    state::{Query, View},
    web::{Hint, Stage, StageEvents},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// What has been done so far.
#[derive(Debug, Default)]
pub(super) struct Hands {
    /// The map, until the page takes it over.
    stage: RefCell<Option<Stage>>,
    emphasis: Cell<Emphasis>,
    has_selected: Cell<bool>,
    choice: RefCell<Option<Choice>>,
    hint: Cell<Option<Hint>>,
    view: Cell<Option<View>>,
}

impl Hands {
    /// Nothing but what the link asks for.
    pub(super) fn from_query(query: &Query) -> Self {
        let emphasis = Cell::new(Emphasis { selection: query.selection, hover: None });
        Self { emphasis, view: Cell::new(query.view), ..Self::default() }
    }

    /// The map that the hands are on; it sets off what they have chosen.
    pub(super) fn hold(&self, stage: Stage) {
        stage.set_emphasis(self.emphasis.get());
        self.stage.replace(Some(stage));
    }

    /// Lets go of the map.
    pub(super) fn let_go(&self) {
        self.stage.take();
    }

    /// What is set off since the reader has selected something, or let go of it; `None` where they have done neither.
    pub(super) fn chosen(&self) -> Option<Emphasis> {
        self.has_selected.get().then(|| self.emphasis.get())
    }

    /// What there is to choose from.
    pub(super) fn choice(&self) -> Option<Choice> {
        self.choice.take()
    }

    /// What the reader is told of moving the map.
    pub(super) fn hint(&self) -> Option<Hint> {
        self.hint.get()
    }

    /// Where the map rests.
    pub(super) fn view(&self) -> Option<View> {
        self.view.get()
    }

    /// Has the stage tell these hands.
    pub(super) fn events(self: &Rc<Self>) -> StageEvents {
        let [select, hover, choose, hint, rest] = [(); 5].map(|()| Rc::clone(self));
        StageEvents {
            select: Box::new(move |selection| {
                select.choice.take();
                select.has_selected.set(true);
                select.set_off(Emphasis { selection, ..select.emphasis.get() });
            }),
            hover: Box::new(move |thing, _| hover.set_off(Emphasis { hover: thing, ..hover.emphasis.get() })),
            choose: Box::new(move |things, at| {
                choose.choice.replace(Choice::from_click(things, at));
            }),
            hint: Box::new(move |told| hint.hint.set(told)),
            rest: Box::new(move |view| rest.view.set(view)),
        }
    }

    fn set_off(&self, emphasis: Emphasis) {
        self.emphasis.set(emphasis);
        if let Some(stage) = &*self.stage.borrow() {
            stage.set_emphasis(emphasis);
        }
    }
}
