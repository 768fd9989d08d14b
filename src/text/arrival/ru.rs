//! Russian.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "Описания загружаются…",
    overdue: "Часть описаний ещё не загрузилась; страница повторяет запрос.",
};
