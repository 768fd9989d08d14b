//! English.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "Descriptions are on their way…",
    overdue: "Some descriptions have not arrived; the page keeps asking for them.",
    part_coming: "This part of the page is on its way…",
    part_overdue: "This part of the page has not arrived; the page keeps asking for it.",
};
