//! Results of the search as HTML: a list of options in groups; and what is to be said of them.

use crate::{
    dossier::Desk,
    search::{HitKind, Hits, words_of},
    text::{SearchTexts, date_text, decimal_text, escaped, fill},
};
use heartland_data::model::{Date, Moment, Precision};

/// The id of an option, for `aria-activedescendant`.
pub fn option_id(at: usize) -> String {
    ["search-option-", &at.to_string()].concat()
}

/// What stands above the list: that there is nothing in it and what to try instead, or that nothing in it is all that was asked
/// for; else empty.
pub fn results_note(desk: &Desk<'_>, words: &SearchTexts, asked: &str, hits: &Hits) -> String {
    if hits.list.is_empty() {
        return [&fill(words.none, &[("text", asked)]), desk.words().gap, &suggestion(desk, words)].concat();
    }
    if hits.is_partial { words.partial.to_owned() } else { String::new() }
}

/// The list's inside; empty without results. Options carry `data-option` with their number and are not selected.
pub fn results_markup(desk: &Desk<'_>, words: &SearchTexts, hits: &Hits) -> String {
    let mut html = String::new();
    let mut before = None;
    for (at, hit) in hits.list.iter().enumerate() {
        if before != Some(hit.kind) {
            let title = title_of(words, hits, hit.kind);
            html.push_str(if before.is_some() { "</div>" } else { "" });
            html.extend([
                "<div role=\"group\" aria-label=\"",
                &title,
                "\"><p class=\"search-kind\" aria-hidden=\"true\">",
                &title,
                "</p>",
            ]);
            before = Some(hit.kind);
        }
        let text = words_of(desk.atlas, desk.texts, desk.language, hit.row);
        html.extend([
            "<div class=\"search-option\" role=\"option\" aria-selected=\"false\" id=\"",
            &option_id(at),
            "\" data-option=\"",
            &at.to_string(),
            "\"><span class=\"search-lead\">",
            &escaped(&text.lead),
            "</span> <span class=\"search-detail\">",
            &escaped(&text.detail),
            "</span></div>",
        ]);
    }
    html.push_str(if before.is_some() { "</div>" } else { "" });
    html
}

/// The name of a group; with how many there are where only some are listed.
fn title_of(words: &SearchTexts, hits: &Hits, kind: HitKind) -> String {
    let name = words.kinds.get(kind as usize).copied().unwrap_or_default();
    let listed = hits.list.iter().filter(|hit| hit.kind == kind).count();
    let found = hits.counts.iter().find(|(known, _)| *known == kind).map_or(listed, |(_, count)| *count);
    if found == listed {
        return name.to_owned();
    }
    fill(words.some, &[("name", name), ("count", &listed.to_string()), ("all", &found.to_string())])
}

/// What to try instead, with the report's first number that has decimals and the first day of its events.
fn suggestion(desk: &Desk<'_>, words: &SearchTexts) -> String {
    let mut numbers = desk.atlas.figures.rows().iter().map(|figure| figure.value);
    let number = numbers.find(|value| value.decimals() > 0).map(|value| decimal_text(desk.texts, value));
    let is_day = |date: &Date| matches!(date, Date::At(Moment { precision: Precision::Day(..), .. }));
    let date = desk.atlas.events.rows().iter().map(|event| event.date).find(is_day);
    let date = date.map(|date| date_text(desk.texts, date));
    let example = |value: Option<String>| {
        value.map(|value| fill(words.example, &[("value", &value)])).unwrap_or_default()
    };
    fill(words.suggest, &[("number", &example(number)), ("date", &example(date))])
}
