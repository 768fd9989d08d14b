//! What of the report has arrived: the rows before the page is drawn, the long texts right after it, other languages when
//! they are chosen or there is time.

use super::{context::Page, said::tell};
use crate::{
    state::retry_ms,
    text::arrival::arrival_texts,
    web::{self, Topic},
};
use heartland_data::{Library, TextKind, model::Language};
use leptos::prelude::*;

/// After the page answers, so long until languages not in use are loaded.
const IDLE_MS: f64 = 1500.0;

type Texts = (TextKind, Language);

/// Loads texts and tells who waits for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrivals {
    library: &'static Library,
    tags: &'static [Box<str>],
    /// Changes with every arrival.
    count: RwSignal<u32>,
    /// Asked for, and not here yet.
    under_way: StoredValue<Vec<Texts>>,
    /// Asked for in vain so far.
    overdue: RwSignal<Vec<Texts>>,
}

impl Arrivals {
    pub(super) fn from_library(library: &'static Library, tags: &'static [Box<str>]) -> Self {
        Self {
            library,
            tags,
            count: RwSignal::new(0),
            under_way: StoredValue::new(Vec::new()),
            overdue: RwSignal::new(Vec::new()),
        }
    }

    /// Whether texts are here; follows arrivals.
    pub(super) fn has(self, kind: TextKind, language: Language) -> bool {
        self.count.track();
        self.library.has(kind, language)
    }

    /// Whether every long text can be shown in a language, or in the tables' own where it is not translated; follows
    /// arrivals.
    pub(super) fn is_settled(self, language: Language) -> bool {
        let is_here = self.has(TextKind::Long, language);
        is_here && (self.is_translated(language) || self.library.has(TextKind::Long, Language::default()))
    }

    fn is_translated(self, language: Language) -> bool {
        self.library.is_complete(TextKind::Long, language)
    }

    /// Loads what a language needs: its names, its long texts, and the tables' own where they are not translated.
    /// Returns when all has come, or was asked for in vain once; it is then asked for again for a while.
    pub(super) async fn load_language(self, language: Language) {
        self.load((TextKind::Name, language)).await;
        self.load((TextKind::Long, language)).await;
        if !self.is_translated(language) {
            self.load((TextKind::Long, Language::default())).await;
        }
    }

    /// Loads names in all languages, which a search looks through.
    pub(super) async fn load_names(self) {
        self.load_all(TextKind::Name).await;
    }

    async fn load_all(self, kind: TextKind) {
        for index in 0..self.tags.len() {
            self.load((kind, Language(index as u8))).await;
        }
    }

    async fn load(self, texts: Texts) {
        let is_asked = self.under_way.with_value(|under_way| under_way.contains(&texts));
        if is_asked || self.library.has(texts.0, texts.1) {
            return;
        }
        self.under_way.update_value(|under_way| under_way.push(texts));
        if self.try_load(texts).await {
            return;
        }
        web::spawn(async move {
            for wait_ms in (0..).map_while(retry_ms) {
                web::pause(wait_ms).await;
                if self.try_load(texts).await {
                    return;
                }
            }
            // Whoever wants them next asks anew.
            self.under_way.update_value(|under_way| under_way.retain(|other| *other != texts));
        });
    }

    async fn try_load(self, texts: Texts) -> bool {
        let has_come = fetch(self.library, self.tags, texts).await;
        if has_come {
            self.under_way.update_value(|under_way| under_way.retain(|other| *other != texts));
            self.count.update(|count| *count += 1);
        }
        let is_overdue = self.overdue.with_untracked(|overdue| overdue.contains(&texts));
        if has_come && is_overdue {
            self.overdue.update(|overdue| overdue.retain(|other| *other != texts));
        } else if !has_come && !is_overdue {
            self.overdue.update(|overdue| overdue.push(texts));
        }
        has_come
    }

    /// Once the page is drawn: the texts in a language, then the word that the page is ready, and when there is time
    /// everything else, so that the page needs no network any more.
    pub(super) fn begin(self, language: Language) {
        web::after_presented(move || {
            web::spawn(async move {
                self.load_language(language).await;
                web::announce_ready();
                web::pause(IDLE_MS).await;
                self.load_names().await;
                self.load_all(TextKind::Long).await;
            });
        });
    }
}

/// Loads texts into the library; says whether they have come.
pub(super) async fn fetch(library: &Library, tags: &[Box<str>], (kind, language): Texts) -> bool {
    let Some(tag) = tags.get(usize::from(language.0)) else { return false };
    let bytes = web::read_texts(&[kind.as_str(), "-", tag].concat()).await;
    bytes.is_some_and(|bytes| library.accept(&bytes).is_ok())
}

/// Says that texts are on their way, where that takes long enough to be noticed.
#[component]
pub(super) fn ArrivalNotice() -> impl IntoView {
    let page = Page::expect();
    let words = move || {
        let texts = arrival_texts(page.language_tag());
        if page.arrivals.overdue.with(Vec::is_empty) { texts.coming } else { texts.overdue }
    };
    let is_shown = Memo::new(move |_| !page.has_texts.get() || !page.has_language.get());
    // Heard only where it takes long enough to be seen.
    tell(Topic::Outcome, move || {
        if is_shown.get() && !page.arrivals.overdue.with(Vec::is_empty) {
            words().to_owned()
        } else {
            String::new()
        }
    });
    view! {
        <p class="arrivals">
            {move || is_shown.get().then(|| view! { <span>{words}</span> })}
        </p>
    }
}
