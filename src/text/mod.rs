//! The message catalogues: every word of the interface, one file a language in each.
//!
//! A catalogue is a struct, so a missing message does not compile and an unused one is a warning. A further language is one
//! more of [`LANGUAGES`] and a file in each catalogue, and does not compile before. Words in braces, `{name}`, stand for
//! what [`fill`] puts there.
//!
//! The catalogues are the crate's own, not those of a translation library for components: the map's sheets, the charts,
//! the page without the app and the search say the same words natively, where there are no components, and a message costs
//! the page its letters alone.

mod amount;
pub mod arrival;
mod case;
mod charts;
mod credit;
mod date;
mod dossier;
mod embed;
mod en;
mod failure;
mod json;
mod keys;
mod language;
mod links;
mod number;
mod plain;
mod ru;
mod search;
mod sentences;
mod tables;
mod timeline;
mod zh;

pub(crate) use amount::form_for;
pub use amount::{amount_text, axis_range, axis_unit, quantity};
pub use case::{capitals, is_letter, small_letter, small_letters};
pub use charts::{ChartTexts, chart_texts};
pub use credit::{borders_text, source_line};
pub use date::{date_text, month_text, term_text};
pub use dossier::{DossierTexts, dossier_texts};
pub use timeline::{TimelineTexts, timeline_texts};

pub use embed::{EmbedTexts, embed_texts};
pub use failure::{FailureTexts, REASONS, failure_texts};
pub use json::push_json_string;
pub use keys::{KeyTexts, key_texts};
pub use language::LANGUAGES;
use language::by_language;
pub use links::{LinkTexts, link_texts};
use number::range_text;
pub use number::{decimal_text, number_text, sum_text};
pub use plain::{PlainTexts, plain_texts};
pub use search::{SearchTexts, search_texts};
pub use sentences::{SentenceTexts, sentence_texts};
pub use tables::{TableTexts, table_texts};

use heartland_data::model::{
    Basis, DealKind, DealStatus, EventKind, LocatorPart, MemberRole, MilestoneStatus, Modality, NoteKind,
    OrganisationKind, PlaceExactness, PlaceKind, Qualifier, RouteExactness, RouteKind, RouteStatus,
    StatementKind, Theme as DossierTheme,
};

/// A message that depends on a number: the forms of CLDR's plural rules. Languages without a form repeat another.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    one: &'static str,
    few: &'static str,
    many: &'static str,
}

