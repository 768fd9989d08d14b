//! What of the report has arrived: the rows before the map is drawn, the long texts right after it, other languages when
//! they are chosen, or once somebody uses the page and there is time, finer outlines when the map is enlarged.

use super::{
    context::Page,
    later::{Later, fetch_later},
    said::tell,
    turns::Turns,
};
use crate::{
    state::retry_ms,
    text::arrival::arrival_texts,
    web::{self, Topic},
};
use heartland_data::{Library, TextKind, geo::Geometry, model::Language};
use leptos::prelude::*;

/// After the reader comes, so long until languages not in use are loaded.
const IDLE_MS: f64 = 1500.0;

type Texts = (TextKind, Language);

type Task = Box<dyn FnOnce(&'static Later)>;

/// A file of the page's.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Texts(Texts),
    Code,
    Outlines,
}

/// What the page shows from the start of that which may come after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Long texts: a dossier is open.
    pub(super) has_texts: bool,
    /// Code: the chart in front needs it.
    pub(super) has_code: bool,
}

/// Loads texts and tells who waits for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrivals {
    library: &'static Library,
    tags: &'static [Box<str>],
    /// Changes with every arrival of texts.
    count: RwSignal<u32>,
    /// Whether finer outlines are here.
    has_outlines: RwSignal<bool>,
    /// Code that comes after the page.
    code: RwSignal<Option<&'static Later>>,
    /// What is to be done with it.
    waiting: StoredValue<Vec<Task>, LocalStorage>,
    /// Asked for, and not here yet.
    under_way: StoredValue<Vec<Part>>,
    /// Asked for in vain so far.
    overdue: RwSignal<Vec<Part>>,
}

impl Arrivals {
    pub(super) fn from_library(library: &'static Library, tags: &'static [Box<str>]) -> Self {
        Self {
            library,
            tags,
            count: RwSignal::new(0),
            has_outlines: RwSignal::new(false),
            code: RwSignal::new(None),
            waiting: StoredValue::new_local(Vec::new()),
            under_way: StoredValue::new(Vec::new()),
            overdue: RwSignal::new(Vec::new()),
        }
    }

    /// Whether texts are here; follows arrivals.
    pub(super) fn has(self, kind: TextKind, language: Language) -> bool {
        self.count.track();
        self.library.has(kind, language)
    }

    /// How often texts have arrived; follows arrivals.
    pub(super) fn count(self) -> u32 {
        self.count.get()
    }

    /// Whether every long text can be shown in a language, or in the tables' own where it is not translated; follows
    /// arrivals.
    pub(super) fn is_settled(self, language: Language) -> bool {
        let is_here = self.has(TextKind::Long, language);
        is_here && (self.is_translated(language) || self.library.has(TextKind::Long, Language::default()))
    }

