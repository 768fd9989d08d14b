//! What all components share: the atlas and the few signals that everything follows.

use super::{
    arrivals::{Arrivals, Shown},
    chart_panel::is_front_later,
    chooser::Choice,
    turns::Turns,
};
use crate::{
    dossier::{Desk, dossier_of_row},
    state::{
        Embedding, Filter, Query, Relations, Row, Sheet, Theme, ThingKind, View, home_of, kind_of, slug_of,
        thing_from_slug,
    },
    text::{Texts, texts},
    web,
};
use heartland_data::{
    Atlas, TextKind,
    model::{ChartId, CountryId, Language, Thing},
};
use leptos::prelude::*;
use std::sync::LazyLock;

/// What is found once, when it is first asked for.
pub(super) type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

/// The bundled report, unpacked once and kept for the life of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bundle {
    pub(super) atlas: &'static Atlas,
    pub(super) relations: &'static Lazy<Relations>,
}

/// What the map is asked for from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum MapAsk {
    /// The region that the atlas opens with.
    Home,
    /// A view.
    View(View),
    /// A picture of it, to keep.
    Picture,
}

/// At which towns have their names.
const TOWN_ZOOM: f64 = 4.0;

/// Sets a signal to a value, if that is another: who follows it is told of nothing else.
pub(super) fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// Whether the page has room for parts beside the map; lives as long as the page.
fn follow_width() -> RwSignal<bool> {
    let is_wide = RwSignal::new(web::is_wide());
    StoredValue::new_local(web::on_wide_change(move || is_wide.set(web::is_wide())));
    is_wide
}

/// The page's state: one selection, one hover, one language, one theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) bundle: Bundle,
    pub(super) selection: RwSignal<Option<Thing>>,
    pub(super) hover: RwSignal<Option<Thing>>,
    /// The row that the reader was led to, in the selected thing's dossier or alone.
    pub(super) shown: RwSignal<Option<Row>>,
    /// Routes under a click, until it is said which is meant, or the reader has gone on.
    pub(super) choice: RwSignal<Option<Choice>>,
    /// What of the map is shown.
    pub(super) filter: RwSignal<Filter>,
    /// The chart in front that the reader or the link chose; `None` is the first.
    pub(super) chart: RwSignal<Option<ChartId>>,
    /// Of the charts that the page has, whether they are drawn in their other way.
    pub(super) ways: StoredValue<Vec<(ChartId, RwSignal<bool>)>>,
    /// Whether the reader is at the charts: the link names one, or what is selected was selected on one.
    pub(super) is_on_charts: RwSignal<bool>,
    /// Whether there is room for other parts beside the map.
    pub(super) is_wide: RwSignal<bool>,
    /// Whether one chart is seen at a time.
    pub(super) is_tabbed: Memo<bool>,
    /// Countries that the reader has closed to transit.
    pub(super) closed: RwSignal<Vec<CountryId>>,
    /// Whether the last picture that the reader wanted to keep could not be made.
    pub(super) is_picture_refused: RwSignal<bool>,
    /// What the link asked for; `None` is the reader's own.
    pub(super) language_asked: RwSignal<Option<Language>>,
    /// What the link asked for, or the reader's own.
    pub(super) wanted_language: Signal<Language>,
    /// The language in force: the wanted one once its names are here.
    pub(super) language: Signal<Language>,
    /// What of the report has arrived.
    pub(super) arrivals: Arrivals,
    /// Which parts of the page have come to be.
    pub(super) turns: Turns,
    /// Whether the language in force is the wanted one.
    pub(super) has_language: Memo<bool>,
    /// Whether the long texts in the language in force are here.
    pub(super) has_texts: Memo<bool>,
    pub(super) theme: RwSignal<Theme>,
    /// Where the map rests, once the reader has moved it.
    pub(super) view: RwSignal<Option<View>>,
    /// How the page stands in another site's page.
    pub(super) embedding: StoredValue<Embedding>,
    /// How far the dossier stands open where it is a sheet.
    pub(super) sheet: RwSignal<Sheet>,
    /// Whether the dossier is a sheet over the page now.
    pub(super) is_sheet: RwSignal<bool>,
    /// What someone else than the reader wants the map to show.
    pub(super) map_ask: RwSignal<Option<MapAsk>>,
    /// Whether keys of one character work.
    pub(super) has_single_keys: RwSignal<bool>,
    /// Keys of the link that this version does not know.
    pub(super) unknown: StoredValue<Vec<(String, String)>>,
    /// Gives the dossier at once whatever rows it lacks.
    pub(super) completes_dossier: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
}

