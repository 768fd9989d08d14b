//! What the page says when the app is not running, in every language that it has words for: `src/boot.js` shows one of them.

use crate::text::{FailureTexts, REASONS, escaped, failure_texts};

/// The notices for pages in these languages (BCP 47), the first of which is the page's own.
pub fn notices_markup<'a>(tags: impl Iterator<Item = &'a str> + Clone) -> String {
    let failures: String = tags.clone().map(failure_markup).collect();
    let no_scripts: Vec<String> = tags
        .map(|tag| format!("<p lang=\"{}\">{}</p>", escaped(tag), escaped(failure_texts(tag).no_scripts)))
        .collect();
    let no_scripts = no_scripts.concat();
    format!(
        "<div class=\"notice\" data-failure role=\"alert\" hidden>{failures}</div><noscript><div class=\"notice\">{no_scripts}</div></noscript>"
    )
}

fn failure_markup(tag: &str) -> String {
    let FailureTexts { title, reasons, again, afresh, without, .. } = failure_texts(tag);
    let reasons: Vec<String> = REASONS
        .iter()
        .zip(reasons)
        .map(|(code, words)| format!("<span data-reason=\"{code}\" hidden>{}</span>", escaped(words)))
        .collect();
    let reasons = reasons.concat();
    // An empty address is the page's own, with its query.
    let ways: String = [("again", "", again), ("afresh", "?", afresh), ("without", "?plain=1", without)]
        .iter()
        .map(|(way, href, words)| format!("<a data-way=\"{way}\" href=\"{href}\">{}</a>", escaped(words)))
        .collect::<Vec<_>>()
        .join(" ");
    format!(
        "<div lang=\"{}\" hidden><p><strong>{}</strong> {reasons}</p><p class=\"notice-ways\">{ways}</p></div>",
        escaped(tag),
        escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_told_in_every_language() {
        let markup = notices_markup(["en", "zh", "ru"].into_iter());
        for code in REASONS {
            assert_eq!(markup.matches(&format!("data-reason=\"{code}\"")).count(), 3, "{code}");
        }
        for tag in ["en", "zh", "ru"] {
            assert_eq!(markup.matches(&format!("lang=\"{tag}\"")).count(), 2, "{tag}");
        }
        // What follows the notice may be in any language.
        assert!(!markup.contains("английск") && !markup.contains("英文"));
        // Three languages are three different texts.
        let titles = ["en", "zh", "ru"].map(|tag| failure_texts(tag).title);
        assert!(titles.iter().all(|title| markup.matches(title).count() == 1));
    }
}
