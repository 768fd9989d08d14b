//! The index of an atlas: every name in every language, numbers as written, dates in all spellings, words of texts.

use super::Index;
use crate::{
    order::Grouped,
    state::{Row, key_of, name_of, things_of_figure},
    text::{LANGUAGES, SearchTexts, date_text, decimal_text, form_for, search_texts, texts},
};
use heartland_data::{
    Atlas,
    model::{AliasTarget, Date, Decimal, Figure, Language, LocalText, RowId, Thing, Unit},
};

/// Reads everything of an atlas that can be found.
pub fn index_from_atlas(atlas: &Atlas) -> Index {
    let routes = atlas.milestones.rows().iter().map(|milestone| milestone.route.index() as u64);
    let mut desk = Desk {
        atlas,
        aliases: Grouped::from_ranks(atlas.aliases.iter().map(|alias| rank_of_target(alias.target))),
        milestones: Grouped::from_ranks(routes),
        index: Index::default(),
        names: Vec::new(),
        words: Vec::new(),
    };
    desk.named();
    desk.happened();
    desk.numbers();
    desk.said();
    desk.index
}

/// What is gathered of one row before it goes into the index.
struct Desk<'a> {
    atlas: &'a Atlas,
    /// By [`rank_of_target`].
    aliases: Grouped,
    /// By row of the table of routes.
    milestones: Grouped,
    index: Index,
    names: Vec<String>,
    words: Vec<String>,
}