impl Page {
    pub(super) fn from_query(bundle: Bundle, arrivals: Arrivals, query: Query, own: Language) -> Self {
        let language_asked = RwSignal::new(query.language);
        let wanted = move || language_asked.get().unwrap_or(own);
        let language = Memo::new(move |before: Option<&Language>| {
            let has_names = arrivals.has(TextKind::Name, wanted());
            if has_names { wanted() } else { before.copied().unwrap_or_default() }
        });
        let (is_wide, is_compact) = (follow_width(), query.embedding.is_compact);
        Self {
            bundle,
            selection: RwSignal::new(query.selection),
            hover: RwSignal::new(None),
            shown: RwSignal::new(None),
            choice: RwSignal::new(None),
            filter: RwSignal::new(query.filter),
            chart: RwSignal::new(query.chart),
            ways: StoredValue::new(Vec::new()),
            is_on_charts: RwSignal::new(query.chart.is_some()),
            is_wide,
            is_tabbed: Memo::new(move |_| is_compact || is_wide.get()),
            closed: RwSignal::new(query.closed),
            is_picture_refused: RwSignal::new(false),
            language_asked,
            wanted_language: Signal::derive(wanted),
            language: language.into(),
            arrivals,
            turns: Turns::new(),
            has_language: Memo::new(move |_| language.get() == wanted()),
            has_texts: Memo::new(move |_| arrivals.is_settled(language.get())),
            theme: RwSignal::new(query.theme),
            view: RwSignal::new(query.view),
            embedding: StoredValue::new(query.embedding),
            sheet: RwSignal::new(Sheet::default()),
            is_sheet: RwSignal::new(false),
            map_ask: RwSignal::new(None),
            has_single_keys: RwSignal::new(web::has_single_keys()),
            unknown: StoredValue::new(query.unknown),
            completes_dossier: StoredValue::new_local(None),
        }
    }

    /// The page's state, from any component below the app.
    pub(super) fn expect() -> Self {
        expect_context::<Self>()
    }

