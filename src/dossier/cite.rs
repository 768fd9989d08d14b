//! Citations of the report, of a figure in it, or of a thing's dossier.

use super::{Desk, figure_value, locator_text};
use crate::text::{fill, push_json_string, with_plain_spaces};
use heartland_data::model::{Figure, Language, Report};

/// How a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CiteForm {
    /// A line of text.
    Plain,
    /// An entry of a BibTeX file.
    Bibtex,
    /// An array of one item in CSL-JSON.
    Csl,
}

impl CiteForm {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Bibtex, Self::Csl];

    /// The value of `data-form`; of all but the plain one, also the name, the same in all languages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Bibtex => "BibTeX",
            Self::Csl => "CSL-JSON",
        }
    }
}

/// A citation of the report; of one figure, with its value and place, if there is one.
pub fn citation(desk: &Desk<'_>, figure: Option<&Figure>, form: CiteForm) -> String {
    let report = &desk.atlas.report;
    let place = figure
        .and_then(|figure| figure.locator)
        .map(|locator| with_plain_spaces(&locator_text(desk, locator)));
    let source = figure.and_then(|figure| figure.source).and_then(|id| desk.atlas.sources.get(id));
    let said = figure.map(|figure| {
        let words = [("name", figure.label.get(desk.language)), ("value", &*figure_value(desk, figure))];
        with_plain_spaces(&fill(desk.texts.bar, &words))
    });
    let derived = figure.filter(|figure| !figure.inputs.is_empty());
    let derived = derived.map(|_| (desk.texts.basis)(heartland_data::model::Basis::Derived).to_owned());
    let note: Vec<String> = [said, derived].into_iter().flatten().collect();
    let note = note.join(desk.texts.writing.semicolon);
    let date = report.as_of.to_string();
    // Of its own for each figure, so that several may stand in one file.
    let id = figure.map_or_else(|| "report".to_owned(), |figure| figure.slug.to_string());
    // What stands in another source is cited by that.
    let entry = match source {
        Some(source) => Entry {
            id,
            authors: Vec::new(),
            title: source.title.get(Language::default()).to_owned(),
            date: source.year.map(|year| year.to_string()).unwrap_or_default(),
            publisher: source.publisher.get(Language::default()).to_owned(),
            url: source.url.as_deref().unwrap_or_default().to_owned(),
            place: String::new(),
            note,
        },
        None => entry_of_report(id, report, date, place.unwrap_or_default(), note),
    };
    match form {
        CiteForm::Plain => entry.plain(),
        CiteForm::Bibtex => entry.bibtex(),
        CiteForm::Csl => entry.csl(),
    }
}

fn entry_of_report(id: String, report: &Report, date: String, place: String, note: String) -> Entry {
    Entry {
        id,
        authors: report.authors.iter().map(ToString::to_string).collect(),
        title: report.citation.get(Language::default()).to_owned(),
        date,
        publisher: report.publisher.as_deref().unwrap_or_default().to_owned(),
        url: report.url.as_deref().unwrap_or_default().to_owned(),
        place,
        note,
    }
}

/// What is known of a work; empty where nothing is.
struct Entry {
    id: String,
    authors: Vec<String>,
    title: String,
    date: String,
    publisher: String,
    url: String,
    place: String,
    note: String,
}

impl Entry {
    fn plain(&self) -> String {
        let authors = self.authors.join("; ");
        let parts = [&authors, &self.title, &self.publisher, &self.date, &self.place, &self.url];
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let work = parts.join(". ");
        if self.note.is_empty() { [&work, "."].concat() } else { [&self.note, " (", &work, ")."].concat() }
    }

    /// Year, month and day of its date, or of both ends of a span, as far as they are known. A season is no month.
    fn moments(&self) -> Vec<Vec<&str>> {
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let moment = |moment| -> Vec<&str> {
            let moment: &str = moment;
            let parts = moment.trim_end_matches(['~', '?', '%']).split('-').take_while(is_number);
            parts
                .enumerate()
                .take_while(|(index, part)| *index != 1 || *part <= "12")
                .map(|it| it.1)
                .collect()
        };
        self.date.split('/').map(moment).filter(|moment| !moment.is_empty()).collect()
    }