impl Desk<'_> {
    fn put(&mut self, row: Row) {
        let strings = |list: &[String]| -> Vec<String> { list.to_vec() };
        let (names, words) = (strings(&self.names), strings(&self.words));
        self.index.push(row, names.iter().map(String::as_str), words.iter().map(String::as_str));
        self.names.clear();
        self.words.clear();
    }

    fn languages(&self) -> impl Iterator<Item = (Language, &'static str)> + use<> {
        let tags: Vec<&'static str> = self.atlas.report.languages.iter().map(|tag| known_tag(tag)).collect();
        tags.into_iter().enumerate().map(|(at, tag)| (Language(at as u8), tag))
    }

    fn all(&self, text: &LocalText) -> Vec<String> {
        self.languages().filter_map(|(language, _)| text.translation(language)).map(str::to_owned).collect()
    }

    fn name(&mut self, text: &LocalText) {
        let all = self.all(text);
        self.names.extend(all);
    }

    fn word(&mut self, text: &LocalText) {
        let all = self.all(text);
        self.words.extend(all);
    }

    fn aliases(&mut self, target: AliasTarget) {
        let of_it = self.aliases.of(rank_of_target(target)).filter_map(|row| self.atlas.aliases.get(row));
        self.names.extend(of_it.map(|alias| alias.text.to_string()));
    }

    fn words_of_thing(&mut self, thing: Thing) {
        if let Some(name) = name_of(self.atlas, thing) {
            self.word(name);
        }
    }

    /// Countries, places, towns, organisations, people, sections.
    fn named(&mut self) {
        let atlas = self.atlas;
        for (id, country) in atlas.countries.iter() {
            self.name(&country.name);
            self.names.push(country.slug.to_string());
            self.aliases(AliasTarget::Thing(Thing::Country(id)));
            self.put(Row::Thing(Thing::Country(id)));
        }
        for (id, place) in atlas.places.iter() {
            self.name(&place.name);
            self.aliases(AliasTarget::Thing(Thing::Place(id)));
            self.words_of_thing(Thing::Country(place.country));
            self.word(&place.summary);
            self.put(Row::Thing(Thing::Place(id)));
        }
        for (id, city) in atlas.cities.iter() {
            self.name(&city.name);
            self.aliases(AliasTarget::City(id));
            self.words_of_thing(Thing::Country(city.country));
            self.put(Row::City(id));
        }
        for (id, organisation) in atlas.organisations.iter() {
            self.name(&organisation.name);
            self.name(&organisation.short);
            self.aliases(AliasTarget::Thing(Thing::Organisation(id)));
            self.word(&organisation.summary);
            self.put(Row::Thing(Thing::Organisation(id)));
        }
        for (id, person) in atlas.people.iter() {
            self.name(&person.name);
            self.aliases(AliasTarget::Person(id));
            self.word(&person.office);
            self.put(Row::Person(id));
        }
        for (id, section) in atlas.sections.iter() {
            self.name(&section.title);
            self.put(Row::Section(id));
        }
    }

    /// Routes, deals, events.
    fn happened(&mut self) {
        let atlas = self.atlas;
        for (id, route) in atlas.routes.iter() {
            self.name(&route.name);
            self.name(&route.label);
            self.aliases(AliasTarget::Thing(Thing::Route(id)));
            self.word(&route.summary);
            self.words.extend(route.points.iter().map(|point| point.name.to_string()));
            let milestones: Vec<usize> = self.milestones.of(id.index() as u64).collect();
            for milestone in milestones.into_iter().filter_map(|row| atlas.milestones.rows().get(row)) {
                self.word(&milestone.text);
                self.date(milestone.date);
            }
            self.put(Row::Thing(Thing::Route(id)));
        }
        for (id, deal) in atlas.deals.iter() {
            self.name(&deal.name);
            self.aliases(AliasTarget::Thing(Thing::Deal(id)));
            self.word(&deal.summary);
            if let Some(date) = deal.date {
                self.date(date);
            }
            let sides = [deal.country, deal.counterpart].into_iter().flatten();
            sides.for_each(|id| self.words_of_thing(Thing::Country(id)));
            self.put(Row::Thing(Thing::Deal(id)));
        }
        for (id, event) in atlas.events.iter() {
            self.name(&event.name);
            // What happens is its date as much as its name.
            let before = self.words.len();
            self.date(event.date);
            let dates = self.words.split_off(before);
            self.names.extend(dates);
            self.word(&event.summary);
            let places = event
                .places
                .iter()
                .flat_map(|stop| [stop.place.map(Thing::Place), stop.country.map(Thing::Country)]);
            places.flatten().for_each(|thing| self.words_of_thing(thing));
            let people = event.participants.iter().filter_map(|one| atlas.people.get(one.person?));
            people.for_each(|person| self.word(&person.name));
            self.put(Row::Thing(Thing::Event(id)));
        }
    }

    fn numbers(&mut self) {
        let atlas = self.atlas;
        for (id, figure) in atlas.figures.iter() {
            if let Some(unit) = atlas.units.get(figure.unit) {
                self.values(figure, unit);
            }
            self.word(&figure.label);
            if let Some(measure) = atlas.measures.get(figure.measure) {
                self.word(&measure.name);
            }
            things_of_figure(figure).for_each(|thing| self.words_of_thing(thing));
            if let Some(period) = figure.period {
                self.date(period);
            }
            self.put(Row::Figure(id));
        }
    }

    /// A number with its unit, in symbols and in words, and as larger units make it.
    fn values(&mut self, figure: &Figure, unit: &Unit) {
        for value in [Some(figure.value), figure.value_to].into_iter().flatten() {
            for (language, tag) in self.languages() {
                let number = decimal_text(texts(tag), value);
                for unit in [&unit.symbol, &unit.name] {
                    let unit = form_for(texts(tag), unit.get(language), value);
                    let is_around = unit.contains("{}");
                    let text = if is_around {
                        unit.replace("{}", &number)
                    } else {
                        [number.as_str(), " ", unit].concat()
                    };
                    self.names.push(text);
                }
                let scaled = Self::scaled(value, unit, search_texts(tag));
                self.words.extend(scaled);
            }
        }
    }

    /// "0.46 billion" of 460 million.
    fn scaled(value: Decimal, unit: &Unit, texts: &SearchTexts) -> Vec<String> {
        let base = value.to_f64() * unit.scale;
        let in_range = |scale: f64| unit.scale >= 1e6 && base / scale >= 0.01 && base / scale < 100_000.0;
        let sizes = texts.sizes.iter().filter(|(scale, _)| in_range(*scale));
        let words = sizes.filter_map(|(scale, word)| {
            // Four digits more than the number has: from a million to a hundred of them, from a hundred million to a billion.
            let number = Decimal::from_f64(base / scale, value.decimals().saturating_add(4))?.to_string();
            let number = number.trim_end_matches('0').trim_end_matches('.');
            Some([number, word].concat())
        });
        words.collect()
    }

    /// Statements and notes.
    fn said(&mut self) {
        let atlas = self.atlas;
        for (id, statement) in atlas.statements.iter() {
            self.word(&statement.text);
            if let Some(person) = statement.person.and_then(|id| atlas.people.get(id)) {
                self.word(&person.name);
            }
            self.word(&statement.outlet);
            if let Some(date) = statement.date {
                self.date(date);
            }
            self.put(Row::Statement(id));
        }
        for (id, note) in atlas.notes.iter() {
            self.name(&note.title);
            self.word(&note.text);
            self.put(Row::Note(id));
        }
    }

    /// A date as the tables spell it and as each language does; every day of a run within a month; months in full.
    fn date(&mut self, date: Date) {
        let spelled = date.to_string();
        for (_, tag) in self.languages() {
            self.words.push(date_text(texts(tag), date));
            for part in spelled.split('/') {
                let month = part.get(5..7).and_then(|month| month.parse::<usize>().ok());
                let name = month.and_then(|month| search_texts(tag).months.get(month.wrapping_sub(1)));
                self.words.extend(name.map(|name| (*name).to_owned()));
            }
        }
        if let Some((from, to)) = spelled.split_once('/')
            && let (Some((month, first)), Some((other, last))) = (from.rsplit_once('-'), to.rsplit_once('-'))
            && from.len() == 10
            && month == other
        {
            let (first, last) = (first.parse::<u8>().unwrap_or(1), last.parse::<u8>().unwrap_or(0));
            for day in first.saturating_add(1)..last {
                self.words.push(format!("{month}-{day:02} {day}"));
            }
        }
        self.words.push(spelled);
    }
}

/// By kind, and in the order of the table.
fn rank_of_target(target: AliasTarget) -> u64 {
    let (kind, index) = match target {
        AliasTarget::Thing(thing) => (0, key_of(thing)),
        AliasTarget::City(id) => (1, id.index()),
        AliasTarget::Person(id) => (2, id.index()),
    };
    kind << 32 | index as u64
}

/// The catalogue's own spelling of a tag.
fn known_tag(tag: &str) -> &'static str {
    LANGUAGES.into_iter().find(|known| *known == tag).unwrap_or("en")
}