    pub(super) fn atlas(self) -> &'static Atlas {
        self.bundle.atlas
    }

    /// The chart in front; follows the choice.
    pub(super) fn front_chart(self) -> Option<ChartId> {
        self.chart.get().or_else(|| self.atlas().charts.iter().next().map(|(first, _)| first))
    }

    /// Goes on with what waits for the map: to be called once it is there, or is known not to come.
    pub(super) fn go_on(self) {
        let relations = self.bundle.relations;
        let prepare = move || {
            LazyLock::force(relations);
        };
        let shown =
            Shown { has_texts: self.selection.get_untracked().is_some(), has_code: is_front_later(self) };
        self.arrivals.begin(self.wanted_language.get_untracked(), shown, self.turns, prepare);
    }

    /// The words of the interface; follows the language.
    pub(super) fn texts(self) -> &'static Texts {
        texts(self.language_tag())
    }

    /// The tag of the language in force.
    pub(super) fn language_tag(self) -> &'static str {
        self.atlas().report.tag(self.language.get())
    }

    /// What dossiers are written with; follows the language, and the arrival of its texts.
    pub(super) fn desk(self) -> Desk<'static> {
        self.has_texts.track();
        Desk {
            atlas: self.atlas(),
            relations: self.bundle.relations,
            texts: self.texts(),
            language: self.language.get(),
        }
    }

    /// What the link to this state says.
    pub(super) fn query(self) -> Query {
        Query {
            selection: self.selection.get(),
            filter: self.filter.get(),
            chart: self.chart.get(),
            closed: self.closed.get(),
            view: self.view.get(),
            language: self.language_asked.get(),
            theme: self.theme.get(),
            embedding: self.embedding.get_value(),
            unknown: self.unknown.get_value(),
        }
    }

    /// Name of a thing in the language in force.
    pub(super) fn name(self, thing: Thing) -> &'static str {
        crate::state::name_of(self.atlas(), thing).map_or("", |name| name.get(self.language.get()))
    }

    /// The thing that an event in a part of plain HTML is about.
    pub(super) fn thing_of(self, event: &leptos::ev::Event) -> Option<Thing> {
        let (kind, id) = web::key_of(event)?;
        let kind = ThingKind::ALL.into_iter().find(|known| known.as_str() == kind)?;
        thing_from_slug(self.atlas(), kind, &id)
    }

    /// Values of `data-kind` and `data-id`.
    pub(super) fn key(self, thing: Thing) -> (&'static str, &'static str) {
        (kind_of(thing).as_str(), slug_of(self.atlas(), thing))
    }

    /// Selects a thing, or nothing; the reader is led to no row then.
    pub(super) fn select(self, thing: Option<Thing>) {
        renew(self.shown, None);
        renew(self.is_on_charts, false);
        renew(self.choice, None);
        self.selection.set(thing);
    }

    /// Shows what a query says of filter, charts and selection; who follows them is told of what differs alone.
    pub(super) fn take_up(self, query: Query) {
        let names_chart = query.chart.is_some();
        renew(self.filter, query.filter);
        renew(self.chart, query.chart);
        renew(self.closed, query.closed);
        if self.selection.get_untracked() != query.selection {
            self.select(query.selection);
        }
        renew(self.is_on_charts, names_chart);
    }

    /// Has the map show a view, or the region that the atlas opens with. The state says so at once: who changes one thing of
    /// it meanwhile is not to bring back where the map comes from.
    pub(super) fn go_to_view(self, view: Option<View>) {
        let is_reached = |view: View| self.atlas().report.projection.project(view.centre).is_some();
        if view.is_none_or(is_reached) {
            renew(self.view, view);
            self.map_ask.set(Some(view.map_or(MapAsk::Home, MapAsk::View)));
        }
    }

    /// Leads the reader to a row: selects the thing in whose dossier it stands, or shows it alone.
    pub(super) fn show(self, row: Row) {
        self.select(home_of(self.atlas(), row));
        self.shown.set(Some(row));
    }

    /// Leads the reader to a row, and the keyboard to its dossier.
    pub(super) fn go_to(self, row: Row) {
        self.show(row);
        let city = if let Row::City(id) = row { self.atlas().cities.get(id) } else { None };
        web::after_presented(move || {
            // A town has no dossier; it stands in the middle of the map.
            if let Some(city) = city {
                self.go_to_view(Some(View { centre: city.position, zoom: TOWN_ZOOM }));
            }
            web::focus_at("#dossier");
        });
    }

    /// Whether the dossier shows anything but its welcome.
    pub(super) fn has_shown(self) -> bool {
        self.selection.get().is_some() || self.shown.get().is_some()
    }

    /// What the dossier is about.
    pub(super) fn shown_name(self) -> String {
        if let Some(thing) = self.selection.get() {
            return self.name(thing).to_owned();
        }
        let row = self.shown.get().and_then(|row| dossier_of_row(&self.desk(), row));
        row.map(|dossier| dossier.title).unwrap_or_default()
    }

    /// Lets go of what is selected. The keyboard stays in the dossier if it was there.
    pub(super) fn let_go(self) {
        let is_within = web::has_focus(".sheet");
        let is_sheet = self.is_sheet.get_untracked();
        self.select(None);
        if is_within && is_sheet {
            web::focus_map();
        } else if is_within {
            web::focus_at("#dossier");
        }
    }

    /// Selects a thing, or lets go of it when it is selected already.
    pub(super) fn toggle(self, thing: Thing) {
        let is_selected = self.selection.get_untracked() == Some(thing);
        self.select((!is_selected).then_some(thing));
    }

    /// The same on a chart, which stays in sight.
    pub(super) fn toggle_on_chart(self, thing: Thing) {
        self.toggle(thing);
        self.is_on_charts.set(true);
    }
}
