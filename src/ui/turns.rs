//! The order in which the page comes to be around the map that is there: first, out of sight, what its layout depends on;
//! then the map comes to its place, and the page is seen; then the other parts. Each is a task of its own, so that the browser
//! can answer and draw between any two.

use crate::web;
use leptos::prelude::*;

/// A part of the page that waits for its turn, in the order of the turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// The page's frame.
    Frame,
    /// Its head.
    Head,
    /// The map's place and its controls.
    Place,
    /// The year control.
    Year,
    /// The legend.
    Legend,
    /// The chronology without its strip.
    Timeline,
    /// The map comes to its place.
    Map,
    /// The chart in front.
    Charts,
    /// What is selected.
    Dossier,
    /// The strip of the chronology.
    Strip,
    /// The elements of the things on the map.
    Targets,
}

impl Turn {
    const BEFORE_MAP: [Self; 6] =
        [Self::Head, Self::Place, Self::Year, Self::Legend, Self::Timeline, Self::Map];
    const AFTER_MAP: [Self; 4] = [Self::Charts, Self::Dossier, Self::Strip, Self::Targets];
}

/// Whose turn has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns {
    latest: RwSignal<Turn>,
}

impl Turns {
    pub(super) fn new() -> Self {
        Self { latest: RwSignal::new(Turn::Frame) }
    }

    /// Whether a part's turn has come.
    pub(super) fn has_come(self, turn: Turn) -> Memo<bool> {
        Memo::new(move |_| self.latest.get() >= turn)
    }

    /// Lets what the page's layout depends on have its turn, and then the map.
    pub(super) async fn take_first(self) {
        for turn in Turn::BEFORE_MAP {
            web::breathe().await;
            self.go_on_to(turn);
        }
    }

    /// A turn that has come stays.
    fn go_on_to(self, turn: Turn) {
        if self.latest.get_untracked() < turn {
            self.latest.set(turn);
        }
    }

    /// Lets one part after another have its turn.
    pub(super) async fn take_others(self) {
        for turn in Turn::AFTER_MAP {
            self.go_on_to(turn);
            web::breathe().await;
            if turn == Turn::Dossier {
                // Once the chart has its size and is drawn, nothing of it is to be seen any more.
                web::presented().await;
                web::drop_plain_page();
            }
        }
    }
}