    /// The code that comes after the page, once it is here; follows its arrival.
    pub(super) fn later(self) -> Option<&'static Later> {
        self.code.get()
    }

    /// The same, following nothing.
    pub(super) fn later_untracked(self) -> Option<&'static Later> {
        self.code.get_untracked()
    }

    /// Does something with that code, at once where it is here, else when it comes; sees to it that it is on its way.
    pub(super) fn when_code_is_here(self, run: impl FnOnce(&'static Later) + 'static) {
        self.wait_for_code(Box::new(run));
        self.ask_for_code();
    }

    /// The same, without asking for it.
    pub(super) fn when_code_comes(self, run: impl FnOnce(&'static Later) + 'static) {
        self.wait_for_code(Box::new(run));
    }

    fn wait_for_code(self, run: Task) {
        if let Some(later) = self.later_untracked() {
            run(later);
        } else {
            self.waiting.update_value(|waiting| waiting.push(run));
        }
    }

    /// Sees to it that the code is on its way.
    pub(super) fn ask_for_code(self) {
        self.ask_for(Part::Code);
    }

    /// Finer outlines, once they are here; follows their arrival.
    pub(super) fn outlines(self) -> Option<&'static Geometry> {
        self.has_outlines.track();
        self.library.finer()
    }

    /// Sees to it that they are on their way.
    pub(super) fn ask_for_outlines(self) {
        self.ask_for(Part::Outlines);
    }

    fn ask_for(self, part: Part) {
        web::spawn(async move {
            self.load(part).await;
        });
    }

    /// What is to be said of the code while it is not here.
    pub(super) fn words_of_code(self, tag: &str) -> &'static str {
        self.words_of(Part::Code, tag)
    }

    /// The same once it has been asked for in vain; follows both.
    pub(super) fn words_of_overdue_code(self, tag: &str) -> Option<&'static str> {
        let is_lacking = self.later().is_none() && self.is_overdue(Part::Code);
        is_lacking.then(|| self.words_of_code(tag))
    }

    /// What is to be said of names, which a search looks through, while those of a language are not here; follows arrivals.
    pub(super) fn words_of_names(self, tag: &str) -> Option<&'static str> {
        let names = (0..self.tags.len()).map(|index| (TextKind::Name, Language(index as u8)));
        let lacking = names.into_iter().find(|(kind, language)| !self.has(*kind, *language));
        lacking.map(|texts| self.words_of(Part::Texts(texts), tag))
    }

    fn words_of(self, part: Part, tag: &str) -> &'static str {
        let texts = arrival_texts(tag);
        if self.is_overdue(part) { texts.part_overdue } else { texts.part_coming }
    }

    fn is_overdue(self, part: Part) -> bool {
        self.overdue.with(|overdue| overdue.contains(&part))
    }

    fn are_texts_overdue(self) -> bool {
        self.overdue.with(|overdue| overdue.iter().any(|part| matches!(part, Part::Texts(_))))
    }

    fn is_here(self, part: Part) -> bool {
        match part {
            Part::Texts((kind, language)) => self.library.has(kind, language),
            Part::Code => self.code.with_untracked(Option::is_some),
            Part::Outlines => self.library.finer().is_some(),
        }
    }

    fn is_translated(self, language: Language) -> bool {
        self.library.is_complete(TextKind::Long, language)
    }

    /// Loads what a language needs: its names, its long texts, and the tables' own where they are not translated.
    /// Returns when all has come, or was asked for in vain once; it is then asked for again for a while. What is under way
    /// already is not waited for.
    pub(super) async fn load_language(self, language: Language) {
        self.load(Part::Texts((TextKind::Name, language))).await;
        self.load(Part::Texts((TextKind::Long, language))).await;
        if !self.is_translated(language) {
            self.load(Part::Texts((TextKind::Long, Language::default()))).await;
        }
    }

    /// Loads names in all languages, which a search looks through.
    pub(super) async fn load_names(self) {
        self.load_all(TextKind::Name).await;
    }

    async fn load_all(self, kind: TextKind) {
        for index in 0..self.tags.len() {
            self.load(Part::Texts((kind, Language(index as u8)))).await;
        }
    }

    async fn load(self, part: Part) {
        let is_asked = self.under_way.with_value(|under_way| under_way.contains(&part));
        if is_asked || self.is_here(part) {
            return;
        }
        self.under_way.update_value(|under_way| under_way.push(part));
        if self.try_load(part).await {
            return;
        }
        web::spawn(async move {
            for wait_ms in (0..).map_while(retry_ms) {
                web::pause(wait_ms).await;
                if self.try_load(part).await {
                    return;
                }
            }
            // Whoever wants them next asks anew.
            self.under_way.update_value(|under_way| under_way.retain(|other| *other != part));
        });
    }

    async fn try_load(self, part: Part) -> bool {
        let has_come = match part {
            Part::Texts(texts) => {
                fetch(&file_of(self.tags, texts), &|bytes| self.library.accept(bytes).is_ok()).await
            }
            Part::Outlines => fetch("outlines", &|bytes| self.library.accept_finer(bytes).is_ok()).await,
            Part::Code => {
                if let Some(later) = fetch_later().await {
                    self.code.set(Some(later));
                }
                self.is_here(part)
            }
        };
        if has_come {
            self.under_way.update_value(|under_way| under_way.retain(|other| *other != part));
            match part {
                Part::Texts(_) => self.count.update(|count| *count += 1),
                Part::Outlines => self.has_outlines.set(true),
                Part::Code => {
                    if let Some(later) = self.later_untracked() {
                        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
                        for run in waiting {
                            run(later);
                        }
                    }
                }
            }
        }
        let is_overdue = self.overdue.with_untracked(|overdue| overdue.contains(&part));
        if has_come && is_overdue {
            self.overdue.update(|overdue| overdue.retain(|other| *other != part));
        } else if !has_come && !is_overdue {
            self.overdue.update(|overdue| overdue.push(part));
        }
        has_come
    }

    /// Once the map is drawn: `prepare` and the other parts of the page, and meanwhile the long texts in a language and the code
    /// that comes after the page, as far as they are shown; then the word that the page is ready, the rest of both, and once
    /// somebody uses the page and there is time everything else, so that it needs no network any more.
    pub(super) fn begin(
        self,
        language: Language,
        shown: Shown,
        turns: Turns,
        prepare: impl FnOnce() + 'static,
    ) {
        // Whichever of the two is done last goes on.
        let is_one_done = StoredValue::new(false);
        let go_on = move || async move {
            if !is_one_done.try_update_value(|is_done| std::mem::replace(is_done, true)).unwrap_or(true) {
                return;
            }
            web::announce_ready();
            self.ask_for_code();
            self.load_language(language).await;
            web::reader().await;
            web::pause(IDLE_MS).await;
            self.load_names().await;
            self.load_all(TextKind::Long).await;
        };
        web::spawn(async move {
            if shown.has_texts {
                self.load_language(language).await;
            }
            if shown.has_code {
                self.load(Part::Code).await;
            }
            go_on().await;
        });
        web::spawn(async move {
            prepare();
            web::breathe().await;
            turns.take_others().await;
            go_on().await;
        });
    }
}

