//! The dossier as HTML.

use crate::{
    dossier::{CiteForm, Desk, Dossier, Entry, Group, Link, Stem, entry_of},
    state::{kind_of, slug_of},
    text::{escaped, fill},
};
use heartland_data::model::{Basis, Thing, Vocabulary};

/// What stands in the dossier's place while nothing is selected.
pub fn welcome_markup(desk: &Desk<'_>) -> String {
    let texts = desk.texts;
    format!(
        "<div class=\"dossier-empty\"><h2>{}</h2><p>{}</p><p class=\"dossier-about\">{}</p></div>",
        escaped(texts.dossier_empty_title),
        escaped(texts.dossier_empty),
        escaped(desk.atlas.report.description.get(desk.language)),
    )
}

/// The head of a dossier: what it is about, and how much there is; and whether its groups are still to come, from
/// [`groups_markup`], as those of all but short ones are. Its close button carries `data-close`.
pub fn dossier_markup(desk: &Desk<'_>, dossier: &Dossier) -> (String, bool) {
    let mut html = format!(
        "<article class=\"dossier-full\" {}><header class=\"dossier-head\"><h2>{}</h2>\
         <button type=\"button\" class=\"dossier-close\" data-close>{}</button><p class=\"dossier-kind\">{}</p></header>",
        &dossier.thing.map(|thing| key(desk, thing)).unwrap_or_default(),
        escaped(&dossier.title),
        escaped(desk.texts.dossier_close),
        escaped(&dossier.kind.join(" · ")),
    );
    if let Some((text, locator)) = &dossier.summary {
        push(
            &mut html,
            &["<p class=\"dossier-summary\">", &escaped(text), " ", &locator_markup(desk, locator), "</p>"],
        );
    }
    if !dossier.sentence.is_empty() {
        push(&mut html, &["<p class=\"dossier-sentence\">", &escaped(&dossier.sentence), "</p>"]);
    }
    let is_short = dossier.groups.iter().map(|group| group.stems.len()).sum::<usize>() <= FIRST_ROWS;
    if is_short {
        html.push_str(&groups_markup(desk, dossier));
    }
    html.push_str("</article>");
    (html, !is_short)
}

/// The groups of a dossier, which come behind its head, with its first rows alone: the others come from [`late_markup`], and the
/// forms of a citation from [`cite_forms_markup`].
pub fn groups_markup(desk: &Desk<'_>, dossier: &Dossier) -> String {
    let mut html = cite_markup(desk, "");
    for Shelf { group, is_open, first, .. } in shelves(dossier) {
        push_group(&mut html, (group, is_open), &rows_markup(desk, dossier.thing, first));
    }
    html
}

/// Which groups of a dossier are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those that stand open at first.
    Unfolded,
    /// All, those that stand open first.
    Whole,
}

/// The rows that [`groups_markup`] leaves out of the `nth` group, of those meant, that it leaves some out of, and the
/// `data-group` of that group, in which they come last; `None` behind the last such group.
pub fn late_markup(
    desk: &Desk<'_>,
    dossier: &Dossier,
    extent: Extent,
    nth: usize,
) -> Option<(&'static str, String)> {
    let is_meant = |shelf: &Shelf<'_>| shelf.is_open || extent == Extent::Whole;
    let mut lacking = shelves(dossier).filter(|shelf| is_meant(shelf) && !shelf.late.is_empty());
    let Shelf { group, late, .. } = lacking.nth(nth)?;
    Some((group.key, rows_markup(desk, dossier.thing, late)))
}

/// A group as it is written.
struct Shelf<'a> {
    group: &'a Group,
    /// Whether it stands open at first.
    is_open: bool,
    /// Its rows that are among the first of the dossier.
    first: &'a [Stem],
    /// Its other rows.
    late: &'a [Stem],
}

fn shelves(dossier: &Dossier) -> impl Iterator<Item = Shelf<'_>> {
    let mut rows = 0_usize;
    dossier.groups.iter().map(move |group| {
        let left = FIRST_ROWS.saturating_sub(rows);
        let (first, late) = group.stems.split_at(left.min(group.stems.len()));
        let is_open = rows < OPEN_ROWS;
        rows += group.stems.len();
        Shelf { group, is_open, first, late }
    })
}

fn rows_markup(desk: &Desk<'_>, own: Option<Thing>, stems: &[Stem]) -> String {
    let mut html = String::new();
    for entry in stems.iter().filter_map(|stem| entry_of(desk, own, stem)) {
        push_entry(desk, &entry, &mut html);
    }
    html
}

fn push(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}

/// `data-kind` and `data-id` of a thing.
fn key(desk: &Desk<'_>, thing: Thing) -> String {
    format!("data-kind=\"{}\" data-id=\"{}\"", kind_of(thing).as_str(), escaped(slug_of(desk.atlas, thing)))
}

