//! Dates as a language writes them, no more exact than the data has them.

use super::{Texts, fill};
use heartland_data::model::{Date, Moment, Precision};

/// A date or interval in words and numbers; one without a beginning as that by which something is to be.
pub fn date_text(texts: &Texts, date: Date) -> String {
    match date {
        Date::At(moment) => moment_text(texts, moment, false),
        Date::Span(Some(from), Some(to)) => span_text(texts, from, to),
        Date::Span(None, Some(to)) => fill(texts.writing.by, &[("date", &moment_text(texts, to, true))]),
        Date::Span(Some(from), None) => {
            fill(texts.writing.since, &[("date", &moment_text(texts, from, true))])
        }
        Date::Span(None, None) => String::new(),
    }
}

/// The time for which something is so; one without a beginning as that until which it is.
pub fn term_text(texts: &Texts, term: Date) -> String {
    match term {
        Date::Span(None, Some(to)) => fill(texts.writing.until, &[("date", &moment_text(texts, to, true))]),
        term => date_text(texts, term),
    }
}

/// A month, 1 to 12, of a year that is known.
pub fn month_text(texts: &Texts, month: u8) -> String {
    fill(texts.writing.month_within, &[("month", month_name(&texts.writing.months_alone, month))])
}

/// Days of one month share their month: "22–25 Sept 2013".
fn span_text(texts: &Texts, from: Moment, to: Moment) -> String {
    let mark = texts.writing.range_mark;
    let plain = |moment: Moment| !moment.is_approximate && !moment.is_uncertain;
    match (from.precision, to.precision) {
        (Precision::Day(month, first), Precision::Day(month_to, last))
            if from.year == to.year && month == month_to && plain(from) && plain(to) =>
        {
            let days = [("from", &*first.to_string()), ("to", &*last.to_string())];
            day_text(texts, from.year, month, &fill(texts.writing.days, &days))
        }
        (Precision::Year, Precision::Year) if plain(from) && plain(to) => {
            fill(texts.writing.years, &[("year", &format!("{}{mark}{}", from.year, to.year))])
        }
        _ => {
            let (from, to) = (moment_text(texts, from, false), moment_text(texts, to, false));
            fill(texts.writing.span, &[("from", &from), ("to", &to)])
        }
    }
}

fn day_text(texts: &Texts, year: i16, month: u8, day: &str) -> String {
    fill(
        texts.writing.day,
        &[("year", &year.to_string()), ("month", month_name(&texts.writing.months, month)), ("day", day)],
    )
}