/// How a language writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writing {
    /// Between the whole and its decimals.
    pub(crate) decimal_mark: &'static str,
    /// Between groups of three digits.
    pub(crate) group_mark: &'static str,
    /// Whole numbers of fewer digits than this are not grouped. CLDR groups four digits in all three languages; Chinese and
    /// Russian style guides leave them together.
    pub(crate) least_grouped_digits: usize,
    /// Between the ends of a range.
    pub(crate) range_mark: &'static str,
    /// Between a number and its unit.
    pub(crate) unit_space: &'static str,
    /// What the language counts in, where that is not what the tables' units have.
    pub(crate) magnitudes: amount::Magnitudes,
    /// Names of months as they stand in a date and as an open end, from January.
    pub(crate) months: [&'static str; 12],
    /// Names of months that stand without a day.
    pub(crate) months_alone: [&'static str; 12],
    /// `{day} {month} {year}`.
    pub(crate) day: &'static str,
    /// Between parts of a line.
    pub(crate) comma: &'static str,
    /// Between parts that have commas of their own.
    pub(crate) semicolon: &'static str,
    /// `{text}` with an `{aside}` in brackets.
    pub(crate) aside: &'static str,
    /// Days `{from}` and `{to}` of one month, in the place of `{day}`.
    pub(crate) days: &'static str,
    /// Dates `{from}` and `{to}`.
    pub(crate) span: &'static str,
    /// `{month} {year}`.
    pub(crate) month: &'static str,
    /// `{month}` of a year that is known.
    pub(crate) month_within: &'static str,
    /// `{year}`.
    pub(crate) year: &'static str,
    /// `{year}` from and to.
    pub(crate) years: &'static str,
    /// `{year}` of a decade: alone, and as an open end.
    pub(crate) decade: [&'static str; 2],
    /// `{number}` of a century, with the `{suffix}` of ordinals, or in `{roman}` digits: alone, and as an open end.
    pub(crate) century: [&'static str; 2],
    /// The suffix that makes an ordinal of a number.
    pub(crate) ordinal_suffix: fn(i16) -> &'static str,
    /// Spring, summer, autumn, winter of `{year}`: alone, and as an open end.
    pub(crate) seasons: [[&'static str; 2]; 4],
    /// `{date}` that is approximate.
    pub(crate) about: &'static str,
    /// `{date}` as the end of a span that is open before it: of something that is to be so by then.
    pub(crate) by: &'static str,
    /// The same of something that is so until then.
    pub(crate) until: &'static str,
    /// `{date}` as the beginning of a span that is open after it.
    pub(crate) since: &'static str,
    /// Whether what is counted stands in the genitive after a qualifier, whatever the number.
    pub(crate) takes_genitive: fn(Qualifier) -> bool,
    /// Whether 2, 3 and 4 have a plural of their own.
    pub(crate) has_slavic_plurals: bool,
    /// Whether there are plurals at all.
    pub(crate) has_plurals: bool,
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident: $type:ty),+ $(,)?) => {
        /// All messages of one language.
        // The components that read most of them are compiled for the browser alone; there, an unread one is a warning.
        #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "read by the components"))]
        #[derive(Clone, Copy, Debug)]
        pub struct Texts {
            pub(crate) writing: Writing,
            $($(#[$doc])* pub(crate) $name: $type),+
        }
    };
}

catalogue! {
    /// The language's own name.
    language_name: &'static str,
    /// The product.
    product: &'static str,
    /// `{citation}`.
    reads: &'static str,
    language: &'static str,
    theme: &'static str,
    theme_auto: &'static str,
    theme_light: &'static str,
    theme_dark: &'static str,
    map: &'static str,
    map_help: &'static str,
    map_things: &'static str,
    zoom_in: &'static str,
    zoom_out: &'static str,
    zoom_home: &'static str,
    save: &'static str,
    save_svg: &'static str,
    /// `{ratio}`.
    save_png: &'static str,
    save_refused: &'static str,
    hint_hold_key: &'static str,
    hint_two_fingers: &'static str,
    hint_zoom_end: &'static str,
    choose_route: &'static str,
    legend: &'static str,
    legend_kinds: &'static str,
    legend_status: &'static str,
    legend_sites: &'static str,
    legend_width: &'static str,
    legend_plan: &'static str,
    legend_break: &'static str,
    legend_schematic: &'static str,
    legend_disputed: &'static str,
    legend_focus: &'static str,
    legend_gauge: &'static str,
    legend_all: &'static str,
    legend_only: &'static str,
    /// `{year}`.
    legend_status_in: &'static str,
    /// `{year}`.
    legend_status_planned: &'static str,
    layer_gas: &'static str,
    layer_oil: &'static str,
    layer_rail: &'static str,
    layer_road: &'static str,
    layer_journey: &'static str,
    /// `{value}`.
    gauge_short: &'static str,
    shading: &'static str,
    shading_members: &'static str,
    shading_figures: &'static str,
    shading_member: &'static str,
    shading_associate: &'static str,
    shading_nobody: &'static str,
    year: &'static str,
    year_play: &'static str,
    year_pause: &'static str,
    /// `{date}`.
    year_reported: &'static str,
    /// `{year}`, `{date}`.
    year_plan: &'static str,
    /// `{year}`.
    year_end: &'static str,
    /// `{from}`, `{to}`.
    year_range: &'static str,
    capacity: &'static str,
    capacity_operating: &'static str,
    capacity_building: &'static str,
    capacity_planned: &'static str,
    /// In the place of a sum that nobody states.
    capacity_unstated: &'static str,
    /// Of a sum that leaves lines out.
    capacity_partial: &'static str,
    /// `{name}`, `{unit}`.
    capacity_of: &'static str,
    dossier: &'static str,
    dossier_empty_title: &'static str,
    dossier_empty: &'static str,
    dossier_close: &'static str,
    close: &'static str,
    copied: &'static str,
    copy_refused: &'static str,
    charts: &'static str,
    /// `{citation}`, `{licence}`.
    source_line: &'static str,
    /// `{date}`; see [`borders_text`].
    borders_note: &'static str,
    /// `{name}`, `{value}`.
    bar: &'static str,
    locator: &'static str,
    contradiction_here: &'static str,
    group_passes: &'static str,
    group_passed: &'static str,
    group_milestones: &'static str,
    group_sites: &'static str,
    group_deals: &'static str,
    group_events: &'static str,
    group_members: &'static str,
    group_memberships: &'static str,
    group_statements: &'static str,
    group_notes: &'static str,
    group_parties: &'static str,
    group_bodies: &'static str,
    gauge: &'static str,
    gauge_break: &'static str,
    implied: &'static str,
    not_on_map: &'static str,
    /// `{count}` figures, events, deals: for the sentence under a title.
    count_figures: Plural,
    count_deals: Plural,
    count_events: Plural,
    count_routes: Plural,
    nothing_said: &'static str,
    /// `{list}`.
    sentence: &'static str,
    list_mark: &'static str,
    kind_country: &'static str,
    kind_organisation: fn(OrganisationKind) -> &'static str,
    kind_route: fn(RouteKind) -> &'static str,
    kind_place: fn(PlaceKind) -> &'static str,
    kind_deal: fn(DealKind) -> &'static str,
    kind_event: fn(EventKind) -> &'static str,
    kind_statement: fn(StatementKind) -> &'static str,
    kind_note: fn(NoteKind) -> &'static str,
    status_route: fn(RouteStatus) -> &'static str,
    status_deal: fn(DealStatus) -> &'static str,
    status_milestone: fn(MilestoneStatus) -> &'static str,
    exactness_route: fn(RouteExactness) -> &'static str,
    exactness_place: fn(PlaceExactness) -> &'static str,
    role_member: fn(MemberRole) -> &'static str,
    theme_of: fn(DossierTheme) -> &'static str,
    basis: fn(Basis) -> &'static str,
    modality: fn(Modality) -> &'static str,
    /// `{value}`.
    qualifier: fn(Qualifier) -> &'static str,
    /// `{number}`: of one, and of some that follow each other.
    locator_part: fn(LocatorPart) -> [&'static str; 2],
}

/// The messages of a language by its BCP 47 primary subtag; English for any other.
pub fn texts(tag: &str) -> &'static Texts {
    by_language(tag, [&en::TEXTS, &zh::TEXTS, &ru::TEXTS])
}

/// Puts values in the place of `{names}`. Values are not searched again.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// The text with spaces where a line may not end written as plain ones, as programs look for them.
pub fn with_plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// A text with what markup would read as its own replaced.
pub fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    let mut rest = text;
    // All that is replaced is ASCII, so bytes tell as much as characters, sooner.
    let next = |rest: &str| rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"'));
    while let Some((before, from)) = next(rest).and_then(|at| rest.split_at_checked(at)) {
        markup.push_str(before);
        markup.push_str(match from.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    markup.push_str(rest);
    markup
}

impl Texts {
    /// Which of the forms for one, for few (or for all others) and for many a number takes: 0, 1 or 2 (CLDR).
    pub(crate) const fn plural_form(&self, count: usize) -> usize {
        if !self.writing.has_slavic_plurals {
            return if self.writing.has_plurals && count == 1 { 0 } else { 2 };
        }
        match (count % 100, count % 10) {
            (11..=14, _) => 2,
            (_, 1) => 0,
            (_, 2..=4) => 1,
            _ => 2,
        }
    }

    /// A message for a number of things; `{count}` is the number as the language writes it, from which no line parts what is
    /// counted.
    pub(crate) fn plural(&self, plural: &Plural, count: usize) -> String {
        let form = match self.plural_form(count) {
            0 => plural.one,
            1 if self.writing.has_slavic_plurals => plural.few,
            _ => plural.many,
        };
        let form = form.replacen("{count} ", "{count}\u{a0}", 1);
        fill(&form, &[("count", &number_text(self, &count.to_string()))])
    }
}

/// Fact or intent, and who says so: "planned, said by the report".
pub fn standing_text(texts: &Texts, modality: Modality, basis: Basis) -> String {
    let words = [(texts.modality)(modality), (texts.basis)(basis)];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(texts.writing.comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use heartland_data::model::Vocabulary;

    #[test]
    fn filling() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("{gone}, {open", &[]), ", {open");
    }

    #[test]
    fn no_line_ends_between_the_part_of_a_locator_and_its_number() {
        for tag in LANGUAGES {
            for part in LocatorPart::ALL {
                for form in (texts(tag).locator_part)(*part) {
                    let place = fill(form, &[("number", "3")]);
                    assert!(place.contains('3') && !place.contains(' '), "{tag}: {place}");
                }
            }
        }
        assert_eq!(with_plain_spaces("¶\u{a0}3"), "¶ 3");
    }

    /// Forms of whole numbers and of others by CLDR 48 (`one`, `few`, `many`, `other`).
    #[test]
    fn plurals() {
        let counts = |tag: &str, counts: &[usize]| -> Vec<String> {
            let told = counts.iter().map(|count| texts(tag).plural(&texts(tag).count_deals, *count));
            told.map(|text| with_plain_spaces(&text)).collect()
        };
        assert_eq!(texts("en").plural(&texts("en").count_deals, 2), "2\u{a0}deals");
        assert_eq!(
            counts("en", &[0, 1, 2, 5, 11, 21, 101]),
            ["0 deals", "1 deal", "2 deals", "5 deals", "11 deals", "21 deals", "101 deals"]
        );
        assert_eq!(
            counts("ru", &[0, 1, 2, 5, 11, 12, 21, 22, 101, 111]),
            [
                "0 сделок",
                "1 сделка",
                "2 сделки",
                "5 сделок",
                "11 сделок",
                "12 сделок",
                "21 сделка",
                "22 сделки",
                "101 сделка",
                "111 сделок"
            ]
        );
        assert_eq!(counts("zh", &[0, 1, 2, 5, 11, 21, 101]).last().map(String::as_str), Some("101项协议"));
        assert!(counts("zh", &[0, 1, 5]).iter().all(|text| text.ends_with("项协议")));
    }
}
