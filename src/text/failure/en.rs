//! English.

use super::FailureTexts;

pub(super) const TEXTS: FailureTexts = FailureTexts {
    title: "The interactive part of this atlas is not running.",
    reasons: [
        "This browser has no WebAssembly, or it is switched off.",
        "This browser, or a rule of this site, does not allow WebAssembly.",
        "A part of it did not arrive.",
        "A part of it arrived damaged.",
        "In this sandboxed frame, the server has to send “Access-Control-Allow-Origin: *” with its files.",
        "It met an error of its own and has stopped.",
        "This link asks for the page without it.",
    ],
    again: "Load it again with what you chose",
    afresh: "Start afresh",
    without: "Read map and tables without it",
    no_scripts: "Scripts are switched off here, so the map cannot be moved and nothing can be selected. Map, tables, chronology and sources stand below.",
};
