//! What stands on the axis.

use super::{Window, day_number};
use crate::{
    order::{rank_of, sort_by_rank},
    state::Relations,
};
use heartland_data::{
    Atlas,
    model::{
        Basis, Date, DealId, EventId, EventKind, Item, Language, Locator, MilestoneId, MilestoneStatus,
        Moment, Precision, SourceId, Thing,
    },
};

/// The row that an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An event.
    Event(EventId),
    /// A deal.
    Deal(DealId),
    /// A moment in the life of a route.
    Milestone(MilestoneId),
}

/// What sort of entry it is: its shape, and the chip that hides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// People who meet: summits, visits, conferences.
    Meeting,
    /// A journey of several stops.
    Journey,
    /// Any other happening.
    Happening,
    /// A deal.
    Deal,
    /// Something was built, opened or refused.
    Built,
    /// Something was thought of, proposed or planned, or lay ahead of the report.
    Plan,
}

impl Family {
    /// All, in the order of the chips.
    pub const ALL: [Self; 6] =
        [Self::Meeting, Self::Journey, Self::Happening, Self::Deal, Self::Built, Self::Plan];

    /// The key in markup.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Journey => "journey",
            Self::Happening => "happening",
            Self::Deal => "deal",
            Self::Built => "built",
            Self::Plan => "plan",
        }
    }
}

/// One dated row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The row.
    pub source: Source,
    /// What choosing it selects.
    pub thing: Thing,
    /// Its sort.
    pub family: Family,
    /// Its date, no more exact than the table has it.
    pub date: Date,
    /// Start in days; negative infinity for an open start.
    pub from: f64,
    /// End in days, the day after the last; infinity for an open end.
    pub to: f64,
    /// Whether the date names no day, or only about a day.
    pub is_vague: bool,
    /// Number in the report's chronology.
    pub chronology: Option<u8>,
    /// Whether it is told by the report, derived, or later record.
    pub basis: Basis,
    /// Where the report tells it.
    pub locator: Option<Locator>,
    /// Where later record stands.
    pub record: Option<SourceId>,
}

/// All dated rows of an atlas in the order of time, each once.
pub fn entries(atlas: &Atlas) -> Vec<Entry> {
    let now = atlas.report.as_of.first_day().map_or(f64::INFINITY, day_number);
    let mut list: Vec<Entry> = Vec::new();
    for (id, event) in atlas.events.iter() {
        let entry = entry(Source::Event(id), Thing::Event(id), family_of(event.kind), event.date);
        list.push(Entry { chronology: event.chronology, locator: Some(event.locator), ..entry });
    }
    for (id, deal) in atlas.deals.iter() {
        let Some(date) = deal.date else { continue };
        let entry = entry(Source::Deal(id), Thing::Deal(id), Family::Deal, date);
        list.push(Entry { locator: Some(deal.locator), ..entry });
    }
    for (id, milestone) in atlas.milestones.iter() {
        let is_plan = matches!(
            milestone.status,
            MilestoneStatus::Conceived | MilestoneStatus::Proposed | MilestoneStatus::Planned
        );
        let entry =
            entry(Source::Milestone(id), Thing::Route(milestone.route), Family::Built, milestone.date);
        let is_ahead = milestone.basis == Basis::Said
            && milestone.date.day_of_end().is_some_and(|day| day_number(day) >= now);
        let family = if is_plan || is_ahead { Family::Plan } else { Family::Built };
        let (basis, locator, record) = (milestone.basis, milestone.locator, milestone.source);
        list.push(Entry { family, basis, locator, record, ..entry });
    }
    // By start; an open start counts by its end.
    sort_by_rank(&mut list, |entry| rank_of(if entry.from.is_finite() { entry.from } else { entry.to }));
    list
}

fn entry(source: Source, thing: Thing, family: Family, date: Date) -> Entry {
    Entry {
        source,
        thing,
        family,
        date,
        from: date.first_day().map_or(f64::NEG_INFINITY, day_number),
        to: date.last_day().map_or(f64::INFINITY, |day| day_number(day) + 1.0),
        is_vague: is_vague(date),
        chronology: None,
        basis: Basis::Said,
        locator: None,
        record: None,
    }
}

fn is_vague(date: Date) -> bool {
    let is_exact = |moment: Moment| {
        matches!(moment.precision, Precision::Day(..)) && !moment.is_approximate && !moment.is_uncertain
    };
    match date {
        Date::At(moment) => !is_exact(moment),
        Date::Span(from, to) => !(from.is_some_and(is_exact) && to.is_some_and(is_exact)),
    }
}

const fn family_of(kind: EventKind) -> Family {
    match kind {
        EventKind::Journey => Family::Journey,
        EventKind::Summit | EventKind::Meeting | EventKind::Visit | EventKind::Conference => Family::Meeting,
        _ => Family::Happening,
    }
}

/// Of the entries of a thing, the one nearest to what is shown.
pub fn entry_near(entries: &[Entry], thing: Thing, shown: Window) -> Option<&Entry> {
    let away = |entry: &Entry| (entry.from - shown.to).max(shown.from - entry.to).max(0.0);
    entries.iter().filter(|entry| entry.thing == thing).min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// The families that an atlas has.
pub fn families_present(entries: &[Entry]) -> Vec<Family> {
    Family::ALL.into_iter().filter(|family| entries.iter().any(|entry| entry.family == *family)).collect()
}

impl Entry {
    /// Whether it concerns a thing: by place, participant, party or mention; a moment of a route, by the route's course.
    pub fn concerns(&self, relations: &Relations, thing: Thing) -> bool {
        match (self.source, self.thing, thing) {
            (Source::Event(id), ..) => relations.has_item(thing, Item::Event(id)),
            (Source::Deal(id), ..) => relations.has_item(thing, Item::Deal(id)),
            (_, Thing::Route(route), Thing::Country(country)) => {
                relations.routes_through(country).binary_search(&route).is_ok()
            }
            (_, Thing::Route(route), Thing::Place(place)) => {
                relations.routes_at(place).binary_search(&route).is_ok()
            }
            (_, own, _) => own == thing,
        }
    }

    /// Its name; that of a milestone is its route's.
    pub fn name<'a>(&self, atlas: &'a Atlas, language: Language) -> &'a str {
        crate::state::name_of(atlas, self.thing).map_or("", |name| name.get(language))
    }
}
