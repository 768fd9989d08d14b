//! Russian.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "Описания загружаются…",
    overdue: "Часть описаний ещё не загрузилась; страница повторяет запрос.",
    part_coming: "Эта часть страницы загружается…",
    part_overdue: "Эта часть страницы ещё не загрузилась; страница повторяет запрос.",
};