fn push_group(html: &mut String, (group, is_open): (&Group, bool), rows: &str) {
    let heading = escaped(&group.title);
    push(
        html,
        &[
            "<details class=\"group\" data-group=\"",
            group.key,
            if is_open { "\" open>" } else { "\">" },
            "<summary><h3>",
            &heading,
            "</h3> <span class=\"group-count\">",
            &group.count().to_string(),
            "</span></summary><ul class=\"entries\">",
            rows,
            "</ul></details>\n",
        ],
    );
}

fn push_entry(desk: &Desk<'_>, entry: &Entry, html: &mut String) {
    push(
        html,
        &[
            "<li class=\"entry\" data-row=\"",
            &escaped(&entry.slug),
            if entry.is_figure { "\" data-figure=\"" } else { "" },
            if entry.is_figure { &entry.slug } else { "" },
            if entry.basis.is_some() { "\" data-basis=\"" } else { "" },
            entry.basis.map_or("", Vocabulary::as_str),
            "\">",
        ],
    );
    if !entry.lead.is_empty() {
        push(html, &["<strong class=\"entry-lead\">", &escaped(&entry.lead), "</strong> "]);
    }
    // An entry without a text of its own is its links.
    let has_text = !entry.text.is_empty();
    if has_text {
        push(html, &["<span class=\"entry-text\">", &escaped(&entry.text), "</span>"]);
    } else {
        push_links(desk, &entry.links, html);
    }
    let tags = entry.tags.iter().map(|tag| format!("<span class=\"entry-tag\">{}</span>", escaped(tag)));
    // What the report says needs no mark; what it does not say does.
    let basis = entry.basis.filter(|basis| *basis != Basis::Said);
    let basis = basis
        .map(|basis| format!("<span class=\"entry-basis\">{}</span>", escaped((desk.texts.basis)(basis))));
    let locator = (!entry.locator.is_empty()).then(|| locator_markup(desk, &entry.locator));
    let foot: Vec<String> = tags.chain(basis).chain(locator).collect();
    if !foot.is_empty() {
        push(html, &[" <span class=\"entry-foot\">", &foot.join(" · "), "</span>"]);
    }
    if has_text && !entry.links.is_empty() {
        html.push_str(" <span class=\"entry-links\">");
        push_links(desk, &entry.links, html);
        html.push_str("</span>");
    }
    if let Some(operation) = entry.operation {
        push(html, &["<details class=\"entry-how\"><summary>", operation, "</summary><ul>"]);
        for (slug, text) in &entry.inputs {
            let (slug, text) = (escaped(slug), escaped(text));
            push(
                html,
                &[
                    "<li><button type=\"button\" class=\"link\" data-lead=\"",
                    &slug,
                    "\">",
                    &text,
                    "</button></li>",
                ],
            );
        }
        html.push_str("</ul></details>");
    }
    for (title, text) in &entry.notes {
        let names = [("name", desk.texts.contradiction_here), ("value", title)];
        let (summary, text) = (escaped(&fill(desk.texts.bar, &names)), escaped(text));
        let parts = ["<details class=\"entry-note\"><summary>", &summary, "</summary> ", &text, "</details>"];
        push(html, &parts);
    }
    if entry.is_figure {
        html.push_str(&cite_markup(desk, &entry.slug));
    }
    html.push_str("</li>\n");
}

/// Rows that a reader sees at once on most screens.
const FIRST_ROWS: usize = 4;
/// Rows that stand open at first: groups that begin after so many are folded.
const OPEN_ROWS: usize = 12;

/// What unfolds to the forms of a citation, of the report or of the figure with this id.
fn cite_markup(desk: &Desk<'_>, slug: &str) -> String {
    [
        "<details class=\"cite\" data-cite=\"",
        &escaped(slug),
        "\"><summary>",
        desk.words().cite,
        "</summary></details>",
    ]
    .concat()
}

/// The forms of a citation, each a button with `data-form`, and where it is shown: what `[data-cite]` holds beside its summary
/// once it has been unfolded. They are many, and few of them are ever seen.
pub fn cite_forms_markup(desk: &Desk<'_>) -> String {
    let words = desk.words();
    let mut html = String::new();
    for form in CiteForm::ALL {
        let name = if form == CiteForm::Plain { words.plain_form } else { form.as_str() };
        let label = fill(words.copy_as, &[("form", name)]);
        push(
            &mut html,
            &[
                "<button type=\"button\" class=\"quiet-button\" data-form=\"",
                form.as_str(),
                "\">",
                &label,
                "</button> ",
            ],
        );
    }
    html.push_str("<span class=\"cite-said\"></span><pre class=\"cite-text\" tabindex=\"0\" hidden></pre>");
    html
}

fn push_links(desk: &Desk<'_>, links: &[Link], html: &mut String) {
    for link in links {
        let name = escaped(&link.name);
        push(
            html,
            &["<button type=\"button\" class=\"link\" ", &key(desk, link.thing), ">", &name, "</button> "],
        );
    }
}

fn locator_markup(desk: &Desk<'_>, locator: &str) -> String {
    format!("<span class=\"locator\" title=\"{}\">{}</span>", escaped(desk.texts.locator), escaped(locator))
}
