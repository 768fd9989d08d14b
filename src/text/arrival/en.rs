//! English.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "Descriptions are on their way…",
    overdue: "Some descriptions have not arrived; the page keeps asking for them.",
    rest_coming: "The rest of the page is on its way…",
    rest_overdue: "The rest of the page has not arrived; the page keeps asking for it.",
    part_coming: "This part of the page is on its way…",
    part_overdue: "This part of the page has not arrived; the page keeps asking for it.",
};