/// The name of the file that texts come in.
pub(super) fn file_of(tags: &[Box<str>], (kind, language): Texts) -> String {
    let tag = tags.get(usize::from(language.0)).map_or("", |tag| &**tag);
    [kind.as_str(), "-", tag].concat()
}

/// Loads a file and has `accept` take it up, which says whether it belongs there; says whether it has come and does.
pub(super) async fn fetch(file: &str, accept: &dyn Fn(&[u8]) -> bool) -> bool {
    web::read_late(file).await.is_some_and(|bytes| accept(&bytes))
}

/// Says that texts are on their way, where that takes long enough to be noticed.
#[component]
pub(super) fn ArrivalNotice() -> impl IntoView {
    let page = Page::expect();
    let is_overdue = Memo::new(move |_| page.arrivals.are_texts_overdue());
    let words = move || {
        let texts = arrival_texts(page.language_tag());
        if is_overdue.get() { texts.overdue } else { texts.coming }
    };
    let is_shown = Memo::new(move |_| !page.has_texts.get() || !page.has_language.get());
    // Heard only where it takes long enough to be seen.
    tell(
        Topic::Outcome,
        move || {
            if is_shown.get() && is_overdue.get() { words().to_owned() } else { String::new() }
        },
    );
    let refused = move || if page.is_picture_refused.get() { page.texts().save_refused } else { "" };
    tell(Topic::Outcome, move || refused().to_owned());
    view! {
        <p class="arrivals">
            {move || is_shown.get().then(|| view! { <span>{words}</span> })}
            {move || page.is_picture_refused.get().then(|| view! { <span data-refused="">{refused}</span> })}
        </p>
    }
}