    fn bibtex(&self) -> String {
        let mut text = ["@misc{", &self.id].concat();
        let authors = self.authors.join(" and ");
        let moments = self.moments();
        let years: Vec<&str> = moments.iter().filter_map(|moment| moment.first().copied()).collect();
        let month = match moments.as_slice() {
            [moment] => moment.get(1).copied().unwrap_or_default(),
            _ => "",
        };
        let fields = [
            ("author", authors.as_str()),
            ("title", &self.title),
            ("year", &years.join("--")),
            ("month", month),
            ("publisher", &self.publisher),
            ("howpublished", &self.place),
            ("url", &self.url),
            ("note", &self.note),
        ];
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            let value = if name == "url" { verbatim(value) } else { tex(value) };
            text.extend([",\n  ", name, " = {", &value, "}"]);
        }
        text.push_str("\n}\n");
        text
    }

    fn csl(&self) -> String {
        let mut text =
            ["[{\"id\":", &json(&self.id), ",\"type\":\"report\",\"title\":", &json(&self.title)].concat();
        if !self.authors.is_empty() {
            let authors = self.authors.iter().map(|author| match author.split_once(", ") {
                Some((family, given)) => {
                    ["{\"family\":", &json(family), ",\"given\":", &json(given), "}"].concat()
                }
                None => ["{\"literal\":", &json(author), "}"].concat(),
            });
            text.extend([",\"author\":[", &authors.collect::<Vec<_>>().join(","), "]"]);
        }
        let numbers = |moment: Vec<&str>| {
            moment.into_iter().map(|part| part.trim_start_matches('0')).collect::<Vec<_>>().join(",")
        };
        let moments: Vec<String> = self.moments().into_iter().map(numbers).collect();
        if !moments.is_empty() {
            text.extend([",\"issued\":{\"date-parts\":[[", &moments.join("],["), "]]}"]);
        }
        let fields = [
            ("publisher", &self.publisher),
            ("URL", &self.url),
            ("locator", &self.place),
            ("note", &self.note),
        ];
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            text.extend([",\"", name, "\":", &json(value)]);
        }
        text.push_str("}]\n");
        text
    }
}

/// What BibTeX would read as its own, made plain.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', letter]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '\\' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// An address, which is read as it stands; a brace would end its field.
fn verbatim(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D")
}

fn json(text: &str) -> String {
    let mut out = String::new();
    push_json_string(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            id: "report".to_owned(),
            authors: vec!["Doe, Jane".to_owned()],
            title: "Gas & \"Rail\"".to_owned(),
            date: "2014-01".to_owned(),
            publisher: String::new(),
            url: String::new(),
            place: "Summary, ¶ 1".to_owned(),
            note: "Share: 30.8 %".to_owned(),
        }
    }

    #[test]
    fn an_address_is_a_link_in_bibtex_too() {
        for (url, field) in [
            ("https://a.org/b_c?d=1&e=%20#f", "url = {https://a.org/b_c?d=1&e=%20#f}"),
            ("https://a.org/{b}", "url = {https://a.org/%7Bb%7D}"),
        ] {
            let text = Entry { url: url.to_owned(), ..entry() }.bibtex();
            assert!(text.contains(field), "{text}");
        }
    }

    #[test]
    fn dates_are_as_exact_as_they_are_known() {
        for (date, bibtex, csl) in [
            ("2014-05-03", "year = {2014},\n  month = {05}", Some("[[2014,5,3]]")),
            ("2014-05~", "year = {2014},\n  month = {05}", Some("[[2014,5]]")),
            ("2014", "year = {2014}", Some("[[2014]]")),
            ("2014-21", "year = {2014}", Some("[[2014]]")),
            ("2010/2013", "year = {2010--2013}", Some("[[2010],[2013]]")),
            ("2010-05/2013-06", "year = {2010--2013}", Some("[[2010,5],[2013,6]]")),
            ("../2013", "year = {2013}", Some("[[2013]]")),
            ("199X", "", None),
        ] {
            let entry = Entry { date: date.to_owned(), ..entry() };
            let fields = entry.bibtex();
            let fields = fields.split_once("Rail\"},\n  ").expect("a title").1;
            assert_eq!(fields.split_once(",\n  howpublished").map_or("", |it| it.0), bibtex, "{date}");
            let parts = entry.csl().split_once("\"date-parts\":").map(|it| it.1.to_owned());
            let parts = parts.and_then(|rest| Some(rest.split_once('}')?.0.to_owned()));
            assert_eq!(parts.as_deref(), csl, "{date}");
        }
    }

    #[test]
    fn what_tex_would_read_is_made_plain() {
        assert_eq!(tex("50 % ~ a^b_c"), "50 \\% \\textasciitilde{} a\\textasciicircum{}b\\_c");
    }

    #[test]
    fn csl_keeps_every_letter() {
        let text = Entry { note: "a\tb\n\u{1}\"\\".to_owned(), ..entry() }.csl();
        assert!(text.ends_with("\"note\":\"a\\tb\\n\\u0001\\\"\\\\\"}]\n"), "{text}");
    }

    #[test]
    fn each_form_says_what_is_known_and_no_more() {
        assert_eq!(entry().plain(), "Share: 30.8 % (Doe, Jane. Gas & \"Rail\". 2014-01. Summary, ¶ 1).");
        assert_eq!(
            entry().bibtex(),
            "@misc{report,\n  author = {Doe, Jane},\n  title = {Gas \\& \"Rail\"},\n  year = {2014},\n  month = {01},\n  \
             howpublished = {Summary, ¶ 1},\n  note = {Share: 30.8 \\%}\n}\n"
        );
        assert_eq!(
            entry().csl(),
            "[{\"id\":\"report\",\"type\":\"report\",\"title\":\"Gas & \\\"Rail\\\"\",\
             \"author\":[{\"family\":\"Doe\",\"given\":\"Jane\"}],\"issued\":{\"date-parts\":[[2014,1]]},\
             \"locator\":\"Summary, ¶ 1\",\"note\":\"Share: 30.8 %\"}]\n"
        );
    }
}