fn month_name(months: &[&'static str; 12], month: u8) -> &'static str {
    months.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

/// A moment alone, or as the one end of a span that is open.
fn moment_text(texts: &Texts, moment: Moment, is_end: bool) -> String {
    let writing = &texts.writing;
    let form = |[alone, end]: [&'static str; 2]| if is_end { end } else { alone };
    let year = moment.year.to_string();
    let text = match moment.precision {
        Precision::Century => {
            let number = moment.year / 100 + 1;
            let forms = [
                ("number", &*number.to_string()),
                ("suffix", (writing.ordinal_suffix)(number)),
                ("roman", &roman(number)),
            ];
            fill(form(writing.century), &forms)
        }
        Precision::Decade => fill(form(writing.decade), &[("year", &year)]),
        Precision::Year => fill(writing.year, &[("year", &year)]),
        Precision::Season(season) => {
            let forms = writing.seasons.get(usize::from(season.saturating_sub(21))).copied();
            fill(forms.map_or("{year}", form), &[("year", &year)])
        }
        Precision::Month(month) => {
            let months = if is_end { &writing.months } else { &writing.months_alone };
            fill(writing.month, &[("year", &year), ("month", month_name(months, month))])
        }
        Precision::Day(month, day) => day_text(texts, moment.year, month, &day.to_string()),
    };
    if moment.is_approximate || moment.is_uncertain { fill(writing.about, &[("date", &text)]) } else { text }
}

fn roman(mut number: i16) -> String {
    const DIGITS: [(i16, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, digits) in DIGITS {
        while number >= value {
            text.push_str(digits);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::texts;

    /// As CLDR 48 has them for British English, Chinese and Russian, where it has a form.
    #[test]
    fn dates_by_language() {
        for (date, en, zh, ru) in [
            ("2013-09-05", "5 Sept 2013", "2013年9月5日", "5\u{a0}сентября 2013\u{a0}г."),
            (
                "2013-09-22/2013-09-25",
                "22–25 Sept 2013",
                "2013年9月22日至25日",
                "22–25\u{a0}сентября 2013\u{a0}г.",
            ),
            ("2013-03-05", "5 Mar 2013", "2013年3月5日", "5\u{a0}марта 2013\u{a0}г."),
            (
                "2013-09-25/2013-10-02",
                "25 Sept 2013\u{a0}– 2 Oct 2013",
                "2013年9月25日至2013年10月2日",
                "25\u{a0}сентября 2013\u{a0}г.\u{a0}— 2\u{a0}октября 2013\u{a0}г.",
            ),
            ("2013", "2013", "2013年", "2013\u{a0}г."),
            ("2018/2020", "2018–2020", "2018–2020年", "2018–2020\u{a0}гг."),
            ("199X", "the 1990s", "1990年代", "1990-е гг."),
            ("2014-22", "summer 2014", "2014年夏季", "лето 2014\u{a0}г."),
            ("../2015", "by 2015", "不晚于2015年", "не позднее 2015\u{a0}г."),
            ("2013-12~", "about Dec 2013", "约2013年12月", "примерно декабрь 2013\u{a0}г."),
            ("2006-07", "Jul 2006", "2006年7月", "июль 2006\u{a0}г."),
            ("../2014-06", "by Jun 2014", "不晚于2014年6月", "не позднее июня 2014\u{a0}г."),
            ("2013-09/..", "since Sept 2013", "自2013年9月起", "с сентября 2013\u{a0}г."),
            (
                "../2013-12~",
                "by about Dec 2013",
                "不晚于约2013年12月",
                "не позднее примерно декабря 2013\u{a0}г.",
            ),
            ("2013-09-05/..", "since 5 Sept 2013", "自2013年9月5日起", "с 5\u{a0}сентября 2013\u{a0}г."),
            ("2013-21/..", "since spring 2013", "自2013年春季起", "с весны 2013\u{a0}г."),
            ("../2014-22", "by summer 2014", "不晚于2014年夏季", "не позднее лета 2014\u{a0}г."),
            ("../2013-23", "by autumn 2013", "不晚于2013年秋季", "не позднее осени 2013\u{a0}г."),
            ("2013-24/..", "since winter 2013", "自2013年冬季起", "с зимы 2013\u{a0}г."),
            ("199X/..", "since the 1990s", "自1990年代起", "с 1990-х гг."),
            (
                "2013-09/2014-06",
                "Sept 2013\u{a0}– Jun 2014",
                "2013年9月至2014年6月",
                "сентябрь 2013\u{a0}г.\u{a0}— июнь 2014\u{a0}г.",
            ),
            ("20XX", "the 21st century", "21世纪", "XXI век"),
            ("19XX~", "about the 20th century", "约20世纪", "примерно XX век"),
            ("../18XX", "by the 19th century", "不晚于19世纪", "не позднее XIX века"),
            ("12XX/..", "since the 13th century", "自13世纪起", "с XIII века"),
            ("00XX", "the 1st century", "1世纪", "I век"),
        ] {
            let date = date.parse().expect("a date");
            assert_eq!(date_text(texts("en"), date), en);
            assert_eq!(date_text(texts("zh"), date), zh);
            assert_eq!(date_text(texts("ru"), date), ru);
        }
    }

    #[test]
    fn a_term_ends_where_a_deadline_is_met() {
        let until = "../2012-06".parse().expect("a date");
        assert_eq!(
            ["en", "zh", "ru"].map(|tag| term_text(texts(tag), until)),
            ["until Jun 2012", "至2012年6月", "до июня 2012\u{a0}г."]
        );
        let during = "2001/2003".parse().expect("a date");
        assert_eq!(term_text(texts("en"), during), date_text(texts("en"), during));
    }
}
