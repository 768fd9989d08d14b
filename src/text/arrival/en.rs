//! English.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "Descriptions are on their way…",
    overdue: "Some descriptions have not arrived; the page keeps asking for them.",
};
