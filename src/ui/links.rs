//! Links that a sandboxed frame keeps from opening: the reader gets their address.

use super::{context::Page, say::effect_since};
use crate::{
    text::{embed_texts, escaped, link_texts},
    web::{self, Topic},
};
use leptos::prelude::*;

/// Shows and says the address of a link that does not open, for the life of the page.
pub(super) fn follow_links(page: Page) {
    let tag = move || untrack(|| page.language_tag());
    let listener = web::on_blocked_link(
        move |address| {
            let texts = link_texts(tag());
            web::say(Topic::Outcome, &[texts.blocked, " ", address].concat());
            markup(texts.blocked, address, embed_texts(tag()).copy_link)
        },
        move |is_copied| {
            let words = if is_copied { untrack(|| page.texts()).copied } else { link_texts(tag()).selected };
            web::say(Topic::Outcome, words);
            words
        },
    );
    StoredValue::new_local(listener);
    // An address of what was shown before would be taken for that of what is.
    effect_since(move |before: Option<()>| {
        let _ = page.query();
        if before.is_some() {
            web::after_frame(|| web::refresh_address(".embed-full"));
        }
    });
}

fn markup(words: &str, address: &str, copy: &str) -> String {
    [
        "<div class=\"link-shown\"><p>",
        words,
        "</p><pre class=\"share-code\">",
        &escaped(address),
        "</pre><button type=\"button\" class=\"quiet-button\" data-copy-address=\"\">",
        copy,
        "</button><span class=\"copy-said\"></span></div>",
    ]
    .concat()
}
